"""One page of the manual as text with its pictures, which are never wider than the place they have."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from roster_desktop.places import resource
from roster_desktop.tasks.manual_page import FOLDER, ManualPage
from roster_desktop.wording import _
from ui.look import pixels, tones_of

_BETWEEN_LINES = 6
_EDGE = 24
"""Of the place, what a picture leaves at its right."""
_PAD = 5
_PAGE = ".md"


class ManualText(QTextBrowser):
    """Shows a page; a link to another page of the manual is only told."""

    page_wanted = Signal(str)
    """Key of a page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: ManualPage | None = None
        self._fitting = QTimer(self)
        self._fitting.setSingleShot(True)
        self._fitting.timeout.connect(self._fit)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(_("手册内容"))
        # Always there: a bar that comes and goes would make the pictures wider and narrower for ever.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setOpenLinks(False)
        self.anchorClicked.connect(self._follow)

    @property
    def page(self) -> ManualPage | None:
        """What is shown."""
        return self._page

    def show_page(self, page: ManualPage) -> None:
        """Show this page from its beginning."""
        self._page = page
        self.document().setDefaultFont(self.font())
        self._forget_formats()
        self.setMarkdown(f"# {page.title}\n\n{page.text}")
        self._loosen()
        self._rule_tables()
        self.verticalScrollBar().setValue(0)

    def show_words(self, words: Sequence[str]) -> None:
        """Go to the first of these words on the page, and mark it."""
        self.moveCursor(QTextCursor.MoveOperation.Start)
        if any(self.find(word) for word in words):
            return
        self.verticalScrollBar().setValue(0)

    def loadResource(self, kind: int, name: QUrl) -> object:
        if QTextDocument.ResourceType(kind) is not QTextDocument.ResourceType.ImageResource:
            return super().loadResource(kind, name)
        image = QImage(str(resource(FOLDER, name.toString())))
        room = self.viewport().width() - pixels(self.font(), _EDGE)
        if image.width() <= room or room <= 0:
            return image
        return image.scaledToWidth(room, Qt.TransformationMode.SmoothTransformation)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            # Later: it is just being laid out.
            self._fitting.start()

    def _fit(self) -> None:
        """The same page, its pictures as wide as the place is now."""
        if self._page is not None and self._page.pictures:
            place = self.verticalScrollBar().value()
            self.show_page(self._page)
            self.verticalScrollBar().setValue(place)

    def _follow(self, link: QUrl) -> None:
        name = link.toString()
        if name.endswith(_PAGE):
            self.page_wanted.emit(name.removesuffix(_PAGE))

    def _forget_formats(self) -> None:
        """Markdown goes on in the format of what stood at the beginning: after a title all would be one."""
        self.clear()
        beginning = self.textCursor()
        beginning.setBlockFormat(QTextBlockFormat())
        beginning.setCharFormat(QTextCharFormat())
        self.setTextCursor(beginning)

    def _loosen(self) -> None:
        """Lines of Chinese need more air than those of a Latin text."""
        for block in _blocks(self.document()):
            shape = block.blockFormat()
            shape.setLineHeight(pixels(self.font(), _BETWEEN_LINES), 4)
            QTextCursor(block).setBlockFormat(shape)

    def _rule_tables(self) -> None:
        """Thin lines, and as wide as the place."""
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                shape = frame.format().toTableFormat()
                shape.setBorder(1)
                shape.setBorderCollapse(True)
                shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
                shape.setBorderBrush(QColor(tones_of(self.palette()).line))
                shape.setCellPadding(pixels(self.font(), _PAD))
                shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
                frame.setFormat(shape)


def _blocks(document: QTextDocument) -> list[QTextBlock]:
    found, block = [], document.begin()
    while block.isValid():
        found.append(block)
        block = block.next()
    return found
