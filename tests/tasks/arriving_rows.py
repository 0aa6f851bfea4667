"""Rows of a made-up workbook as they arrive out of a real one."""

from __future__ import annotations

from msgspec.structs import replace

from roster_desktop.records import Delivery, PlainCells, RowState


def plainly(state: RowState) -> RowState:
    """The row as it arrives out of a workbook."""
    cells = state.cells
    if any(len(cell.pairs) != 1 for cell in cells.values()):
        return state
    pairs = {key: next(iter(cell.pairs)) for key, cell in cells.items()}
    marks = {key: (pair.version, pair.by) for key, pair in pairs.items()}
    return replace(state, cells=PlainCells({key: pair.value for key, pair in pairs.items()}, marks))


def arriving(delivery: Delivery) -> Delivery:
    rows = tuple(replace(row, state=row.state and plainly(row.state)) for row in delivery.rows)
    return replace(delivery, rows=rows)
