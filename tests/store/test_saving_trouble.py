"""Whatever befalls the disk, the file or the process: what was saved is there,
what was refused left no trace."""

from __future__ import annotations

import os
import shutil
from contextlib import closing, suppress
from pathlib import Path

import pytest

from roster_desktop.store import ballast, connections
from roster_desktop.store.driver import dbapi
from roster_desktop.wording import Refusal, storing
from roster_desktop.workspace import Access, Query, Workspace
from tests.trust.folders import small_disk
from tests.trust.tally import Tally
from tests.workspace.toy import FOLK, added, exported, made, opened, phone_of, refused, typed

RESERVE = ballast.BALLAST_BYTES
"""Read before the first test, so it is the program's own."""


def full_after(workspace: Workspace) -> int:
    """Type until the disk is full; how many rows were acknowledged."""
    try:
        for number in range(1, 900):
            added(workspace, "张三", number, remark="满" * 3000)
    except Refusal:
        return workspace.journal
    raise AssertionError("the disk never filled up")


def fill(disk: Path) -> None:
    """Other people's files take the rest of the disk."""
    with (disk / "films").open("ab", buffering=0) as films, suppress(OSError):
        while films.write(b"x" * 4096):
            continue


@pytest.fixture(autouse=True)
def whole_reserve(monkeypatch: pytest.MonkeyPatch) -> None:
    """As much as the program keeps, not the little of other tests."""
    monkeypatch.setattr(ballast, "BALLAST_BYTES", RESERVE)


def test_a_full_disk_is_told_and_keeps_what_was_saved(tmp_path: Path, tally: Tally):
    with small_disk(tmp_path / "disk", "2m") as disk, made(disk / "a.roster") as workspace:
        saved = full_after(workspace)

        assert saved > 3
        tally.count("R6", saved)
        assert workspace.counts()[FOLK] == workspace.journal == saved
        with refused(storing.DISK_FULL):
            added(workspace, "李四", 2, remark="满" * 3000)
        assert workspace.doctor().problems == ()
        assert workspace.counts()[FOLK] == saved


def test_room_kept_in_reserve_lets_the_last_edit_be_saved(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(ballast, "BALLAST_BYTES", 300_000)
    with small_disk(tmp_path / "disk", "4m") as disk, made(disk / "a.roster") as workspace:
        row = added(workspace)
        fill(disk)
        with refused(storing.DISK_FULL_RESERVE_FREED):
            typed(workspace, row, remark="满" * 9000)
        assert typed(workspace, row, remark="满" * 9000).batch == 2


def test_without_room_in_reserve_the_last_edit_cannot_be_saved(tmp_path: Path, monkeypatch, tally: Tally):
    monkeypatch.setattr(ballast.Ballast, "take", lambda _self: None)
    with small_disk(tmp_path / "disk", "4m") as disk, made(disk / "a.roster") as workspace:
        row = added(workspace)
        fill(disk)
        unsaved = 0
        for _ in range(2):
            with refused(storing.DISK_FULL):
                typed(workspace, row, remark="满" * 9000)
            unsaved += 1

    tally.control("R6", "no room in reserve", unsaved, 2)


def test_a_file_that_cannot_be_made_leaves_nothing_behind(tmp_path: Path):
    with small_disk(tmp_path / "disk", "64k") as disk:
        with refused(storing.DISK_FULL):
            made(disk / "a.roster")

        assert list(disk.iterdir()) == []


def test_a_file_that_vanished_is_told(village: Workspace):
    row = added(village)
    away = village.path.with_name("away.roster")
    village.path.rename(away)
    with refused(storing.VANISHED):
        typed(village, row, phone="13800000001")
    with refused(storing.VANISHED):
        village.undo()
    assert not village.path.exists()

    away.rename(village.path)
    assert typed(village, row, phone="13800000001").batch == 2


def test_a_file_that_was_replaced_is_told_and_the_other_one_left_alone(village: Workspace):
    row = added(village)
    copy = village.path.with_name("copy.roster")
    village.snapshot(copy)
    typed(village, row, phone="13800000001")
    os.replace(copy, village.path)
    other = village.path.read_bytes()

    with refused(storing.REPLACED):
        typed(village, row, phone="13800000002")
    with refused(storing.REPLACED):
        exported(village)
    assert village.path.read_bytes() == other
    assert phone_of(village, row) == "13800000001"


def test_another_program_in_the_way_is_told_and_nothing_half_saved(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(connections, "WAIT_SECONDS", 0.05)
    with made(tmp_path / "a.roster") as workspace:
        row = added(workspace)
        with closing(dbapi.connect(workspace.path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with refused(storing.BUSY):
                typed(workspace, row, phone="13800000001")
            other.execute("ROLLBACK")
            other.execute("BEGIN")
            other.execute("SELECT count(*) FROM setting").fetchone()
            with refused(storing.BUSY):
                typed(workspace, row, phone="13800000001")

        assert phone_of(workspace, row) == ""
        assert typed(workspace, row, phone="13800000001").batch == 2


def test_a_refused_number_is_not_used_again(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(connections, "WAIT_SECONDS", 0.05)
    with made(tmp_path / "a.roster") as workspace:
        row = added(workspace)
        with closing(dbapi.connect(workspace.path, isolation_level=None)) as other:
            other.execute("BEGIN")
            other.execute("SELECT count(*) FROM setting").fetchone()
            with refused(storing.BUSY):
                typed(workspace, row, phone="13800000001")
        typed(workspace, row, phone="13800000002")

        [pair] = workspace.states(FOLK)[0].cell("phone")
        assert pair.write == (workspace.writer, 3)


def test_a_reader_takes_up_what_a_killed_program_left(tmp_path: Path):
    path = tmp_path / "a.roster"
    with made(path) as workspace:
        added(workspace)
        copy, journal = tmp_path / "cut.roster", tmp_path / "cut.roster-journal"
        with closing(dbapi.connect(path, isolation_level=None)) as other:
            other.execute("PRAGMA cache_size=1")
            other.execute("BEGIN IMMEDIATE")
            other.execute("UPDATE roster_folk SET row_search = randomblob(9000000)")
            shutil.copy(path, copy)
            shutil.copy(f"{path}-journal", journal)
            other.execute("ROLLBACK")

    with opened(copy, Access.READ) as reader:
        assert len(reader.rows(FOLK, reader.row_ids(Query(FOLK, find="张三")))) == 1
        assert reader.doctor().problems == ()
