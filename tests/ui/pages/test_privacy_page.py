"""个人信息保护 in the window: found, copied out, erased after the words were typed; the password before numbers."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from roster_desktop.records import ChangeSet, Occasion, RowAdded, RowId, new_row_id
from roster_desktop.store import driver
from roster_desktop.tasks import unlocking
from roster_desktop.tasks.todo_facts import Place
from roster_desktop.wording import disclosing
from roster_desktop.workspace import Workspace, guarding
from tests.builders import id_number
from tests.ui.conftest import TYPED_VILLAGE
from tests.windows import shown
from ui.main_window import MainWindow
from ui.pages import privacy_page
from ui.pages.pieces import consent as consents
from ui.pages.privacy_page import PrivacyPage

OLD, OTHER = (id_number("610723", "19500101", n) for n in (1, 3))


@pytest.fixture(autouse=True)
def own_account(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(unlocking, "data_folder", lambda: tmp_path / "account")
    monkeypatch.setattr(privacy_page, "settings_file", lambda: tmp_path / "settings.ini")


def fill(workspace: Workspace) -> RowId:
    row = new_row_id()
    left = {"population_status": "死亡", "population_changed_on": "2019-05"}
    for place, (name, number, more) in enumerate((("欧阳金花", OLD, left), ("李四", OTHER, {}))):
        texts = {"name": name, "id_number": number, "village": "河湾村", "phone": "13900001111"} | more
        added = RowAdded("person", new_row_id() if place else row, texts)
        workspace.apply(ChangeSet(f"添加 {name}", Occasion.TYPED, (added,)))
    return row


def turned(window: MainWindow, qtbot: QtBot) -> PrivacyPage:
    page = window.file.turn_to(PrivacyPage.key)
    assert isinstance(page, PrivacyPage)
    qtbot.waitUntil(lambda: bool(page._about_past.text()), timeout=20_000)
    return page


def test_who_is_kept_too_long_is_erased_once_the_words_are_typed(window: MainWindow, qtbot: QtBot):
    fill(window.workspace)
    page = turned(window, qtbot)
    qtbot.waitUntil(lambda: page.erase_past.isEnabled(), timeout=20_000)
    assert page.erase_past.text() == "清除选中的 1 人…"

    page.erase_past.click()
    page.consent.go_on.click()
    assert "清除1人" in page.consent.trouble
    assert window.workspace.counts()["person"] == 2
    page.consent.words.setText("清除1人")
    page.consent.go_on.click()
    qtbot.waitUntil(lambda: "已清除 1 人" in page.strip.text, timeout=20_000)
    assert window.workspace.counts()["person"] == 1

    qtbot.waitUntil(lambda: not page.past.rows.rows, timeout=20_000)
    assert window.workspace.undo_label() is None
    assert window.workspace.erasing_waits == ""


def test_a_person_is_found_and_gets_the_copy(window: MainWindow, qtbot: QtBot, tmp_path: Path):
    row = fill(window.workspace)
    page = turned(window, qtbot)
    page.search.setText("李四")
    page._look()
    qtbot.waitUntil(lambda: page.copy_button.isEnabled(), timeout=20_000)
    assert [one.name for one in page.found.rows.rows] == ["李四"]
    window.file.lead_to(Place(page="privacy", row=row))
    [person] = page._chosen(page.found)
    assert person.name == "欧阳金花"

    page.copy_into(person, tmp_path)
    qtbot.waitUntil(lambda: "只给本人" in page.strip.text, timeout=30_000)

    assert list(tmp_path.glob("*个人信息副本_欧阳金花*.pdf"))
    assert window.workspace.disclosures()[-1].what == "person-copy"


@pytest.mark.skipif(not driver.CAN_PROTECT, reason="no encryption was built for this machine")
def test_whole_numbers_leave_only_after_the_password_and_are_logged(
    bare_window: MainWindow, qtbot: QtBot, tmp_path: Path
):
    window = bare_window
    path = tmp_path / "河湾村.roster"
    protection = guarding.new_protection("correct horse", guarding.new_code())
    workspace = Workspace.create(path, window._catalog, TYPED_VILLAGE, "刘会计", protection)
    row = fill(workspace)
    window.show_workspace(workspace)
    shown(window, qtbot)
    page = window.file.turn_to("person")
    page.rows.view.selectAll()
    QGuiApplication.clipboard().clear()

    page._actions["copy-numbers"].trigger()
    asked = next(one for one in page.findChildren(consents.Consent))
    assert OLD not in QGuiApplication.clipboard().text()
    asked.password.setText("wrong horse")
    asked.go_on.click()
    qtbot.waitUntil(lambda: bool(asked.trouble) and asked.go_on.isEnabled(), timeout=20_000)
    asked.password.setText("correct horse")
    asked.go_on.click()
    qtbot.waitUntil(lambda: OLD in QGuiApplication.clipboard().text(), timeout=20_000)

    last = window.workspace.disclosures()[-1]
    assert (last.what, last.rows, last.is_masked) == ("copied-cells", 2, False)
    assert last.what in disclosing.OCCASIONS
    QGuiApplication.clipboard().clear()
    page._actions["copy-numbers"].trigger()
    assert OLD in QGuiApplication.clipboard().text()

    page.rows.table.reveal(row)
    window.file.turn_to("home")
    assert page.rows.table.revealed is None
    window._actions["lock"].trigger()
    assert window.guard.page is not None
    assert OLD not in QGuiApplication.clipboard().text()


@pytest.mark.skipif(not driver.CAN_PROTECT, reason="no encryption was built for this machine")
def test_a_new_recovery_code_counts_once_on_paper(bare_window: MainWindow, qtbot: QtBot, tmp_path: Path):
    window = bare_window
    path = tmp_path / "河湾村.roster"
    old = guarding.new_code()
    protection = guarding.new_protection("correct horse", old)
    window.show_workspace(Workspace.create(path, window._catalog, TYPED_VILLAGE, "刘会计", protection))
    shown(window, qtbot)

    window._actions["new-code"].trigger()
    dialog = window.guard.dialog
    dialog.accept()
    assert dialog.isVisible()
    assert guarding.key_by_code(path, old) is not None
    dialog.part.last_group.setText(dialog.code[-5:])
    dialog.accept()
    qtbot.waitUntil(lambda: window.workspace.protection.record != protection.record, timeout=20_000)

    assert guarding.key_by_code(path, dialog.code) is not None
    with pytest.raises(Exception, match="恢复码"):
        guarding.key_by_code(path, old)
