"""A list of small cards: two texts each, and at the right the word that says how it stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum
from typing import Any

from msgspec import Struct
from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from roster_desktop.wording import _
from ui.look import Tones, bold, draws_focus_itself, pixels, small, text_width, tones_of

_Index = QModelIndex | QPersistentModelIndex
_HEIGHT, _GAP, _PADDING, _ROUND = 58, 5, 13, 7
_ABOVE, _BETWEEN = 8, 3
_FACT = Qt.ItemDataRole.UserRole + 1


class Tone(Enum):
    """How the word at the right is coloured; the value names the colour."""

    QUIET = "muted"
    GOOD = "good"
    WARNING = "warning"
    ASKED = "conflict"
    ERROR = "error"


class CardFact(Struct, frozen=True):
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
        # Whoever hears of the cards may ask for more at once: not before everybody has heard.
        self._more = None
        self.endResetModel()
        self._more = more

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
                return _("，").join(part for part in (fact.name, fact.about, fact.word) if part)
        return fact if role == _FACT else None

    def canFetchMore(self, parent: _Index) -> bool:
        return not parent.isValid() and self._more is not None

    def fetchMore(self, parent: _Index) -> None:
        more, self._more = self._more, None
        found = list(more()) if more is not None else []
        if not found:
            return
        self.beginInsertRows(QModelIndex(), len(self.facts), len(self.facts) + len(found) - 1)
        self.facts += found
        self.endInsertRows()
        self._more = more


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
        draws_focus_itself(self)
        # Another width is other lines, and so other heights.
        self.setResizeMode(QListView.ResizeMode.Adjust)

    def on_chosen(self, act: Callable[[CardFact | None], object]) -> None:
        """Do this whenever another card is chosen; None where none is."""
        self._act = act
        self.selectionModel().currentChanged.connect(self._tell)
        self.cards.modelReset.connect(lambda: act(None))

    def choose(self, place: int) -> None:
        """Choose the card at this place."""
        self.setCurrentIndex(self.cards.index(place, 0))

    def choose_holding(self, control: QWidget) -> None:
        """Choose the card that stands for the part of the page in which this control is."""
        for place, fact in enumerate(self.cards.facts):
            if isinstance(fact.thing, QWidget) and fact.thing.isAncestorOf(control):
                self.choose(place)

    @property
    def chosen(self) -> CardFact | None:
        """The card at hand."""
        index = self.currentIndex()
        return self.cards.facts[index.row()] if index.isValid() else None

    def _tell(self, index: QModelIndex) -> None:
        self._act(self.cards.facts[index.row()] if index.isValid() else None)


class _CardDrawing(QStyledItemDelegate):
    """A card is as high as its two texts need: names of files are read whole or not at all."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        view = self.parent()
        assert isinstance(view, QAbstractItemView)
        width = view.viewport().width() - 2
        name, about = _lines(index.data(_FACT), option.font, width)
        used = name.height() + about.height() + _pixels(option, 2 * _ABOVE + _BETWEEN)
        height = max(_pixels(option, _HEIGHT), round(used)) + _pixels(option, _GAP)
        return QSize(_pixels(option, 120), height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        fact = index.data(_FACT)
        tones = tones_of(option.palette)
        card = option.rect.adjusted(2, 2, -2, -_pixels(option, _GAP))
        name, about = _lines(fact, option.font, card.width())
        left = card.left() + _pixels(option, _PADDING)
        between = _pixels(option, _BETWEEN)
        above = card.top() + (card.height() - name.height() - about.height() - between) / 2
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _frame(painter, card, tones, option)
        painter.setPen(QColor(tones.text))
        name.draw(painter, QPointF(left, above))
        painter.setPen(QColor(tones.muted))
        about.draw(painter, QPointF(left, above + name.height() + between))
        if fact.word:
            painter.setFont(bold(option.font))
            painter.setPen(QColor(getattr(tones, fact.tone.value)))
            inside = card.right() - _pixels(option, _PADDING) - left
            beside = QRect(left, round(above), inside, round(name.height()))
            painter.drawText(beside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, fact.word)
        painter.restore()


class _Wrapped:
    """A text broken into lines of one width; between words where it can be, else anywhere."""

    def __init__(self, text: str, font: QFont, width: int) -> None:
        self._layout = QTextLayout(text, font)
        wrapping = QTextOption()
        wrapping.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(wrapping)
        self._layout.beginLayout()
        self._height = 0.0
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, self._height))
            self._height += line.height()
        self._layout.endLayout()

    def height(self) -> float:
        return self._height

    def draw(self, painter: QPainter, at: QPointF) -> None:
        self._layout.draw(painter, at)


def _lines(fact: CardFact, font: QFont, width: int) -> tuple[_Wrapped, _Wrapped]:
    """The two texts of a card of this width."""
    inside = max(width - 2 * pixels(font, _PADDING), 1)
    word = text_width(bold(font), fact.word) + pixels(font, 10) if fact.word else 0
    return _Wrapped(fact.name, bold(font), max(inside - word, 1)), _Wrapped(fact.about, small(font), inside)


def _pixels(option: QStyleOptionViewItem, measure: float) -> int:
    return pixels(option.font, measure)


def _frame(painter: QPainter, card: QRect, tones: Tones, option: QStyleOptionViewItem) -> None:
    is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    is_under = bool(option.state & QStyle.StateFlag.State_MouseOver)
    # A frame around the whole list would lie on the edges of its cards.
    has_keyboard = bool(option.state & QStyle.StateFlag.State_HasFocus)
    wide = 1 if not is_chosen else 3 if has_keyboard else 2
    painter.setPen(QPen(QColor(tones.accent if is_chosen else tones.line), wide))
    lit = tones.picked if has_keyboard else tones.chosen
    painter.setBrush(QColor(lit if is_chosen else tones.hover if is_under else tones.surface))
    round_, sharp = pixels(option.font, _ROUND), wide % 2 / 2
    painter.drawRoundedRect(QRectF(card).adjusted(sharp, sharp, -sharp, -sharp), round_, round_)
