"""找功能: every page and everything that can be done now, found by a few characters or pinyin initials."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QDialog, QHeaderView, QLabel, QLineEdit, QVBoxLayout, QWidget

from roster_desktop.wording import _
from ui.actions import keys_shown
from ui.editors.fitting import fitting
from ui.look import dialog_size, pixels, set_role, small
from ui.tables import PlainTable, Shown

_WIDTH, _HEIGHT = 620, 430
_KEYS_WIDTH = 150
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class Choice(Struct, frozen=True):
    """Something that can be done now."""

    text: str
    keys: str
    do: Callable[[], object]
    also: tuple[str, ...] = ()
    """Other words by which it is found; they are not shown."""


class Palette(QDialog):
    """One line to type in, the fitting choices below it; Enter does the one at hand."""

    def __init__(self, choices: Sequence[Choice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choice_by_text = {choice.text: choice for choice in choices}
        self.line = QLineEdit(self)
        self.table = PlainTable(_COLUMNS, _("可以做的事"), self)
        self._nothing = QLabel(_("没有这样的功能。换几个字，或清空看全部。"), self)
        self.chosen: Choice | None = None
        self._lay_out()
        self.line.textChanged.connect(self._show)
        self.line.returnPressed.connect(self._choose)
        self.table.clicked.connect(self._choose)
        self.line.installEventFilter(self)
        self._show("")

    @property
    def shown(self) -> list[str]:
        """The texts of the choices that fit, best first."""
        return [choice.text for choice in self.table.rows.rows if isinstance(choice, Choice)]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The arrows move through the choices while the keyboard stays in the line.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _MOVES:
            QGuiApplication.sendEvent(self.table, event)
            return True
        return super().eventFilter(watched, event)

    def _show(self, typed: str) -> None:
        found = self._fitting(typed)
        self.table.rows.show(found)
        self.table.setVisible(bool(found))
        self._nothing.setVisible(not found)
        if found:
            self.table.setCurrentIndex(self.table.rows.index(0, 0))

    def _fitting(self, typed: str) -> list[Choice]:
        """Those whose shown words fit, best first, then those that only are called so, too."""
        by_text = self._choice_by_text
        shown = fitting(list(by_text), typed)
        called = (
            {word: choice for choice in by_text.values() for word in choice.also} if typed.strip() else {}
        )
        others = [called[word] for word in fitting(list(called), typed)]
        return list({choice.text: choice for choice in (*map(by_text.__getitem__, shown), *others)}.values())

    def _choose(self) -> None:
        place = self.table.currentIndex().row()
        if not 0 <= place < len(self.shown):
            return
        self.chosen = self._choice_by_text[self.shown[place]]
        self.accept()

    def _lay_out(self) -> None:
        self.setWindowTitle(_("找功能"))
        self.resize(dialog_size(self, _WIDTH, _HEIGHT))
        self.line.setPlaceholderText(_("打几个字或拼音首字母，例如 dr、备份"))
        self.line.setAccessibleName(_("找功能"))
        self._nothing.setFont(small(self.font()))
        set_role(self.line, "field")
        set_role(self._nothing, "muted")
        self.table.horizontalHeader().hide()
        self.table.horizontalHeader().setStretchLastSection(False)
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setSpacing(pixels(self.font(), 8))
        for widget in (self.line, self._nothing):
            layout.addWidget(widget)
        layout.addWidget(self.table, 1)
        layout.addStretch(0)


def choice_of(action: QAction) -> Choice:
    """An action as a choice, found by its name as well as by the words that explain it."""
    keys = keys_shown(action)
    name, told = action.text().rstrip("…"), action.toolTip()
    words = (
        _("{name}：{told}").format(name=name, told=told)
        if told and not told.startswith(name)
        else told or action.text()
    )
    return Choice(words, keys, action.trigger)


_COLUMNS = (
    Shown(_("功能"), 380, lambda choice: choice.text),
    Shown(_("快捷键"), _KEYS_WIDTH, lambda choice: choice.keys),
)
