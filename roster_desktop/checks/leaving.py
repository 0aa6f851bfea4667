"""Who died, moved away or is away, and is still said to work."""

from __future__ import annotations

from collections.abc import Iterator

from roster_desktop.checks.own_rows import POPULATION_STATUS, own_row
from roster_desktop.checks.periods import BOTH, is_open
from roster_desktop.checks.person_in_question import PersonInQuestion
from roster_desktop.checks.roster_keys import (
    AWAY,
    DEAD,
    ENDED,
    MARRIED_OUT,
    MOVED,
    REFERRING,
    STARTED,
    TRAINING,
    WORK,
)
from roster_desktop.checks.row_in_question import RowInQuestion
from roster_desktop.checks.rule import Seen

LEFT = frozenset({DEAD, MOVED, MARRIED_OUT})
_CHANGED = "population_changed_on"
_STARTED_LATER = "{who} 已登记“{status}”（{changed}），《{roster}》里的开始日期 {start} 却在那以后，请核对。"


def works_after_leaving(person: PersonInQuestion) -> Iterator[Seen]:
    """Each row that goes on, or began afterwards: of every one something has to be stopped."""
    for roster in REFERRING:
        for row in person.of(roster):
            own = own_row(person, row)
            if not own or own.text(POPULATION_STATUS) not in LEFT or not _has_happened(own):
                continue
            gaps = {"status": own.text(POPULATION_STATUS), "roster": row.roster.title}
            beside = ((own, (POPULATION_STATUS, _CHANGED)),)
            if roster != TRAINING and is_open(row):
                yield Seen((ENDED, STARTED), gaps, row=row, beside=beside)
            elif _began_later(own, row):
                dates = {"changed": own.text(_CHANGED), "start": row.text(STARTED)}
                yield Seen((STARTED,), gaps | dates, _STARTED_LATER, row, beside)


def works_while_away(person: PersonInQuestion) -> Iterator[Seen]:
    """One for each roster with rows that go on."""
    for roster in WORK:
        found = [(own, row) for row in person.of(roster) if is_open(row) and (own := _away(person, row))]
        if found:
            (own, first), *others = found
            beside = ((own, (POPULATION_STATUS, _CHANGED)), *((row, BOTH) for _, row in others))
            gaps = {"status": own.text(POPULATION_STATUS), "roster": first.roster.title}
            yield Seen((ENDED, STARTED), gaps, row=first, beside=beside)


def _away(person: PersonInQuestion, row: RowInQuestion) -> RowInQuestion | None:
    own = own_row(person, row)
    return own if own and own.text(POPULATION_STATUS) in AWAY and _has_happened(own) else None


def _has_happened(own: RowInQuestion) -> bool:
    """Whether the change is not one to come."""
    changed = own.date_in(_CHANGED)
    return not changed or changed.first <= own.on


def _began_later(own: RowInQuestion, row: RowInQuestion) -> bool:
    changed, start = own.date_in(_CHANGED), row.date_in(STARTED)
    return bool(changed and start and start.first > changed.last)
