"""使用手册: how one works with the program, with its headings at the left."""

from __future__ import annotations

from PySide6.QtGui import QTextBlock, QTextCursor
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QListWidget, QTextBrowser, QWidget

from roster_desktop.places import resource
from roster_desktop.tasks.todo_facts import Place
from ui.bridge.desk import Desk
from ui.look import pixels
from ui.pages.page import Page
from ui.pages.pieces import Card

_LEFT = 210
_HEADING = 2
_CHAPTERS = ("manual.md", "merging.md")
_BETWEEN_LINES = 6


class ManualPage(Page):
    """A heading at the left leads to its place."""

    key = "manual"
    title = "使用手册"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.text = QTextBrowser(self)
        self.headings = QListWidget(self)
        self._lay_out()
        self._read()
        self.headings.currentRowChanged.connect(self._go_to)

    def show_place(self, place: Place) -> None:
        """Open at the chapter that is meant."""
        for row in range(self.headings.count()):
            if self.headings.item(row).text() == place.chip:
                self.headings.setCurrentRow(row)

    def _lay_out(self) -> None:
        left, right = Card(parent=self), Card(parent=self)
        left.setFixedWidth(pixels(self.font(), _LEFT))
        left.inside.addWidget(self.headings)
        right.inside.addWidget(self.text)
        for view, name in ((self.headings, "手册目录"), (self.text, "手册内容")):
            view.setFrameShape(QFrame.Shape.NoFrame)
            view.setAccessibleName(name)
        self.headings.setSpacing(2)
        self.headings.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.text.setOpenExternalLinks(True)
        row = QHBoxLayout()
        row.setSpacing(pixels(self.font(), 12))
        row.addWidget(left)
        row.addWidget(right, 1)
        self.body.addLayout(row, 1)

    def _read(self) -> None:
        document = self.text.document()
        document.setDefaultFont(self.font())
        chapters = (resource("manual", name).read_text(encoding="utf-8") for name in _CHAPTERS)
        self.text.setMarkdown("\n\n".join(chapters))
        self._loosen()
        self._places: list[int] = []
        for block in _blocks(self.text):
            if block.blockFormat().headingLevel() == _HEADING:
                self.headings.addItem(block.text())
                self._places.append(block.position())

    def _loosen(self) -> None:
        """Lines of Chinese need more air than those of a Latin text."""
        for block in _blocks(self.text):
            shape = block.blockFormat()
            shape.setLineHeight(pixels(self.font(), _BETWEEN_LINES), 4)
            cursor = QTextCursor(block)
            cursor.setBlockFormat(shape)

    def _go_to(self, row: int) -> None:
        if not 0 <= row < len(self._places):
            return
        block = self.text.document().findBlock(self._places[row])
        top = self.text.document().documentLayout().blockBoundingRect(block).top()
        self.text.verticalScrollBar().setValue(int(top))


def _blocks(text: QTextBrowser) -> list[QTextBlock]:
    found, block = [], text.document().begin()
    while block.isValid():
        found.append(block)
        block = block.next()
    return found
