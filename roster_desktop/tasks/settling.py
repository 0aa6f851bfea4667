"""Settling what was merged, a person at a time: every open cell over all rosters, what two people changed at
the same time, and what was merged by itself beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from roster_desktop.merge import decided
from roster_desktop.records import (
    Change,
    ChangeSet,
    Occasion,
    RowId,
    RowReviewed,
    RowState,
    Standing,
    reviews,
)
from roster_desktop.records.value_text import column_header
from roster_desktop.schema import Care, Role, Roster
from roster_desktop.schema.kinds.id_number import holder_of
from roster_desktop.tasks.deciding import Choice, ConflictView, chosen_value, view_of
from roster_desktop.wording import storing
from roster_desktop.workspace import Applied, HistoryEntry, Row, Workspace

_EVERY = 1_000


class PersonInQuestion(Struct, frozen=True):
    """A person about whom something waits, and in which rows."""

    key: str
    """The first 18 characters of the ID number, else the row's id."""
    name: str
    village: str
    rows: tuple[tuple[str, RowId], ...]
    """(roster, row), in the order of the rosters."""
    conflicts: int
    reviews: int


class Touch(Struct, frozen=True):
    """One cell that somebody changed while another person changed another cell of the row."""

    column: str
    header: str
    before: str
    after: str
    who: str
    at: str
    is_ours: bool


class Review(Struct, frozen=True):
    """Cells of one group of a row that different people changed at the same time, to be looked at once."""

    roster: str
    row: RowId
    care: Care
    touches: tuple[Touch, ...]


class Merged(Struct, frozen=True):
    """One cell that was merged by itself."""

    column: str
    header: str
    after: str
    before: str
    is_ours: bool
    """Whether what stands there was written here and kept; else it came and was taken."""


class MergedRow(Struct, frozen=True):
    """What became of the other cells of a row."""

    others: int
    """Filled cells about which nothing is asked."""
    cells: tuple[Merged, ...]
    """Those of them that one side had changed."""


def people_in_question(workspace: Workspace) -> tuple[PersonInQuestion, ...]:
    """Everybody about whom a conflict is open or a review waits, in the order of the rosters and rows."""
    conflicts: dict[tuple[str, RowId], int] = {}
    for _, key, at, _ in workspace.conflict_places():
        conflicts[key, at] = conflicts.get((key, at), 0) + 1
    looks = {(key, at) for key, rows in workspace.rows_to_review().items() for at in rows}
    found: dict[str, PersonInQuestion] = {}
    for roster in workspace.catalog.rosters:
        ids = [at for key, at in dict.fromkeys((*conflicts, *looks)) if key == roster.key]
        for row in sorted(workspace.rows(roster.key, ids), key=lambda one: one.place):
            place = (roster.key, row.id)
            _put(found, roster, row, conflicts.get(place, 0), int(place in looks))
    return tuple(found.values())


def questions_about(workspace: Workspace, person: PersonInQuestion) -> tuple[ConflictView, ...]:
    """Every open cell of this person, in the order of the rosters and their columns."""
    views = [view_of(workspace, one) for one in workspace.conflicts_of([row for _, row in person.rows])]
    order = {row: place for place, (_, row) in enumerate(person.rows)}
    return tuple(sorted(views, key=lambda view: (order[view.row], _column_place(workspace, view))))


def reviews_of(workspace: Workspace, person: PersonInQuestion) -> tuple[Review, ...]:
    """What different people changed at the same time in a strict group of this person's rows."""
    strict = workspace.strict_cares
    found = []
    for key, row in person.rows:
        state = workspace.state(key, row)
        if state is None or state.standing is Standing.REMOVED:
            continue
        for care, registers in reviews(state).items():
            if care in strict:
                found.append(_review(workspace, state, care, registers))
    return tuple(found)


def confirm_reviews(workspace: Workspace, looked_at: Sequence[Review]) -> Applied:
    """Somebody looked at these changes and they may stand together; not asked again anywhere."""
    changes: tuple[Change, ...] = tuple(RowReviewed(one.roster, one.row, one.care) for one in looked_at)
    if not changes:
        return Applied(0)
    first = looked_at[0]
    groups = "、".join(dict.fromkeys(one.care.header for one in looked_at))
    label = f"看过 {_name(workspace, first.roster, first.row)} 同时改动的{groups}"
    return workspace.apply(ChangeSet(label, Occasion.DECIDED, changes))


def decide_together(
    workspace: Workspace, answers: Sequence[tuple[ConflictView, Choice]], label: str
) -> Applied:
    """Settle several questions in one step of the history; undo asks all of them again."""
    changes: list[Change] = []
    for view, choice in answers:
        roster = workspace.catalog.roster(view.roster)
        value = chosen_value(workspace.catalog, view, choice, on=workspace.today().isoformat())
        changes.append(decided(roster, view.row, view.register, value))
    if not changes:
        return Applied(0)
    return workspace.apply(ChangeSet(label, Occasion.DECIDED, tuple(changes)))


class Alike(Struct, frozen=True):
    """Open questions of other rows in which the very same values stand against each other."""

    rows: tuple[RowId, ...]
    names: tuple[str, ...]
    """Of the first few."""


_NAMED = 3


