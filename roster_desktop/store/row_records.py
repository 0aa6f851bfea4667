"""Any row as a line of its table."""

from __future__ import annotations

from msgspec import Struct

from roster_desktop.records import RowLine, RowState, Standing, column_texts
from roster_desktop.store.roster_tables import RosterTable
from roster_desktop.store.row_lines import beside, fill_in, memory_beside, plain_texts
from roster_desktop.store.rows import Placed
from roster_desktop.store.transaction import Transaction


class Touch(Struct, frozen=True):
    """When a row was changed and who did it; for people to read."""

    at: str
    by: str


def record_of(
    transaction: Transaction, table: RosterTable, placed: Placed, touch: Touch
) -> tuple[object, ...]:
    """The row as a line of its table, in the order of `RosterTable.columns`."""
    state = placed.state
    plain = state.plain
    texts = plain_texts(table, plain) if plain is not None else None
    if texts is None:
        texts = _shown_texts(transaction, table, state)
    standing = Standing.LISTED if plain is not None else state.standing
    waiting = () if plain is not None else state.open_registers
    told = beside(transaction.tables.catalog, table, texts)
    fill_in(table, texts)
    return (
        state.id,
        placed.place,
        int(standing is Standing.REMOVED),
        standing.value,
        " ".join(waiting),
        len(waiting),
        told.received,
        touch.at,
        touch.by,
        told.holder,
        told.pairing,
        told.pinyin,
        told.search,
        memory_beside(table, state, texts),
        *texts.values(),
    )


def listed(line: RowLine, place: int, touch: Touch) -> tuple[object, ...]:
    """The same of a row that was made ready."""
    return (
        line.row, place, 0, Standing.LISTED.value, "", 0, line.received, touch.at, touch.by, line.holder,
        line.pairing, line.pinyin, line.search, line.memory, *line.texts,
    )  # fmt: skip


def _shown_texts(transaction: Transaction, table: RosterTable, state: RowState) -> dict[str, str]:
    """Column → text of any row, blank ones too, in the order of the table."""
    shown = column_texts(table.roster, state.shown(transaction.own_writers))
    return {column: shown.get(column, "") for column in table.texts}
