"""What a page has at hand: the open file, the news of it, work beside the window,
and the way to other pages."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from roster_desktop.records import EVERYTHING, Area, RowId
from roster_desktop.tasks.disclosing import note_row_shown
from roster_desktop.wording import Refusal
from roster_desktop.workspace import Workspace
from ui.bridge.comparing import Comparing
from ui.bridge.jobs import Jobs
from ui.bridge.post_round import PostRound
from ui.bridge.relay import Relay
from ui.bridge.typed_before import TypedBefore


class Desk(QObject):
    """Given to every page when it is built. Pages know the desk and never each other or the window."""

    row_wanted = Signal(str, str, str)
    """(roster, row id, column or ""): the window shows that row."""
    row_about_wanted = Signal(str, str)
    """(roster, ID number): the window begins a row about this person there."""
    search_wanted = Signal(str, str)
    """(roster, text): the window looks for the text there."""
    finding_wanted = Signal(str, str)
    """(row id, column or ""): the window shows what was found there."""
    page_wanted = Signal(str)
    """Key of a page: the window turns to it."""
    place_wanted = Signal(object)
    """A `Place` where something is to be done: the window leads there."""
    manual_wanted = Signal()
    """The window turns to what the manual says of the page that is open."""
    file_wanted = Signal(object)
    """`Path` of a roster file: the window opens it."""
    said = Signal(str)
    """Something went well; the sentence stands above the page until the next one."""
    complained = Signal(str)
    """Something could not be done; the sentence says why and what to do."""
    unsaved = Signal()
    """What somebody typed could not be written into the file."""
    counts_changed = Signal()
    """Numbers beside the pages at the left must be counted anew."""
    findings_changed = Signal()
    """What the rules say of the file is kept anew: marks and counts of findings must be asked again."""
    restore_wanted = Signal(object)
    """Path of a backup: the window puts it in the place of the file."""
    idle_chosen = Signal()
    """After how long without a touch the file is locked was chosen anew."""
    area_changed = Signal()
    """Pages that show rows show those of another village, or all of them again."""

    def __init__(
        self,
        workspace: Workspace,
        jobs: Jobs,
        actions: Mapping[str, QAction],
        pages: Collection[str] = (),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.jobs = jobs
        self.actions = actions
        """The window's own actions by id: undo, redo …"""
        self.pages = frozenset(pages)
        """Keys of the pages that one can turn to in this file."""
        self.relay = Relay(workspace, self)
        self.comparing = Comparing(workspace, jobs, self)
        """Keeps the findings up to date."""
        self.post = PostRound(workspace, jobs, self)
        """Hands over what waits, and finds what arrived."""
        self.typed_before = TypedBefore(workspace, jobs, self)
        """What to offer while somebody types."""
        self.relay.changed.connect(self._compare)
        self.comparing.changed.connect(self.findings_changed)
        self.comparing.changed.connect(self.counts_changed)
        self.proven_at = float("-inf")
        """When whoever sits here last gave the file's password again, on the clock of the process."""
        self._area = EVERYTHING
        self.is_left = False
        """Whether the file is closed: what was to be done a little later is done no more."""

    @property
    def area(self) -> Area:
        """What every page narrows itself to; it stays so from page to page."""
        return self._area

    def narrow(self, area: Area) -> None:
        """Let every page show only rows of this township or village."""
        if area != self._area:
            self._area = area
            self.area_changed.emit()

    def show_row(self, roster: str, row: RowId, column: str = "") -> None:
        """Turn to the roster's page, with this row in the panel and, where named, this column in front."""
        self.row_wanted.emit(roster, row, column)

    def may_show(self, rows: Iterable[tuple[str, RowId]]) -> bool:
        """Whether the whole numbers of these rows may be shown now: it is written down first."""
        try:
            for roster, row in dict.fromkeys(rows):
                note_row_shown(self.workspace, self.workspace.catalog.roster(roster), row)
        except Refusal as refusal:
            self.complained.emit(str(refusal))
            return False
        return True

    def _compare(self, _applied: object) -> None:
        self.comparing.look()

    def leave(self) -> None:
        """The file is being closed: hear nothing more of it."""
        self.is_left = True
        self.relay.leave()
        self.comparing.leave()
        self.post.leave()
