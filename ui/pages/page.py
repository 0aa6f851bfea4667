"""What a page is, and how one is declared."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct
from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from roster_desktop.records import Level
from roster_desktop.tasks.todo_facts import Place
from roster_desktop.wording import _
from roster_desktop.workspace import Workspace
from ui.bridge.desk import Desk
from ui.bridge.tab_order import order_tabs, reached
from ui.look import pixels, set_role, small
from ui.look import title as title_font

EVERY_LEVEL = frozenset(Level)
_HELP = _("这一页怎么用（F1）")


class PageHead(QHBoxLayout):
    """One line: what page this is, a grey word beside it, the buttons at the right."""

    def __init__(self, page: QWidget, heading: str) -> None:
        super().__init__()
        self._heading = QLabel(heading, page)
        self._beside = QLabel(page)
        self.help_button = QPushButton("?", page)
        """Opens the manual where it tells of this page."""
        self._heading.setFont(title_font(page.font()))
        self._beside.setFont(small(page.font()))
        set_role(self._beside, "muted")
        set_role(self.help_button, "ask")
        self.help_button.setToolTip(_HELP)
        self.help_button.setAccessibleName(_("{help}：{heading}").format(help=_HELP, heading=heading))
        self.setSpacing(pixels(page.font(), 8))
        # As high with buttons as without: titles stay where they are from page to page.
        self.addStrut(pixels(page.font(), 38))
        self.addWidget(self._heading)
        self.addWidget(self.help_button)
        # It takes all that is left and goes on in a second line where that is little: a long word beside the
        # title would else push the buttons, and the window, over the edge of a small screen.
        self._beside.setWordWrap(True)
        self.addWidget(self._beside, 1)
        self._fixed = self.count()
        """How many stand at the left of the buttons."""

    @property
    def beside(self) -> str:
        """The grey word beside the title."""
        return self._beside.text()

    def say(self, text: str) -> None:
        """The grey word beside the title: counts, state."""
        self._beside.setText(text)

    @property
    def title_right(self) -> int:
        """Where, in the page, the title ends with the button that explains it."""
        return self.help_button.geometry().right() + 1

    @property
    def buttons_left(self) -> int:
        """Where, in the page, the buttons at the right begin; its right edge where there are none."""
        self.activate()
        items = [self.itemAt(place) for place in range(self._fixed, self.count())]
        shown = [item.geometry().left() for item in items if not item.isEmpty()]
        return min(shown, default=self.geometry().right() + 1)

    def add_beside(self, widget: QWidget) -> None:
        """Something between the title and the grey word."""
        self.insertWidget(self.indexOf(self._beside), widget)
        self._fixed += 1

    def add(self, widget: QWidget) -> None:
        """One button more at the right."""
        self.addWidget(widget)


class Page(QWidget):
    """A page of the window: its head, and below it whatever it puts into `body`."""

    key = ""
    """How the sidebar and other pages call it."""
    numbers_choose = False
    """Whether Alt and a number means something of its own here."""
    title = ""
    purpose = ""
    """What one does here, in one line below the title."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.head = PageHead(self, self.title)
        self.body = QVBoxLayout()
        gap = pixels(self.font(), 10)
        layout = QVBoxLayout(self)
        left, above = pixels(self.font(), 20), pixels(self.font(), 13)
        layout.setContentsMargins(left, above, pixels(self.font(), 16), pixels(self.font(), 12))
        layout.setSpacing(gap)
        layout.addLayout(self._above())
        self.body.setSpacing(gap)
        layout.addLayout(self.body, 1)
        self.setAccessibleName(self.title)
        self.setAccessibleDescription(self.purpose)
        self.head.help_button.clicked.connect(desk.manual_wanted)

    @property
    def above(self) -> QRect:
        """Where the head stands, with what the page is for."""
        head = self.head.geometry()
        return head.united(self._purpose_label.geometry()) if self._purpose_label.isVisible() else head

    def _above(self) -> QVBoxLayout:
        """The head, and close below it what the page is for."""
        told = self._purpose_label = QLabel(self.purpose, self)
        told.setFont(small(self.font()))
        told.setWordWrap(True)
        set_role(told, "muted")
        told.setHidden(not self.purpose)
        above = QVBoxLayout()
        above.setSpacing(0)
        above.addLayout(self.head)
        above.addWidget(told)
        return above

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Later: what the page shows is only put on it now.
        QTimer.singleShot(0, self, self._settle_keys)

    def _settle_keys(self) -> None:
        order_tabs(self)
        # Qt gives the keyboard of a page turned to to what Tab finds first, and that is the question mark;
        # also while a dialog that has just closed still has it.
        if self.window().focusWidget() is self.head.help_button:
            self.take_focus()

    def refresh(self) -> None:
        """The window has turned to this page, or the file changed while it is shown: show what is true
        now."""

    def take_focus(self) -> None:
        """Somebody goes on in the page by keyboard: put it where one begins, the first control below the
        head where a page says nothing else."""
        for control in reached(self):
            if self.head.indexOf(control) < 0 and control.isVisible() and control.isEnabled():
                control.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def show_place(self, place: Place) -> None:
        """The window turned here for something: show that, and not everything."""

    def show_control(self, control: QWidget) -> None:
        """Somebody looks for this control of the page: where it stands in one of several parts, show that."""

    def settle_typing(self) -> None:
        """The window leaves this page, closes or undoes: hand over what is being typed."""


class PageDeclaration(Struct, frozen=True):
    """A page as the sidebar knows it. It is built when somebody first turns to it."""

    key: str
    title: str
    build: Callable[[Desk], Page]
    levels: frozenset[Level] = EVERY_LEVEL
    """Levels of files in which the page has something to do."""
    is_listed: bool = True
    """Whether it has a line at the left; one that has none is reached from another page, or by its name."""
    is_first: bool = False
    """Whether it stands above the rosters."""
    waiting: Callable[[Workspace], int] | None = None
    """How many things wait on this page; drawn beside its title unless none does."""
    also: tuple[str, ...] = ()
    """Other words by which people look for the page."""
