"""What is noted about a row in an open file: shown, told in the history, taken back, sound."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from roster_desktop.records import NotesWritten, RowId, note_register, note_value, notes_in, withdrawn
from roster_desktop.schema import EXPLANATIONS, VERIFIED_CELLS
from roster_desktop.wording import storing
from roster_desktop.workspace import Applied, HistoryEntry, Workspace
from tests.builders import TOY
from tests.workspace.toy import FOLK, added, applied, carried, exported, opened, refused, removed, typed

BASIS = "0f" * 8
C05 = note_register(EXPLANATIONS, "C05", BASIS)
PHONE = note_register(VERIFIED_CELLS, "phone")


def explained(
    workspace: Workspace, row: RowId, reason: str, who: str = "王芳", register: str = C05
) -> Applied:
    said = note_value(EXPLANATIONS, "2026-06-01", who, reason)
    return applied(workspace, NotesWritten(FOLK, row, {register: said}), label="说明 张三 的 C05")


def verified(workspace: Workspace, row: RowId, result: str = "已核实") -> Applied:
    said = note_value(VERIFIED_CELLS, "2026-06-01", "王芳", "电话", result, "ab12")
    return applied(workspace, NotesWritten(FOLK, row, {PHONE: said}), label="核实 张三 的电话")


def column_text(workspace: Workspace, row: RowId, key: str = "explanations") -> str:
    found = workspace.row(FOLK, row)
    assert found is not None
    return found.stored.get(key, "")


def told(entries: list[HistoryEntry]) -> list[tuple[str, str, str]]:
    return [(entry.column, entry.before, entry.after) for entry in entries]


def test_a_row_shows_a_line_for_every_note(village: Workspace):
    row = added(village)
    explained(village, row, "已退岗，\n九月起不再领补贴")
    explained(village, row, "改过名", register=note_register(EXPLANATIONS, "B02", BASIS))
    verified(village, row)

    assert column_text(village, row).splitlines() == [
        f"B02\t{BASIS}\t2026-06-01\t王芳\t改过名",
        f"C05\t{BASIS}\t2026-06-01\t王芳\t已退岗， 九月起不再领补贴",
    ]
    found = village.row(FOLK, row)
    assert found is not None
    [note] = notes_in(VERIFIED_CELLS, found.stored)
    assert (note.subject, note.facts) == (("phone",), ("2026-06-01", "王芳", "电话", "已核实", "ab12"))
    assert village.doctor().problems == ()


def test_the_history_tells_notes_in_words(village: Workspace):
    row = added(village)
    explained(village, row, "已退岗")
    batch = explained(village, row, "八月已退岗").batch
    assert told(village.history(batch=batch)) == [
        ("explanations", "C05：已退岗（王芳，2026-06-01）", "C05：八月已退岗（王芳，2026-06-01）")
    ]
    batch = verified(village, row).batch

    assert told(village.history(batch=batch)) == [
        ("verified_cells", "", "电话：已核实（电话，王芳，2026-06-01）")
    ]


def test_the_same_said_again_is_no_step(village: Workspace):
    row = added(village)
    explained(village, row, "已退岗")

    assert explained(village, row, "已退岗").batch == 0


def test_an_explanation_is_taken_back_and_said_again_in_one_step(village: Workspace):
    row = added(village)
    explained(village, row, "已退岗")

    village.undo()
    assert column_text(village, row) == ""
    village.redo()
    assert column_text(village, row) == f"C05\t{BASIS}\t2026-06-01\t王芳\t已退岗"
    applied(village, NotesWritten(FOLK, row, {C05: withdrawn(EXPLANATIONS)}))
    assert column_text(village, row) == ""
    village.undo()
    assert column_text(village, row) == f"C05\t{BASIS}\t2026-06-01\t王芳\t已退岗"
    assert village.doctor().problems == ()


def test_who_undoes_a_note_that_was_said_again_since_is_told_which(village: Workspace):
    row = added(village)
    batch = explained(village, row, "已退岗").batch
    explained(village, row, "八月已退岗")

    [kept] = village.undo(batch).kept
    assert "“情况说明 C05”" in kept.reason


def test_undoing_an_import_keeps_a_row_that_was_explained_since(village: Workspace, township: Workspace):
    row = added(village)
    batch = carried(village, township).batch
    explained(township, row, "已退岗")

    [kept] = township.undo(batch).kept
    assert kept.name == "张三"
    assert column_text(township, row).endswith("已退岗")


def test_what_was_sent_and_taken_back_is_taken_back_there_too(village: Workspace, township: Workspace):
    row = added(village)
    explained(village, row, "已退岗")
    exported(village)
    carried(village, township)
    village.undo()

    carried(village, township, book="later")
    assert column_text(township, row) == ""


def test_notes_of_two_files_come_together_without_a_question(village: Workspace, township: Workspace):
    row = added(village, phone="13800000001")
    carried(village, township)
    explained(village, row, "已退岗")
    explained(township, row, "镇里已核", who="李主任")
    verified(township, row)
    typed(township, row, remark="在外")

    carried(village, township, book="second")
    carried(township, village)

    assert [line.split("\t")[3] for line in column_text(village, row).splitlines()] == ["李主任", "王芳"]
    assert column_text(village, row) == column_text(township, row)
    assert column_text(village, row, "verified_cells")
    assert village.conflicts() == township.conflicts() == []
    assert village.doctor().problems == township.doctor().problems == ()


def test_a_merge_says_in_words_what_was_noted_elsewhere(village: Workspace, township: Workspace):
    row = added(village)
    explained(village, row, "已退岗")
    state = village.state(FOLK, row)
    assert state is not None

    assert township.visible(state)["explanations"] == "C05：已退岗（王芳，2026-06-01）"


def test_nothing_is_noted_about_a_row_that_was_removed(village: Workspace):
    row = added(village)
    removed(village, row)

    with refused(storing.ROW_REMOVED):
        explained(village, row, "已退岗")


def test_a_file_of_the_earlier_release_gains_the_columns_of_notes(village: Workspace):
    row = added(village, phone="13800000001")
    village.close()
    with closing(sqlite3.connect(village.path)) as connection, connection:
        for roster in TOY.rosters:
            for notes in (EXPLANATIONS, VERIFIED_CELLS):
                connection.execute(f"ALTER TABLE roster_{roster.key} DROP COLUMN {notes.key}")

    with opened(village.path) as later:
        assert later.doctor().problems == ()
        explained(later, row, "已退岗")
        assert column_text(later, row).endswith("已退岗")
        assert later.doctor().problems == ()
