"""Every figure of every report is computed twice: by the program, and by plain SQL over the same file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from roster_desktop.records import RowId
from roster_desktop.reports import REPORTS, Facts, ReportTable
from roster_desktop.reports.dispatch import Cadence
from roster_desktop.tasks.dispatching import dispatch
from roster_desktop.tasks.entitling import with_entitlements
from roster_desktop.tasks.findings import bring_up_to_date
from roster_desktop.tasks.policies import set_policy
from roster_desktop.tasks.report_facts import Moment, gather_facts
from roster_desktop.tasks.reporting import computed
from roster_desktop.tasks.typing import add_row, remove_row, write_cells
from roster_desktop.workspace import Query, Workspace
from tests.reports.second_way import lists
from tests.reports.second_way.agreement import answers_of, base_of, differences
from tests.reports.second_way.dues_of_posts import STANDARD
from tests.reports.second_way.ground import Table
from tests.reports.second_way.synthetic import BUILT, DAY, EARLIER, build
from tests.reports.second_way.zero_in_time import days_named, zero_in_time
from tests.reports.township import at

NOW = datetime(2025, 8, 16, 9)
TABLES = [report for report in REPORTS if report.compute]


class Twice:
    """The county's file as it is, and a copy of how it was before the last changes."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "洋县.roster"
        self.workspace = build(self.path, seed=8)
        category, least, most = STANDARD
        standard = ({"category": category, "minimum": least, "maximum": most},)
        set_policy(self.workspace, "P_POST_SUBSIDY", standard, date(2020, 1, 1))
        self.earlier = folder / "早.roster"
        self.workspace.snapshot(self.earlier)
        self.point = self.workspace.journal
        at(self.workspace, NOW)
        _live_on(self.workspace)
        self.workspace.today = lambda: DAY
        bring_up_to_date(self.workspace)


def _live_on(workspace: Workspace) -> None:
    """Jobs end and begin, somebody leaves, wishes change."""
    jobs = workspace.row_ids(Query("transfer"))
    for row in jobs[3:60:5]:
        write_cells(workspace, "transfer", RowId(row), {"ended_on": "2025-07-31"})
    for row in jobs[5:60:11]:
        write_cells(workspace, "transfer", RowId(row), {"started_on": "2025-01-01", "ended_on": ""})
    people = workspace.row_ids(Query("person"))
    for row in people[2:40:9]:
        remove_row(workspace, "person", RowId(row), "迁出")
    for row in workspace.row_ids(Query("person"))[1:60:7]:
        write_cells(workspace, "person", RowId(row), {"employment_intent": "有转移就业意愿"})
    # Three of each village's households in which nobody worked.
    idle = [
        row
        for row in workspace.rows("person", people)
        if re.search(r"-(8|13|18)[甲乙丙]$", row.values["name"])
    ]
    for one in idle:
        who = {
            key: one.stored[key] for key in ("township", "village", "name", "id_number") if key in one.stored
        }
        add_row(workspace, "transfer", {**who, "work_type": "转移就业", "started_on": "2025-08-01"})


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Twice]:
    made = Twice(tmp_path_factory.mktemp("twice"))
    with made.workspace:
        yield made


@pytest.fixture(scope="module")
def second(twice: Twice, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Table]:
    return _answers(twice.path, DAY, tmp_path_factory.mktemp("second"))


@pytest.fixture(scope="module")
def facts(twice: Twice) -> Facts:
    return with_entitlements(twice.workspace.catalog, gather_facts(twice.workspace))


def _answers(path: Path, on: date, folder: Path) -> dict[str, Table]:
    return answers_of(base_of(path, on, folder), on)


def assert_agree(table: ReportTable, lines: Table) -> None:
    first, other = differences(table, lines)
    assert not first, f"{table.key}: only the program says this; the second way says {other}"
    assert not other, f"{table.key}: only the second way says this"


@pytest.mark.parametrize("report", TABLES, ids=lambda report: report.key)
def test_every_figure_is_found_a_second_way(report, facts, second):
    assert report.compute
    for table in report.compute(facts):
        assert_agree(table, second[table.key])


# What is told as of now only: findings and who has reported.
_OF_NOW = {"incomplete", "entitled", "entitled-names", "unreported"}


@pytest.mark.parametrize("report", TABLES, ids=lambda report: report.key)
def test_every_figure_of_an_earlier_moment_too(report, twice, earlier):
    then, other = earlier
    assert report.compute
    for table in report.compute(then):
        if table.key not in _OF_NOW:
            assert_agree(table, other[table.key])


@pytest.fixture(scope="module")
def earlier(twice: Twice, tmp_path_factory: pytest.TempPathFactory) -> tuple[Facts, dict[str, Table]]:
    then = gather_facts(twice.workspace, then=Moment(twice.point, EARLIER))
    then = with_entitlements(twice.workspace.catalog, then)
    return then, _answers(twice.earlier, EARLIER, tmp_path_factory.mktemp("earlier"))


