"""Files let fall on the window: wherever they fall, they are taken in and never typed into a cell."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from roster_desktop.records import Level, Unit
from roster_desktop.rosters import CATALOG
from roster_desktop.tasks import typing
from roster_desktop.tasks.export import export_submission
from roster_desktop.workspace import Workspace
from tests.builders import id_number
from tests.windows import shown
from ui.main_window import MainWindow
from ui.pages.merging_page import MergingPage

VILLAGE = Unit(Level.VILLAGE, "河湾村", "", "清水镇", "安平县")
TOWNSHIP = Unit(Level.TOWNSHIP, "清水镇", "", "清水镇", "安平县")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A village's workbook with one person."""
    path = tmp_path / "河湾村.xlsx"
    with Workspace.create(tmp_path / "sender.roster", CATALOG, VILLAGE, "刘会计") as workspace:
        typing.add_row(workspace, "person", {"name": "张桂英", "id_number": id_number()})
        export_submission(workspace, path)
    return path


@pytest.fixture
def township(bare_window: MainWindow, tmp_path: Path, qtbot) -> MainWindow:
    """A township's window with one person, whose card is open."""
    bare_window.make_file(TOWNSHIP, "李主任", tmp_path / "township.roster")
    bare_window.file.turn_to("person").take_focus()
    typing.add_row(
        bare_window.file.desk.workspace, "person",
        {"name": "李明", "village": "河湾村", "id_number": id_number(sequence=3)},
    )  # fmt: skip
    shown(bare_window, qtbot)
    return bare_window


def fallen_on(target: QWidget, *paths: Path) -> None:
    """The mouse carries these files over the widget and lets go."""
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    # Desktops offer the addresses as text too, which a line would take.
    content.setText("\n".join(url.toString() for url in content.urls()))
    facts = (Qt.DropAction.CopyAction, content, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(target, QDragEnterEvent(QPoint(5, 5), *facts))
    QApplication.sendEvent(target, QDropEvent(QPointF(5, 5), *facts))


def lines(window: MainWindow) -> dict[str, QLineEdit]:
    page = window.file.page
    return {"a field": page.card.form.box("remark").line, "the search": page.search._box}


def test_a_workbook_dropped_on_a_township_is_merged_at_once_and_its_result_stays(township, book, qtbot):
    fallen_on(township.file.page.rows.view.viewport(), book)
    page = township.file.page
    assert isinstance(page, MergingPage)
    was_at_work = page.work.is_busy
    qtbot.waitUntil(lambda: not page.work.is_busy and bool(page.books), timeout=60_000)

    assert was_at_work
    assert [(result.status, result.unit) for result in page.books] == [("merged", "河湾村")]
    assert page.run_words == "本次 1 本：收下 1"
    assert township.file.desk.workspace.counts()["person"] == 2


@pytest.mark.parametrize("where", ["a field", "the search"])
def test_a_file_that_falls_on_a_line_is_taken_in_and_not_typed(township, book, qtbot, where):
    line = lines(township)[where]
    fallen_on(line, book)
    page = township.file.page
    qtbot.waitUntil(lambda: isinstance(page, MergingPage) and bool(page.books), timeout=60_000)

    assert line.text() == ""


def test_a_file_that_falls_while_others_are_taken_in_is_told_to_wait(township, book, qtbot):
    township.take_files([book])
    township.take_files([book])
    page = township.file.page

    assert "做完" in township.file.notice.text
    qtbot.waitUntil(lambda: not page.work.is_busy and bool(page.books), timeout=60_000)
