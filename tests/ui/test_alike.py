"""What does the same looks the same on every page and in every dialog: lines, choices, lists."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QTreeWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from roster_desktop.records import Level, Unit
from roster_desktop.rosters import CATALOG
from tests.ui.conftest import shown
from tests.ui.seeing import contrast
from tests.ui.test_paper import TABLE
from ui.dialogs.head_chooser import HeadChooser
from ui.guarding.code_part import CodeDialog
from ui.guarding.password_dialog import PasswordDialog
from ui.look import Light, TextSize, dress_anew, dress_list, tones_of
from ui.main_window import MainWindow
from ui.pages.manual.manual_window import ManualWindow
from ui.pages.office.taking_over import TakingOverDialog
from ui.pages.pieces.consent import Consent
from ui.pages.send.notice_dialog import NoticeDialog
from ui.panels.choice_line import ChoiceLine

_SEEN, _FRAME = 1.5, 20
"""How far a frame stands out from the paper, and of how many spots it is at least."""
_CODE = "ABCDE-FGHJK-LMNPQ-RSTUV-WXYZ2-34567-89ABC"


def unlike(whole: QWidget) -> list[str]:
    """What of this stands there as Qt made it."""
    found = [
        _told(line) for line in whole.findChildren(QLineEdit) if not line.property("role") and _own(line)
    ]
    found += [_told(one) for one in whole.findChildren(QComboBox) if not isinstance(one, ChoiceLine)]
    lists = [*whole.findChildren(QListWidget), *whole.findChildren(QTreeWidget)]
    return found + [_told(one) for one in lists if not _is_calm(one)]


def _own(line: QLineEdit) -> bool:
    return not isinstance(line.parentWidget(), (QComboBox, QAbstractSpinBox))


def _is_calm(view: QAbstractItemView) -> bool:
    chosen = view.palette().color(QPalette.ColorRole.Highlight)
    return not view.property("role") and chosen == QColor(tones_of(view.palette()).chosen)


def _told(control: QWidget) -> str:
    return f"{type(control).__name__} {control.accessibleName()}"


def test_every_line_choice_and_list_of_every_page_looks_as_elsewhere(
    bare_window: MainWindow, tmp_path, qtbot: QtBot
):
    unit = Unit(Level.TOWNSHIP, "清水镇", "", "清水镇", "安平县")
    bare_window.make_file(unit, "刘会计", tmp_path / "a.roster")
    shown(bare_window, qtbot)
    for key in bare_window.file.titles:
        bare_window.file.turn_to(key)
        qtbot.waitUntil(lambda: bare_window.file.desk.jobs.are_idle)

    assert unlike(bare_window) == []


def test_so_do_those_of_every_dialog(window: MainWindow, tmp_path):
    desk = window.file.desk
    dialogs: list[QDialog | QWidget] = [
        HeadChooser(TABLE, (), window),
        CodeDialog("河湾村", _CODE, window),
        PasswordDialog("河湾村", needs_code=True, parent=window),
        Consent(tmp_path / "a", "清除 1 人", "张桂英，共 1 行。", "清除",
                words="清除1人", needs_password=True, jobs=desk.jobs, parent=window),
        TakingOverDialog(CATALOG, desk.jobs, window),
        ManualWindow(CATALOG, "first-minutes", window),
        NoticeDialog(desk.workspace, window),
    ]  # fmt: skip

    assert {type(one).__name__: found for one in dialogs if (found := unlike(one))} == {}


def test_what_stands_there_as_qt_made_it_is_told(qtbot: QtBot):
    whole = QWidget()
    qtbot.addWidget(whole)
    for number, kind in enumerate((QLineEdit, QComboBox, QListWidget, ChoiceLine)):
        kind(whole).setAccessibleName(str(number))

    assert unlike(whole) == ["QLineEdit 0", "QComboBox 1", "QListWidget 2"]


@pytest.mark.parametrize("light", [Light.LIGHT, Light.DARK, Light.CONTRAST])
def test_a_box_that_is_not_ticked_is_seen_in_every_look(qapp, qtbot: QtBot, light):
    dress_anew(qapp, light, TextSize.STANDARD)
    try:
        ticked = QListWidget()
        qtbot.addWidget(ticked)
        dress_list(ticked)
        QListWidgetItem(ticked)
        QListWidgetItem(ticked).setCheckState(Qt.CheckState.Unchecked)
        picture = ticked.viewport().grab(ticked.visualItemRect(ticked.item(1))).toImage()
        paper = picture.pixelColor(picture.width() - 1, 1)
        spots = [picture.pixelColor(x, y) for x in range(24) for y in range(picture.height())]

        assert sum(contrast(one, paper) > _SEEN for one in spots) >= _FRAME
    finally:
        dress_anew(qapp, Light.SYSTEM, TextSize.STANDARD)
