"""The villages at the left: one click shows one of them on every page, typing finds it among hundreds."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget

from roster_desktop.records import EVERYTHING, Area
from roster_desktop.wording import _
from ui.look import icon, pixels, set_role, small, tones_of
from ui.models.area_lines import AreaLine
from ui.models.area_tree import AreaTree
from ui.tables.area_drawing import AreaDrawing
from ui.tables.folding import FoldingView

_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_FOLDS = (Qt.Key.Key_Left, Qt.Key.Key_Right)
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ARROW = 6
"""Left of the arrows that fold a township."""


class AreaList(QWidget):
    """A line to type in, and below it all that fits; Enter takes the line at hand."""

    chosen = Signal(object)
    """`Area` that every page shall show."""
    left = Signal()
    """The person wants to go on in the page."""

    def __init__(self, *, unfolds: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QLineEdit(self)
        self.view = FoldingView(self)
        self.tree = AreaTree(self)
        self._drawing = AreaDrawing(self.view)
        self._nothing = QLabel(_("没有这样的村。换几个字，或清空看全部。"), self)
        self._unfolded: set[Area] = set()
        self._lay_out(unfolds)
        self._connect()

    @property
    def shown(self) -> Area:
        """The area that every page shows."""
        return self._drawing.shown

    @property
    def _fits_nothing(self) -> bool:
        return self.tree.is_searched and self.tree.best == EVERYTHING

    def show_lines(self, lines: Sequence[AreaLine]) -> None:
        """Show these, the first one being all of them together."""
        self.tree.show(lines)

    def show_chosen(self, area: Area) -> None:
        """Light up the area that every page shows now."""
        self._drawing.shown = area
        if area.village and area.township:
            self._unfolded.add(Area(area.township))
        self._settle()

    def take_focus(self) -> None:
        """Put the keyboard into the line."""
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._drawing.has_keyboard = event.type() == QEvent.Type.FocusIn
            self.view.viewport().update()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._heard(watched, event)
        return super().eventFilter(watched, event)

    def _heard(self, watched: QObject, event: QKeyEvent) -> bool:
        key = event.key()
        if key in _ENTERS:
            self._choose(self.view.currentIndex())
            return True
        if key == Qt.Key.Key_Escape:
            self._give_up()
            return True
        # The arrows move through the villages while the keyboard stays in the line.
        if watched is self.box and (key in _MOVES or (key in _FOLDS and not self.box.text())):
            QGuiApplication.sendEvent(self.view, event)
            return True
        return False

    def _choose(self, index: QModelIndex) -> None:
        line = self.tree.line_at(index)
        if line is None:
            return
        if line.inside:
            self._unfolded.add(line.area)
        self._drawing.shown = line.area
        self.box.clear()
        self._settle()
        self.chosen.emit(line.area)
        self.left.emit()

    def _give_up(self) -> None:
        if self.box.text():
            self.box.clear()
        else:
            self.left.emit()

    def _search(self, typed: str) -> None:
        self.tree.search(typed)
        self._settle()
        self._nothing.setVisible(self._fits_nothing)

    def _settle(self) -> None:
        """Unfold what was unfolded, and put the line at hand that Enter shall take."""
        if self.tree.is_searched:
            self.view.expandAll()
        else:
            for row in range(self.tree.rowCount()):
                index = self.tree.index(row, 0)
                line = self.tree.line_at(index)
                self.view.setExpanded(index, line is not None and line.area in self._unfolded)
        at_hand = self.tree.best if self.tree.is_searched else self._drawing.shown
        # Where nothing fits, Enter takes nothing: all villages were not asked for.
        index = QModelIndex() if self._fits_nothing else self.tree.index_of(at_hand)
        self.view.setCurrentIndex(index)
        if index.isValid():
            self.view.scrollTo(index)
        self.view.viewport().update()

    def _remember_fold(self, index: QModelIndex) -> None:
        line = self.tree.line_at(index)
        if line is None or self.tree.is_searched:
            return
        if self.view.isExpanded(index):
            self._unfolded.add(line.area)
        else:
            self._unfolded.discard(line.area)

    def _lay_out(self, unfolds: bool) -> None:
        set_role(self.box, "field")
        self.box.setPlaceholderText(_("村名、拼音首字母"))
        self.box.setAccessibleName(_("找村"))
        self.box.setClearButtonEnabled(True)
        self.box.addAction(
            icon("search", tones_of(self.palette()).faint), QLineEdit.ActionPosition.LeadingPosition
        )
        self.view.setModel(self.tree)
        self.view.setItemDelegate(self._drawing)
        self.view.setHeaderHidden(True)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setUniformRowHeights(True)
        self.view.setRootIsDecorated(unfolds)
        self.view.setIndentation(pixels(self.font(), 14 if unfolds else 6))
        self.view.setExpandsOnDoubleClick(False)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setMouseTracking(True)
        self.view.setAccessibleName(_("各村"))
        self._nothing.setWordWrap(True)
        self._nothing.setFont(small(self.font()))
        set_role(self._nothing, "muted")
        self._nothing.hide()
        side = pixels(self.font(), 8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(pixels(self.font(), 6))
        for widget in (self.box, self._nothing):
            row = QVBoxLayout()
            row.setContentsMargins(side, 0, side, 0)
            row.addWidget(widget)
            layout.addLayout(row)
        # What folds begins with an arrow, and that one does not stick to the edge of the window.
        row = QVBoxLayout()
        row.setContentsMargins(pixels(self.font(), _ARROW) if unfolds else 0, 0, 0, 0)
        row.addWidget(self.view)
        layout.addLayout(row, 1)

    def _connect(self) -> None:
        self.box.textChanged.connect(self._search)
        self.view.clicked.connect(self._choose)
        self.view.expanded.connect(self._remember_fold)
        self.view.collapsed.connect(self._remember_fold)
        self.tree.modelReset.connect(self._settle)
        self.box.installEventFilter(self)
        self.view.installEventFilter(self)
