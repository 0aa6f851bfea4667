"""Where the keyboard is can be seen, in every look: each kind of control is drawn with it and without it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QGridLayout,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.seeing import picture, pixels_apart
from ui.look import CONTRAST, DARK, LIGHT, dress_list, set_role, set_state, set_tight
from ui.look.dress import wear
from ui.main_window import MainWindow
from ui.panels.choice_line import ChoiceLine

pytestmark = pytest.mark.usefixtures("ordinary_look")

LOOKS = {"day": LIGHT, "night": DARK, "contrast": CONTRAST}
ROLES = ("", "primary", "quiet", "link", "strip", "faint-strip", "help", "ask", "foot", "chip", "choice")
ENOUGH = 24
"""Pixels that change so that it is seen: an underlined word of two characters, the blinking of no cursor."""


def buttons() -> Iterator[tuple[str, QPushButton]]:
    for role in ROLES:
        for is_checked in (False, True) if role in ("quiet", "help", "chip", "choice") else (False,):
            for is_tight in (False, True) if role in ("", "primary") else (False,):
                button = QPushButton("按一下")
                set_role(button, role)
                button.setCheckable(is_checked)
                button.setChecked(is_checked)
                set_tight(button, is_tight)
                yield f"button {role} {is_checked} {is_tight}", button


def lines() -> Iterator[tuple[str, QWidget]]:
    for state in ("", "error", "warning", "derived", "masked"):
        line = QLineEdit("张桂英")
        set_role(line, "field")
        set_state(line, state)
        yield f"field {state}", line
    yield "line", QLineEdit("张桂英")
    yield "many lines", QPlainTextEdit("张桂英")
    yield "to be scrolled", QScrollArea()
    yield "count", QSpinBox()
    yield "date", QDateEdit()
    for kind in (QComboBox, ChoiceLine):
        choice = kind()
        choice.addItems(["在册", "移除"])
        yield kind.__name__, choice


def others() -> Iterator[tuple[str, QWidget]]:
    yield "check box", QCheckBox("记住")
    box = QCheckBox("记住")
    dress_list(box)
    yield "check box among lists", box
    names = QListWidget()
    names.addItems(["张桂英", "李大山"])
    names.setCurrentRow(0)
    yield "list", names
    tree = QTreeWidget()
    tree.addTopLevelItem(QTreeWidgetItem(["张桂英"]))
    tree.setCurrentItem(tree.topLevelItem(0))
    yield "tree", tree


def unseen(widgets: dict[str, QWidget], other: QWidget) -> dict[str, int]:
    """Which of them look the same with the keyboard in them, and how many pixels differ."""
    found = {}
    for name, widget in widgets.items():
        other.setFocus()
        without = picture(widget)
        widget.setFocus()
        assert QApplication.focusWidget() is widget, name
        if isinstance(widget, QLineEdit):
            # Neither the blinking line nor the marked text, which a click would leave out.
            widget.deselect()
            widget.setCursorPosition(0)
        apart = pixels_apart(without, picture(widget), enough=ENOUGH)
        if apart < ENOUGH:
            found[name] = apart
    return found


@pytest.mark.parametrize("tones", LOOKS.values(), ids=LOOKS)
def test_every_kind_of_control_shows_the_keyboard(qapp: QApplication, qtbot: QtBot, tones):
    wear(qapp, tones)
    window = QWidget()
    qtbot.addWidget(window)
    place = QGridLayout(window)
    widgets = dict([*buttons(), *lines(), *others()])
    for number, widget in enumerate(widgets.values()):
        place.addWidget(widget, number // 6, number % 6)
    other = QPushButton("别处")
    place.addWidget(other)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)

    assert unseen(widgets, other) == {}


def kind_of(widget: QWidget) -> str:
    """Controls that are drawn alike."""
    facts = [str(widget.property(name) or "") for name in ("role", "state", "tight")]
    is_checked = getattr(widget, "isChecked", lambda: False)()
    return " ".join([type(widget).__name__, *facts, str(is_checked)])


def in_reach(window: MainWindow) -> Iterator[QWidget]:
    """Controls of the page one may come to with the Tab key."""
    for widget in window.file.page.findChildren(QWidget):
        takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
        if not (takes and widget.isVisible() and widget.isEnabled()):
            continue
        # A table without a line has nothing that could be marked; its frame shows nothing.
        if not isinstance(widget, QAbstractItemView) or widget.currentIndex().isValid():
            yield widget


def test_on_every_page_each_kind_of_control_shows_the_keyboard(window: MainWindow, qtbot: QtBot):
    seen: set[str] = set()
    found = {}
    for key in window.file.titles:
        window.file.turn_to(key)
        qtbot.waitUntil(lambda: window.file.desk.jobs.are_idle, timeout=60_000)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        new = {f"{key}: {kind_of(one)}": one for one in in_reach(window) if kind_of(one) not in seen}
        seen |= {kind_of(one) for one in new.values()}
        found |= unseen(new, window.file.sidebar.menu)

    assert found == {}
    assert len(seen) > 10
