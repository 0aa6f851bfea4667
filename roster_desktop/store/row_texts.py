"""The texts that rules are given: as they are stored, nothing filled in, read as quickly as can be."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import compress

from msgspec import Struct

from roster_desktop.records import RowId
from roster_desktop.store.roster_tables import RosterTable, quoted
from roster_desktop.store.transaction import Line, Transaction


class RowTexts(Struct, frozen=True):
    """A listed row's own texts; blank cells are absent."""

    id: RowId
    roster: str
    place: int
    stored: Mapping[str, str]


def texts_of(
    transaction: Transaction, roster: str, ids: Iterable[str], only: Collection[str] | None = None
) -> list[RowTexts]:
    """The rows with these ids, as far as they are listed, in no order; `only`: with these columns."""
    table = transaction.table(roster)
    # The plus keeps SQLite from walking all listed rows instead of looking these up.
    keys = _keys(table, only)
    lines = transaction.lines_for(f"{_select(table, keys)} WHERE +row_gone = 0 AND row_id IN", ids)
    return list(_read(table, keys, lines))


def page_of_texts(
    transaction: Transaction,
    roster: str,
    after: RowTexts | None,
    *,
    limit: int,
    only: Collection[str] | None = None,
) -> list[RowTexts]:
    """The listed rows that follow this one in the order of their places; `only`: with these columns."""
    table = transaction.table(roster)
    keys = _keys(table, only)
    place, row = (after.place, after.id) if after else (-1, "")
    lines = transaction.lines(
        f"{_select(table, keys)} WHERE row_gone = 0 AND (row_place, row_id) > (?, ?) "
        "ORDER BY row_place, row_id LIMIT ?",
        place, row, limit,
    )  # fmt: skip
    return list(_read(table, keys, lines))


def _keys(table: RosterTable, only: Collection[str] | None = None) -> tuple[list[str], list[str]]:
    """Columns that hold what was typed, and columns that may hold what follows from them."""
    columns = [column for column in table.roster.columns if only is None or column.key in only]
    typed = [column.key for column in columns if not column.derived]
    return typed, [column.key for column in columns if column.derived]


def _select(table: RosterTable, keys: tuple[list[str], list[str]]) -> str:
    typed, derived = keys
    names = ", ".join(map(quoted, ("row_id", "row_place", "row_received", *typed, *derived)))
    return f"SELECT {names} FROM {table.name}"


def _read(table: RosterTable, keys: tuple[list[str], list[str]], lines: Iterable[Line]) -> Iterator[RowTexts]:
    typed, derived = keys
    roster, first = table.roster.key, len(typed)
    for row, place, received, *texts in lines:
        # Those typed come first, so that the pairs end with them.
        stored = dict(zip(compress(typed, texts), filter(None, texts), strict=False))
        if received:
            own = set(received.split())
            told = zip(derived, texts[first:], strict=True)
            stored |= {key: text for key, text in told if text and key in own}
        yield RowTexts(RowId(row), roster, place, stored)
