"""The laws of merging where people also say which rows are one, not one, and not one after all.

Nobody shares a natural key here: rows that only a key would join are another matter (`test_same_row.py`).
"""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from roster_desktop.merge import plan_merge
from roster_desktop.records import RowState
from tests.builders import TOY, toy_person
from tests.merge.world import Book, Ledger, RosterFile, same

PHONES = ("13800000001", "13800000002", "13800000003")

Deed = tuple[str, int, int, int]


class Office:
    """Three files that begin alike, and every book that left them."""

    def __init__(self) -> None:
        first = RosterFile(Ledger())
        for number, name in enumerate(("张三", "张山", "章三", "张叁"), start=1):
            first.add(toy_person(name, number, phone=PHONES[number % 3]))
        self.files = [first, first.copy(), first.copy()]
        self.books: list[Book] = []

    def run(self, deeds: list[Deed]) -> Office:
        for what, file, one, other in deeds:
            _DOING[what](self, self.files[file], one, other)
        return self

    def all_books(self) -> list[Book]:
        return [*self.books, *(file.book() for file in self.files)]


def _pair(file: RosterFile, one: int, other: int) -> tuple[str, str] | None:
    rows = sorted(file.rows)
    first, second = rows[one % len(rows)], rows[other % len(rows)]
    return None if first == second else (min(first, second), max(first, second))


def _join(office: Office, file: RosterFile, one: int, other: int) -> None:
    if pair := _pair(file, one, other):
        file.join(*pair, phone=PHONES[one % 3])


def _apart(office: Office, file: RosterFile, one: int, other: int) -> None:
    if pair := _pair(file, one, other):
        file.set_apart(*pair)


def _unjoin(office: Office, file: RosterFile, one: int, other: int) -> None:
    joined = sorted((row, alias) for row, state in file.rows.items() for alias in state.aliases)
    if joined:
        file.unjoin(*joined[one % len(joined)])


def _type(office: Office, file: RosterFile, one: int, other: int) -> None:
    rows = sorted(file.rows)
    file.type(rows[one % len(rows)], phone=PHONES[other % 3])


def _book(office: Office, file: RosterFile, one: int, other: int) -> None:
    office.books.append(file.book())


def _take(office: Office, file: RosterFile, one: int, other: int) -> None:
    if office.books:
        file.take(office.books[one % len(office.books)])


_DOING: dict[str, Callable[[Office, RosterFile, int, int], None]] = {
    "join": _join, "apart": _apart, "unjoin": _unjoin, "type": _type, "book": _book, "take": _take,
}  # fmt: skip

OFFICES = st.lists(
    st.tuples(
        st.sampled_from(("join", "join", "apart", "unjoin", "unjoin", "type", "type", "book", "take")),
        st.integers(0, 2),
        st.integers(0, 5),
        st.integers(0, 5),
    ),
    min_size=4,
    max_size=20,
)


@given(OFFICES, st.data())
def test_the_same_books_in_any_order_leave_the_same_people_apart_and_together(
    deeds: list[Deed], data: st.DataObject
) -> None:
    office = Office().run(deeds)
    books = office.all_books()
    order = data.draw(st.permutations(books + data.draw(st.lists(st.sampled_from(books), max_size=3))))
    receiver = data.draw(st.sampled_from([RosterFile(office.files[0].ledger), *office.files]))

    one, other = receiver.copy().take(*books), receiver.copy().take(*order)

    assert one.rows == other.rows


@given(OFFICES, st.data())
def test_books_may_be_gathered_on_the_way(deeds: list[Deed], data: st.DataObject) -> None:
    office = Office().run(deeds)
    books = data.draw(st.permutations(office.all_books()))
    cut = data.draw(st.integers(0, len(books)))

    gathered = RosterFile(office.files[0].ledger).take(*books[:cut]).book()
    one = RosterFile(office.files[0].ledger).take(gathered, *books[cut:])
    other = RosterFile(office.files[0].ledger).take(*books)

    assert one.rows == other.rows


@given(OFFICES)
def test_a_book_that_comes_again_changes_nothing(deeds: list[Deed]) -> None:
    office = Office().run(deeds)
    receiver = RosterFile(office.files[0].ledger).take(*office.all_books())

    plans = [plan_merge(TOY, book.delivery, receiver) for book in office.all_books()]

    assert [plan.changes for plan in plans] == [()] * len(plans)


@given(OFFICES)
def test_when_everyone_took_everything_and_all_is_decided_all_files_are_equal(deeds: list[Deed]) -> None:
    files = Office().run(deeds).files
    _exchange(files)
    _exchange(files)
    assert same(files)

    files[0].decide_everything()
    _exchange(files)

    assert same(files)
    assert not any(file.open for file in files)


@given(OFFICES)
def test_no_word_is_lost_whoever_was_taken_for_whom(deeds: list[Deed]) -> None:
    office = Office().run(deeds)
    books = office.all_books()
    receiver = RosterFile(office.files[0].ledger).take(*books)

    held = list(receiver.rows.values())
    for book in books:
        for row in book.delivery.rows:
            assert row.state is not None
            for value in row.state.cell("phone").values:
                assert any(
                    value in state.cell("phone").values or _has_seen(state, row.state) for state in held
                )


@given(OFFICES, st.data())
def test_taking_the_last_joining_back_gives_both_rows_as_they_were(
    deeds: list[Deed], data: st.DataObject
) -> None:
    file = Office().run(deeds).files[0]
    rows = sorted(file.rows)
    if len(rows) < 2:
        return
    one, other = rows[0], data.draw(st.sampled_from(rows[1:]))
    before = [_words(file, row) for row in (one, other)]
    file.join(one, other, phone="13800000009")

    file.unjoin(one, other)

    assert [_words(file, row) for row in (one, other)] == before


def _words(file: RosterFile, row: str) -> dict[str, str]:
    return {key: text for key, text in file.visible(file.rows[row]).items() if key != "sameness"}


def _has_seen(state: RowState, other: RowState) -> bool:
    mine = state.in_row(min(state.id, other.id)).version
    return any(
        mine.covers(pair.version) for pair in other.in_row(min(state.id, other.id)).cell("phone").pairs
    )


def _exchange(files: list[RosterFile]) -> None:
    books = [file.book() for file in files]
    for file in files:
        file.take(*books)
