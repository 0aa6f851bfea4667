"""How many labourers there are, in how many households, and how many of them work.

Told by the definitions of the rules (`checks.labour`). Of whom the rows do not tell it, nobody is counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from roster_desktop.checks import Ground, household_key
from roster_desktop.checks.labour import (
    CAPABLE,
    CAPACITY,
    OF_PERSON,
    OF_WORK,
    SCHOOL,
    is_employed,
    is_labourer,
)
from roster_desktop.checks.person_in_question import PersonInQuestion
from roster_desktop.checks.roster_keys import WORK
from roster_desktop.checks.row_in_question import Known, RowInQuestion
from roster_desktop.progress import Progress, Silence
from roster_desktop.records import EVERYTHING, Area
from roster_desktop.schema import Role, Roster
from roster_desktop.schema.kinds.id_number import holder_of
from roster_desktop.tasks.findings import fingerprint, ground_of
from roster_desktop.workspace import Query, Workspace

_STEP = 20
"""Persons between two words about how far it is: a few milliseconds."""
_WHERE = (Role.TOWNSHIP, Role.VILLAGE, Role.ID_NUMBER)
_HOME = (Role.HOUSEHOLD, Role.HEAD, Role.HEAD_ID_NUMBER)
_NOT_UNABLE = CAPABLE | {""}

_Line = tuple[str, ...]
"""The texts of a row, in the order of its columns."""


@dataclass(frozen=True, slots=True)
class LabourCounts:
    """The labour force of an area on the cut-off date."""

    people: int
    """Persons listed."""
    labourers: int
    employed: int
    """Labourers who certainly work."""
    households: int
    """Households that have a labourer."""
    unknown: int = 0
    """Persons of whom the rows do not tell whether they are labourers."""

    @property
    def share(self) -> str:
        """How many of the labourers work: 91.7%; "" where there are no labourers."""
        return f"{100 * self.employed / self.labourers:.1f}%" if self.labourers else ""


@dataclass(frozen=True, slots=True)
class _Verdict:
    is_labourer: bool | None
    is_employed: bool | None = None
    homes: tuple[str, ...] = ()


_NO_LABOURER = _Verdict(False)


class Census:
    """Counts the labourers of one file, again and again: of whom nothing changed the rules are asked once."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._people = _Sheet.of(workspace.catalog.person_roster, (*_WHERE, *_HOME), OF_PERSON)
        rosters = [roster for roster in workspace.catalog.rosters if roster.key in WORK]
        self._work = [_Sheet.of(roster, _WHERE, OF_WORK) for roster in rosters]
        self._made_by = ""
        self._last: tuple[tuple[int, str, Area], LabourCounts] | None = None
        self._verdicts: dict[object, _Verdict] = {}
        self._holders: dict[str, str] = {}

    def count(self, area: Area = EVERYTHING, progress: Progress | None = None) -> LabourCounts:
        """Count the labourers of the area, and those who work; only once while the file stays as it is."""
        watch = progress or Silence()
        ground = ground_of(self._workspace)
        if (made_by := fingerprint(self._workspace)) != self._made_by:
            self._made_by, self._verdicts = made_by, {}
        asked = (self._workspace.journal, made_by, area)
        if self._last is None or self._last[0] != asked:
            self._last = asked, self._counted(area, ground, watch)
        return self._last[1]

    def _counted(self, area: Area, ground: Ground, watch: Progress) -> LabourCounts:
        own = self._by_person(self._people, area, watch)
        work = [self._by_person(sheet, area, watch) for sheet in self._work]
        labourers = employed = unknown = 0
        homes: set[str] = set()
        for done, (holder, lines) in enumerate(own.items()):
            if done % _STEP == 0:
                watch.report(done, len(own), "数劳动力")
            told = (tuple(lines), *(tuple(there.get(holder, ())) for there in work))
            verdict = self._verdicts.get(told) or self._judged(ground, holder, told)
            unknown += verdict.is_labourer is None
            if verdict.is_labourer:
                labourers += 1
                employed += verdict.is_employed is True
                homes.update(verdict.homes)
        return LabourCounts(sum(map(len, own.values())), labourers, employed, len(homes), unknown)

    def _by_person(self, sheet: _Sheet, area: Area, watch: Progress) -> dict[str, list[_Line]]:
        """Person, or a row of which nobody knows the person → the lines."""
        query = Query(sheet.roster.key, township=area.township, village=area.village)
        number = 1 + sheet.columns.index(sheet.roster.key_of(Role.ID_NUMBER))
        holders = self._holders
        found: dict[str, list[_Line]] = {}
        lines = self._workspace.listed_texts(query, sheet.columns)
        for done, line in enumerate(lines):
            if done % _STEP == 0:
                watch.report(done, len(lines), "数劳动力")
            text = line[number]
            if text not in holders:
                holders[text] = holder_of(text)
            found.setdefault(holders[text] or line[0], []).append(line[1:])
        return found

    def _judged(self, ground: Ground, holder: str, told: Sequence[Sequence[_Line]]) -> _Verdict:
        """What the rules make of a person with these rows."""
        people, (own, *others) = self._people.roster, told
        texts = [self._people.texts(line) for line in own]
        verdict = _NO_LABOURER
        if any(one.get(CAPACITY, "") in _NOT_UNABLE and SCHOOL not in one for one in texts):
            rows = {people.key: tuple(self._people.rows(own, ground))}
            work = zip(self._work, others, strict=True)
            rows |= {sheet.roster.key: tuple(sheet.rows(lines, ground)) for sheet, lines in work if lines}
            person = PersonInQuestion(holder, rows, people.key, ground)
            homes = tuple(home.text for one in texts if (home := household_key(people, one)))
            is_one = is_labourer(person)
            verdict = _Verdict(is_one, is_employed(person) if is_one else None, homes)
        self._verdicts[tuple(told)] = verdict
        return verdict


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The few columns of a roster that tell who works: all of them would take ten times as long to read."""

    roster: Roster
    columns: tuple[str, ...]

    @classmethod
    def of(cls, roster: Roster, roles: Iterable[Role], keys: Iterable[str]) -> _Sheet:
        told = [roster.key_of(role) for role in roles if roster.has(role)]
        return cls(
            roster, tuple(dict.fromkeys((*told, *(key for key in keys if key in roster.column_by_key))))
        )

    def texts(self, line: _Line) -> Mapping[str, str]:
        """Column → text, blank cells absent."""
        return {key: text for key, text in zip(self.columns, line, strict=True) if text}

    def rows(self, lines: Iterable[_Line], ground: Ground) -> Iterator[RowInQuestion]:
        """The lines as the rules look at them."""
        known = _KNOWN.cells_of(self.roster)
        for line in lines:
            yield RowInQuestion(self.roster, "", None, ground.on, self.texts(line), known)


_KNOWN = Known()
