"""The texts that rules are given: as they are stored, nothing filled in, read as quickly as can be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from roster_desktop.records import RowId
from roster_desktop.store.roster_tables import RosterTable, quoted
from roster_desktop.store.transaction import Line, Transaction


@dataclass(frozen=True, slots=True)
class RowTexts:
    """A listed row's own texts; blank cells are absent."""

    id: RowId
    roster: str
    place: int
    stored: Mapping[str, str]


def texts_of(transaction: Transaction, roster: str, ids: Iterable[str]) -> list[RowTexts]:
    """The rows with these ids, as far as they are listed, in no order."""
    table = transaction.table(roster)
    # The plus keeps SQLite from walking all listed rows instead of looking these up.
    lines = transaction.lines_for(f"{_select(table)} WHERE +row_gone = 0 AND row_id IN", ids)
    return list(_read(table, lines))


def page_of_texts(
    transaction: Transaction, roster: str, after: RowTexts | None, *, limit: int
) -> list[RowTexts]:
    """The listed rows that follow this one in the order of their places."""
    table = transaction.table(roster)
    place, row = (after.place, after.id) if after else (-1, "")
    lines = transaction.lines(
        f"{_select(table)} WHERE row_gone = 0 AND (row_place, row_id) > (?, ?) "
        "ORDER BY row_place, row_id LIMIT ?",
        place, row, limit,
    )  # fmt: skip
    return list(_read(table, lines))


def _select(table: RosterTable) -> str:
    keys = ", ".join(quoted(column.key) for column in table.roster.columns)
    return f"SELECT row_id, row_place, row_received, {keys} FROM {table.name}"


def _read(table: RosterTable, lines: Iterable[Line]) -> Iterator[RowTexts]:
    columns = table.roster.columns
    keys = [column.key for column in columns]
    derived = {column.key for column in columns if column.derived}
    for row, place, received, *texts in lines:
        hidden = derived.difference(received.split())
        stored = {key: text for key, text in zip(keys, texts, strict=True) if text and key not in hidden}
        yield RowTexts(RowId(row), table.roster.key, place, stored)
