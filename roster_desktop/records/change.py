"""The facts of which every alteration of a roster file consists, and what it asks the journal to remember."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum

from msgspec import Struct

from roster_desktop.records.cell import Cell, Value
from roster_desktop.records.row import RowId, RowState
from roster_desktop.records.row_line import RowLine
from roster_desktop.schema.roster import Care


class RowAdded(Struct, frozen=True):
    """Somebody typed or imported a row that was not there. `values`: column key → canonical text."""

    roster: str
    row: RowId
    values: Mapping[str, str]


class CellsWritten(Struct, frozen=True):
    """Somebody wrote these columns of a row, having seen all that stood there;
    so open siblings are decided by it.

    `values`: column key → canonical text, "" clears.
    Columns of a joined register that are not named keep their text.
    """

    roster: str
    row: RowId
    values: Mapping[str, str]


class NotesWritten(Struct, frozen=True):
    """Somebody noted something about a row, having seen what was noted before.
    `lines`: register of the line (`note_register`) → what it says; `withdrawn` takes it back."""

    roster: str
    row: RowId
    lines: Mapping[str, Value]


class RowRemoved(Struct, frozen=True):
    """Somebody took the row out, with a reason, on a day (`2026-11-22`).
    Also decides an open removal question."""

    roster: str
    row: RowId
    reason: str
    on: str


class RowRestored(Struct, frozen=True):
    """Somebody put a removed row back, or decided that a disputed one stays."""

    roster: str
    row: RowId


class YearBegun(Struct, frozen=True):
    """Figures of one year begin blank in the next: these registers of the row, where nothing is asked about
    them. The same write in every office that begins the year."""

    roster: str
    row: RowId
    registers: tuple[str, ...]
    year: int


class RowMerged(Struct, frozen=True):
    """What other files know of a row joins what this one knows.
    Rows named in `state.aliases` become this one."""

    state: RowState


class RowsArrived(Struct, frozen=True):
    """Rows of a workbook that meet nobody in this file, by no id and no key; where one does, none is
    taken."""

    roster: str
    lines: tuple[RowLine, ...]

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        # As bare tuples: a county's rows pass from process to process, and each named one would be asked for
        # its parts.
        return _arrived, (self.roster, list(map(tuple, self.lines)))


class CellsReset(Struct, frozen=True):
    """Registers go back to exactly these cells,
    without a write: only for undoing what has not left this file.

    A row left without any cell is forgotten.
    """

    roster: str
    row: RowId
    cells: Mapping[str, Cell]


class RowSplit(Struct, frozen=True):
    """Rows that were one are several, each exactly as it stands here: where a merge that had joined them is
    undone, or somebody said that they are not the same. `gone`: rows that go on in `kept` alone."""

    kept: RowState
    given_back: tuple[RowState, ...]
    gone: tuple[RowId, ...] = ()


class RowReviewed(Struct, frozen=True):
    """Somebody looked at what different people had changed in one group of a row at the same time."""

    roster: str
    row: RowId
    care: Care


Change = (
    RowAdded
    | CellsWritten
    | NotesWritten
    | RowReviewed
    | RowRemoved
    | RowRestored
    | YearBegun
    | RowMerged
    | RowsArrived
    | CellsReset
    | RowSplit
)


class Occasion(Enum):
    """What people were doing; a batch of the history says it by this word."""

    TYPED = "typed"
    REMOVED = "removed"
    IMPORTED = "imported"
    MERGED = "merged"
    DECIDED = "decided"
    RENAMED = "renamed"
    YEAR_BEGUN = "year-begun"
    UNDONE = "undone"
    REDONE = "redone"
    PURGED = "purged"
    """People were erased by law. Leaves no facts, is no change set, and cannot be taken back."""


class ChangeSet(Struct, frozen=True):
    """A labelled list of facts, saved in one transaction, undone as one step."""

    label: str
    """What happened, in Chinese, as the history and the undo menu say it: 修改 李明 的联系电话."""
    occasion: Occasion
    changes: tuple[Change, ...]
    workbook: str = ""
    """File name of the workbook it came from; "" where it was typed."""
    undoes: int | None = None
    """Number of the batch that this one takes back (or, redoing, the undo that it takes back)."""


def _arrived(roster: str, lines: Iterable[tuple[object, ...]]) -> RowsArrived:
    return RowsArrived(roster, tuple(map(RowLine._make, lines)))


class Transition(Struct, frozen=True):
    """What the journal keeps of one register: what stood there before and after.
    None: the row was not there."""

    roster: str
    row: RowId
    register: str
    before: Cell | None
    after: Cell | None
