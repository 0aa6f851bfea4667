"""Different cells of one row, changed at the same time: told alike in every order, and looked at once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from roster_desktop.records import (
    RowId,
    RowState,
    edit_writer,
    is_touch,
    reviewed,
    reviews,
    touched_by_edits,
)
from roster_desktop.schema import Care, care_of, registers_of
from tests.builders import TOY_JOBS, TOY_PEOPLE, toy_job, toy_person
from tests.merge.world import Ledger, RosterFile
from tests.strategies import History, histories

JOBS = TOY_JOBS.key


def two_offices() -> tuple[RosterFile, RosterFile, RowId]:
    """A village, its township, and a job that both know."""
    ledger = Ledger()
    village, township = RosterFile(ledger), RosterFile(ledger)
    village.add(toy_person())
    row = village.add(toy_job(wage="3800"), JOBS)
    township.take(village.book())
    return village, township, row


def look(file: RosterFile) -> None:
    """Whoever sits at this file looks at everything that was changed at the same time."""
    for row, state in list(file.rows.items()):
        for care in reviews(state):
            file.number += 1
            lines = reviewed(file.rows[row], care, writer=file.writer, number=file.number)
            file.rows[row] = file.rows[row].with_cells(lines)


def told(file: RosterFile) -> dict[RowId, dict[Care, tuple[str, ...]]]:
    return {row: found for row, state in file.rows.items() if (found := reviews(state))}


def test_two_cells_of_one_group_changed_at_the_same_time_are_told():
    village, township, row = two_offices()
    village.type(row, wage="4200")
    township.type(row, bank="邮储")

    township.take(village.book())

    assert not township.open
    assert told(township) == {row: {Care.MONEY: ("account", "wage")}}


def test_cells_of_different_groups_are_not_told():
    village, township, row = two_offices()
    village.type(row, wage="4200")
    township.type(row, insured="是")

    assert told(township.take(village.book())) == {}


def test_who_had_seen_the_other_change_is_not_asked():
    village, township, row = two_offices()
    village.type(row, wage="4200")
    township.take(village.book())
    township.type(row, bank="邮储")

    assert told(village.take(township.book())) == {}


def test_the_same_cell_changed_alike_is_not_told():
    village, township, row = two_offices()
    for office in (village, township):
        office.type(row, wage="4200")

    assert told(township.take(village.book())) == {}


def test_what_was_changed_earlier_and_seen_does_not_count_again():
    village, township, row = two_offices()
    village.type(row, bank="邮储")
    township.take(village.book())
    for office in (village, township):
        office.type(row, wage="4200")

    assert told(township.take(village.book())) == {}


def test_a_conflict_in_the_group_comes_first_and_deciding_it_has_seen_the_row():
    village, township, row = two_offices()
    village.type(row, wage="4200", bank="邮储")
    township.type(row, wage="4500")
    township.take(village.book())
    assert township.open
    assert told(township) == {}

    township.decide(row, "wage", ("4500",))

    assert told(township) == {}
    assert told(village.take(township.book())) == {}


def test_what_was_looked_at_is_not_asked_again_by_a_book_that_comes_again():
    village, township, row = two_offices()
    village.type(row, wage="4200")
    township.type(row, bank="邮储")
    book = village.book()
    township.take(book)
    look(township)

    assert told(township.take(book)) == {}
    assert told(village.take(township.book())) == {}


def test_a_third_change_that_had_not_seen_the_first_two_is_told_though_they_were_looked_at():
    village, township, row = two_offices()
    third = village.copy()
    village.type(row, wage="4200")
    township.type(row, bank="邮储")
    third.type(row, wage="4200")
    township.take(village.book())
    look(township)

    assert told(township.take(third.book())) == {row: {Care.MONEY: ("account", "wage")}}


def edited_copy(state: RowState, **edits: str) -> RowState:
    """The row as somebody edited it in a copy of one workbook."""
    writers = {key: edit_writer("book01", key, (text,)) for key, text in edits.items()}
    return state.with_cells(touched_by_edits(TOY_JOBS, state, writers))


def test_a_copy_that_was_edited_further_is_not_told_beside_the_one_before():
    village, _, row = two_offices()
    state = village.rows[row]
    first, second = edited_copy(state, wage="4200"), edited_copy(state, wage="4300", account="邮储")

    assert reviews(first.merged(second)) == {}


def test_two_copies_edited_in_different_cells_are_told():
    village, _, row = two_offices()
    state = village.rows[row]
    first, second = edited_copy(state, wage="4200"), edited_copy(state, account="邮储")

    assert reviews(first.merged(second)) == {Care.MONEY: ("account", "wage")}


@given(histories("rename"), st.data())
def test_the_same_books_in_any_order_tell_the_same(history: History, data: st.DataObject) -> None:
    books = [*history.books, *(file.book() for file in history.files)]
    order = data.draw(st.permutations(books))
    ledger = history.files[0].ledger

    assert told(RosterFile(ledger).take(*books)) == told(RosterFile(ledger).take(*order))


@given(histories("rename"))
def test_whoever_is_told_of_had_not_seen_the_other(history: History) -> None:
    receiver = RosterFile(history.files[0].ledger)
    receiver.take(*history.books, *(file.book() for file in history.files))
    seen = receiver.ledger.seen_by_act

    for state in receiver.rows.values():
        for care in reviews(state):
            cell = state.counting[f"touched:{care.value}"]
            pairs = [pair for pair in cell if pair.writer in _writers(seen)]
            acts = [(pair.writer, pair.write[1]) for pair in pairs]
            assert all(one == other or one not in seen[other] for one in acts for other in acts)


@given(histories("rename"))
def test_looked_at_in_one_file_is_looked_at_in_all(history: History) -> None:
    first, *others = history.files
    first.take(*(file.book() for file in history.files))
    first.decide_everything()
    look(first)
    assert told(first) == {}

    for file in others:
        file.take(first.book())
        assert told(file) == {}


def test_every_column_belongs_to_a_group_and_bookkeeping_to_none():
    for roster in (TOY_PEOPLE, TOY_JOBS):
        grouped = [register for care in Care for register in registers_of(roster, care)]
        assert len(grouped) == len(set(grouped)) == len(roster.registers) - 2
        assert care_of(roster, "removal") is None


def test_a_line_of_writes_is_shown_nowhere():
    village, _, row = two_offices()
    village.type(row, wage="4200")
    state: RowState = village.rows[row]

    assert any(is_touch(key) for key in state.cells)
    assert "touched" not in village.visible(state)


def _writers(seen: dict[tuple[str, int], frozenset[tuple[str, int]]]) -> set[str]:
    return {writer for writer, _ in seen}