def alike_questions(workspace: Workspace, view: ConflictView) -> Alike:
    """Where else the same column is asked about with the same pair of values."""
    values = {view.ours.value, *(claim.value for claim in view.theirs)}
    rows = [
        row
        for _, roster, row, register in workspace.conflict_places()
        if roster == view.roster and register == view.register and row != view.row
    ]
    states = workspace.states_by_id(view.roster, rows)
    same = tuple(
        row for row in rows if row in states and set(states[row].cell(view.register).values) == values
    )
    named = workspace.rows(view.roster, same[:_NAMED])
    roster = workspace.catalog.roster(view.roster)
    return Alike(same, tuple(roster.text_of(Role.NAME, row.values) for row in named))


def decide_alike(workspace: Workspace, view: ConflictView, choice: Choice, alike: Alike) -> Applied:
    """The same answer for this question and all that are like it, in one step."""
    roster = workspace.catalog.roster(view.roster)
    value = chosen_value(workspace.catalog, view, choice, on=workspace.today().isoformat())
    rows = (view.row, *alike.rows)
    changes: tuple[Change, ...] = tuple(decided(roster, row, view.register, value) for row in rows)
    label = f"核定 {view.name} 等{len(rows)}行的{view.header}（写法相同，一起定）"
    return workspace.apply(ChangeSet(label, Occasion.DECIDED, changes))


def merged_by_itself(workspace: Workspace, roster_key: str, row_id: RowId) -> MergedRow:
    """Which of the row's other cells one side had changed, as its history tells: what came with the last
    workbook, and what had been written here since the one before."""
    roster = workspace.catalog.roster(roster_key)
    row, state = workspace.row(roster_key, row_id), workspace.state(roster_key, row_id)
    if row is None or state is None:
        return MergedRow(0, ())
    asked = {column for register in state.open_registers for column in _columns(roster, register)}
    others = sum(1 for key in roster.column_by_key if row.stored.get(key) and key not in asked)
    entries = workspace.history(row=(roster_key, row_id), limit=_EVERY)
    merges = {one.batch for one in entries if one.workbook}
    last = max(merges, default=0)
    before_last = max((batch for batch in merges if batch < last), default=0)
    came = [one for one in entries if one.batch == last and last]
    ours = [one for one in entries if before_last < one.batch < last and not one.workbook]
    is_new = all(not one.before for one in came) and not ours
    if is_new and not any(one.batch < last for one in entries):
        return MergedRow(others, ())
    return MergedRow(
        others,
        (
            *_merged(roster, came, row, asked, is_ours=False),
            *_merged(roster, ours, row, asked, is_ours=True),
        ),
    )


def _merged(
    roster: Roster, entries: Iterable[HistoryEntry], row: Row, asked: set[str], *, is_ours: bool
) -> list[Merged]:
    told: dict[str, list[HistoryEntry]] = {}
    for entry in entries:
        if entry.column in roster.column_by_key and entry.column not in asked:
            told.setdefault(entry.column, []).append(entry)
    return [
        Merged(key, column_header(roster, key), found[0].after, found[-1].before, is_ours)
        for key, found in told.items()
        if found[0].after == row.stored.get(key, "") != found[-1].before
    ]


def _review(workspace: Workspace, state: RowState, care: Care, registers: Sequence[str]) -> Review:
    roster = workspace.catalog.roster(state.roster)
    entries = workspace.history(row=(state.roster, state.id), limit=_EVERY)
    touches = [
        touch for register in registers for touch in _touches(workspace, roster, state, register, entries)
    ]
    return Review(state.roster, state.id, care, tuple(touches))


def _touches(
    workspace: Workspace, roster: Roster, state: RowState, register: str, entries: Sequence[HistoryEntry]
) -> Iterable[Touch]:
    pair = next(iter(state.counting[register])) if register in state.counting else None
    if pair is None or register not in roster.register_by_key:
        return
    is_ours = pair.writer in workspace.own_writers
    known = workspace.writer_record(pair.writer)
    columns = roster.register_by_key[register].columns
    told = [one for one in entries if one.column in columns]
    for last in (one for one in told if one.batch == told[0].batch):
        column, text = last.column, last.after
        who = " · ".join(part for part in (known.unit, known.operator) if part) if known else last.workbook
        by = who or str(storing.UNKNOWN_FILE.about())
        yield Touch(column, column_header(roster, column), last.before, text, by, last.at, is_ours)


def _put(found: dict[str, PersonInQuestion], roster: Roster, row: Row, conflicts: int, looks: int) -> None:
    key = holder_of(roster.text_of(Role.ID_NUMBER, row.values)) or row.id
    before = found.get(key)
    place = ((roster.key, row.id),)
    if before is None:
        name, village = roster.text_of(Role.NAME, row.values), roster.text_of(Role.VILLAGE, row.values)
        found[key] = PersonInQuestion(key, name, village, place, conflicts, looks)
        return
    found[key] = PersonInQuestion(
        key, before.name, before.village, before.rows + place, before.conflicts + conflicts,
        before.reviews + looks,
    )  # fmt: skip


def _columns(roster: Roster, register: str) -> tuple[str, ...]:
    known = roster.register_by_key.get(register)
    return known.columns if known else ()


def _column_place(workspace: Workspace, view: ConflictView) -> int:
    registers = [one.key for one in workspace.catalog.roster(view.roster).registers]
    return registers.index(view.register)


def _name(workspace: Workspace, key: str, row: RowId) -> str:
    roster = workspace.catalog.roster(key)
    found = workspace.row(key, row)
    return roster.text_of(Role.NAME, found.values if found else {}) or "（未填姓名）"
