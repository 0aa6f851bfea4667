"""Small lists of people that the layouts are tried on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from roster_desktop.tasks.bring_in import ImportPreview
from tests.workbook.golden.parts import xlsx
from tests.workbook.golden.village import SHEET, Typed, Village, number_of, sheet

HEAD = ("姓名", "身份证号", "与户主关系", "民族")
ONE = ("张一", number_of(1), "户主", "汉族")
TWO = ("李二", number_of(2), "之妻", "汉族")
JOB = ("姓名", "身份证号", "务工单位", "就业地域")
AT_WORK = ("张一", number_of(1), "北山砖厂", "省外")


def said(preview: ImportPreview, column: str) -> list[str]:
    """What each row of the book says in this column."""
    return [row.values.get(column, "") for row in preview.reading.delivery.rows]


def names(preview: ImportPreview) -> list[str]:
    """Whom the rows are about."""
    return [row.name for row in preview.rows]


def numbers(preview: ImportPreview) -> list[int]:
    """Where they stand, as WPS shows it."""
    return [row.number for row in preview.rows]


def joined(village: Village, rows: Sequence[Sequence[Typed]], *spans: str, name: str = SHEET) -> Path:
    """A book of one sheet with these cells joined."""
    merged = "".join(f'<mergeCell ref="{span}"/>' for span in spans)
    part = sheet(rows).replace("</sheetData>", f"</sheetData><mergeCells>{merged}</mergeCells>")
    path = village.folder / "合并.xlsx"
    path.write_bytes(xlsx({name: part}))
    return path
