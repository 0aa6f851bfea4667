"""R15: a person who must not be found is put through a life at the window, a crash in its midst; then every
file that the window left is looked through for her."""

from __future__ import annotations

import logging
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from roster_desktop import faults
from roster_desktop.records import Level, Unit
from roster_desktop.rosters import CATALOG
from roster_desktop.store import driver
from roster_desktop.tasks.export import export_submission
from roster_desktop.tasks.typing import add_row
from roster_desktop.workbook import stop_reading
from roster_desktop.workspace import Workspace, guarding
from tests.journeys.test_left_behind import CANARIES, ID, NAME, NUMBERS, PASSWORD, PHONE, found_in, left_in
from tests.trust.tally import Tally
from tests.ui.conftest import TYPED_VILLAGE, Press, shown
from ui.bridge.alarms import sound_alarms
from ui.main_window import MainWindow
from ui.pages.merging_page import MergingPage

pytestmark = pytest.mark.skipif(not driver.CAN_PROTECT, reason="no SQLCipher for this machine")

ENTER = Qt.Key.Key_Return
TOWNSHIP = Unit(Level.TOWNSHIP, "清水镇", "", "清水镇", "安平县")
HER = {"name": NAME, "village": "河湾村", "id_number": ID}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where everything lies that the window writes; its faults are recorded as in the real program."""
    stop_reading()
    places = {"TMPDIR": "tmp", "HOME": "home", "XDG_CACHE_HOME": "cache", "XDG_STATE_HOME": "state"}
    for name, place in places.items():
        (tmp_path / place).mkdir()
        monkeypatch.setenv(name, str(tmp_path / place))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)
    monkeypatch.setattr(sys, "unraisablehook", sys.unraisablehook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    log = logging.getLogger("roster_desktop.faults")
    before = list(log.handlers)
    faults.keep_faults()
    yield tmp_path
    for kept in [one for one in log.handlers if one not in before]:
        log.removeHandler(kept)
        kept.close()
    stop_reading()


def received(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """A workbook that holds the person, and the same cut short: they came from elsewhere."""
    folder = tmp_path_factory.mktemp("received")
    with Workspace.create(folder / "sender.roster", CATALOG, TYPED_VILLAGE, "刘会计") as workspace:
        add_row(workspace, "person", {"name": NAME, "id_number": ID, "phone": PHONE})
        whole = export_submission(workspace, folder / "来文.xlsx").path
    cut = folder / "坏.xlsx"
    cut.write_bytes(whole.read_bytes()[:4000])
    return [whole, cut]


def fail() -> None:
    """Trouble that quotes a cell, as a library's may."""
    try:
        raise ValueError(f"{NAME} {ID} {PHONE}")
    except ValueError as trouble:
        sys.excepthook(ValueError, trouble, trouble.__traceback__)


def lead_a_life(window: MainWindow, books: list[Path], press: Press, qtbot: QtBot, home: Path) -> list[Path]:
    """Typing, a crash in an open cell, a fault, looking for, copying, taking in; then the file is left.
    What the disk held at the crash."""
    sound_alarms(window.trouble.tell, window.trouble.show_fault)
    people = window.file.turn_to("person")
    people.rows.view.setFocus()
    people.rows.view.go_to(0, people.rows.table.column_of("phone"))
    press(PHONE)
    qtbot.waitUntil(lambda: not people._unfinished._pause.isActive())
    crash = home / "as it lay at the crash"
    shutil.copytree(home, crash, ignore=shutil.ignore_patterns(crash.name))
    press(ENTER)
    fail()
    qtbot.waitUntil(lambda: window.trouble.dialog is not None)
    window.trouble.dialog.copy.click()
    diagnosis = QGuiApplication.clipboard().text()
    window.trouble.dialog.go_on.click()
    window.trouble.write_bundle(home / "求助包.zip")
    assert "ValueError" in diagnosis
    assert not found_in(diagnosis.encode())
    people.search._box.setText(NAME)
    people.rows.view.go_to(0, people.rows.table.column_of("id_number"))
    people._blocks.copy_with_numbers()
    window.file.turn_to(MergingPage.key).merge(books)
    page = window.file.page
    assert isinstance(page, MergingPage)
    qtbot.waitUntil(lambda: not page.work.is_busy and bool(page.books), timeout=60_000)
    window.workspace.backup("手动")
    return [path for path in crash.rglob("*") if path.is_file()]


def test_behind_a_password_the_window_leaves_nobody_in_plain(
    bare_window: MainWindow, home: Path, press: Press, qtbot: QtBot, tally: Tally,
    tmp_path_factory: pytest.TempPathFactory,
):  # fmt: skip
    path = home / "township.roster"
    protection = guarding.new_protection(PASSWORD, guarding.new_code())
    with Workspace.create(path, CATALOG, TOWNSHIP, "李主任", protection) as workspace:
        add_row(workspace, "person", HER)
    bare_window.open(path)
    shown(bare_window, qtbot)
    bare_window.guard.page.line.setText(PASSWORD)
    press(ENTER)
    qtbot.waitUntil(lambda: bare_window.file is not None)
    at_the_crash = lead_a_life(bare_window, received(tmp_path_factory), press, qtbot, home)
    clipboard = QGuiApplication.clipboard()
    assert ID in clipboard.text()
    bare_window.guard.lock()
    QApplication.processEvents()

    left = [one for one in home.rglob("*") if one.is_file()]
    assert not set(CANARIES) & found_in(clipboard.text().encode())
    tally.count("R15", len(left), left_in(home).items())
    assert {one.name for one in at_the_crash} >= {"township.roster", "settings.ini"}
    assert {"township.roster", "settings.ini", "faults.log", "求助包.zip"} <= {one.name for one in left}
    assert any("备份" in one.parts for one in left)


def test_without_a_password_she_is_found_in_the_file_and_its_backups_alone(
    bare_window: MainWindow, home: Path, press: Press, qtbot: QtBot, tally: Tally,
    tmp_path_factory: pytest.TempPathFactory,
):  # fmt: skip
    bare_window.make_file(TOWNSHIP, "李主任", home / "township.roster")
    add_row(bare_window.workspace, "person", HER)
    shown(bare_window, qtbot)
    lead_a_life(bare_window, received(tmp_path_factory), press, qtbot, home)
    bare_window.leave_file()
    QGuiApplication.clipboard().clear()

    found = left_in(home)
    seen = found["township.roster"]
    assert PHONE in found["as it lay at the crash/township.roster"], "what was half typed is not in the file"
    tally.control("R15", "a window on a file without a password", len(seen & {NAME, ID, PHONE}), 3)
    wrong = {name: some for name, some in found.items() if ".roster" not in Path(name).name}
    tally.count("R15", sum(1 for one in home.rglob("*") if one.is_file()), wrong.items())
    assert seen & set(NUMBERS) == {ID, PHONE}
