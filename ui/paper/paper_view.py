"""Pages one below the other, as they will come out of the printer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from roster_desktop.reports.pages import Paper
from roster_desktop.wording import _
from ui.look import pixels, tones_of
from ui.paper.drawing import draw_marks, on_paper

_PIXELS = 3.6
"""Of a millimetre, at the ordinary text size."""
_SMALLEST, _LARGEST = 0.4, 3.0


class PaperView(QScrollArea):
    """Scrolls through the pages; Ctrl++ and Ctrl+- are the dialog's."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setAccessibleName(_("打印预览"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._zoom = 1.0
        self._sheets: list[_Sheet] = []
        self._inside = QWidget(self)
        self._lines = QVBoxLayout(self._inside)
        self._lines.setSpacing(pixels(self.font(), 12))
        self.setWidget(self._inside)

    @property
    def zoom(self) -> float:
        return self._zoom

    @property
    def count(self) -> int:
        """How many pages are shown."""
        return len(self._sheets)

    def show_pages(self, pages: Sequence[Paper]) -> None:
        """Show these from now on."""
        for sheet in self._sheets:
            self._lines.removeWidget(sheet)
            sheet.deleteLater()
        self._sheets = [_Sheet(page, number, self._inside) for number, page in enumerate(pages, start=1)]
        for sheet in self._sheets:
            self._lines.addWidget(sheet, 0, Qt.AlignmentFlag.AlignHCenter)
        self._fit()

    def fit_width(self) -> None:
        """As large as the width allows."""
        widest = max((sheet.page.width for sheet in self._sheets), default=210.0)
        room = self.viewport().width() - pixels(self.font(), 40)
        self.zoom_to(room / (widest * _PIXELS * pixels(self.font(), 100) / 100))

    def zoom_to(self, zoom: float) -> None:
        """Show the pages so many times their ordinary size."""
        self._zoom = min(max(zoom, _SMALLEST), _LARGEST)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End go to the first and last page, which a scroll area does not do by itself."""
        bar = self.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_Home:
                bar.setValue(bar.minimum())
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case _:
                super().keyPressEvent(event)

    def _fit(self) -> None:
        scale = _PIXELS * self._zoom * pixels(self.font(), 100) / 100
        for sheet in self._sheets:
            sheet.scale_to(scale)


class _Sheet(QWidget):
    """One page; white by night too, for so it comes out of the printer."""

    def __init__(self, page: Paper, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.page = page
        self._scale = _PIXELS
        self.setAccessibleName(_("第{number}页").format(number=number))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def scale_to(self, scale: float) -> None:
        self._scale = scale
        self.setFixedSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(self.page.width * self._scale), round(self.page.height * self._scale))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(Qt.GlobalColor.white))
        draw_marks(painter, self.page.marks, self._scale, on_paper())
        painter.setPen(QColor(tones_of(self.palette()).line))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
