"""A backup becomes the file again: the content is the backup's, what was there is kept, nothing is half."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from roster_desktop.store import backups, driver, key_places, keys, protecting, restoring
from roster_desktop.store.keys import DataKey
from roster_desktop.store.roster_tables import tables_of
from roster_desktop.wording import Refusal, storing
from roster_desktop.wording import protecting as words
from roster_desktop.workspace import Access, guarding
from tests.builders import TOY
from tests.store.killed import killed_at, lines_of, needs_fork
from tests.trust.tally import Tally, so_many
from tests.workspace.toy import TOWNSHIP, added, all_states, made, opened, refused

PASSWORD = "春眠不觉晓处处闻啼鸟"
protected = pytest.mark.skipif(not driver.CAN_PROTECT, reason="no SQLCipher for this machine")


@pytest.fixture
def village(tmp_path: Path) -> Path:
    """A file with a backup of one person, and a second person typed since."""
    path = tmp_path / "河湾村.roster"
    with made(path) as workspace:
        added(workspace, "张三")
        workspace.backup("手动")
        added(workspace, "李四", 2)
    return path


def backup_of(path: Path) -> Path:
    return next(iter(backups.backups_of(path).values()))


def content(path: Path, key: DataKey | None = None) -> list[object]:
    with opened(path, Access.READ, key) as workspace:
        return [*all_states(workspace), workspace.journal]


def identity(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        return str(connection.execute("SELECT file FROM identity").fetchone()[0])


def test_the_content_is_the_backups_and_what_was_there_is_one_backup_more(village: Path):
    before, backup = content(village), backup_of(village)
    restored = guarding.restore(backup, village, TOY)

    assert content(village) == content(backup)
    assert restored.was_sound
    assert restored.before is not None
    assert restored.before.name == "河湾村-000002-恢复前.roster"
    assert content(restored.before) == before


def test_restoring_can_itself_be_taken_back(village: Path):
    before = content(village)
    restored = guarding.restore(backup_of(village), village, TOY)
    assert restored.before is not None
    guarding.restore(restored.before, village, TOY)

    assert content(village) == before


def test_a_restored_file_goes_its_own_way(village: Path):
    was = identity(village)
    guarding.restore(backup_of(village), village, TOY)

    assert identity(village) != was
    assert identity(backup_of(village)) == was


def test_a_damaged_file_is_kept_with_its_journals(village: Path):
    journal = village.with_name(f"{village.name}-journal")
    with village.open("rb+") as file:
        file.truncate(7000)
    journal.write_bytes(b"what a commit left")
    damaged = village.read_bytes()
    restored = guarding.restore(backup_of(village), village, TOY)

    assert content(village) == content(backup_of(village))
    assert not restored.was_sound
    assert restored.before is not None
    assert restored.before.name == "河湾村-搁置-1.roster"
    assert restored.before.read_bytes() == damaged
    assert Path(f"{restored.before}-journal").read_bytes() == b"what a commit left"
    assert not journal.exists()


@pytest.mark.parametrize("end", ["-journal", "-wal", "-shm"])
def test_no_journal_of_the_old_file_is_played_into_the_new_one(village: Path, end):
    village.unlink()
    village.with_name(f"{village.name}{end}").write_bytes(os.urandom(9000))
    guarding.restore(backup_of(village), village, TOY)

    assert content(village) == content(backup_of(village))
    [aside] = village.with_name("备份").glob(f"*搁置*{end}")
    assert aside.stat().st_size == 9000


def test_a_file_that_is_gone_comes_back(village: Path):
    there = content(backup_of(village))
    village.unlink()
    restored = guarding.restore(backup_of(village), village, TOY)

    assert content(village) == there
    assert restored.before is None


def test_damaged_files_are_never_thinned_out(village: Path):
    village.write_bytes(b"damaged")
    aside = guarding.restore(backup_of(village), village, TOY).before
    with opened(village) as workspace:
        for _ in range(14):
            workspace.backup("手动")

    assert aside is not None
    assert aside.read_bytes() == b"damaged"


@pytest.mark.parametrize("spoilt", ["cut", "empty", "foreign", "gone"])
def test_a_backup_that_is_not_whole_changes_nothing(village: Path, spoilt):
    before, backup = village.read_bytes(), backup_of(village)
    match spoilt:
        case "cut":
            backup.write_bytes(backup.read_bytes()[:20_000])
        case "empty":
            backup.write_bytes(b"")
        case "foreign":
            backup.write_bytes(b"PK\x03\x04" + bytes(5000))
        case "gone":
            backup.unlink()

    with pytest.raises(Refusal):
        guarding.restore(backup, village, TOY)
    assert village.read_bytes() == before
    assert not list(village.parent.rglob("*.part*"))


def test_a_backup_of_another_unit_changes_nothing(village: Path, tmp_path: Path):
    before = village.read_bytes()
    made(tmp_path / "清水镇.roster", TOWNSHIP).close()

    with refused(words.BACKUP_OTHER_UNIT):
        guarding.restore(tmp_path / "清水镇.roster", village, TOY)
    assert village.read_bytes() == before


def test_a_file_that_is_open_is_left_alone(village: Path):
    with opened(village), refused(storing.OPEN_ELSEWHERE):
        guarding.restore(backup_of(village), village, TOY)


@protected
def test_a_protected_backup_comes_back_with_the_password_of_today(village: Path):
    protection = keys.new_protection(PASSWORD, keys.new_code())
    protecting.protect(village, protection)
    with opened(village, key=protection.key) as workspace:
        workspace.change_protection(keys.with_password(protection, "夜来风雨声花落知多少"))
    there = content(backup_of(village), protection.key)
    guarding.restore(backup_of(village), village, TOY, [protection.key])

    assert protecting.key_by_password(village, "夜来风雨声花落知多少") == protection.key
    with refused(words.PASSWORD_WRONG):
        protecting.key_by_password(village, PASSWORD)
    assert content(village, protection.key) == there


@protected
def test_a_protected_backup_from_a_stick_needs_its_password(village: Path, tmp_path: Path):
    protection = keys.new_protection(PASSWORD, keys.new_code())
    stick = tmp_path / "U盘.roster"
    shutil.copy(backup_of(village), stick)
    protecting.protect(stick, protection)
    key_places.beside(stick).unlink()
    before = village.read_bytes()

    with refused(words.PASSWORD_NEEDED):
        guarding.restore(stick, village, TOY)
    assert village.read_bytes() == before
    guarding.restore(stick, village, TOY, [protection.key])
    assert content(village, protection.key) == content(stick, protection.key)


MODULES = (restoring, key_places)


@needs_fork
@pytest.mark.parametrize("was", ["sound", "damaged"])
def test_killed_at_any_line_of_restoring_there_is_a_whole_file_or_the_old_one(
    village: Path, was, tmp_path: Path, tally: Tally
):
    if was == "damaged":
        with village.open("rb+") as file:
            file.truncate(7000)
        village.with_name(f"{village.name}-journal").write_bytes(b"what a commit left")
    backup = backup_of(village)
    old, new = village.read_bytes(), content(backup)
    old_content = content(village) if was == "sound" else None
    aside = tmp_path / "aside"
    shutil.copytree(tmp_path, aside, ignore=shutil.ignore_patterns("aside"))
    tables = tables_of(TOY)
    lines = lines_of(lambda: restoring.restore(backup, village, tables), MODULES)
    assert len(lines) > 50
    chosen = lines[:: so_many(quick=5, long=1)]
    tally.count("R2", len(chosen))
    for line in chosen:
        folder = tmp_path / f"{line}"
        shutil.copytree(aside, folder)
        path = folder / village.name
        assert killed_at(line, partial(restoring.restore, backup_of(path), path, tables), MODULES)

        now = path.read_bytes()
        if was == "damaged":
            assert now == old or content(path) == new
        else:
            assert content(path) in (old_content, new)
        restoring.restore(backup_of(path), path, tables)
        assert content(path) == new
        kept = [one for one in path.with_name("备份").glob("*.roster") if one.name != backup.name]
        if was == "damaged":
            assert any(one.read_bytes() == old for one in kept)
            assert any(
                one.read_bytes() == b"what a commit left" for one in path.with_name("备份").glob("*-journal")
            )
        else:
            assert any(content(one) == old_content for one in kept)
        assert not list(folder.rglob("*.part*"))
        shutil.rmtree(folder)
