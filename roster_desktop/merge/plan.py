"""What a workbook does to a roster file: which rows it adds and changes, what it asks,
what it cannot bring."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum

from roster_desktop.merge.duplicates import with_duplicates_marked
from roster_desktop.merge.handmade import Sender, handmade_state, news_of, refusal, sender_of
from roster_desktop.merge.joining import Known, Meeting, known_part, meetings, together
from roster_desktop.merge.parting import divided
from roster_desktop.records import (
    DeliveredRow,
    Delivery,
    Problem,
    RowId,
    RowMerged,
    RowSplit,
    RowState,
    Standing,
    Unit,
    names_of,
)
from roster_desktop.schema.roster import Catalog, Role, Roster, Values
from roster_desktop.wording import merging as say


class Outcome(Enum):
    """What became of a row of the workbook."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Counts:
    """Rows of one roster: how many were read, and what became of them."""

    read: int = 0
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: int = 0

    def plus(self, other: Counts) -> Counts:
        return Counts(
            self.read + other.read,
            self.added + other.added,
            self.changed + other.changed,
            self.unchanged + other.unchanged,
            self.refused + other.refused,
        )


@dataclass(frozen=True, slots=True)
class Move:
    """One column whose visible text the workbook alters."""

    column: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Statement:
    """What the workbook does to one row, for people to read."""

    roster: str
    row: RowId
    name: str
    outcome: Outcome
    moves: tuple[Move, ...]
    asked: tuple[str, ...]
    """Registers that wait for a decision since this workbook."""
    sheet: str
    number: int


@dataclass(frozen=True, slots=True)
class MergePlan:
    """Everything that merging a workbook comes to. Nothing is done until the changes are applied."""

    changes: tuple[RowMerged | RowSplit, ...] = ()
    counts: Mapping[str, Counts] = field(default_factory=dict)
    statements: tuple[Statement, ...] = ()
    """Rows added and changed, in the order of the workbook."""
    problems: tuple[Problem, ...] = ()

    @property
    def conflicts(self) -> int:
        """How many questions the workbook raises."""
        return sum(len(statement.asked) for statement in self.statements)


def plan_merge(
    catalog: Catalog, delivery: Delivery, known: Known, *, sender: Unit | None = None
) -> MergePlan:
    """What this workbook does to the file that `known` reads. `sender`: whose it is,
    where it does not say so itself.

    Merging is union of pairs, so any order of the same books, each any number of times, gives the same rows.
    """
    hand = sender_of(delivery, sender)
    parts = [MergePlan(problems=_missing(delivery))]
    for roster in catalog.rosters:
        rows = [row for row in delivery.rows if row.roster == roster.key]
        if rows:
            parts.append(_roster_plan(catalog, roster, rows, hand, known))
    return _all(parts)


def _roster_plan(
    catalog: Catalog, roster: Roster, rows: Sequence[DeliveredRow], hand: Sender, known: Known
) -> MergePlan:
    troubles = [refusal(catalog, row) if row.is_typed else None for row in rows]
    refused = tuple(trouble for trouble in troubles if trouble)
    taken = _brought(
        catalog, [row for row, trouble in zip(rows, troubles, strict=True) if not trouble], hand
    )
    states = [one.state for one in taken]
    met = [
        part
        for meeting in meetings(catalog, roster.key, states, known)
        for part in _meeting_plans(catalog, roster, meeting, taken, known)
    ]
    counts = {roster.key: Counts(read=len(refused), refused=len(refused))}
    return _all([MergePlan(counts=counts, problems=refused), *met])


@dataclass(frozen=True, slots=True)
class _Brought:
    row: DeliveredRow
    state: RowState


def _brought(catalog: Catalog, rows: Sequence[DeliveredRow], hand: Sender) -> list[_Brought]:
    """The rows with versions.

    Whoever typed a row into the sheet did not see which rows lie removed in its memory; so typing one of them
    anew is a question, and marks no removal.
    """
    remembered = [row.state for row in rows if row.state and not row.is_typed]
    states = iter(with_duplicates_marked(catalog, remembered))
    return [
        _Brought(row, (row.state or handmade_state(catalog, hand, row)) if row.is_typed else next(states))
        for row in rows
    ]


