"""How tables are drawn and driven: cells with their marks, columns that stay in sight,
keys as in a spreadsheet."""

from ui.tables.plain_table import PlainTable, Shown
from ui.tables.roster_view import RosterView

__all__ = ["PlainTable", "RosterView", "Shown"]
