"""两村同人: one person whom several villages list. Which of them keeps him is for people to say; the others note
that he moved away, and what becomes of the rows that they still keep open for him."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from msgspec import Struct

from roster_desktop.checks.own_rows import POPULATION_STATUS
from roster_desktop.checks.roster_keys import ENDED, MOVED
from roster_desktop.records import Area, CellsWritten, Change, ChangeSet, Occasion, RowId
from roster_desktop.schema import Role, Roster
from roster_desktop.schema.kinds import PartialDate
from roster_desktop.schema.pairing import folded_text
from roster_desktop.tasks.households import members_of
from roster_desktop.tasks.suspects import InTwoVillages, suspects
from roster_desktop.tasks.typing import listed_row
from roster_desktop.tasks.verifying import Verification, stale_before, verification_of
from roster_desktop.wording import Refusal
from roster_desktop.wording import sameness as say
from roster_desktop.workspace import Applied, Row, Workspace

STATUS_DAY = "population_changed_on"


class Fate(Enum):
    """What becomes of an open row of a village that the person leaves."""

    LEAVE = "leave"
    END = "end"
    """It ends on the day of moving."""
    MOVE = "move"
    """It goes on in the village that keeps the person."""


class Standing(Struct, frozen=True):
    """How one of the villages lists the person."""

    area: Area
    row: Row
    rows: tuple[Row, ...]
    """The person's rows of this village in the other rosters."""
    verification: Verification
    household: int
    """How many are listed in the household there."""

    @property
    def open_rows(self) -> tuple[Row, ...]:
        """Rows that nobody has ended."""
        return tuple(row for row in self.rows if not row.stored.get(ENDED))


class Question(Struct, frozen=True):
    """One person, and how each of the villages lists him."""

    name: str
    standings: tuple[Standing, ...]

    def standing_in(self, row: RowId) -> Standing | None:
        """How the village lists the person to which this row of the person roster belongs."""
        return next((one for one in self.standings if one.row.id == row), None)


def question_of(workspace: Workspace, found: InTwoVillages) -> Question:
    """Both villages' facts, read anew."""
    people = workspace.catalog.person_roster
    rows = [listed_row(workspace, people, row) for row in found.rows]
    standings = tuple(_standing(workspace, people, row) for row in rows)
    return Question(people.text_of(Role.NAME, rows[0].stored), standings)


def question_about(workspace: Workspace, row: RowId) -> Question:
    """The question that this row of the person roster belongs to."""
    for found in suspects(workspace).in_two_villages:
        if row in found.rows:
            return question_of(workspace, found)
    people = workspace.catalog.person_roster
    name = people.text_of(Role.NAME, listed_row(workspace, people, row).stored)
    raise Refusal(say.ONLY_ONE_VILLAGE.about(name=name))


def settle(
    workspace: Workspace,
    question: Question,
    keeper: RowId,
    on: str,
    fates: Mapping[RowId, Fate] | None = None,
) -> Applied:
    """The village of this row keeps the person; in the others he moved away on this day, as one step.

    `fates`: open row of a village that is left → what becomes of it; rows that are not named stay as they
    are. No row is joined with another one: each village keeps its own, and what is settled here travels down
    in the usual way.
    """
    people = workspace.catalog.person_roster
    home = question.standing_in(keeper)
    if home is None:
        known = "、".join(one.area.village for one in question.standings)
        raise Refusal(say.NOT_A_VILLAGE_OF_HIS.about(name=question.name, village=keeper, known=known))
    day = _day(people, on)
    changes: list[Change] = []
    for standing in question.standings:
        if standing is home:
            continue
        values = {POPULATION_STATUS: MOVED, STATUS_DAY: day}
        told = {key: text for key, text in values.items() if key in people.column_by_key}
        changes.append(CellsWritten(people.key, standing.row.id, told))
        for row in standing.open_rows:
            if fated := _fated(workspace, row, home, day, (fates or {}).get(row.id, Fate.LEAVE)):
                changes.append(CellsWritten(row.roster, row.id, fated))
    label = f"两村同人：{question.name} 归{home.area.village}"
    return workspace.apply(ChangeSet(label, Occasion.DECIDED, tuple(changes)))


def _fated(workspace: Workspace, row: Row, home: Standing, day: str, fate: Fate) -> dict[str, str]:
    roster = workspace.catalog.roster(row.roster)
    if fate is Fate.END:
        return {ENDED: day} if ENDED in roster.column_by_key else {}
    if fate is Fate.LEAVE:
        return {}
    place = {Role.TOWNSHIP: home.area.township, Role.VILLAGE: home.area.village}
    return {roster.key_of(role): text for role, text in place.items() if roster.has(role) and text}


def _standing(workspace: Workspace, people: Roster, row: Row) -> Standing:
    area = Area(people.text_of(Role.TOWNSHIP, row.stored), people.text_of(Role.VILLAGE, row.stored))
    number = people.text_of(Role.ID_NUMBER, row.stored)
    rows = [
        other
        for roster, ids in workspace.rows_of_person(number).items()
        if roster != people.key
        for other in workspace.rows(roster, ids)
        if _is_of(workspace.catalog.roster(roster), other, area)
    ]
    verification = verification_of(row, stale_before(workspace))
    return Standing(area, row, tuple(rows), verification, len(members_of(workspace, row.id)))


def _is_of(roster: Roster, row: Row, area: Area) -> bool:
    return folded_text(roster.text_of(Role.VILLAGE, row.stored)) == folded_text(area.village)


def _day(people: Roster, text: str) -> str:
    column = people.column_by_key.get(STATUS_DAY)
    if column is None:
        return text
    value = column.kind.parse(text)
    if not isinstance(value, PartialDate) or not value.day:
        raise Refusal(say.DAY_UNREADABLE.about(text=text))
    return column.kind.write(value)
