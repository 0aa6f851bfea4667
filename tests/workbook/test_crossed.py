"""A table whose lines cross its columns is read as a list, and no list is taken for such a table."""

from __future__ import annotations

import pytest

from roster_desktop.rosters import CATALOG
from roster_desktop.workbook.crossed import Crossed, crossed
from roster_desktop.workbook.raw import RawSheet, Span

TARGET = CATALOG.roster("target")
LIST = [["年度", "村名", "指标", "目标数"], ["2025", "白石村", "转移就业", "120"]]


def read(rows: list[list[str]], *merged: Span) -> Crossed | None:
    return crossed(RawSheet("表", False, rows, merged), TARGET, "indicator", "target")


def test_a_township_that_stands_once_for_several_villages_is_said_of_each():
    rows = [
        ["镇", "村", "转移就业"],
        ["龙亭镇", "白石村", "3"],
        ["", "四合村", "4"],
        ["谢村镇", "上坝村", "5"],
    ]
    table = read(rows, Span(1, 0, 2, 0))

    assert table is not None
    assert [(met.values["township"], met.values["village"], met.values["target"]) for met in table.met] == [
        ("龙亭镇", "白石村", "3"), ("龙亭镇", "四合村", "4"), ("谢村镇", "上坝村", "5"),
    ]  # fmt: skip
    assert table.met[1].cell_by_column["target"] == "C3"


def test_townships_alone_have_targets_too_and_the_line_of_all_is_a_total():
    table = read([["乡镇", "创业培训", "技能培训"], ["龙亭镇", "3", "4"], ["全县", "3", "4"]])

    assert table is not None
    assert [dict(met.values) for met in table.met] == [
        {"township": "龙亭镇", "indicator": "创业培训", "target": "3"},
        {"township": "龙亭镇", "indicator": "技能培训", "target": "4"},
    ]
    assert [(one.number, one.what.value) for one in table.left_out] == [(3, "合计")]


@pytest.mark.parametrize(
    "rows",
    [
        LIST,
        [["村", "姓名", "身份证号"], ["白石村", "李明", "61072319800101001X"]],
        [["村", "转移就业"], ["白石村", ""]],
        [["指标", "白石村", "四合村"], ["转移就业", "3", "4"]],
        [],
    ],
)
def test_what_is_no_such_table_is_left_to_others(rows):
    assert read(rows) is None
