"""The list that drops below a line: it shows what fits and never takes the keyboard away from the line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QListView, QVBoxLayout, QWidget

from roster_desktop.wording import _
from ui.editors.numbered_drawing import NumberedDrawing

_MOST_SHOWN = 10
_TICK = "✓ "


class OfferList(QFrame):
    """A window without focus that hangs from its line."""

    chosen = Signal(str)

    def __init__(self, line: QWidget) -> None:
        super().__init__(line, Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        self._line = line
        self._offers: list[str] = []
        self._model = QStringListModel(self)
        self._view = QListView(self)
        self._drawing = NumberedDrawing(self._view)
        self._lay_out()
        self._view.pressed.connect(lambda index: self.chosen.emit(self._offers[index.row()]))
        line.window().installEventFilter(self)

    def show_offers(self, offers: Sequence[str], ticked: Sequence[str], numbers: Sequence[str] = ()) -> None:
        """Show these below the line, the ticked ones marked; nothing to offer shows nothing.

        `numbers`: what typed chooses each of the first ones, "" where its number means something else.
        """
        self._offers = list(offers)
        self._drawing.numbers = tuple(numbers)
        if not self._offers:
            self.hide()
            return
        self._model.setStringList([_TICK + offer if offer in ticked else offer for offer in self._offers])
        self._view.setCurrentIndex(self._model.index(-1, 0))
        self._place()
        self.show()
        self.raise_()
        QApplication.instance().installEventFilter(self)

    def hide(self) -> None:
        QApplication.instance().removeEventFilter(self)
        super().hide()

    def move_by(self, step: int) -> None:
        """Light up the next or the previous offer."""
        row = self._view.currentIndex().row() + step
        if 0 <= row < len(self._offers):
            self._view.setCurrentIndex(self._model.index(row, 0))

    def light(self, row: int) -> None:
        """Light up this offer."""
        self._view.setCurrentIndex(self._model.index(row, 0))

    @property
    def offers(self) -> list[str]:
        """What it shows, from above."""
        return list(self._offers)

    @property
    def numbers(self) -> list[str]:
        """What stands before each of the first offers."""
        return list(self._drawing.numbers)

    @property
    def lit(self) -> str | None:
        """The offer that Enter takes."""
        index = self._view.currentIndex()
        return self._offers[index.row()] if self.isVisible() and index.isValid() else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        moves = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.WindowDeactivate)
        if (watched is self._line.window() and event.type() in moves) or (
            event.type() == QEvent.Type.MouseButtonPress and self._is_outside(watched)
        ):
            self.hide()
        return False

    def _lay_out(self) -> None:
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setModel(self._model)
        self._view.setItemDelegate(self._drawing)
        self._view.setFrameShape(QFrame.Shape.NoFrame)
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._view.setUniformItemSizes(True)
        self._view.setSpacing(2)
        self._view.setAccessibleName(_("可选内容"))
        # A list of two is two lines high; a view by itself would not be so small.
        self._view.setMinimumSize(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self._view)

    def _place(self) -> None:
        height = (self._view.sizeHintForRow(0) + 4) * min(len(self._offers), _MOST_SHOWN) + 6
        bar = self._view.verticalScrollBar().sizeHint().width()
        width = max(self._line.width(), self._view.sizeHintForColumn(0) + bar + 24)
        below = self._line.mapToGlobal(QPoint(0, self._line.height() + 2))
        screen = self._line.screen().availableGeometry()
        if below.y() + height > screen.bottom():
            below = self._line.mapToGlobal(QPoint(0, -height - 2))
        below.setX(max(screen.left(), min(below.x(), screen.right() - width)))
        self.setGeometry(below.x(), below.y(), width, height)

    def _is_outside(self, watched: QObject) -> bool:
        if not isinstance(watched, QWidget):
            return False
        return watched is not self._line and watched is not self and not self.isAncestorOf(watched)
