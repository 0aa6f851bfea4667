"""The manual: a line to look for something, the list of pages or of what was found, and the page itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from roster_desktop.readings import initials
from roster_desktop.records import Level
from roster_desktop.schema import Catalog
from roster_desktop.tasks.manual import Hit, Manual, manual_of
from roster_desktop.tasks.manual_page import ManualPage
from roster_desktop.wording import _
from ui.look import bold, dress_list, pixels, set_role
from ui.pages.manual.manual_text import ManualText
from ui.pages.pieces import Card, muted

_LEFT = 256
_KEY = Qt.ItemDataRole.UserRole
_OTHERS = _("（镇、县）")
"""Behind the title of a page that is not for whoever reads."""


class ManualView(QWidget):
    """Needs no open file: what the manual says is the same everywhere."""

    turned = Signal()
    """Another page is shown."""
    left = Signal()
    """Escape with nothing to look for."""

    def __init__(self, catalog: Catalog, level: Level | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.manual: Manual = manual_of(catalog)
        self._level = level
        self.line = QLineEdit(self)
        self.list = QListWidget(self)
        self._nothing = muted(_("手册里没有。换几个字，或写拼音首字母。"), self)
        self.text = ManualText(self)
        self._lay_out()
        self._connect()
        self._show_contents()
        self.open(self.manual.pages[0].key)

    @property
    def page(self) -> ManualPage:
        """The page that is shown."""
        assert self.text.page is not None
        return self.text.page

    @property
    def listed(self) -> list[str]:
        """Keys of the pages in the list, as they stand there."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return [key for item in items if (key := item.data(_KEY))]

    @property
    def pages(self) -> tuple[ManualPage, ...]:
        """The pages for whoever reads here."""
        return self.manual.of_level(self._level)

    def open(self, key: str) -> None:
        """Show this page, and where it stands in the list."""
        page = self.manual.page_by_key.get(key)
        if page is None:
            return
        if page is not self.text.page:
            self.text.show_page(page)
            self.turned.emit()
        self._mark(key)

    def open_about(self, shown: str) -> None:
        """Show what is said of this page of the window."""
        self.line.clear()
        self.open(self.manual.about(shown).key)

    def step(self, steps: int) -> None:
        """To the page that stands so much further in the contents."""
        keys = [page.key for page in self.pages]
        place = keys.index(self.page.key) + steps if self.page.key in keys else 0
        if 0 <= place < len(keys):
            self.open(keys[place])

    def take_focus(self) -> None:
        """Put the keyboard where one looks for something."""
        self.line.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self._give_up()
                return True
            if watched is self.line and event.key() == Qt.Key.Key_Down:
                self.list.setFocus()
                return True
        return super().eventFilter(watched, event)

    def _give_up(self) -> None:
        if self.line.text():
            self.line.clear()
            self.take_focus()
        else:
            self.left.emit()

    def _look(self, text: str) -> None:
        if not text.strip():
            self._show_contents()
            self._mark(self.page.key)
            return
        hits = self.manual.find(text, _begins)
        self._show(hits)
        if hits:
            self.open(hits[0].page.key)
            self.text.show_words(self.line.text().split())

    def _show(self, hits: Sequence[Hit]) -> None:
        self._empty()
        for hit in hits:
            is_for_others = self._level is not None and self._level not in hit.page.levels
            title = f"{hit.page.title}{_OTHERS if is_for_others and _OTHERS not in hit.page.title else ''}"
            self._add(hit.page.key, f"{title}\n{hit.around}")
        self._nothing.setVisible(not hits)
        self.list.blockSignals(False)

    def _show_contents(self) -> None:
        self._empty()
        chapter = ""
        for page in self.pages:
            if page.chapter != chapter:
                chapter = page.chapter
                heading = QListWidgetItem(chapter)
                heading.setFlags(Qt.ItemFlag.NoItemFlags)
                heading.setFont(bold(self.font()))
                self.list.addItem(heading)
            self._add(page.key, page.title)
        self._nothing.hide()
        self.list.blockSignals(False)

    def _empty(self) -> None:
        # Until it is full again nobody has chosen anything in it.
        self.list.blockSignals(True)
        self.list.clear()

    def _add(self, key: str, words: str) -> None:
        item = QListWidgetItem(words)
        item.setData(_KEY, key)
        self.list.addItem(item)

    def _mark(self, key: str) -> None:
        for row in range(self.list.count()):
            if self.list.item(row).data(_KEY) == key:
                self.list.setCurrentRow(row)
                self.list.scrollToItem(self.list.item(row), QAbstractItemView.ScrollHint.PositionAtCenter)
                return
        self.list.setCurrentRow(-1)

    def _chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(_KEY):
            self.open(item.data(_KEY))
            self.text.show_words(self.line.text().split())

    def _connect(self) -> None:
        self.line.textChanged.connect(self._look)
        self.line.returnPressed.connect(self.text.setFocus)
        self.list.currentItemChanged.connect(lambda item, _before: self._chosen(item))
        self.list.itemActivated.connect(lambda _item: self.text.setFocus())
        self.text.page_wanted.connect(self._follow)
        for widget in (self.line, self.list, self.text):
            widget.installEventFilter(self)

    def _follow(self, key: str) -> None:
        """A link leads out of what was found."""
        self.line.clear()
        self.open(key)

    def _lay_out(self) -> None:
        left, right = Card(parent=self), Card(parent=self)
        left.setFixedWidth(pixels(self.font(), _LEFT))
        self.line.setPlaceholderText(_("找：报送、C05、mm"))
        self.line.setAccessibleName(_("在手册里找"))
        self.line.setClearButtonEnabled(True)
        set_role(self.line, "field")
        for widget in (self.line, self._nothing, self.list):
            left.inside.addWidget(widget)
        left.inside.setStretchFactor(self.list, 1)
        right.inside.addWidget(self.text)
        self._dress_list()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(pixels(self.font(), 12))
        row.addWidget(left)
        row.addWidget(right, 1)

    def _dress_list(self) -> None:
        dress_list(self.list)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setAccessibleName(_("手册目录"))
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)


def _begins(title: str, word: str) -> bool:
    """Whether the word begins the pinyin initials of the title, as far as one reads it aloud."""
    return word.isascii() and word.isalpha() and any(one.startswith(word) for one in initials(title))
