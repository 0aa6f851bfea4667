"""Targets are taken out of a workbook by command."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from tests.journeys.shell import Shell


def test_targets_of_a_book_are_previewed_taken_and_taken_back(shell: Shell, tmp_path: Path) -> None:
    file, book = tmp_path / "龙亭镇.roster", openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("2026年度目标责任台账",), ("村名", "任务名称", "任务数"), ("白石村", "转移就业", 12)):
        sheet.append(row)
    book.save(tmp_path / "目标.xlsx")
    words = ("--level", "township", "--unit", "龙亭镇", "--county", "洋县", "--operator", "王站长")
    assert shell("new", file, *words).status == 0

    looked = shell("targets", file, tmp_path / "目标.xlsx", "--dry-run")
    assert (looked.status, "新增 1 条" in looked.out) == (0, True)
    assert shell("rows", file, "target", "--json").json == []

    assert shell("targets", file, tmp_path / "目标.xlsx", "--json").json["added"] == 1
    [row] = shell("rows", file, "target", "--json").json
    assert "转移就业" in str(row)
    assert shell("undo", file).status == 0
    assert shell("rows", file, "target", "--json").json == []
