"""Gathering what reports are computed from: every listed row once, put together by person and household.
With the verdicts of the rules: who is a labourer, who works, which household has nobody employed."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from roster_desktop.checks import (
    Ground,
    HouseholdInQuestion,
    Known,
    PersonInQuestion,
    RowInQuestion,
    household_key,
    row_in_question,
)
from roster_desktop.checks.labour import (
    INTENT,
    OF_PERSON,
    OF_WORK,
    is_employed,
    is_labourer,
    is_weak_labourer,
)
from roster_desktop.checks.own_rows import present_row
from roster_desktop.checks.periods import is_open
from roster_desktop.checks.reporting_period import reporting_period
from roster_desktop.checks.roster_keys import RETURNED
from roster_desktop.checks.zero_employment import idle_labourers
from roster_desktop.progress import Progress, Silence
from roster_desktop.records import EVERYTHING, Area, Level, RowId
from roster_desktop.reports import ENTITLED, Entry, Facts, Household, Person, Unclaimed
from roster_desktop.schema import VERIFICATION, Catalog, Role, Roster, Values
from roster_desktop.schema.kinds.id_number import holder_of
from roster_desktop.tasks.areas import reports_of
from roster_desktop.tasks.comparing import point_after
from roster_desktop.tasks.findings import ground_of
from roster_desktop.workspace import FindingQuery, Query, RowTexts, RowThen, Workspace

_PAGE = 500
_STEP = 400


class Moment(Struct, frozen=True):
    """A point of the file's history, and the day on which ages and periods are told there."""

    point: int
    """The last batch that counts."""
    on: date


def moment_of(workspace: Workspace, day: date) -> Moment:
    """How the file stood when this day was over."""
    return Moment(point_after(workspace, day), day)


def gather_facts(
    workspace: Workspace,
    area: Area = EVERYTHING,
    progress: Progress | None = None,
    *,
    then: Moment | None = None,
    on: date | None = None,
) -> Facts:
    """Everything of the area on the cut-off date or another day (`on`), or as it stood then.

    Findings are those of the last comparison, and which villages have reported is as of now; of an earlier
    moment neither is told.
    """
    watch = progress or Silence()
    ground = ground_of(workspace)
    if day := then.on if then else on:
        ground = dataclasses.replace(ground, on=day)
    gathering = _Gathering(workspace.catalog, ground, area)
    places = gathering.places
    changed = _changed_since(workspace, then)
    total = sum(workspace.counts().values())
    done = 0
    verified = _verified(workspace)
    for roster in workspace.catalog.rosters:
        for page in _pages(workspace, roster, changed):
            gathering.take(roster, [_with(texts, verified.get(texts.id)) for texts in page])
            done += len(page)
            watch.report(done, max(total, done), "读取花名册")
    people, households = gathering.judged(watch)
    return Facts(
        workspace.unit,
        ground.on,
        ground.policies,
        people,
        households,
        {
            ledger.key: tuple(_ledger_rows(workspace, ledger, area, places, changed))
            for ledger in workspace.catalog.ledgers
        },
        {} if then else _open_findings(workspace, area, places),
        {} if then else dict(_reported(workspace, area)),
        () if then else tuple(_unclaimed(workspace, area, places)),
    )


def _verified(workspace: Workspace) -> dict[str, dict[str, str]]:
    """Row of the person roster → when and how it was verified, which rules are not given."""
    keys = VERIFICATION.columns
    lines = workspace.listed_texts(Query(workspace.catalog.people), keys)
    return {row: dict(zip(keys, texts, strict=True)) for row, *texts in lines if any(texts)}


def _with(texts: RowTexts, more: Mapping[str, str] | None) -> RowTexts:
    # How it stood at an earlier moment is told by the row itself.
    if not more or any(key in texts.stored for key in more):
        return texts
    return replace(texts, stored={**texts.stored, **{key: text for key, text in more.items() if text}})


