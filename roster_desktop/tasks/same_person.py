"""疑似同一人: two rows side by side, and what a person says of them: the same, or not.

Joining two people joins their rows in all rosters: rows of the other number are given the one that stays, and
jobs, trainings or posts noted in both are one row. Nothing is dropped, and all of it can be taken apart
again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from roster_desktop.merge import Saying, are_apart, joining, setting_apart
from roster_desktop.merge.alike_names import name_likeness
from roster_desktop.merge.alike_numbers import Number
from roster_desktop.merge.twin_rows import Twins, twin_rows
from roster_desktop.progress import Progress, Silence
from roster_desktop.records import (
    REMOVAL_KEY,
    Area,
    CellsWritten,
    Change,
    ChangeSet,
    Kept,
    NotesWritten,
    Occasion,
    RowId,
    RowState,
    Said,
    Value,
    sameness_register,
    tie_value,
)
from roster_desktop.schema import Register, Role, Roster, Values
from roster_desktop.schema.pairing import folded_text
from roster_desktop.tasks.typing import listed_row
from roster_desktop.wording import Refusal
from roster_desktop.wording import sameness as say
from roster_desktop.workspace import Applied, Query, Row, Workspace


class Facing(Struct, frozen=True):
    """One register of both rows: what each says, and which is taken unless a person says otherwise."""

    register: Register
    one: Value
    other: Value
    taken: Value | None
    """None where only a person can tell; joined nevertheless, both stay and the cell is asked about."""

    @property
    def is_equal(self) -> bool:
        return self.one == self.other


class TwinRows(Struct, frozen=True):
    """A row of each person that are, or may be, the same job, training or post."""

    roster: str
    one: Row
    other: Row
    is_sure: bool


class Pair(Struct, frozen=True):
    """Two people with everything that the file lists of them."""

    one: Row
    other: Row
    facings: tuple[Facing, ...]
    ones: Mapping[str, tuple[Row, ...]]
    """Other roster → rows of the first one."""
    others: Mapping[str, tuple[Row, ...]]
    twins: tuple[TwinRows, ...]

    @property
    def questions(self) -> tuple[Facing, ...]:
        """Where both say something different and only a person can tell."""
        return tuple(facing for facing in self.facings if not facing.is_equal and facing.taken is None)


def pair_of(workspace: Workspace, one: RowId, other: RowId) -> Pair:
    """Both rows side by side; the one whose id stays comes first."""
    people = workspace.catalog.person_roster
    first, second = sorted(
        (listed_row(workspace, people, one), listed_row(workspace, people, other)), key=_id
    )
    if first.id == second.id:
        raise Refusal(say.ALREADY_ONE.about(name=_name(people, first)))
    ones, others = _rows_of(workspace, first, second), _rows_of(workspace, second, first)
    twins = tuple(_twins(workspace, ones, others))
    return Pair(first, second, tuple(_facings(people, first, second)), ones, others, twins)


def join(workspace: Workspace, one: RowId, other: RowId, taken: Mapping[str, Value] | None = None) -> Applied:
    """Both are one person from now on. `taken`: register → the value to keep, where it is not the usual
    one."""
    return join_all(workspace, [(one, other)], taken)


def join_all(
    workspace: Workspace, couples: Sequence[tuple[RowId, RowId]], taken: Mapping[str, Value] | None = None
) -> Applied:
    """Join these couples as one step, which one undo takes back."""
    people = workspace.catalog.person_roster
    changes: list[Change] = []
    names: list[str] = []
    met: set[RowId] = set()
    for couple in couples:
        pair = pair_of(workspace, *couple)
        if {pair.one.id, pair.other.id} & met:
            # Who looks like a third one as well is not joined beside others.
            raise Refusal(say.IN_TWO_COUPLES.about(name=_name(people, pair.one)))
        met |= {pair.one.id, pair.other.id}
        names.append(_name(people, pair.one))
        changes += _joining(workspace, pair, taken or {})
    if not names:
        return Applied(0)
    what = (
        f"合并 {names[0]}：两行是同一人"
        if len(names) == 1
        else f"合并 {len(names)} 对同一人（{names[0]} 等）"
    )
    return workspace.apply(ChangeSet(what, Occasion.DECIDED, tuple(changes)))


def without_questions(
    workspace: Workspace, couples: Sequence[tuple[RowId, RowId]], progress: Progress | None = None
) -> tuple[tuple[RowId, RowId], ...]:
    """Those of the couples whose joining asks nobody anything; the others are for a person to look at."""
    watch = progress or Silence()
    ready = []
    for done, couple in enumerate(couples):
        watch.report(done, len(couples), "正在查看有把握的几对")
        pair = pair_of(workspace, *couple)
        if pair.questions or _are_two_villages(_area(workspace, pair.one), _area(workspace, pair.other)):
            continue
        if not are_apart(_state(workspace, pair.one), _state(workspace, pair.other)):
            ready.append(couple)
    return tuple(ready)


def set_apart(workspace: Workspace, one: RowId, other: RowId) -> Applied:
    """They are not the same; every file that gets the rows knows it and asks no more."""
    people = workspace.catalog.person_roster
    first, second = listed_row(workspace, people, one), listed_row(workspace, people, other)
    if first.id == second.id:
        raise Refusal(say.ALREADY_ONE.about(name=_name(people, first)))
    states = _state(workspace, first), _state(workspace, second)
    changes = setting_apart(*states, saying_of(workspace, first, second))
    label = f"{_name(people, first)} 与 {_name(people, second)} 不是同一人"
    return workspace.apply(ChangeSet(label, Occasion.DECIDED, changes))


def saying_of(workspace: Workspace, one: Row, other: Row) -> Saying:
    """Who says it today, about whom."""
    roster = workspace.catalog.roster(one.roster)
    who = workspace.operator or workspace.unit.name
    return Saying(workspace.today().isoformat(), who, _called(roster, one), _called(roster, other))


def _joining(workspace: Workspace, pair: Pair, taken: Mapping[str, Value]) -> list[Change]:
    _guard_across(workspace, pair)
    states = _state(workspace, pair.one), _state(workspace, pair.other)
    _guard_apart(workspace, pair, *states)
    chosen = {
        facing.register.key: facing.taken for facing in pair.facings if facing.taken is not None
    } | dict(taken)
    values: dict[str, str] = {}
    for facing in pair.facings:
        value = chosen.get(facing.register.key)
        if value is not None and (not facing.is_equal or value != facing.one):
            values |= dict(zip(facing.register.columns, value, strict=True))
    saying = saying_of(workspace, pair.one, pair.other)
    changes = list(joining(*states, saying, values))
    joined = dict(pair.one.stored) | values
    twins = {twin.one.id: twin for twin in pair.twins if twin.is_sure}
    behind = {twin.other.id for twin in twins.values()}
    for side, rows in ((pair.one, pair.ones), (pair.other, pair.others)):
        for roster_key, found in rows.items():
            roster = workspace.catalog.roster(roster_key)
            for row in found:
                if row.id in twins:
                    changes += _joined_twins(workspace, roster, twins[row.id], pair, joined, saying)
                elif row.id not in behind:
                    changes += _brought_along(workspace, roster, row, side, pair, joined, saying)
    return changes


def _guard_across(workspace: Workspace, pair: Pair) -> None:
    """Each village answers for its own row: whose the person is, they settle between them."""
    one, other = _area(workspace, pair.one), _area(workspace, pair.other)
    if _are_two_villages(one, other):
        name = _name(workspace.catalog.person_roster, pair.one)
        raise Refusal(say.ACROSS_VILLAGES.about(name=name, one=one.name, other=other.name))


def _area(workspace: Workspace, row: Row) -> Area:
    people = workspace.catalog.person_roster
    return Area(people.text_of(Role.TOWNSHIP, row.stored), people.text_of(Role.VILLAGE, row.stored))


def _are_two_villages(one: Area, other: Area) -> bool:
    if not (one.village and other.village):
        return False
    is_one_township = not (one.township and other.township) or _is_one(one.township, other.township)
    return not (is_one_township and _is_one(one.village, other.village))


def _is_one(name: str, other: str) -> bool:
    return folded_text(name) == folded_text(other)


def _guard_apart(workspace: Workspace, pair: Pair, one: RowState, other: RowState) -> None:
    """Who was said not to be the same may be said to be; but not by way of a third one."""
    if are_apart(one, other) and (one.aliases or other.aliases):
        people = workspace.catalog.person_roster
        raise Refusal(say.APART_BEHIND.about(one=_name(people, pair.one), other=_name(people, pair.other)))


def _joined_twins(
    workspace: Workspace, roster: Roster, twins: TwinRows, pair: Pair, joined: Values, saying: Saying
) -> Iterator[Change]:
    values = dict(_as_joined(workspace, roster, twins.one, pair.one, joined))
    values |= _as_joined(workspace, roster, twins.other, pair.other, joined)
    for facing in _facings(roster, *sorted((twins.one, twins.other), key=_id)):
        if facing.taken is not None and not facing.is_equal:
            for key, text in zip(facing.register.columns, facing.taken, strict=True):
                values.setdefault(key, text)
    one, other = sorted((twins.one, twins.other), key=_id)
    yield from joining(
        _state(workspace, one), _state(workspace, other), saying_of(workspace, one, other), values
    )
    yield NotesWritten(roster.key, one.id, {sameness_register(pair.other.id): _along(saying, None)})


def _brought_along(
    workspace: Workspace, roster: Roster, row: Row, side: Row, pair: Pair, joined: Values, saying: Saying
) -> Iterator[Change]:
    values = _as_joined(workspace, roster, row, side, joined)
    if not values:
        return
    registers = {roster.register_of[key].key for key in values}
    state = _state(workspace, row)
    kept = Kept({key: state.cells[key] for key in registers if key in state.cells})
    yield CellsWritten(roster.key, row.id, values)
    yield NotesWritten(roster.key, row.id, {sameness_register(pair.other.id): _along(saying, kept)})


def _as_joined(workspace: Workspace, roster: Roster, row: Row, side: Row, joined: Values) -> dict[str, str]:
    """What of a row must change so that it is the joined person's: number, name and what was taken from the
    person's row. What the row says otherwise than its person did stays."""
    people = workspace.catalog.person_roster
    keys = {
        column.key: column.from_person
        for column in roster.columns
        if column.from_person and not column.derived
    }
    for role in (Role.ID_NUMBER, Role.NAME):
        keys[roster.key_of(role)] = people.key_of(role)
    id_key = roster.key_of(Role.ID_NUMBER)
    values = {}
    for key, source in keys.items():
        before, after = side.stored.get(source, ""), joined.get(source, "")
        is_told = row.stored.get(key, "") == before or key == id_key
        if is_told and after and row.stored.get(key, "") != after:
            values[key] = after
    return values


