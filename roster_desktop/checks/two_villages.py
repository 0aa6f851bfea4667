"""Is a person, or a household's number, at home in two villages; and is a new head known to all members?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from roster_desktop.checks.alike import Alike
from roster_desktop.checks.finding import Level
from roster_desktop.checks.household_in_question import HouseholdInQuestion
from roster_desktop.checks.own_rows import POPULATION_STATUS, is_present, present_row, village_of
from roster_desktop.checks.person_in_question import PersonInQuestion
from roster_desktop.checks.roster_keys import GONE, MARRIED_OUT, MOVED, PERSON
from roster_desktop.checks.row_in_question import RowInQuestion
from roster_desktop.checks.rule import Seen
from roster_desktop.schema.kinship import HEAD
from roster_desktop.schema.pairing import folded_name
from roster_desktop.schema.roster import Role

_MOVED_ON = "{who} 在 {here} 在册，{there} 已登记“{status}”，请核对是不是同一个人迁了过来。"
_MOST_NAMED = 5
"""Villages; which others there are, the rows beside the finding say."""


def in_two_villages(person: PersonInQuestion) -> Iterator[Seen]:
    """Said in each village where the person stands; only noted where the other knows that the person left."""
    rows = _one_each(person.of(PERSON))
    staying = [row for row in rows if row.text(POPULATION_STATUS) not in GONE]
    left = [row for row in rows if row.text(POPULATION_STATUS) in {MOVED, MARRIED_OUT}]
    if len(staying) > 1:
        for row in staying:
            others = [other for other in staying if other is not row]
            yield Seen(
                _columns(row),
                {"here": _named(row), "there": "、".join(map(_named, others))},
                row=row,
                beside=tuple((other, _columns(other)) for other in others),
            )
    elif staying and left:
        status = left[0].text(POPULATION_STATUS)
        gaps = {"status": status, "here": _named(staying[0]), "there": _named(left[0])}
        beside = tuple((other, _columns(other)) for other in left)
        yield Seen(_columns(staying[0]), gaps, _MOVED_ON, staying[0], beside, Level.NOTICE)


def one_number_in_two_villages(alike: Alike) -> Iterator[Seen]:
    rows = _one_each(row for row in alike.rows if is_present(row))
    if len(rows) > 1:
        first, *others = rows
        gaps = {
            "number": first.text_of(Role.HOUSEHOLD),
            "villages": "、".join(map(_named, rows[:_MOST_NAMED]))
            + ("等" if len(rows) > _MOST_NAMED else ""),
            "count": "两" if len(rows) == 2 else str(len(rows)),
        }
        beside = tuple((row, _columns(row, Role.HOUSEHOLD)) for row in others)
        yield Seen(_columns(first, Role.HOUSEHOLD), gaps, row=first, beside=beside)


def new_head(household: HouseholdInQuestion) -> Iterator[Seen]:
    """The members name one of them as the head, and the relations still turn around another one."""
    if household.is_by_name or len(household.heads) != 1:
        return
    members = [row for one in household.members if (row := present_row(one))]
    old = present_row(household.heads[0])
    named = {folded_name(name) for row in members if (name := row.text_of(Role.HEAD))}
    if old is None or len(named) != 1 or folded_name(old.name) in named:
        return
    namesakes = [row for row in members if folded_name(row.name) in named]
    if len(namesakes) != 1 or namesakes[0].text_of(Role.RELATION) == HEAD:
        return
    new = namesakes[0]
    columns = tuple(row.roster.key_of(role) for row in (old,) for role in (Role.RELATION, Role.HEAD))
    beside = tuple((row, columns) for row in members if row is not old)
    yield Seen(columns, {"old": old.name, "new": new.name}, row=old, beside=beside)


def _one_each(rows: Iterable[RowInQuestion]) -> list[RowInQuestion]:
    """The first row of every village; a blank village, or a blank township, is no other place."""
    found: list[RowInQuestion] = []
    townships_by_village: dict[str, set[str]] = {}
    for row in rows:
        # Not against every row found before: a number may stand in all villages of a county.
        township, village = village_of(row)
        if not village:
            continue
        known = townships_by_village.setdefault(village, set())
        if not known or (township and "" not in known and township not in known):
            known.add(township)
            found.append(row)
    return found


def _named(row: RowInQuestion) -> str:
    return row.text_of(Role.TOWNSHIP) + row.text_of(Role.VILLAGE)


def _columns(row: RowInQuestion, *first: Role) -> tuple[str, ...]:
    roles = (*first, Role.VILLAGE, Role.ID_NUMBER)
    keys = (row.roster.key_of(role) for role in roles if row.roster.has(role))
    return (*keys, *([POPULATION_STATUS] if POPULATION_STATUS in row.roster.column_by_key else []))
