"""Who shares a phone with whom: normal in one household, worth a look between two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from roster_desktop.checks.alike import Alike
from roster_desktop.checks.household_in_question import HouseholdInQuestion
from roster_desktop.checks.own_rows import POPULATION_STATUS, village_of
from roster_desktop.checks.periods import is_open
from roster_desktop.checks.roster_keys import GONE, TRANSFER
from roster_desktop.checks.row_in_question import RowInQuestion
from roster_desktop.checks.rule import Seen
from roster_desktop.schema.kinds.id_number import holder_of
from roster_desktop.schema.pairing import folded_name, folded_text
from roster_desktop.schema.roster import Role

_SEVERAL = "{a}、{b}等{count}户留了同一个电话，请核实。"
_PLACE = ("county", "city", "province")


def phone_of_other_households(group: Alike) -> Iterator[Seen]:
    """One finding for all households that share it, a row of each."""
    present = [row for row in group.rows if row.text(POPULATION_STATUS) not in GONE]
    rows = _one_of_each_household(_one_of_each_person(present))
    if len(rows) < 2:
        return
    first, second, *_ = rows
    gaps = {"a": first.who, "b": second.who, "count": str(len(rows))}
    beside = tuple((row, _phone(row)) for row in rows[1:])
    yield Seen(_phone(first), gaps, _SEVERAL if len(rows) > 2 else "", first, beside)


def phone_of_workers_apart(household: HouseholdInQuestion) -> Iterator[Seen]:
    """Members with open jobs in different counties who left one phone."""
    jobs = [
        (one, job)
        for one in household.members
        for job in one.of(TRANSFER)
        if job.text("county") and is_open(job)
    ]
    if len({folded_text(job.text("county")) for _, job in jobs}) < 2:
        return
    by_phone: dict[str, dict[str, RowInQuestion]] = {}
    for one, job in jobs:
        for number in _numbers(job) or (_numbers(one.own) if one.own else ()):
            by_phone.setdefault(number, {}).setdefault(one.holder, job)
    for apart in _distinct(by_phone):
        if len({folded_text(job.text("county")) for job in apart}) > 1:
            first, *others = apart
            columns = (*_phone(first), *_PLACE)
            names = "、".join(job.who for job in apart)
            beside = tuple((job, columns) for job in others)
            yield Seen(columns, {"household": household.head_name, "names": names}, row=first, beside=beside)


def _distinct(by_phone: dict[str, dict[str, RowInQuestion]]) -> Iterator[Sequence[RowInQuestion]]:
    """The jobs behind each phone; people who share two phones are told once."""
    seen = set()
    for job_by_holder in by_phone.values():
        holders = frozenset(job_by_holder)
        if holders not in seen:
            seen.add(holders)
            yield tuple(job_by_holder.values())


def _numbers(row: RowInQuestion) -> tuple[str, ...]:
    cell = row.with_role(Role.PHONE)
    return cell.value if cell and isinstance(cell.value, tuple) else ()


def _phone(row: RowInQuestion) -> tuple[str, ...]:
    return (row.roster.key_of(Role.PHONE),)


def _one_of_each_person(rows: Sequence[RowInQuestion]) -> list[RowInQuestion]:
    row_by_holder: dict[str, RowInQuestion] = {}
    for row in rows:
        row_by_holder.setdefault(holder_of(row.text_of(Role.ID_NUMBER)) or row.id, row)
    return list(row_by_holder.values())


def _one_of_each_household(rows: Sequence[RowInQuestion]) -> list[RowInQuestion]:
    """The first row of each, where rows that could be of one household count as one.

    One row may tell the household's number and another only its head, so whatever two rows have in common
    joins them.
    """
    leader: dict[tuple[object, ...], int] = {}
    root = list(range(len(rows)))

    def top(place: int) -> int:
        while root[place] != place:
            root[place] = root[root[place]]
            place = root[place]
        return place

    unknown = set()
    for place, row in enumerate(rows):
        marks = _household_marks(row)
        if not marks:
            unknown.add(place)
        for mark in marks:
            root[top(place)] = top(leader.setdefault(mark, place))
    tops: dict[int, RowInQuestion] = {}
    for place, row in enumerate(rows):
        if place not in unknown:
            tops.setdefault(top(place), row)
    return list(tops.values())


def _household_marks(row: RowInQuestion) -> tuple[tuple[object, ...], ...]:
    """Everything that tells the household, within the village."""
    told = (
        ("number", folded_text(row.text_of(Role.HOUSEHOLD))),
        ("head", holder_of(row.text_of(Role.HEAD_ID_NUMBER))),
        ("name", folded_name(row.text_of(Role.HEAD))),
    )
    return tuple((village_of(row), kind, text) for kind, text in told if text)
