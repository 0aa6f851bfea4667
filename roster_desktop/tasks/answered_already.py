"""What needs no person although two writers differ: the present name of a place that was renamed, and last
year's figures that come in after the lists were begun anew.

Both follow from a decision that somebody took for all rows at once, so it holds for later ones too.
They are decided by a write of this file, in the same step as the merge; a figure that gave way is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from msgspec import Struct
from msgspec.structs import replace

from roster_desktop.merge import MergePlan
from roster_desktop.records import (
    BLANK,
    CellsWritten,
    Delivery,
    Manifest,
    Pair,
    Place,
    Problem,
    RowId,
    RowMerged,
    RowState,
    Standing,
    Value,
    year_of_writer,
    years_seen,
)
from roster_desktop.schema import Catalog, Register, Role, Roster
from roster_desktop.tasks.former_names import FormerNames
from roster_desktop.wording import office as say

_MOST_TOLD = 5
_Edited = frozenset[tuple[RowId, str]]
"""(row, register) that somebody altered in a spreadsheet program."""


def settled(
    catalog: Catalog, names: FormerNames, delivery: Delivery, plan: MergePlan
) -> tuple[MergePlan, tuple[CellsWritten, ...]]:
    """The plan without the questions that answer themselves, and the writes that answer them."""
    edited = frozenset(
        (row.state.id, register) for row in delivery.rows if row.state for register in row.hand_edited
    )
    writes: list[CellsWritten] = []
    answered: dict[RowId, set[str]] = {}
    late: list[_Figure] = []
    for change in plan.changes:
        if not isinstance(change, RowMerged):
            continue
        state = change.state
        if state.plain is not None and not names.changes:
            continue
        roster = catalog.roster(state.roster)
        if state.standing is Standing.REMOVED:
            continue
        figures = list(_years(roster, state, delivery.manifest, edited))
        late += [one for one in figures if one.beaten]
        texts = dict(_places(roster, names, state))
        for one in figures:
            texts |= zip(one.register.columns, one.value, strict=True)
        if texts:
            writes.append(CellsWritten(roster.key, state.id, texts))
            answered[state.id] = {roster.register_of[key].key for key in texts}
    return _without(plan, answered, _told(late)), tuple(writes)


class _Figure(Struct, frozen=True):
    """A figure of one year about which nothing need be asked: what stands, and what of an earlier year gave
    way."""

    name: str
    register: Register
    value: Value
    beaten: tuple[Value, ...]
    year: int


def _told(late: Sequence[_Figure]) -> tuple[Problem, ...]:
    """What gave way is told, for it stands nowhere in this file."""
    if not late:
        return ()
    told = "、".join(
        f"{one.name} {one.register.header} {' '.join(filter(None, value))}"
        for one in late[:_MOST_TOLD]
        for value in one.beaten
    )
    message = say.LAST_YEARS_FIGURES.about(count=len(late), year=late[0].year, figures=told)
    return (Problem(message.code, str(message), remedy=str(say.LAST_YEARS_REMEDY.about())),)


def _without(plan: MergePlan, answered: Mapping[RowId, set[str]], told: tuple[Problem, ...]) -> MergePlan:
    if not answered:
        return plan
    statements = tuple(
        replace(one, asked=tuple(key for key in one.asked if key not in answered.get(one.row, ())))
        for one in plan.statements
    )
    return replace(plan, statements=statements, problems=(*plan.problems, *told))


def _places(roster: Roster, names: FormerNames, state: RowState) -> Iterator[tuple[str, str]]:
    """Township and village under their present names, where every text that stands there is a name of it."""
    if not names.changes or not roster.has(Role.VILLAGE):
        return
    townships = _texts(roster, state, Role.TOWNSHIP) or [""]
    villages = _texts(roster, state, Role.VILLAGE)
    places = {names.now(Place(*one)) for one in product(townships, villages)}
    if len({(place.township, place.village) for place in places}) != 1:
        return
    now = places.pop()
    for role, texts, text in (
        (Role.VILLAGE, villages, now.village),
        (Role.TOWNSHIP, townships, now.township),
    ):
        if roster.has(role) and texts != [text]:
            yield roster.key_of(role), text


def _texts(roster: Roster, state: RowState, role: Role) -> list[str]:
    if not roster.has(role):
        return []
    register = roster.register_of[roster.key_of(role)]
    place = register.columns.index(roster.key_of(role))
    return sorted({pair.value[place] for pair in state.counting.get(register.key, BLANK).pairs})


def _years(roster: Roster, state: RowState, manifest: Manifest | None, edited: _Edited) -> Iterator[_Figure]:
    """Figures of one year: what belongs to a year that is over gives way to the year that was begun."""
    counting = state.counting
    for register in roster.yearly_registers:
        cell = counting.get(register.key, BLANK)
        if cell.is_open:
            is_edited = any((row, register.key) in edited for row in (state.id, *state.aliases))
            name = _texts(roster, state, Role.NAME)
            yield from _of_this_year(
                name[0] if name else "", register, tuple(cell), None if is_edited else manifest
            )


def _of_this_year(
    name: str, register: Register, pairs: Sequence[Pair], manifest: Manifest | None
) -> Iterator[_Figure]:
    """What stands for the newest year that was begun; nothing where only a person can tell."""
    year = max((year for pair in pairs for year in years_seen(pair.version)), default=0)
    now = [pair for pair in pairs if year in years_seen(pair.version)]
    earlier = tuple(pair.value for pair in pairs if year not in years_seen(pair.version))
    if not year or (earlier and not _is_before(manifest, year)):
        # Somebody wrote who had not begun the year: it may be a figure of either.
        return
    said = {pair.value for pair in now if not year_of_writer(pair.writer)} or {now[0].value}
    if len(said) == 1:
        yield _Figure(name, register, said.pop(), earlier, year)


def _is_before(manifest: Manifest | None, year: int) -> bool:
    """Whether the book is one of an earlier year, by what it reports and by when it was written."""
    return manifest is not None and all(
        told[:4].isdecimal() and int(told[:4]) < year for told in (manifest.period, manifest.written_at)
    )
