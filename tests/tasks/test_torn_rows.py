"""Sheets whose columns no longer belong together are stopped; untouched ones cannot be torn."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from roster_desktop.records import DeliveredRow, Delivery, RowId, added
from roster_desktop.tasks.torn_rows import refuse_torn
from roster_desktop.wording import Refusal
from tests.builders import TOY_PEOPLE, id_number
from tests.workspace.toy import made


def contradicting(count: int) -> tuple[DeliveredRow, ...]:
    """Men with the numbers of women."""
    rows = []
    for number in range(count):
        texts = {"name": f"人{number}", "id_number": id_number(sequence=2 * number + 2), "sex": "男"}
        state = added(TOY_PEOPLE, RowId(f"r{number}"), texts, writer="a", number=1)
        rows.append(DeliveredRow(TOY_PEOPLE.key, "表", number + 2, texts, {}, state))
    return tuple(rows)


def test_a_sheet_of_which_one_row_was_touched_is_looked_at_as_a_whole(tmp_path: Path) -> None:
    first, *others = contradicting(8)
    touched = replace(first, hand_edited=frozenset({"sex"}))

    with made(tmp_path / "河湾村.roster") as village, pytest.raises(Refusal):
        refuse_torn(village, Delivery("表.xlsx", "", None, (touched, *others)), {})


def test_a_sheet_that_stands_as_the_program_wrote_it_is_believed(tmp_path: Path) -> None:
    with made(tmp_path / "河湾村.roster") as village:
        refuse_torn(village, Delivery("表.xlsx", "", None, contradicting(8)), {})
