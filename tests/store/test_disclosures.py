"""The log of what was let out only grows, and whoever alters it all the same is found out."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from roster_desktop.store import driver
from roster_desktop.workspace import Access, Disclosure, DisclosureKind, Workspace, guarding
from tests.builders import TOY
from tests.workspace.toy import made, opened

SHOWN = Disclosure(DisclosureKind.SHOWN, "row", ("folk.phone",), 1, row="r1")
SENT = Disclosure(
    DisclosureKind.EXPORTED, "submission", ("folk.*", "work.*"), 12, file="报送.xlsx", content="ab" * 32
)

_REST = "at, who, kind, what, columns, row_id, rows, masked, file, content, link"


def test_a_line_says_who_when_which_columns_how_many_rows_and_the_hash_of_the_file(village: Workspace):
    village.operator = "刘会计"
    village.note_disclosure(SENT)
    village.note_disclosure(SHOWN)

    sent, shown = village.disclosures()

    assert (sent.number, sent.who, sent.kind, sent.rows) == (1, "刘会计", DisclosureKind.EXPORTED, 12)
    assert (sent.columns, sent.file, sent.content) == (SENT.columns, "报送.xlsx", "ab" * 32)
    assert sent.at
    assert (shown.number, shown.row, shown.columns, shown.is_masked) == (2, "r1", ("folk.phone",), False)
    assert len({sent.link, shown.link}) == 2
    assert village.doctor().ok


def test_a_line_is_no_step_of_the_history_and_undo_leaves_it(village: Workspace):
    before = village.journal
    village.note_disclosure(SHOWN)

    assert village.journal == before
    assert village.undo_label() is None


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE disclosure SET rows = 0 WHERE number = 1",
        "DELETE FROM disclosure WHERE number = 2",
        f"INSERT OR REPLACE INTO disclosure SELECT 1, {_REST} FROM disclosure WHERE number = 1",
        f"INSERT INTO disclosure SELECT 9, {_REST} FROM disclosure WHERE number = 1",
    ],
)
def test_the_file_itself_refuses_what_is_no_adding(village: Workspace, statement):
    village.note_disclosure(SENT)
    village.note_disclosure(SHOWN)
    village.close()

    with (
        closing(sqlite3.connect(village.path)) as connection,
        pytest.raises(sqlite3.IntegrityError, match="only added"),
    ):
        connection.execute(statement)


@pytest.mark.parametrize(
    ("statement", "complaint"),
    [
        ("SELECT 1", "失去了防改保护"),
        ("UPDATE disclosure SET who = '别人' WHERE number = 2", "从第 2 条起"),
        ("UPDATE disclosure SET masked = 1 WHERE number = 1", "从第 1 条起"),
        ("DELETE FROM disclosure WHERE number = 2", "从第 2 条起"),
        ("DELETE FROM disclosure WHERE number = 1", "从第 1 条起"),
        ("DELETE FROM disclosure WHERE number = 3", "末尾少了"),
        ("DELETE FROM disclosure", "末尾少了"),
    ],
)
def test_the_doctor_finds_who_took_the_guards_away_and_altered_it(village: Workspace, statement, complaint):
    for told in (SENT, SHOWN, SHOWN):
        village.note_disclosure(told)
    village.close()
    with closing(sqlite3.connect(village.path)) as connection, connection:
        for guard in ("disclosure_stays", "disclosure_is_kept", "disclosure_is_added_last"):
            connection.execute(f"DROP TRIGGER {guard}")
        connection.execute(statement)

    with opened(village.path, Access.READ) as reader:
        problems = reader.doctor().problems

    assert any(complaint in problem for problem in problems)


@pytest.mark.skipif(not driver.CAN_PROTECT, reason="no encryption was built for this machine")
def test_the_log_and_its_guards_come_along_into_a_protected_file_and_a_copy(tmp_path: Path):
    path = tmp_path / "河湾村.roster"
    with made(path) as workspace:
        workspace.note_disclosure(SENT)
    protection = guarding.new_protection("correct horse", guarding.new_code())
    guarding.protect(path, protection)

    with Workspace.open(path, TOY, key=protection.key) as workspace:
        workspace.note_disclosure(SHOWN)
        workspace.snapshot(tmp_path / "copy.roster")
    with Workspace.open(tmp_path / "copy.roster", TOY, key=protection.key) as copy:
        assert copy.doctor().ok
        assert [line.what for line in copy.disclosures()] == ["submission", "row"]
