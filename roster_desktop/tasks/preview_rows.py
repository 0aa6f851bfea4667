"""What becomes of one row of a workbook that is taken in, as it is shown before anything is done."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from roster_desktop.checks import Finding
from roster_desktop.records import RowId, Trace


class Outcome(Enum):
    """What becomes of one row of the workbook."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


class CellChange(Struct, frozen=True):
    """One cell that would change: what stands there, what the workbook says, and where it says so."""

    column: str
    before: str
    after: str
    cell: str


class PreviewRow(Struct, frozen=True):
    """One row of the workbook and what becomes of it."""

    roster: str
    sheet: str
    number: int
    outcome: Outcome
    name: str
    row: RowId | None
    reason: str = ""
    changes: tuple[CellChange, ...] = ()
    findings: tuple[Finding, ...] = ()
    traces: tuple[Trace, ...] = ()
    """Cells that are taken over otherwise than they were typed."""
    cell: str = ""
    """The cell that keeps a refused row out."""
