"""Free training: how often, for which allowance, and not twice for the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from roster_desktop.checks.amounts import amount_in, count_in
from roster_desktop.checks.own_rows import together
from roster_desktop.checks.periods import BOTH, by_start
from roster_desktop.checks.person_in_question import PersonInQuestion
from roster_desktop.checks.roster_keys import ENDED, STARTED, TRAINING
from roster_desktop.checks.row_in_question import RowInQuestion
from roster_desktop.checks.rule import Seen
from roster_desktop.policies import Ruling
from roster_desktop.schema.pairing import folded_text

FREE, ALLOWANCE, DAYS, _COURSE, _LEVEL, _TYPE = (
    "free", "living_allowance", "days", "course", "certificate_level", "type",
)  # fmt: skip
_NO_COURSE = frozenset({"", "其他"})
_TYPE_TOO_OFTEN = "{who} {year}年享受了{count}次{type}的补贴，一年只能{most}次。"


def too_much_free_training(person: PersonInQuestion) -> Iterator[Seen]:
    """Said at the last course, in a life or a year as the policy counts; entered twice it counts once."""
    for rows in together(person, _free(person)):
        for counted in _counted(person, rows):
            last = counted[-1]
            ruling = person.ground.ruling("P_FREE_TRAIN_MAX", _day(last))
            most = person.ground.number("P_FREE_TRAIN_MAX", _day(last))
            if len(counted) > most:
                columns = (FREE, STARTED, _COURSE)
                yield Seen(
                    columns, {"count": str(len(counted)), "most": str(most)}, row=last,
                    beside=tuple((row, columns) for row in counted[:-1]),
                    policies=(str(ruling), str(person.ground.ruling("P_FREE_TRAIN_PER", _day(last)))),
                )  # fmt: skip


def wrong_allowance(person: PersonInQuestion) -> Iterator[Seen]:
    """Other than the days times the rate of a day on which the course went on."""
    for row in person.of(TRAINING):
        paid, days = amount_in(row, ALLOWANCE), count_in(row, DAYS)
        rulings = rate_rulings(person, row)
        if not paid or not days or not rulings:
            continue
        rates = [ruling.value for ruling in rulings if isinstance(ruling.value, int)]
        if 0 in rates or any(paid == Decimal(days * rate) for rate in rates):
            continue
        gaps = {"days": str(days), "right": str(days * rates[-1]), "paid": row.text(ALLOWANCE)}
        yield Seen((ALLOWANCE, DAYS), gaps, row=row, policies=(str(rulings[-1]),))


def rate_rulings(person: PersonInQuestion, row: RowInQuestion) -> tuple[Ruling, ...]:
    """Every rate that held on a day of the course; none where it does not tell since when it went on."""
    start = row.date_in(STARTED)
    if not start:
        return ()
    last = max(start.last, end.last) if (end := row.date_in(ENDED)) else start.last
    return person.ground.policies.rulings("P_TRAIN_DAY_RATE", start.first, last)


def same_training_again(person: PersonInQuestion) -> Iterator[Seen]:
    """The same course and level twice, in one year also without a level; or one kind too often in a year."""
    for rows in together(person, _free(person)):
        told: set[str] = set()
        for earlier, later in _repeated(rows):
            told.add(later.id)
            columns = (_COURSE, _LEVEL, STARTED, FREE)
            yield Seen(columns, row=later, beside=((earlier, columns),))
        yield from (seen for seen in _too_often(person, rows) if seen.row and seen.row.id not in told)


def _too_often(person: PersonInQuestion, rows: Sequence[RowInQuestion]) -> Iterator[Seen]:
    by_kind: defaultdict[tuple[int, str], list[RowInQuestion]] = defaultdict(list)
    for row in by_start(rows):
        if row.text(_TYPE):
            by_kind[_day(row).year, row.text(_TYPE)].append(row)
    for (year, kind), found in by_kind.items():
        ruling = person.ground.ruling("P_TRAIN_TYPE_YEAR", _day(found[-1]))
        most = person.ground.number("P_TRAIN_TYPE_YEAR", _day(found[-1]))
        if most and len(found) > most:
            columns = (_TYPE, STARTED, FREE)
            gaps = {"year": str(year), "count": str(len(found)), "type": kind, "most": str(most)}
            beside = tuple((row, columns) for row in found[:-1])
            yield Seen(columns, gaps, _TYPE_TOO_OFTEN, found[-1], beside, policies=(str(ruling),))


def _repeated(rows: Sequence[RowInQuestion]) -> Iterator[tuple[RowInQuestion, RowInQuestion]]:
    last: dict[tuple[str, str], RowInQuestion] = {}
    for row in by_start(rows):
        course, level = folded_text(row.text(_COURSE)), row.text(_LEVEL) or str(_day(row).year)
        if row.text(_COURSE) in _NO_COURSE:
            continue
        if before := last.get((course, level)):
            yield before, row
        last[course, level] = row


def _free(person: PersonInQuestion) -> list[RowInQuestion]:
    return [row for row in person.of(TRAINING) if row.text(FREE) == "是"]


def _counted(person: PersonInQuestion, rows: Sequence[RowInQuestion]) -> Iterator[list[RowInQuestion]]:
    """The courses that are counted together, the earliest first."""
    by_course: dict[tuple[str, ...], RowInQuestion] = {}
    for row in by_start(rows):
        key = tuple(folded_text(row.text(one)) for one in (*BOTH[:1], _COURSE, "provider"))
        by_course.setdefault(key, row)
    courses = list(by_course.values())
    if person.ground.policies.word("P_FREE_TRAIN_PER", person.ground.on) == "一生":
        yield from ([courses] if courses else [])
        return
    by_year: defaultdict[int, list[RowInQuestion]] = defaultdict(list)
    for row in courses:
        by_year[_day(row).year].append(row)
    yield from by_year.values()


def _day(row: RowInQuestion) -> date:
    """On which day the course began, or the cut-off date where nobody can tell."""
    start = row.date_in(STARTED)
    return start.first if start else row.on
