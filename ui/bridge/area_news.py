"""What there is to know of each village, asked beside the window and asked anew when something was saved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal

from roster_desktop.progress import Progress
from roster_desktop.records import Area
from roster_desktop.tasks.areas import AreaFacts, area_facts
from roster_desktop.workspace import Workspace
from ui.bridge.desk import Desk
from ui.bridge.latest import Latest

CountFindings = Callable[[Workspace], Mapping[Area, int] | None]
"""Village, within its township in a county's file → open findings; None while they are not known."""

_REST = 400
"""Milliseconds after which several changes in a row are counted at once."""


class News(Struct, frozen=True):
    """The whole unit, and the findings of its villages as far as they are known."""

    facts: AreaFacts
    findings: Mapping[Area, int] | None
    """Of every area in which there are any, with those of the areas that lie in it."""
    unreported: int = 0
    """Villages of a township, or townships of a county, of which this period's workbook is still to come."""

    def findings_of(self, area: Area) -> int | None:
        """How many there are in the village or in all villages of the township; None while nobody knows."""
        if self.findings is None:
            return None
        return self.findings.get(area, 0)


def summed(findings: Mapping[Area, int]) -> Mapping[Area, int]:
    """These findings once more for every area that contains the one in which they are. Asked area by area, a
    county with its hundreds of villages would hold the window."""
    found: Counter[Area] = Counter()
    for area, count in findings.items():
        for township, village in {(t, v) for t in ("", area.township) for v in ("", area.village)}:
            found[Area(township, village)] += count
    return found


class AreaNews(QObject):
    """Tells on the main thread; the counting itself is done beside it."""

    came = Signal(object)
    """`News`"""

    def __init__(self, desk: Desk, count_findings: CountFindings | None, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._workspace = desk.workspace
        self._count_findings = count_findings
        self._latest = Latest(desk.jobs, self)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self.look)
        self._latest.came.connect(self.came)
        desk.relay.changed.connect(self._look_soon)
        desk.findings_changed.connect(self._look_soon)
        # A workbook that brought nothing new alters no row, but it was sent.
        desk.counts_changed.connect(self._look_soon)

    def look(self) -> None:
        """Count now."""
        if self._desk.is_left:
            return
        workspace, count_findings = self._workspace, self._count_findings

        def work(_progress: Progress) -> News:
            # Late: the window stands there before anybody asks who has reported.
            from roster_desktop.tasks.todo_duties import unreported
            from roster_desktop.tasks.todo_facts import Facts

            findings = count_findings(workspace) if count_findings else None
            told = None if findings is None else summed(findings)
            return News(area_facts(workspace), told, len(unreported(Facts(workspace))))

        self._latest.ask(work)

    def _look_soon(self, *_told: object) -> None:
        if not self._rest.isActive():
            self._rest.start()
