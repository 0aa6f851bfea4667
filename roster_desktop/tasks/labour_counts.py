"""How many labourers there are, in how many households, and how many of them work.

Told by the definitions of the rules (`checks.labour`). Of whom the rows do not tell it, nobody is counted.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b

from msgspec import Struct

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
from roster_desktop.records import EVERYTHING, Area, RowId
from roster_desktop.schema import Role, Roster
from roster_desktop.schema.kinds.id_number import holder_of
from roster_desktop.tasks.findings import fingerprint, ground_of
from roster_desktop.workspace import Query, Workspace

_STEP = 20
"""Persons between two words about how far it is: a few milliseconds."""
_AT_ONCE = 500
"""Persons whose rows are read at once."""
_WHERE = (Role.TOWNSHIP, Role.VILLAGE, Role.ID_NUMBER)
_HOME = (Role.HOUSEHOLD, Role.HEAD, Role.HEAD_ID_NUMBER)
_NOT_UNABLE = CAPABLE | {""}

_Line = tuple[str, ...]
"""The texts of a row, in the order of its columns."""


class LabourCounts(Struct, frozen=True):
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


class _Verdict(Struct, frozen=True):
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
        self._verdicts: dict[bytes, _Verdict] = {}
        """By the hash of a person's rows: the rows themselves are as much as the file."""
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
        sheets = (self._people, *self._work)
        people, *work = (self._rows_by_person(sheet, area, watch) for sheet in sheets)
        count = labourers = employed = unknown = 0
        homes: set[str] = set()
        known = Known()
        holders = list(people)
        for first in range(0, len(holders), _AT_ONCE):
            some = holders[first : first + _AT_ONCE]
            lines = [
                self._lines_by_person(sheet, [row for one in some for row in there.get(one, ())])
                for sheet, there in zip(sheets, (people, *work), strict=True)
            ]
            for done, holder in enumerate(some, first):
                if done % _STEP == 0:
                    watch.report(done, len(holders), "数劳动力")
                told = tuple(tuple(there.get(holder, ())) for there in lines)
                key = _hash(told)
                verdict = self._verdicts.get(key)
                if verdict is None:
                    verdict = self._verdicts[key] = self._judged(ground, holder, told, known)
                count += len(told[0])
                unknown += verdict.is_labourer is None
                if verdict.is_labourer:
                    labourers += 1
                    employed += verdict.is_employed is True
                    homes.update(verdict.homes)
        return LabourCounts(count, labourers, employed, len(homes), unknown)

    def _rows_by_person(self, sheet: _Sheet, area: Area, watch: Progress) -> dict[str, list[RowId]]:
        """Person, or a row of which nobody knows the person → the rows."""
        query = Query(sheet.roster.key, township=area.township, village=area.village)
        found: dict[str, list[RowId]] = {}
        lines = self._workspace.listed_texts(query, (sheet.number,))
        for done, (row, text) in enumerate(lines):
            if done % _STEP == 0:
                watch.report(done, len(lines), "数劳动力")
            found.setdefault(self._holder(text) or row, []).append(RowId(row))
        return found

    def _lines_by_person(self, sheet: _Sheet, rows: Sequence[RowId]) -> dict[str, list[_Line]]:
        """The same → the lines of these rows. What a county's rows hold, all at once, would take longer to
        give back than to read."""
        found: dict[str, list[_Line]] = {}
        number = 1 + sheet.columns.index(sheet.number)
        query = Query(sheet.roster.key, among=frozenset(rows))
        for line in self._workspace.listed_texts(query, sheet.columns) if rows else ():
            found.setdefault(self._holder(line[number]) or line[0], []).append(line[1:])
        return found

    def _holder(self, text: str) -> str:
        """Whose number it is; "" where nobody can tell."""
        known = self._holders.get(text)
        if known is None:
            holder = holder_of(text)
            # Mostly it is the text itself: then one of both is kept.
            known = self._holders[text] = text if holder == text else holder
        return known

    def _judged(self, ground: Ground, holder: str, told: Sequence[Sequence[_Line]], known: Known) -> _Verdict:
        """What the rules make of a person with these rows."""
        people, (own, *others) = self._people.roster, told
        texts = [self._people.texts(line) for line in own]
        verdict = _NO_LABOURER
        if any(one.get(CAPACITY, "") in _NOT_UNABLE and SCHOOL not in one for one in texts):
            rows = {people.key: tuple(self._people.rows(own, ground, known))}
            work = zip(self._work, others, strict=True)
            rows |= {
                sheet.roster.key: tuple(sheet.rows(lines, ground, known)) for sheet, lines in work if lines
            }
            person = PersonInQuestion(holder, rows, people.key, ground)
            homes = tuple(home.text for one in texts if (home := household_key(people, one)))
            is_one = is_labourer(person)
            verdict = _Verdict(is_one, is_employed(person) if is_one else None, homes)
        return verdict


def _hash(told: tuple[tuple[_Line, ...], ...]) -> bytes:
    # Version 2 writes each text as it is; later ones write whether it is the same object as one before.
    return blake2b(marshal.dumps(told, 2), digest_size=16).digest()


class _Sheet(Struct, frozen=True):
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

    @property
    def number(self) -> str:
        """The column that tells whose row it is."""
        return self.roster.key_of(Role.ID_NUMBER)

    def rows(self, lines: Iterable[_Line], ground: Ground, known: Known) -> Iterator[RowInQuestion]:
        """The lines as the rules look at them."""
        columns = known.cells_of(self.roster)
        for line in lines:
            yield RowInQuestion(self.roster, "", None, ground.on, self.texts(line), columns)
