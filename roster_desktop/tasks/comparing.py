"""What became of the rows between two days, or since the last workbook left (更新): who joined, who left
and why, what was changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import Enum

from msgspec import Struct

from roster_desktop.checks.own_rows import POPULATION_STATUS
from roster_desktop.checks.roster_keys import GONE
from roster_desktop.records import RowId
from roster_desktop.schema import Catalog, Role, Roster
from roster_desktop.schema.kinds.id_number import holder_of
from roster_desktop.wording import Refusal, comparing
from roster_desktop.workspace import RowBetween, RowThen, Workspace

_EVERY_BATCH = 1_000_000
_ONE_ROW = "与另一行是同一个人，合成了一行"


class Became(Enum):
    """What became of a row."""

    JOINED = "joined"
    LEFT = "left"
    CHANGED = "changed"


class CellDifference(Struct, frozen=True):
    """A column that shows another text than before."""

    column: str
    header: str
    before: str
    after: str


class RowDifference(Struct, frozen=True):
    """A row that joined, left or was changed, with the person it is about."""

    became: Became
    roster: str
    row: RowId
    name: str
    township: str
    village: str
    holder: str
    """What identifies the person; "" where the number cannot be read."""
    reason: str = ""
    """Why it left."""
    cells: tuple[CellDifference, ...] = ()


class Comparison(Struct, frozen=True):
    """Everything that differs between two points of the file's history."""

    since: int
    until: int
    rows: tuple[RowDifference, ...]

    def count(self, became: Became, roster: str = "") -> int:
        """How many rows joined, left or were changed, of one roster or of all."""
        return sum(one.became is became and roster in ("", one.roster) for one in self.rows)

    def by_person(self) -> Mapping[tuple[str, str], tuple[RowDifference, ...]]:
        """(what identifies the person, name) → what became of the person's rows."""
        told: dict[tuple[str, str], list[RowDifference]] = {}
        for one in self.rows:
            told.setdefault((one.holder or one.row, one.name if not one.holder else ""), []).append(one)
        return {(key, rows[0].name): tuple(rows) for (key, _), rows in told.items()}


def point_before(workspace: Workspace, day: date) -> int:
    """The last step of the history before this day began; 0 where there was none."""
    later = [one.number for one in workspace.batches(_EVERY_BATCH) if one.at[:10] >= day.isoformat()]
    return min(later) - 1 if later else workspace.journal


def point_after(workspace: Workspace, day: date) -> int:
    """The last step of the history on this day or before."""
    return point_where(workspace, lambda at: at[:10] <= day.isoformat())


def point_where(workspace: Workspace, is_then: Callable[[str], bool]) -> int:
    """The last step of the history of which the time is meant; 0 where there is none."""
    return next((one.number for one in workspace.batches(_EVERY_BATCH) if is_then(one.at)), 0)


def last_submission(workspace: Workspace) -> int:
    """The last step that was in the workbook that left last; a Refusal where none ever left."""
    exports = workspace.exports()
    if not exports:
        raise Refusal(comparing.NEVER_SENT.about(file=workspace.path.name))
    return exports[0].journal


def compare(workspace: Workspace, since: int, until: int | None = None) -> Comparison:
    """Rows of which something differs after step `until` (the last one) from after step `since`."""
    last = workspace.journal if until is None else until
    between = workspace.rows_between(since, last)
    return Comparison(since, last, tuple(differences(workspace.catalog, between)))


def differences(catalog: Catalog, rows: Iterable[RowBetween]) -> Iterator[RowDifference]:
    """Rows that differ, in the order given; who came and went again in between is not told."""
    for one in rows:
        roster = catalog.roster(one.roster)
        was, now = _is_there(one.before), _is_there(one.after)
        if was and now and one.before and one.after:
            yield from _changed(roster, one, one.before, one.after)
        elif now and one.after:
            yield _told(roster, one, one.after, Became.JOINED)
        elif was and one.before:
            yield _told(roster, one, one.before, Became.LEFT, reason=_reason(one))


def _changed(roster: Roster, one: RowBetween, before: RowThen, after: RowThen) -> Iterator[RowDifference]:
    cells = tuple(_cells(roster, before.values, after.values))
    if not cells:
        return
    status, old = after.values.get(POPULATION_STATUS, ""), before.values.get(POPULATION_STATUS, "")
    if status in GONE and old not in GONE:
        yield _told(roster, one, after, Became.LEFT, reason=status, cells=cells)
    elif old in GONE and status not in GONE:
        yield _told(roster, one, after, Became.JOINED, cells=cells)
    else:
        yield _told(roster, one, after, Became.CHANGED, cells=cells)


def _cells(roster: Roster, before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[CellDifference]:
    for column in roster.columns:
        old, new = before.get(column.key, ""), after.get(column.key, "")
        if old != new:
            yield CellDifference(column.key, column.header, old, new)


def _told(
    roster: Roster,
    one: RowBetween,
    then: RowThen,
    became: Became,
    *,
    reason: str = "",
    cells: Sequence[CellDifference] = (),
) -> RowDifference:
    name, township, village, number = (
        roster.text_of(role, then.values) for role in (Role.NAME, Role.TOWNSHIP, Role.VILLAGE, Role.ID_NUMBER)
    )
    return RowDifference(
        became, roster.key, one.row, name, township, village, holder_of(number), reason, tuple(cells)
    )


def _is_there(then: RowThen | None) -> bool:
    return then is not None and not then.is_removed


def _reason(one: RowBetween) -> str:
    """What the removal says; "" where the row is simply no longer there."""
    if one.after is not None:
        return one.after.values.get("removed_reason", "")
    return _ONE_ROW if one.became else ""
