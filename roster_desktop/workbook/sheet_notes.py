"""What a scan of the file itself tells of a sheet, and its reader does not."""

from __future__ import annotations

from dataclasses import dataclass, field

from roster_desktop.workbook.raw import Span
from roster_desktop.workbook.sheet_marks import SheetMarks


@dataclass(slots=True)
class SheetNotes:
    """Addresses of cells whose value is missing,
    and cells that are joined where the reader does not know it."""

    formulas_alone: list[str] = field(default_factory=list)
    """Formulas that were never computed."""
    errors: list[str] = field(default_factory=list)
    """Cells that show #REF! and the like."""
    merged: list[Span] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    """Row numbers as WPS shows them, of rows that are hidden or filtered out."""
    marks: SheetMarks = field(default_factory=SheetMarks)
    may_hold_pictures: bool = True
    """Whether any of its texts may be the sign of a picture."""
