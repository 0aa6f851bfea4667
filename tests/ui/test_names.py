"""Whoever hears the window instead of seeing it hears the name and the kind of every control; the pages of
a file: `test_every_page.py`."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QSlider, QTableView, QWidget
from pytestqt.qtbot import QtBot

from roster_desktop.reports.table_pages import table_pages
from roster_desktop.rosters import CATALOG
from tests.ui.hearing import lines_heard, unheard
from tests.ui.test_paper import TABLE
from ui.dialogs.fault_dialog import FaultDialog
from ui.dialogs.head_chooser import HeadChooser
from ui.guarding.code_part import CodeDialog
from ui.guarding.password_dialog import PasswordDialog
from ui.main_window import MainWindow
from ui.pages.manual.manual_window import ManualWindow
from ui.pages.office.taking_over import TakingOverDialog
from ui.pages.pieces.consent import Consent
from ui.pages.send.notice_dialog import NoticeDialog
from ui.paper import Preview

_CODE = "ABCDE-FGHJK-LMNPQ-RSTUV-WXYZ2-34567-89ABC"


def test_the_cells_of_a_roster_say_what_is_in_them(window: MainWindow, qtbot):
    page = window.file.page
    page.rows.begin_row({"name": "张桂英"})
    page.rows.table.write(0, "name", "张桂英")
    page.rows.table.write(0, "sex", "女")

    heard = lines_heard(page.rows.view)

    assert all(any(words in text for text in heard) for words in ("张桂英", "女", "姓名", "性别"))


def test_every_control_of_the_first_page_has_a_name(bare_window: MainWindow):
    bare_window.show_first_run()

    assert unheard(bare_window) == []


def test_every_control_of_every_dialog_has_a_name_and_a_kind(window: MainWindow, qtbot):
    page = window.file.page
    page.rows.begin_row({"name": "张桂英"})
    page.rows.table.write(0, "name", "张桂英")
    page.rows.view.go_to(0)
    opening = {
        **{name: page._actions[name].trigger for name in ("columns", "row-history", "cell-history")},
        **{name: window._actions[name].trigger for name in ("show-keys", "palette", "change-operator")},
        "filter": lambda: page.columns.ask_filter(1),
        "name of a filter": page.filters._ask_name,
    }

    found = {name: _unheard_in_dialog(doing, qtbot) for name, doing in opening.items()}

    assert {name: controls for name, controls in found.items() if controls} == {}


def test_so_have_the_dialogs_that_are_seldom_seen(window: MainWindow, tmp_path, qtbot):
    desk = window.file.desk
    dialogs = {
        "preview": Preview("试验表", table_pages(TABLE), lambda: None, window),
        "columns of a report": HeadChooser(TABLE, (), window),
        "fault": FaultDialog(window),
        "recovery code": CodeDialog("河湾村", _CODE, window),
        "password": PasswordDialog("河湾村", needs_code=True, parent=window),
        "consent": Consent(
            tmp_path / "a",
            "清除 1 人",
            "张桂英，共 1 行。",
            "清除",
            needs_password=True,
            jobs=desk.jobs,
            parent=window,
        ),
        "taking over": TakingOverDialog(CATALOG, desk.jobs, window),
        "manual": ManualWindow(CATALOG, "first-minutes", window),
        "notice": NoticeDialog(desk.workspace, window),
    }

    found = {name: unheard(dialog) for name, dialog in dialogs.items()}

    assert {name: controls for name, controls in found.items() if controls} == {}


def test_a_control_without_name_or_of_no_kind_is_told(qtbot):
    whole = QWidget()
    qtbot.addWidget(whole)
    QPushButton(whole)
    named = QPushButton("保存", whole)
    QLineEdit(whole).setAccessibleName("姓名")
    QSlider(whole).setAccessibleName("大小")
    nameless_view = QTableView(whole)

    found = unheard(whole)

    assert [one.split()[0] for one in found] == ["QPushButton", "QSlider", "QTableView"]
    assert named.text() not in "".join(found)
    assert lines_heard(nameless_view) == []


def _unheard_in_dialog(opening: Callable[[], object], qtbot: QtBot) -> list[str]:
    """What is not heard in the dialog or small window that this opens; it is closed again."""
    seen: list[list[str]] = []

    def look() -> None:
        opened = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        assert opened is not None, "nothing opened"
        seen.append(unheard(opened))
        opened.close()

    QTimer.singleShot(50, look)
    opening()
    qtbot.waitUntil(lambda: bool(seen))
    return seen[0]