def _facings(roster: Roster, one: Row, other: Row) -> Iterator[Facing]:
    for register in roster.registers:
        if register.key == REMOVAL_KEY:
            continue
        first, second = (tuple(row.stored.get(key, "") for key in register.columns) for row in (one, other))
        if any(first) or any(second):
            yield Facing(register, first, second, _taken(roster, register, first, second))


def _taken(roster: Roster, register: Register, one: Value, other: Value) -> Value | None:
    """The value that nobody need be asked about: the only one there is, or the one that is right."""
    if one == other:
        return one
    if not any(one) or not any(other):
        return one if any(one) else other
    role = (
        roster.column_by_key[register.columns[0]].role
        if register.columns[0] in roster.column_by_key
        else None
    )
    if role is Role.ID_NUMBER:
        return _sounder(one, other)
    if role is Role.NAME:
        return _fuller(one, other)
    return None


def _sounder(one: Value, other: Value) -> Value | None:
    first, second = Number.of(one[0]), Number.of(other[0])
    if first.holder == second.holder and first.holder:
        return max(one, other, key=lambda value: len(value[0]))
    if first.is_sound != second.is_sound:
        return one if first.is_sound else other
    return None


def _fuller(one: Value, other: Value) -> Value | None:
    """The name with its dot, or with the character for which the other one has a stand-in."""
    likeness = name_likeness(one[0], other[0])
    if likeness is None:
        return None
    if likeness.reason is say.NAME_DOTS:
        return one if "·" in one[0] else other
    if likeness.reason is say.NAME_SUBSTITUTE:
        return one if one[0].isalpha() else other if other[0].isalpha() else None
    return None


