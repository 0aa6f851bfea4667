"""What a workbook does to a roster file: rows it adds and changes, what it asks, what it cannot bring."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from roster_desktop.merge.duplicates import with_duplicates_marked
from roster_desktop.merge.fresh_rows import all_are_fresh
from roster_desktop.merge.handmade import Sender, handmade_state, refusal, sender_of
from roster_desktop.merge.joining import AskedOnce, Known, Meeting, known_part, meetings, together
from roster_desktop.merge.lineages import Memory
from roster_desktop.merge.merge_plan import Counts, MergePlan, Move, Outcome, Statement
from roster_desktop.merge.parting import divided
from roster_desktop.merge.quiet_rows import quiet_rows
from roster_desktop.merge.remembering import (
    Arrival,
    Arrivals,
    NoMemory,
    Remembering,
    lineage_of,
    with_known_ids,
)
from roster_desktop.merge.telling import told_merge
from roster_desktop.merge.twin_rows import with_twins_ids
from roster_desktop.records import (
    DeliveredRow,
    Delivery,
    Lineage,
    Problem,
    RowId,
    RowMerged,
    RowSplit,
    RowState,
    Standing,
    Unit,
    names_of,
)
from roster_desktop.schema.catalog import Catalog
from roster_desktop.schema.roster import Role, Roster, Values
from roster_desktop.wording import merging as say

_MOST_TOLD = 200
"""Rows of a roster whose story is told: telling it takes longer than planning the row."""
_REFUSED = "refused"


def plan_merge(
    catalog: Catalog,
    delivery: Delivery,
    known: Known,
    *,
    sender: Unit | None = None,
    memory: Memory | None = None,
    on: date | None = None,
) -> MergePlan:
    """What this workbook does to the file that `known` reads. `sender`: whose it is,
    where it does not say so itself. `memory`: what the file remembers of its senders; without it every list
    is its sender's first. `on`: the day on which ages are told.

    Merging is union of pairs, so any order of the same books, each any number of times, gives the same rows.
    """
    hand, recalled, known = sender_of(delivery, sender), memory or NoMemory(), AskedOnce(known)
    rosters = [
        _Arriving(catalog, roster, rows, hand, known, recalled)
        for roster in catalog.rosters
        if (rows := [row for row in delivery.rows if row.roster == roster.key])
    ]
    remembering = Remembering(delivery, [one.arrivals for one in rosters], known, recalled, on)
    lineages = tuple(remembering.changes) if memory else ()
    whole = MergePlan(
        problems=tuple(remembering.problems),
        lineages=lineages,
        missed=remembering.missed,
        absent=tuple(remembering.absent),
    )
    return _all([whole, *(one.plan(remembering) for one in rosters)])


class _Arriving:
    """The book's rows of one roster, with all that they meet."""

    def __init__(
        self,
        catalog: Catalog,
        roster: Roster,
        rows: Sequence[DeliveredRow],
        hand: Sender,
        known: Known,
        memory: Memory,
    ) -> None:
        self._roster = roster
        self._known = known
        troubles = [refusal(catalog, row) if row.is_typed else None for row in rows]
        self._refused = tuple(trouble for trouble in troubles if trouble)
        kept = [row for row, trouble in zip(rows, troubles, strict=True) if not trouble]
        typed = [row for row in kept if not row.state]
        states = [handmade_state(catalog, hand, row) for row in typed]
        lineage, columns = lineage_of(catalog, roster, hand, typed, states, memory)
        taken = _brought(catalog, kept, iter(_as_known(catalog, lineage, states)))
        quiet = quiet_rows(roster, [(one.state, one.is_by_hand) for one in taken], known)
        self._splits: list[RowSplit] = []
        loud = [one for one in taken if one.state.id not in quiet]
        is_fresh = all_are_fresh(catalog, roster.key, [(one.state, one.is_by_hand) for one in loud], known)
        self._fresh: Sequence[_Brought] = loud if is_fresh else ()
        self._taken, self._groups = (loud, []) if is_fresh else self._met(catalog, taken, quiet.keys())
        planned = {one.state.id for one in self._taken}
        self._quiet = sum(1 for one in taken if one.row.number and one.state.id not in planned)
        alone = {*quiet, *(one.state.id for one in self._fresh)}
        self.arrivals = Arrivals(roster, dict(self._arrived()), lineage, columns, alone)

    def _met(
        self, catalog: Catalog, taken: list[_Brought], quiet: Collection[RowId]
    ) -> tuple[list[_Brought], list[_Group]]:
        """The rows that must be planned, in the groups in which they meet; quiet ones that they meet, too."""
        loud = [one for one in taken if one.state.id not in quiet]
        met = meetings(catalog, self._roster.key, [one.state for one in loud], self._known)
        woken = {state.id for meeting in met for state in meeting.known} & set(quiet)
        if woken:
            loud = [one for one in taken if one.state.id not in quiet or one.state.id in woken]
            met = meetings(catalog, self._roster.key, [one.state for one in loud], self._known)
        return loud, list(self._grouped(catalog, loud, met))

    def plan(self, remembering: Remembering) -> MergePlan:
        changes: list[RowMerged | RowSplit] = list(self._splits)
        counted = Counter({_REFUSED: len(self._refused), Outcome.UNCHANGED.value: self._quiet})
        statements: list[Statement] = []
        problems = list(self._refused)
        told = 0
        for one in self._fresh:
            changes.append(RowMerged(one.state))
            counted.update(_counted(Outcome.ADDED, (one,)))
            statements.append(_added(self._roster, one))
        for group in self._groups:
            found = (remembering.state(self._roster.key, place) for place in group.meeting.brought)
            said = [state for state in found if state]
            after = together([group.before, *said] if group.before else said)
            if group.meeting.known != (after,):
                changes.append(RowMerged(after))
            row = group.brought[0].row
            outcome, statement = _outcome(self._roster, group.meeting, after, row, self._known)
            counted.update(_counted(outcome, group.brought))
            if statement and statement.asked and told < _MOST_TOLD:
                told += 1
                story = told_merge(self._roster, group.meeting.known, said, after)
                statement = replace(statement, told=story)
            if statement:
                statements.append(statement)
            if len(group.brought) > 1:
                problems += _twice(self._roster, after, group.brought)
        counts = {self._roster.key: _counts(counted)}
        return MergePlan(tuple(changes), counts, tuple(statements), tuple(problems))

    def _grouped(
        self, catalog: Catalog, taken: Sequence[_Brought], met: Iterable[Meeting]
    ) -> Iterator[_Group]:
        """Rows that met are one row, but for those of which somebody said that they are not the same."""
        number = 0
        for meeting in met:
            came = [(place, taken[place].state) for place in meeting.brought]
            for group in divided(catalog, meeting.known, came):
                self._splits += group.splits
                brought = [_part(taken[place], state) for place, state in group.brought]
                one = Meeting(group.known, tuple(range(number, number + len(brought))))
                number += len(brought)
                if brought:
                    yield _Group(one, known_part(catalog, one), tuple(brought))

    def _arrived(self) -> Iterator[tuple[int, Arrival]]:
        for group in self._groups:
            states = (*group.meeting.known, *(one.state for one in group.brought))
            ids = frozenset(row for state in states for row in names_of(state))
            stands = min(state.id for state in states)
            remembered = [one.state for one in group.brought if one.row.state]
            there = [group.before, *remembered] if group.before else remembered
            held = together(there) if there else None
            for place, one in zip(group.meeting.brought, group.brought, strict=True):
                yield place, Arrival(one.row, one.state, stands, ids, held)


