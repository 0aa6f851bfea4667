"""拆开: two people that were joined are two again, each with the rows of all rosters that were its own."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from roster_desktop.merge import joined_ties, unjoining
from roster_desktop.records import (
    CellsWritten,
    Change,
    ChangeSet,
    Kept,
    NotesWritten,
    Occasion,
    RowId,
    RowState,
    Said,
    Tie,
    is_note,
    note_header,
    sameness_register,
    ties_of,
    unpacked,
)
from roster_desktop.schema import SAMENESS, Role, Roster
from roster_desktop.tasks.same_person import saying_of
from roster_desktop.tasks.typing import listed_row
from roster_desktop.wording import Refusal, Sentence
from roster_desktop.wording import sameness as say
from roster_desktop.workspace import Applied, Row, Workspace


class Joined(Struct, frozen=True):
    """A person that was joined with another one: since when, by whom."""

    row: RowId
    other: RowId
    name: str
    other_name: str
    on: str
    who: str


class Remains(Struct, frozen=True):
    """Something that does not go back, and why."""

    roster: str
    row: RowId
    name: str
    reason: str


class Unjoining(Struct, frozen=True):
    """What taking a joined person apart comes to; nothing is done until it is applied."""

    label: str
    changes: tuple[Change, ...]
    rows_back: int
    """Rows of all rosters that go back to the other person, the person's own row included."""
    remains: tuple[Remains, ...]


def joined_people(workspace: Workspace) -> tuple[Joined, ...]:
    """Everybody whom people joined with another row, the latest first."""
    people = workspace.catalog.person_roster
    noted = workspace.rows_with_text(people.key, SAMENESS.key)
    states = list(workspace.states_by_id(people.key, noted).values())
    name_by_row = {row.id: people.text_of(Role.NAME, row.stored) for row in _rows(workspace, states)}
    found = [
        Joined(state.id, tie.other, name_by_row[state.id], tie.name, tie.on, tie.who)
        for state in states
        if state.id in name_by_row
        for tie in joined_ties(state)
    ]
    return tuple(sorted(found, key=lambda one: (one.on, one.row), reverse=True))


def unjoin_preview(workspace: Workspace, row: RowId, other: RowId) -> Unjoining:
    """What goes back and what remains, before anything is done."""
    people = workspace.catalog.person_roster
    person = listed_row(workspace, people, row)
    state = _state(workspace, people, person.id)
    name = people.text_of(Role.NAME, person.stored)
    if other not in state.aliases:
        raise Refusal(say.NOT_JOINED.about(name=name, other=other))
    remembered = workspace.row_before_joining(other)
    tie = next((tie for tie in joined_ties(state) if tie.other == other), None)
    if tie is None and remembered is None:
        raise Refusal(say.NOTHING_KNOWN.about(name=name))
    saying = saying_of(workspace, person, person)
    unjoined = unjoining(people, state, other, saying, remembered=remembered)
    changes = list(unjoined.changes)
    remains = (
        [Remains(people.key, person.id, name, _said(people, say.STAYS_HERE, name, unjoined.stays))]
        if unjoined.stays
        else []
    )
    if unjoined.unknown:
        remains.append(
            Remains(people.key, other, name, _said(people, say.COMES_UNKNOWN, name, unjoined.unknown))
        )
    back = 1
    for roster in workspace.catalog.rosters:
        if roster.key != people.key:
            for one in _came_along(workspace, roster, other):
                went, more, left = _goes_back(workspace, roster, one, other)
                changes += more
                remains += left
                back += went
    return Unjoining(f"拆开 {name}：两行不是同一人", tuple(changes), back, tuple(remains))


def unjoin(workspace: Workspace, row: RowId, other: RowId) -> tuple[Applied, Unjoining]:
    """Take the joined person apart; answers with what was done and what remains, row by row."""
    planned = unjoin_preview(workspace, row, other)
    return workspace.apply(ChangeSet(planned.label, Occasion.DECIDED, planned.changes)), planned


def _came_along(workspace: Workspace, roster: Roster, other: RowId) -> Iterator[tuple[RowState, Tie]]:
    """Rows of the roster that were given to the joined person, each with the line that says so."""
    noted = workspace.rows_with_text(roster.key, SAMENESS.key)
    for state in workspace.states_by_id(roster.key, noted).values():
        for tie in ties_of(state):
            if tie.said is Said.CAME_ALONG and tie.other == other:
                yield state, tie
                break


def _goes_back(
    workspace: Workspace, roster: Roster, one: tuple[RowState, Tie], other: RowId
) -> tuple[int, list[Change], list[Remains]]:
    """(rows that go back, how, what remains) of a row that was given to the joined person."""
    state, tie = one
    row = workspace.row(roster.key, state.id)
    name = roster.text_of(Role.NAME, row.stored) if row else ""
    blank = {sameness_register(other): ("",) * len(SAMENESS.facts)}
    twins = next(iter(joined_ties(state)), None)
    if twins is not None and row is not None:
        saying = saying_of(workspace, row, row)
        unjoined = unjoining(roster, state, twins.other, saying)
        reason = _said(roster, say.STAYS_HERE, name, unjoined.stays)
        left = [Remains(roster.key, state.id, name, reason)] if unjoined.stays else []
        return 1, [*unjoined.changes, NotesWritten(roster.key, state.id, blank)], left
    kept = unpacked(tie.kept)
    if row is None or kept is None:
        return 0, [], []
    values, since = _before(roster, state, kept, tie)
    changes: list[Change] = [NotesWritten(roster.key, state.id, blank)]
    if since:
        reason = str(say.STAYS_UNDECIDABLE.about(roster=roster.title, name=name))
        return 0, changes, [Remains(roster.key, state.id, name, reason)]
    return 1, [CellsWritten(roster.key, state.id, values), *changes], []


def _before(roster: Roster, state: RowState, kept: Kept, tie: Tie) -> tuple[dict[str, str], bool]:
    """The texts that the row had before; and whether somebody wrote there since."""
    values: dict[str, str] = {}
    writer, number = tie.pair.write
    for key in roster.register_by_key:
        if key not in kept.cells:
            continue
        if not all(
            pair.write[0] == writer and number - 1 <= pair.write[1] <= number for pair in state.cell(key)
        ):
            return {}, True
        value = kept.cells[key].visible(()) or ()
        values |= dict(zip(roster.register_by_key[key].columns, value, strict=False))
    return values, False


def _said(roster: Roster, sentence: Sentence, name: str, registers: tuple[str, ...]) -> str:
    known = roster.register_by_key
    told = (
        note_header(roster, key) if is_note(key) else known[key].header if key in known else key
        for key in registers
    )
    return str(sentence.about(name=name, columns="、".join(f"“{header}”" for header in told)))


def _state(workspace: Workspace, roster: Roster, row: RowId) -> RowState:
    state = workspace.state(roster.key, row)
    if state is None:
        raise Refusal(say.GONE.about(name=row))
    return state


def _rows(workspace: Workspace, states: list[RowState]) -> list[Row]:
    key = workspace.catalog.people
    return workspace.rows(key, [state.id for state in states])
