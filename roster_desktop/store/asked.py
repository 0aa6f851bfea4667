"""Which rows wait for another unit's answer, and in which different people wrote at the same time.
Kept in step with the rows, so that counting them is quick."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from roster_desktop.records import RowId, RowState, open_questions, reviews
from roster_desktop.schema import Care
from roster_desktop.store.transaction import Transaction


def note_asked(transaction: Transaction, before: Iterable[RowState], after: Sequence[RowState]) -> None:
    """Write down what waits in these rows now."""
    # What waited follows from the rows as they were, so where nothing did nothing need be looked for.
    told = list(before)
    asked = [(state.id,) for state in told if open_questions(state)]
    reviewed = [(state.id,) for state in told if reviews(state)]
    transaction.run_many("DELETE FROM asked WHERE row_id = ?", asked)
    transaction.run_many("DELETE FROM review WHERE row_id = ?", reviewed)
    transaction.run_many(
        "INSERT OR REPLACE INTO asked (row_id, register_key, unit, roster) VALUES (?, ?, ?, ?)",
        [(row.id, one.register, one.unit, row.roster) for row in after for one in open_questions(row)],
    )
    transaction.run_many(
        "INSERT OR REPLACE INTO review (row_id, care, roster) VALUES (?, ?, ?)",
        [(row.id, care.value, row.roster) for row in after for care in reviews(row)],
    )


def rows_asked(transaction: Transaction) -> dict[str, list[RowId]]:
    """Roster → rows about which somebody asks something."""
    return _by_roster(transaction.lines("SELECT DISTINCT roster, row_id FROM asked ORDER BY row_id"))


def count_asked(transaction: Transaction, *, but_by: str) -> int:
    """How many questions wait, those of this unit left out."""
    return transaction.number("SELECT count(*) FROM asked WHERE unit <> ?", but_by)


def rows_to_review(transaction: Transaction, cares: Collection[Care]) -> dict[str, list[RowId]]:
    """Roster → rows in which different people wrote into one of these groups at the same time."""
    marks = ", ".join("?" * len(cares))
    statement = f"SELECT DISTINCT roster, row_id FROM review WHERE care IN ({marks}) ORDER BY row_id"
    return _by_roster(transaction.lines(statement, *(care.value for care in cares)))


def count_reviews(transaction: Transaction, cares: Collection[Care]) -> int:
    """How many groups of rows are to be looked at."""
    marks = ", ".join("?" * len(cares))
    return transaction.number(
        f"SELECT count(*) FROM review WHERE care IN ({marks})", *(care.value for care in cares)
    )


def _by_roster(lines: Iterable[Sequence[str]]) -> dict[str, list[RowId]]:
    found: dict[str, list[RowId]] = {}
    for roster, row in lines:
        found.setdefault(roster, []).append(RowId(row))
    return found
