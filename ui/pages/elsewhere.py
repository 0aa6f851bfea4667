"""Where nothing is found in a roster: which of the others hold it, and the way there."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QObject

from roster_desktop.progress import Progress, Silence
from roster_desktop.wording import _
from roster_desktop.workspace import Query
from ui.bridge.desk import Desk
from ui.bridge.latest import LARGE, Latest
from ui.pages.roster_list import RosterList
from ui.panels import SearchRow


class Elsewhere(QObject):
    """An employer stands in another roster than the people: whoever looks for one need not know in which."""

    def __init__(self, desk: Desk, rows: RosterList, search: SearchRow) -> None:
        super().__init__(rows)
        self._desk, self._rows, self._search = desk, rows, search
        self._latest = Latest(desk.jobs, self)
        rows.nothing_found.connect(self._look)
        rows.word.other_wanted.connect(lambda roster: desk.search_wanted.emit(roster, search.text))
        self._latest.came.connect(self._offer)
        self._latest.refused.connect(desk.complained)

    def look_for(self, text: str) -> None:
        """Find this in every row of this roster."""
        self._rows.show_all()
        self._search.look_for(text)
        self._rows.take_focus()

    def _look(self) -> None:
        workspace, asked = self._desk.workspace, self._rows.base

        def work(_progress: Progress) -> tuple[Query, dict[str, int]]:
            others = [one.key for one in workspace.catalog.rosters if one.key != asked.roster]
            return asked, {
                key: workspace.count(replace(asked, roster=key, where={}, order=())) for key in others
            }

        if max(workspace.counts().values()) < LARGE:
            self._latest.forget()
            self._offer(work(Silence()))
            return
        self._latest.ask(work)

    def _offer(self, answer: object) -> None:
        assert isinstance(answer, tuple)
        asked, counts = answer
        if asked != self._rows.base or self._rows.table.rowCount():
            return
        rosters = self._desk.workspace.catalog.rosters
        self._rows.word.offer(
            [
                (
                    roster.key,
                    _("{roster}里有 {counts:,} 行").format(
                        roster=roster.short_title, counts=counts[roster.key]
                    ),
                )
                for roster in rosters
                if counts.get(roster.key)
            ]
        )
