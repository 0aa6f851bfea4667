"""Into the rosters from other pages, by the same keys as between them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from roster_desktop.schema import Catalog
from ui.pages.page import Page
from ui.pages.roster_page import RosterPage


def lead_into_rosters(first: QWidget, catalog: Catalog, turned_to: Callable[[str], Page]) -> None:
    """A new row and the search are those of the people."""

    def in_people(doing: Callable[[RosterPage], None]) -> None:
        page = turned_to(catalog.people)
        if isinstance(page, RosterPage):
            doing(page)

    def key(keys: str, doing: Callable[[], object]) -> None:
        QShortcut(QKeySequence(keys), first).activated.connect(doing)

    key("Ctrl+N", lambda: in_people(lambda page: page.new_row()))
    key("Ctrl+F", lambda: in_people(lambda page: page.search.take_focus()))


def lead_by_number(page: Page, catalog: Catalog, turned_to: Callable[[str], Page]) -> None:
    """Alt and the number of a roster turns to it, also out of a line that would write the number down."""
    for number, roster in enumerate(catalog.rosters, start=1):
        key = QShortcut(QKeySequence(f"Alt+{number}"), page)
        key.activated.connect(lambda roster=roster.key: turned_to(roster).take_focus())
