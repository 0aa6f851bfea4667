"""Questions about a workbook on the command line: told by --dry-run, answered by --answer, --repair and
--roster."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from tests.journeys.shell import Shell
from tests.workbook.golden.village import number_of

WHO = ("姓名", "身份证号")


@pytest.fixture
def village(shell: Shell, tmp_path: Path) -> Path:
    """A village with 张一."""
    file = tmp_path / "四合村.roster"
    shell("new", file, "--level", "village", "--unit", "四合村", "--township", "龙亭镇", "--county", "洋县")
    shell("add", file, "person", "name=张一", f"id_number={number_of(1)}", "--force")
    return file


def sent(folder: Path, *rows: tuple[str, ...]) -> Path:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    (folder / "来文.csv").write_text(out.getvalue(), encoding="utf-8")
    return folder / "来文.csv"


def people(shell: Shell, village: Path) -> list[dict[str, object]]:
    return shell("rows", village, "person", "--json").json


def damaged() -> tuple[str, ...]:
    return "张一", number_of(1)[:15] + "000", "19年3月"


def test_a_dry_run_lists_repairs_and_doubts_with_the_way_to_answer(
    shell: Shell, village: Path, tmp_path: Path
) -> None:
    book = sent(tmp_path, (*WHO, "采集日期"), damaged())

    [told] = shell("import", village, book, "--dry-run", "--json").json["workbooks"]

    assert {question["code"] for question in told["questions"]} == {"id-repair", "cell-short-year"}
    assert {question["default"] for question in told["questions"]} == {"leave", "keep"}
    assert any("--repair" in problem["remedy"] for problem in told["problems"])
    assert told["rows"][0]["outcome"] == "refused"


def test_what_was_answered_is_taken_and_traced(shell: Shell, village: Path, tmp_path: Path) -> None:
    book = sent(tmp_path, (*WHO, "采集日期"), damaged())
    answer = ("--answer", "来文:C列?short-year=take", "--repair")

    [told] = shell("import", village, book, "--dry-run", "--json", *answer).json["workbooks"]
    shell("import", village, book, *answer)

    cleaned = {one["column"]: (one["was"], one["becomes"]) for one in told["rows"][0]["cleaned"]}
    assert cleaned == {
        "id_number": (number_of(1)[:15] + "000", number_of(1)),
        "collected_on": ("19年3月", "2019-03"),
    }
    [person] = people(shell, village)
    assert person["collected_on"] == "2019-03"


def test_names_and_numbers_alone_need_the_roster_named(shell: Shell, village: Path, tmp_path: Path) -> None:
    book = sent(tmp_path, WHO, ("李二", number_of(2)))

    assert shell("import", village, book).status == 3
    shell("import", village, book, "--roster", "person")

    assert {person["name"] for person in people(shell, village)} == {"张一", "李二"}


def test_an_answer_without_its_question_is_a_wrong_call(shell: Shell, village: Path, tmp_path: Path) -> None:
    book = sent(tmp_path, WHO, ("李二", number_of(2)))

    assert shell("import", village, book, "--answer", "take").status == 2


@pytest.mark.parametrize("command", ["import", "merge"])
def test_names_in_order_are_taken_once_somebody_says_the_whole_table_was_sorted(
    command: str, shell: Shell, village: Path, tmp_path: Path
) -> None:
    names = sorted(
        (f"{one}某" for one in "赵钱孙李周吴郑王冯陈褚卫蒋沈"), key=lambda one: one.encode("gb18030")
    )
    numbers = [number_of(n) for n in (9, 3, 12, 16, 14, 5, 11, 2, 8, 13, 4, 10, 6, 7)]
    rows = [(name, number, "初中") for name, number in zip(names, numbers, strict=True)]
    book = sent(tmp_path, (*WHO, "文化程度"), *rows)

    asked = shell(command, village, book)
    shell(command, village, book, "--answer", "来文:@sorted=whole")

    assert "--answer '来文:@sorted=whole'" in asked.err
    assert len(people(shell, village)) == 1 + len(names)
