"""The editors of cells: one line edit for every kind, the same in the table and in the form."""

from ui.editors.cell_line import CellLine
from ui.editors.making import Surroundings, make_line
from ui.editors.offering_line import OfferingLine, Picking

__all__ = ["CellLine", "OfferingLine", "Picking", "Surroundings", "make_line"]
