"""The list at the left: whose file this is, its rosters with their counts, and the other pages."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from msgspec import Struct
from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLabel,
    QListView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from roster_desktop.wording import _
from ui.bridge.tab_order import order_tabs
from ui.look import bold, draws_focus_itself, icon, pixels, set_role, small, title, tones_of
from ui.panels.area_list import AreaList
from ui.panels.sidebar_turn import SidebarTurn

_Index = QModelIndex | QPersistentModelIndex
_WIDTH = 106
"""Half of the width grows with the letters: large ones leave the table its room."""
_LINE, _HEADING, _AIR = 37, 34, 12
_TIGHT = -2
"""A line may be so much lower than its letters: Chinese fonts carry air above and below them."""
_AREAS_HIGH = 260
"""From so much room below the pages on the villages stand there, some six of them in sight."""
_UNBOUNDED = 16_777_215
_FIRST = 200
"""Stretch of what gets all it may have before others get anything."""


class Entry(Struct, frozen=True):
    """A line of the sidebar: a page, or (without a key) the heading of the pages below it."""

    key: str
    title: str
    count: int | None = None
    waiting: int = 0
    """How many things wait for a person there; drawn as a badge."""


class _Role(IntEnum):
    ENTRY = Qt.ItemDataRole.UserRole + 1


class Entries(QAbstractListModel):
    """The lines of the sidebar."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []

    def show(self, entries: Sequence[Entry]) -> None:
        """Show these; where only numbers changed, the chosen line stays chosen."""
        if [entry.key for entry in entries] == [entry.key for entry in self._entries]:
            self._entries = list(entries)
            self.dataChanged.emit(self.index(0), self.index(len(entries) - 1))
            return
        self.beginResetModel()
        self._entries = list(entries)
        self.endResetModel()

    @property
    def headings(self) -> int:
        """How many of the lines are headings."""
        return sum(not entry.key for entry in self._entries)

    def place_of(self, key: str) -> QModelIndex:
        """Where the page stands; an invalid index where it is not listed."""
        keys = [entry.key for entry in self._entries]
        return self.index(keys.index(key)) if key in keys else QModelIndex()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return entry.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return _spoken(entry)
            case _Role.ENTRY:
                return entry
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if index.isValid() and not self._entries[index.row()].key:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)


