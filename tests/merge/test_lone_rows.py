"""Rows that say nothing new are left out of planning; the plan is the same as if they were not."""

from __future__ import annotations

from collections.abc import Collection

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from roster_desktop.merge import Counts, MergePlan, plan_merge
from roster_desktop.merge.lone_rows import lone_rows
from roster_desktop.records import Delivery, RowId, RowState
from tests.builders import TOY, TOY_PEOPLE, toy_person
from tests.merge.world import Ledger, RosterFile


class Suspicious(RosterFile):
    """A file that takes every row for one that another may be met by."""

    def twins(self, roster: str, rows: Collection[RowId]) -> list[RowId]:
        return list(rows)


class Watched(RosterFile):
    """A file that remembers which rows were read."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.read: list[RowId] = []

    def states_by_id(self, roster: str, ids: Collection[RowId]) -> dict[RowId, RowState]:
        self.read += ids
        return super().states_by_id(roster, ids)


ACTS = st.lists(
    st.tuples(
        st.sampled_from(("add", "type", "correct", "remove", "copy", "send")),
        st.integers(0, 5),
        st.sampled_from(("1", "2")),
        st.booleans(),
    ),
    max_size=12,
)


def act(file: RosterFile, what: str, place: int, text: str) -> None:
    rows = sorted(file.rows)
    if what in ("add", "copy") or not rows:
        file.add(toy_person("张三" if what == "copy" else f"人{place}", place + 1))
        return
    row = rows[place % len(rows)]
    if file.rows[row].standing.value == "removed":
        return
    if what == "type":
        file.type(row, phone=f"1380000000{text}")
    elif what == "correct":
        file.type(row, name=f"人{text}")
    elif what == "remove":
        file.remove(row)


def lived(acts: list[tuple[str, int, str, bool]]) -> tuple[RosterFile, RosterFile]:
    """A village and its township after all that."""
    ledger = Ledger()
    village, township = RosterFile(ledger), RosterFile(ledger)
    for what, place, text, in_village in acts:
        here, there = (village, township) if in_village else (township, village)
        if what == "send":
            there.take(here.book())
        else:
            act(here, what, place, text)
    return village, township


def planned(delivery: Delivery, kind: type[RosterFile], like: RosterFile) -> MergePlan:
    file = kind(like.ledger, rows=dict(like.rows), own=like.own, lineages=dict(like.lineages))
    return plan_merge(TOY, delivery, file, memory=file)


@given(ACTS)
@settings(max_examples=60, deadline=None)
def test_a_plan_is_the_same_whether_quiet_rows_are_left_out_or_not(acts: list[tuple[str, int, str, bool]]):
    village, township = lived(acts)
    # Somebody copied a line of the sheet below itself.
    rows = village.book().delivery.rows
    delivery = replace(village.book().delivery, rows=(*rows, *rows[:1]))

    assert planned(delivery, RosterFile, township) == planned(delivery, Suspicious, township)


@given(ACTS)
@settings(max_examples=60, deadline=None)
def test_a_plan_is_the_same_whether_rows_bear_marks_or_not(acts: list[tuple[str, int, str, bool]]):
    village, township = lived(acts)
    delivery = village.book().delivery
    unmarked = replace(delivery, rows=tuple(replace(row, mark="") for row in delivery.rows))

    assert planned(delivery, RosterFile, township) == planned(unmarked, RosterFile, township)


def test_a_row_whose_mark_the_file_keeps_is_not_read():
    village = RosterFile(Ledger())
    rows = [village.add(toy_person(f"人{number}", number + 1)) for number in range(3)]
    township = Watched(village.ledger).take(village.book())
    village.type(rows[1], phone="13800000002")
    township.read.clear()

    plan = plan_merge(TOY, village.book().delivery, township)

    assert township.read == [rows[1]]
    assert plan.counts == {"folk": Counts(read=3, changed=1, unchanged=2)}


def test_a_marked_row_that_stands_twice_in_the_book_is_planned():
    village = RosterFile(Ledger())
    village.add(toy_person())
    township = RosterFile(village.ledger).take(village.book())
    delivery = village.book().delivery

    lone = lone_rows(TOY_PEOPLE, (*delivery.rows, *delivery.rows), township)

    assert not lone.quiet
    assert [place for place, _ in lone.others] == [0, 1]


def test_a_marked_row_that_stands_in_the_book_with_other_words_too_is_planned():
    village = RosterFile(Ledger())
    row, other = (village.add(toy_person(f"人{number}", number + 1)) for number in range(2))
    township = RosterFile(village.ledger).take(village.book())
    before = village.book().delivery.rows
    village.type(row, phone="13800000002")
    after = [one for one in village.book().delivery.rows if one.state and one.state.id == row]

    lone = lone_rows(TOY_PEOPLE, (*before, *after), township)

    assert set(lone.quiet) == {other}
    assert {one.state.id for _, one in lone.others if one.state} == {row}
    assert len(lone.others) == 2


def test_a_quiet_row_that_only_the_memory_has_is_not_counted():
    village = RosterFile(Ledger())
    for number in range(2):
        village.add(toy_person(f"人{number}", number + 1))
    township = RosterFile(village.ledger).take(village.book())
    first, second = village.book().delivery.rows

    for unmarked in ("", first.mark):
        lone = lone_rows(TOY_PEOPLE, (replace(first, number=0, mark=unmarked), second), township)

        assert (len(lone.quiet), lone.seen_and_quiet) == (2, 1)


def test_a_book_that_comes_again_as_it_was_is_quiet_as_a_whole():
    village = RosterFile(Ledger())
    for number in range(3):
        village.add(toy_person(f"人{number}", number + 1))
    township = RosterFile(village.ledger).take(village.book())
    book = village.book().delivery

    lone = lone_rows(TOY_PEOPLE, book.rows, township)

    assert set(lone.quiet) == set(village.rows)
    assert not lone.newer
    assert plan_merge(TOY, book, township).counts == {"folk": Counts(read=3, unchanged=3)}


def test_a_row_with_a_twin_in_the_file_is_not_quiet():
    village = RosterFile(Ledger())
    row = village.add(toy_person())
    township = RosterFile(village.ledger).take(village.book())
    twin = township.add(toy_person())

    plan = plan_merge(TOY, village.book().delivery, township)

    assert [change.state.id for change in plan.changes] == [min(row, twin)]


def test_a_row_of_which_a_cell_is_newer_is_told_by_itself():
    village = RosterFile(Ledger())
    rows = [village.add(toy_person(f"人{number}", number + 1)) for number in range(3)]
    township = RosterFile(village.ledger).take(village.book())
    village.type(rows[1], phone="13800000002")
    book = village.book().delivery

    lone = lone_rows(TOY_PEOPLE, book.rows, township)
    plan = plan_merge(TOY, book, township)

    assert set(lone.newer) == {rows[1]}
    assert plan.counts == {"folk": Counts(read=3, changed=1, unchanged=2)}
    [statement] = plan.statements
    assert [(move.column, move.after) for move in statement.moves] == [("phone", "13800000002")]


def test_a_row_that_both_sides_altered_or_whose_key_is_another_now_is_planned_with_all_that_it_meets():
    village = RosterFile(Ledger())
    rows = [village.add(toy_person(f"人{number}", number + 1)) for number in range(3)]
    township = RosterFile(village.ledger).take(village.book())
    village.type(rows[0], phone="13800000002")
    township.type(rows[0], phone="13800000001")
    village.type(rows[1], name="人九")

    lone = lone_rows(TOY_PEOPLE, village.book().delivery.rows, township)

    assert set(lone.quiet) == {rows[2]}
    assert not lone.newer
    assert plan_merge(TOY, village.book().delivery, township).conflicts == 1
