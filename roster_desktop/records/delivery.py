"""What a workbook delivers, once read: who sent it,
and its rows with the versions that its memory gives them."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from roster_desktop.records.question import Question
from roster_desktop.records.row import REMOVAL_KEY, RowId, RowState
from roster_desktop.records.unit import Unit, WriterRecord


class Manifest(Struct, frozen=True):
    """The facts of a workbook that the program wrote."""

    format: int
    """Version of the workbook format; a newer one than the program knows is refused."""
    book: str
    """Random id of this workbook, 20 hexadecimal digits."""
    writer: str
    unit: Unit
    operator: str
    period: str
    program: str
    sequence: int
    """How many submissions this roster file had sent, this one included."""
    written_at: str
    catalog: str
    """Fingerprint of the catalog it was written with."""
    salt: str
    """Salt of the fingerprints, hexadecimal."""
    addressee: str = ""
    """The village to which it goes back; "" for a submission."""


class Problem(Struct, frozen=True):
    """Something of a workbook that a person must know; `where` gives sheet and cell as WPS shows them."""

    code: str
    message: str
    sheet: str = ""
    cell: str = ""
    remedy: str = ""


class Trace(Struct, frozen=True):
    """A cell that is taken over otherwise than it was typed: what stood there, what it becomes, and why."""

    column: str
    cell: str
    was: str
    becomes: str
    why: str = ""
    """A sentence where something was understood or lost; "" where it is only written in the usual way."""


class DeliveredRow(Struct, frozen=True):
    """One row of a workbook: what it says, where it stands, and what its memory knows of it."""

    roster: str
    sheet: str
    number: int
    """Row number as WPS shows it; 0 for a row that only the hidden memory carries."""
    values: Mapping[str, str]
    """Column key → canonical text of the visible cells; blank cells are absent,
    columns that were not there too."""
    cell_by_column: Mapping[str, str]
    """Column key → address on the sheet (`C7`)."""
    state: RowState | None
    """The row with its versions; None where no memory of it was found (typed by hand)."""
    hand_edited: frozenset[str] = frozenset()
    """Registers whose visible text is not the one the program had written."""
    traces: tuple[Trace, ...] = ()
    """Cells of a row made by hand that are taken over otherwise than they were typed."""
    mark: str = ""
    """What `row_mark` makes of a row that nobody typed or typed into; "" of any other. Whoever gives the row
    another state takes `restated`."""

    def __reduce__(self) -> tuple[type[DeliveredRow], tuple[object, ...]]:
        # Quicker than what a dataclass does by itself; a county's rows pass from process to process.
        facts = self.roster, self.sheet, self.number, self.values, self.cell_by_column, self.state
        return DeliveredRow, (*facts, self.hand_edited, self.traces, self.mark)

    def restated(self, state: RowState, hand_edited: frozenset[str]) -> DeliveredRow:
        """The row with something said otherwise than the book's memory has it, so without its mark."""
        return replace(self, state=state, hand_edited=hand_edited, mark="")

    @property
    def is_typed(self) -> bool:
        """Whether the row itself was typed outside the program: no memory of it was in the book."""
        return self.state is None or REMOVAL_KEY in self.hand_edited


class Delivery(Struct, frozen=True):
    """A whole workbook, read. Without a manifest it was made by hand."""

    file: str
    """File name without folders."""
    content: str
    """Hash of the file's bytes, 64 hexadecimal digits: the same file twice is recognised by it."""
    manifest: Manifest | None
    rows: tuple[DeliveredRow, ...]
    writers: tuple[WriterRecord, ...] = ()
    problems: tuple[Problem, ...] = ()
    unit_text: str = ""
    """What the sheet itself says of its sender (填报单位), where it has no manifest."""
    missing: tuple[tuple[str, RowId], ...] = field(default=())
    """(roster, row id) of rows the program had written into it that are no longer on any sheet."""
    questions: tuple[Question, ...] = ()
    """What only a person can tell of it; what each default says holds until somebody answers."""
    unpacked: str = ""
    """Hash of all that one of our workbooks holds, the same however it is packed; "" of any other."""
