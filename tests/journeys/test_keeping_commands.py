"""Copies, restoring and passwords from the command line."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from roster_desktop.store import driver
from roster_desktop.tasks import unlocking
from tests.journeys.shell import Shell, id_number, sound_person

PASSWORD = "春眠不觉晓处处闻啼鸟"
ROOT = Path(__file__).parents[2]
protected = pytest.mark.skipif(not driver.CAN_PROTECT, reason="no SQLCipher for this machine")


@pytest.fixture
def shell(shell: Shell, monkeypatch, tmp_path: Path):
    """Lines for standard input go before the words."""
    monkeypatch.setattr(unlocking, "data_folder", lambda: tmp_path / "account")

    def call(*words: object, lines: tuple[str, ...] = ()):
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        return shell(*words)

    return call


@pytest.fixture
def village(shell, tmp_path: Path) -> Path:
    file = tmp_path / "四合村.roster"
    shell("new", file, "--level", "village", "--unit", "四合村", "--township", "华阳镇", "--county", "洋县")
    return file


def people(shell, file: Path, *lines: str) -> list[str]:
    words = ["--password-stdin"] if lines else []
    return [row["name"] for row in shell("rows", file, "person", "--json", *words, lines=lines).json]


def add(shell, file: Path, name: str, sequence: int, *lines: str) -> None:
    words = ["--password-stdin"] if lines else []
    said = shell(
        "add", file, "person", *sound_person(name, id_number("19700101", sequence)), *words, lines=lines
    )
    assert said.status in (0, 1), said.err


def test_a_backup_goes_into_its_folder_or_where_it_is_told(shell, village: Path, tmp_path: Path):
    add(shell, village, "张三", 1)
    told = shell("backup", village)
    there = shell("backup", village, tmp_path / "副本.roster")

    assert (told.status, there.status) == (0, 0)
    assert people(shell, village.with_name("备份") / "四合村-000001-手动.roster") == ["张三"]
    assert people(shell, tmp_path / "副本.roster") == ["张三"]


def test_a_backup_never_takes_the_place_of_another_file(shell, village: Path, tmp_path: Path):
    (tmp_path / "x.roster").write_bytes(b"x")
    said = shell("backup", village, tmp_path / "x.roster")

    assert (said.status, said.out) == (3, "")
    assert (tmp_path / "x.roster").read_bytes() == b"x"


def test_restoring_brings_back_what_the_backup_holds_and_keeps_what_was_there(shell, village: Path, tmp_path):
    add(shell, village, "张三", 1)
    shell("backup", village, tmp_path / "副本.roster")
    add(shell, village, "李四", 2)
    said = shell("restore", tmp_path / "副本.roster", village)

    assert said.status == 0
    assert people(shell, village) == ["张三"]
    [before] = village.with_name("备份").glob("*恢复前*")
    assert before.name in said.err
    assert people(shell, before) == ["张三", "李四"]
    assert shell("doctor", village).status == 0


@pytest.mark.parametrize("spoilt", [b"", b"no roster", b"SQLite format 3\x00" + bytes(3000)])
def test_what_is_no_backup_changes_nothing(shell, village: Path, tmp_path: Path, spoilt):
    (tmp_path / "x.roster").write_bytes(spoilt)
    before = village.read_bytes()
    said = shell("restore", tmp_path / "x.roster", village)

    assert said.status == 3
    assert "x.roster" in said.err
    assert village.read_bytes() == before


@protected
def test_a_file_made_with_a_password_opens_with_it_only(shell, tmp_path: Path):
    file = tmp_path / "四合村.roster"
    made = shell("new", file, "--level", "village", "--unit", "四合村", "--password-stdin", lines=(PASSWORD,))
    assert made.status == 0
    assert "恢复码" in made.out

    add(shell, file, "张三", 1, PASSWORD)
    assert people(shell, file, PASSWORD) == ["张三"]
    without = shell("rows", file, "person", "--json")
    assert (without.status, without.out) == (3, "")
    assert "密码" in without.err
    wrong = shell("rows", file, "person", "--json", "--password-stdin", lines=("not the password",))
    assert (wrong.status, wrong.out) == (3, "")
    assert "密码不对" in wrong.err


@protected
def test_a_password_is_set_changed_and_taken_away(shell, village: Path):
    add(shell, village, "张三", 1)
    shell("backup", village)
    assert shell("password", village, "--password-stdin", lines=(PASSWORD,)).status == 0
    assert people(shell, village, PASSWORD) == ["张三"]
    changed = shell("password", village, "--password-stdin", lines=(PASSWORD, "another password"))
    assert changed.status == 0, changed.err
    assert people(shell, village, "another password") == ["张三"]
    assert people(shell, village.with_name("备份") / "四合村-000001-手动.roster", "another password") == [
        "张三"
    ]
    assert shell("rows", village, "person", "--password-stdin", lines=(PASSWORD,)).status == 3
    removed = shell("password", village, "--remove", "--password-stdin", lines=("another password",))
    assert removed.status == 0, removed.err
    assert people(shell, village) == ["张三"]


@protected
def test_backup_and_restore_of_a_protected_file(shell, village: Path, tmp_path: Path):
    add(shell, village, "张三", 1)
    shell("password", village, "--password-stdin", lines=(PASSWORD,))
    copy = tmp_path / "副本.roster"
    assert shell("backup", village, copy, "--password-stdin", lines=(PASSWORD,)).status == 0
    add(shell, village, "李四", 2, PASSWORD)
    village.write_bytes(village.read_bytes()[:9000])

    assert shell("restore", copy, village).status == 3
    assert shell("restore", copy, village, "--password-stdin", lines=(PASSWORD,)).status == 0
    assert people(shell, village, PASSWORD) == ["张三"]
    assert list(village.with_name("备份").glob("*搁置*"))


def test_a_password_for_a_file_without_one_is_no_matter(shell, village: Path):
    assert people(shell, village, PASSWORD) == []


def test_a_short_password_changes_nothing(shell, village: Path):
    before = village.read_bytes()
    said = shell("password", village, "--password-stdin", lines=("1234567",))

    assert said.status == 3
    assert village.read_bytes() == before


@protected
def test_wrong_passwords_cost_more_and_more_time(shell, village: Path, monkeypatch):
    slept: list[float] = []
    monkeypatch.setattr("time.sleep", slept.append)
    shell("password", village, "--password-stdin", lines=(PASSWORD,))
    for _ in range(6):
        shell("rows", village, "person", "--password-stdin", lines=("not the password",))
    people(shell, village, PASSWORD)
    people(shell, village, PASSWORD)

    assert slept == [1, 2, 4, 8]


@protected
def test_a_real_process_reads_the_password_and_prints_nothing_else(village: Path, tmp_path: Path):
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "XDG_DATA_HOME": str(tmp_path)}

    def call(*words: str, given: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "roster_desktop", *words, "--password-stdin"],
            input=given, capture_output=True, text=True, env=environment, encoding="utf-8", check=False,
        )  # fmt: skip

    assert call("password", str(village), given=f"{PASSWORD}\n").returncode == 0
    right = call("rows", str(village), "person", "--json", given=f"{PASSWORD}\n")
    wrong = call("rows", str(village), "person", "--json", given="春眠不觉晓\n")

    assert (right.returncode, json.loads(right.stdout), right.stderr) == (0, [], "")
    assert (wrong.returncode, wrong.stdout) == (3, "")
    assert len(wrong.stderr.splitlines()) == 1


@protected
def test_who_forgot_the_password_gets_in_by_the_recovery_code(shell, village: Path, tmp_path):
    add(shell, village, "张三", 1)
    copy = tmp_path / "copy.roster"
    told = shell("password", village, "--password-stdin", lines=(PASSWORD,))
    code = told.out.strip().rpartition("：")[2]
    shell("backup", village, copy, "--password-stdin", lines=(PASSWORD,))
    [logged] = shell("log", village, "--json", "--password-stdin", lines=(PASSWORD,)).json
    assert (logged["what"], logged["file"]) == ("backup-elsewhere", "copy.roster")

    assert shell("restore", copy, village, "--recovery-code-stdin", lines=(code,)).status == 0
    changed = shell("password", village, "--recovery-code-stdin", lines=(code, "another long one"))

    assert changed.status == 0, changed.err
    assert people(shell, village, "another long one") == ["张三"]
    assert shell("rows", village, "person", "--password-stdin", lines=(PASSWORD,)).status == 3
