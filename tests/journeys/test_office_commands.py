"""Handing over, renaming and beginning a year by command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.journeys.shell import Shell, id_number, sound_person

ANN = id_number("19800101", 101)
VILLAGE = ("--level", "village", "--township", "铁河镇", "--county", "洋县", "--operator", "张会计")


@pytest.fixture
def village(tmp_path: Path, shell: Shell) -> Path:
    file = tmp_path / "sihe.roster"
    assert shell("new", file, *VILLAGE, "--unit", "四合村").status == 0
    assert shell("add", file, "person", *sound_person("张安", ANN)).status == 0
    return file


@pytest.fixture
def township(tmp_path: Path, shell: Shell) -> Path:
    file = tmp_path / "township.roster"
    said = shell("new", file, "--level", "township", "--unit", "铁河镇", "--county", "洋县")
    assert said.status == 0
    return file


def test_a_submission_waits_for_its_folder_and_the_township_finds_it(village, township, shell, tmp_path):
    stick = tmp_path / "收件"

    unsaid = shell("send", village)
    waits = shell("send", village, "--to", stick)
    listed = shell("outbox", village, "--json")
    stick.mkdir()
    gone = shell("deliver", village, "--json")
    nothing = shell("deliver", village)
    offered = shell("inbox", township, "--folder", stick)
    before = shell("rows", township, "person", "--json").json
    merged = shell("inbox", township, "--merge", "--json")
    later = shell("inbox", township)

    assert (unsaid.status, waits.status, gone.status, nothing.status) == (2, 1, 0, 0)
    assert str(stick) in waits.err
    assert [parcel["state"] for parcel in listed.json] == ["waiting"]
    assert [parcel["sent_as"] for parcel in gone.json["sent"]] == [path.name for path in stick.iterdir()]
    assert (offered.status, before) == (1, [])
    assert [book["status"] for book in merged.json["workbooks"]] == ["merged"]
    assert (later.status, later.out) == (0, "")


def test_what_waits_can_be_withdrawn_once(village, shell, tmp_path):
    shell("send", village, "--to", tmp_path / "没插")

    withdrawn = shell("outbox", village, "--withdraw", 1)
    again = shell("outbox", village, "--withdraw", 7)

    assert (withdrawn.status, again.status) == (0, 2)
    assert "已收回" in withdrawn.out


def test_an_inbox_that_is_away_is_said(township, shell, tmp_path):
    never = shell("inbox", township)
    away = shell("inbox", township, "--folder", tmp_path / "没插")

    assert (never.status, away.status) == (3, 3)
    assert "没插" in away.err


def test_a_village_is_renamed_by_command_and_back_by_undo(village, shell):
    preview = shell("rename", village, "新河村", "--dry-run", "--json")
    unchanged = shell("rows", village, "person", "--json").json[0]["village"]
    done = shell("rename", village, "新河村", "--code", "610723102207")
    [shown] = shell("rows", village, "person", "--json").json
    shell("undo", village)
    [back] = shell("rows", village, "person", "--json").json

    assert preview.json["rows"]["person"] == 1
    assert (preview.json["unit"], unchanged) == ("四合村", "四合村")
    assert done.status == 0
    assert (shown["village"], back["village"]) == ("新河村", "四合村")


@pytest.mark.parametrize(
    "words", [("新河村",), ("新河村", "--old", "没有的村"), ("新河村", "--old", "四合村", "--code", "12")]
)
def test_a_renaming_that_cannot_be_says_why_and_changes_nothing(village, township, shell, tmp_path, words):
    shell("send", village, "--to", tmp_path)
    shell("inbox", township, "--folder", tmp_path, "--merge")
    before = shell("history", township, "--json").out

    said = shell("rename", township, *words)

    assert said.status in (2, 3)
    assert said.err
    assert shell("history", township, "--json").out == before


def test_a_year_is_begun_by_command(village, shell):
    words = ("started_on=2024-03", "employer=北山砖厂", "months_this_year=10", "monthly_wage=4000")
    shell("add", village, "transfer", f"id_number={ANN}", *words, "--force")

    preview = shell("new-year", village, 2026, "--dry-run", "--json")
    unknown = shell("new-year", village, 2026, "--end", "person.name")
    done = shell("new-year", village, 2026)
    again = shell("new-year", village, 2026)
    [row] = shell("rows", village, "transfer", "--json").json

    assert [(part["key"], part["rows"]) for part in preview.json["parts"]] == [
        ("transfer.months_this_year", 1)
    ]
    assert (unknown.status, done.status, again.status) == (2, 0, 3)
    assert "months_this_year" not in row
    assert row["monthly_wage"] == "4000"


def test_a_file_is_handed_over_and_taken_over_by_command(village, shell, tmp_path):
    shell("send", village, "--to", tmp_path / "没插")

    given = shell("handover", village, tmp_path / "包.zip", "--to", "王会计")
    taken = shell("takeover", tmp_path / "包.zip", tmp_path / "新", "--operator", "王会计")
    twice = shell("takeover", tmp_path / "包.zip", tmp_path / "新", "--operator", "王会计")
    bad = shell("takeover", village, tmp_path / "别处", "--operator", "王会计")
    new = tmp_path / "新" / "sihe.roster"

    assert (given.status, taken.status, twice.status, bad.status) == (0, 0, 3, 3)
    assert [row["name"] for row in shell("rows", new, "person", "--json").json] == ["张安"]
    assert [parcel["state"] for parcel in json.loads(shell("outbox", new, "--json").out)] == ["waiting"]
    assert shell("doctor", new).status == 0
