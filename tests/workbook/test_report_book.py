"""The look of a report's workbook: numbers without a stray point, a title that no page cuts."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from roster_desktop.workbook.report_book import write_report_book
from roster_desktop.workbook.report_sheet import ReportSheet, SheetHead


def sheet(columns: int) -> ReportSheet:
    heads = (SheetHead("村", 40), *(SheetHead("金额", 40, is_summed=True) for _ in range(columns)))
    lines = [("白石村", *[Decimal("500")] * columns), ("四合村", *[Decimal("12.5")] * columns)]
    total = ("合计", *[Decimal("512.5")] * columns)
    return ReportSheet("表", "一张表", (), heads, lines, total, ())


def test_a_whole_number_has_no_point_behind_it(tmp_path: Path):
    write_report_book(tmp_path / "表.xlsx", [sheet(1)], None)

    cells = load_workbook(tmp_path / "表.xlsx").active
    assert [cells.cell(row, 2).number_format for row in (3, 4, 5)] == ["#,##0", "#,##0.##", "#,##0.##"]


@pytest.mark.parametrize(("columns", "side"), [(2, "center"), (8, None)])
def test_the_title_of_a_table_over_two_pages_begins_at_the_left(tmp_path: Path, columns: int, side):
    write_report_book(tmp_path / "表.xlsx", [sheet(columns)], None)

    assert load_workbook(tmp_path / "表.xlsx").active["A1"].alignment.horizontal in (side, side or "general")
