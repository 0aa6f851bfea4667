"""What is noted about a row travels unseen in a workbook; what is no note of ours is left behind."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from roster_desktop.records import BLANK, Cell, RowState, note_register, note_value
from roster_desktop.schema import EXPLANATIONS, VERIFIED_CELLS
from roster_desktop.workbook import SubmittedRow
from tests.builders import TOY_PEOPLE, toy_person
from tests.workbook.books import FIRST_ROW, WRITER, edited, read, state_of, submission, villagers, written

C05 = note_register(EXPLANATIONS, "C05", "0f" * 8)
PHONE = note_register(VERIFIED_CELLS, "phone")
SAID = BLANK.written(note_value(EXPLANATIONS, "2026-09-01", "王芳", "已退岗"), WRITER, 7)
CHECKED = BLANK.written(note_value(VERIFIED_CELLS, "2026-09-01", "王芳", "电话", "已核实", "ab12"), WRITER, 8)


def with_cells(row: SubmittedRow, **cells: Cell) -> SubmittedRow:
    return replace(row, state=row.state.with_cells(cells))


def test_a_row_takes_its_notes_along_also_when_its_cells_are_edited(tmp_path: Path):
    row = with_cells(villagers(1)[0], **{C05: SAID, PHONE: CHECKED})
    path = written(tmp_path, submission([row]))

    [found] = edited(path, lambda table: table.put(FIRST_ROW, "备注", "改过")).delivery.rows

    assert found.state is not None
    assert found.hand_edited == {"remark"}
    assert (found.state.cell(C05), found.state.cell(PHONE)) == (SAID, CHECKED)


def test_a_row_with_too_many_notes_for_a_cell_keeps_them_all(tmp_path: Path):
    notes = {note_register(EXPLANATIONS, f"B{number:03}", "0f" * 8): SAID for number in range(900)}
    row = with_cells(villagers(1)[0], **notes)

    [found] = read(written(tmp_path, submission([row]))).delivery.rows

    assert found.state == row.state


def test_a_removed_row_keeps_its_notes(tmp_path: Path):
    gone = state_of(TOY_PEOPLE, {**toy_person(), "removed_reason": "迁出"}, "p9")
    gone = gone.with_cells({C05: SAID})

    [found] = read(written(tmp_path, submission(removed=[gone]))).delivery.rows

    assert found.state == gone


@pytest.mark.parametrize(
    ("register", "cell"),
    [
        ("tomorrow:phone", SAID),
        ("explanations:C05", SAID),
        ("explanations:C05:0f 0f", SAID),
        ("explanations:", SAID),
        (C05, CHECKED),
    ],
)
def test_what_is_no_note_of_ours_is_left_behind(tmp_path: Path, register: str, cell: Cell):
    row = villagers(1)[0]
    state = RowState(row.state.id, TOY_PEOPLE.key, {**row.state.cells, register: cell})

    [found] = read(written(tmp_path, submission([replace(row, state=state)]))).delivery.rows

    assert found.state == row.state
