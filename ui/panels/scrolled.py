"""A part that is scrolled where large letters or a small screen leave too little room for it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class Scrolled(QScrollArea):
    """Nothing in it is ever lower than its words.

    Qt alone squeezes what wraps: the least size of a layout is reckoned for lines that are not wrapped.
    A column beside another one keeps its width (`is_column`); else one may scroll sideways too.
    """

    def __init__(
        self, whole: QWidget | None = None, parent: QWidget | None = None, *, is_column: bool = False
    ) -> None:
        super().__init__(parent)
        self._is_column = is_column
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if whole is not None:
            self.hold(whole)

    def hold(self, whole: QWidget) -> None:
        """Scroll this; what lies below the page shows through."""
        self.setWidget(whole)
        for ground in (self.viewport(), whole):
            ground.setAutoFillBackground(False)
        whole.installEventFilter(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest and watched is self.widget():
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        whole = self.widget()
        layout = whole.layout() if whole is not None else None
        if whole is None or layout is None:
            return
        if self._is_column:
            self.setMinimumWidth(
                layout.totalMinimumSize().width() + self.verticalScrollBar().sizeHint().width()
            )
        if layout.hasHeightForWidth():
            whole.setMinimumHeight(layout.totalMinimumHeightForWidth(self.viewport().width()))
