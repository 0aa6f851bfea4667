"""The laws of merging as a machine: whatever three clerks do, with copies, backups and books on the way,
the same books in any order give the same file, nobody is asked in vain, and in the end all files agree."""

from __future__ import annotations

from random import Random

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from roster_desktop.merge import plan_merge
from tests.builders import TOY
from tests.merge.test_laws import _act, _all_books, _exchange, _part
from tests.merge.world import RosterFile, same
from tests.strategies import DOING, EDITS, TRAVELS, Step, begun

NUMBERS = st.integers(0, 5)
FILES = st.integers(0, 2)


class BooksThatRemember(RuleBasedStateMachine):
    """Files, the books that left them, their copies and backups."""

    def __init__(self) -> None:
        super().__init__()
        self.history = begun()

    @rule(what=st.sampled_from(sorted(set(EDITS))), file=FILES, one=NUMBERS, other=NUMBERS)
    def somebody_writes(self, what: str, file: int, one: int, other: int) -> None:
        self._do(what, file, one, other)

    @rule(what=st.sampled_from(TRAVELS), file=FILES, one=NUMBERS, other=NUMBERS)
    def something_travels(self, what: str, file: int, one: int, other: int) -> None:
        self._do(what, file, one, other)

    @rule(file=FILES, one=NUMBERS)
    def a_book_comes_again_and_changes_nothing(self, file: int, one: int) -> None:
        if not self.history.books:
            return
        receiver, book = self._file(file), self.history.books[one % len(self.history.books)]
        receiver.take(book)

        assert plan_merge(TOY, book.delivery, receiver).changes == ()

    @invariant()
    def nobody_is_asked_about_what_one_side_had_seen(self) -> None:
        seen = self.history.files[0].ledger.seen_by_act
        for file in self.history.files:
            for state in file.rows.values():
                for key, cell in state.counting.items():
                    told = [(_act(pair, state), _part(pair, state), pair.value) for pair in cell]
                    assert not any(
                        act in seen[other]
                        for act, part, value in told
                        for other, its, text in told
                        if its == part and text != value
                    ), key

    def teardown(self) -> None:
        books = _all_books(self.history)
        ledger = self.history.files[0].ledger
        one = RosterFile(ledger).take(*books)
        for number in range(3):
            Random(number).shuffle(books)
            other = RosterFile(ledger).take(*books)
            assert other.rows == one.rows
            assert other.open == one.open
        files = self.history.files
        _exchange(files)
        _exchange(files)
        assert same(files)
        files[0].decide_everything()
        _exchange(files)
        assert same(files)
        assert not any(file.open for file in files)

    def _do(self, what: str, file: int, one: int, other: int) -> None:
        DOING[what](self.history, self._file(file), Step(what, file, one, other))

    def _file(self, number: int) -> RosterFile:
        return self.history.files[number % len(self.history.files)]


TestBooksThatRemember = BooksThatRemember.TestCase
TestBooksThatRemember.settings = settings(stateful_step_count=25)
