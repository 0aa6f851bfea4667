"""What changed since a day, from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.shell import Shell, id_number, sound_person

ANN = id_number("19800101", 101)


@pytest.fixture
def village(tmp_path: Path, shell: Shell) -> Path:
    file = tmp_path / "sihe.roster"
    place = ("--level", "village", "--township", "铁河镇", "--unit", "四合村", "--operator", "张会计")
    assert shell("new", file, *place).status == 0
    added = shell("add", file, "person", *sound_person("张三", ANN), "village=四合村", "--json")
    assert added.status == 0
    return file


def test_changes_since_a_day_are_told_masked(village: Path, shell: Shell) -> None:
    shell("export", village, village.with_suffix(".xlsx"))
    shell("set", village, f"person:{ANN}", "phone=13900000009", "remark=在家")
    said = shell("changes", village, "--since", "last", "--json")
    [one] = said.json["changes"]

    assert (said.status, one["became"], one["name"]) == (0, "changed", "张三")
    assert {cell["column"]: cell["after"] for cell in one["columns"]} == {
        "phone": "139****0009",
        "remark": "在家",
    }


def test_everything_is_new_since_before_the_first_day(village: Path, shell: Shell) -> None:
    said = shell("changes", village, "--since", "2020-01-01")

    assert said.out.startswith("新增\t人员信息\t张三\t四合村\n")
    assert said.err == "新增 1 行，离开 0 行，更改 0 行。\n"
    assert shell("changes", village, "--since", "2020-01-01", "--until", "2020-12-31").out == ""


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("--since", "last"), 3),
        (("--since", "2025-02-30"), 2),
        (("--since", "2025-03-01", "--until", "2025-02-01"), 2),
        ((), 2),
    ],
)
def test_what_cannot_be_compared_is_one_sentence(
    village: Path, shell: Shell, words: tuple[str, ...], status: int
) -> None:
    said = shell("changes", village, *words)

    assert said.status == status
    assert len(said.err.strip().splitlines()) == 1