def _rows_of(workspace: Workspace, side: Row, beside: Row) -> dict[str, tuple[Row, ...]]:
    """Other roster → rows about this person: by number in any of its forms; where both rows have one
    number, all of
    them belong to the first."""
    people = workspace.catalog.person_roster
    number, other = (people.text_of(Role.ID_NUMBER, row.stored) for row in (side, beside))
    if not number or (Number.of(number).holder == Number.of(other).holder and side.id > beside.id):
        return {}
    by_holder = workspace.rows_of_person(number)
    found: dict[str, tuple[Row, ...]] = {}
    for roster in workspace.catalog.rosters:
        if roster.key == people.key:
            continue
        ids = by_holder.get(roster.key, [])
        if not Number.of(number).holder:
            where = {
                roster.key_of(Role.ID_NUMBER): (number,),
                roster.key_of(Role.NAME): (_name(people, side),),
            }
            ids = workspace.row_ids(Query(roster.key, where=where))
        if ids:
            found[roster.key] = tuple(workspace.rows(roster.key, ids))
    return found


def _twins(
    workspace: Workspace, ones: Mapping[str, tuple[Row, ...]], others: Mapping[str, tuple[Row, ...]]
) -> Iterator[TwinRows]:
    for key in ones.keys() & others.keys():
        here, there = ones[key], others[key]
        found: Sequence[Twins] = twin_rows(
            workspace.catalog.roster(key), [row.stored for row in here], [row.stored for row in there]
        )
        for twins in found:
            yield TwinRows(key, here[twins.one], there[twins.other], twins.is_sure)


def _along(saying: Saying, kept: Kept | None) -> Value:
    return tie_value(Said.CAME_ALONG, on=saying.on, who=saying.who, name=saying.other, kept=kept)


def _state(workspace: Workspace, row: Row) -> RowState:
    state = workspace.state(row.roster, row.id)
    if state is None:
        raise Refusal(say.GONE.about(name=row.id))
    return state


def _called(roster: Roster, row: Row) -> str:
    """How people call the row: the person, or for a job the first of what tells it apart."""
    texts = [
        roster.text_of(Role.NAME, row.stored),
        *(row.stored.get(key, "") for key in roster.told_apart_by),
    ]
    return " ".join(text for text in texts if text)


def _name(roster: Roster, row: Row) -> str:
    return roster.text_of(Role.NAME, row.stored) or "（未填姓名）"


def _id(row: Row) -> RowId:
    return row.id