def _meeting_plans(
    catalog: Catalog, roster: Roster, meeting: Meeting, taken: Sequence[_Brought], known: Known
) -> Iterator[MergePlan]:
    """Rows that met are one row, but for those of which somebody said that they are not the same."""
    met = [(place, taken[place].state) for place in meeting.brought]
    for group in divided(catalog, meeting.known, met):
        if group.splits:
            yield MergePlan(group.splits)
        brought = [_part(taken[place], state) for place, state in group.brought]
        if brought:
            one = Meeting(group.known, tuple(place for place, _ in group.brought))
            yield _meeting_plan(catalog, roster, one, brought, known)


def _part(whole: _Brought, state: RowState) -> _Brought:
    """What of a delivered row belongs to one of several rows; it is read out once, with the row of its id."""
    if state == whole.state:
        return whole
    number = whole.row.number if whole.state.id in names_of(state) else 0
    remembered = whole.row.state and state
    return _Brought(replace(whole.row, number=number, state=remembered), state)


def _meeting_plan(
    catalog: Catalog, roster: Roster, meeting: Meeting, brought: Sequence[_Brought], known: Known
) -> MergePlan:
    before = known_part(catalog, meeting)
    after = _after(roster, before, brought)
    outcome, statement = _outcome(roster, meeting, after, brought[0].row, known)
    changes = () if meeting.known == (after,) else (RowMerged(after),)
    return MergePlan(
        changes,
        {roster.key: _counts(outcome, brought)},
        (statement,) if statement else (),
        tuple(_twice(roster, after, brought)),
    )


def _after(roster: Roster, before: RowState | None, brought: Sequence[_Brought]) -> RowState:
    remembered = [one.state for one in brought if one.row.state]
    typed = [one.state for one in brought if not one.row.state]
    held = [before, *remembered] if before else remembered
    state = together(held) if held else typed[0]
    for one in typed:
        news = news_of(roster, one, state)
        if news.cells:
            state = state.merged(news)
    return state


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
    values = state.cell(register.key).values
    return values[0][register.columns.index(roster.key_of(Role.NAME))] if values else ""


def _counts(outcome: Outcome, brought: Sequence[_Brought]) -> Counts:
    """The row once, by what became of it; further rows of the sheet that are the same row changed nothing
    more.

    A row that only the hidden memory carries (it is removed) counts where it altered something.
    """
    visible = sum(1 for one in brought if one.row.number)
    if not visible and outcome is not Outcome.CHANGED:
        return Counts()
    first = {
        Outcome.ADDED: Counts(read=1, added=1),
        Outcome.CHANGED: Counts(read=1, changed=1),
        Outcome.UNCHANGED: Counts(read=1, unchanged=1),
    }[outcome]
    more = max(visible - 1, 0)
    return first.plus(Counts(read=more, unchanged=more))


def _twice(roster: Roster, state: RowState, brought: Sequence[_Brought]) -> Iterator[Problem]:
    rows = [one.row for one in brought if one.row.number]
    for row in rows[1:]:
        message = say.SAME_PERSON_TWICE.about(
            name=_name(roster, state), sheet=row.sheet, first=rows[0].number, second=row.number
        )
        cell = row.cell_by_column.get(roster.key_of(Role.NAME), f"A{row.number}")
        yield Problem(message.code, str(message), row.sheet, cell, str(say.SAME_PERSON_TWICE_REMEDY.about()))


def _missing(delivery: Delivery) -> tuple[Problem, ...]:
    if not delivery.missing:
        return ()
    message = say.MISSING_ROWS.about(count=len(delivery.missing))
    return (Problem(message.code, str(message), remedy=str(say.MISSING_ROWS_REMEDY.about())),)


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
    )
