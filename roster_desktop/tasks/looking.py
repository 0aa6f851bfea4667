"""Putting rows together into what rules look at, and writing down what the rules say."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from msgspec import Struct

from roster_desktop.checks import (
    Alike,
    Finding,
    Ground,
    HouseholdInQuestion,
    Known,
    PersonInQuestion,
    RowInQuestion,
    household_key,
    row_in_question,
)
from roster_desktop.checks.households import COLUMNS as HOUSEHOLD_COLUMNS
from roster_desktop.checks.households import is_by_name
from roster_desktop.checks.looks_at import AlikeIn, Apart, keys_of
from roster_desktop.checks.rule import S
from roster_desktop.checks.to_be_asked import RowRules, SubjectRules
from roster_desktop.schema import Catalog, Role, Roster
from roster_desktop.schema.kinds.id_number import holder_of
from roster_desktop.workspace import ALIKE, HOUSEHOLD, PERSON, ROW, FindingLine, Group, RowTexts, line_of

if TYPE_CHECKING:
    from roster_desktop.checks import Rule, Rulebook

_FEWEST = _SEVERAL = 2


class Asked(Struct, frozen=True):
    """A row of the file as the rules look at it."""

    row: RowInQuestion
    texts: RowTexts
    holder: str
    """Its person; "" where the ID number does not say."""


class Somebody(Struct, frozen=True):
    """A person with all rows in their order: put together once, for the rules about the person and for those
    about the household."""

    rows: Sequence[Asked]
    person: PersonInQuestion

    def begins_with(self, rows: Sequence[Asked]) -> bool:
        """Whether these rows come first."""
        return all(one is other for one, other in zip(rows, self.rows, strict=False))


class Look:
    """One look at a file: its rules, day and policies. Cells that were read once are not read again."""

    def __init__(self, catalog: Catalog, ground: Ground, rulebook: Rulebook, known: Known) -> None:
        self._catalog = catalog
        self._ground = ground
        self._rulebook = rulebook
        self._known = known
        self._people = catalog.roster(catalog.people)
        self._order = {roster.key: place for place, roster in enumerate(catalog.rosters)}
        self._alike = {f"{ALIKE}{sharing.name}": rules for sharing, rules in rulebook.alike}
        self._sharings = tuple((f"{ALIKE}{sharing.name}", sharing) for sharing, _ in rulebook.alike)
        self._row_rules: dict[str, RowRules] = {}
        self._rules = _in_order(known, rulebook)

    @property
    def alike_scopes(self) -> tuple[str, ...]:
        """Scopes of rows that share something."""
        return tuple(self._alike)

    @property
    def asks_households(self) -> bool:
        """Whether some rule looks at households."""
        return bool(self._rulebook.households)

    def read(self, texts: RowTexts) -> Asked:
        roster = self._catalog.roster(texts.roster)
        row = row_in_question(roster, texts.stored, row=texts.id, on=self._ground.on, known=self._known)
        return Asked(row, texts, holder_of(roster.text_of(Role.ID_NUMBER, texts.stored)))

    def grouping_columns(self, roster: Roster) -> frozenset[str]:
        """The columns by which is told with whom a row is looked at."""
        sharings = [sharing.columns for sharing, _ in self._rulebook.alike]
        if not all(sharings):
            return frozenset(roster.column_by_key)
        of_household = HOUSEHOLD_COLUMNS if roster is self._people else ()
        return keys_of(roster, (Role.ID_NUMBER, *of_household, *chain.from_iterable(sharings)))

    def fewest_alike(self, scope: str) -> int:
        """How many rows must share this for a rule to have anything to say."""
        told = (rule.looks_at for rule in self._alike[scope])
        return min(at.at_least if isinstance(at, AlikeIn) else _FEWEST for at in told)

    def apart_alike(self, scope: str) -> Apart:
        """Of two of whom the rows that share this must be for a rule to have anything to say."""
        told = {at.apart if isinstance(at := rule.looks_at, AlikeIn) else "" for rule in self._alike[scope]}
        return told.pop() if len(told) == 1 else ""

    def columns_of_alike(self, scope: str, roster: Roster) -> frozenset[str]:
        """The columns at which the rules about rows that share this look."""
        told = [rule.looks_at for rule in self._alike.get(scope, ())]
        found = [at.keys(roster) for at in told if isinstance(at, AlikeIn)]
        return frozenset().union(*found) if len(found) == len(told) else frozenset(roster.column_by_key)

    def groups_of(self, texts: RowTexts) -> tuple[Group, ...]:
        """With whom the row is looked at; a row alone is none."""
        return tuple(dict.fromkeys(self._groups_of(texts)))

    def is_first_at(self, homes: Container[str], somebody: Somebody) -> bool:
        """Whether the first of the person's rows that belongs to a household is among these,
        all of which do."""
        for one in somebody.rows:
            if one.texts.id in homes:
                return True
            if self._is_at_home(one):
                return False
        return False

    def somebody(self, holder: str, rows: Iterable[Asked]) -> Somebody:
        """The person of these rows."""
        ordered = self._in_order(rows)
        return Somebody(ordered, self._person(holder, ordered))

    def in_row(self, asked: Asked) -> Iterator[FindingLine]:
        """What the rules say of the row by itself."""
        rules = self._row_rules.get(asked.texts.roster)
        if rules is None:
            rules = self._rules.of_rows(asked.row.roster, self._ground.on)
            self._row_rules[asked.texts.roster] = rules
        reasoned = rules.asked(asked.row)
        return _said(reasoned, asked.row, (ROW, asked.texts.id), [asked]) if reasoned else iter(())

    def in_person(self, somebody: Somebody) -> Iterator[FindingLine]:
        """What they say of everything there is about one person."""
        person = somebody.person
        return _said(self._rules.of_people.asked(person.rows), person, (PERSON, person.holder), somebody.rows)

    def in_household(
        self, key: str, own: Sequence[Asked], people: Mapping[str, Somebody]
    ) -> Iterator[FindingLine]:
        """What they say of a household: of its rows in the person roster,
        and of all that is known of its people."""
        members = tuple(self._members(self._in_order(own), people))
        household = HouseholdInQuestion(key, members, self._ground, is_by_name=is_by_name(key))
        known = (people[holder] for holder in {asked.holder for asked in own} if holder in people)
        around = chain(own, (asked for somebody in known for asked in somebody.rows))
        rules = self._rules.of_households.asked(household.rows)
        return _said(rules, household, (HOUSEHOLD, key), around)

    def in_alike(self, scope: str, key: str, rows: Sequence[Asked]) -> Iterator[FindingLine]:
        """What they say of rows that share something."""
        together = tuple(asked.row for asked in self._in_order(rows))
        alike = Alike(scope.removeprefix(ALIKE), key, together, self._ground)
        return _said(self._alike.get(scope, ()), alike, (scope, key), rows)

    def _is_at_home(self, asked: Asked) -> bool:
        if asked.row.roster is not self._people:
            return False
        return household_key(self._people, asked.texts.stored) is not None

    def _groups_of(self, texts: RowTexts) -> Iterator[Group]:
        roster, stored = self._catalog.roster(texts.roster), texts.stored
        if holder := holder_of(roster.text_of(Role.ID_NUMBER, stored)):
            yield PERSON, holder
        if roster is self._people and (household := household_key(roster, stored)):
            yield HOUSEHOLD, household.text
        for scope, sharing in self._sharings:
            if sharing.is_of_people and roster is not self._people:
                continue
            for key in sharing.keys_of(self._catalog, roster, stored):
                if key:
                    yield scope, key

    def _person(self, holder: str, rows: Iterable[Asked]) -> PersonInQuestion:
        by_roster: dict[str, list[RowInQuestion]] = {}
        for asked in rows:
            by_roster.setdefault(asked.row.roster.key, []).append(asked.row)
        told = {roster: tuple(found) for roster, found in by_roster.items()}
        return PersonInQuestion(holder, told, self._people.key, self._ground)

    def _members(self, own: Iterable[Asked], people: Mapping[str, Somebody]) -> Iterator[PersonInQuestion]:
        """A person with all rows for every holder; who is listed twice is one,
        with the household's own row first."""
        own_by_person: dict[str, list[Asked]] = {}
        for asked in own:
            own_by_person.setdefault(asked.holder or asked.texts.id, []).append(asked)
        for person, here in own_by_person.items():
            known = people.get(person)
            if known and known.begins_with(here):
                yield known.person
                continue
            ids = {asked.texts.id for asked in here}
            elsewhere = [asked for asked in known.rows if asked.texts.id not in ids] if known else []
            yield self._person(person, [*here, *elsewhere])

    def _in_order(self, rows: Iterable[Asked]) -> list[Asked]:
        """By roster, then as the rows came."""
        if len(given := list(rows)) < _SEVERAL:
            return given
        return sorted(given, key=self._place_of)

    def _place_of(self, one: Asked) -> tuple[int, int, str]:
        return (self._order[one.texts.roster], one.texts.place, one.texts.id)


