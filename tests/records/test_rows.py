"""Rows: who is listed, what is asked, what every act writes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roster_desktop.records import (
    BLANK,
    LISTED,
    REMOVAL_KEY,
    Cell,
    RowId,
    RowState,
    Standing,
    added,
    column_texts,
    removed,
    restored,
    written,
)
from tests.builders import TOY_PEOPLE, toy_person
from tests.strategies import CELLS

ROW = RowId("b")


def _typed(row: str = ROW, writer: str = "w", number: int = 1, **cells: str) -> RowState:
    person = toy_person(**cells)  # type: ignore[arg-type]
    return added(TOY_PEOPLE, RowId(row), person, writer=writer, number=number)


def _written(state: RowState, writer: str, number: int, **cells: str) -> RowState:
    own = {writer}
    return state.with_cells(written(TOY_PEOPLE, state, cells, writer=writer, number=number, own_writers=own))


def _removed(state: RowState, writer: str, number: int, on: str = "2026-11-22") -> RowState:
    return state.with_cells(removed(state, "迁出", on, writer=writer, number=number))


def _restored(state: RowState, writer: str, number: int) -> RowState:
    return state.with_cells(restored(state, writer=writer, number=number))


@st.composite
def _rows(draw: st.DrawFn) -> RowState:
    cells = {key: cell for key in ("phone", REMOVAL_KEY) if (cell := draw(CELLS))}
    row = RowId(draw(st.sampled_from(("r3", "r4", "r5"))))
    aliases = frozenset(RowId(alias) for alias in draw(st.sets(st.sampled_from(("r6", "r7")))))
    return RowState(row, TOY_PEOPLE.key, cells, aliases)


@given(_rows(), _rows(), _rows())
def test_rows_join_alike_in_any_order(one: RowState, other: RowState, third: RowState) -> None:
    assert one.merged(one) == one
    assert one.merged(other) == other.merged(one)
    assert one.merged(other).merged(third) == one.merged(other.merged(third))
    assert one.merged(other).id == min(one.id, other.id)


def test_a_new_row_says_that_it_is_listed_and_starts_with_what_rows_start_with() -> None:
    state = added(TOY_PEOPLE, ROW, {"name": "张三"}, writer="w", number=1)

    assert state.standing is Standing.LISTED
    assert state.cell(REMOVAL_KEY).values == (LISTED,)
    assert column_texts(TOY_PEOPLE, state.shown(())) == {"name": "张三", "standing": "正常"}


def test_a_column_of_a_joined_register_keeps_its_neighbours() -> None:
    state = _typed(schooling="初中", school_year="一年级")

    after = _written(state, "w", 2, school_year="二年级")

    assert after.cell("school").values == (("初中", "二年级"),)


def test_typing_what_stands_there_writes_nothing() -> None:
    state = _typed(phone="13800000001")

    assert _written(state, "w", 2, phone="13800000001") == state


def test_typing_one_of_two_open_values_decides_for_it() -> None:
    ours, theirs = _written(_typed(), "w", 2, phone="1"), _written(_typed(), "v", 1, phone="2")
    open_row = ours.merged(theirs)

    decided = _written(open_row, "w", 3, phone="1")

    assert open_row.open_registers == ("phone",)
    assert decided.open_registers == ()
    assert decided.merged(theirs).shown(()) == decided.shown(())


def test_a_removal_covers_what_others_had_written_before_it() -> None:
    state = _removed(_written(_typed(), "v", 1, phone="1"), "w", 2)

    assert state.standing is Standing.REMOVED
    assert state.open_registers == ()


def test_a_removal_and_an_edit_that_did_not_know_of_each_other_are_one_question_of_the_row() -> None:
    disputed = _removed(_typed(), "w", 2).merged(_written(_typed(), "v", 1, phone="1"))

    assert disputed.standing is Standing.DISPUTED
    assert disputed.open_registers == (REMOVAL_KEY,)
    assert "removed_reason" not in column_texts(TOY_PEOPLE, disputed.shown({"w"}))


@pytest.mark.parametrize(("decide", "standing"), [(_restored, Standing.LISTED), (_removed, Standing.REMOVED)])
def test_the_removal_question_is_decided_either_way(decide: object, standing: Standing) -> None:
    disputed = _removed(_typed(), "w", 2).merged(_written(_typed(), "v", 1, phone="1"))

    decided = decide(disputed, "u", 1)  # type: ignore[operator]

    assert decided.standing is standing
    assert decided.merged(disputed) == decided


def test_two_removals_for_different_reasons_ask_for_the_reason_only() -> None:
    state = _removed(_typed(), "w", 2).merged(_removed(_typed(), "v", 1, on="2026-11-01"))

    assert state.standing is Standing.REMOVED
    assert state.open_registers == (REMOVAL_KEY,)


def test_a_removal_needs_a_reason_or_a_day() -> None:
    with pytest.raises(ValueError, match="reason"):
        removed(_typed(), "", "", writer="w", number=2)


def test_words_of_a_duplicate_taken_out_beside_a_kept_row_do_not_count() -> None:
    joined = _with_duplicate_out()

    assert joined.standing is Standing.LISTED
    assert joined.open_registers == ()
    assert joined.shown(())["phone"] == ("1",)
    assert "remark" not in joined.shown(())


def test_writing_beats_the_words_that_do_not_count_too() -> None:
    joined = _with_duplicate_out()

    after = _written(joined, "u", 1, phone="3")

    assert after.cell("phone").values == (("3",),)
    assert after.merged(joined) == after


def test_removing_and_restoring_do_not_call_a_duplicates_words_back() -> None:
    joined = _with_duplicate_out()

    gone = _removed(joined, "u", 1)
    back = _restored(gone, "u", 2)

    assert gone.standing is Standing.REMOVED
    assert back.standing is Standing.LISTED
    assert back.shown(())["phone"] == ("1",)
    assert "remark" not in back.shown(())
    assert back.open_registers == ()


def test_the_duplicates_own_clerk_may_put_it_back() -> None:
    kept, twin = _typed("a", phone="1"), _typed("b", number=2, phone="2")
    out = _removed(twin, "w", 3)
    marked = out.with_cells({REMOVAL_KEY: _beside(out)})

    joined = kept.merged(marked).merged(_restored(out, "w", 4))

    assert joined.standing is Standing.LISTED
    assert joined.open_registers == ("phone",)


def test_where_each_of_two_clerks_kept_what_the_other_took_out_somebody_is_asked() -> None:
    one, twin = _typed("a"), _typed("b", number=2)
    first, second = _removed(one, "v", 1), _removed(twin, "u", 1)

    joined = first.with_cells({REMOVAL_KEY: _beside(first)}).merged(
        second.with_cells({REMOVAL_KEY: _beside(second)})
    )

    assert joined.standing is Standing.DISPUTED
    assert joined.shown(())["name"] == ("张三",)


def test_a_duplicate_out_in_spring_and_the_person_in_autumn_ask_for_no_reason() -> None:
    spring, autumn = (
        _removed(_typed("b", number=2), "w", 3, on="2026-03-01"),
        _removed(_typed("a"), "w", 4, on="2026-10-01"),
    )

    joined = autumn.merged(spring)

    assert joined.standing is Standing.REMOVED
    assert joined.open_registers == ()
    assert joined.shown(())[REMOVAL_KEY] == ("迁出", "2026-10-01")


def test_a_row_without_any_removal_register_is_listed() -> None:
    assert RowState(ROW, TOY_PEOPLE.key, {"phone": BLANK.written(("1",), "w", 1)}).standing is Standing.LISTED


def _with_duplicate_out() -> RowState:
    kept, twin = _typed("a", phone="1"), _typed("b", number=2, phone="2", remark="重复")
    out = _removed(twin, "w", 3)
    return kept.merged(out.with_cells({REMOVAL_KEY: _beside(out)}))


def _beside(state: RowState) -> Cell:
    return Cell(frozenset(pair.beside() for pair in state.cell(REMOVAL_KEY).pairs))
