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
from roster_desktop.reports.charts import Bar, Box, Chart, Trend, bars_shown, draw_bars, draw_trend
from roster_desktop.reports.dispatch import Cadence, began, dispatch_page, ends_before
from roster_desktop.reports.pages import Fill, Words
from roster_desktop.reports.picture import png_bytes
from roster_desktop.tasks.dispatching import dispatch
from roster_desktop.tasks.typing import write_cells
from roster_desktop.workspace import Workspace
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
