"""What a spreadsheet program destroyed in one of our workbooks never overwrites what was sound."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from tests.journeys.shell import Shell, id_number, sound_person

ANN = id_number("19800101", 101)
UNIT = ("--township", "龙亭镇", "--county", "洋县")


def destroyed(book: Path, header: str, value: object, target: Path) -> Path:
    workbook = openpyxl.load_workbook(book)
    sheet = workbook["人员信息"]
    [column] = [cell.column for row in sheet.iter_rows() for cell in row if cell.value == header]
    row = next(cell.row for line in sheet.iter_rows() for cell in line if cell.value == ANN)
    cell = sheet.cell(row=row, column=column)
    cell.number_format = "General"
    cell.value = value
    if isinstance(value, str) and value.startswith("="):
        cell.data_type = "f"
    elif isinstance(value, str):
        cell.data_type = "e"
    workbook.save(target)
    return target


@pytest.mark.parametrize(
    ("header", "value", "key"),
    [
        ("户编号", 610723198102032032, "household_number"),
        ("备注", "=1+1", "remark"),
        ("备注", "#REF!", "remark"),
    ],
)
def test_a_destroyed_cell_keeps_what_was_there_and_is_said(
    header: str, value: object, key: str, tmp_path: Path, shell: Shell
) -> None:
    village, township = tmp_path / "v.roster", tmp_path / "t.roster"
    shell("new", village, "--level", "village", "--unit", "杜村", *UNIT)
    shell("new", township, "--level", "township", "--unit", "龙亭镇", "--county", "洋县")
    shell("add", village, "person", *sound_person("张安", ANN), f"{key}=1032000001")
    shell("export", village, tmp_path / "1.xlsx")
    shell("merge", township, tmp_path / "1.xlsx")
    broken = destroyed(tmp_path / "1.xlsx", header, value, tmp_path / "2.xlsx")

    said = shell("merge", township, broken, "--json")

    assert said.json["workbooks"][0]["problems"]
    [shown] = shell("rows", township, "person", "--json").json
    assert shown[key] == "1032000001"