def _as_known(catalog: Catalog, lineage: Lineage, states: Sequence[RowState]) -> list[RowState]:
    """The typed rows under the ids by which their sender's lists are remembered."""
    return with_twins_ids(catalog, lineage, with_known_ids(catalog, lineage, states))


@dataclass(frozen=True, slots=True)
class _Brought:
    row: DeliveredRow
    state: RowState

    @property
    def is_by_hand(self) -> bool:
        """Whether somebody typed it outside the program, or into it."""
        return bool(self.row.hand_edited) or self.row.is_typed


def _added(roster: Roster, one: _Brought) -> Statement:
    state, row = one.state, one.row
    name = _name(roster, state)
    return Statement(roster.key, state.id, name, Outcome.ADDED, (), (), row.sheet, row.number)


def _brought(catalog: Catalog, rows: Sequence[DeliveredRow], typed: Iterator[RowState]) -> list[_Brought]:
    """The rows with versions, those without any memory as they were `typed`.

    Whoever typed a row into the sheet did not see which rows lie removed in its memory; so typing one of them
    anew is a question, and marks no removal.
    """
    remembered = [row.state for row in rows if row.state and not row.is_typed]
    states = iter(with_duplicates_marked(catalog, remembered))
    return [_Brought(row, (row.state or next(typed)) if row.is_typed else next(states)) for row in rows]


