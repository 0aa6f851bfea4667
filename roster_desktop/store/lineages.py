"""What each sender has said so far: the memory that makes a list typed in a spreadsheet a quiet update."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from roster_desktop.records import (
    Absence,
    Cell,
    Lineage,
    LineageChange,
    LineageRow,
    RowId,
    Saying,
    short_hash,
)
from roster_desktop.records import row_memory as memory
from roster_desktop.store.transaction import Transaction

_FAMILY = 0.5
"""Share of the columns of both lists together that two lists of one family have in common."""
_ROW = "lineage, row_id, roster, said, absence, absent_in"
_NOTHING = "\n\n"
_REMEMBERED = (
    ("lineage_row", "lineage, row_id", "said"),
    ("lineage_entry", "batch, lineage, row_id", "before, after"),
)
"""Where it stands what senders said: (table, what tells its lines apart, its texts)."""


def read_lineage(transaction: Transaction, sender: str, roster: str, columns: Collection[str]) -> Lineage:
    """The sender's lists of this roster whose columns are about these; an empty lineage where none came."""
    wanted = frozenset(columns)
    heads = [
        _head(line)
        for line in transaction.lines(
            "SELECT key, sender, unit, roster, columns, deliveries FROM lineage "
            "WHERE sender = ? AND roster = ? ORDER BY key",
            sender, roster,
        )
    ]  # fmt: skip
    near = [(_nearness(head.columns, wanted), head.deliveries, head) for head in heads]
    found = max(near, key=lambda one: one[:2], default=None)
    if found is None or found[0] < _FAMILY:
        return Lineage("", sender, roster=roster)
    return _with_rows(transaction, found[2])


def read_named(transaction: Transaction, key: str, sender: str) -> Lineage:
    """The lineage of this key; an empty one where there is none yet."""
    line = transaction.line(
        "SELECT key, sender, unit, roster, columns, deliveries FROM lineage WHERE key = ?", key
    )
    return _with_rows(transaction, _head(line)) if line else Lineage(key, sender)


class Missed(Struct, frozen=True):
    """A row that its sender's workbooks no longer have, and nobody has said why."""

    id: str
    roster: str
    row: RowId
    unit: str
    workbook: str
    batch: int
    """Of the history, in which it was noticed."""


def missed_rows(transaction: Transaction, rows: Iterable[RowId] | None = None) -> list[Missed]:
    """Rows about which somebody is asked, the first noticed first; of these rows alone, where they are
    named."""
    statement = (
        "SELECT r.roster, r.row_id, l.unit, r.absent_in, "
        "(SELECT max(e.batch) FROM lineage_entry e WHERE e.lineage = r.lineage AND e.row_id = r.row_id) "
        "FROM lineage_row r JOIN lineage l ON l.key = r.lineage "
        f"WHERE r.absence = '{Absence.WAITING.value}'"
    )
    lines = (
        transaction.lines(statement)
        if rows is None
        else list(transaction.lines_for(f"{statement} AND r.row_id IN", rows))
    )
    found: dict[RowId, Missed] = {}
    for roster, row, unit, workbook, batch in sorted(lines, key=lambda line: (line[4] or 0, line[1])):
        found.setdefault(RowId(row), Missed(missed_id(roster, row), roster, row, unit, workbook, batch or 0))
    return list(found.values())


def missed_id(roster: str, row: str) -> str:
    """The id of the question whether the row is still listed."""
    return short_hash("missed", roster, row)


def answered(transaction: Transaction, rows: Mapping[RowId, Absence]) -> list[LineageChange]:
    """What remembering these answers alters. Rows about which nobody asks alter nothing."""
    changes: dict[str, list[LineageRow]] = {}
    for line in transaction.lines_for(
        f"SELECT {_ROW} FROM lineage_row WHERE absence = '{Absence.WAITING.value}' AND row_id IN", rows
    ):
        known = _row(line[1:])
        changes.setdefault(line[0], []).append(replace(known, absence=rows[known.row]))
    return [LineageChange(read_named(transaction, key, key), tuple(found)) for key, found in changes.items()]


def alters_questions(changes: Iterable[LineageChange]) -> bool:
    """Whether somebody is asked about a missing row from now on, or no more."""
    return any(
        row.absence is not change.lineage.row(row.roster, row.row).absence
        for change in changes
        for row in change.rows
    )


def write_lineages(transaction: Transaction, changes: Iterable[LineageChange], batch: int) -> None:
    """Remember what was said. `batch`: the step of the history that taking back restores; 0 for none."""
    for change in changes:
        _write_head(transaction, change)
        stale = transaction.aliases_of(row.row for row in change.rows)
        _put(
            transaction,
            change.lineage.key,
            {
                **{alias: (row.roster, _NOTHING) for row in change.rows for alias in stale.get(row.row, ())},
                **{row.row: (row.roster, _text(row)) for row in change.rows},
            },
            batch,
        )


def restore_lineages(
    transaction: Transaction, batch: int, kept: Collection[RowId], *, undone_by: int
) -> None:
    """Put back what the batch did to the memory of lineages, but of the rows that stay as they are."""
    wanted: dict[str, dict[RowId, tuple[str, str]]] = {}
    lines = transaction.lines(
        "SELECT lineage, row_id, roster, before, after FROM lineage_entry WHERE batch = ?", batch
    )
    for lineage, row, roster, before, after in lines:
        if row in kept:
            continue
        now = _texts(transaction, lineage, [row]).get(RowId(row), _NOTHING)
        back = (
            (before or _NOTHING) if now == (after or _NOTHING) else _unsaid(row, roster, now, before, after)
        )
        wanted.setdefault(lineage, {})[RowId(row)] = (roster, back)
    for lineage, rows in wanted.items():
        _put(transaction, lineage, rows, undone_by)


