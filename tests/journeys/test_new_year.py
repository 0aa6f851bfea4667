"""A year begins here and there, not on one day: figures of the old one end, the new ones stand."""

from __future__ import annotations

from datetime import date

from roster_desktop.tasks.deciding import open_conflicts
from roster_desktop.tasks.new_year import begin_year, plan_new_year
from roster_desktop.tasks.typing import write_cells
from roster_desktop.wording import office
from roster_desktop.workspace import Query
from tests.journeys.an_office import (
    ANN,
    BOB,
    JOBS,
    TOWNSHIP,
    Office,
    job,
    person,
    told,
    village_unit,
    world,
)
from tests.workspace.toy import refused

__all__ = ["world"]


def test_a_new_year_clears_what_is_of_one_year_and_carries_everything_else(world: Office):
    village = world.new(village_unit("四合村"))
    person(village, "张安", ANN, phone="13800000001")
    row = job(
        village, "张安", ANN, months_this_year="10", yearly_income="36000", monthly_wage="4000",
        transport_amount="500", transport_year="2026", transport_status="已发放",
    )  # fmt: skip
    ahead = job(village, "张安", ANN, started_on="2026-05", transport_amount="300", transport_year="2027")
    world.day = date(2027, 1, 5)

    planned = plan_new_year(village, 2027)
    begin_year(village, planned, {part.key for part in planned.parts})
    [first, second] = village.rows(JOBS, [row, ahead])

    assert {(part.key, len(part.rows)) for part in planned.parts} == {
        ("transfer.months_this_year", 1), ("transfer.yearly_income", 1), ("transfer.transport", 1),
    }  # fmt: skip
    assert "months_this_year" not in first.values
    assert "transport_status" not in first.values
    assert (first.values["monthly_wage"], second.values["transport_amount"]) == ("4000", "300")
    village.undo()
    [back] = village.rows(JOBS, [row])
    assert (back.values["months_this_year"], back.values["transport_status"]) == ("10", "已发放")


def test_rows_that_ended_last_year_leave_only_where_somebody_says_so(world: Office):
    village = world.new(village_unit("四合村"))
    ended = job(village, "张安", ANN, ended_on="2026-10", months_this_year="10")
    going_on = job(village, "王波", BOB, months_this_year="10")
    world.day = date(2027, 1, 5)
    planned = plan_new_year(village, 2027)

    begin_year(village, planned, {"transfer.ended_on", "transfer.months_this_year"})

    assert village.row_ids(Query(JOBS)) == [going_on]
    assert village.row_ids(Query(JOBS, removed=True)) == [ended]


def test_both_begin_the_year_apart_and_the_villages_new_figures_stand(world: Office):
    village, township = world.new(village_unit("四合村")), world.new(TOWNSHIP)
    row = job(village, "张安", ANN, months_this_year="10")
    world.take(township, world.book(village))
    world.day = date(2027, 1, 5)
    for file in (township, village):
        planned = plan_new_year(file, 2027)
        begin_year(file, planned, {part.key for part in planned.parts})
    write_cells(village, JOBS, row, {"months_this_year": "1"})

    [up] = world.take(township, world.book(village))
    [down] = world.take(village, world.book(township))

    assert (up.conflicts, down.conflicts) == (0, 0)
    assert told(township, JOBS, "months_this_year") == [("张安", "四合村", "1")]
    assert told(village, JOBS, "months_this_year") == [("张安", "四合村", "1")]


def test_a_late_book_of_last_year_does_no_harm(world: Office):
    village, township = world.new(village_unit("四合村")), world.new(TOWNSHIP)
    row = job(village, "张安", ANN, months_this_year="10", monthly_wage="4000")
    seen = world.book(village)
    world.take(township, seen)
    write_cells(village, JOBS, row, {"months_this_year": "12", "monthly_wage": "4500"})
    late = world.book(village)
    world.day = date(2027, 1, 5)
    planned = plan_new_year(township, 2027)
    begin_year(township, planned, {part.key for part in planned.parts})
    again = world.folder / "again.xlsx"
    again.write_bytes(late.read_bytes())

    [result, repeated] = world.take(township, late, again)
    [down] = world.take(village, world.book(township))

    assert (result.conflicts, repeated.status) == (0, "duplicate")
    # Its wage is news, its months are last year's.
    assert told(township, JOBS, "months_this_year", "monthly_wage") == [("张安", "四合村", "", "4500")]
    assert down.conflicts == 0
    assert told(village, JOBS, "months_this_year", "monthly_wage") == [("张安", "四合村", "", "4500")]
    # What gave way is told here, and stands in the history where it was typed.
    [problem] = result.problems
    assert "张安 本年务工月数 12" in problem.message
    assert ("12", "") in [(one.before, one.after) for one in village.history(row=(JOBS, row))]


def test_a_figure_that_may_be_of_either_year_is_asked(world: Office):
    village, township = world.new(village_unit("四合村")), world.new(TOWNSHIP)
    row = job(village, "张安", ANN, months_this_year="10")
    world.take(township, world.book(village))
    world.day = date(2027, 1, 20)
    planned = plan_new_year(township, 2027)
    begin_year(township, planned, {part.key for part in planned.parts})
    # The village never began the year, and simply types over it.
    write_cells(village, JOBS, row, {"months_this_year": "1"})

    [result] = world.take(township, world.book(village))

    assert result.conflicts == 1
    [asked] = open_conflicts(township)
    assert {asked.ours.text, *(claim.text for claim in asked.theirs)} == {"", "1"}
    assert "2027年年初结转" in {asked.ours.from_, *(claim.from_ for claim in asked.theirs)}


def test_what_is_in_question_is_not_cleared(world: Office):
    village, township = world.new(village_unit("四合村")), world.new(TOWNSHIP)
    row = job(village, "张安", ANN, months_this_year="10")
    world.take(township, world.book(village))
    write_cells(village, JOBS, row, {"months_this_year": "11"})
    write_cells(township, JOBS, row, {"months_this_year": "9"})
    world.take(township, world.book(village))
    world.day = date(2027, 1, 5)

    planned = plan_new_year(township, 2027)

    assert planned.parts == ()
    with refused(office.NOTHING_TO_CLEAR):
        begin_year(township, planned, set())
