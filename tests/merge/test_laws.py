"""The laws of merging, over random histories of at least three files.
Names of the laws as people would say them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roster_desktop.merge import plan_merge
from roster_desktop.records import BLANK, LISTED, REMOVAL_KEY, Cell, Pair, RowState, Standing
from tests.builders import TOY
from tests.merge.world import Act, Book, RosterFile, same
from tests.strategies import History, histories, lives_of_one_file
from tests.trust.tally import Tally


@given(histories(), st.data())
def test_the_same_books_in_any_order_give_the_same_file(history: History, data: st.DataObject) -> None:
    receiver = data.draw(st.sampled_from([RosterFile(history.files[0].ledger), *history.files]))
    books = _all_books(history)
    order = data.draw(st.permutations(books + data.draw(st.lists(st.sampled_from(books), max_size=3))))

    one, other = receiver.copy().take(*books), receiver.copy().take(*order)

    assert one.rows == other.rows
    assert one.open == other.open


@given(histories(), st.data())
def test_books_may_be_gathered_on_the_way(history: History, data: st.DataObject) -> None:
    receiver = data.draw(st.sampled_from([RosterFile(history.files[0].ledger), *history.files]))
    books = data.draw(st.permutations(_all_books(history)))
    cut = data.draw(st.integers(0, len(books)))

    gathered = RosterFile(history.files[0].ledger).take(*books[:cut]).book()
    one, other = receiver.copy().take(gathered, *books[cut:]), receiver.copy().take(*books)

    assert one.rows == other.rows


@given(histories())
def test_a_book_that_comes_again_changes_nothing(history: History) -> None:
    receiver = RosterFile(history.files[0].ledger).take(*_all_books(history))

    plans = [plan_merge(TOY, book.delivery, receiver) for book in _all_books(history)]

    assert [plan.changes for plan in plans] == [()] * len(plans)
    assert [plan.conflicts for plan in plans] == [0] * len(plans)


@given(histories("rename"))
def test_no_write_disappears_but_under_one_whose_author_had_seen_it(history: History) -> None:
    books = _all_books(history)
    receiver = RosterFile(history.files[0].ledger).take(*books)

    assert _disappeared(receiver, books) == []


@given(histories("rename"))
def test_nobody_is_asked_about_what_one_side_had_seen(history: History) -> None:
    receiver = RosterFile(history.files[0].ledger).take(*_all_books(history))
    seen = receiver.ledger.seen_by_act

    for state in receiver.rows.values():
        for key, cell in state.counting.items():
            written = [(_act(pair, state), _part(pair, state), pair.value) for pair in cell]
            for act, part, value in written:
                assert not any(
                    act in seen[other] for other, its, text in written if its == part and text != value
                ), (key, written)


@given(histories())
def test_a_removal_that_saw_everything_is_never_disputed(history: History) -> None:
    receiver = RosterFile(history.files[0].ledger).take(*_all_books(history))
    seen = receiver.ledger.seen_by_act

    for state in receiver.rows.values():
        removals = [pair for pair in state.cell(REMOVAL_KEY) if pair.value != LISTED]
        acts = {_act(pair, state) for _, pair in _pairs(state) if pair.by}
        if any(acts <= seen[_act(removal, state)] for removal in removals):
            assert REMOVAL_KEY not in state.open_registers


@given(histories())
def test_who_removes_a_row_has_removed_it_and_who_restores_it_has_it_back(history: History) -> None:
    for file in history.files:
        for row in list(file.rows):
            file.remove(row)
            gone = file.rows[row].standing
            file.restore(row)

            assert (gone, file.rows[row].standing) == (Standing.REMOVED, Standing.LISTED)


@given(lives_of_one_file(), st.data())
def test_one_clerk_alone_never_contradicts_himself_about_who_is_listed(
    history: History, data: st.DataObject
) -> None:
    [file] = history.files
    books = data.draw(st.permutations([*history.books, file.book()]))
    receiver = RosterFile(file.ledger).take(*books)

    _assert_lists_what_its_clerk_left(receiver, file)
    assert file.take(receiver.book()).rows == receiver.rows


@given(lives_of_one_file())
def test_the_answer_to_an_old_book_asks_its_clerk_nothing_about_who_is_listed(history: History) -> None:
    [file] = history.files
    township = RosterFile(file.ledger).take(*history.books[:1])

    _assert_lists_what_its_clerk_left(file.copy().take(township.book()), file)


@given(histories("rename"))
def test_when_everyone_took_everything_and_all_is_decided_all_files_are_equal(history: History) -> None:
    files = history.files
    _exchange(files)
    _exchange(files)
    assert same(files)

    files[0].decide_everything()
    _exchange(files)

    assert same(files)
    assert not any(file.open for file in files)


@given(histories("rename"), st.data())
def test_nothing_typed_is_lost_in_any_order_even_where_names_change(
    history: History, data: st.DataObject
) -> None:
    books = data.draw(st.permutations(_all_books(history)))
    receiver = RosterFile(history.files[0].ledger).take(*books)

    for book in books:
        for row in book.delivery.rows:
            assert row.state is not None
            after = receiver.states_by_id(row.roster, [row.state.id])[row.state.id]
            for key, pair in _pairs(row.state.in_row(after.id)):
                stands = after.cell(key).pairs
                assert any(other == pair or pair.is_beaten_by(other) for other in stands)


class LaterBookWins(RosterFile):
    """Merges as copying over does: a row of the book takes the place of the row that was there."""

    def take(self, *books: Book) -> RosterFile:
        for book in books:
            self.rows |= {row.state.id: row.state for row in book.delivery.rows if row.state}
        return self


class LaterWriteWins(RosterFile):
    """Merges by a clock: of two texts that contradict each other the later one stays, and nobody is asked."""

    def take(self, *books: Book) -> RosterFile:
        super().take(*books)
        for row, state in self.rows.items():
            latest = {
                key: Cell(frozenset({max(cell, key=lambda pair: (pair.write[1], pair.write[0]))}))
                for key, cell in state.cells.items()
                if cell.is_open
            }
            self.rows[row] = state.with_cells(latest)
        return self


_TOLD: dict[Callable[..., RosterFile], str] = {
    LaterBookWins: "the later workbook wins",
    LaterWriteWins: "the later write wins",
}


@pytest.mark.parametrize("unsafe", _TOLD, ids=_TOLD.values())
def test_a_merge_in_which_the_later_one_wins_is_caught(
    unsafe: Callable[..., RosterFile], tally: Tally
) -> None:
    losing: list[bool] = []

    @settings(max_examples=40, derandomize=True, database=None)
    @given(histories())
    def tried(history: History) -> None:
        books = _all_books(history)
        losing.append(bool(_disappeared(unsafe(history.files[0].ledger).take(*books), books)))

    tried()

    tally.control("R9", _TOLD[unsafe], sum(losing), len(losing))


def _disappeared(receiver: RosterFile, books: list[Book]) -> list[Pair]:
    """Writes of these books that the receiver holds no longer, and whose end no author had seen."""
    found = []
    for book in books:
        for row in book.delivery.rows:
            assert row.state is not None
            after = receiver.states_by_id(row.roster, [row.state.id])[row.state.id]
            found += [
                pair
                for key, pair in _pairs(row.state.in_row(after.id))
                if not _is_kept(pair, after, key, receiver.ledger.seen_by_act)
            ]
    return found


def _assert_lists_what_its_clerk_left(receiver: RosterFile, file: RosterFile) -> None:
    """Nobody is asked who is listed; who is, and with which phone,
    follows from the clerk's own rows alone."""
    assert not [row for row, register in receiver.open if register == REMOVAL_KEY]
    for state in receiver.rows.values():
        parts = [file.rows[row] for row in (state.id, *state.aliases)]
        kept = [part for part in parts if part.standing is Standing.LISTED]
        assert state.standing is (Standing.LISTED if kept else Standing.REMOVED)
        if kept:
            phones = {value for part in kept for value in part.cell("phone").values}
            assert set(state.counting.get("phone", BLANK).values) == phones


def _all_books(history: History) -> list[Book]:
    return [*history.books, *(file.book() for file in history.files)]


def _exchange(files: list[RosterFile]) -> None:
    books = [file.book() for file in files]
    for file in files:
        file.take(*books)


def _pairs(state: RowState) -> list[tuple[str, Pair]]:
    return [(key, pair) for key, cell in state.cells.items() for pair in cell]


def _act(pair: Pair, state: RowState) -> Act:
    writer, number = pair.writer, pair.write[1]
    return (f"{writer}@{_part(pair, state)}" if "#" in writer else writer), number


def _part(pair: Pair, state: RowState) -> str:
    """Id of the row under which it was written."""
    return pair.part or state.id


def _is_kept(pair: Pair, state: RowState, register: str, seen: dict[Act, frozenset[Act]]) -> bool:
    return any(
        (other.value == pair.value and other.write == pair.write)
        or _act(pair, state) in seen[_act(other, state)]
        for other in state.cell(register)
    )
