"""What stood in a cell before: a small window beside the cell, from which an earlier text can be put back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from roster_desktop.schema import Column
from roster_desktop.tasks.earlier import EarlierText
from ui.look import bold, pixels, set_role, small
from ui.models import hidden
from ui.tables import PlainTable, Shown

_BLANK = "（空）"
_NEVER = "这一格还没有人改过，没有以前的内容。"
_WIDTH, _MOST_ROWS = 640, 8


class EarlierPopup(QFrame):
    """Arrow keys choose, Enter puts back, Esc or a click elsewhere closes. Sensitive texts are as masked as
    the row itself."""

    put_back_wanted = Signal(str)
    """This text should stand in the cell again."""

    def __init__(
        self,
        column: Column,
        name: str,
        texts: Sequence[EarlierText],
        *,
        is_revealed: bool,
        is_locked: bool,
        parent: QWidget,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._column = column
        self._texts = list(texts)
        self._is_revealed = is_revealed
        self._is_locked = is_locked
        self._heading = QLabel(f"{name}的{column.header}", self)
        self.table = PlainTable(self._columns(), "这一格以前的内容", self)
        self._whole = QLabel(self)
        self.put_back = QPushButton("恢复成这个　Enter", self)
        self._close = QPushButton("关闭　Esc", self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._lay_out()
        self._connect()
        self.table.rows.show(self._texts)
        self._begin()

    @property
    def told(self) -> str:
        """The chosen text with all that is known of it."""
        return self._whole.text()

    def show_beside(self, widget: QWidget, below: QPoint) -> None:
        """Open below this point of the widget, wholly on its screen."""
        self.adjustSize()
        at = widget.mapToGlobal(below)
        screen = widget.screen().availableGeometry()
        left = max(screen.left(), min(at.x(), screen.right() - self.width()))
        top = max(screen.top(), min(at.y(), screen.bottom() - self.height()))
        self.move(left, top)
        self.show()
        (self.table if self._texts else self._close).setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.close() if self._close.hasFocus() else self._put_back()
            return
        super().keyPressEvent(event)

    def _columns(self) -> tuple[Shown, ...]:
        return (
            Shown("内容", 190, lambda one: self._said(one.text)),
            Shown("什么时候", 140, lambda one: one.at[:16]),
            Shown("谁", 84, lambda one: one.who),
            Shown("怎么来的", 180, lambda one: one.workbook or one.how),
        )

    def _said(self, text: str) -> str:
        return (text if self._is_revealed else hidden(self._column, text)) or _BLANK

    def _begin(self) -> None:
        """The text before the present one is what people look for."""
        self.table.setVisible(bool(self._texts))
        self.put_back.setVisible(bool(self._texts) and not self._is_locked)
        self._whole.setText("" if self._texts else _NEVER)
        if self._texts:
            self.table.selectRow(min(1, len(self._texts) - 1))

    def _choose(self) -> None:
        place = self.table.currentIndex().row()
        if not 0 <= place < len(self._texts):
            return
        one = self._texts[place]
        parts = (one.at, one.who, one.how, one.workbook)
        standing = "现在是" if place == 0 else "以前是"
        since = " · ".join(part for part in parts if part)
        self._whole.setText(f"{standing}“{self._said(one.text)}” · {since}")
        self.put_back.setEnabled(one.text != self._texts[0].text)

    def _put_back(self) -> None:
        place = self.table.currentIndex().row()
        if not self.put_back.isEnabled() or self._is_locked or not 0 <= place < len(self._texts):
            return
        self.close()
        self.put_back_wanted.emit(self._texts[place].text)

    def _lay_out(self) -> None:
        set_role(self, "card")
        set_role(self.put_back, "primary")
        set_role(self._whole, "muted")
        self.setAccessibleName(self._heading.text() + "以前是什么")
        self._heading.setFont(bold(self.font()))
        self._whole.setFont(small(self.font()))
        self._whole.setWordWrap(True)
        # Two lines at any time: the buttons must not jump while one walks through the list.
        self._whole.setMinimumHeight(self._whole.fontMetrics().lineSpacing() * 2)
        self._whole.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        rows = min(max(len(self._texts), 1), _MOST_ROWS)
        header = self.table.horizontalHeader().height()
        self.table.setFixedHeight(header + rows * self.table.verticalHeader().defaultSectionSize() + 2)
        self.setFixedWidth(pixels(self.font(), _WIDTH))
        side = pixels(self.font(), 14)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(side, side, side, side)
        layout.setSpacing(pixels(self.font(), 8))
        for widget in (self._heading, self.table, self._whole):
            layout.addWidget(widget)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.put_back)
        buttons.addWidget(self._close)
        layout.addLayout(buttons)

    def _connect(self) -> None:
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _before: self._choose())
        self.table.doubleClicked.connect(lambda _index: self._put_back())
        self.put_back.clicked.connect(self._put_back)
        self._close.clicked.connect(self.close)
