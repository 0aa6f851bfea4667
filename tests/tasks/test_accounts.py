"""建账, 算账, 结账: what a period came to is kept, and what was closed never changes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roster_desktop.records import Period, RowId, Span
from roster_desktop.reports import REPORT_BY_KEY
from roster_desktop.rosters import CATALOG
from roster_desktop.tasks.accounts import (
    account_told,
    close_period,
    compute_period,
    correct_period,
    kept_tables,
    open_period,
    standing_of,
    standings,
    tables_now,
)
from roster_desktop.tasks.check import check_file
from roster_desktop.tasks.explaining import explain
from roster_desktop.tasks.period_comparing import compared_sides, side_asked
from roster_desktop.tasks.reporting import reports_for
from roster_desktop.tasks.typing import add_row, remove_row, write_cells
from roster_desktop.wording import Refusal, accounts, verifying
from roster_desktop.workspace import FiguresRecord, Query, Workspace
from tests.builders import id_number
from tests.reports.township import made
from tests.workspace.toy import refused

YEAR, MAY, JUNE = (Period(Span.YEAR, 2025, 1), Period(Span.MONTH, 2025, 5), Period(Span.MONTH, 2025, 6))
EMPLOYMENT = REPORT_BY_KEY["employment"]


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with made(tmp_path) as workspace:
        yield workspace


def sound(workspace: Workspace, name: str, sequence: int, **cells: str) -> RowId:
    """A person with whom nothing is wrong."""
    texts = {
        "village": "白石村", "group": "一组", "name": name, "head_name": name, "relation": "户主",
        "id_number": id_number(birth="19850101", sequence=sequence), "ethnicity": "汉族", "education": "初中",
        "health": "健康", "labour_capacity": "普通劳动力", "household_type": "一般农户", "relocated": "否",
        "employment_status": "农业就业", "phone": f"138000012{sequence:02}",
    }  # fmt: skip
    row = add_row(workspace, "person", texts | cells).row
    assert row is not None
    return row


def closed(workspace: Workspace, period: Period = YEAR) -> FiguresRecord:
    open_period(workspace, period)
    return close_period(workspace, period)


def figures(workspace: Workspace, kept: FiguresRecord) -> dict[str, str]:
    return workspace.figures_texts(kept.number)


def test_a_closing_keeps_the_tables_of_every_report(workspace):
    sound(workspace, "张三", 1)
    kept = closed(workspace)

    assert list(figures(workspace, kept)) == [one.key for one in reports_for(workspace)]
    assert kept_tables(workspace, kept, EMPLOYMENT) == tables_now(workspace, date(2025, 6, 1))["employment"]


def test_a_closing_says_who_when_and_up_to_which_step(workspace):
    sound(workspace, "张三", 1)
    kept = closed(workspace)

    assert (kept.who, kept.on_day, kept.journal) == ("王站长", "2025-06-01", workspace.journal)
    assert kept.at
    assert len(kept.content) == 64


@settings(max_examples=20, deadline=None)
@given(deeds=st.lists(st.tuples(st.integers(0, 5), st.integers(0, 2)), min_size=1, max_size=8))
def test_whatever_is_done_later_a_closed_period_never_changes(tmp_path_factory, deeds):
    folder = tmp_path_factory.mktemp("closed")
    with made(folder) as workspace:
        rows = [sound(workspace, name, at) for at, name in enumerate(["甲某", "乙某", "丙某"], 1)]
        kept = closed(workspace)
        before = figures(workspace, kept), workspace.figures(YEAR.key)
        for deed, who in deeds:
            later(workspace, deed, rows[who])

        assert (figures(workspace, kept), workspace.figures(YEAR.key)[:1]) == before
        assert workspace.doctor().ok
        path = workspace.path
    with Workspace.open(path, CATALOG) as again:
        assert (figures(again, kept), again.figures(YEAR.key)[:1]) == before


def later(workspace: Workspace, deed: int, row: RowId) -> None:
    """Something that somebody does after the period was closed."""
    if deed == 0 and row in workspace.row_ids(Query("person")):
        write_cells(workspace, "person", row, {"employment_status": "未就业创业"})
    elif deed == 1 and row in workspace.row_ids(Query("person")):
        remove_row(workspace, "person", row, "迁出")
    elif deed == 2:
        sound(workspace, "丁某", 40 + len(workspace.row_ids(Query("person"))))
    elif deed == 3:
        if workspace.undo_label():
            workspace.undo()
    elif deed == 4:
        workspace.operator = "李站长"
        with pytest.raises(Refusal):
            compute_period(workspace, YEAR)
    else:
        open_period(workspace, MAY) if standing_of(workspace, MAY).opened is None else compute_period(
            workspace, MAY
        )


def test_a_closed_period_is_neither_computed_nor_closed_again(workspace):
    closed(workspace)

    for again in (compute_period, close_period):
        with refused(accounts.CLOSED_ALREADY):
            again(workspace, YEAR)
    with refused(accounts.OPEN_ALREADY):
        open_period(workspace, YEAR)


def test_a_correction_stands_beside_the_closing_and_says_why(workspace):
    row = sound(workspace, "张三", 1)
    kept = closed(workspace)
    before = figures(workspace, kept)
    remove_row(workspace, "person", row, "错登")

    corrected = correct_period(workspace, YEAR, "  白石村多报1人 ")

    assert (corrected.reason, standing_of(workspace, YEAR).word) == ("白石村多报1人", "已结账，有更正")
    assert figures(workspace, kept) == before != figures(workspace, corrected)
    assert [one.kind.value for one in workspace.figures(YEAR.key)] == ["closed", "corrected"]


def test_only_a_closed_period_is_corrected_and_never_without_a_reason(workspace):
    open_period(workspace, YEAR)
    with refused(accounts.NOTHING_TO_CORRECT):
        correct_period(workspace, YEAR, "补报")
    with refused(accounts.CORRECTION_WITHOUT_REASON):
        correct_period(workspace, YEAR, " ")


def test_a_computing_takes_the_place_of_the_one_before(workspace):
    open_period(workspace, MAY)
    compute_period(workspace, MAY)
    sound(workspace, "张三", 1)
    second = compute_period(workspace, MAY)

    assert workspace.figures(MAY.key) == [second]
    assert standing_of(workspace, MAY).word == "已算账"


def test_what_was_computed_stays_beside_the_closing(workspace):
    open_period(workspace, MAY)
    compute_period(workspace, MAY)
    close_period(workspace, MAY)

    assert [one.kind.value for one in workspace.figures(MAY.key)] == ["computed", "closed"]


def test_nothing_is_computed_before_the_period_is_open(workspace):
    with refused(accounts.NOT_OPEN):
        compute_period(workspace, MAY)


def test_nothing_is_computed_before_the_period_begins(workspace):
    later_month = Period(Span.MONTH, 2025, 8)
    open_period(workspace, later_month)

    with refused(accounts.NOT_BEGUN):
        compute_period(workspace, later_month)
    assert workspace.figures() == []


def test_a_period_that_is_over_is_computed_as_of_its_last_day(workspace):
    row = sound(workspace, "张三", 1)
    add_row(workspace, "transfer", job(workspace, row, started_on="2025-05-25"))
    open_period(workspace, MAY)
    open_period(workspace, JUNE)
    may, june = compute_period(workspace, MAY), compute_period(workspace, JUNE)

    assert (may.on_day, june.on_day) == ("2025-05-20", "2025-06-01")
    assert (
        kept_tables(workspace, may, EMPLOYMENT)[0].lines != kept_tables(workspace, june, EMPLOYMENT)[0].lines
    )


def job(workspace: Workspace, row: RowId, **cells: str) -> dict[str, str]:
    [person] = workspace.rows("person", [row])
    base = {key: person.values[key] for key in ("village", "name", "id_number")}
    return base | {"work_type": "转移就业", "area": "省外", "channel": "自主外出"} | cells


def test_an_open_warning_hinders_closing_and_nothing_is_kept(workspace):
    sound(workspace, "张三", 1, phone="")
    open_period(workspace, YEAR)

    with refused(verifying.NOT_TO_BE_CLOSED):
        close_period(workspace, YEAR)
    assert workspace.figures() == []


def test_why_a_warning_stood_is_kept_with_the_closing(workspace):
    sound(workspace, "张三", 1, phone="")
    [warning] = [one for one in check_file(workspace).findings if one.rule == "A13"]
    explain(workspace, [warning], "本人没有电话")
    kept = closed(workspace)

    [told] = account_told(kept)
    assert (told["rule"], told["name"], told["reason"], told["who"]) == (
        "A13",
        "张三",
        "本人没有电话",
        "王站长",
    )


def test_figures_of_a_file_that_moved_on_meanwhile_are_not_kept(workspace, monkeypatch):
    open_period(workspace, YEAR)
    names = iter(range(1, 99))
    original = Workspace.keep_figures

    def typed_meanwhile(self, record, texts):
        at = next(names)
        sound(workspace, f"某{'一二三四五'[at]}", at)
        return original(self, record, texts)

    monkeypatch.setattr(Workspace, "keep_figures", typed_meanwhile)

    with refused(accounts.MOVED_ON):
        compute_period(workspace, YEAR)
    assert workspace.figures() == []


def test_somebody_who_typed_once_meanwhile_is_counted(workspace, monkeypatch):
    open_period(workspace, YEAR)
    waiting = ["张三"]
    original = Workspace.keep_figures

    def typed_meanwhile(self, record, texts):
        if waiting:
            sound(workspace, waiting.pop(), 1)
        return original(self, record, texts)

    monkeypatch.setattr(Workspace, "keep_figures", typed_meanwhile)
    kept = compute_period(workspace, YEAR)

    assert kept.journal == workspace.journal == 1
    assert kept_tables(workspace, kept, EMPLOYMENT) == tables_now(workspace, date(2025, 6, 1))["employment"]


def test_the_latest_period_comes_first_and_the_year_before_its_last_month(workspace):
    for one in (MAY, YEAR, Period(Span.MONTH, 2025, 12), Period(Span.WEEK, 2025, 20)):
        open_period(workspace, one)

    assert [one.period.key for one in standings(workspace)] == ["2025", "2025-12", "2025-05", "2025-W20"]


def test_two_periods_are_compared_in_every_report(workspace):
    row = sound(workspace, "张三", 1)
    open_period(workspace, MAY)
    compute_period(workspace, MAY)
    write_cells(workspace, "person", row, {"employment_status": "未就业创业"})

    told = {
        one.report.key: one
        for one in compared_sides(side_asked(workspace, "2025-05"), side_asked(workspace, "now"))
    }

    assert list(told) == [one.key for one in reports_for(workspace)]
    assert told["employment"].differing == 1
    assert told["subsidies"].differing == 0


def test_figures_that_were_tampered_with_are_found_by_the_doctor(workspace):
    sound(workspace, "张三", 1)
    kept = closed(workspace)
    path = workspace.path
    workspace.close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE period_figures SET on_day = '2025-05-31' WHERE number = ?", (kept.number,))

    with Workspace.open(path, CATALOG) as again:
        assert not again.doctor().ok
