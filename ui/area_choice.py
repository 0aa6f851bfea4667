"""The villages of a township's or county's file in its sidebar: told anew as the file changes,
and the one that is chosen narrows every page."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from roster_desktop.records import Level
from ui.bridge.afterwards import Afterwards
from ui.bridge.area_news import AreaNews, CountFindings, News
from ui.bridge.desk import Desk
from ui.models.area_lines import lines_of
from ui.panels.area_list import AreaList
from ui.sidebar import Sidebar


class AreaChoice(QObject):
    """Stands between the list at the left and what all pages know."""

    left = Signal()
    """A village was chosen, or none: the person goes on in the page."""
    unreported = Signal(int)
    """How many villages, or townships, have not reported this period."""

    def __init__(self, desk: Desk, sidebar: Sidebar, *, count_findings: CountFindings | None) -> None:
        super().__init__(sidebar)
        self._desk = desk
        self._today = desk.workspace.today
        self._list = AreaList(unfolds=desk.workspace.unit.level is Level.COUNTY, parent=sidebar)
        self._news = AreaNews(desk, count_findings, self)
        sidebar.add_areas(self._list)
        self._list.chosen.connect(desk.narrow)
        self._list.left.connect(self.left)
        self._news.came.connect(self._show)
        desk.area_changed.connect(lambda: self._list.show_chosen(desk.area))
        self._list.show_chosen(desk.area)
        # As soon as the window is painted; who has turned to a roster at once waits for its rows alone.
        Afterwards(desk.jobs, self._news.look, parent=self, first=0)

    def _show(self, news: News) -> None:
        self._list.show_lines(lines_of(news, self._today()))
        self.unreported.emit(news.unreported)
