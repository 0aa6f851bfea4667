"""Comparing between rosters through the command line: what is found, kept, asked for and sent."""

from __future__ import annotations

from pathlib import Path

import pytest

from roster_desktop.rosters import CATALOG
from roster_desktop.workspace import Workspace
from tests.journeys.shell import Shell, id_number, sound_person

ANN = id_number("19800101", 101)
BOB = id_number("19750505", 203)
JOB = (
    "channel=自行就业", "area=省外", "work_type=转移就业", "started_on=2025-03", "name=王小明", "phone=13800000002",
)  # fmt: skip


@pytest.fixture
def village(tmp_path: Path, shell: Shell) -> Path:
    file = tmp_path / "sihe.roster"
    unit = ("--level", "village", "--township", "铁河镇", "--county", "洋县", "--unit", "四合村")
    assert shell("new", file, *unit, "--operator", "张会计").status == 0
    return file


def rules(findings: list[dict[str, object]]) -> set[object]:
    return {finding["rule"] for finding in findings}


def test_a_row_without_its_person_is_told_when_it_is_added(village: Path, shell: Shell) -> None:
    said = shell("add", village, "transfer", *JOB, f"id_number={BOB}", "--json")

    assert said.json["row"]
    [missing] = [one for one in said.json["findings"] if one["rule"] == "C01"]
    assert (missing["roster"], missing["row"], missing["state"]) == ("transfer", said.json["row"], "open")
    assert said.status == 1


def test_adding_the_person_settles_what_its_other_row_lacked(village: Path, shell: Shell) -> None:
    shell("add", village, "transfer", *JOB, f"id_number={BOB}")
    assert "C01" in rules(shell("check", village, "--json").json["findings"])
    shell("add", village, "person", *sound_person("王小明", BOB))

    assert "C01" not in rules(shell("check", village, "--json").json["findings"])


def test_check_tells_findings_between_rosters_with_the_rows_beside(village: Path, shell: Shell) -> None:
    shell("add", village, "person", *sound_person("张三", ANN))
    job = shell("add", village, "transfer", *JOB, "name=李四", f"id_number={ANN}", "--json").json["row"]
    said = shell("check", village, "--json")
    contradictions = [one for one in said.json["findings"] if one["rule"] == "C02"]
    [two_names] = [one for one in contradictions if "name" in one["columns"]]

    assert said.json["rows_checked"] == 2
    assert job in {two_names["row"], *(one["row"] for one in two_names["beside"])}


def test_rows_are_asked_for_by_rule_and_by_level(village: Path, shell: Shell) -> None:
    shell("add", village, "person", *sound_person("张三", ANN))
    job = shell("add", village, "transfer", *JOB, f"id_number={BOB}", "--json").json["row"]

    def found(text: str) -> list[str]:
        said = shell("rows", village, "transfer", "--json", "--where", f"finding={text}")
        assert said.status == 0
        return [row["row"] for row in said.json]

    assert found("C01") == [job]
    assert found("error") == [job]
    assert found("B01") == []
    assert shell("rows", village, "person", "--json", "--where", "finding=C01").json == []


def test_an_unknown_rule_is_a_wrong_call(village: Path, shell: Shell) -> None:
    said = shell("rows", village, "person", "--where", "finding=Z99")

    assert said.status == 2
    assert "Z99" in said.err


def test_sending_lists_errors_between_rosters(village: Path, tmp_path: Path, shell: Shell) -> None:
    shell("add", village, "transfer", *JOB, f"id_number={BOB}")
    said = shell("export", village, tmp_path / "out.xlsx")

    assert said.status == 1
    assert "C01" in said.err
    assert (tmp_path / "out.xlsx").exists()


def test_an_explained_error_no_longer_keeps_anything_waiting(village: Path, shell: Shell) -> None:
    job = shell("add", village, "transfer", *JOB, f"id_number={BOB}", "--json").json["row"]
    for rule in sorted(rules(shell("check", village, "--json", "--level", "error").json["findings"])):
        assert shell("explain", village, job, rule, "--reason", "外县户口").status == 0
    said = shell("check", village, "--json", "--level", "error")

    assert {one["state"] for one in said.json["findings"]} == {"explained"}
    assert said.status == 0


def test_a_file_that_a_window_has_open_is_checked_all_the_same(village: Path, shell: Shell) -> None:
    shell("add", village, "transfer", *JOB, f"id_number={BOB}")
    with Workspace.open(village, CATALOG):
        assert "C01" in rules(shell("check", village, "--json").json["findings"])
