"""《“零就业”家庭清零台账》, followed through time: which household came onto the list when, and how it left.

The list is looked at on a number of days, one after the other; between two of them nobody looks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from msgspec.structs import replace

from roster_desktop.records import Area
from roster_desktop.reports.counting import BUSINESS, POST, TRANSFER, is_willing
from roster_desktop.reports.facts import Facts, Household, Person
from roster_desktop.reports.ledgers import zero_households
from roster_desktop.reports.zero_history import Spell, ZeroHistory

WORKS, GONE, NO_LABOUR, UNWILLING, UNSURE = (
    "有人就业", "户已不在册", "已没有劳动力", "不再有就业创业意愿", "花名册说不清是否就业",
)  # fmt: skip
_SHOWN_WORK = ((TRANSFER, "employer"), (BUSINESS, "project"), (POST, "post"))


def followed(history: ZeroHistory, facts: Facts) -> ZeroHistory:
    """The history with one more look, later than all before."""
    idle = {(home.area, home.key): home for home in zero_households(facts)}
    of_labourer = {(home.area, holder): key for key, home in idle.items() for holder in _labourers(home)}
    spells: list[Spell] = []
    for spell in history.spells:
        if spell.left_on:
            spells.append(spell)
            continue
        key = _still(spell, idle, of_labourer)
        home = idle.pop(key, None) if key else None
        spells.append(_again(spell, home) if home else _left(spell, facts))
    spells += [_entered(home, facts.on, is_first=not history.days) for home in idle.values()]
    return ZeroHistory((*history.days, facts.on), tuple(spells))


_Key = tuple[Area, str]


def _still(spell: Spell, idle: Mapping[_Key, Household], of_labourer: Mapping[_Key, _Key]) -> _Key | None:
    """The household on the list that it is now: by its key, or by a labourer where somebody renamed it."""
    if (spell.area, spell.key) in idle:
        return spell.area, spell.key
    keys = (of_labourer.get((spell.area, holder)) for holder in sorted(spell.labourers))
    return next((key for key in keys if key in idle), None)


def _entered(home: Household, on: date, *, is_first: bool) -> Spell:
    return _again(Spell(home.area, home.key, "", "", frozenset(), 0, "", (), on, is_first), home)


def _again(spell: Spell, home: Household) -> Spell:
    """The spell with the household as it is now."""
    return replace(
        spell, area=home.area, key=home.key, head=home.head, number=household_number(home),
        labourers=frozenset(_labourers(home)),
        willing=sum(one.is_labourer is True and is_willing(one) for one in home.members),
        names="、".join(one.text("name") for one in home.members),
        rows=tuple((one.own.roster, one.own.id) for one in home.members if one.own),
    )  # fmt: skip


def _left(spell: Spell, facts: Facts) -> Spell:
    """Why it is not on the list any more, as the file stands on the day looked at."""
    members = _members(spell, facts)
    at_work = [one for one in members if one.is_employed]
    return replace(
        spell, left_on=facts.on, reason=_reason(members, at_work),
        workers="；".join(f"{one.text('name')}：{work_of(one)}" for one in at_work),
    )  # fmt: skip


def _reason(members: Iterable[Person], at_work: Iterable[Person]) -> str:
    people = tuple(members)
    if not people:
        return GONE
    if any(True for _ in at_work):
        return WORKS
    labourers = [one for one in people if one.is_labourer is not False]
    if not labourers:
        return NO_LABOUR
    if any(one.is_labourer is None or one.is_employed is None for one in labourers):
        return UNSURE
    return UNWILLING if not any(map(is_willing, labourers)) else UNSURE


def _members(spell: Spell, facts: Facts) -> tuple[Person, ...]:
    homes = facts.households_by_area.get(spell.area, ())
    by_key = next((home for home in homes if home.key == spell.key), None)
    if by_key is None:
        by_key = next((home for home in homes if spell.labourers.intersection(_holders(home))), None)
    return by_key.members if by_key else ()


def work_of(person: Person) -> str:
    """What the person lives on: the workplace, business or post, or else what the own row says."""
    told = [
        row.text(key) or "（未填单位）"
        for roster, key in _SHOWN_WORK
        for row in person.of(roster)
        if row.is_open
    ]
    return "、".join(dict.fromkeys(told)) or person.text("employment_status")


def household_number(home: Household) -> str:
    """Its number, as far as a member's row tells it."""
    return next((text for one in home.members if (text := one.text("household_number"))), "")


def _labourers(home: Household) -> list[str]:
    return [one.holder for one in home.members if one.is_labourer]


def _holders(home: Household) -> set[str]:
    return {one.holder for one in home.members}