_ASKED_FOR = {"transport", "posts"}
"""Of these it is written down that they were asked for."""


@pytest.mark.parametrize("key", ["transport", "training", "startup", "posts"])
def test_everything_that_can_be_said_of_a_subsidy_is_met(key, facts):
    [report] = [one for one in TABLES if one.key == f"entitlements-{key}"]
    names = report.compute(facts)[0]
    place = [head.text for head in names.heads].index("状态")

    states = {"应享未享", "已发放", "待核实", "不符合"} | ({"已申报"} if key in _ASKED_FOR else set())
    assert {line.cells[place] for line in names.lines} == states


def test_hardly_any_table_is_empty(facts, second):
    empty = {key for key, lines in second.items() if not lines}

    assert empty <= {"vacancies", "job-fairs", "entitled-names"}


@pytest.mark.parametrize("cadence", Cadence)
def test_the_pages_that_compare_agree_too(cadence, twice, tmp_path):
    told = dispatch(twice.workspace, cadence)
    now = lists.standing(base_of(twice.path, DAY, tmp_path), DAY)
    day = {
        Cadence.WEEK: date(2025, 8, 10),
        Cadence.MONTH: date(2025, 7, 31),
        Cadence.QUARTER: date(2025, 6, 30),
    }
    before = lists.standing(base_of(twice.earlier, day[cadence], tmp_path), day[cadence])

    assert told.numbers[0][1].startswith(f"{now['employed']:,}/{now['labourers']:,}")
    assert [told.numbers[1][1], told.numbers[2][1]] == [f"{now['zero']:,}", f"{now['away']:,}"]
    for number, key in zip(told.numbers, ("employed", "zero", "away"), strict=True):
        assert number[2].endswith(_changed(int(str(now[key])) - int(str(before[key])), number[0][-2]))
    kinds, villages = told.charts
    assert {bar.label: bar.value for bar in kinds.bars if bar.value} == dict(now["kinds"])
    assert sorted((bar.label, float(bar.value)) for bar in villages.bars) == sorted(now["villages"])
    assert [count for _, count in told.trend.points][-2:] == [before["employed"], now["employed"]]
    joined, left = now["holders"] - before["holders"], before["holders"] - now["holders"]
    assert told.changed[0].startswith(f"{cadence.word}新增就业{len(joined)}人，不再就业{len(left)}人，")
    came, went = now["post_holders"] - before["post_holders"], before["post_holders"] - now["post_holders"]
    assert f"上岗{len(came)}人、退岗{len(went)}人" in told.changed[1]
    assert told.changed[3] == f"今年参加培训累计{now['trained']:,}人。"
    assert f"还有{now['open']}个没有销号，其中{now['late']}个超期" in told.changed[4]


def _changed(by: int, counted: str) -> str:
    if not by:
        return "持平"
    return f"增加{by}{counted}" if by > 0 else f"减少{-by}{counted}"


def test_the_totals_are_the_sums_of_the_lines(facts):
    for report in TABLES:
        assert report.compute
        for table in report.compute(facts):
            for head, cells, total in zip(
                table.heads,
                zip(*(line.cells for line in table.lines), strict=True),
                table.total or (),
                strict=False,
            ):
                if head.sums:
                    assert total == sum(cell for cell in cells if not isinstance(cell, str | None)), table.key


def test_the_ledger_through_time_ends_with_the_list_of_now(twice):
    through, now = computed(twice.workspace, next(one for one in REPORTS if one.key == "zero")).tables

    listed = [line.cells[1:5] for line in through.lines if line.cells[8] == "在册"]
    assert Counter(listed) == Counter(line.cells[1:5] for line in now.lines)
    assert any(line.cells[8] == "已清零" for line in through.lines)


def test_the_ledger_through_time_is_what_the_file_said_on_each_of_its_days(twice, tmp_path):
    through, _ = computed(twice.workspace, next(one for one in REPORTS if one.key == "zero")).tables
    days = days_named(through.rules)
    files = {
        day: None if day < BUILT.date() else twice.earlier if day < NOW.date() else twice.path for day in days
    }
    told = [(*line.cells[1:9], line.cells[10], line.cells[13]) for line in through.lines]

    assert {BUILT.date() > day for day in days} | {day < NOW.date() for day in days} == {True, False}
    assert Counter(map(_unordered, told)) == Counter(map(_unordered, zero_in_time(files, tmp_path)))


def _unordered(line: tuple[object, ...]) -> tuple[object, ...]:
    return (*line[:-1], "、".join(sorted(str(line[-1]).split("、"))))
