"""`export` for people and for the public, as scripts call it."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.journeys.shell import Shell, id_number, sound_person

NUMBER = id_number("19800101", 1)


@pytest.fixture
def file(tmp_path: Path, shell: Shell) -> Path:
    file = tmp_path / "四合村.roster"
    shell("new", file, "--level", "village", "--unit", "四合村", "--township", "龙亭镇", "--county", "洋县")
    assert shell("add", file, "person", "--force", *sound_person("张三", NUMBER)).status in (0, 1)
    return file


def texts(path: Path) -> str:
    lines = [row for sheet in load_workbook(path).worksheets for row in sheet.iter_rows(values_only=True)]
    return " ".join(str(text) for row in lines for text in row if text is not None)


def test_the_public_notice_masks_and_says_that_it_was_looked_over(shell: Shell, file: Path, tmp_path: Path):
    said = shell("export", file, tmp_path / "公示.xlsx", "--for", "public", "--phone", "0916-8212345")

    assert said.status == 0
    assert "逐格查过" in said.out
    told = texts(tmp_path / "公示.xlsx")
    assert "监督电话：0916-8212345" in told
    assert "张*" in told
    assert "张三" not in told
    assert NUMBER not in told


def test_the_workbook_for_people_has_whole_numbers_only_on_demand(shell: Shell, file: Path, tmp_path: Path):
    masked = shell("export", file, tmp_path / "看.xlsx", "--for", "people")
    whole = shell("export", file, tmp_path / "全.xlsx", "--for", "people", "--unmask", "--roster", "person")

    assert (masked.status, whole.status) == (0, 0)
    assert NUMBER not in texts(tmp_path / "看.xlsx")
    assert NUMBER in texts(tmp_path / "全.xlsx")
    assert "请妥善保管" in whole.err


@pytest.mark.parametrize("words", [("--for", "everybody"), ("--for", "public", "--unmask")])
def test_a_wrong_purpose_writes_nothing(shell: Shell, file: Path, tmp_path: Path, words: tuple[str, ...]):
    said = shell("export", file, tmp_path / "x.xlsx", *words)

    assert said.status == 2
    assert not (tmp_path / "x.xlsx").exists()


def test_neither_is_merged(shell: Shell, file: Path, tmp_path: Path):
    shell("export", file, tmp_path / "公示.xlsx", "--for", "public")

    said = shell("merge", file, tmp_path / "公示.xlsx")

    assert said.status == 3
    assert "写给人看的" in said.err
