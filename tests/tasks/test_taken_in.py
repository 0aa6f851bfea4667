"""T08 ends when the village has taken in what the township wrote, and not before: real workbooks tell."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from roster_desktop.records import RowId
from roster_desktop.tasks import typing
from roster_desktop.tasks.export import export_submission
from roster_desktop.tasks.periods import period_findings
from roster_desktop.workspace import Query, Workspace
from tests.builders import id_number
from tests.tasks.neighbours import empty_village, taken, township, village

__all__ = ["empty_village", "township", "village"]

NUMBERS = count(1)


def goes(sender: Workspace, receiver: Workspace, folder: Path) -> None:
    """A workbook of everything leaves here and is taken in there."""
    book = folder / f"{sender.unit.name}-{next(NUMBERS)}.xlsx"
    export_submission(sender, book)
    result = taken(receiver, book)
    assert result.status in ("merged", "unchanged"), result.problems


def write(workspace: Workspace, phone: str) -> None:
    [row] = workspace.row_ids(Query("person", find="张三"))
    typing.write_cells(workspace, "person", RowId(row), {"phone": phone})


def returns(township: Workspace) -> list[str]:
    """What is to be returned."""
    return [one.message for one in period_findings(township) if one.rule == "T08"]


def test_a_village_that_took_in_the_workbook_of_the_township_knows(village, township, tmp_path):
    goes(village, township, tmp_path)
    write(township, "13900000000")
    assert returns(township) == ["镇里改过 张三 的“联系电话”，请退回村里确认。"]

    goes(township, village, tmp_path)
    goes(village, township, tmp_path)

    assert returns(township) == []


def test_a_village_that_sends_again_without_having_taken_anything_in_does_not_know(
    village, township, tmp_path
):
    goes(village, township, tmp_path)
    write(township, "13900000000")
    export_submission(township, tmp_path / "报县.xlsx")
    typing.add_row(village, "person", {"name": "李四", "id_number": id_number(sequence=2)})

    goes(village, township, tmp_path)

    assert len(returns(township)) == 1


def test_what_is_written_after_the_workbook_left_is_to_be_returned_anew(village, township, tmp_path):
    goes(village, township, tmp_path)
    write(township, "13900000000")
    goes(township, village, tmp_path)
    write(township, "13900000001")

    goes(village, township, tmp_path)

    assert len(returns(township)) == 1
    goes(township, village, tmp_path)
    goes(village, township, tmp_path)
    assert returns(township) == []


def test_a_workbook_that_was_taken_back_tells_nothing(village, township, tmp_path):
    goes(village, township, tmp_path)
    write(township, "13900000000")
    goes(township, village, tmp_path)
    typing.add_row(village, "person", {"name": "李四", "id_number": id_number(sequence=2)})
    goes(village, township, tmp_path)
    assert returns(township) == []

    township.undo()

    assert len(returns(township)) == 1
