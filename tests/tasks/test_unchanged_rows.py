"""What a village sends again as the township has it is not read once more from the township's file."""

from __future__ import annotations

from pathlib import Path

import pytest

from roster_desktop.records import RowId, row_mark
from roster_desktop.rosters import CATALOG
from roster_desktop.store import rows
from roster_desktop.tasks import typing
from roster_desktop.tasks.export import export_submission
from roster_desktop.workbook import deliver, read_workbook
from roster_desktop.workspace import Query, Workspace
from tests.builders import id_number
from tests.tasks.neighbours import empty_village, taken, township

__all__ = ["empty_village", "township"]


@pytest.fixture
def village(empty_village: Workspace) -> Workspace:
    for number in range(1, 6):
        facts = {
            "name": f"张{number}",
            "id_number": id_number(sequence=number),
            "phone": f"1380000000{number}",
        }
        typing.add_row(empty_village, "person", facts)
    first, *_ = empty_village.row_ids(Query("person"))
    typing.write_cells(empty_village, "person", first, {"remark": "在外"})
    return empty_village


def sent(village: Workspace, folder: Path, name: str) -> Path:
    path = folder / f"{name}.xlsx"
    export_submission(village, path)
    return path


def test_a_workbook_and_the_file_that_took_it_in_say_the_same_of_every_row(
    village: Workspace, township: Workspace, tmp_path: Path
):
    book = sent(village, tmp_path, "one")
    taken(township, book)
    delivered = {
        row.state.id: row.mark for row in deliver(read_workbook(book), CATALOG).delivery.rows if row.state
    }

    assert len(delivered) == 5
    assert township.marks("person", delivered) == delivered
    assert village.marks("person", delivered) == delivered
    assert delivered == {
        row: row_mark(CATALOG.roster("person"), state)
        for row, state in township.states_by_id("person", delivered).items()
    }


def test_of_the_next_months_workbook_only_the_rows_that_differ_are_read(
    village: Workspace, township: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    taken(township, sent(village, tmp_path, "one"))
    ids = village.row_ids(Query("person"))
    typing.write_cells(village, "person", ids[2], {"phone": "13900000009"})
    typing.write_cells(township, "person", ids[3], {"phone": "13900000008"})
    read: list[RowId] = []
    reading = rows.read_states

    def watched(transaction, roster, asked):
        read.extend(asked := list(asked))
        return reading(transaction, roster, asked)

    book = sent(village, tmp_path, "two")
    monkeypatch.setattr(rows, "read_states", watched)
    result = taken(township, book)
    monkeypatch.undo()

    assert {*read} == {ids[2], ids[3]}
    assert result.status == "merged"
    phones = [row.values["phone"] for row in township.rows("person", ids)]
    assert phones == ["13800000001", "13800000002", "13900000009", "13900000008", "13800000005"]


def test_rows_that_an_earlier_program_wrote_are_compared_cell_by_cell(
    village: Workspace, township: Workspace, tmp_path: Path
):
    taken(township, sent(village, tmp_path, "one"))
    with township._file.writing() as change:
        change.run(
            "UPDATE roster_person SET row_memory = substr(row_memory, 1, length(row_memory) - 24) || '}'"
        )
    ids = village.row_ids(Query("person"))
    typing.write_cells(village, "person", ids[2], {"phone": "13900000009"})

    taken(township, sent(village, tmp_path, "two"))

    assert township.doctor().ok
    assert [row.values["phone"] for row in township.rows("person", ids)][2] == "13900000009"
    marks = township.marks("person", ids)
    assert [row for row, mark in marks.items() if mark.isalnum()] == [ids[2]]
