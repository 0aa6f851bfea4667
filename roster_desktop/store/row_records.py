"""A row on its way into its table: its texts, and all that is kept beside them to find, sort and know it
by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from roster_desktop.records import PlainCells, RowState, Standing, column_texts
from roster_desktop.records import row_memory as memory
from roster_desktop.records.note import gathered
from roster_desktop.schema import Role
from roster_desktop.schema.kinds.id_number import holder_of
from roster_desktop.schema.pairing import pairing_key
from roster_desktop.store.roster_tables import RosterTable
from roster_desktop.store.rows import Placed, key_text, told_by_columns
from roster_desktop.store.search import search_text, sort_key
from roster_desktop.store.transaction import Transaction

_ANY_DAY = date(2000, 1, 1)
"""For derived cells that mean the same on every day."""


@dataclass(frozen=True, slots=True)
class Touch:
    """When a row was changed and who did it; for people to read."""

    at: str
    by: str


def record_of(
    transaction: Transaction, table: RosterTable, placed: Placed, touch: Touch
) -> tuple[object, ...]:
    """The row as a line of its table, in the order of `RosterTable.columns`."""
    roster, state = table.roster, placed.state
    plain = state.plain
    texts = _plain_texts(table, plain) if plain is not None else None
    if texts is None:
        texts = _shown_texts(transaction, table, state)
    standing = Standing.LISTED if plain is not None else state.standing
    waiting = () if plain is not None else state.open_registers
    received = " ".join([column for column in table.derived if texts[column]])
    key = pairing_key(transaction.tables.catalog, roster.key, texts)
    name = roster.text_of(Role.NAME, texts)
    found_by = search_text(table.found_by, name, texts)
    for column, derived in table.stable:
        if not texts[column]:
            texts[column] = derived(texts, _ANY_DAY)
    return (
        state.id,
        placed.place,
        int(standing is Standing.REMOVED),
        standing.value,
        " ".join(waiting),
        len(waiting),
        received,
        touch.at,
        touch.by,
        holder_of(roster.text_of(Role.ID_NUMBER, texts)),
        key_text(key) if key else "",
        sort_key(name),
        found_by,
        _memory(table, state, texts),
        *texts.values(),
    )


def _plain_texts(table: RosterTable, plain: PlainCells) -> dict[str, str] | None:
    """Column → text, blank ones too, in the order of the table. None of a row with registers of another
    shape, as only other programs write them."""
    texts, columns_of = table.blank.copy(), table.roster.columns_by_register
    notes = False
    for register, value in plain.texts.items():
        columns = columns_of.get(register)
        if columns is None:
            notes = True
        elif len(columns) != len(value):
            return None
        elif len(columns) == 1:
            texts[columns[0]] = value[0]
        else:
            texts.update(zip(columns, value, strict=True))
    return texts | {key: text for key, (text,) in gathered(plain).items()} if notes else texts


def _shown_texts(transaction: Transaction, table: RosterTable, state: RowState) -> dict[str, str]:
    """The same of any row."""
    shown = column_texts(table.roster, state.shown(transaction.own_writers))
    return {column: shown.get(column, "") for column in table.texts}


def _memory(table: RosterTable, state: RowState, texts: Mapping[str, str]) -> str:
    """What stands beside the columns: everything but the texts that they show."""
    if (plain := state.plain) is not None:
        widths = table.widths
        told = [register for register, value in plain.texts.items() if widths.get(register) == len(value)]
        if (text := memory.of_one_hand(plain, told)) is not None:
            return text
    return memory.written(state.cells, told_by_columns(table, texts))
