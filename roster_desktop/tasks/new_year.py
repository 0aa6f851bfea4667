"""The lists go over into a new year: figures of one year begin blank, everything else is carried over; what
ended last year may leave the lists. One step, seen before it is done, and taken back as one."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from msgspec import Struct

from roster_desktop.records import Change, ChangeSet, Occasion, RowId, RowRemoved, YearBegun
from roster_desktop.schema import Register, Role, Roster
from roster_desktop.wording import Refusal, office
from roster_desktop.workspace import Applied, Query, Row, Workspace

_PAGE = 500
_FIRST, _LAST = 2000, 2099


class Part(Struct, frozen=True):
    """One thing that becomes of the rows of a roster; each may be left out."""

    key: str
    roster: str
    header: str
    """What is cleared, or ended: 本年务工月数."""
    is_cleared: bool
    """Cleared in its rows; else the rows leave the list."""
    rows: tuple[RowId, ...]
    example: tuple[str, str] = ("", "")
    """Whose row it is, and what stands there."""
    in_question: int = 0
    """Rows that are left as they are, because a question about this cell waits."""


class NewYear(Struct, frozen=True):
    """What beginning the year would do."""

    year: int
    parts: tuple[Part, ...]
    carried: int
    """Listed rows of all rosters: whatever is not named in a part stays as it is."""
    journal: int


def plan_new_year(workspace: Workspace, year: int) -> NewYear:
    """What would be cleared and what has ended before this year."""
    if not _FIRST <= year <= _LAST or year > workspace.today().year + 1:
        raise Refusal(office.NO_YEAR.about(year=year))
    parts = tuple(
        part for roster in workspace.catalog.rosters for part in _parts(workspace, roster, year) if part.rows
    )
    return NewYear(year, parts, sum(workspace.counts().values()), workspace.journal)


def begin_year(workspace: Workspace, planned: NewYear, chosen: Collection[str]) -> Applied:
    """Do the chosen parts as one step. Refused where the file changed since they were shown."""
    if workspace.journal != planned.journal:
        raise Refusal(office.CHANGED_MEANWHILE.about())
    parts = [part for part in planned.parts if part.key in chosen]
    changes = [change for part in parts for change in _changes(workspace, part, planned.year)]
    if not changes:
        raise Refusal(office.NOTHING_TO_CLEAR.about(year=planned.year))
    workspace.backup("年初结转前")
    label = f"{planned.year}年年初结转"
    return workspace.apply(ChangeSet(label, Occasion.YEAR_BEGUN, _in_order(changes)))


def _in_order(changes: list[Change]) -> tuple[Change, ...]:
    """Cells are cleared before their row leaves: a removed row is not written any more."""
    return tuple(sorted(changes, key=lambda change: isinstance(change, RowRemoved)))


def _parts(workspace: Workspace, roster: Roster, year: int) -> Iterator[Part]:
    rows = list(_rows(workspace, roster))
    for register in roster.yearly_registers:
        yield _cleared(roster, register, rows, year)
    for column in roster.columns:
        if column.ends_row:
            ended = [row for row in rows if _is_before(row.values.get(column.key, ""), year)]
            yield _part(roster, column.key, f"{column.header}在{year - 1}年底以前", ended, (column.key,))


def _cleared(roster: Roster, register: Register, rows: list[Row], year: int) -> Part:
    filled = [row for row in rows if any(row.stored.get(key) for key in register.columns)]
    asked = [row for row in filled if register.key in row.open]
    old = [row for row in filled if register.key not in row.open and not _is_of(roster, register, row, year)]
    part = _part(roster, register.key, register.header, old, register.columns)
    return Part(part.key, part.roster, part.header, True, part.rows, part.example, len(asked))


def _part(roster: Roster, key: str, header: str, rows: list[Row], columns: tuple[str, ...]) -> Part:
    first = rows[0] if rows else None
    texts = "，".join(first.values[key] for key in columns if first.values.get(key)) if first else ""
    name = roster.text_of(Role.NAME, first.values) if first else ""
    return Part(
        f"{roster.key}.{key}", roster.key, header, False, tuple(row.id for row in rows), (name, texts)
    )


def _is_of(roster: Roster, register: Register, row: Row, year: int) -> bool:
    """Whether the register itself says that it tells of this year or a later one."""
    told = [
        row.stored.get(key, "") for key in register.columns if roster.column_by_key[key].kind.name == "year"
    ]
    return any(text.isdecimal() and int(text) >= year for text in told)


def _is_before(text: str, year: int) -> bool:
    return text[:4].isdecimal() and int(text[:4]) < year


def _changes(workspace: Workspace, part: Part, year: int) -> Iterator[Change]:
    register = part.key.partition(".")[2]
    for row in part.rows:
        if part.is_cleared:
            yield YearBegun(part.roster, row, (register,), year)
        else:
            yield RowRemoved(part.roster, row, f"{year - 1}年已结束", workspace.today().isoformat())


def _rows(workspace: Workspace, roster: Roster) -> Iterator[Row]:
    ids = workspace.row_ids(Query(roster.key))
    for start in range(0, len(ids), _PAGE):
        yield from workspace.rows(roster.key, ids[start : start + _PAGE])
