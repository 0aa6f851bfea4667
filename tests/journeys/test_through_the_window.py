"""A village clerk's and a township clerk's work from beginning to end, through the real window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from roster_desktop.records import Level
from roster_desktop.tasks.asking import our_questions, township_questions
from roster_desktop.tasks.return_rounds import villages_to_hear
from roster_desktop.workspace import Query, Workspace, guarding
from tests.builders import id_number
from tests.windows import Press, focus, shown
from ui.main_window import MainWindow

KEY = Qt.Key
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
ENTER = KEY.Key_Return
NEW, UNDO = (KEY.Key_N, CONTROL), (KEY.Key_Z, CONTROL)
WOMAN = id_number(birth="19901005", sequence=2)
_MOST_TABS = 60
AGREED, OF_VILLAGE, OF_TOWNSHIP = "13900000000", "13911111111", "13922222222"


class Clerk:
    """Sits at the window: what a person can see and press, nothing else."""

    def __init__(self, window: MainWindow, press: Press, qtbot: QtBot) -> None:
        self.window, self.press, self._qtbot = window, press, qtbot

    @property
    def workspace(self) -> Workspace:
        return self.window.file.desk.workspace

    @property
    def page(self) -> QWidget:
        return self.window.file.page

    def click(self, text: str) -> None:
        """The one button in sight with these words."""
        [button] = [
            button for button in self.window.findChildren(QAbstractButton)
            if button.isVisible() and button.text() == text
        ]  # fmt: skip
        self._qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def begin(self) -> None:
        self.window.show_first_run()
        self.sit_down()
        self.window.first_run.questions.take_focus()

    def open(self, path: Path) -> None:
        assert self.window.open(path)
        self.sit_down()

    def refuse_a_password(self) -> None:
        """A new file offers one where it can be locked at all; this clerk does without."""
        if guarding.can_protect:
            self.click("先不设密码")

    def sit_down(self) -> None:
        """Wait until what was opened is in sight and has the keyboard."""
        shown(self.window, self._qtbot)
        self._qtbot.waitUntil(self.window.centralWidget().isVisible)
        if self.window.file is not None:
            self.window.file.take_focus()

    def turn_to(self, key: str) -> None:
        self.window.file.turn_to(key)
        self.window.file.take_focus()

    def wait_until(self, is_so: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(is_so, timeout=60_000)

    def wait(self) -> None:
        """Until nothing is under way beside the window."""
        self.wait_until(lambda: self.window.file.desk.jobs.are_idle)

    def values(self, roster: str) -> dict[str, str]:
        """The only row of the roster."""
        [row] = self.workspace.row_ids(Query(roster))
        return dict(self.workspace.row(roster, row).values)

    def tab_to(self, text: str) -> None:
        """Go on with Tab until the button with these words has the keyboard, and press it."""
        for _ in range(_MOST_TABS):
            here = focus()
            if isinstance(here, QAbstractButton) and here.text() == text:
                self.press(KEY.Key_Space)
                return
            self.press(KEY.Key_Tab)
        pytest.fail(f"no Tab leads to {text}")

    def ask_or_answer(self, column: str, text: str) -> None:
        """F7 on the first person's cell, a sentence, Enter."""
        self.turn_to("person")
        self.page.rows.view.go_to(0, self.page.rows.table.column_of(column))
        self.page.rows.view.setFocus()
        self.press(KEY.Key_F7)
        self.press(text, ENTER)
        # Without a window manager the small window leaves the keyboard nowhere.
        self.sit_down()

    def write_phone(self, number: str) -> None:
        """Into the card of the first person."""
        self.turn_to("person")
        self.page.rows.view.go_to(0)
        if self.values("person").get("phone"):
            self.page._actions["reveal"].trigger()
        self.page.card.form.take_focus("phone")
        self.press(number, ENTER)
        assert self.values("person")["phone"] == number

    def send(self) -> Path:
        """With a reason, for the rows still lack much; the workbook that was written."""
        self.turn_to("send")
        self.wait()
        self.click("选择…")
        target = self.page.target.target
        # Without a window manager the window that asked for a password leaves the keyboard nowhere.
        self.sit_down()
        self.page.complaints.reason.setFocus()
        self.press("其余的月底补", ENTER)
        self.wait_until(target.exists)
        self.wait()
        return target


@pytest.fixture
def clerk(
    bare_window: MainWindow, press: Press, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Clerk:
    folder = tmp_path / "台账"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: str(folder))
    return Clerk(bare_window, press, qtbot)