_Changed = Mapping[str, Mapping[str, RowThen | None]]
"""Roster → row → how it stood then; None where it was not there."""


def _changed_since(workspace: Workspace, then: Moment | None) -> _Changed:
    if then is None or then.point >= workspace.journal:
        return {}
    found: dict[str, dict[str, RowThen | None]] = defaultdict(dict)
    for one in workspace.rows_between(then.point, workspace.journal):
        found[one.roster][one.row] = one.before
    return found


def _pages(workspace: Workspace, roster: Roster, changed: _Changed) -> Iterator[list[RowTexts]]:
    """The listed rows as they are, or as they were then; rows that were listed only then come last."""
    then = changed.get(roster.key, {})
    seen: set[str] = set()
    for page in workspace.text_pages(roster.key, size=_PAGE):
        seen.update(texts.id for texts in page if texts.id in then)
        yield [found for texts in page if (found := _as_then(texts, then))]
    last = [
        RowTexts(RowId(row), roster.key, 0, told.values)
        for row, told in then.items()
        if row not in seen and told is not None and not told.is_removed
    ]
    if last:
        yield last


def _as_then(texts: RowTexts, then: Mapping[str, RowThen | None]) -> RowTexts | None:
    if texts.id not in then:
        return texts
    told = then[texts.id]
    return None if told is None or told.is_removed else replace(texts, stored=told.values)


class _Places(Struct, frozen=True):
    """Where a row belongs. In a township's own file nothing hangs on whether it names the township."""

    is_county: bool

    def of(self, roster: Roster, values: Values) -> Area:
        return self.known(Area(roster.text_of(Role.TOWNSHIP, values), roster.text_of(Role.VILLAGE, values)))

    def known(self, area: Area) -> Area:
        return area if self.is_county else Area(village=area.village)


def _ledger_rows(
    workspace: Workspace, ledger: Roster, area: Area, places: _Places, changed: _Changed
) -> Iterator[Entry]:
    for page in _pages(workspace, ledger, changed):
        for texts in page:
            if area.contains(places.of(ledger, texts.stored)):
                yield Entry(ledger.key, texts.id, texts.stored)


def _reported(workspace: Workspace, area: Area) -> Iterator[tuple[Area, str]]:
    """Village (township) → when it reported in this period; "" where it did not."""
    policies = workspace.policies
    period = reporting_period(workspace.today(), policies)
    for one, records in reports_of(workspace).items():
        if area.contains(one) or one.contains(area):
            days = [record.at for record in records]
            told = [at for at in days if reporting_period(date.fromisoformat(at[:10]), policies) == period]
            yield one, max(told, default="")


def _open_findings(workspace: Workspace, area: Area, places: _Places) -> dict[Area, dict[str, int]]:
    found: dict[Area, dict[str, int]] = defaultdict(dict)
    for rule in workspace.count_findings("rule"):
        for told, count in workspace.findings_by_area(FindingQuery(rule=rule)).items():
            one = places.known(told)
            if area.contains(one):
                found[one][rule] = found[one].get(rule, 0) + count
    return dict(found)


def _unclaimed(workspace: Workspace, area: Area, places: _Places) -> Iterator[Unclaimed]:
    """Who, by the last comparison, has not applied for what is due."""
    for one in workspace.finding_heads(FindingQuery(rule=ENTITLED)):
        place = places.known(Area(one.township, one.village))
        if area.contains(place):
            yield Unclaimed(place, one.holder, one.name, one.roster, one.row, one.message)


class _Read(Struct, frozen=True):
    """A row once: as reports count it and as the rules look at it."""

    entry: Entry
    row: RowInQuestion
    stored: Values


_JUDGED = {*OF_PERSON, *OF_WORK, INTENT, RETURNED}
_JUDGED_ROLES = (
    Role.TOWNSHIP, Role.VILLAGE, Role.NAME, Role.ID_NUMBER, Role.HEAD, Role.RELATION,
)  # fmt: skip


