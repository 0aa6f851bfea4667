"""What the rules say, kept in the file: written by a check, replaced where rows changed, asked by everybody.

Findings and groups belong to a *run*, a check of the whole file.
A run is written beside the one in force and takes its place in one step,
so that nobody ever sees half a check, and a check that was cancelled leaves no trace.
A run may go on with the groups of the one before it, where they are true still.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from roster_desktop.records import RowId
from roster_desktop.store.finding_lines import COLUMNS, FindingLine, Group, written
from roster_desktop.store.identity import read_setting, write_setting
from roster_desktop.store.transaction import Line, Transaction

PERSON = "person"
HOUSEHOLD = "household"
ROW = "row"
"""Scopes; that of rows alike has the sharing's name behind `ALIKE`."""
ALIKE = "alike:"

Member = tuple[str, RowId]
"""(roster, row id)."""

_RUN = "findings_run"
_RUN_OF_GROUPS = "findings_groups"
_FINGERPRINT = "findings_fingerprint"
_SORTED = 4_000
"""Lines that are put in order at once: meanwhile no other thread does anything."""
_INSERT = f"INSERT INTO finding ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"

_NUMBER = "(SELECT CAST(text AS INTEGER) FROM setting WHERE key = '{}')"
GROUPS_IN_FORCE = f"coalesce({_NUMBER.format(_RUN_OF_GROUPS)}, {_NUMBER.format(_RUN)})"
"""For statements: the number under which the groups of the run in force stand. Files of earlier programs do
not name it: there it is the run's own."""


class Run(Struct, frozen=True):
    """A check of the whole file."""

    number: int
    groups: int
    """Under which number its groups stand: that of an earlier run where they are the same."""


def run_in_force(transaction: Transaction) -> int:
    """The run that is shown; 0 where the file was never checked."""
    return int(read_setting(transaction, _RUN) or 0)


def whole_run_in_force(transaction: Transaction) -> Run:
    """The same, and where its groups stand."""
    return Run(run_in_force(transaction), transaction.number(f"SELECT {GROUPS_IN_FORCE}"))


def fingerprint(transaction: Transaction) -> str:
    """By which rules, policies and day the run in force was made; "" where there is none."""
    return read_setting(transaction, _FINGERPRINT) or ""


def next_run(transaction: Transaction) -> int:
    """A number that no finding or group has yet."""
    return 1 + max(
        run_in_force(transaction),
        transaction.number("SELECT max(run) FROM finding"),
        transaction.number("SELECT max(run) FROM row_group"),
    )


def put_in_force(transaction: Transaction, run: Run, made_by: str, journal: int) -> None:
    """Show this run from now on. Rows altered after that batch of the history stay to be checked."""
    write_setting(transaction, _RUN, str(run.number))
    write_setting(transaction, _RUN_OF_GROUPS, str(run.groups))
    write_setting(transaction, _FINGERPRINT, made_by)
    transaction.run("DELETE FROM unchecked WHERE batch <= ?", journal)


def drop_other_runs(transaction: Transaction, keep: Run, *, limit: int) -> bool:
    """Throw away up to so many findings and groups of runs that nobody needs; whether there were any."""
    old = f"SELECT number FROM finding WHERE run <> ? LIMIT {limit}"
    transaction.run(f"DELETE FROM finding_beside WHERE number IN ({old})", keep.number)
    gone = transaction.run(f"DELETE FROM finding WHERE number IN ({old})", keep.number)
    gone += _drop_other_groups(transaction, keep.groups, limit=limit)
    return gone > 0


def _drop_other_groups(transaction: Transaction, keep: int, *, limit: int) -> int:
    """The first so many of one other run, as they follow each other in the table: one by one they would be
    looked up again."""
    other = transaction.line(
        "SELECT min(run) FROM row_group WHERE run < ? UNION ALL SELECT min(run) FROM row_group WHERE run > ? "
        "ORDER BY 1 DESC LIMIT 1",
        keep, keep,
    )  # fmt: skip
    if other is None or other[0] is None:
        return 0
    last = transaction.line(
        "SELECT scope, group_key, row_id FROM row_group WHERE run = ? "
        "ORDER BY scope, group_key, row_id LIMIT 1 OFFSET ?",
        other[0], limit - 1,
    )  # fmt: skip
    if last is None:
        return transaction.run("DELETE FROM row_group WHERE run = ?", other[0])
    return transaction.run(
        "DELETE FROM row_group WHERE run = ? AND (scope, group_key, row_id) <= (?, ?, ?)", other[0], *last
    )


