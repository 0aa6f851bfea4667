"""A list of small cards: two lines each, and at the right the word that says how it stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.look import Tones, bold, pixels, small, tones_of

_Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_HEIGHT, _GAP, _PADDING, _ROUND = 58, 5, 13, 7
_FACT = Qt.ItemDataRole.UserRole + 1


class Tone(Enum):
    """How the word at the right is coloured; the value names the colour."""

    QUIET = "muted"
    GOOD = "good"
    WARNING = "warning"
    ASKED = "conflict"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class CardFact:
    """What stands on one card."""

    name: str
    about: str
    word: str = ""
    tone: Tone = Tone.QUIET
    thing: Any = None
    """What the page means by it; the list only carries it."""


More = Callable[[], Sequence[CardFact]]


class CardRows(QAbstractListModel):
    """Cards in their order; asks for more when the end comes into sight."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.facts: list[CardFact] = []
        self._more: More | None = None

    def show(self, facts: Sequence[CardFact], more: More | None = None) -> None:
        """Show these from now on; `more` gives the next ones, and none when there are no more."""
        self.beginResetModel()
        self.facts = list(facts)
        self._more = more
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.facts)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        fact = self.facts[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return fact.name
            case Qt.ItemDataRole.ToolTipRole:
                return f"{fact.name}\n{fact.about}"
            case Qt.ItemDataRole.AccessibleTextRole:
                return "，".join(part for part in (fact.name, fact.about, fact.word) if part)
        return fact if role == _FACT else None

    def canFetchMore(self, parent: _Index) -> bool:
        return not parent.isValid() and self._more is not None

    def fetchMore(self, parent: _Index) -> None:
        if self._more is None:
            return
        found = list(self._more())
        if not found:
            self._more = None
            return
        self.beginInsertRows(QModelIndex(), len(self.facts), len(self.facts) + len(found) - 1)
        self.facts += found
        self.endInsertRows()


class CardList(QListView):
    """One card is chosen at a time, by mouse or arrow keys."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards = CardRows(self)
        self.setModel(self.cards)
        self.setItemDelegate(_CardDrawing(self))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)

    def on_chosen(self, act: Callable[[CardFact | None], object]) -> None:
        """Do this whenever another card is chosen; None where none is."""
        self._act = act
        self.selectionModel().currentChanged.connect(self._tell)
        self.cards.modelReset.connect(lambda: act(None))

    def choose(self, place: int) -> None:
        """Choose the card at this place."""
        self.setCurrentIndex(self.cards.index(place, 0))

    @property
    def chosen(self) -> CardFact | None:
        """The card at hand."""
        index = self.currentIndex()
        return self.cards.facts[index.row()] if index.isValid() else None

    def _tell(self, index: QModelIndex) -> None:
        self._act(self.cards.facts[index.row()] if index.isValid() else None)


class _CardDrawing(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(pixels(option.font, 120), pixels(option.font, _HEIGHT + _GAP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        fact = index.data(_FACT)
        tones = tones_of(option.palette)
        gap = pixels(option.font, _GAP)
        card = option.rect.adjusted(1, 1, -1, -gap)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _frame(painter, card, tones, option)
        inside = card.adjusted(pixels(option.font, _PADDING), 0, -pixels(option.font, _PADDING), 0)
        upper = QRect(
            inside.left(), card.top() + pixels(option.font, 7), inside.width(), card.height() // 2 - 4
        )
        lower = QRect(inside.left(), upper.bottom(), inside.width(), upper.height())
        used = _write_word(painter, upper, option, fact, tones)
        painter.setFont(bold(option.font))
        painter.setPen(QColor(tones.text))
        _write(painter, upper.adjusted(0, 0, -used, 0), fact.name, Qt.TextElideMode.ElideMiddle)
        painter.setFont(small(option.font))
        painter.setPen(QColor(tones.muted))
        _write(painter, lower, fact.about, Qt.TextElideMode.ElideRight)
        painter.restore()


def _frame(painter: QPainter, card: QRect, tones: Tones, option: QStyleOptionViewItem) -> None:
    is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    is_under = bool(option.state & QStyle.StateFlag.State_MouseOver)
    painter.setPen(QPen(QColor(tones.accent if is_chosen else tones.line), 2 if is_chosen else 1))
    painter.setBrush(QColor(tones.chosen if is_chosen else tones.hover if is_under else tones.surface))
    round_ = pixels(option.font, _ROUND)
    painter.drawRoundedRect(card, round_, round_)


def _write_word(
    painter: QPainter, upper: QRect, option: QStyleOptionViewItem, fact: CardFact, tones: Tones
) -> int:
    """The word at the right; how much of the line it takes."""
    if not fact.word:
        return 0
    painter.setFont(bold(option.font))
    painter.setPen(QColor(getattr(tones, fact.tone.value)))
    painter.drawText(upper, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, fact.word)
    return painter.fontMetrics().horizontalAdvance(fact.word) + pixels(option.font, 10)


def _write(painter: QPainter, place: QRect, text: str, elide: Qt.TextElideMode) -> None:
    painter.drawText(place, _LEFT, painter.fontMetrics().elidedText(text, elide, place.width()))
