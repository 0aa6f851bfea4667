"""What a workbook does to a roster file: rows it adds and changes, what it asks, what it cannot bring."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from operator import attrgetter

from msgspec import Struct
from msgspec.structs import replace

from roster_desktop.merge.duplicates import with_duplicates_marked
from roster_desktop.merge.fresh_rows import all_are_fresh
from roster_desktop.merge.handmade import Sender, handmade_state, refusal, sender_of
from roster_desktop.merge.joining import AskedOnce, Known, Meeting, known_part, meetings, together
from roster_desktop.merge.lineages import Memory
from roster_desktop.merge.lone_rows import LoneRows, Newer, lone_rows
from roster_desktop.merge.merge_plan import Counts, MergePlan, Outcome, Statement
from roster_desktop.merge.moves import moves_between, moves_of, name_of
from roster_desktop.merge.parting import divided
from roster_desktop.merge.remembering import (
    Arrival,
    Arrivals,
    NoMemory,
    Remembering,
    Together,
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
    RowMerged,
    RowsArrived,
    RowSplit,
    RowState,
    Standing,
    Unit,
    names_of,
)
from roster_desktop.schema.catalog import Catalog
from roster_desktop.schema.roster import Role, Roster
from roster_desktop.wording import merging as say

_MOST_TOLD = 200
"""Rows of a roster whose story is told: telling it takes longer than planning the row."""
_REFUSED = "refused"
_PLACE = attrgetter("place")


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
    rows_by_roster = _by_roster(delivery.rows)
    rosters = [
        _Arriving(catalog, roster, rows_by_roster[roster.key], hand, known, recalled)
        for roster in catalog.rosters
        if roster.key in rows_by_roster
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


def _by_roster(rows: Iterable[DeliveredRow]) -> dict[str, list[DeliveredRow]]:
    # Sheet after sheet, so that those of one roster stand together.
    found: dict[str, list[DeliveredRow]] = {}
    for roster, together_there in groupby(rows, attrgetter("roster")):
        found.setdefault(roster, []).extend(together_there)
    return found


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
        self._rows = rows
        lone = lone_rows(roster, rows, known)
        self._refused_places: dict[int, Problem] = {
            place: trouble
            for place, row in lone.others
            if row.is_typed and (trouble := refusal(catalog, row))
        }
        typed = [row for row in self._kept(lone).values() if not row.state]
        states = [handmade_state(catalog, hand, row) for row in typed]
        lineage, columns = lineage_of(catalog, roster, hand, typed, states, memory)
        self._typed = _as_known(catalog, lineage, states)
        self._splits: list[RowSplit] = []
        self._groups: Sequence[_Group] = ()
        loud = self._loud(catalog, lone)
        is_fresh = all_are_fresh(catalog, roster.key, [(one.state, one.is_by_hand) for one in loud], known)
        self._fresh: Sequence[_Brought] = loud if is_fresh else ()
        if not is_fresh:
            lone, self._groups = self._met(catalog, loud, lone)
        self._lone = lone
        alone = Together(lone.quiet, lone.newer, {one.state.id for one in self._fresh})
        self.arrivals = Arrivals(roster, dict(self._arrived()), lineage, columns, alone)

    def _kept(self, lone: LoneRows) -> dict[int, DeliveredRow]:
        """The rows that are looked at together, by their places, but for those refused."""
        return {place: row for place, row in lone.others if place not in self._refused_places}

    def _loud(self, catalog: Catalog, lone: LoneRows) -> list[_Brought]:
        return _brought(catalog, self._kept(lone), iter(self._typed), self._rows)

    def _met(
        self, catalog: Catalog, loud: list[_Brought], lone: LoneRows
    ) -> tuple[LoneRows, Sequence[_Group]]:
        """The rows that need not be planned, and the others in the groups in which they meet: with those lone
        ones that they meet."""
        met = meetings(catalog, self._roster.key, [one.state for one in loud], self._known)
        woken = {state.id for meeting in met for state in meeting.known if state.id in lone}
        if woken:
            lone = lone.without(woken, self._rows)
            loud = self._loud(catalog, lone)
            met = meetings(catalog, self._roster.key, [one.state for one in loud], self._known)
        return lone, list(self._grouped(catalog, loud, met))

    def plan(self, remembering: Remembering) -> MergePlan:
        quiet = self._lone.seen_and_quiet
        counted = Counter({_REFUSED: len(self._refused_places), Outcome.UNCHANGED.value: quiet})
        found: list[_Planned] = [self._added(one) for one in self._fresh]
        found += [self._brought_up(newer) for newer in self._lone.newer.values()]
        problems = list(self._refused_places.values())
        told = 0
        for group in self._groups:
            said = [
                state
                for place in group.meeting.brought
                if (state := remembering.state(self._roster.key, place))
            ]
            after = together([group.before, *said] if group.before else said)
            change = None if group.meeting.known == (after,) else RowMerged(after)
            row = group.brought[0].row
            outcome, statement = _outcome(self._roster, group.meeting, after, row, self._known)
            if statement and statement.asked and told < _MOST_TOLD:
                told += 1
                story = told_merge(self._roster, group.meeting.known, said, after)
                statement = replace(statement, told=story)
            brought = group.brought
            found.append(_Planned(brought[0].place, _visible(brought), outcome, change, statement))
            if len(brought) > 1:
                problems += _twice(self._roster, after, brought)
        # As the book has them, whichever way they were planned.
        found.sort(key=_PLACE)
        for one in found:
            # A row that only the hidden memory carries (it is removed) counts where it altered something;
            # further rows of the sheet that are the same row changed nothing more.
            if one.visible or one.outcome is Outcome.CHANGED:
                counted[one.outcome.value] += 1
            if one.visible > 1:
                counted[Outcome.UNCHANGED.value] += one.visible - 1
        changes: list[RowMerged | RowSplit | RowsArrived] = [*self._splits]
        changes += [one.change for one in found if one.change]
        statements = tuple(one.statement for one in found if one.statement)
        counts = {self._roster.key: _counts(counted)}
        return MergePlan(tuple(changes), counts, statements, tuple(problems))

    def _added(self, one: _Brought) -> _Planned:
        state, row = one.state, one.row
        name = name_of(self._roster, state)
        told = Statement(self._roster.key, state.id, name, Outcome.ADDED, (), (), row.sheet, row.number)
        return _Planned(one.place, _visible((one,)), Outcome.ADDED, RowMerged(state), told)

    def _brought_up(self, newer: Newer) -> _Planned:
        """A row of which the book knows more, and about which nobody need be asked."""
        after, row = newer.after, newer.row
        place, visible = newer.place, int(row.number > 0)
        moves = moves_of(self._roster, newer, self._known)
        if not moves:
            return _Planned(place, visible, Outcome.UNCHANGED, RowMerged(after), None)
        name = name_of(self._roster, after)
        told = Statement(self._roster.key, after.id, name, Outcome.CHANGED, moves, (), row.sheet, row.number)
        return _Planned(place, visible, Outcome.CHANGED, RowMerged(after), told)

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


class _Brought(Struct, frozen=True):
    row: DeliveredRow
    state: RowState
    place: int
    """Where in the book it stands."""

    @property
    def is_by_hand(self) -> bool:
        """Whether somebody typed it outside the program, or into it."""
        return bool(self.row.hand_edited) or self.row.is_typed


class _Planned(Struct, frozen=True):
    """What becomes of rows of the book that are one row."""

    place: int
    """Of the first of them."""
    visible: int
    """How many of them stand on a sheet, not only in the memory."""
    outcome: Outcome
    change: RowMerged | None
    statement: Statement | None


def _brought(
    catalog: Catalog,
    kept: Mapping[int, DeliveredRow],
    typed: Iterator[RowState],
    rows: Sequence[DeliveredRow],
) -> list[_Brought]:
    """Those `kept` of the book's rows with versions, by their places, those without any memory as they were
    `typed`.

    Whoever typed a row into the sheet did not see which rows lie removed in its memory; so typing one of them
    anew is a question, and marks no removal.
    """
    marked = _marked(catalog, kept, rows)
    return [
        _Brought(row, marked.get(place) or row.state or next(typed), place) for place, row in kept.items()
    ]


def _marked(
    catalog: Catalog, kept: Mapping[int, DeliveredRow], rows: Sequence[DeliveredRow]
) -> Mapping[int, RowState]:
    """The removed ones of the rows that the book remembers, those beside a kept row of their key marked."""
    removed = [
        place
        for place, row in kept.items()
        if row.state and not row.is_typed and row.state.standing is Standing.REMOVED
    ]
    if not removed:
        return {}
    remembered = {place: row.state for place, row in enumerate(rows) if row.state and not row.is_typed}
    marked = dict(zip(remembered, with_duplicates_marked(catalog, remembered.values()), strict=True))
    return {place: marked[place] for place in removed}


class _Group(Struct, frozen=True):
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
    return _Brought(replace(whole.row, number=number, state=remembered), state, whole.place)


def _outcome(
    roster: Roster, meeting: Meeting, after: RowState, row: DeliveredRow, known: Known
) -> tuple[Outcome, Statement | None]:
    if meeting.known == (after,):
        return Outcome.UNCHANGED, None
    asked = set(after.open_registers).difference(*(state.open_registers for state in meeting.known))
    moves = (
        moves_between(known.visible(_shown_before(meeting)), known.visible(after)) if meeting.known else ()
    )
    if meeting.known:
        outcome = Outcome.CHANGED if moves or asked or len(meeting.known) > 1 else Outcome.UNCHANGED
    else:
        outcome = Outcome.UNCHANGED if after.standing is Standing.REMOVED else Outcome.ADDED
    if outcome is Outcome.UNCHANGED:
        return outcome, None
    name = name_of(roster, after)
    return outcome, Statement(
        roster.key, after.id, name, outcome, moves, tuple(sorted(asked)), row.sheet, row.number
    )


def _shown_before(meeting: Meeting) -> RowState:
    """Of several rows that become one, the one whose id stays."""
    return min(meeting.known, key=lambda state: state.id)


def _visible(brought: Sequence[_Brought]) -> int:
    return sum(1 for one in brought if one.row.number)


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
            name=name_of(roster, state), sheet=row.sheet, first=rows[0].number, second=row.number
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
