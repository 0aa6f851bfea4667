"""What the head of a roster and its chips say: how many rows, households, and rows of each kind."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer

from roster_desktop.progress import Progress, Silence
from roster_desktop.schema import Roster
from roster_desktop.wording import so_many
from roster_desktop.workspace import Query
from ui.bridge.desk import Desk
from ui.bridge.latest import LARGE, Latest
from ui.models.chips import ALL, Chip, counted
from ui.models.troubled import Troubled
from ui.pages.page import PageHead
from ui.pages.pieces.words import counted_rows
from ui.pages.roster_list import RosterList
from ui.panels import SearchRow


class RosterCounts(QObject):
    """Counts at once, of a large roster beside the window."""

    def __init__(
        self,
        desk: Desk,
        roster: Roster,
        rows: RosterList,
        chips: tuple[Chip, ...],
        troubled: Troubled,
        head: PageHead,
        search: SearchRow,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._roster = roster
        self._rows = rows
        self._chips = chips
        self._troubled = troubled
        self._head = head
        self._search = search
        self._counting = Latest(desk.jobs, self)
        self._counting.came.connect(self._show)
        self._counting.refused.connect(desk.complained)

    def begin(self) -> None:
        """Ask for the first time. Whoever has turned to a large roster sees its rows before anything is
        counted."""
        if self._rows.listed < LARGE:
            self._look()
            return
        self._rows.shown.connect(self._look_soon)

    def _look_soon(self) -> None:
        self._rows.shown.disconnect(self._look_soon)
        # After they are painted: Qt paints before it looks for timers.
        QTimer.singleShot(0, self, self._look)

    def _look(self) -> None:
        self._troubled.look_over()
        self.count()

    def count(self) -> None:
        """Count anew, in the village that is shown."""
        workspace, roster = self._desk.workspace, self._roster
        area = self._search.area
        query = Query(roster.key, village=area.village, township=area.township)
        by_chip = counted(workspace, self._chips, query, self._troubled.rows)

        def work(progress: Progress) -> _Counts:
            return _Counts(
                workspace.count(Query(roster.key)),
                workspace.households(area) if roster.key == workspace.catalog.people else None,
                by_chip(progress),
            )

        if self._rows.listed < LARGE:
            self._counting.forget()
            self._show(work(Silence()))
            return
        self._counting.ask(work)

    def _show(self, counts: object) -> None:
        assert isinstance(counts, _Counts)
        self._rows.listed = counts.listed
        words = counted_rows(self._roster, counts.by_chip[ALL.key])
        if counts.households is not None:
            words += " · " + so_many("{count:,} 户", count=counts.households)
        self._head.say(words)
        self._search.show_counts(counts.by_chip)


class _Counts(Struct, frozen=True):
    listed: int
    households: int | None
    by_chip: Mapping[str, int]
