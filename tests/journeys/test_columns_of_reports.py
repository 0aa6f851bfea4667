"""`report FILE NAME OUT.pdf --columns …`: some columns of a report on paper."""

from __future__ import annotations

import shutil
import subprocess
import unicodedata
from pathlib import Path

import pytest

from tests.journeys.shell import Shell, id_number, sound_person

pytestmark = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")


@pytest.fixture
def file(shell: Shell, tmp_path: Path) -> Path:
    made = tmp_path / "四合村.roster"
    shell("new", made, "--level", "village", "--unit", "四合村", "--operator", "刘会计")
    shell("add", made, "person", *sound_person("张三", id_number("19800101", 1)), "--force")
    return made


def told(path: Path) -> str:
    said = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True).stdout
    return unicodedata.normalize("NFKC", said.decode())


def test_the_named_columns_are_printed_and_it_is_in_the_log(shell: Shell, file: Path, tmp_path: Path):
    said = shell("report", file, "employment", tmp_path / "a.pdf", "--columns", "劳动力数，有意愿人数")

    assert said.status == 0
    paper = told(tmp_path / "a.pdf")
    assert "劳动力数" in paper
    assert "四合村" in paper
    assert "农业就业" not in paper.split("1.")[0]
    assert "全表 13 列,这里只印了 4 列" in paper
    [line] = shell("log", file, "--json").json
    assert (line["what"], line["columns"], line["file"]) == ("report", ["report.employment"], "a.pdf")


@pytest.mark.parametrize(
    ("name", "out", "why"),
    [
        ("employment", "a.xlsx", "总是写全部列"),
        ("five", "a.xlsx", "总是写全部列"),
        ("five", "a.pdf", "后缀改成 .xlsx；要 PDF 的，一本一本地写"),
        ("weekly", "a.pdf", "不能选列"),
        ("intents", "a.pdf", "没有“劳动力数”这一列"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_written(
    shell: Shell, file: Path, tmp_path: Path, name, out, why
):
    said = shell("report", file, name, tmp_path / out, "--columns", "劳动力数")

    assert said.status != 0
    assert why in said.err
    assert not (tmp_path / out).exists()
    assert shell("log", file, "--json").json == []
