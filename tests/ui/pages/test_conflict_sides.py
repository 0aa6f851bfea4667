"""What the sides of a conflict are called: by whose words they are."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from roster_desktop.progress import Silence
from roster_desktop.tasks.deciding import open_conflicts
from roster_desktop.tasks.export import export_submission
from roster_desktop.tasks.merging import merge_workbooks
from roster_desktop.tasks.typing import add_row, write_cells
from tests.builders import id_number, toy_person
from tests.ui.pages.conftest import TOWNSHIP, VILLAGE, MakeDesk
from ui.bridge.desk import Desk
from ui.pages.conflict.question import SIDES, offers_of

AGREED, FIRST, SECOND = "13900000000", "13911111111", "13922222222"


@pytest.fixture
def desks(make_desk: MakeDesk) -> tuple[Desk, Desk]:
    """A village with 张三, and a township that has nothing yet."""
    village, township = make_desk(VILLAGE), make_desk(TOWNSHIP, "周敏")
    add_row(village.workspace, "folk", toy_person("张三", 1, phone=AGREED))
    return village, township


def sent(village: Desk, book: Path) -> Path:
    export_submission(village.workspace, book, Silence())
    return book


def retyped(book: Path, phone: str, copy: Path) -> Path:
    """A copy in which somebody wrote another number by hand."""
    opened = load_workbook(book)
    cells = (one for sheet in opened for row in sheet.iter_rows() for one in row)
    next(one for one in cells if one.value == AGREED).value = phone
    opened.save(copy)
    return copy


def asked(township: Desk) -> list[tuple[str, str]]:
    """(name, text) of the cards of the only question."""
    [view] = open_conflicts(township.workspace)
    roster = township.workspace.catalog.roster(view.roster)
    offers = offers_of(roster, view, SIDES[township.workspace.unit.level])
    return [(offer.name, offer.text) for offer in offers]


def test_what_the_township_wrote_is_called_its_own(desks, tmp_path):
    village, township = desks
    book = sent(village, tmp_path / "一次.xlsx")
    merge_workbooks(township.workspace, [book])
    [row] = township.workspace.people(id_number(sequence=1))
    write_cells(township.workspace, "folk", row.id, {"phone": SECOND})

    merge_workbooks(township.workspace, [retyped(book, FIRST, tmp_path / "二次.xlsx")])

    assert asked(township) == [("上次一致", AGREED), ("村里报来", FIRST), ("镇上现有", SECOND)]


def test_what_two_workbooks_of_a_village_say_is_not_called_the_townships(desks, tmp_path):
    village, township = desks
    book = sent(village, tmp_path / "一次.xlsx")
    merge_workbooks(township.workspace, [book])
    copies = [retyped(book, FIRST, tmp_path / "甲.xlsx"), retyped(book, SECOND, tmp_path / "乙.xlsx")]

    merge_workbooks(township.workspace, copies)

    assert asked(township) == [("上次一致", AGREED), ("村里报来", SECOND), ("村里先报来", FIRST)]
