"""Copies are whole, checked, numbered, and the newest ten stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from roster_desktop.store import sqlite
from roster_desktop.store.backups import backups_of
from roster_desktop.wording import Refusal, storing
from roster_desktop.workspace import Access, Workspace
from tests.trust.tally import Tally, so_many
from tests.workspace.toy import FOLK, added, all_states, opened, refused, typed


def test_a_snapshot_holds_everything_saved_until_then(village: Workspace, tmp_path: Path):
    row = added(village, phone="13800000001")
    target = tmp_path / "copy.roster"
    village.snapshot(target)
    typed(village, row, phone="13800000002")

    with opened(target) as copy:
        assert copy.journal == 1
        assert copy.unit == village.unit
        assert copy.doctor().problems == ()


def test_a_snapshot_takes_the_place_of_an_older_one_in_one_step(village: Workspace, tmp_path: Path):
    target = tmp_path / "copy.roster"
    target.write_bytes(b"older")
    village.snapshot(target)

    assert target.read_bytes().startswith(b"SQLite format 3")
    assert [left.name for left in tmp_path.glob("*copy*")] == ["copy.roster"]


def test_a_snapshot_that_cannot_be_written_is_told(village: Workspace, tmp_path: Path):
    with refused(storing.COPY_FAILED):
        village.snapshot(tmp_path / "none" / "copy.roster")
    (tmp_path / "folder").mkdir()
    with refused(storing.COPY_FAILED):
        village.snapshot(tmp_path / "folder")
    assert list((tmp_path / "folder").iterdir()) == []


def test_a_copy_that_is_not_sound_never_takes_its_place(village: Workspace, tmp_path: Path, monkeypatch):
    monkeypatch.setattr(sqlite, "first_complaint", lambda path, key: "a page is damaged")
    target = tmp_path / "copy.roster"

    with refused(storing.COPY_NOT_SOUND):
        village.snapshot(target)
    assert list(tmp_path.glob("*copy*")) == []


def test_the_newest_ten_backups_stay(village: Workspace):
    added(village)
    made = [village.backup("合并前") for _ in range(13)]

    assert list(backups_of(village.path).values()) == made[-10:]
    assert made[-1].name == "河湾村-000013-合并前.roster"
    with opened(made[-1]) as copy:
        assert all_states(copy) == all_states(village)


def held_by(path: Path) -> object:
    """The rows and how far the history goes; None where it is no whole file."""
    try:
        with opened(path, Access.READ) as copy:
            return (all_states(copy), copy.journal) if copy.doctor().ok else None
    except Refusal:
        return None


def test_the_newest_backup_holds_what_the_file_holds(village: Workspace, tally: Tally):
    tries, wrong, stale = so_many(quick=12, long=200), [], 0
    row, older = added(village, phone="13800000000"), village.backup("手动")
    for number in range(tries):
        typed(village, row, phone=f"138{number + 1:08}")
        newest = village.backup("手动")
        live = (all_states(village), village.journal)
        if held_by(newest) != live or list(backups_of(village.path).values())[-1] != newest:
            wrong.append(number)
        stale += held_by(older) != live
        older = newest

    tally.control("R16", "the backup before the last step", stale, tries)
    tally.count("R16", tries, wrong)


def test_backups_of_another_file_in_the_folder_are_left_alone(village: Workspace):
    folder = village.path.with_name("备份")
    folder.mkdir()
    strangers = [folder / name for name in ("清水镇-000001-x.roster", "河湾村-草稿.roster", "a.txt")]
    for stranger in strangers:
        stranger.write_bytes(b"x")
    for _ in range(12):
        village.backup("升级/前")

    assert all(stranger.exists() for stranger in strangers)
    assert len(backups_of(village.path)) == 10


def test_a_copied_file_and_its_origin_never_write_under_one_name(village: Workspace, tmp_path: Path):
    row = added(village, phone="13800000001")
    village.snapshot(tmp_path / "copy.roster")
    with opened(tmp_path / "copy.roster") as copy:
        typed(copy, row, phone="13800000002")
        typed(village, row, phone="13800000003")
        [theirs], [ours] = copy.states(FOLK), village.states(FOLK)

    assert set(ours.merged(theirs).cell("phone").values) == {
        ("13800000002",),
        ("13800000003",),
    }


@pytest.mark.parametrize("reason", ["a/b", "a:b", " ", "..\\x", "说 明"])
def test_any_reason_makes_a_file_name(village: Workspace, reason):
    copy = village.backup(reason)

    assert copy.parent.name == "备份"
    assert copy.exists()


def test_backups_tell_when_their_folder_cannot_be(village: Workspace):
    village.path.with_name("备份").write_bytes(b"a file is in the way")

    with pytest.raises(Refusal, match="备份"):
        village.backup("合并前")