def forget_everything(transaction: Transaction) -> None:
    """The file counts as never checked: messages may name somebody who is in it no more."""
    for table in ("finding_beside", "finding", "row_group"):
        transaction.run(f"DELETE FROM {table}")
    write_setting(transaction, _RUN, "0")
    write_setting(transaction, _RUN_OF_GROUPS, "0")
    write_setting(transaction, _FINGERPRINT, "")


def write_findings(transaction: Transaction, run: int, lines: Iterable[FindingLine]) -> None:
    """Add these to the run."""
    first = 1 + transaction.number("SELECT max(number) FROM finding")
    numbered = list(enumerate(lines, start=first))
    transaction.run_many(_INSERT, [written(line, number, run) for number, line in numbered])
    transaction.run_many(
        "INSERT OR IGNORE INTO finding_beside (number, row_id) VALUES (?, ?)",
        [(number, row) for number, line in numbered for _, row, _ in line.beside if row != line.row],
    )


def write_groups(
    transaction: Transaction, run: int, groups_by_member: Mapping[Member, Iterable[Group]]
) -> None:
    """Remember with whom these rows were checked."""
    lines = [
        (run, scope, key, row, roster)
        for (roster, row), groups in groups_by_member.items()
        for scope, key in groups
    ]
    for start in range(0, len(lines), _SORTED):
        transaction.run_many(
            "INSERT OR REPLACE INTO row_group (run, scope, group_key, row_id, roster) VALUES (?, ?, ?, ?, ?)",
            # In the order of the table, so that a page is at hand when the next line of it comes.
            sorted(lines[start : start + _SORTED]),
        )


def forget_groups(transaction: Transaction, run: int, rows: Iterable[RowId]) -> None:
    transaction.run_many("DELETE FROM row_group WHERE row_id = ? AND run = ?", [(row, run) for row in rows])


def forget_findings(transaction: Transaction, run: int, groups: Iterable[Group]) -> None:
    """Take back what was found in these rows, persons, households or rows alike."""
    asked = [(run, scope, key) for scope, key in groups]
    which = "SELECT number FROM finding WHERE run = ? AND scope = ? AND group_key = ?"
    transaction.run_many(f"DELETE FROM finding_beside WHERE number IN ({which})", asked)
    transaction.run_many("DELETE FROM finding WHERE run = ? AND scope = ? AND group_key = ?", asked)


def groups_of(transaction: Transaction, run: int, rows: Iterable[RowId]) -> dict[RowId, set[Group]]:
    """With whom these rows were checked; rows that never were are absent."""
    found: dict[RowId, set[Group]] = {}
    lines = transaction.lines_for(
        f"SELECT row_id, scope, group_key FROM row_group WHERE run = {int(run)} AND row_id IN", rows
    )
    for row, scope, key in lines:
        found.setdefault(RowId(row), set()).add((scope, key))
    return found


def members_of(transaction: Transaction, run: int, groups: Iterable[Group]) -> dict[Group, list[Member]]:
    """The rows of each group; groups without any are absent."""
    keys_by_scope: dict[str, list[str]] = {}
    for scope, key in groups:
        keys_by_scope.setdefault(scope, []).append(key)
    found: dict[Group, list[Member]] = {}
    for scope, keys in keys_by_scope.items():
        for key, roster, row in _lines_of_keys(transaction, run, scope, keys):
            found.setdefault((scope, key), []).append((roster, RowId(row)))
    return found


