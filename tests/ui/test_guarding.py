"""The window behind a password: locked it holds nothing of the file, and nothing half-written is lost."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from roster_desktop.store import driver, key_places
from roster_desktop.tasks import unlocking
from roster_desktop.tasks.typing import add_row
from roster_desktop.wording import Refusal
from roster_desktop.workspace import Access, Query, Workspace, guarding
from tests.ui.conftest import TYPED_VILLAGE
from tests.windows import shown
from ui.guarding.idle import Idle
from ui.guarding.open_texts import keep_open_texts, put_back
from ui.look import Light, TextSize, dress_anew
from ui.main_window import MainWindow
from ui.pages.history_page import HistoryPage
from ui.pages.settings_page import SettingsPage

pytestmark = pytest.mark.skipif(not driver.CAN_PROTECT, reason="no SQLCipher for this machine")

PASSWORD = "春眠不觉晓处处闻啼鸟"
CODE = guarding.new_code()


@pytest.fixture(autouse=True)
def own_account(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(unlocking, "data_folder", lambda: tmp_path / "account")


@pytest.fixture(scope="module")
def protection() -> guarding.Protection:
    return guarding.new_protection(PASSWORD, CODE)


@pytest.fixture
def locked(bare_window: MainWindow, tmp_path: Path, protection, qtbot: QtBot) -> MainWindow:
    """A window that asks for the password of a file with one person."""
    path = tmp_path / "village.roster"
    with Workspace.create(path, bare_window._catalog, TYPED_VILLAGE, "刘会计", protection) as workspace:
        people = workspace.catalog.people
        add_row(workspace, people, {"name": "赵六六"})
    bare_window.open(path)
    shown(bare_window, qtbot)
    return bare_window


def enter(window: MainWindow, text: str, qtbot: QtBot) -> None:
    page = window.guard.page
    assert page is not None
    page.line.setText(text)
    qtbot.keyClick(page.line, Qt.Key.Key_Return)


def is_open(window: MainWindow) -> bool:
    # A part that is put into a window in sight is shown by an event of its own, later.
    return window.file is not None and window.file.isVisible()


def test_the_password_opens_the_file(locked: MainWindow, qtbot: QtBot):
    assert locked.file is None
    enter(locked, PASSWORD, qtbot)
    qtbot.waitUntil(lambda: is_open(locked))

    assert locked.workspace is not None
    assert locked.workspace.protection is not None
    assert "有密码" in locked._state.text


def test_only_who_had_it_open_is_told_of_what_is_half_written(locked: MainWindow, qtbot: QtBot):
    at_first = locked.guard.page._asked.text()
    enter(locked, PASSWORD, qtbot)
    qtbot.waitUntil(lambda: is_open(locked))
    locked.guard.lock()

    assert at_first == "这本花名册有密码，输入密码打开。"
    assert "没写完的内容还在" in locked.guard.page._asked.text()


def test_a_wrong_password_is_said_and_opens_nothing(locked: MainWindow, qtbot: QtBot):
    enter(locked, "夜来风雨声花落知多少", qtbot)
    page = locked.guard.page
    qtbot.waitUntil(lambda: "密码不对" in page.trouble)

    assert locked.file is None
    assert page.button.isEnabled()


def test_after_wrong_passwords_one_waits(locked: MainWindow, qtbot: QtBot):
    page = locked.guard.page
    for _ in range(4):
        page._tries.note_wrong(page.path)
    page._wait()

    assert not page.button.isEnabled()
    assert page.button.text() == "打开（2）"
    enter(locked, PASSWORD, qtbot)
    assert locked.file is None
    page._tick()
    page._tick()
    assert page.button.isEnabled()


def test_the_printed_code_opens_it_and_asks_for_a_new_password(locked: MainWindow, qtbot: QtBot):
    page = locked.guard.page
    page.way.click()
    enter(locked, CODE.lower(), qtbot)
    qtbot.waitUntil(lambda: is_open(locked))

    dialog = locked.guard.dialog
    assert dialog is not None
    dialog.password.setText("夜来风雨声花落知多少")
    dialog.again.setText("夜来风雨声花落知多少")
    dialog.go_on.click()
    qtbot.waitUntil(lambda: locked.workspace.protection.record.serial == 2)
    assert guarding.key_by_password(locked.workspace.path, "夜来风雨声花落知多少") is not None


def test_locking_drops_the_key_and_every_view(locked: MainWindow, qtbot: QtBot):
    enter(locked, PASSWORD, qtbot)
    qtbot.waitUntil(lambda: is_open(locked))
    path = locked.workspace.path
    locked._actions["lock"].trigger()

    assert locked.file is None
    assert locked.workspace is None
    assert path not in key_places._open_here
    QApplication.processEvents()
    texts = [line.text() for line in locked.findChildren(QLineEdit)]
    assert "赵六六" not in "".join(texts)
    with pytest.raises(Refusal):
        Workspace.open(path, locked._catalog, Access.READ)


def test_one_comes_back_to_the_page_and_what_was_half_written(locked: MainWindow, qtbot: QtBot):
    enter(locked, PASSWORD, qtbot)
    qtbot.waitUntil(lambda: is_open(locked))
    page = locked.file.turn_to(HistoryPage.key)
    [line, *_] = [one for one in page.findChildren(QLineEdit) if one.isVisible() and not one.isReadOnly()]
    line.setText("没写完")
    locked.guard.lock()
    enter(locked, PASSWORD, qtbot)
    qtbot.waitUntil(lambda: is_open(locked))

    assert locked.file.page.key == HistoryPage.key
    texts = [one.text() for one in locked.file.page.findChildren(QLineEdit)]
    assert "没写完" in texts


def test_a_row_that_was_begun_survives_the_lock(locked: MainWindow, qtbot: QtBot):
    enter(locked, PASSWORD, qtbot)
    qtbot.waitUntil(lambda: is_open(locked))
    people = locked.workspace.catalog.people
    page = locked.file.turn_to(people)
    page.rows.begin_row()
    page.rows.table.draft = {**(page.rows.table.draft or {}), "name": "钱七七"}
    locked.guard.lock()
    enter(locked, PASSWORD, qtbot)
    qtbot.waitUntil(lambda: is_open(locked))

    assert locked.file.page.key == people
    kept = locked.workspace.setting(f"unfinished.{people}") or ""
    rows = locked.workspace.rows(people, locked.workspace.row_ids(Query(people)))
    assert "钱七七" in kept or "钱七七" in [row.values["name"] for row in rows]


def test_a_file_without_a_password_is_not_locked_but_says_so(window: MainWindow):
    window._actions["lock"].trigger()

    assert window.file is not None
    assert "没有密码" in window.file.notice.text


def test_a_password_is_set_and_taken_away_in_the_window(window: MainWindow, qtbot: QtBot):
    path = window.workspace.path
    window._actions["set-password"].trigger()
    dialog = window.guard.dialog
    dialog.password.setText("1234567")
    dialog.go_on.click()
    assert "太短" in dialog.trouble
    dialog.password.setText(PASSWORD)
    dialog.again.setText("another")
    dialog.go_on.click()
    assert "不一样" in dialog.trouble
    dialog.again.setText(PASSWORD)
    dialog.go_on.click()
    dialog.last_group.setText("ZZZZZ")
    dialog.go_on.click()
    assert "最后一组" in dialog.trouble
    dialog.last_group.setText(dialog.code[-5:].lower())
    code = dialog.code
    dialog.go_on.click()
    qtbot.waitUntil(lambda: is_open(window) and window.workspace.protection is not None, timeout=20_000)
    assert guarding.key_by_code(path, code) is not None

    window.guard.remove_password()
    qtbot.waitUntil(lambda: is_open(window) and window.workspace.protection is None, timeout=20_000)
    assert not guarding.is_protected(path)


def test_refusing_a_password_leaves_the_file_as_it_is(window: MainWindow):
    window._actions["set-password"].trigger()
    dialog = window.guard.dialog
    dialog.give_up.click()

    assert window.workspace.protection is None
    assert window.guard.dialog is None


def test_nobody_at_the_keyboard_locks_it(locked: MainWindow, qtbot: QtBot):
    enter(locked, PASSWORD, qtbot)
    qtbot.waitUntil(lambda: is_open(locked) and locked._jobs.are_idle, timeout=20_000)
    locked.guard._idle.passed.emit()

    assert locked.file is None


def test_a_locked_screen_locks_it(locked: MainWindow, qtbot: QtBot):
    enter(locked, PASSWORD, qtbot)
    qtbot.waitUntil(lambda: is_open(locked) and locked._jobs.are_idle, timeout=20_000)
    locked.guard._screen._activate(False)
    assert locked.file is not None
    locked.guard._screen._activate(True)

    assert locked.file is None


def test_a_touch_begins_the_count_anew(qtbot: QtBot):
    idle = Idle()
    idle.watch(5)
    line = QLineEdit()
    qtbot.addWidget(line)
    idle._timer.setInterval(60_000)
    qtbot.keyClick(line, Qt.Key.Key_A)

    assert idle._timer.isActive()
    assert idle._timer.remainingTime() > 59_000
    idle.watch(0)
    assert not idle._timer.isActive()


def test_the_settings_say_what_having_no_password_means(window: MainWindow):
    page = window.file.turn_to(SettingsPage.key)
    page.refresh()

    assert "谁拿到文件都能看到" in page._password.text()


def test_texts_whose_line_is_gone_are_told(toy_village: Workspace, qtbot: QtBot):
    holders = [QWidget(), QWidget()]
    first, other = QLineEdit("写了一半", holders[0]), QLineEdit(holders[1])
    for line, name in ((first, "理由"), (other, "别的")):
        line.setAccessibleName(name)
        qtbot.addWidget(line.parentWidget())
    keep_open_texts(toy_village, "some", first.parentWidget())

    assert put_back(toy_village, other.parentWidget()) == ["写了一半"]
    first.clear()
    assert put_back(toy_village, first.parentWidget()) == []
    assert first.text() == "写了一半"


def test_a_real_desktop_tells_of_its_locked_screen(tmp_path: Path):
    if not shutil.which("dbus-run-session") or not sys.platform.startswith("linux"):
        pytest.skip("no message bus here")
    program = (
        "import subprocess\n"
        "from PySide6.QtCore import QCoreApplication, QTimer\n"
        "from ui.guarding.screen_lock import ScreenLock\n"
        "app = QCoreApplication([])\n"
        "lock = ScreenLock()\n"
        "lock.locked.connect(lambda: (print('locked'), app.quit()))\n"
        "QTimer.singleShot(0, lambda: subprocess.Popen(['dbus-send', '--session', '--type=signal',"
        " '/org/freedesktop/ScreenSaver', 'org.freedesktop.ScreenSaver.ActiveChanged', 'boolean:true']))\n"
        "QTimer.singleShot(20000, app.quit)\n"
        "app.exec()\n"
    )
    said = subprocess.run(
        ["dbus-run-session", "--", sys.executable, "-c", program],
        capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2],
    )  # fmt: skip

    assert "locked" in said.stdout, said.stderr


def test_the_settings_of_the_password_fit_the_small_screen_in_the_largest_letters(
    locked: MainWindow, qapp: QApplication, qtbot: QtBot
):
    enter(locked, PASSWORD, qtbot)
    qtbot.waitUntil(lambda: is_open(locked), timeout=20_000)
    dress_anew(qapp, Light.DARK, TextSize.LARGEST)
    try:
        locked._dress_anew()
        locked.resize(1366, 768)
        page = locked.file.turn_to(SettingsPage.key)
        area = page.findChild(QScrollArea)
        qtbot.waitUntil(lambda: area.isVisible() and area.viewport().width() > 900, timeout=20_000)
        QApplication.sendPostedEvents()

        assert page._remove.isVisible()
        assert area.horizontalScrollBar().maximum() == 0
    finally:
        dress_anew(qapp, Light.SYSTEM, TextSize.STANDARD)
