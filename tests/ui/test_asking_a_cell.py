"""问村里 and answering from the rosters' own page, by keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from roster_desktop.schema import Care
from roster_desktop.tasks.asking import ask_about_cell, our_questions, township_questions
from roster_desktop.tasks.export import export_submission
from roster_desktop.tasks.merging import merge_workbooks
from roster_desktop.tasks.returning import area_named, write_return_book
from roster_desktop.tasks.typing import add_row
from tests.builders import TOY_PEOPLE, id_number, toy_person
from tests.ui.pages.conftest import TOWNSHIP, VILLAGE, MakeDesk, make_desk, own_settings
from ui.bridge.desk import Desk
from ui.models import Mark, marks_of
from ui.pages.ask_deeds import AskDeeds
from ui.pages.settings_page import SettingsPage

__all__ = ["make_desk", "own_settings"]


@pytest.fixture
def desks(make_desk: MakeDesk, tmp_path: Path) -> tuple[Desk, Desk]:
    """A village with 张三, and the township that took him in."""
    village, township = make_desk(VILLAGE), make_desk(TOWNSHIP, "周敏")
    add_row(village.workspace, "folk", toy_person("张三", 1, remark="独居"))
    export_submission(village.workspace, tmp_path / "1.xlsx")
    merge_workbooks(township.workspace, [tmp_path / "1.xlsx"])
    return village, township


def deeds(qtbot, desk: Desk) -> AskDeeds:
    """Asking in this office, over a window of its own."""
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return AskDeeds(desk.workspace, window)


def write(asking: AskDeeds, desk: Desk, column: str, text: str) -> None:
    """Open the popup on 张三's cell, write and press Enter."""
    [row] = desk.workspace.people(id_number(sequence=1))
    asking.open(TOY_PEOPLE, row.id, column, asking.parent(), QPoint())
    assert asking.popup is not None
    asking.popup.line.setText(text)
    QTest.keyClick(asking.popup.line, Qt.Key.Key_Return)


def test_a_cell_is_asked_about_and_answered_in_words(qtbot, desks: tuple[Desk, Desk], tmp_path: Path):
    village, township = desks
    write(deeds(qtbot, township), township, "household", "户号是哪个？")
    assert [one.text for one in our_questions(township.workspace)] == ["户号是哪个？"]

    area = area_named(township.workspace, "河湾村")
    write_return_book(township.workspace, tmp_path / "退回.xlsx", area)
    merge_workbooks(village.workspace, [tmp_path / "退回.xlsx"])
    write(deeds(qtbot, village), village, "household", "还没有户号")

    assert township_questions(village.workspace) == ()


def test_an_asked_cell_is_marked_with_who_asks_what(desks: tuple[Desk, Desk]):
    _, township = desks
    [row] = township.workspace.people(id_number(sequence=1))
    ask_about_cell(township.workspace, "folk", row.id, "remark", "还是独居吗？")

    waiting = [one.asked for one in our_questions(township.workspace) if one.asked]
    marks = marks_of(TOY_PEOPLE, (), (), waiting)

    assert marks["remark"].mark is Mark.ASKED
    assert marks["remark"].text.startswith("清水镇 周敏 问：还是独居吗？")


def test_a_village_cannot_ask_where_nothing_is_asked_of_it(qtbot, desks: tuple[Desk, Desk]):
    asking = deeds(qtbot, desks[0])
    [row] = desks[0].workspace.people(id_number(sequence=1))

    with qtbot.waitSignal(asking.refused) as told:
        asking.open(TOY_PEOPLE, row.id, "household", asking.parent(), QPoint())

    assert "没有等着答复的询问" in told.args[0]


def test_strictness_is_chosen_in_the_settings(qtbot, desks: tuple[Desk, Desk]):
    page = SettingsPage(desks[1])
    qtbot.addWidget(page)
    page.refresh()
    assert page.strictness.chips[Care.MONEY].isChecked()

    page.strictness.chips[Care.MONEY].click()
    page.strictness.chips[Care.TEXT].click()

    assert desks[1].workspace.strict_cares == {Care.IDENTITY, Care.TEXT}