def page_of_keys(
    transaction: Transaction,
    run: int,
    scope: str,
    after: str,
    *,
    at_least: int,
    limit: int,
    apart: str = "",
) -> list[str]:
    """Keys of the scope behind this one that so many rows or more have; `apart`: not all of the same key of
    that other scope."""
    if apart:
        return _page_of_keys_apart(transaction, run, scope, after, apart, at_least=at_least, limit=limit)
    lines = transaction.lines(
        "SELECT group_key FROM row_group WHERE run = ? AND scope = ? AND group_key > ? "
        "GROUP BY group_key HAVING count(*) >= ? ORDER BY group_key LIMIT ?",
        run, scope, after, at_least, limit,
    )  # fmt: skip
    return [str(key) for (key,) in lines]


def _page_of_keys_apart(
    transaction: Transaction, run: int, scope: str, after: str, apart: str, *, at_least: int, limit: int
) -> list[str]:
    lines = transaction.lines(
        "SELECT g.group_key FROM row_group g LEFT JOIN row_group o "
        "ON o.row_id = g.row_id AND o.run = g.run AND o.scope = ? "
        "WHERE g.run = ? AND g.scope = ? AND g.group_key > ? GROUP BY g.group_key "
        "HAVING count(*) >= ? AND (count(o.group_key) < count(*) OR min(o.group_key) < max(o.group_key)) "
        "ORDER BY g.group_key LIMIT ?",
        apart, run, scope, after, at_least, limit,
    )  # fmt: skip
    return [str(key) for (key,) in lines]


def page_of_loners(transaction: Transaction, run: int, after: str, *, limit: int) -> list[str]:
    """Persons behind this one of whom no row belongs to a household."""
    lines = transaction.lines(
        "SELECT DISTINCT group_key FROM row_group p WHERE run = ? AND scope = ? AND group_key > ? "
        "AND NOT EXISTS (SELECT 1 FROM row_group o JOIN row_group h ON h.row_id = o.row_id "
        "AND h.run = o.run AND h.scope = ? "
        "WHERE o.run = p.run AND o.scope = p.scope AND o.group_key = p.group_key) "
        "ORDER BY group_key LIMIT ?",
        run, PERSON, after, HOUSEHOLD, limit,
    )  # fmt: skip
    return [str(key) for (key,) in lines]


def count_groups(transaction: Transaction, run: int) -> int:
    """How many there are of all rows together."""
    return transaction.number("SELECT count(*) FROM row_group WHERE run = ?", run)


def count_keys(transaction: Transaction, run: int, scope: str) -> int:
    return transaction.number(
        "SELECT count(DISTINCT group_key) FROM row_group WHERE run = ? AND scope = ?", run, scope
    )


def note_altered(transaction: Transaction, rows: Iterable[Member], batch: int) -> None:
    """These rows were altered by the batch, so what is kept of them is old. Ledgers are not compared."""
    compared = {roster.key for roster in transaction.tables.catalog.rosters}
    transaction.run_many(
        "INSERT OR REPLACE INTO unchecked (row_id, roster, batch) VALUES (?, ?, ?)",
        [(row, roster, batch) for roster, row in rows if roster in compared],
    )


def count_unchecked(transaction: Transaction) -> int:
    return transaction.number("SELECT count(*) FROM unchecked")


def unchecked_rows(transaction: Transaction, *, limit: int) -> list[Member]:
    """Rows that were altered since they were checked, the earliest first."""
    lines = transaction.lines("SELECT roster, row_id FROM unchecked ORDER BY batch, row_id LIMIT ?", limit)
    return [(str(roster), RowId(row)) for roster, row in lines]


def note_checked(transaction: Transaction, rows: Iterable[RowId], journal: int) -> None:
    """These rows were checked as of this batch of the history."""
    transaction.run_many(
        "DELETE FROM unchecked WHERE row_id = ? AND batch <= ?", [(row, journal) for row in rows]
    )


def _lines_of_keys(transaction: Transaction, run: int, scope: str, keys: Sequence[str]) -> Iterator[Line]:
    yield from transaction.lines_for(
        "SELECT group_key, roster, row_id FROM row_group WHERE run = ? AND scope = ? AND group_key IN",
        keys,
        run,
        scope,
    )
