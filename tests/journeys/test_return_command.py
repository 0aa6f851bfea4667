"""Asking a village, the workbook that goes back to it, and how strict merging is, from the command line."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from tests.builders import id_number
from tests.journeys.shell import Shell

WHO = ("name=张安", f"id_number={id_number()}", "village=四合村", "phone=13800000001")


@pytest.fixture
def offices(tmp_path: Path, shell: Shell) -> tuple[Path, Path]:
    """A village with one person, and its township, which took the person in."""
    village, township = tmp_path / "v.roster", tmp_path / "t.roster"
    place = ("--county", "洋县", "--township", "铁河镇")
    shell("new", village, "--level", "village", "--unit", "四合村", *place)
    shell("new", township, "--level", "township", "--unit", "铁河镇", "--county", "洋县")
    shell("add", village, "person", *WHO, "--force")
    hand_over(village, township, tmp_path / "1.xlsx", shell)
    return village, township


def hand_over(village: Path, township: Path, book: Path, shell: Shell) -> None:
    shell("export", village, book)
    shell("merge", township, book)


def test_a_question_goes_down_and_its_answer_comes_up(
    offices: tuple[Path, Path], tmp_path: Path, shell: Shell
):
    village, township = offices
    person = f"person:{id_number()}"

    assert shell("questions", township, person, "--column", "phone", "--ask", "还打得通吗？").status == 0
    said = shell("return", township, tmp_path / "退回.xlsx", "--unit", "四合村")
    assert (said.status, "要答复 1 处" in said.out) == (0, True)
    shell("merge", village, tmp_path / "退回.xlsx")
    [asked] = shell("questions", village, "--json").json
    assert (asked["direction"], asked["text"], asked["unit"]) == ("asked_us", "还打得通吗？", "铁河镇")

    assert shell("questions", village, person, "--column", "phone", "--answer", "打得通").status == 0
    assert shell("questions", village, person, "--column", "phone", "--answer", "再说一遍").status == 2
    hand_over(village, township, tmp_path / "2.xlsx", shell)

    assert shell("questions", township, "--json").json == []


def test_a_return_to_an_unknown_village_or_from_one_is_refused(
    offices: tuple[Path, Path], tmp_path: Path, shell: Shell
):
    village, township = offices

    unknown = shell("return", township, tmp_path / "退回.xlsx", "--unit", "白石村")
    below = shell("return", village, tmp_path / "退回.xlsx", "--unit", "四合村")

    assert (unknown.status, below.status) == (2, 3)
    assert "四合村" in unknown.err
    assert not (tmp_path / "退回.xlsx").exists()


def test_a_return_is_a_whole_workbook_with_its_list(offices: tuple[Path, Path], tmp_path: Path, shell: Shell):
    _, township = offices
    shell("return", township, tmp_path / "退回.xlsx", "--unit", "四合村")

    assert openpyxl.load_workbook(tmp_path / "退回.xlsx").sheetnames[:3] == ["说明", "问题清单", "人员信息"]
    assert shell("return", township, tmp_path / "退回.xlsx", "--unit", "四合村").status == 3


def test_strictness_is_set_and_told(offices: tuple[Path, Path], shell: Shell):
    _, township = offices

    first = shell("strict", township, "--json").json
    changed = shell("strict", township, "money=off", "text=on", "--json").json

    assert first == {"identity": True, "money": True, "status": False, "text": False}
    assert changed == {"identity": True, "money": False, "status": False, "text": True}
    assert shell("strict", township, "money=maybe").status == 2
    assert shell("strict", township, "--json").json == changed


def test_what_was_changed_at_the_same_time_is_listed_and_looked_at_once(
    offices: tuple[Path, Path], tmp_path: Path, shell: Shell
):
    village, township = offices
    person = f"person:{id_number()}"
    shell("set", village, person, "income_per_head=12000")
    shell("set", township, person, "expected_wage=4500")
    hand_over(village, township, tmp_path / "2.xlsx", shell)

    assert shell("conflicts", township).status == 0
    listed = shell("reviews", township, "--json")
    assert (listed.status, [one["group"] for one in listed.json]) == (1, ["money"])
    assert {cell["column"] for cell in listed.json[0]["cells"]} == {"income_per_head", "expected_wage"}

    assert shell("reviews", township, listed.json[0]["row"]).status == 0
    hand_over(village, township, tmp_path / "3.xlsx", shell)
    assert shell("reviews", township, "--json").json == []
