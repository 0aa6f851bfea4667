"""A file of every earlier format opens with all that is in it, after a copy was kept, with a password too.

`earlier/` holds one as each revision's own program made it, as statements; everybody in it is invented.
Whoever adds a revision puts the file of the one before beside them (`sqlite3.Connection.iterdump`, the two
marks first).
"""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from roster_desktop.records import Occasion, RowId
from roster_desktop.rosters import CATALOG
from roster_desktop.store import driver, migrating, sqlite
from roster_desktop.store.backups import backups_of
from roster_desktop.tasks.typing import write_cells
from roster_desktop.wording import Refusal, storing
from roster_desktop.workspace import Access, Query, Workspace, guarding
from tests.store.test_migrating import differences

EARLIER = sorted(Path(__file__).with_name("earlier").glob("*.sql"))
PASSWORD = "春眠不觉晓处处闻啼鸟"
of_every_revision = pytest.mark.parametrize("made_by", EARLIER, ids=[path.stem for path in EARLIER])
needs_cipher = pytest.mark.skipif(not driver.CAN_PROTECT, reason="no SQLCipher for this machine")


def file_of(made_by: Path, tmp_path: Path) -> Path:
    path = tmp_path / "河湾村.roster"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(made_by.read_text(encoding="utf-8"))
    return path


def told(path: Path, question: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(question).fetchall()


def row_of(workspace: Workspace, name: str, removed: bool = False) -> RowId:
    [row] = workspace.row_ids(Query("person", where={"name": (name,)}, removed=removed))
    return row


def expect_everything(workspace: Workspace) -> None:
    """What was typed, taken back, removed and imported with the earlier program."""
    woman = workspace.row("person", row_of(workspace, "张桂英"))
    man = workspace.row("person", row_of(workspace, "李大山"))
    imported = workspace.row("person", row_of(workspace, "赵六"))
    assert woman is not None
    assert man is not None
    assert imported is not None
    assert (woman.values["phone"], woman.values["group"]) == ("13800000002", "一组")
    assert (man.values["phone"], man.values["group"]) == ("看不懂", "二组")
    assert imported.values["phone"] == "13900000003"
    assert workspace.row("person", row_of(workspace, "王小五", removed=True)) is not None
    assert workspace.counts() | {"person": 3, "training": 1} == workspace.counts()
    first, *_ = [one for one in workspace.history(row=("person", woman.id)) if one.column == "phone"]
    assert (first.before, first.after, first.who) == ("13800000001", "13800000002", "刘会计")
    assert [export.file for export in workspace.exports()] == ["a.xlsx"]
    assert workspace.doctor().problems == ()


def test_there_is_a_file_of_every_revision():
    assert [path.stem for path in EARLIER] == list(migrating.REVISIONS)
    assert {re.search(r"VALUES\('(\d{4})'\)", path.read_text(encoding="utf-8"))[1] for path in EARLIER} == {
        path.stem for path in EARLIER
    }


@of_every_revision
def test_an_earlier_file_opens_with_all_that_is_in_it_and_a_copy_is_kept_as_it_was(
    tmp_path: Path, made_by: Path
):
    path = file_of(made_by, tmp_path)
    dumped = everything(path)
    rows = told(path, "SELECT row_id, name, id_number, phone FROM roster_person ORDER BY row_id")
    steps = told(path, "SELECT number, at, who, label FROM journal_batch ORDER BY number")
    with Workspace.open(path, CATALOG) as workspace:
        expect_everything(workspace)

    assert told(path, "SELECT row_id, name, id_number, phone FROM roster_person ORDER BY row_id") == rows
    assert told(path, "SELECT number, at, who, label FROM journal_batch ORDER BY number") == steps
    assert differences(path, CATALOG) == []
    copies = list(backups_of(path).values())
    if made_by.stem == migrating.REVISIONS[-1] and not copies:
        return
    [copy] = copies
    assert "升级前" in copy.name
    assert everything(copy) == dumped


@of_every_revision
def test_what_was_done_with_an_earlier_program_can_be_taken_back_and_gone_on_with(
    tmp_path: Path, made_by: Path
):
    with Workspace.open(file_of(made_by, tmp_path), CATALOG) as workspace:
        assert row_of(workspace, "赵六")
        undone = workspace.undo()
        assert workspace.row_ids(Query("person", where={"name": ("赵六",)})) == []
        row = row_of(workspace, "李大山")
        write_cells(workspace, "person", row, {"phone": "13900000009"})

        assert undone.restored == 1
        assert workspace.history(row=("person", row))[0].before == "看不懂"
        assert workspace.doctor().problems == ()


@needs_cipher
@pytest.mark.parametrize("made_by", [EARLIER[0], EARLIER[-2]], ids=lambda path: path.stem)
def test_an_earlier_file_with_a_password_opens_with_it_and_its_copy_is_locked_too(
    tmp_path: Path, made_by: Path
):
    path = file_of(made_by, tmp_path)
    protection = guarding.new_protection(PASSWORD, guarding.new_code())
    guarding.protect(path, protection)
    with pytest.raises(Refusal):
        Workspace.open(path, CATALOG)
    with Workspace.open(path, CATALOG, Access.WRITE, guarding.key_by_password(path, PASSWORD)) as workspace:
        expect_everything(workspace)

    [copy] = backups_of(path).values()
    assert "升级前" in copy.name
    for kept in (path, copy):
        assert guarding.is_protected(kept)
        assert "张桂英".encode() not in kept.read_bytes()


@needs_cipher
def test_a_newer_file_with_a_password_is_refused_in_one_sentence(tmp_path: Path):
    path = file_of(EARLIER[-1], tmp_path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    guarding.protect(path, guarding.new_protection(PASSWORD, guarding.new_code()))
    before = path.read_bytes()
    with pytest.raises(Refusal) as refusal:
        Workspace.open(path, CATALOG, Access.WRITE, guarding.key_by_password(path, PASSWORD))

    assert refusal.value.message.code == storing.NEWER.code
    assert "\n" not in str(refusal.value)
    assert path.read_bytes() == before


def everything(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        marks = [
            connection.execute(f"PRAGMA {mark}").fetchone() for mark in ("application_id", "user_version")
        ]
        return [str(marks), *sorted(connection.iterdump())]


def test_the_marks_of_earlier_files_are_ours(tmp_path: Path):
    path = file_of(EARLIER[0], tmp_path)

    assert told(path, "PRAGMA application_id") == [(sqlite.APPLICATION_ID,)]
    assert Occasion.UNDONE.value in {
        occasion for (occasion,) in told(path, "SELECT occasion FROM journal_batch")
    }
