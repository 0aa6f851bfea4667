"""Of whom the file still keeps what it need not keep any more: gone for longer than the policy says."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from msgspec import Struct

from roster_desktop.progress import Progress, Silence
from roster_desktop.records import RowId
from roster_desktop.schema import REMOVAL, Catalog, Role, Roster
from roster_desktop.schema.kinds.id_number import holder_of
from roster_desktop.wording import Sentence, purging
from roster_desktop.workspace import Query, Workspace

YEARS = "P_RETENTION_YEARS"


class Kept(Struct, frozen=True):
    """Somebody of whom the file keeps rows, by what they are told apart: the number, or the row itself."""

    key: str
    name: str
    village: str
    number: str
    """The identity number; "" where none is written."""
    rows: tuple[tuple[str, RowId], ...]
    """(roster, row), removed ones too."""
    names: tuple[str, ...] = ()
    """Every name that these rows carry."""
    villages: tuple[str, ...] = ()
    since: date | None = None
    """The day from which they are gone; None where they are not, or nobody wrote it."""
    why: str = ""


class Retention(Struct, frozen=True):
    """Who is past retention, the longest first."""

    years: int
    past: tuple[Kept, ...]
    undated: int
    """People who left on a day that nobody wrote down."""


@dataclass(slots=True)
class _Told:
    """What the rows of one person say."""

    rows: list[tuple[str, RowId]] = field(default_factory=list)
    names: dict[str, None] = field(default_factory=dict)
    villages: dict[str, None] = field(default_factory=dict)
    number: str = ""
    days: dict[date, str] = field(default_factory=dict)
    has_person_row: bool = False
    is_there: bool = False
    is_at_work: bool = False
    is_undated: bool = False


def past_retention(workspace: Workspace, progress: Progress | None = None) -> Retention:
    """Everybody whose rows say that they are gone, for longer than the policy lets the file keep them."""
    watch = progress or Silence()
    years = workspace.policies.number(YEARS, workspace.today())
    told: dict[str, _Told] = {}
    people = workspace.catalog.people
    # The people first: whether somebody has a row among them decides what the other rows say.
    rosters = sorted(workspace.catalog.rosters, key=lambda roster: roster.key != people)
    for number, roster in enumerate(rosters):
        watch.report(number, len(rosters), f"看{roster.short_title}")
        for is_removed in (False, True):
            for row, texts in _texts(workspace, roster, is_removed=is_removed):
                _hear(told, workspace.catalog, roster, row, texts, is_removed=is_removed)
    kept = [(key, one) for key, one in told.items() if _is_gone(one)]
    today = workspace.today()
    past = [_kept(key, one) for key, one in kept if one.days and _later(max(one.days), years) <= today]
    undated = sum(one.is_undated and not one.days for _, one in kept)
    return Retention(years, tuple(sorted(past, key=lambda one: (one.since or date.min, one.name))), undated)


def _is_gone(one: _Told) -> bool:
    is_here = one.is_there or (one.is_at_work and not one.has_person_row)
    return not is_here and bool(one.days or one.is_undated)


def _hear(
    told: dict[str, _Told], catalog: Catalog, roster: Roster, row: RowId, texts: dict[str, str], *,
    is_removed: bool,
) -> None:  # fmt: skip
    number = roster.text_of(Role.ID_NUMBER, texts)
    one = told.setdefault(holder_of(number) or f"row:{row}", _Told())
    one.rows.append((roster.key, row))
    one.names.setdefault(roster.text_of(Role.NAME, texts))
    one.villages.setdefault(roster.text_of(Role.VILLAGE, texts))
    one.number = one.number or number
    is_person = roster.key == catalog.people
    one.has_person_row |= is_person
    if is_removed:
        reason, on = (texts[key] for key in REMOVAL.columns)
        _note(one, on, purging.WHY_REMOVED, reason=reason)
        return
    left = roster.departure
    if left and texts[left.column] in left.texts:
        _note(one, texts[left.since], purging.WHY_LEFT, status=texts[left.column])
    elif is_person:
        one.is_there = True
    else:
        one.is_at_work = True


def _note(one: _Told, on: str, sentence: Sentence, **gaps: str) -> None:
    day = last_day_of(on)
    if day is None:
        one.is_undated = True
    else:
        one.days[day] = str(sentence.about(since=on, **gaps))


def last_day_of(text: str) -> date | None:
    """The last day that 2021, 2021-03 or 2021-03-05 can mean; None of anything else."""
    try:
        parts = [int(part) for part in text.split("-")]
        match parts:
            case [year]:
                return date(year, 12, 31)
            case [year, month]:
                return date(year, month, calendar.monthrange(year, month)[1])
            case [year, month, day]:
                return date(year, month, day)
    except (ValueError, calendar.IllegalMonthError):
        return None
    return None


def _later(day: date, years: int) -> date:
    """So many years after the day; after the 29th of February the 1st of March."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def _kept(key: str, one: _Told) -> Kept:
    day = max(one.days)
    return Kept(
        key, next(filter(None, one.names), ""), next(filter(None, one.villages), ""), one.number,
        tuple(one.rows), tuple(filter(None, one.names)), tuple(one.villages), day, one.days[day],
    )  # fmt: skip


def _texts(
    workspace: Workspace, roster: Roster, *, is_removed: bool
) -> Iterator[tuple[RowId, dict[str, str]]]:
    roles = (Role.NAME, Role.ID_NUMBER, Role.VILLAGE)
    left = roster.departure
    columns = [roster.key_of(role) for role in roles if roster.has(role)]
    columns += [left.column, left.since] if left else []
    columns += REMOVAL.columns
    for row, *texts in workspace.listed_texts(Query(roster.key, removed=is_removed), columns):
        yield RowId(row), dict(zip(columns, texts, strict=True))