class _InOrder:
    """The rules of one book in the order in which they are asked, with what was learnt of texts."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook
        self.of_people = SubjectRules(rulebook.people)
        self.of_households = SubjectRules(rulebook.households)
        self._of_rows: dict[tuple[int, date], tuple[Roster, RowRules]] = {}

    def of_rows(self, roster: Roster, on: date) -> RowRules:
        """By the identity of the roster: what is kept here keeps it alive, so that no other one gets its
        id."""
        key = id(roster), on
        if key not in self._of_rows:
            if len(self._of_rows) >= _MOST_KEPT:
                self._of_rows.clear()
            self._of_rows[key] = roster, RowRules(self.rulebook.rows, roster, on)
        return self._of_rows[key][-1]


_MOST_KEPT = 16
_KEPT: WeakKeyDictionary[Known, _InOrder] = WeakKeyDictionary()


def _in_order(known: Known, rulebook: Rulebook) -> _InOrder:
    """Kept with the cells that are: putting the rules in order takes as long as checking an edit."""
    kept = _KEPT.get(known)
    if kept is None or kept.rulebook is not rulebook:
        kept = _KEPT[known] = _InOrder(rulebook)
    return kept


def _said(rules: Iterable[Rule[S]], subject: S, group: Group, rows: Iterable[Asked]) -> Iterator[FindingLine]:
    asked_by_row: dict[str, Asked] | None = None
    for rule in rules:
        # Most have nothing to say: of these nothing is made.
        for seen in rule.look(subject):
            finding = rule.finding(subject, seen)
            asked_by_row = asked_by_row or {asked.texts.id: asked for asked in rows}
            yield _line(finding, group, asked_by_row[finding.row])


def _line(finding: Finding, group: Group, at: Asked) -> FindingLine:
    roster, stored = at.row.roster, at.texts.stored
    return line_of(
        finding,
        group,
        place=at.texts.place,
        name=roster.text_of(Role.NAME, stored),
        township=roster.text_of(Role.TOWNSHIP, stored),
        village=roster.text_of(Role.VILLAGE, stored),
        holder=at.holder,
    )
