"""A list on paper: A4 across, the header again on every page, which page of how many below."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from roster_desktop.tasks.visit_lists import PlainList
from ui.look import bold

_MARGIN = 10
"""Millimetres around the page."""
_POINTS, _TITLE_POINTS = 9, 15
_PAD = 0.25
"""Of a line's height, left free around the text of a cell."""
_ROOM_TO_WRITE = 2.0
"""Lines that every row is high at least: results are written in by hand."""
_WRAP = int(Qt.TextFlag.TextWrapAnywhere | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_CENTRE = int(Qt.TextFlag.TextWrapAnywhere | Qt.AlignmentFlag.AlignCenter)


@dataclass(frozen=True, slots=True)
class _Row:
    cells: tuple[str, ...]
    """Of the heading of a section there is one, across the page."""
    height: float


def printer_for(target: Path | None = None) -> QPrinter:
    """A4 across; into this PDF file where one is named."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    layout = QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4),
        QPageLayout.Orientation.Landscape,
        QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN),
        QPageLayout.Unit.Millimeter,
    )
    if target is not None:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(target))
    printer.setPageLayout(layout)
    return printer


def write_pdf(target: Path, sheet: PlainList, font: QFont) -> int:
    """Write the list as a PDF file and say how many pages it has; OSError where it cannot be written."""
    part = target.with_name(f".{target.stem}.part.pdf")
    pages = print_list(printer_for(part), sheet, font)
    if not pages:
        raise OSError(f"{part.name} cannot be written")
    os.replace(part, target)
    return pages


def print_list(printer: QPrinter, sheet: PlainList, font: QFont) -> int:
    """Put the list on paper; how many pages it took, 0 where the printer cannot begin."""
    painter = QPainter()
    if not painter.begin(printer):
        return 0
    try:
        return _Paper(printer, painter, sheet, font).put()
    finally:
        painter.end()


class _Paper:
    """Measures everything first: only then it is known of how many pages each is one."""

    def __init__(self, printer: QPrinter, painter: QPainter, sheet: PlainList, font: QFont) -> None:
        self._printer = printer
        self._painter = painter
        self._sheet = sheet
        self._font = QFont(font)
        self._font.setPointSizeF(_POINTS)
        self._title = bold(QFont(font))
        self._title.setPointSizeF(_TITLE_POINTS)
        self._metrics = QFontMetricsF(self._font, printer)
        area = printer.pageLayout().paintRectPixels(printer.resolution())
        self._width, self._height = float(area.width()), float(area.height())
        whole = sum(heading.width for heading in sheet.headings)
        self._widths = [self._width * heading.width / whole for heading in sheet.headings]
        self._line = self._metrics.lineSpacing()
        self._pad = self._line * _PAD

    def put(self) -> int:
        """Draw every page."""
        header = self._row(tuple(heading.text for heading in self._sheet.headings), 0)
        pages = self._pages(header)
        for place, rows in enumerate(pages):
            if place:
                self._printer.newPage()
            top = 0.0 if place else self._draw_heads()
            top = self._draw_row(header, top, bold(self._font), _CENTRE)
            for row in rows:
                strong = len(row.cells) == 1
                top = self._draw_row(row, top, bold(self._font) if strong else self._font, _WRAP)
            self._draw_foot(place + 1, len(pages))
        return len(pages)

    def _pages(self, header: _Row) -> list[list[_Row]]:
        """The rows of each page; the heading of a section never stands alone at the end of one."""
        pages: list[list[_Row]] = [[]]
        left = self._height - self._heads_height() - header.height - 2 * self._line
        for section in self._sheet.sections:
            title = _Row((section.title,), self._line + 2 * self._pad)
            for at, cells in enumerate(section.rows):
                row = self._row(cells, _ROOM_TO_WRITE)
                needed = [title, row] if at == 0 else [row]
                height = sum(one.height for one in needed)
                if height > left and pages[-1]:
                    pages.append([])
                    left = self._height - header.height - 2 * self._line
                pages[-1] += needed
                left -= height
        return pages

    def _row(self, cells: tuple[str, ...], least: float) -> _Row:
        heights = [self._text_height(text, width) for text, width in zip(cells, self._widths, strict=True)]
        return _Row(cells, max(*heights, least * self._line) + 2 * self._pad)

    def _text_height(self, text: str, width: float) -> float:
        room = QRectF(0, 0, width - 2 * self._pad, self._height)
        return self._metrics.boundingRect(room, _WRAP, text).height()

    def _heads_height(self) -> float:
        title = QFontMetricsF(self._title, self._printer).lineSpacing()
        return title + self._line * (len(self._sheet.facts) + 1)

    def _draw_heads(self) -> float:
        title = QFontMetricsF(self._title, self._printer).lineSpacing()
        self._painter.setFont(self._title)
        self._painter.drawText(QRectF(0, 0, self._width, title), _CENTRE, self._sheet.title)
        self._painter.setFont(self._font)
        top = title + self._line / 2
        for fact in self._sheet.facts:
            self._painter.drawText(QRectF(0, top, self._width, self._line), _WRAP, fact)
            top += self._line
        return top + self._line / 2

    def _draw_row(self, row: _Row, top: float, font: QFont, flags: int) -> float:
        self._painter.setFont(font)
        widths: Sequence[float] = self._widths if len(row.cells) > 1 else [self._width]
        left = 0.0
        for text, width in zip(row.cells, widths, strict=True):
            cell = QRectF(left, top, width, row.height)
            self._painter.drawRect(cell)
            pad = self._pad
            self._painter.drawText(cell.adjusted(pad, pad, -pad, -pad), flags, text)
            left += width
        return top + row.height

    def _draw_foot(self, page: int, pages: int) -> None:
        self._painter.setFont(self._font)
        foot = QRectF(0, self._height - self._line, self._width, self._line)
        self._painter.drawText(foot, _CENTRE, f"{self._sheet.title}　第 {page} 页 / 共 {pages} 页")
