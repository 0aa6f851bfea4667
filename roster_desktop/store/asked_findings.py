"""Which findings: listed, counted, told for the rows of a page; whether somebody explained them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from roster_desktop.records import Area, RowId
from roster_desktop.store.finding_lines import COLUMNS, FindingLine, read
from roster_desktop.store.findings import GROUPS_IN_FORCE, HOUSEHOLD, PERSON, run_in_force, whole_run_in_force
from roster_desktop.store.transaction import Line, Transaction

OPEN = "open"
EXPLAINED = "explained"

_EQUAL = {
    "rule": "f.rule",
    "level": "f.level",
    "roster": "f.roster",
    "township": "f.township",
    "village": "f.village",
    "holder": "f.holder",
}
COUNTED_BY = {
    "rule": "f.rule",
    "level": "f.level",
    "roster": "f.roster",
    "township": "f.township",
    "village": "f.village",
    "row": "f.row_id",
}
_SAME = "e.row_id = f.row_id AND e.rule = f.rule AND e.basis = f.basis"
_IS_EXPLAINED = f"EXISTS (SELECT 1 FROM explained e WHERE {_SAME})"
_AT_ROW = "(f.row_id = ? OR f.number IN (SELECT number FROM finding_beside WHERE row_id = ?))"
_MEMBERS = (
    f"SELECT row_id FROM row_group WHERE run = {GROUPS_IN_FORCE} AND scope = '{HOUSEHOLD}' AND group_key = ?"
)
_OF_HOUSEHOLD = (
    f"((f.scope = '{HOUSEHOLD}' AND f.group_key = ?) OR f.row_id IN ({_MEMBERS}) OR (f.holder <> '' AND "
    f"f.holder IN (SELECT group_key FROM row_group WHERE run = {GROUPS_IN_FORCE} AND scope = '{PERSON}' "
    f"AND row_id IN ({_MEMBERS}))))"
)
_COLUMNS = ", ".join(f"f.{column}" for column in COLUMNS)


class Said(Struct, frozen=True):
    """Why a finding stands, who said so and on which day."""

    reason: str
    who: str
    on: str


class Told(Struct, frozen=True):
    """A finding, the household of its person, and what was said about it."""

    line: FindingLine
    household: str
    said: Said | None


class Head(Struct, frozen=True):
    """What lists show of a finding; quick to read, whatever it rests on."""

    rule: str
    level: str
    roster: str
    row: str
    basis: str
    message: str
    name: str
    township: str
    village: str
    holder: str
    is_explained: bool


def list_heads(transaction: Transaction, where: Mapping[str, str], state: str) -> list[Head]:
    """In the order of the rows."""
    condition, gaps = _conditions(transaction, where, state)
    lines = transaction.lines(
        "SELECT f.rule, f.level, f.roster, f.row_id, f.basis, f.message, f.name, f.township, f.village, "
        f"f.holder, {_IS_EXPLAINED} FROM finding f WHERE {condition} ORDER BY {_order(transaction)}",
        *gaps,
    )
    told: list[list[Any]] = [[*line[:-1], bool(line[-1])] for line in lines]
    return [Head(*line) for line in told]


def list_findings(transaction: Transaction, where: Mapping[str, str], state: str, limit: int) -> list[Told]:
    """In the order of the rows; `limit` 0 for all of them."""
    condition, gaps = _conditions(transaction, where, state)
    lines = transaction.lines(
        f"SELECT {_COLUMNS}, e.reason, e.who, e.since FROM finding f LEFT JOIN explained e ON {_SAME} "
        f"WHERE {condition} ORDER BY {_order(transaction)} LIMIT ?",
        *gaps, limit or -1,
    )  # fmt: skip
    return list(_told(transaction, lines))


def findings_at(transaction: Transaction, rows: Iterable[RowId], state: str) -> dict[RowId, list[Told]]:
    """Row → the findings in it or resting on it; rows without any are absent."""
    run = run_in_force(transaction)
    asked = list(dict.fromkeys(rows))
    rows_by_number: dict[int, set[RowId]] = {}
    for statement in (
        f"SELECT number, row_id FROM finding WHERE run = {run} AND row_id IN",
        "SELECT number, row_id FROM finding_beside WHERE row_id IN",
    ):
        for number, row in transaction.lines_for(statement, asked):
            rows_by_number.setdefault(int(number), set()).add(RowId(row))
    condition = f"f.run = {run}{_with_state(state)}"
    statement = (
        f"SELECT {_COLUMNS}, e.reason, e.who, e.since FROM finding f LEFT JOIN explained e ON {_SAME} "
        f"WHERE {condition} AND f.number IN"
    )
    # As they were written, whichever rows are asked for together.
    lines = sorted(transaction.lines_for(statement, map(str, rows_by_number)), key=lambda line: int(line[0]))
    found: dict[RowId, list[Told]] = {}
    for line, told in zip(lines, _told(transaction, lines), strict=True):
        for row in rows_by_number[int(line[0])]:
            found.setdefault(row, []).append(told)
    return found


def count_findings(transaction: Transaction, by: str, where: Mapping[str, str], state: str) -> dict[str, int]:
    """Value of the column → how many findings there are."""
    condition, gaps = _conditions(transaction, where, state)
    lines = transaction.lines(
        f"SELECT {COUNTED_BY[by]}, count(*) FROM finding f WHERE {condition} GROUP BY 1 ORDER BY 1", *gaps
    )
    return {str(text): int(count) for text, count in lines}


def count_by_area(transaction: Transaction, where: Mapping[str, str], state: str) -> dict[Area, int]:
    """Village, within its township → how many findings there are."""
    condition, gaps = _conditions(transaction, where, state)
    lines = transaction.lines(
        f"SELECT f.township, f.village, count(*) FROM finding f WHERE {condition} GROUP BY 1, 2", *gaps
    )
    return {Area(str(township), str(village)): int(count) for township, village, count in lines}


def troubled_rows(transaction: Transaction, roster: str) -> frozenset[RowId]:
    """Rows of the roster with something open."""
    condition, gaps = _conditions(transaction, {"roster": roster}, OPEN)
    lines = transaction.lines(f"SELECT DISTINCT f.row_id FROM finding f WHERE {condition}", *gaps)
    return frozenset(RowId(row) for (row,) in lines)


def everything_said(transaction: Transaction) -> dict[tuple[str, str, str], Said]:
    """(row, rule, basis) → what was said about such a finding."""
    lines = transaction.lines("SELECT row_id, rule, basis, reason, who, since FROM explained")
    return {(row, rule, basis): Said(*told) for row, rule, basis, *told in lines}


def _conditions(
    transaction: Transaction, where: Mapping[str, str], state: str
) -> tuple[str, tuple[object, ...]]:
    parts, gaps = ["f.run = ?"], [run_in_force(transaction)]
    told: list[object] = [*gaps]
    for key, text in where.items():
        if key in _EQUAL:
            parts.append(f"{_EQUAL[key]} = ?")
            told.append(text)
        elif key == "row":
            parts.append(_AT_ROW)
            told += [text, text]
        elif key == "household":
            parts.append(_OF_HOUSEHOLD)
            told += [text, text, text]
        else:
            raise KeyError(key)
    return " AND ".join(parts) + _with_state(state), tuple(told)


def _with_state(state: str) -> str:
    match state:
        case "explained":
            return f" AND {_IS_EXPLAINED}"
        case "open":
            return f" AND NOT {_IS_EXPLAINED}"
    return ""


def _order(transaction: Transaction) -> str:
    places = " ".join(
        f"WHEN '{table.roster.key}' THEN {place}" for place, table in enumerate(transaction.tables.tables)
    )
    return f"CASE f.roster {places} ELSE 99 END, f.place, f.row_id, f.rule, f.number"


def _told(transaction: Transaction, lines: Sequence[Line]) -> Iterator[Told]:
    read_lines = [read(line) for line in lines]
    household_by_row, household_by_holder = _households(transaction, read_lines)
    for told, line in zip(lines, read_lines, strict=True):
        household = household_by_row.get(line.row) or household_by_holder.get(line.holder, "")
        reason, who, since = told[len(COLUMNS) :]
        yield Told(line, household, None if reason is None else Said(reason, who, since))


def _households(
    transaction: Transaction, lines: Sequence[FindingLine]
) -> tuple[dict[str, str], dict[str, str]]:
    """(household by row of the person roster, household by person)."""
    run = whole_run_in_force(transaction).groups
    of_row = (
        f"SELECT row_id, group_key FROM row_group WHERE run = {run} AND scope = '{HOUSEHOLD}' AND row_id IN"
    )
    by_row = {str(row): str(key) for row, key in transaction.lines_for(of_row, (line.row for line in lines))}
    holders = (line.holder for line in lines if line.holder and line.row not in by_row)
    of_person = (
        "SELECT p.group_key, h.group_key FROM row_group p JOIN row_group h ON h.row_id = p.row_id "
        f"AND h.run = p.run AND h.scope = '{HOUSEHOLD}' "
        f"WHERE p.run = {run} AND p.scope = '{PERSON}' AND p.group_key IN"
    )
    by_holder: dict[str, str] = {}
    for holder, key in transaction.lines_for(of_person, holders):
        # Who is listed in two households is told under one of them, whichever way it is asked.
        by_holder[holder] = min(key, by_holder.get(holder, key))
    return by_row, by_holder