def reword_lineages(
    transaction: Transaction,
    erased: Collection[RowId],
    may_matter: Callable[[str], bool],
    kept: Callable[[str, RowId, dict[str, Cell]], dict[str, Cell]],
) -> None:
    """Remember of rows that are not erased only what is kept of the cells: (roster, row, cells) → cells."""
    for table, gaps, texts in _REMEMBERED:
        for line in transaction.lines(f"SELECT {gaps}, roster, {texts} FROM {table}"):
            *place, roster = line[: gaps.count(",") + 2]
            said = line[gaps.count(",") + 2 :]
            row = RowId(place[-1])
            if row in erased or not any(text and may_matter(text) for text in said):
                continue
            now = [_kept_of(text, roster, row, kept) if text else text for text in said]
            if now != list(said):
                sets = ", ".join(f"{text} = ?" for text in texts.split(", "))
                where = " AND ".join(f"{gap} = ?" for gap in gaps.split(", "))
                transaction.run(f"UPDATE {table} SET {sets} WHERE {where}", *now, *place)


def _kept_of(
    text: str, roster: str, row: RowId, kept: Callable[[str, RowId, dict[str, Cell]], dict[str, Cell]]
) -> str:
    said, *rest = text.split("\n")
    told = _of_text(row, roster, "\n".join((said, "", "")))
    sayings = tuple(replace(one, cells=kept(roster, row, dict(one.cells))) for one in told.sayings)
    return "\n".join((_text(replace(told, sayings=sayings)).split("\n")[0], *rest))


def _unsaid(row: str, roster: str, now: str, before: str | None, after: str | None) -> str:
    """What stands there now without what the batch had said; later deliveries said something more."""
    said, was = (_of_text(row, roster, text or _NOTHING) for text in (after, before))
    known = _of_text(row, roster, now)
    for number in {one.delivery for one in said.sayings} - {one.delivery for one in was.sayings}:
        known = known.without(number)
    return _text(known)


def _put(transaction: Transaction, lineage: str, rows: Mapping[RowId, tuple[str, str]], batch: int) -> None:
    before = _texts(transaction, lineage, rows)
    altered = {row: said for row, said in rows.items() if before.get(row, _NOTHING) != said[1]}
    transaction.run_many(
        "DELETE FROM lineage_row WHERE lineage = ? AND row_id = ?", [(lineage, row) for row in altered]
    )
    transaction.run_many(
        f"INSERT INTO lineage_row ({_ROW}) VALUES (?, ?, ?, ?, ?, ?)",
        [
            (lineage, row, roster, *text.split("\n"))
            for row, (roster, text) in altered.items()
            if text != _NOTHING
        ],
    )
    if batch:
        transaction.run_many(
            "INSERT OR REPLACE INTO lineage_entry (batch, lineage, row_id, roster, before, after) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            [(batch, lineage, row, altered[row][0], before.get(row), altered[row][1]) for row in altered],
        )


def _write_head(transaction: Transaction, change: LineageChange) -> None:
    lineage = change.lineage
    columns = " ".join(sorted(change.columns or lineage.columns))
    transaction.run(
        "INSERT OR REPLACE INTO lineage (key, sender, unit, roster, columns, deliveries) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        lineage.key, lineage.sender, lineage.unit, lineage.roster, columns, lineage.deliveries + 1,
    )  # fmt: skip


def _texts(transaction: Transaction, lineage: str, rows: Iterable[RowId]) -> dict[RowId, str]:
    lines = transaction.lines_for(
        # The name is a hash of our own making, never a text that somebody typed.
        f"SELECT row_id, said, absence, absent_in FROM lineage_row WHERE lineage = '{_safe(lineage)}' "
        "AND row_id IN",
        rows,
    )
    return {RowId(row): "\n".join(texts) for row, *texts in lines}


def _safe(key: str) -> str:
    if not key.replace(".", "").isalnum():
        raise ValueError(f"no lineage is called {key!r}")
    return key


def _with_rows(transaction: Transaction, head: Lineage) -> Lineage:
    lines = transaction.lines(f"SELECT {_ROW} FROM lineage_row WHERE lineage = ?", head.key)
    rows = {(row.roster, row.row): row for row in (_row(line[1:]) for line in lines)}
    stands = transaction.rows_behind(row for _, row in rows)
    return replace(head, rows=rows).standing(stands)


def _nearness(known: frozenset[str], wanted: frozenset[str]) -> float:
    return len(known & wanted) / len(known | wanted) if known | wanted else 1.0


def _head(line: Sequence[object]) -> Lineage:
    key, sender, unit, roster, columns, deliveries = line
    return Lineage(
        str(key), str(sender), str(unit), str(roster), frozenset(str(columns).split()), int(str(deliveries))
    )


def _row(line: Sequence[object]) -> LineageRow:
    row, roster, said, absence, absent_in = map(str, line)
    try:
        sayings = tuple(
            Saying(int(number), memory.cells_of(cells))
            for number, cells in (json.loads(said) if said else ())
        )
        missing = Absence(absence) if absence else None
    except (ValueError, TypeError) as trouble:
        raise memory.MemoryLost("this is no memory of a lineage") from trouble
    return LineageRow(roster, RowId(row), sayings, missing, absent_in)


def _of_text(row: str, roster: str, text: str) -> LineageRow:
    return _row((row, roster, *text.split("\n")))


def _text(row: LineageRow) -> str:
    said = ",".join(f"[{one.delivery},{memory.written(one.cells)}]" for one in row.sayings)
    file = row.absent_in.replace("\n", " ")
    return "\n".join((f"[{said}]" if said else "", row.absence.value if row.absence else "", file))
