"""Rows, cells, versions and changes: facts without any file or window."""

from roster_desktop.records.cell import BLANK, Cell, Pair, Value, undominated
from roster_desktop.records.change import (
    CellsReset,
    CellsWritten,
    Change,
    ChangeSet,
    Occasion,
    RowAdded,
    RowMerged,
    RowRemoved,
    RowRestored,
    RowSplit,
    Transition,
)
from roster_desktop.records.delivery import DeliveredRow, Delivery, Manifest, Problem
from roster_desktop.records.row import (
    LISTED,
    REMOVAL_KEY,
    CellAddress,
    RowId,
    RowState,
    Standing,
    derived_row_id,
    new_row_id,
    new_writer,
)
from roster_desktop.records.unit import Level, Unit, WriterRecord
from roster_desktop.records.version import Order, Version, qualified

__all__ = [
    "BLANK",
    "LISTED",
    "REMOVAL_KEY",
    "Cell",
    "CellAddress",
    "CellsReset",
    "CellsWritten",
    "Change",
    "ChangeSet",
    "DeliveredRow",
    "Delivery",
    "Level",
    "Manifest",
    "Occasion",
    "Order",
    "Pair",
    "Problem",
    "RowAdded",
    "RowId",
    "RowMerged",
    "RowRemoved",
    "RowRestored",
    "RowSplit",
    "RowState",
    "Standing",
    "Transition",
    "Unit",
    "Value",
    "Version",
    "WriterRecord",
    "derived_row_id",
    "new_row_id",
    "new_writer",
    "qualified",
    "undominated",
]