def made_village(clerk: Clerk) -> Path:
    """A village file with one person, typed, and her work away from home."""
    clerk.begin()
    clerk.click("换个位置…")
    clerk.window.first_run.questions.take_focus()
    clerk.press("安平县", ENTER, "清水镇", ENTER, "河湾村", ENTER, "刘会计", ENTER)
    clerk.refuse_a_password()
    clerk.sit_down()
    clerk.press(NEW, "张桂英", ENTER, WOMAN, ENTER)
    clerk.write_phone(AGREED)
    clerk.turn_to("transfer")
    clerk.press(NEW, WOMAN, ENTER)
    return clerk.workspace.path


def made_township(clerk: Clerk) -> Path:
    clerk.begin()
    clerk.click("换个位置…")
    clerk.click("镇（街道）")
    clerk.window.first_run.questions.take_focus()
    clerk.press("安平县", ENTER, "清水镇", ENTER, "周敏", ENTER)
    clerk.refuse_a_password()
    clerk.sit_down()
    return clerk.workspace.path


def merge(clerk: Clerk, book: Path) -> None:
    clerk.window.take_files([book])
    clerk.wait()


def test_a_village_makes_its_file_and_types_a_person_and_her_work(clerk, tmp_path):
    path = made_village(clerk)

    assert path == tmp_path / "台账" / "清水镇河湾村.roster"
    assert (clerk.workspace.unit.level, clerk.workspace.operator) == (Level.VILLAGE, "刘会计")
    assert (clerk.values("person")["sex"], clerk.values("person")["birth_date"]) == ("女", "1990-10-05")
    assert (clerk.values("transfer")["name"], clerk.values("transfer")["id_number"]) == ("张桂英", WOMAN)


def test_what_the_village_sends_the_township_merges_decides_and_asks_and_gets_its_answer(clerk, tmp_path):
    village = made_village(clerk)
    first = clerk.send()
    township = made_township(clerk)
    merge(clerk, first)

    assert clerk.page.key == "merging"
    assert (clerk.values("person")["name"], clerk.values("person")["phone"]) == ("张桂英", AGREED)
    assert clerk.values("transfer")["name"] == "张桂英"

    clerk.write_phone(OF_TOWNSHIP)
    clerk.open(village)
    clerk.write_phone(OF_VILLAGE)
    second = clerk.send()
    clerk.open(township)
    merge(clerk, second)

    assert second != first
    assert clerk.workspace.count_conflicts() == 1
    assert clerk.values("person")["phone"] == OF_TOWNSHIP

    clerk.turn_to("conflicts")
    [asked] = clerk.page.card.questions
    assert [card.offer.text for card in asked.cards] == [AGREED, OF_VILLAGE, OF_TOWNSHIP]
    clerk.press(KEY.Key_1)
    clerk.wait_until(asked.cards[1].isChecked)
    clerk.press(ENTER)

    assert clerk.values("person")["phone"] == OF_VILLAGE
    assert clerk.workspace.count_conflicts() == 0

    clerk.press(UNDO)
    clerk.wait_until(lambda: clerk.workspace.count_conflicts() == 1)

    assert clerk.values("person")["phone"] == OF_TOWNSHIP
    assert clerk.page.card.isVisible()

    clerk.press(KEY.Key_1)
    clerk.press(ENTER)
    clerk.wait_until(lambda: clerk.workspace.count_conflicts() == 0)
    clerk.ask_or_answer("group", "是几组？")
    clerk.turn_to("merging")
    clerk.wait()
    clerk.tab_to("生成退回件（1 村）…")
    clerk.wait()
    [given_back] = (tmp_path / "台账").glob("*退回*.xlsx")

    clerk.open(village)
    clerk.window.take_files([given_back])
    clerk.wait()
    clerk.tab_to("确定导入")
    clerk.wait()
    assert (clerk.values("person")["phone"], clerk.workspace.count_conflicts()) == (OF_VILLAGE, 0)
    assert [one.text for one in township_questions(clerk.workspace)] == ["是几组？"]

    clerk.ask_or_answer("group", "还没有编组")
    assert township_questions(clerk.workspace) == ()
    answered = clerk.send()
    clerk.open(township)
    merge(clerk, answered)

    assert [fact.word for fact in clerk.page.list.cards.facts] == ["无冲突"]
    assert (clerk.workspace.count_conflicts(), our_questions(clerk.workspace)) == (0, ())
    assert villages_to_hear(clerk.workspace) == ()
