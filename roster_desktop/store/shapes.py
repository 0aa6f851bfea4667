"""What the roster file tells of itself: rows, batches, questions, deliveries. Plain facts, no tables."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from msgspec import Struct, field

from roster_desktop.records import Area, RowId, Standing, Value

SUBMISSION, RETURN, EXCHANGE = "submission", "return", "exchange"
"""What a workbook that leaves is for."""
WAITING, SENT, WITHDRAWN = "waiting", "sent", "withdrawn"
"""How a parcel of the outbox stands."""


class Access(Enum):
    """How a roster file is opened. Reading goes on while a window writes; only one writes."""

    WRITE = "write"
    READ = "read"


class Row(Struct, frozen=True):
    """One row as this file shows it. Blank cells are absent from both mappings."""

    id: RowId
    roster: str
    values: Mapping[str, str]
    """Column key → canonical text, derived cells filled in, bookkeeping texts included."""
    stored: Mapping[str, str]
    """The same without what only follows from other cells; what checks are given."""
    open: tuple[str, ...]
    """Registers that wait for a decision."""
    standing: Standing
    changed_at: str
    changed_by: str
    place: int
    """Rises in the order in which the rows came into the file."""


class Query(Struct, frozen=True):
    """Which rows of a roster, in which order."""

    roster: str
    find: str = ""
    """Words of which every one must occur: part of a name, its pinyin or initials, an ID, a phone,
    an employer."""
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Column key → texts of which the cell holds one; "" stands for a blank cell."""
    order: tuple[tuple[str, bool], ...] = ()
    """(column key, descending); what is equal stays in the order in which it came, blank cells last."""
    removed: bool = False
    """List the removed rows instead of the listed ones."""
    village: str = ""
    """Only rows of this village; of other rosters' rows without one, of its people."""
    township: str = ""
    """Only rows of this township: in a county two villages may share a name."""
    disputed: bool = False
    """Only rows about which a question waits."""
    verified_before: str = ""
    """Only rows that were verified, but last before this day; "" for all."""
    among: frozenset[RowId] | None = None
    """Only these rows; None for all."""


class DeliveryRecord(Struct, frozen=True):
    """A workbook that came in: recognised by its content when it comes again."""

    content: str
    book: str
    file: str
    unit: str
    sequence: int
    at: str
    batch: int = 0
    said: str = ""
    """Hash of what its rows say, where it was made by hand, and of all that it holds, where we wrote it:
    saved or packed again it is the same book."""
    run: int = 0
    """Number of the run in which it was taken in with others; 0 for none."""


class ReturnRecord(Struct, frozen=True):
    """A workbook that went back to a village, and up to which batch it held what was written."""

    number: int
    area: Area
    book: str
    file: str
    content: str
    at: str
    operator: str
    journal: int


class ExportRecord(Struct, frozen=True):
    """A workbook that left this file, and up to which batch it held what was written."""

    sequence: int
    book: str
    file: str
    content: str
    reason: str
    at: str
    operator: str
    journal: int
    purpose: str = SUBMISSION


class DisclosureKind(Enum):
    """In which way data was let out."""

    EXPORTED = "exported"
    SHOWN = "shown"
    PURGED = "purged"
    """It is in the file no more."""


class Disclosure(Struct, frozen=True):
    """Data that left the file, or numbers that were shown whole: a line of the log, which only grows."""

    kind: DisclosureKind
    what: str
    """The occasion in the words of the program; never anybody's data."""
    columns: tuple[str, ...]
    """`roster.column`; `roster.*` for all of a roster."""
    rows: int
    is_masked: bool = False
    file: str = ""
    content: str = ""
    row: str = ""
    """Whose numbers were shown, where it was one row."""
    number: int = 0
    at: str = ""
    who: str = ""
    link: str = ""


class Parcel(Struct, frozen=True):
    """A workbook that is to be handed over, or was: it lies in the outbox until it is proven to be there."""

    number: int
    purpose: str
    receiver: str
    file: str
    content: str
    """Hash of the file's bytes: what is read back must have it."""
    sequence: int
    queued_at: str
    who: str
    state: str = WAITING
    folder: str = ""
    sent_as: str = ""
    """Name under which it lies in that folder."""
    sent_at: str = ""
    trouble: str = ""

    @property
    def is_waiting(self) -> bool:
        return self.state == WAITING


class InboxFile(Struct, frozen=True):
    """A file of the watched folder that somebody has dealt with."""

    content: str
    file: str
    at: str
    outcome: str


class Applied(Struct, frozen=True):
    """What a change set came to: its batch (0 where it altered nothing), its rows,
    how many cells it altered."""

    batch: int
    rows: tuple[tuple[str, RowId], ...] = ()
    cells: int = 0


class Kept(Struct, frozen=True):
    """A row that taking back left as it is, and why."""

    roster: str
    row: RowId
    name: str
    reason: str


class Undone(Struct, frozen=True):
    """What was taken back. `batch` is None where nothing could be and the step stays in force; `kept` says
    why, row by row."""

    batch: int | None
    label: str
    restored: int
    kept: tuple[Kept, ...] = ()


class Batch(Struct, frozen=True):
    """One step of the history, as people read it."""

    number: int
    at: str
    who: str
    label: str
    occasion: str
    workbook: str
    undone: bool
    rows: int


class HistoryEntry(Struct, frozen=True):
    """One column of one row that a batch altered: the texts shown before and after."""

    batch: int
    at: str
    who: str
    what: str
    roster: str
    row: RowId
    column: str
    before: str
    after: str
    workbook: str


class Sibling(Struct, frozen=True):
    """One of the values between which somebody must decide."""

    value: Value
    by: str
    from_: str
    """Unit and operator of its writer; 本机 where it was written in this file."""
    at: str
    is_ours: bool
    who: str = ""
    """Who sat at the keyboard, where it was written in this file."""


class OpenConflict(Struct, frozen=True):
    """A register that waits for a decision. Its id stays the same in every file that knows the row."""

    id: str
    roster: str
    row: RowId
    register: str
    name: str
    siblings: tuple[Sibling, ...]
    base: Value | None
    """What stood there before anybody disagreed, where this file's history knows it."""
    is_missed: bool = False
    """Whether nobody disagrees: a workbook no longer has the row, and somebody must say why. Putting the row
    back (`RowRestored`) answers that it stays; taking it out answers with the reason."""
    base_at: str = ""
    """When that came to stand here."""


class Diagnosis(Struct, frozen=True):
    """Whether the file is sound: its pages, its rows and its history agree."""

    ok: bool
    problems: tuple[str, ...]
    rows: Mapping[str, int]
    journal: int


class FiguresKind(Enum):
    """What figures of a period are: the last computing, the closing, or a correction added to it later."""

    COMPUTED = "computed"
    CLOSED = "closed"
    CORRECTED = "corrected"


class PeriodRecord(Struct, frozen=True):
    """A period that was opened."""

    key: str
    at: str
    who: str
    journal: int


class FiguresRecord(Struct, frozen=True):
    """What a period came to once; its tables are read by report."""

    number: int
    """0 while it is not kept yet."""
    period: str
    kind: FiguresKind
    on_day: str
    """The day on which ages and periods were told."""
    at: str
    who: str
    journal: int
    """The last batch that was counted."""
    reason: str = ""
    """Of a correction: why there is one."""
    account: str = ""
    """What stood open and was explained then, as the one who closed it wrote it down."""
    content: str = ""
    """Hash of all of it, the tables included."""
