"""要您定的: every question about the workbook in a list, and the chosen one with its choices."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from roster_desktop.tasks.id_doctor import LEAVE, REPAIR
from roster_desktop.wording import _
from ui.look import pixels
from ui.models import Mark
from ui.pages.bring_in.asking import Asked, Asking
from ui.pages.bring_in.question_card import QuestionCard
from ui.pages.pieces import Card, muted, plain
from ui.tables import PlainTable, Shown

_CARD, _MOST_HIGH, _LEAST_HIGH = 432, 132, 220
_KEYS = 9


class QuestionsPane(QWidget):
    """Answered by number keys; a repair by a tick. What is answered waits until the workbook is read anew."""

    read_wanted = Signal()
    """Nothing is open any more, or somebody wants to see what the answers change."""

    def __init__(
        self, parent: QWidget | None = None, *, along: Qt.Orientation = Qt.Orientation.Horizontal
    ) -> None:
        super().__init__(parent)
        self._along = along
        self._asking = Asking()
        self.table = PlainTable(_COLUMNS, _("要您定的"))
        self.card = QuestionCard(self)
        self._about = muted("", self)
        self.tick_all = plain(_("补上全部号码"), self._tick_all)
        self.again = plain(_("按这些回答重新比对"), self.read_wanted.emit)
        self._lay_out()
        self._connect()

    def show_asking(self, asking: Asking) -> None:
        """Ask these questions from now on."""
        self._asking = asking
        self._show(self._first_open)

    def take_focus(self) -> None:
        """Put the keyboard where the first question can be answered."""
        if self.card.typed.isVisibleTo(self):
            self.card.typed.setFocus()
        elif self._list.isHidden() and self.card.choices:
            self.card.choices[0].setFocus()
        else:
            self.table.setFocus()

    def answer_from(self, widget: QWidget) -> None:
        """Let the number keys answer there, too: their choices are in sight while the keyboard is there."""
        for place in range(_KEYS):
            shortcut = QShortcut(QKeySequence(str(place + 1)), widget)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(partial(self._choose_in_sight, place))

    def answer(self, key: str, value: str) -> None:
        """Take this answer, and go on to the next question that is open."""
        self._take(key, value)
        lines = self._asking.lines
        here = next((place for place, line in enumerate(lines) if line.question.key == key), 0)
        later = (place for place, line in enumerate(lines) if line.answer is None and place > here)
        self._show(next(later, self._first_open))
        self._read_if_all_is_said()

    def _choose_in_sight(self, place: int) -> None:
        if self.isVisible():
            self.card.choose(place)

    @property
    def _first_open(self) -> int:
        return next((place for place, line in enumerate(self._asking.lines) if line.answer is None), 0)

    def _take(self, key: str, value: str) -> None:
        self._asking.answers[key] = value

    def _read_if_all_is_said(self) -> None:
        if not self._asking.open:
            self.read_wanted.emit()

    def _lay_out(self) -> None:
        is_beside = self._along is Qt.Orientation.Horizontal
        layout: QBoxLayout = QHBoxLayout(self) if is_beside else QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(pixels(self.font(), 12))
        self._list = left = Card(parent=self)
        left.inside.setContentsMargins(1, 1, 1, 1)
        left.inside.addWidget(self.table, 1)
        below = QHBoxLayout()
        side = pixels(self.font(), 12)
        below.setContentsMargins(side, 0, side, side)
        below.addWidget(self._about, 1)
        below.addWidget(self.tick_all)
        below.addWidget(self.again)
        left.inside.addLayout(below)
        if is_beside:
            self.card.setFixedWidth(pixels(self.font(), _CARD))
        else:
            self.card.setMinimumHeight(pixels(self.font(), _LEAST_HIGH))
        layout.addWidget(left, int(is_beside))
        layout.addWidget(self.card, int(not is_beside))

    def _connect(self) -> None:
        self.card.answered.connect(self.answer)
        self.table.selectionModel().currentRowChanged.connect(self._show_chosen)
        self.table.clicked.connect(self._click)
        self._keys = [self._key(str(place + 1), partial(self.card.choose, place)) for place in range(_KEYS)]
        self._space = QShortcut(QKeySequence(Qt.Key.Key_Space), self.table, self._toggle)
        self._space.setContext(Qt.ShortcutContext.WidgetShortcut)

    def _key(self, keys: str, act: partial[None]) -> QShortcut:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(lambda: act())
        return shortcut

    def _show(self, place: int) -> None:
        lines = self._asking.lines
        self.table.rows.show(lines)
        self._fit(len(lines))
        repairs = [line for line in lines if line.is_repair]
        unticked = [line for line in repairs if line.answer != REPAIR]
        self._about.setText(
            _("还有 {open} 处没有定。").format(open=self._asking.open)
            if self._asking.open
            else _("都定好了。")
        )
        self.tick_all.setText(_("补上全部 {repairs} 个号码").format(repairs=len(repairs)))
        self.tick_all.setVisible(len(repairs) > 1 and bool(unticked))
        self.again.setVisible(self._asking.is_ahead)
        if lines:
            self.table.selectRow(min(place, len(lines) - 1))
        else:
            self.card.show_question(None)

    def _fit(self, count: int) -> None:
        """Above its card the list is as low as it can be: the choices need the room."""
        if self._along is Qt.Orientation.Vertical:
            self._list.setVisible(count > 1)
            self.table.setFixedHeight(min(self.table.whole_height, pixels(self.font(), _MOST_HIGH)))

    def _show_chosen(self, index: QModelIndex) -> None:
        self.card.show_question(self._line(index))

    def _line(self, index: QModelIndex) -> Asked | None:
        line = self.table.rows.rows[index.row()] if index.isValid() else None
        return line if isinstance(line, Asked) else None

    def _click(self, index: QModelIndex) -> None:
        if index.column() == 0:
            self._toggle()

    def _toggle(self) -> None:
        index = self.table.currentIndex()
        line = self._line(index)
        if line is not None and line.is_repair:
            self._take(line.question.key, LEAVE if line.answer == REPAIR else REPAIR)
            self._show(index.row())
            self._read_if_all_is_said()

    def _tick_all(self) -> None:
        for line in self._asking.lines:
            if line.is_repair:
                self._take(line.question.key, REPAIR)
        self._show(self._first_open)
        self._read_if_all_is_said()


_COLUMNS = (
    Shown("", 32, lambda one: one.tick, lambda one: Mark.NONE if one.answer is not None else Mark.ASKED),
    Shown(_("位置"), 100, lambda one: one.place),
    Shown(_("要定的"), 250, lambda one: one.question.sentence),
    Shown(_("回答"), 130, lambda one: one.told),
)
