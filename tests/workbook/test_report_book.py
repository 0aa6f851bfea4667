"""The look of a report's workbook: numbers without a stray point, a title that no page cuts."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace
from openpyxl import load_workbook

from roster_desktop.workbook.report_book import write_report_book
from roster_desktop.workbook.report_sheet import CODE_MARK, ReportSheet, SheetHead


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


@pytest.mark.parametrize(("columns", "again"), [(2, None), (8, "$A:$A")])
def test_whom_a_line_is_about_stands_again_on_the_pages_beside(tmp_path: Path, columns: int, again):
    write_report_book(tmp_path / "表.xlsx", [replace(sheet(columns), named=1)], None)

    assert load_workbook(tmp_path / "表.xlsx").active.print_title_cols == again


def test_what_comes_to_each_hundred_is_a_number_like_any_other_and_its_total_is_made_of_the_totals(tmp_path):
    heads = (
        SheetHead("村", 20), SheetHead("处", 10, is_summed=True), SheetHead("人", 10, is_summed=True),
        SheetHead("每百人", 10, rate_of=(1, 2)),
    )  # fmt: skip
    lines = [("白石村", 1, 2, Decimal(50)), ("四合村", 0, 2, Decimal(0))]
    total = ("合计", 1, 4, Decimal(25))
    write_report_book(tmp_path / "表.xlsx", [ReportSheet("表", "表", (), heads, lines, total, ())], None)

    cell = load_workbook(tmp_path / "表.xlsx").active["D5"]
    assert (cell.value, cell.number_format) == ("=ROUND(100*B5/C5,1)", "0.0")


def test_title_and_code_are_whole_on_every_page_and_all_else_on_the_first_alone(tmp_path: Path):
    heads = (SheetHead("村", 28), *(SheetHead("元", 20, f"补贴{place // 3}") for place in range(15)))
    facts = ("填报单位", f"{CODE_MARK}ABCDE-FGHIJ")
    table = ReportSheet("表", "一张宽表", facts, heads, [("白石村", *[5] * 15)], None, ("怎么数。",), named=1)
    write_report_book(tmp_path / "表.xlsx", [table], None)

    cells = load_workbook(tmp_path / "表.xlsx").active
    assert cells.page_setup.fitToWidth == 2
    assert (cells["A1"].value, cells["A3"].value) == ("一张宽表", f"{CODE_MARK}ABCDE-FGHIJ")
    # Half of the fifteen columns are on the first page for sure; the names stand on both.
    assert {str(one) for one in cells.merged_cells.ranges if one.min_row in (2, 8)} == {"B2:H2", "B8:H8"}
    assert (cells["B2"].value, cells["B8"].value) == ("填报单位", "怎么数。")
