"""The list at the left: persons or rules, and under each what is to be looked at."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from roster_desktop.checks import Level
from roster_desktop.workspace import FindingHead
from ui.look import Sign, Tones, bold, draw_fold, draw_sign, pixels, small, text_width, tones_of
from ui.pages.checking.line_rows import LineRole, LineRows
from ui.pages.checking.listing import FindingLine, Group

_Index = QModelIndex | QPersistentModelIndex
_LINE, _SIDE, _INDENT, _DOT = 34, 10, 20, 9
_SIGNS = {Level.ERROR: Sign.DISC, Level.WARNING: Sign.TRIANGLE, Level.NOTICE: Sign.RING}


class LineList(QListView):
    """One finding is at hand at a time; a click or the arrow keys ← → fold and unfold a group."""

    chosen = Signal(object)
    """`FindingHead` that is at hand now."""
    entered = Signal()
    """Enter on a finding: the person wants to mend it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_awaited = False
        """Whether the keyboard was to come here before there was a list."""
        self.rows = LineRows(self)
        self.setModel(self.rows)
        self.setItemDelegate(_LineDrawing(self))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._click)
        self.selectionModel().currentChanged.connect(self._tell)

    def show_groups(
        self, groups: Sequence[Group], shut: Collection[str], later: frozenset[FindingHead]
    ) -> None:
        """Show these; the list stays where it was scrolled to."""
        at = self.verticalScrollBar().value()
        self.rows.show(groups, shut, later)
        self.doItemsLayout()
        self.verticalScrollBar().setValue(at)

    def choose(self, head: FindingHead) -> None:
        """Put this finding at hand."""
        index = self.rows.place_of(head)
        if index.isValid() and index != self.currentIndex():
            self.setCurrentIndex(index)
            # Who it is about stays in sight, too.
            self.scrollTo(self._group_of(index))
            self.scrollTo(index)

    def take_focus(self) -> None:
        """Have the keyboard, now or as soon as the list is there."""
        self._is_awaited = not self.isVisible()
        self.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # A window that a dialog gives back puts the keyboard into the sidebar while the list is still hidden;
        # whoever has begun to type keeps it.
        if self._is_awaited and not isinstance(self.window().focusWidget(), QLineEdit):
            self.setFocus()
        self._is_awaited = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line = self.rows.line(self.currentIndex())
        key = event.key()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or line is None:
            super().keyPressEvent(event)
        elif isinstance(line, Group) and key in _TURNS:
            self.rows.turn(line.key)
        elif isinstance(line, Group) and key == Qt.Key.Key_Left:
            self.rows.fold(line.key)
        elif isinstance(line, Group) and key == Qt.Key.Key_Right:
            self.rows.unfold(line.key)
        elif key == Qt.Key.Key_Left:
            self.setCurrentIndex(self._group_of(self.currentIndex()))
        elif key in (*_TURNS, Qt.Key.Key_Right):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def _group_of(self, index: QModelIndex) -> QModelIndex:
        places = (self.rows.index(place) for place in range(index.row(), -1, -1))
        return next(one for one in places if isinstance(self.rows.line(one), Group))

    def _click(self, index: QModelIndex) -> None:
        line = self.rows.line(index)
        if isinstance(line, Group):
            self.rows.turn(line.key)

    def _tell(self, index: QModelIndex) -> None:
        line = self.rows.line(index)
        if isinstance(line, FindingLine):
            self.chosen.emit(line.head)


_TURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class _LineDrawing(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(pixels(option.font, 100), pixels(option.font, _LINE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line = index.data(LineRole.LINE)
        tones = tones_of(option.palette)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _draw_plate(painter, option, tones)
        inside = option.rect.adjusted(pixels(option.font, _SIDE), 0, -pixels(option.font, _SIDE), 0)
        word = str(index.data(LineRole.WORD))
        inside = _draw_word(painter, option, tones, inside, word, line)
        if isinstance(line, Group):
            _draw_group(painter, option, tones, inside, line, is_open=bool(index.data(LineRole.IS_OPEN)))
        else:
            _draw_finding(painter, option, tones, inside, line)
        painter.restore()


def _draw_plate(painter: QPainter, option: QStyleOptionViewItem, tones: Tones) -> None:
    is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    is_near = bool(option.state & QStyle.StateFlag.State_MouseOver)
    if not is_chosen and not is_near:
        return
    painter.setPen(QPen(QColor(tones.accent)) if is_chosen else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tones.chosen if is_chosen else tones.hover))
    painter.drawRoundedRect(option.rect.adjusted(1, 1, -2, -1), 6, 6)


def _draw_word(
    painter: QPainter, option: QStyleOptionViewItem, tones: Tones, inside: QRect, word: str, line: object
) -> QRect:
    """The word at the right; what room is left beside it."""
    if not word:
        return inside
    painter.setFont(small(option.font))
    painter.setPen(QColor(_ink(tones, line.level) if isinstance(line, Group) else tones.muted))
    painter.drawText(inside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, word)
    return inside.adjusted(0, 0, -text_width(small(option.font), word) - pixels(option.font, 8), 0)


def _draw_group(
    painter: QPainter,
    option: QStyleOptionViewItem,
    tones: Tones,
    inside: QRect,
    group: Group,
    *,
    is_open: bool,
) -> None:
    _draw_fold(painter, option, tones, inside, is_open=is_open)
    inside = inside.adjusted(pixels(option.font, _INDENT - 4), 0, 0, 0)
    painter.setPen(QColor(tones.text))
    used = _draw_text(painter, inside, group.title, option, is_bold=True)
    painter.setPen(QColor(tones.muted))
    painter.setFont(small(option.font))
    rest = inside.adjusted(used + pixels(option.font, 8), 0, 0, 0)
    told = painter.fontMetrics().elidedText(group.about, Qt.TextElideMode.ElideRight, max(rest.width(), 0))
    painter.drawText(rest, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, told)


def _draw_finding(
    painter: QPainter, option: QStyleOptionViewItem, tones: Tones, inside: QRect, line: FindingLine
) -> None:
    inside = inside.adjusted(pixels(option.font, _INDENT), 0, 0, 0)
    size = pixels(option.font, _DOT)
    # Chinese characters stand a little lower than the middle of their line.
    dot = QRect(inside.left(), inside.center().y() - size // 2 + 1, size, size)
    draw_sign(painter, dot, _SIGNS[line.head.level], _ink(tones, line.head.level))
    painter.setPen(QColor(tones.text))
    _draw_text(painter, inside.adjusted(size + pixels(option.font, 8), 0, 0, 0), line.text, option)


def _draw_text(
    painter: QPainter, inside: QRect, text: str, option: QStyleOptionViewItem, *, is_bold: bool = False
) -> int:
    """How wide it became."""
    painter.setFont(bold(option.font) if is_bold else option.font)
    told = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, inside.width())
    painter.drawText(inside, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, told)
    return painter.fontMetrics().horizontalAdvance(told)


def _draw_fold(
    painter: QPainter, option: QStyleOptionViewItem, tones: Tones, inside: QRect, *, is_open: bool
) -> None:
    """The arrow that tells whether the group is unfolded."""
    half = pixels(option.font, 4)
    middle = QPointF(inside.left() + half, inside.center().y() + 1)
    draw_fold(painter, middle, half, tones.muted, is_open=is_open)


def _ink(tones: Tones, level: Level) -> str:
    return {Level.ERROR: tones.error, Level.WARNING: tones.warning, Level.NOTICE: tones.notice}[level]
