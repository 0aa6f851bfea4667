"""Commands that write say on standard error what endangers the file; commands that read say nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from roster_desktop.store import surroundings as around
from roster_desktop.workspace import Medium
from tests.journeys.shell import Shell, id_number, sound_person

NEW = ("--level", "village", "--unit", "四合村", "--township", "铁河镇", "--operator", "刘会计")
PERSON = sound_person("李四", id_number("19800101", 3))


def test_a_share_is_said_once_by_each_command_that_writes(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(around, "medium_of", lambda _path: Medium.SHARE)
    file = tmp_path / "四合村.roster"

    made = shell("new", file, *NEW)
    added = shell("add", file, "person", *PERSON, "--force", "--json")
    read = shell("rows", file, "person")
    english = shell("undo", file, "--lang", "en")

    assert [said.err.count("网络共享文件夹") for said in (made, added, read)] == [1, 1, 0]
    assert added.json["row"]
    assert "lies on a network share" in english.err
    assert "on-share" not in english.err
    assert {made.status, read.status, english.status} == {0}


def test_a_conflicted_copy_is_said_and_neither_file_is_altered_by_that(shell: Shell, tmp_path: Path):
    file, other = tmp_path / "四合村.roster", tmp_path / "四合村 (conflicted copy).roster"
    shell("new", file, *NEW)
    shutil.copyfile(file, other)
    before = other.read_bytes()

    said = shell("add", file, "person", *PERSON, "--force")

    assert other.name in said.err
    assert "都别删" in said.err
    assert other.read_bytes() == before