@dataclass(frozen=True, slots=True)
class _Group:
    """Rows that are one: those this file has, what it holds of them, and those that the book brings."""

    meeting: Meeting
    before: RowState | None
    brought: tuple[_Brought, ...]


def _part(whole: _Brought, state: RowState) -> _Brought:
    """What of a delivered row belongs to one of several rows; it is read out once, with the row of its id."""
    if state == whole.state:
        return whole
    number = whole.row.number if whole.state.id in names_of(state) else 0
    remembered = whole.row.state and state
    return _Brought(replace(whole.row, number=number, state=remembered), state)


def _outcome(
    roster: Roster, meeting: Meeting, after: RowState, row: DeliveredRow, known: Known
) -> tuple[Outcome, Statement | None]:
    if meeting.known == (after,):
        return Outcome.UNCHANGED, None
    asked = set(after.open_registers).difference(*(state.open_registers for state in meeting.known))
    moves = _moves(known.visible(_shown_before(meeting)), known.visible(after)) if meeting.known else ()
    if meeting.known:
        outcome = Outcome.CHANGED if moves or asked or len(meeting.known) > 1 else Outcome.UNCHANGED
    else:
        outcome = Outcome.UNCHANGED if after.standing is Standing.REMOVED else Outcome.ADDED
    if outcome is Outcome.UNCHANGED:
        return outcome, None
    name = _name(roster, after)
    return outcome, Statement(
        roster.key, after.id, name, outcome, moves, tuple(sorted(asked)), row.sheet, row.number
    )


def _shown_before(meeting: Meeting) -> RowState:
    """Of several rows that become one, the one whose id stays."""
    return min(meeting.known, key=lambda state: state.id)


def _moves(before: Values, after: Values) -> tuple[Move, ...]:
    return tuple(
        Move(key, before.get(key, ""), after.get(key, ""))
        for key in dict.fromkeys((*before, *after))
        if before.get(key, "") != after.get(key, "")
    )


def _name(roster: Roster, state: RowState) -> str:
    register = roster.register_of[roster.key_of(Role.NAME)]
    place = register.columns.index(roster.key_of(Role.NAME))
    if (plain := state.plain) is not None:
        value = plain.texts.get(register.key)
        return value[place] if value else ""
    values = state.cell(register.key).values
    return values[0][place] if values else ""


def _counted(outcome: Outcome, brought: Sequence[_Brought]) -> list[str]:
    """The row once, by what became of it; further rows of the sheet that are the same row changed nothing
    more.

    A row that only the hidden memory carries (it is removed) counts where it altered something.
    """
    visible = sum(1 for one in brought if one.row.number)
    if not visible and outcome is not Outcome.CHANGED:
        return []
    return [outcome.value, *[Outcome.UNCHANGED.value] * (visible - 1)]


def _counts(counted: Counter[str]) -> Counts:
    return Counts(
        counted.total(),
        counted[Outcome.ADDED.value],
        counted[Outcome.CHANGED.value],
        counted[Outcome.UNCHANGED.value],
        counted[_REFUSED],
    )


def _twice(roster: Roster, state: RowState, brought: Sequence[_Brought]) -> Iterator[Problem]:
    rows = [one.row for one in brought if one.row.number]
    for row in rows[1:]:
        message = say.SAME_PERSON_TWICE.about(
            name=_name(roster, state), sheet=row.sheet, first=rows[0].number, second=row.number
        )
        cell = row.cell_by_column.get(roster.key_of(Role.NAME), f"A{row.number}")
        yield Problem(message.code, str(message), row.sheet, cell, str(say.SAME_PERSON_TWICE_REMEDY.about()))


def _all(parts: Sequence[MergePlan]) -> MergePlan:
    counts: dict[str, Counts] = {}
    for part in parts:
        for roster, found in part.counts.items():
            counts[roster] = counts.get(roster, Counts()).plus(found)
    return MergePlan(
        tuple(change for part in parts for change in part.changes),
        counts,
        tuple(statement for part in parts for statement in part.statements),
        tuple(problem for part in parts for problem in part.problems),
        tuple(change for part in parts for change in part.lineages),
        sum(part.missed for part in parts),
        tuple(row for part in parts for row in part.absent),
    )
