"""Columns of a report chosen for paper: whom a line is about stays, sums and code stay those of all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from roster_desktop.reports import REPORT_BY_KEY, REPORTS, Counted, Head, Line, ReportTable
from roster_desktop.reports.chosen_columns import chosen, name_of, naming_columns, places_of
from roster_desktop.reports.pages import Words
from roster_desktop.tasks.report_sheets import code_of_table, pages_of
from roster_desktop.tasks.reporting import Made, computed
from roster_desktop.wording import Refusal
from roster_desktop.workspace import Workspace
from tests.reports.township import made, person, row

HEADS = (
    Head("镇(办)"), Head("村"), Head("人数", Counted.PERSONS, 10, "交通"), Head("金额", Counted.YUAN, 10, "交通"),
    Head("目标数", Counted.PERSONS), Head("完成数", Counted.PERSONS), Head("完成率", Counted.RATE, rate_of=(5, 4)),
)  # fmt: skip
TABLE = ReportTable(
    "t", "试验表", HEADS,
    (Line(("龙亭镇", "白石村", 2, 500, 4, 2, 50)), Line(("龙亭镇", "四合村", 1, 300, 4, 1, 25))), ("怎么算的。",),
)  # fmt: skip


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with made(tmp_path) as workspace:
        number = person(workspace, "李明", 1, household_type="脱贫户")
        row(workspace, "transfer", "李明", number, area="省外", started_on="2025-01-01")
        yield workspace


def words(made: Made) -> list[str]:
    return ["".join(mark.lines) for page in made.pages for mark in page.marks if isinstance(mark, Words)]


def test_the_chosen_columns_stand_in_their_order_behind_the_names():
    some = chosen(TABLE, ("完成率", "交通/金额(元)"))

    assert [head.text for head in some.heads] == ["镇(办)", "村", "完成率", "金额"]
    assert [line.cells for line in some.lines] == [
        ("龙亭镇", "白石村", 50, 500),
        ("龙亭镇", "四合村", 25, 300),
    ]
    assert some.total == ("合计", None, TABLE.total[6], 800)
    assert str(some.total[2]) == "37.5"


def test_a_head_alone_names_every_column_that_says_it():
    assert places_of(HEADS, "人数") == (2,)
    assert places_of(HEADS, "人数(人)") == (2,)
    assert places_of(HEADS, "交通/人数(人)") == (2,)
    assert places_of(HEADS, "没有的") == ()


def test_a_table_without_a_total_gets_none():
    assert chosen(TABLE.__class__("t", "表", HEADS, (), ()), ("完成率",)).total is None


def test_every_report_tells_whom_or_what_a_line_is_about(workspace):
    for report in REPORTS:
        if report.compute is None:
            continue
        for table in computed(workspace, report).tables:
            names = [head.text for head in table.heads]
            stay = naming_columns(table.heads)
            assert 1 <= stay < len(names), table.key
            # Half the page at most is said again beside.
            assert sum(head.width for head in table.heads[:stay]) <= 75, table.key
            assert "姓名" not in names[stay:], table.key
            assert len({name_of(head) for head in table.heads}) == len(names), table.key


def test_the_paper_of_some_columns_has_the_code_of_the_whole_table(workspace):
    [names, *_] = computed(workspace, REPORT_BY_KEY["entitlements-transport"]).tables
    code = code_of_table(names).told

    for pages in (pages_of(names), pages_of(names, ("状态",))):
        told = ["".join(mark.lines) for mark in pages[0].marks if isinstance(mark, Words)]
        assert any(code in text for text in told)
    assert any("全表 13 列，这里只印了 5 列" in text for text in told)
    assert "状态" in told
    assert "务工单位" not in told


def test_columns_are_chosen_in_every_table_that_has_them_and_the_others_stay_whole(workspace):
    report = computed(workspace, REPORT_BY_KEY["entitlements-transport"])
    some = report.printed_with(("状态", "身份证号"))

    assert some.columns == {
        "entitlements-transport": ("状态",), "applications-transport": ("状态", "身份证号"),
    }  # fmt: skip
    told = words(some)
    assert "务工单位" not in told
    assert "还缺的材料" not in told
    assert "应享未享(人)" in told


def test_a_column_that_no_table_has_is_named_with_those_there_are(workspace):
    with pytest.raises(Refusal, match=r"没有“电话”这一列.*状态"):
        computed(workspace, REPORT_BY_KEY["entitlements-transport"]).printed_with(("状态", "电话"))


def test_a_page_of_its_own_has_no_columns(workspace):
    with pytest.raises(Refusal, match="不能选列"):
        computed(workspace, REPORT_BY_KEY["weekly"]).printed_with(("村",))
