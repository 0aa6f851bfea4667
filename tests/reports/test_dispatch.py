"""The page of the week: numbers of now against those of the week before, in sentences made from them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roster_desktop.places import chinese_fonts
from roster_desktop.records import RowId
from roster_desktop.reports.charts import (
    Bar,
    Box,
    Chart,
    Trend,
    bars_shown,
    draw_bars,
    draw_trend,
    note_of,
    trend_hits,
)
from roster_desktop.reports.dispatch import Cadence, began, dispatch_page, ends_before
from roster_desktop.reports.pages import Fill, Words
from roster_desktop.reports.picture import png_bytes
from roster_desktop.tasks.dispatching import dispatch
from roster_desktop.tasks.typing import write_cells
from roster_desktop.workspace import Query, Workspace
from tests.reports.township import at, made, person, row

BEFORE, NOW = datetime(2025, 5, 30, 9), datetime(2025, 6, 4, 9)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with made(tmp_path) as workspace:
        at(workspace, BEFORE)
        yield workspace


def test_a_week_begins_on_monday_a_quarter_in_january_april_july_or_october():
    assert began(Cadence.WEEK, date(2025, 6, 4)) == date(2025, 6, 2)
    assert began(Cadence.MONTH, date(2025, 6, 4)) == date(2025, 6, 1)
    assert began(Cadence.QUARTER, date(2025, 6, 4)) == date(2025, 4, 1)
    assert ends_before(Cadence.WEEK, date(2025, 6, 4), 2) == (date(2025, 5, 25), date(2025, 6, 1))
    assert ends_before(Cadence.QUARTER, date(2025, 1, 1), 2) == (date(2024, 9, 30), date(2024, 12, 31))


def test_who_began_and_who_ended_since_last_week_is_said(workspace):
    staying, leaving, joining = (
        person(workspace, name, at) for at, name in enumerate(("甲某", "乙某", "丙某"), 1)
    )
    cells = {"work_type": "转移就业", "area": "省外", "started_on": "2025-02-01"}
    row(workspace, "transfer", "甲某", staying, **cells)
    job = row(workspace, "transfer", "乙某", leaving, **cells)
    at(workspace, NOW)
    write_cells(workspace, "transfer", RowId(job), {"ended_on": "2025-06-03"})
    row(workspace, "transfer", "丙某", joining, **(cells | {"started_on": "2025-06-02"}))

    told = dispatch(workspace, Cadence.WEEK)

    assert told.changed[0] == "本周新增就业1人，不再就业1人，就业劳动力持平。"
    assert told.numbers[0] == ("就业劳动力（人）", "2/3（66.7%）", "比上周末持平")
    assert [bar.value for bar in told.charts[0].bars if bar.label == "省外"] == [2]


def test_the_first_page_says_that_there_is_nothing_to_compare(workspace):
    person(workspace, "甲某", 1)
    workspace.today = lambda: date(2025, 5, 30)

    told = dispatch(workspace, Cadence.MONTH)

    assert told.before is None
    assert told.changed == ("这是第一期，本月的数字作为以后比较的起点。",)


def test_the_page_is_one_sheet_and_a_picture(workspace):
    person(workspace, "甲某", 1)

    [page] = dispatch_page(dispatch(workspace, Cadence.WEEK))

    assert (page.width, page.height) == (210, 297)
    if chinese_fonts():
        assert png_bytes(page, chinese_fonts()).startswith(b"\x89PNG")


@given(values=st.lists(st.integers(0, 10**6), max_size=40))
def test_bars_stay_in_their_box_and_none_is_lost(values: list[int]):
    chart = Chart("c", "图", tuple(Bar(f"村{place}", value) for place, value in enumerate(values)))

    marks, hits = draw_bars(chart, Box(10, 10, 90, 70))

    assert sum(bar.value for bar in bars_shown(chart)) == sum(values)
    assert len(hits) == len(bars_shown(chart))
    for mark in marks:
        if isinstance(mark, Fill | Words):
            assert mark.left >= 10
            assert mark.left + mark.width <= 10 + 90 + 0.5
            assert mark.top + mark.height <= 10 + 70 + 0.5


def test_rates_of_many_villages_are_never_added_up_and_the_chart_says_how_many_it_leaves_out():
    bars = tuple(Bar(f"村{place}", 60 + place, f"{60 + place}%") for place in range(15))
    chart = Chart("v", "各村就业率（低的在前）", bars, sums=False)

    assert bars_shown(chart) == bars[:12]
    assert note_of(chart) == "只画前12个，还有3个没有画"
    marks, _ = draw_bars(chart, Box(0, 0, 90, 70))
    assert any(isinstance(mark, Words) and mark.lines[0].endswith("3个没有画") for mark in marks)


@pytest.mark.parametrize("cadence", Cadence)
def test_behind_every_bar_stand_the_rows_that_are_counted_in_it(workspace, cadence):
    kinds = [("转移就业", "省外", ""), ("转移就业", "县外市内", "2030-01-31"), ("灵活就业", "省外", ""),
             ("转移就业", "省外", "2025-03-01"), ("农业就业", "乡（镇）内", "")]  # fmt: skip
    for place, (work_type, area, ended_on) in enumerate(kinds, start=1):
        number = person(workspace, f"某{place}", place)
        cells = {"work_type": work_type, "area": area, "started_on": "2025-02-01", "ended_on": ended_on}
        row(workspace, "transfer", f"某{place}", number, **cells)

    chart, villages = dispatch(workspace, cadence).charts

    assert {bar.label: bar.value for bar in chart.bars if bar.value} == {"省外": 1, "县外市内": 1}
    for bar in chart.bars:
        rows = workspace.row_ids(Query(bar.roster, where=dict(bar.where))) if bar.leads else ()
        assert len(rows) == bar.value
    assert [(bar.roster, bar.village, bar.leads) for bar in villages.bars] == [("person", "白石村", True)]


@pytest.mark.parametrize("cadence", Cadence)
def test_behind_every_bar_of_the_posts_near_their_end_stand_the_rows_that_are_counted_in_it(
    workspace, cadence
):
    # 36 months are the most and 3 are near, on 30 May 2025: past, at the limit, 1 and 3 months left; then
    # 4 months left, one that was left already, one that ends next year, and one nobody can tell.
    begun = [("2021-01-01", ""), ("2022-05-30", ""), ("2022-06-30", ""), ("2022-08-15", ""),
             ("2022-09-30", ""), ("2022-06-30", "2025-01-31"), ("2022-06-30", "2026-01-31"), ("大概前年", ""),
             ("2021-01-01", "2024-01-31")]  # fmt: skip
    for place, (started_on, ended_on) in enumerate(begun, start=1):
        number = person(workspace, f"某{place}", place)
        row(workspace, "post", f"某{place}", number, started_on=started_on, ended_on=ended_on)

    chart = dispatch(workspace, cadence).expiry

    told = [("已到期或已超期", 2), ("还剩1个月", 2), ("还剩2个月", 0), ("还剩3个月", 1)]
    assert [(bar.label, bar.value) for bar in chart.bars] == told
    for bar in chart.bars:
        rows = workspace.row_ids(Query(bar.roster, where=dict(bar.where))) if bar.leads else ()
        assert len(rows) == bar.value


def test_a_point_of_the_line_leads_to_what_changed_in_the_time_before_it(workspace):
    person(workspace, "甲某", 1)
    at(workspace, NOW)

    trend = dispatch(workspace, Cadence.WEEK).trend

    first, *others = trend_hits(trend, Box(0, 0, 180, 46))
    assert not first.bar.leads
    assert others[-1].bar.days == ("2025-06-02", NOW.date().isoformat())
    assert sum(hit.width for hit in (first, *others)) <= 180


@given(values=st.lists(st.integers(0, 10**6), min_size=2, max_size=8))
def test_a_line_shows_every_number(values: list[int]):
    trend = Trend("t", "线", tuple((f"{place}月", value) for place, value in enumerate(values)))

    told = [mark.lines[0] for mark in draw_trend(trend, Box(0, 0, 180, 46)) if isinstance(mark, Words)]

    assert [text for text in told if text in {f"{value:,}" for value in values}]
    assert all(f"{value:,}" in told for value in values)


def test_households_are_counted_as_households_where_their_number_changed(workspace):
    number = person(workspace, "甲某", 1, employment_intent="有转移就业意愿")
    at(workspace, NOW)
    row(workspace, "transfer", "甲某", number, work_type="转移就业", started_on="2025-06-03")

    told = dispatch(workspace, Cadence.WEEK)

    assert told.numbers[1] == ("零就业家庭（户）", "0", "比上周末减少1户")
