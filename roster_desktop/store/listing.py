"""Which rows: found by text, filtered, sorted, counted; only their ids,
so that a county lists like a village."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import cast

from roster_desktop.records import Area, RowId
from roster_desktop.schema import UNVERIFIED, Role
from roster_desktop.schema.kinds.id_number import holder_of
from roster_desktop.store.day_texts import is_worked_out, text_on
from roster_desktop.store.roster_tables import RosterTable, quoted
from roster_desktop.store.rows import read_rows
from roster_desktop.store.search import sort_key, words
from roster_desktop.store.search_index import first_found, places_asked
from roster_desktop.store.shapes import Query, Row
from roster_desktop.store.transaction import PAGE, Transaction

_Condition = tuple[str, tuple[object, ...]]

UNVERIFIED_TEXTS = UNVERIFIED.where["verified_result"]


def list_rows(transaction: Transaction, query: Query, on: date) -> list[RowId]:
    """Ids of the rows in the asked order."""
    table = transaction.table(query.roster)
    conditions, gaps = _conditions(transaction, table, query, on)
    order = ", ".join(_order(table, query, on))
    listed = f"SELECT row_id FROM {table.name} WHERE {conditions} ORDER BY {order}"
    # As one text: the database joins them while the window goes on, and no line for each is made here.
    found = transaction.line(f"SELECT group_concat(row_id, char(10)) FROM ({listed})", *gaps)
    ids = cast(list[RowId], str(found[0]).split("\n")) if found and found[0] is not None else []
    if _asks_the_day(table, query):
        return _sifted(transaction, table, query, ids, on)
    return ids


def first_rows(transaction: Transaction, query: Query, on: date, limit: int) -> list[RowId]:
    """The first ids of `list_rows`; in the order in which rows came without looking for the others."""
    table = transaction.table(query.roster)
    if query.order or _asks_the_day(table, query):
        return list_rows(transaction, query, on)[:limit]
    conditions, gaps = _conditions(transaction, table, query, on, is_indexed=False)
    found = first_found(transaction, table, words(query.find), (conditions, gaps), limit)
    if found is not None:
        return found
    statement = f"SELECT row_id FROM {table.name} WHERE {conditions} ORDER BY row_place, row_id LIMIT ?"
    return [RowId(row) for (row,) in transaction.lines(statement, *gaps, limit)]


def count_rows(transaction: Transaction, query: Query, on: date) -> int:
    table = transaction.table(query.roster)
    if _asks_the_day(table, query):
        return len(list_rows(transaction, query, on))
    conditions, gaps = _conditions(transaction, table, query, on)
    return transaction.number(f"SELECT count(*) FROM {table.name} WHERE {conditions}", *gaps)


def count_texts(transaction: Transaction, query: Query, column: str, on: date) -> list[tuple[str, int]]:
    """Text of the column → in how many of the rows it stands, those found most first; "" for blank cells."""
    table = transaction.table(query.roster)
    if column not in table.texts:
        raise KeyError(column)
    if is_worked_out(table, column) or _asks_the_day(table, query):
        ids = list_rows(transaction, query, on)
        texts = Counter(row.values.get(column, "") for row in _read_all(transaction, table, ids, on))
        return sorted(texts.items(), key=lambda found: (-found[1], found[0]))
    conditions, gaps = _conditions(transaction, table, query, on)
    lines = transaction.lines(
        f"SELECT {text_on(table, column, on)} AS cell_text, count(*) FROM {table.name} "
        f"WHERE {conditions} GROUP BY cell_text ORDER BY count(*) DESC, cell_text",
        *gaps,
    )
    return [(str(text), int(count)) for text, count in lines]


def list_texts(
    transaction: Transaction, query: Query, columns: Sequence[str], on: date
) -> list[tuple[str, ...]]:
    """Row id and stored texts of these columns, for every row found, in the order in which they came."""
    table = transaction.table(query.roster)
    if unknown := [key for key in columns if key not in table.texts]:
        raise KeyError(unknown[0])
    conditions, gaps = _conditions(transaction, table, query, on)
    shown = ", ".join(("row_id", *(quoted(key) for key in columns)))
    lines = transaction.lines(
        f"SELECT {shown} FROM {table.name} WHERE {conditions} ORDER BY row_place, row_id", *gaps
    )
    return [tuple(line) for line in lines]


def page_of_texts(
    transaction: Transaction,
    roster: str,
    columns: Sequence[str],
    after: tuple[int, str] | None,
    *,
    limit: int,
) -> tuple[list[tuple[str, ...]], tuple[int, str] | None]:
    """The same of listed rows that follow this one, and the last of them where more may follow, else None."""
    table = transaction.table(roster)
    shown = ", ".join(("row_place", "row_id", *(quoted(key) for key in columns)))
    lines = transaction.lines(
        f"SELECT {shown} FROM {table.name} WHERE row_gone = 0 AND (row_place, row_id) > (?, ?) "
        "ORDER BY row_place, row_id LIMIT ?",
        *(after or (-1, "")), limit,
    )  # fmt: skip
    last = (int(lines[-1][0]), str(lines[-1][1])) if len(lines) == limit else None
    return [tuple(line[1:]) for line in lines], last


def rows_with_text(transaction: Transaction, roster: str, column: str) -> list[RowId]:
    """Rows, removed ones too, that hold any text in the column."""
    table = transaction.table(roster)
    if column not in table.texts:
        raise KeyError(column)
    lines = transaction.lines(f"SELECT row_id FROM {table.name} WHERE {quoted(column)} <> ''")
    return [RowId(row) for (row,) in lines]


def count_listed(transaction: Transaction) -> dict[str, int]:
    """Roster → how many rows it lists; ledgers are not counted among them."""
    tables = (transaction.table(roster.key) for roster in transaction.tables.catalog.rosters)
    return {
        table.roster.key: transaction.number(f"SELECT count(*) FROM {table.name} WHERE row_gone = 0")
        for table in tables
    }


def count_households(transaction: Transaction, area: Area) -> int:
    """Households of which the person roster lists somebody; persons without a household number count none."""
    table = transaction.table(transaction.tables.catalog.people)
    if not table.roster.has(Role.HOUSEHOLD):
        return 0
    roles = (Role.TOWNSHIP, Role.VILLAGE, Role.HOUSEHOLD)
    keys = [quoted(table.roster.key_of(role)) for role in roles if table.roster.has(role)]
    asked = {Role.TOWNSHIP: area.township, Role.VILLAGE: area.village}
    inside = {role: name for role, name in asked.items() if name and table.roster.has(role)}
    there = f" AND {_stands_there(table, inside)}" if inside else ""
    return transaction.number(
        f"SELECT count(*) FROM (SELECT DISTINCT {', '.join(keys)} FROM {table.name} "
        f"WHERE row_gone = 0 AND {keys[-1]} <> ''{there})",
        *inside.values(),
    )


def rows_of_holder(transaction: Transaction, roster: str, id_number: str) -> list[RowId]:
    """Listed rows about the person with this number, whichever of its forms is written."""
    holder = holder_of(id_number)
    if not holder:
        return []
    table = transaction.table(roster)
    # The plus keeps SQLite from walking all rows in their order instead of looking the holder up.
    lines = transaction.lines(
        f"SELECT row_id FROM {table.name} WHERE row_holder = ? AND row_gone = 0 ORDER BY +row_place", holder
    )
    return [RowId(row) for (row,) in lines]


def names_of_holders(transaction: Transaction, roster: str, holders: Iterable[str]) -> list[tuple[str, str]]:
    """(holder, name) of the listed rows about these persons, whichever form of their numbers is written."""
    table = transaction.table(roster)
    name = quoted(table.roster.key_of(Role.NAME))
    statement = f"SELECT row_holder, {name} FROM {table.name} WHERE +row_gone = 0 AND row_holder IN"
    return [(holder, name) for holder, name in transaction.lines_for(statement, holders)]


def rows_beginning(transaction: Transaction, roster: str, beginning: str, *, limit: int) -> list[RowId]:
    """Rows, removed ones too, whose id or other id begins like this."""
    table = transaction.table(roster)
    pattern = f"{_plain(beginning)}%"
    lines = transaction.lines(
        f"SELECT row_id FROM {table.name} WHERE row_id LIKE ? ESCAPE '\\' "
        "UNION SELECT row_id FROM alias WHERE roster = ? AND alias LIKE ? ESCAPE '\\' "
        "ORDER BY row_id LIMIT ?",
        pattern, roster, pattern, limit,
    )  # fmt: skip
    return [RowId(row) for (row,) in lines]


def _conditions(
    transaction: Transaction, table: RosterTable, query: Query, on: date, *, is_indexed: bool = True
) -> _Condition:
    parts: list[_Condition] = [("row_gone = ?", (int(query.removed),))]
    if is_indexed and (places := places_asked(transaction, table, words(query.find))):
        parts.append(places)
    parts += [("row_search LIKE ? ESCAPE '\\'", (f"%{_plain(word)}%",)) for word in words(query.find)]
    asked = {Role.TOWNSHIP: query.township, Role.VILLAGE: query.village}
    if any(asked.values()):
        parts.append(_of_area(transaction, table, {role: name for role, name in asked.items() if name}))
    for key, texts in query.where.items():
        if key not in table.texts:
            raise KeyError(key)
        if not is_worked_out(table, key):
            parts.append((f"{text_on(table, key, on)} IN ({', '.join('?' * len(texts))})", tuple(texts)))
    if query.disputed:
        parts.append(("row_open_count > 0", ()))
    if query.verified_before:
        parts.append(_verified_before(query.verified_before))
    if query.among is not None:
        parts.append(("row_id IN (SELECT value FROM json_each(?))", (json.dumps(sorted(query.among)),)))
    return " AND ".join(part for part, _ in parts), tuple(gap for _, gaps in parts for gap in gaps)


def _verified_before(day: str) -> _Condition:
    """What is no date at all is no proof of a late verification."""
    done = ", ".join("?" * len(UNVERIFIED_TEXTS))
    return (
        f"verified_result NOT IN ({done}) AND (verified_on < ? OR verified_on > ':')",
        (*UNVERIFIED_TEXTS, day),
    )


def _of_area(transaction: Transaction, table: RosterTable, name_by_role: Mapping[Role, str]) -> _Condition:
    """Rows of this township or village; of a roster that does not say, those of its people."""
    names = tuple(name_by_role.values())
    if all(table.roster.has(role) for role in name_by_role):
        return _stands_there(table, name_by_role), names
    people = transaction.table(transaction.tables.catalog.people)
    holders = f"SELECT row_holder FROM {people.name} WHERE {_stands_there(people, name_by_role)}"
    return f"row_holder IN ({holders} AND row_holder <> '')", names


def _stands_there(table: RosterTable, roles: Iterable[Role]) -> str:
    return " AND ".join(f"{quoted(table.roster.key_of(role))} = ?" for role in roles)


def _order(table: RosterTable, query: Query, on: date) -> Iterator[str]:
    for key, descending in query.order:
        if key not in table.texts:
            raise KeyError(key)
        if is_worked_out(table, key):
            continue
        column = text_on(table, key, on)
        way = "DESC" if descending else "ASC"
        yield f"{column} = ''"
        spec = table.roster.column_by_key.get(key)
        if spec and spec.role is Role.NAME:
            yield f"row_pinyin {way}"
        elif spec and spec.kind.is_numeric:
            yield f"CAST({column} AS REAL) {way}"
        yield f"{column} {way}"
    yield "row_place"
    yield "row_id"


def _asks_the_day(table: RosterTable, query: Query) -> bool:
    keys = (*query.where, *(key for key, _ in query.order))
    return any(is_worked_out(table, key) for key in keys)


def _sifted(
    transaction: Transaction, table: RosterTable, query: Query, ids: list[RowId], on: date
) -> list[RowId]:
    """The ids filtered and sorted by what has to be worked out for the day."""
    rows = _read_all(transaction, table, ids, on)
    for key, texts in query.where.items():
        if is_worked_out(table, key):
            rows = [row for row in rows if row.values.get(key, "") in texts]
    for key, descending in reversed(query.order):
        rows.sort(key=_weight_by(table, key), reverse=descending)
        rows.sort(key=_blank_last(key))
    return [row.id for row in rows]


def _read_all(transaction: Transaction, table: RosterTable, ids: list[RowId], on: date) -> list[Row]:
    rows: list[Row] = []
    for start in range(0, len(ids), PAGE):
        rows += read_rows(transaction, table.roster.key, ids[start : start + PAGE], on)
    return rows


def _weight_by(table: RosterTable, key: str) -> Callable[[Row], tuple[float, str]]:
    """The order that SQL gives stored columns, for worked out ones too: names by pinyin,
    numbers by what they count."""
    column = table.roster.column_by_key.get(key)
    is_name = column is not None and column.role is Role.NAME
    is_number = column is not None and column.kind.is_numeric

    def weight(row: Row) -> tuple[float, str]:
        text = row.values.get(key, "")
        if is_name:
            return 0.0, f"{sort_key(text)}\n{text}"
        return (_number(text) if is_number else 0.0), text

    return weight


def _blank_last(key: str) -> Callable[[Row], bool]:
    return lambda row: not row.values.get(key)


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0


def _plain(text: str) -> str:
    """The text with LIKE's own signs taken literally."""
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
