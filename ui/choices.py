"""What 找功能 offers: every page, what can be done now, the buttons of pages that are not in sight, and
beginning a row in another roster."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from operator import attrgetter

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from roster_desktop.wording import _
from ui.dialogs.palette import Choice, choice_of
from ui.file_view import FileView
from ui.pages.declared_buttons import BUTTONS_BY_PAGE, PageButton
from ui.pages.page import Page
from ui.pages.roster_page import RosterPage

_PAUSE = 100
"""Milliseconds between two looks whether the button can be pressed."""
_LOOKS = 60
_NOTHING_TO_DO = _("“{button}”就在这一页，现在还没有可做的，所以按不了。")


def choices_of(file: FileView, actions: Sequence[QAction]) -> list[Choice]:
    """Each only once: an action that only turns to a page is the same to whoever looks for that page."""
    found = (*_pages(file), *map(choice_of, actions), *_new_rows(file), *_buttons(file))
    by_text: dict[str, Choice] = {}
    for choice in found:
        by_text.setdefault(choice.text, choice)
    return list(by_text.values())


class WayToButton(QObject):
    """Puts the keyboard on a button of a page that was just turned to, as soon as it can be pressed.

    What a page shows is often found out beside the window; where nothing is left to be found out and the
    button still cannot be pressed, a sentence says so.
    """

    def __init__(self, file: FileView, page: Page, wanted: PageButton) -> None:
        super().__init__(page)
        self._file, self._page, self._wanted = file, page, wanted
        self._looks = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._look)
        page.take_focus()
        self._left = page.window().focusWidget()
        self._look()

    def _look(self) -> None:
        self._looks += 1
        if self._has_gone_on:
            self._end()
        elif control := self._control():
            control.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._end()
        elif self._looks > 1 and (self._file.desk.jobs.are_idle or self._looks >= _LOOKS):
            self._file.desk.said.emit(_NOTHING_TO_DO.format(button=self._wanted.name))
            self._end()
        elif not self._timer.isActive():
            self._timer.start()

    @property
    def _has_gone_on(self) -> bool:
        """Somebody turned elsewhere or put the keyboard elsewhere meanwhile."""
        return self._file.page is not self._page or self._page.window().focusWidget() is not self._left

    def _control(self) -> QWidget | None:
        for control in controls_meant(self._page, self._wanted):
            self._page.show_control(control)
            if control.isVisible() and control.isEnabled():
                return control
        return None

    def _end(self) -> None:
        self._timer.stop()
        self.deleteLater()


def controls_meant(page: Page, wanted: PageButton) -> list[QWidget]:
    """What of the built page this is done by, the button itself first."""
    return [attrgetter(at)(page) for at in wanted.at.split()]


def _pages(file: FileView) -> Iterator[Choice]:
    declared = {page.key: page for page in file.declared}
    for key, title in file.titles.items():
        also = declared[key].also if key in declared else ()
        yield Choice(title, "", partial(_turn_to, file, key), also)


def _new_rows(file: FileView) -> Iterator[Choice]:
    for roster in file.desk.workspace.catalog.rosters:
        if roster.key != file.page.key and not file.desk.workspace.is_read_only:
            text = _("新增一行（{page}）").format(page=roster.short_title)
            yield Choice(text, "", partial(_begin_row, file, roster.key))


def _buttons(file: FileView) -> Iterator[Choice]:
    level = file.desk.workspace.unit.level
    for page in file.declared:
        for button in BUTTONS_BY_PAGE.get(page.key, ()):
            if level in button.levels:
                text = _("{button}（{page}）").format(button=button.name, page=page.title)
                yield Choice(text, "", partial(_lead_to, file, page.key, button), button.also)


def _turn_to(file: FileView, key: str) -> None:
    file.turn_to(key).take_focus()


def _begin_row(file: FileView, key: str) -> None:
    page = file.turn_to(key)
    assert isinstance(page, RosterPage)
    next(action for action in page.actions() if action.objectName() == "new-row").trigger()


def _lead_to(file: FileView, key: str, button: PageButton) -> None:
    WayToButton(file, file.turn_to(key), button)
