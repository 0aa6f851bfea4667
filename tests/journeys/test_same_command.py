"""Who is who, from the command line: listed, joined, set apart, taken apart, settled between villages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import id_number
from tests.journeys.shell import Shell

GOOD = id_number(birth="19800305", sequence=123)
WRONG = GOOD[:13] + str((int(GOOD[13]) + 1) % 10) + GOOD[14:]


@pytest.fixture
def village(tmp_path: Path, shell: Shell) -> Path:
    file = tmp_path / "sihe.roster"
    shell("new", file, "--level", "village", "--unit", "四合村", "--operator", "张会计")
    for number in (GOOD, WRONG):
        told = ("name=王建国", f"id_number={number}", "village=四合村", "phone=13800000001")
        shell("add", file, "person", *told, "--force")
    return file


@pytest.fixture
def couple(village: Path, shell: Shell) -> tuple[str, str]:
    [pair] = shell("same", village, "--list", "--json").json["pairs"]
    return pair["one"], pair["other"]


def test_a_pair_is_listed_with_its_reasons_and_masked(village: Path, shell: Shell, couple) -> None:
    said = shell("same", village)

    assert said.status == 1
    assert "身份证号只差1位" in said.out
    assert GOOD not in said.out
    assert "疑似同一人 1 对" in said.err


def test_joined_listed_and_split_again(village: Path, shell: Shell, couple) -> None:
    joined = shell("same", village, "--join", *couple)
    listed = shell("same", village, "--json")
    split = shell("same", village, "--split", couple[0], couple[1][:6], "--json")

    assert joined.status == 0
    assert [one["other"] for one in listed.json["joined"]] == [couple[1]]
    assert split.json["rows_back"] == 1
    assert len(shell("rows", village, "person", "--json").json) == 2
    assert shell("same", village).status == 0


def test_a_joining_that_was_sent_is_told_by_undo_and_passed(
    tmp_path: Path, village: Path, shell: Shell, couple
) -> None:
    shell("same", village, "--join", *couple)
    shell("export", village, tmp_path / "out.xlsx", "--for", "submission", "--reason", "补报")

    stayed = shell("undo", village)
    before_it = shell("undo", village)

    assert (stayed.status, stayed.out) == (
        1,
        "“合并 王建国：两行是同一人”什么都没有改动，下面 1 处保留现在的内容。\n",
    )
    assert "撤销拆不开" in stayed.err
    assert "新增 王建国" in before_it.out
    assert len(shell("rows", village, "person", "--json").json) == 1


def test_set_apart_is_asked_no_more(village: Path, shell: Shell, couple) -> None:
    assert shell("same", village, "--apart", *couple).status == 0
    assert shell("same", village, "--json").json["pairs"] == []


def test_the_certain_ones_are_joined_at_once_after_a_look(village: Path, shell: Shell, couple) -> None:
    looked = shell("same", village, "--join", "--certain", "--dry-run")
    assert "有 1 对" in looked.out

    shell("same", village, "--join", "--certain")

    assert len(shell("rows", village, "person", "--json").json) == 1


def test_a_village_is_chosen_for_a_person_whom_two_list(tmp_path: Path, shell: Shell) -> None:
    file = tmp_path / "t.roster"
    shell("new", file, "--level", "township", "--unit", "龙亭镇")
    for name in ("白石村", "龙亭村"):
        told = ("name=李梅", f"id_number={GOOD}", f"village={name}", "township=龙亭镇")
        shell("add", file, "person", *told, "--force")
    [shared] = shell("same", file, "--json").json["in_two_villages"]

    said = shell("same", file, shared["rows"][0], "--home", "龙亭村", "--on", "2026-05-01")

    assert said.status == 0
    rows = shell("rows", file, "person", "--json").json
    assert {row["village"]: row["population_status"] for row in rows} == {"白石村": "迁出", "龙亭村": "正常"}


def test_rows_of_two_villages_are_not_joined_and_the_way_to_settle_it_is_told(
    tmp_path: Path, shell: Shell
) -> None:
    file = tmp_path / "t.roster"
    shell("new", file, "--level", "township", "--unit", "龙亭镇")
    for name in ("白石村", "龙亭村"):
        told = ("name=李梅", f"id_number={GOOD}", f"village={name}", "township=龙亭镇")
        shell("add", file, "person", *told, "--force")
    [shared] = shell("same", file, "--json").json["in_two_villages"]

    said = shell("same", file, "--join", *shared["rows"])

    assert said.status != 0
    assert "不合并" in said.err
    assert "--home" in said.err
    assert len(shell("rows", file, "person", "--json").json) == 2


def test_wrong_calls_are_told_in_one_sentence_and_change_nothing(village: Path, shell: Shell, couple) -> None:
    for words in (
        ("--join", "--apart"),
        ("--join", couple[0]),
        ("--split", *couple),
        ("x", "--home", "四合村"),
    ):
        said = shell("same", village, *words)
        assert said.status == 2
        assert "Traceback" not in said.err
    assert len(shell("rows", village, "person", "--json").json) == 2
