"""When the program is at fault it says so in plain words, goes on, or begins anew with everything saved."""

from __future__ import annotations

import sys
import threading
import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from roster_desktop import faults
from roster_desktop.rosters import CATALOG
from roster_desktop.workspace import Query
from tests.ui.conftest import Press, shown
from ui.bridge.alarms import sound_alarms
from ui.main_window import MainWindow
from ui.memory import Memory
from ui.pages.settings_page import SettingsPage
from ui.trouble import AGAIN

NAME, PHONE = "龘燚", "19958471362"


@pytest.fixture
def alarmed(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """A window whose faults are heard as in the real program."""
    for place, hook in ((sys, "excepthook"), (sys, "unraisablehook"), (threading, "excepthook")):
        monkeypatch.setattr(place, hook, getattr(place, hook))
    sound_alarms(window.trouble.tell, window.trouble.show_fault)
    return window


def fail(*_given: object) -> None:
    raise ValueError(f"{NAME} {PHONE}")


def dialog_of(window: MainWindow, qtbot: QtBot):
    qtbot.waitUntil(lambda: window.trouble.dialog is not None and window.trouble.dialog.isVisible())
    return window.trouble.dialog


def words(dialog) -> str:
    return "".join(label.text() for label in dialog.findChildren(QLabel))


def in_a_slot(window: MainWindow) -> None:
    QTimer.singleShot(0, fail)


def in_a_job(window: MainWindow) -> None:
    window.file.desk.jobs.start(fail)


def in_a_drawing(window: MainWindow) -> None:
    class Broken(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() is QEvent.Type.Paint:
                window.file.sidebar.removeEventFilter(self)
                fail()
            return False

    broken = Broken(window)
    window.file.sidebar.installEventFilter(broken)
    window.file.sidebar.update()


@pytest.mark.parametrize("breaking", [in_a_slot, in_a_job, in_a_drawing])
@pytest.mark.qt_no_exception_capture
def test_a_fault_is_told_in_plain_words_and_typing_goes_on(
    alarmed: MainWindow, qtbot: QtBot, press: Press, breaking
):
    breaking(alarmed)
    dialog = dialog_of(alarmed, qtbot)
    said = words(dialog)
    buttons = [button.text() for button in dialog.findChildren(QPushButton)]
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: alarmed.trouble.dialog is None)
    shown(alarmed, qtbot)
    press((Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier), "张桂英", Qt.Key.Key_Return)

    assert "已经保存" in said
    assert not [part for part in (NAME, PHONE, "ValueError", "Traceback") if part in said]
    assert buttons == ["继续", "重新打开", "复制诊断信息"]
    assert alarmed.workspace.counts()["person"] == 1


@pytest.mark.qt_no_exception_capture
def test_the_same_fault_again_stands_no_more_in_the_way(alarmed: MainWindow, qtbot: QtBot):
    in_a_slot(alarmed)
    dialog_of(alarmed, qtbot).go_on.click()
    in_a_slot(alarmed)
    qtbot.waitUntil(lambda: alarmed.file.notice.text == AGAIN)

    assert alarmed.trouble.dialog is None


@pytest.mark.qt_no_exception_capture
def test_begun_anew_the_program_has_everything_that_was_typed(
    alarmed: MainWindow, qtbot: QtBot, press: Press, tmp_path: Path
):
    press((Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier), "张桂英")
    in_a_slot(alarmed)
    dialog_of(alarmed, qtbot).reopen.click()

    assert alarmed.trouble.starts_again
    assert not alarmed.isVisible()
    after = MainWindow(CATALOG, Memory(tmp_path / "settings.ini"))
    qtbot.addWidget(after)
    after.start(None)
    [row] = after.workspace.row_ids(Query("person"))
    assert after.workspace.row("person", row).values["name"] == "张桂英"
    after.close()


@pytest.mark.qt_no_exception_capture
def test_a_window_that_cannot_be_left_still_begins_anew_and_offers_what_was_half_typed(
    alarmed: MainWindow, qtbot: QtBot, press: Press, tmp_path: Path, monkeypatch
):
    press((Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier), "张桂英", Qt.Key.Key_Return)
    page = alarmed.file.page
    page.rows.view.setFocus()
    page.rows.view.go_to(0, page.rows.table.column_of("phone"))
    press("1380000")
    qtbot.waitUntil(lambda: not page._unfinished._pause.isActive())
    with monkeypatch.context() as broken:
        broken.setattr(alarmed, "leave_file", fail)
        alarmed.trouble.start_again()

    after = MainWindow(CATALOG, Memory(tmp_path / "settings.ini"))
    qtbot.addWidget(after)
    after.start(None)
    assert after.file.turn_to("person").left_over.text.startswith("上次没来得及保存：张桂英的联系电话")
    after.close()


def test_the_diagnosis_is_copied_from_the_settings_and_names_nobody(window: MainWindow, press: Press):
    press((Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier), NAME, Qt.Key.Key_Return)
    window.file.turn_to(SettingsPage.key)
    window.file.page.findChild(QPushButton, "copy-diagnosis").click()
    told = QGuiApplication.clipboard().text()

    assert all(part in told for part in ("0.1.0", "PySide6", "person=1", "village，", "格式 0"))
    assert not [part for part in (NAME, "河湾村", "清水镇", "刘会计", "village.roster", str(Path.home()))
                if part in told]  # fmt: skip
    assert "没有人员信息" in window.file.notice.text


def test_the_bundle_holds_structure_and_log_and_nobody(window: MainWindow, press: Press, tmp_path: Path):
    press((Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier), NAME, Qt.Key.Key_Return)
    faults.keep_faults()
    try:
        fail()
    except ValueError as fault:
        faults.record_fault(fault)
    window.trouble.write_bundle(tmp_path / "求助包.zip")

    with zipfile.ZipFile(tmp_path / "求助包.zip") as archive:
        inside = {name: archive.read(name).decode() for name in archive.namelist()}
    assert set(inside) == {"diagnosis.txt", "structure.sql", "logs/faults.log"}
    assert "CREATE TABLE roster_person" in inside["structure.sql"]
    assert "ValueError\n  test_trouble.py" in inside["logs/faults.log"]
    assert not [part for part in (NAME, PHONE, "河湾村", "刘会计") if part in "".join(inside.values())]
    assert "没有人员信息" in window.file.notice.text


def test_a_bundle_that_cannot_be_written_says_so(window: MainWindow, tmp_path: Path):
    window.trouble.write_bundle(tmp_path / "没有这个文件夹" / "求助包.zip")

    assert "没有写成" in window.file.notice.text


def test_before_a_file_is_open_the_diagnosis_tells_of_the_program(bare_window: MainWindow):
    bare_window.show_first_run()
    bare_window._actions["copy-diagnosis"].trigger()

    assert "没有打开" in QGuiApplication.clipboard().text()
