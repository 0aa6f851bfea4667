"""The log of exports and of whole numbers that were looked at, as scripts meet it."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from roster_desktop.rosters import CATALOG
from roster_desktop.workspace import Workspace
from tests.journeys.shell import Shell, id_number, sound_person


@pytest.fixture
def file(shell: Shell, tmp_path: Path) -> Path:
    made = tmp_path / "四合村.roster"
    shell("new", made, "--level", "village", "--unit", "四合村", "--operator", "刘会计")
    said = shell("add", made, "person", *sound_person("张三", id_number("19800101", 1)), "--force", "--json")
    assert said.json["row"]
    return made


def test_a_submission_is_logged_with_its_hash_and_how_many_rows(shell: Shell, file: Path, tmp_path: Path):
    shell("export", file, tmp_path / "报送.xlsx")

    [line] = shell("log", file, "--json").json

    assert (line["kind"], line["what"], line["who"], line["rows"]) == ("exported", "submission", "刘会计", 1)
    assert line["masked"] is False
    assert line["file"] == "报送.xlsx"
    assert line["content"] == hashlib.sha256((tmp_path / "报送.xlsx").read_bytes()).hexdigest()


def test_looking_at_whole_numbers_is_logged_and_looking_at_masked_ones_is_not(shell: Shell, file: Path):
    shell("rows", file, "person", "--json")
    shell("history", file)
    assert shell("log", file, "--json").json == []

    said = shell("rows", file, "person", "--json", "--unmask")
    shell("history", file, "--unmask")

    assert said.json[0]["id_number"] == id_number("19800101", 1)
    first, second = shell("log", file, "--json").json
    assert (first["kind"], first["what"], first["rows"]) == ("shown", "command", 1)
    assert "person.id_number" in first["columns"]
    assert (second["kind"], second["number"]) == ("shown", 2)
    assert id_number("19800101", 1) not in shell("log", file).out
    assert shell("doctor", file).status == 0


def test_a_look_that_cannot_be_logged_says_so_and_still_shows(shell: Shell, file: Path):
    with Workspace.open(file, CATALOG):
        said = shell("rows", file, "person", "--json", "--unmask")

    assert said.status == 0
    assert said.json[0]["id_number"] == id_number("19800101", 1)
    assert "没有记下" in said.err
    assert shell("log", file, "--json").json == []


def test_a_call_list_is_logged_as_masked_or_not(shell: Shell, file: Path, tmp_path: Path):
    shell("calls", file, tmp_path / "a.xlsx", "--never")
    shell("calls", file, tmp_path / "b.xlsx", "--never", "--unmask")

    told = [(line["what"], line["masked"], line["file"]) for line in shell("log", file, "--json").json]

    assert told == [("visits", True, "a.xlsx"), ("visits", False, "b.xlsx")]


def test_the_log_reads_as_lines_with_the_last_link_to_be_written_down(
    shell: Shell, file: Path, tmp_path: Path
):
    assert "还没有导出过" in shell("log", file).err

    shell("export", file, tmp_path / "报送.xlsx")
    said = shell("log", file)

    assert "刘会计\t导出\t报送\t五册全部列" in said.out
    assert shell("log", file, "--json").json[0]["link"] in said.err


def test_a_line_that_was_altered_is_told_by_the_log_itself(shell: Shell, file: Path, tmp_path: Path):
    shell("export", file, tmp_path / "报送.xlsx")
    shell("export", file, tmp_path / "公示.xlsx", "--for", "people")
    assert [line["what"] for line in shell("log", file, "--json").json] == ["submission", "people"]
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("DROP TRIGGER disclosure_stays")
        connection.execute("UPDATE disclosure SET who = '别人' WHERE number = 1")

    said = shell("log", file)

    assert said.status == 1
    assert "不可信" in said.err
    assert "从第 1 条起" in said.err


def test_what_is_written_while_the_file_is_open_elsewhere_says_that_it_is_not_logged(
    shell: Shell, file: Path, tmp_path: Path
):
    with Workspace.open(file, CATALOG):
        report = shell("report", file, "employment", tmp_path / "a.xlsx")
        slips = shell("problem", file, "slip", tmp_path / "b.xlsx")

    assert ["没有记下" in said.err for said in (report, slips)] == [True, True]
    assert (tmp_path / "a.xlsx").exists()
