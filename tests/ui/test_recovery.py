"""Backups in the window: looked into, compared, put back; and offered when the file cannot be used."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from roster_desktop.tasks import unlocking
from roster_desktop.tasks.recovering import Health
from roster_desktop.tasks.typing import add_row
from roster_desktop.workspace import Workspace, guarding
from tests.ui.conftest import TYPED_VILLAGE
from tests.windows import shown
from ui.main_window import MainWindow
from ui.memory import Memory
from ui.pages import recovery_page
from ui.pages.recovery_page import RecoveryPage


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch) -> Path:
    monkeypatch.setattr(recovery_page, "settings_file", lambda: tmp_path / "settings.ini")
    return tmp_path / "settings.ini"


def people_of(window: MainWindow) -> int:
    return window.workspace.counts()[window.workspace.catalog.people]


def add(window: MainWindow, name: str) -> None:
    add_row(window.workspace, window.workspace.catalog.people, {"name": name})


def turned_to_backups(window: MainWindow, qtbot: QtBot) -> RecoveryPage:
    page = window.file.turn_to(RecoveryPage.key)
    assert isinstance(page, RecoveryPage)
    qtbot.waitUntil(lambda: page.chosen is not None, timeout=20_000)
    return page


def test_three_clicks_bring_a_backup_back(window: MainWindow, qtbot: QtBot):
    add(window, "张三")
    window.workspace.backup("手动")
    add(window, "李四")
    page = turned_to_backups(window, qtbot)
    assert "人员信息 1" in page.copies.rows.columns[-1].text(page.chosen)

    assert not page.restore_button.isEnabled()
    page.look.click()
    qtbot.waitUntil(page.restore_button.isEnabled, timeout=20_000)
    assert "1 行会没有" in page._told.text()
    assert [(line.what, line.name) for line in page.lines.rows.rows] == [("会没有", "李四")]
    page.restore_button.click()
    qtbot.waitUntil(lambda: window.file is not None and people_of(window) == 1, timeout=20_000)

    reasons = [path.stem.rpartition("-")[2] for path in window.workspace.backups()]
    assert "恢复前" in reasons


def test_a_backup_is_brought_back_after_the_letters_were_made_larger(window: MainWindow, qtbot: QtBot):
    add(window, "张三")
    window.workspace.backup("手动")
    add(window, "李四")
    window._dress_anew()
    page = turned_to_backups(window, qtbot)
    page.look.click()
    qtbot.waitUntil(page.restore_button.isEnabled, timeout=20_000)
    page.restore_button.click()

    qtbot.waitUntil(lambda: window.file is not None and people_of(window) == 1, timeout=20_000)


def test_what_was_saved_is_copied_when_the_file_is_closed_and_only_then(window: MainWindow):
    path = window.workspace.path
    add(window, "张三")
    window.leave_file()
    window.open(path)
    window.leave_file()

    assert [copy.name for copy in guarding.copies_of(path)] == ["village-000001-关闭时.roster"]


def test_half_an_hour_of_work_is_copied(window: MainWindow, qtbot: QtBot):
    window.keeping.back_up_meanwhile()
    assert window.workspace.backups() == []
    add(window, "张三")
    window.keeping.back_up_meanwhile()
    qtbot.waitUntil(lambda: len(window.workspace.backups()) == 1, timeout=20_000)

    assert window.keeping._timer.interval() == 30 * 60 * 1000


def test_a_second_place_gets_a_copy_when_it_is_there(window: MainWindow, tmp_path: Path, qtbot: QtBot):
    stick = tmp_path / "stick"
    window._memory.remember_second_place(stick)
    add(window, "张三")
    said = window.keeping._copy(window.workspace, "手动")
    assert "没有接上" in said
    stick.mkdir()
    said = window.keeping._copy(window.workspace, "手动")

    assert "另存到" in said
    assert [copy.name for copy in (stick / "备份").iterdir()] == ["village-000001-手动.roster"]


@pytest.mark.parametrize("befallen", ["cut", "empty", "foreign", "gone"])
def test_a_file_that_cannot_be_used_is_left_and_its_newest_good_copy_offered(
    bare_window: MainWindow, tmp_path: Path, befallen: str, qtbot: QtBot
):
    path = tmp_path / "village.roster"
    with Workspace.create(path, bare_window._catalog, TYPED_VILLAGE, "刘会计") as workspace:
        add_row(workspace, workspace.catalog.people, {"name": "张三"})
        workspace.backup("手动")
        bad = workspace.backup("手动")
    bad.write_bytes(bad.read_bytes()[:9000])
    match befallen:
        case "cut":
            path.write_bytes(path.read_bytes()[:20_000])
        case "empty":
            path.write_bytes(b"")
        case "foreign":
            path.write_bytes(b"PK\x03\x04" + bytes(9000))
        case "gone":
            path.unlink()
    there = path.read_bytes() if path.exists() else None
    bare_window.start(path)
    shown(bare_window, qtbot)
    qtbot.waitUntil(lambda: bare_window.keeping.page is not None, timeout=20_000)
    page = bare_window.keeping.page
    qtbot.waitUntil(page.restore_button.isEnabled, timeout=20_000)

    assert "人员信息 1" in page.offer
    assert "那以后写的不在里面" in page.offer
    assert [copy.health for copy in page.copies.rows.rows] == [Health.DAMAGED, Health.GOOD]
    assert (path.read_bytes() if path.exists() else None) == there
    page.restore_button.click()
    qtbot.waitUntil(lambda: bare_window.file is not None, timeout=20_000)
    assert people_of(bare_window) == 1
    if there is not None:
        assert any(kept.read_bytes() == there for kept in (tmp_path / "备份").glob("*搁置*.roster"))


@pytest.mark.skipif(not guarding.can_protect, reason="no SQLCipher for this machine")
@pytest.mark.parametrize("befallen", ["cut", "spoilt", "empty", "gone"])
def test_a_protected_file_that_cannot_be_used_asks_for_the_password_and_offers_its_copy(
    bare_window: MainWindow, tmp_path: Path, befallen: str, qtbot: QtBot, monkeypatch
):
    monkeypatch.setattr(unlocking, "data_folder", lambda: tmp_path / "account")
    path = tmp_path / "village.roster"
    protection = guarding.new_protection("春眠不觉晓处处闻啼鸟", guarding.new_code())
    catalog = bare_window._catalog
    with Workspace.create(path, catalog, TYPED_VILLAGE, "刘会计", protection) as workspace:
        add_row(workspace, workspace.catalog.people, {"name": "张三"})
        workspace.backup("手动")
    match befallen:
        case "cut":
            path.write_bytes(path.read_bytes()[:20_000])
        case "spoilt":
            path.write_bytes(bytes(4096) + path.read_bytes()[4096:])
        case "empty":
            path.write_bytes(b"")
        case "gone":
            path.unlink()
    bare_window.start(path)
    shown(bare_window, qtbot)
    lock = bare_window.guard.page
    assert lock is not None
    lock.line.setText("春眠不觉晓处处闻啼鸟")
    lock._try()
    qtbot.waitUntil(lambda: bare_window.keeping.page is not None, timeout=20_000)
    page = bare_window.keeping.page
    qtbot.waitUntil(page.restore_button.isEnabled, timeout=20_000)
    assert "人员信息 1" in page.offer
    page.restore_button.click()
    qtbot.waitUntil(lambda: bare_window.file is not None, timeout=20_000)

    assert people_of(bare_window) == 1
    assert bare_window.workspace.protection is not None


def test_where_there_is_no_copy_the_sentence_stands_alone(bare_window: MainWindow, tmp_path: Path):
    path = tmp_path / "x.roster"
    path.write_bytes(b"")
    bare_window.open(path)

    assert bare_window.keeping.page is None
    assert bare_window.first_run is not None
    assert "空文件" in bare_window.first_run.trouble


def test_the_second_place_is_remembered(own_settings: Path, tmp_path: Path):
    Memory(own_settings).remember_second_place(tmp_path)

    assert Memory(own_settings).second_place == tmp_path