class Sidebar(QFrame):
    """Choosing a line turns to its page."""

    chosen = Signal(str)
    left = Signal()
    """By click or Enter: the person wants to go on in the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "sidebar")
        self._unit = QLabel(self)
        self._level = QLabel(self)
        self._entries = Entries(self)
        self._list = QListView(self)
        draws_focus_itself(self._list)
        self._drawing = _EntryDrawing(self._list)
        self.menu = QPushButton(_("菜单"), self)
        self.areas: AreaList | None = None
        """The villages of a file that has several."""
        self._turn = SidebarTurn(self)
        self._middle = QVBoxLayout()
        self._lay_out()
        self._list.selectionModel().currentChanged.connect(self._tell)
        self._list.clicked.connect(lambda _index: self.left.emit())
        self._list.activated.connect(lambda _index: self.left.emit())

    def show_unit(self, unit: str, level: str) -> None:
        """Whose file it is, and what else there is to say of it."""
        self._unit.setText(unit)
        margins = self._level.contentsMargins()
        room = self.maximumWidth() - margins.left() - margins.right() - 1
        fits = self._level.fontMetrics().horizontalAdvance(level) <= room
        # A month that is torn in two is no month.
        self._level.setText(level if fits else "\n".join(level.rsplit(" · ", 1)))

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these lines."""
        self._entries.show(entries)
        self._share_out()

    def add_areas(self, areas: AreaList) -> None:
        """Let villages be chosen here: in turn with the pages, or below them where there is room for both."""
        self.areas = areas
        self._middle.insertWidget(0, self._turn)
        self._middle.addWidget(areas, 1)
        self._turn.turned.connect(self._share_out)
        self._turn.show()
        order_tabs(self)
        self._share_out()

    def show_areas(self) -> None:
        """Put the keyboard where a village is chosen."""
        if self.areas is not None:
            self._turn.turn_to_areas()
            self.areas.take_focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()

    def _share_out(self) -> None:
        """Pages and villages both where both have room, else the one that was turned to."""
        lines = self._entries.rowCount()
        self._drawing.highest, self._drawing.air = _UNBOUNDED, 0
        pages = self._lines_high
        room = self._middle.geometry().height()
        has_room = self.areas is not None and room > pages + pixels(self.font(), _AREAS_HIGH)
        if not has_room and lines:
            turn = 0 if self.areas is None else self._turn.sizeHint().height() + self._middle.spacing()
            # A small screen shows every page rather than air between them; what is left parts the headings.
            self._drawing.highest = (room - turn - 4) // lines
            self._drawing.air = (room - turn - 4 - self._lines_high) // max(self._entries.headings, 1)
        self._list.doItemsLayout()
        if self.areas is None:
            return
        self._list.setVisible(has_room or not self._turn.is_at_areas)
        # All pages first, what is left for the villages; a least height would keep the window from shrinking.
        self._middle.setStretchFactor(self._list, _FIRST if has_room else 1)
        self._list.setMaximumHeight(pages + 2 if has_room else _UNBOUNDED)
        self.areas.setVisible(has_room or self._turn.is_at_areas)
        self._turn.setVisible(not has_room)

    @property
    def _lines_high(self) -> int:
        """How high all lines together are."""
        return sum(self._list.sizeHintForRow(row) for row in range(self._entries.rowCount()))

    def choose(self, key: str) -> None:
        """Light up the line of this page, if it has one; whoever asks has turned there already."""
        index = self._entries.place_of(key)
        if index != self._list.currentIndex():
            with QSignalBlocker(self):
                self._list.setCurrentIndex(index)

    def _tell(self, index: QModelIndex) -> None:
        entry = index.data(_Role.ENTRY)
        if isinstance(entry, Entry) and entry.key:
            self.chosen.emit(entry.key)

    def _lay_out(self) -> None:
        self.setFixedWidth(_WIDTH + pixels(self.font(), _WIDTH))
        side = pixels(self.font(), 16)
        self._unit.setFont(title(self.font()))
        self._unit.setWordWrap(True)
        self._level.setFont(small(self.font()))
        self._level.setWordWrap(True)
        set_role(self._level, "muted")
        self._turn.hide()
        self._list.setModel(self._entries)
        self._list.setItemDelegate(self._drawing)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setMouseTracking(True)
        self._list.setAccessibleName(_("页面"))
        self.menu.setIcon(icon("menu", tones_of(self.palette()).muted))
        set_role(self.menu, "quiet")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, pixels(self.font(), 11), 1, pixels(self.font(), 8))
        layout.setSpacing(pixels(self.font(), 2))
        for label in (self._unit, self._level):
            label.setContentsMargins(side, 0, side, 0)
            layout.addWidget(label)
        layout.addSpacing(pixels(self.font(), 8))
        self._middle.setSpacing(pixels(self.font(), 8))
        self._middle.addWidget(self._list, 1)
        layout.addLayout(self._middle, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(pixels(self.font(), 8), 0, 0, 0)
        foot.addWidget(self.menu, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addLayout(foot)


class _EntryDrawing(QStyledItemDelegate):
    highest = _UNBOUNDED
    """No line is higher, as long as its letters have room."""
    air = 0
    """A heading may be so much higher: it then stands apart from what is above it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        is_heading = not index.data(_Role.ENTRY).key
        # Large letters find room between the lines; the list then still fits a small screen.
        ordinary = _HEADING if is_heading else _LINE
        letters = QFontMetrics(small(option.font) if is_heading else option.font).height()
        high = max(min(ordinary, pixels(option.font, ordinary)), letters + _AIR)
        fitting = max(min(high, self.highest), letters + _TIGHT)
        spare = max(0, min(high - fitting, self.air)) if is_heading else 0
        return QSize(pixels(option.font, 120), fitting + spare)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        entry: Entry = index.data(_Role.ENTRY)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if entry.key:
            self._draw_page(painter, option, entry)
        else:
            self._draw_heading(painter, option, entry)
        painter.restore()

    def _draw_heading(self, painter: QPainter, option: QStyleOptionViewItem, entry: Entry) -> None:
        painter.setFont(small(option.font))
        painter.setPen(QColor(tones_of(option.palette).muted))
        side = pixels(option.font, 18)
        # It stands low: nearer to its own pages than to those above it.
        inside = option.rect.adjusted(side, 0, -side, -pixels(option.font, 2))
        painter.drawText(inside, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, entry.title)

    def _draw_page(self, painter: QPainter, option: QStyleOptionViewItem, entry: Entry) -> None:
        tones = tones_of(option.palette)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        is_near = bool(option.state & QStyle.StateFlag.State_MouseOver)
        gap = pixels(option.font, 8)
        plate = option.rect.adjusted(gap, 1, -gap, -1)
        if is_chosen or is_near:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tones.chosen if is_chosen else tones.hover))
            painter.drawRoundedRect(plate, 6, 6)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(tones.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(plate, 6, 6)
        inside = plate.adjusted(pixels(option.font, 16), 0, -pixels(option.font, 12), 0)
        painter.setFont(bold(option.font) if is_chosen else option.font)
        painter.setPen(QColor(tones.accent if is_chosen else tones.text))
        painter.drawText(inside, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, entry.title)
        painter.setFont(small(option.font))
        if entry.waiting:
            self._draw_badge(painter, inside, str(entry.waiting), option)
        elif entry.count is not None:
            painter.setPen(QColor(tones.muted))
            painter.drawText(
                inside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{entry.count:,}"
            )

    def _draw_badge(self, painter: QPainter, inside: QRect, text: str, option: QStyleOptionViewItem) -> None:
        tones = tones_of(option.palette)
        width = painter.fontMetrics().horizontalAdvance(text) + pixels(option.font, 16)
        height = painter.fontMetrics().height() + 2
        badge = QRect(inside.right() - width, inside.center().y() - height // 2, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tones.error_tint))
        painter.drawRoundedRect(badge, height / 2, height / 2)
        painter.setPen(QColor(tones.error))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, text)


def _spoken(entry: Entry) -> str:
    if entry.waiting:
        return _("{entry}，{waiting} 处待办").format(entry=entry.title, waiting=entry.waiting)
    return (
        _("{entry}，{count} 条").format(entry=entry.title, count=entry.count)
        if entry.count is not None
        else entry.title
    )
