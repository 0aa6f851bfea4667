"""The print preview: the very pages, then to the printer or into a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMarginsF, QSizeF, Signal
from PySide6.QtGui import QKeySequence, QPageLayout, QPageSize, QPainter, QShortcut, QShowEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from roster_desktop.reports.pages import Paper
from roster_desktop.wording import _
from ui.look import dialog_size, pixels, set_role
from ui.paper.drawing import draw_marks, on_paper
from ui.paper.paper_view import PaperView

_STEP = 1.2
_INCH = 25.4


class Preview(QDialog):
    """What it shows is what comes out; `save` writes the same pages as a PDF file."""

    printed = Signal()
    """The pages went to the printer."""

    def __init__(
        self,
        title: str,
        pages: Sequence[Paper],
        save: Callable[[], Path | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._pages = tuple(pages)
        self._save = save
        self.setWindowTitle(_("打印预览 · {title}").format(title=title))
        self.resize(dialog_size(self, 1240, 720))
        self.view = PaperView(self)
        self.view.show_pages(self._pages)
        self.said = QLabel(_("共 {pages} 页").format(pages=len(self._pages)), self)
        set_role(self.said, "muted")
        self.print_button = QPushButton(_("打印…"), self)
        self.save_button = QPushButton(_("存成 PDF"), self)
        self._lay_out()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.view.fit_width()
        self.view.setFocus()

    def save(self) -> None:
        """Write the pages as a PDF, and say where."""
        target = self._save()
        if target is not None:
            self.said.setText(
                _("已存成 {file}，在 {folder}。").format(file=target.name, folder=target.parent)
            )

    def print(self) -> None:
        """Ask for the printer, and put the pages on paper."""
        printer = printer_for(self._pages)
        if QPrintDialog(printer, self).exec() == QDialog.DialogCode.Accepted:
            told = print_pages(printer, self._pages)
            if told:
                self.printed.emit()
            self.said.setText(
                _("已送去打印，共 {told} 页。").format(told=told)
                if told
                else _("打印机没有应答，请看看是否开着，再试一次。")
            )

    def _lay_out(self) -> None:
        smaller, larger = QPushButton(_("缩小"), self), QPushButton(_("放大"), self)
        whole, close = QPushButton(_("页宽"), self), QPushButton(_("关闭"), self)
        foot = QHBoxLayout()
        foot.setSpacing(pixels(self.font(), 8))
        for widget in (smaller, larger, whole):
            foot.addWidget(widget)
        foot.addWidget(self.said, 1)
        for widget in (self.save_button, self.print_button, close):
            foot.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.addWidget(self.view, 1)
        layout.addLayout(foot)
        set_role(self.print_button, "primary")
        smaller.clicked.connect(lambda: self.view.zoom_to(self.view.zoom / _STEP))
        larger.clicked.connect(lambda: self.view.zoom_to(self.view.zoom * _STEP))
        whole.clicked.connect(self.view.fit_width)
        close.clicked.connect(self.reject)
        self.save_button.clicked.connect(self.save)
        self.print_button.clicked.connect(self.print)
        for keys, act in (
            (QKeySequence.StandardKey.ZoomIn, larger.click),
            (QKeySequence.StandardKey.ZoomOut, smaller.click),
            (QKeySequence.StandardKey.Print, self.print),
            (QKeySequence.StandardKey.Save, self.save),
        ):
            QShortcut(QKeySequence(keys), self, act)


def printer_for(pages: Sequence[Paper], target: Path | None = None) -> QPrinter:
    """Paper of the pages' size, with no margin of its own; into this PDF file where one is named."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setFullPage(True)
    if target is not None:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(target))
    printer.setPageLayout(_layout(pages[0]))
    return printer


def print_pages(printer: QPrinter, pages: Sequence[Paper]) -> int:
    """Put the pages on paper; how many, 0 where the printer cannot begin."""
    painter = QPainter()
    if not painter.begin(printer):
        return 0
    try:
        for place, page in enumerate(pages):
            if place:
                printer.setPageLayout(_layout(page))
                printer.newPage()
            draw_marks(painter, page.marks, printer.resolution() / _INCH, on_paper())
    finally:
        painter.end()
    return len(pages)


def _layout(page: Paper) -> QPageLayout:
    is_across = page.width > page.height
    short, long = sorted((page.width, page.height))
    size = QPageSize(QSizeF(short, long), QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    turned = QPageLayout.Orientation.Landscape if is_across else QPageLayout.Orientation.Portrait
    return QPageLayout(size, turned, QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
