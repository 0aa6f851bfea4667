"""M61 to M63: formulas that failed, that were never computed, or that look into another workbook."""

from __future__ import annotations

from pathlib import Path

from roster_desktop.tasks.bring_in import preview_import
from tests.workbook.golden.parts import row_of, sheet_part, xlsx
from tests.workbook.golden.village import Village, codes, number_of

HEADERS = ("姓名", "身份证号", "联系电话", "村民小组")


def book(village: Village, cell: str) -> Path:
    """A workbook whose one person has this cell under 联系电话."""
    rows = row_of(1, HEADERS) + row_of(2, ("张一", number_of(1)), cell)
    path = village.folder / "公式.xlsx"
    path.write_bytes(xlsx({"花名册": sheet_part(rows)}))
    return path


def test_m61_an_error_value_is_blank_and_told_with_its_cell(village: Village):
    preview = preview_import(village.workspace, book(village, '<c r="C2" t="e"><f>1/0</f><v>#DIV/0!</v></c>'))

    assert {"error-cell", "read-differently"} & set(codes(preview))
    assert "C2" in {problem.cell for problem in preview.problems}


def test_m62_a_formula_without_a_value_is_told_with_its_cell(village: Village):
    preview = preview_import(village.workspace, book(village, '<c r="C2"><f>B2</f></c>'))

    assert "formula-without-value" in codes(preview)
    assert "C2" in {problem.cell for problem in preview.problems}


def test_m63_a_formula_that_looks_into_another_book_says_what_it_last_saw(village: Village):
    cell = '<c r="C2"><f>[1]Sheet1!$A$1</f><v>13812345678</v></c>'

    preview = preview_import(village.workspace, book(village, cell))

    [added] = preview.change_set.changes
    assert getattr(added, "values", {})["phone"] == "13812345678"