def _keys_judged(roster: Roster) -> frozenset[str]:
    """What the rules that are asked here look at; reading every cell would take four times as long."""
    roles = {column.key for role in _JUDGED_ROLES if (column := roster.column_by_role.get(role))}
    return frozenset(_JUDGED.union(roles))


class _Gathering:
    """Rows by the person they are about. Persons are told apart by village: who stands in two is counted in
    each, as each village reports."""

    def __init__(self, catalog: Catalog, ground: Ground, area: Area) -> None:
        self._catalog = catalog
        self._area = area
        self._known = Known()
        self._keys = {roster.key: _keys_judged(roster) for roster in catalog.rosters}
        self._rows: dict[tuple[Area, str], dict[str, list[_Read]]] = defaultdict(lambda: defaultdict(list))
        self.ground = ground
        self.places = _Places(ground.unit.level is Level.COUNTY)

    def take(self, roster: Roster, page: Sequence[RowTexts]) -> None:
        is_people = roster.key == self._catalog.people
        keys = self._keys[roster.key]
        for texts in page:
            area = self.places.of(roster, texts.stored)
            if not self._area.contains(area):
                continue
            judged = {key: text for key, text in texts.stored.items() if key in keys}
            row = row_in_question(roster, judged, row=texts.id, on=self.ground.on, known=self._known)
            entry = Entry(roster.key, texts.id, texts.stored, None if is_people else is_open(row))
            holder = holder_of(roster.text_of(Role.ID_NUMBER, texts.stored)) or texts.id
            self._rows[area, holder][roster.key].append(_Read(entry, row, texts.stored))

    def judged(self, watch: Progress) -> tuple[tuple[Person, ...], tuple[Household, ...]]:
        """Everybody and every household, in the order of their first rows."""
        people: list[Person] = []
        homes: dict[tuple[Area, str], list[tuple[Person, PersonInQuestion, bool]]] = defaultdict(list)
        for done, ((area, holder), rows) in enumerate(self._rows.items()):
            if done % _STEP == 0:
                watch.report(done, len(self._rows), "逐人统计")
            asked = self._asked(holder, rows)
            person = self._person(area, holder, rows, asked)
            people.append(person)
            for read in rows.get(self._catalog.people, ()):
                if key := household_key(self._catalog.person_roster, read.stored):
                    homes[area, key.text].append((person, asked, key.is_by_name))
                    break
        watch.report(len(self._rows), len(self._rows), "逐人统计")
        return tuple(people), tuple(self._household(*key, those) for key, those in homes.items())

    def _asked(self, holder: str, rows: Mapping[str, Sequence[_Read]]) -> PersonInQuestion:
        told = {key: tuple(one.row for one in those) for key, those in rows.items()}
        return PersonInQuestion(holder, told, self._catalog.people, self.ground)

    def _person(
        self, area: Area, holder: str, rows: Mapping[str, Sequence[_Read]], asked: PersonInQuestion
    ) -> Person:
        present = present_row(asked)
        own = [one.entry for one in rows.get(self._catalog.people, ())]
        # Of two rows the one by which the person is there speaks, as it does for the rules.
        own.sort(key=lambda one: present is not None and one.id != present.id)
        others = {
            key: tuple(one.entry for one in those)
            for key, those in rows.items()
            if key != self._catalog.people
        }
        number = asked.number
        return Person(
            holder,
            area,
            own[0] if own else None,
            others,
            is_labourer(asked),
            is_employed(asked),
            number.sex if number else "",
            number.birth if number else None,
            is_weak_labourer(asked),
        )

    def _household(
        self, area: Area, key: str, those: Iterable[tuple[Person, PersonInQuestion, bool]]
    ) -> Household:
        people, asked, by_name = zip(*those, strict=True)
        home = HouseholdInQuestion(key, asked, self.ground, is_by_name=by_name[0])
        return Household(key, area, home.head_name, people, bool(idle_labourers(home)))
