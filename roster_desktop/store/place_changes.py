"""Villages and townships that were renamed, joined or given another code: an old book still finds them."""

from __future__ import annotations

from collections.abc import Iterable

from roster_desktop.records import Place, PlaceChange
from roster_desktop.store.transaction import Transaction

_CHANGE = "old_township, old_village, old_code, new_township, new_village, new_code, own"

# A change counts while the step that made it is in force; one that altered no row has none.
_IN_FORCE = "batch NOT IN (SELECT number FROM journal_batch WHERE undone_by IS NOT NULL)"


def write_changes(transaction: Transaction, changes: Iterable[PlaceChange], batch: int) -> None:
    """Remember what this step called otherwise."""
    number = transaction.number("SELECT max(number) FROM place_change")
    transaction.run_many(
        f"INSERT INTO place_change (number, batch, {_CHANGE}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                number + place, batch, one.old.township, one.old.village, one.old.code,
                one.new.township, one.new.village, one.new.code, int(one.is_own),
            )
            for place, one in enumerate(changes, start=1)
        ],
    )  # fmt: skip


def read_changes(transaction: Transaction) -> tuple[PlaceChange, ...]:
    """Those in force, the earliest first."""
    lines = transaction.lines(f"SELECT {_CHANGE} FROM place_change WHERE {_IN_FORCE} ORDER BY number")
    return tuple(PlaceChange(Place(*line[:3]), Place(*line[3:6]), bool(line[6])) for line in lines)
