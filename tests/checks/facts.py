"""Persons, households and rows that are alike, drawn as small tables of the real rosters.

A table has the columns' headers (or keys) on its first line and a row on every other one, parted by bars:

    姓名 | 身份证号   | 就业起始日期 | 就业终止日期
    张三 | 女19800101 | 2024-03      |

A short number 女19800101 stands for the sound identity number of a woman born that day; 女19800101-2 is the
second one born that day, 612323女19800101 one with another county's digits. Rows without 姓名 and 身份证号 are
about 张三, a woman born on 1980-01-01; they lie in 白石村 of 龙亭镇 unless they say otherwise. A column 行 gives
the line of the sheet.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from roster_desktop.checks import (
    RULEBOOK,
    Alike,
    Finding,
    Ground,
    HouseholdInQuestion,
    PersonInQuestion,
    RowInQuestion,
    Rule,
    row_in_question,
)
from roster_desktop.policies import default_book
from roster_desktop.policies.packs import Entry, PolicyValue
from roster_desktop.records import Level, Unit
from roster_desktop.rosters import CATALOG
from roster_desktop.schema import Roster, Values
from roster_desktop.schema.kinds.id_number import check_digit, holder_of
from roster_desktop.schema.roster import Role

ON = date(2025, 12, 31)
VILLAGE = Unit(Level.VILLAGE, "白石村", township="龙亭镇", county="洋县")
COUNTY = Unit(Level.COUNTY, "洋县", code="610723", county="洋县")

_SHORT = re.compile(r"(?P<county>[0-9]{6})?(?P<sex>[男女])(?P<birth>[0-9]{8})(?:-(?P<nth>[0-9]+))?")
_LINE = "行"
_SOMEBODY = {
    Role.NAME: "张三",
    Role.ID_NUMBER: "女19800101",
    Role.TOWNSHIP: "龙亭镇",
    Role.VILLAGE: "白石村",
}


def number(short: str) -> str:
    """The sound identity number that a short one stands for; any other text as it is."""
    told = _SHORT.fullmatch(short)
    if not told:
        return short
    nth = int(told["nth"] or 1)
    sequence = f"{2 * nth - (told['sex'] == '男'):03}"
    first17 = (told["county"] or "610723") + told["birth"] + sequence
    return first17 + check_digit(first17)


def ground(on: date = ON, unit: Unit = VILLAGE, **policies: PolicyValue) -> Ground:
    """The default policies with these values over them."""
    book = default_book().with_entries(Entry(key, value, None, "测试") for key, value in policies.items())
    return Ground(on, book, unit)


def rows(roster: str, table: str, on: date = ON) -> tuple[RowInQuestion, ...]:
    """The rows of a table; their ids are person-1, person-2 …"""
    spec = CATALOG.roster(roster)
    return tuple(
        row_in_question(spec, values, row=f"{roster}-{place}", on=on, number=line)
        for place, (values, line) in enumerate(_read(spec, table), start=1)
    )


def person(told: Ground | None = None, **tables: str) -> PersonInQuestion:
    """One person with all rows, a table a roster; the tables must be about one person."""
    [one] = persons(told, **tables)
    return one


def persons(told: Ground | None = None, **tables: str) -> tuple[PersonInQuestion, ...]:
    """Everybody in the tables, in the order of their first rows."""
    given = told or ground()
    by_holder: defaultdict[str, dict[str, tuple[RowInQuestion, ...]]] = defaultdict(dict)
    for roster, table in tables.items():
        for row in rows(roster, table, given.on):
            own = by_holder[holder_of(row.text_of(Role.ID_NUMBER)) or row.id]
            own[roster] = (*own.get(roster, ()), row)
    return tuple(PersonInQuestion(holder, own, CATALOG.people, given) for holder, own in by_holder.items())


def household(told: Ground | None = None, *, is_by_name: bool = False, **tables: str) -> HouseholdInQuestion:
    """All persons of the tables as one household."""
    given = told or ground()
    return HouseholdInQuestion("h1", persons(given, **tables), given, is_by_name)


def alike(told: Ground | None = None, /, **tables: str) -> tuple[Alike, ...]:
    """Every group of two rows or more that share a key of some sharing of the rule book."""
    given = told or ground()
    all_rows = [row for roster, table in tables.items() for row in rows(roster, table, given.on)]
    groups: defaultdict[tuple[str, str], list[RowInQuestion]] = defaultdict(list)
    for sharing, _ in RULEBOOK.alike:
        for row in all_rows:
            texts = {key: cell.text for key, cell in row.cells.items()}
            for key in dict.fromkeys(sharing.keys_of(CATALOG, row.roster, texts)):
                groups[sharing.name, key].append(row)
    return tuple(
        Alike(sharing, key, tuple(together), given)
        for (sharing, key), together in groups.items()
        if key and len(together) > 1
    )


Subject = RowInQuestion | PersonInQuestion | HouseholdInQuestion | Alike


def findings(rule: str, *subjects: Subject) -> list[Finding]:
    """What the rule of this id says of the subjects, whatever it looks at."""
    return [
        finding
        for subject in subjects
        for asked in _rules_for(subject)
        if asked.id == rule
        for finding in asked.findings(subject)
    ]


def said(rule: str, *subjects: Subject) -> list[str]:
    """The sentences only."""
    return [finding.message for finding in findings(rule, *subjects)]


def everything_said(*subjects: Subject) -> list[tuple[str, str]]:
    """(rule, sentence) of every rule that looks at such subjects."""
    return [
        (finding.rule, finding.message)
        for subject in subjects
        for rule in _rules_for(subject)
        for finding in rule.findings(subject)
    ]


def _rules_for(subject: Subject) -> Iterable[Rule]:
    match subject:
        case RowInQuestion():
            return RULEBOOK.rows
        case PersonInQuestion():
            return RULEBOOK.people
        case HouseholdInQuestion():
            return RULEBOOK.households
        case Alike(sharing=name):
            return [rule for sharing, rules in RULEBOOK.alike if sharing.name == name for rule in rules]


def _read(roster: Roster, table: str) -> Iterable[tuple[Values, int | None]]:
    head, *lines = [line for line in table.splitlines() if line.strip()]
    headers = [cell.strip() for cell in head.split("|")]
    for line in lines:
        cells = dict(zip(headers, (cell.strip() for cell in line.split("|")), strict=True))
        place = cells.pop(_LINE, "")
        yield _values(roster, cells), int(place) if place else None


def _values(roster: Roster, cells: Mapping[str, str]) -> Values:
    key_of = {column.header: column.key for column in roster.columns}
    typed = {key_of.get(header, header): text for header, text in cells.items()}
    somebody = {roster.key_of(role): text for role, text in _SOMEBODY.items()}
    full = somebody | typed
    id_key = roster.key_of(Role.ID_NUMBER)
    return roster.canonical(full | {id_key: number(full[id_key])})
