"""建账, 算账, 结账 and comparing from the command line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from tests.journeys.shell import Shell, id_number, sound_person

YEAR = str(date.today().year)


@pytest.fixture
def township(tmp_path: Path, shell: Shell) -> Path:
    file = tmp_path / "龙亭镇.roster"
    words = ("--level", "township", "--unit", "龙亭镇", "--county", "洋县", "--operator", "王站长")
    assert shell("new", file, *words).status == 0
    assert shell("policy", file, "set", "P_PERIOD_START_DAY", "1", "--from", "2020-01-01").status == 0
    add(shell, file, "张三", 1)
    return file


def add(shell: Shell, file: Path, name: str, sequence: int, **more: str) -> None:
    cells = {"village": "白石村", "employment_status": "农业就业", "phone": f"138000010{sequence:02}", **more}
    said = shell("add", file, "person", *sound_person(name, id_number("19850101", sequence), **cells))
    assert said.status in (0, 1), said.err


def test_a_year_is_opened_computed_and_closed(shell: Shell, township: Path) -> None:
    assert shell("period", township, "open", YEAR).status == 0
    assert "已算账" in shell("period", township, "compute", YEAR).out
    closed = shell("period", township, "close", YEAR)

    assert closed.status == 0, closed.out + closed.err
    assert f"已结账：{YEAR}年度" in closed.out
    [told] = shell("period", township, "list", "--json").json
    assert (told["period"], told["state"]) == (YEAR, "已结账")
    assert [one["kind"] for one in told["figures"]] == ["computed", "closed"]


def test_what_hinders_closing_is_told_and_waits(shell: Shell, township: Path) -> None:
    add(shell, township, "李四", 3, phone="")
    shell("period", township, "open", YEAR)
    said = shell("period", township, "close", YEAR, "--json")

    assert (said.status, said.json["closed"]) == (1, False)
    assert [one["rule"] for one in said.json["findings"]] == ["A13"]
    assert shell("period", township, "list", "--json").json[0]["figures"] == []


def test_a_closed_period_takes_a_correction_with_its_reason_only(shell: Shell, township: Path) -> None:
    shell("period", township, "open", YEAR)
    shell("period", township, "close", YEAR)

    assert shell("period", township, "compute", YEAR).status == 3
    assert shell("period", township, "correct", YEAR).status == 2
    assert "补报1人" in shell("period", township, "correct", YEAR, "--reason", "补报1人").out


def test_a_period_is_compared_with_now_and_written_as_a_workbook(
    shell: Shell, township: Path, tmp_path: Path
) -> None:
    shell("period", township, "open", YEAR)
    shell("period", township, "compute", YEAR)
    add(shell, township, "李四", 3)
    told = shell("period", township, "compare", YEAR, "now", "--report", "employment", "--json").json
    said = shell("period", township, "compare", YEAR, "now", tmp_path / "对照.xlsx")

    [report] = told["reports"]
    [table] = report["tables"]
    assert (table["new"], table["gone"], table["changed"]) == (0, 0, 1)
    labour = [place for place, head in enumerate(table["heads"]) if "劳动力" in head][:3]
    assert [table["total"][place] for place in labour] == [1, 2, 1]
    assert said.status == 0, said.err
    book = openpyxl.load_workbook(tmp_path / "对照.xlsx", data_only=True)
    texts = [cell.value for row in book["就业创业统计表（对照）"].iter_rows() for cell in row]
    assert {"之前(人)", "之后(人)", "增减(人)"} <= set(texts)


@pytest.mark.parametrize(
    "words",
    [("open", "十一月"), ("open",), ("compare", YEAR), ("close", YEAR, "--explain", "Z9=x"), ("what",)],
)
def test_a_wrong_call_opens_and_changes_nothing(shell: Shell, township: Path, words: tuple[str, ...]) -> None:
    before = township.read_bytes()

    assert shell("period", township, *words).status == 2
    assert township.read_bytes() == before


def test_a_comparison_that_is_written_is_in_the_log(shell: Shell, township: Path, tmp_path: Path) -> None:
    shell("period", township, "open", YEAR)
    shell("period", township, "compute", YEAR)
    before = len(shell("log", township, "--json").json)

    shell("period", township, "compare", YEAR, "now", "--json")
    assert len(shell("log", township, "--json").json) == before
    shell("period", township, "compare", YEAR, "now", tmp_path / "对照.xlsx", "--report", "employment")

    line = shell("log", township, "--json").json[-1]
    assert (line["what"], line["masked"], line["file"]) == ("comparison", True, "对照.xlsx")
    assert line["columns"] == ["report.employment"]
    assert "两期对照\t《就业创业统计》" in shell("log", township).out
