"""Do the rows about one person's work go together: jobs, businesses and posts that cannot be at once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from roster_desktop.checks.duplicates import ends_later
from roster_desktop.checks.finding import Level
from roster_desktop.checks.fix import Fix
from roster_desktop.checks.own_rows import together
from roster_desktop.checks.periods import (
    BOTH,
    by_start,
    dated_first,
    has_certain_days,
    is_open,
    overlap,
    period,
)
from roster_desktop.checks.person_in_question import PersonInQuestion
from roster_desktop.checks.roster_keys import BUSINESS, ENDED, POST, RETURNED, STARTED, TRANSFER
from roster_desktop.checks.row_in_question import RowInQuestion
from roster_desktop.checks.rule import Seen
from roster_desktop.checks.saying import counted

_OPEN_ONCE = ((TRANSFER, "就业"), (BUSINESS, "创业"))


def two_open_rows(person: PersonInQuestion) -> Iterator[Seen]:
    """All of a person's open jobs, or businesses, as one: the earliest one wants an end.

    Who came home before each next job began did not hold two at once: then only the end is to be filled in.
    """
    for roster, work in _OPEN_ONCE:
        for rows in together(person, person.of(roster)):
            found = [row for row in rows if is_open(row)]
            if len(found) < 2:
                continue
            first, *others = in_order = dated_first(found)
            came_home = all(_came_home_before(one, later) for one, later in pairwise(in_order))
            home = (RETURNED,) if came_home else ()
            yield Seen(
                (ENDED, STARTED, *home),
                {"count": counted(len(found)), "work": work},
                row=first,
                beside=tuple((row, (*BOTH, *home)) for row in others),
                level=Level.WARNING if came_home else None,
                fix=_closed_before(first, others[0]),
            )


def overlapping_jobs(person: PersonInQuestion) -> Iterator[Seen]:
    """Each job beside the one that lasts longest of those begun before."""
    for rows in together(person, person.of(TRANSFER)):
        longest: RowInQuestion | None = None
        for row in by_start(rows):
            if longest and overlap(longest, row):
                gaps = {"a": period(longest), "b": period(row)}
                fix = _closed_before(longest, row)
                yield Seen((ENDED, STARTED), gaps, row=longest, beside=((row, BOTH),), fix=fix)
            if has_certain_days(row) and (not longest or ends_later(row, longest)):
                longest = row


def two_posts(person: PersonInQuestion) -> Iterator[Seen]:
    found = [row for row in person.of(POST) if is_open(row)]
    if len(found) > 1:
        first, *others = dated_first(found)
        columns = (ENDED, STARTED, "post")
        gaps = {"posts": "、".join(_post_said(row) for row in (first, *others)), "count": counted(len(found))}
        yield Seen(columns, gaps, row=first, beside=tuple((row, (*BOTH, "post")) for row in others))


def _closed_before(earlier: RowInQuestion, later: RowInQuestion) -> Fix | None:
    """The earlier one ends when the person came home, or else on the day before the later one begins."""
    began, begins = earlier.date_in(STARTED), later.date_in(STARTED)
    if began and _came_home_before(earlier, later):
        return _ended_on(earlier, str(earlier.date_in(RETURNED)))
    if not began or not begins or not begins.day:
        return None
    eve = begins.first - timedelta(days=1)
    return None if began.last > eve else _ended_on(earlier, eve.isoformat())


def _came_home_before(earlier: RowInQuestion, later: RowInQuestion) -> bool:
    """Whether the return from the earlier job lies between its start and that of the later one."""
    began, returned, begins = (
        earlier.date_in(STARTED), earlier.date_in(RETURNED), later.date_in(STARTED),
    )  # fmt: skip
    return bool(
        began and returned and begins and began.first <= returned.first and returned.last < begins.first
    )


def _ended_on(row: RowInQuestion, day: str) -> Fix:
    return Fix(f"前一条的终止日期填 {day}", row.roster.key, row.id, {ENDED: day})


def _post_said(row: RowInQuestion) -> str:
    told = "".join(text for text in (row.text("employer"), row.text("post")) if text)
    return told or "没写岗位名称"
