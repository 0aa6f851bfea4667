"""What tables and lists show: rows by pages from the file, never a whole roster."""

from ui.models.cell_marks import CellMark, CellRole, Mark, marks_of
from ui.models.columns import frozen_keys, shown_keys
from ui.models.hiding import hidden
from ui.models.roster_table import DRAFT, RosterTable
from ui.models.row_pages import RowPages, ShownRow

__all__ = [
    "DRAFT",
    "CellMark",
    "CellRole",
    "Mark",
    "RosterTable",
    "RowPages",
    "ShownRow",
    "frozen_keys",
    "hidden",
    "marks_of",
    "shown_keys",
]
