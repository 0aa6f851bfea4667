"""A village is renamed, joined with another, moved to another township or given another code: one step over
all its rows, and old books still find it under the old name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from roster_desktop.records import CellsWritten, ChangeSet, Level, Occasion, Place, PlaceChange
from roster_desktop.schema import Role, Roster
from roster_desktop.tasks.former_names import FormerNames
from roster_desktop.wording import Refusal, office, working
from roster_desktop.workspace import Applied, Query, Workspace

_CODE = re.compile(r"\d{9}|\d{12}")
_PAGE = 500


class Renaming(Struct, frozen=True):
    """What calling places otherwise would do; nothing is done until `rename`."""

    places: tuple[PlaceChange, ...]
    rows: Mapping[str, int]
    """Roster → how many of its rows are written anew."""
    already_there: int
    """Persons that stand under the new name already."""
    twice: tuple[str, ...]
    """Names of persons that the joined places both list: they stay two rows, with a finding."""
    change_set: ChangeSet
    journal: int


def known_places(workspace: Workspace) -> tuple[Place, ...]:
    """The villages, within their townships, of which somebody is listed; of a village's file its own."""
    unit = workspace.unit
    if unit.level is Level.VILLAGE:
        return (unit.place,)
    found = sorted({(area.township, area.village) for area in workspace.people_by_area() if area.village})
    is_county = unit.level is Level.COUNTY
    return tuple(dict.fromkeys(Place(township if is_county else "", village) for township, village in found))


def plan_renaming(workspace: Workspace, olds: Sequence[Place], new: Place) -> Renaming:
    """What it would do to call these places by this name. In a village's file its own is always among them;
    others are villages that join it."""
    unit = workspace.unit
    own = unit.place if unit.level is Level.VILLAGE else None
    asked = tuple(dict.fromkeys([*([own] if own else []), *olds]))
    target = _target(workspace, asked, new)
    places = tuple(
        PlaceChange(old, target, is_own=old == own)
        for old in asked
        if (old.township, old.village, old.code) != (target.township, target.village, target.code)
    )
    if not places:
        raise Refusal(office.SAME_NAME.about(name=target.name))
    rows: dict[str, int] = {}
    writes: list[CellsWritten] = []
    for roster in workspace.catalog.rosters:
        found = list(_writes(workspace, roster, places, target))
        rows[roster.key] = len(found)
        writes += found
    label = _label(places, target)
    return Renaming(
        places, rows, _already_there(workspace, places, target), _twice(workspace, places, target),
        ChangeSet(label, Occasion.RENAMED, tuple(writes)), workspace.journal,
    )  # fmt: skip


def rename(workspace: Workspace, planned: Renaming) -> Applied:
    """Do what was planned, as one step that can be taken back. Refused where the file changed meanwhile."""
    if workspace.journal != planned.journal:
        raise Refusal(office.CHANGED_MEANWHILE.about())
    workspace.backup("改名前")
    return workspace.apply(planned.change_set, places=planned.places)


def _target(workspace: Workspace, olds: Sequence[Place], new: Place) -> Place:
    unit = workspace.unit
    village, township = new.village.strip(), new.township.strip()
    if not village:
        raise Refusal(office.NAME_MISSING.about())
    if not olds:
        raise Refusal(office.NOTHING_CHOSEN.about())
    if new.code and not _CODE.fullmatch(new.code):
        raise Refusal(working.BAD_CODE.about(text=new.code))
    if unit.level is Level.TOWNSHIP and township not in ("", unit.name):
        raise Refusal(office.OTHER_TOWNSHIP.about(township=township, ours=unit.name))
    # In a township's own file nothing hangs on whether a row names the township.
    kept = "" if unit.level is Level.TOWNSHIP else township or olds[0].township
    code = new.code or (olds[0].code if len(olds) == 1 else "")
    return Place(kept, village, code)


def _writes(
    workspace: Workspace, roster: Roster, places: Sequence[PlaceChange], target: Place
) -> Iterator[CellsWritten]:
    names = FormerNames(tuple(places))
    if not roster.has(Role.VILLAGE):
        return
    for change in places:
        if change.is_own:
            # The village's own file: whatever its rows call it, and where they are blank too.
            query = Query(roster.key)
        else:
            query = Query(roster.key, village=change.old.village, township=change.old.township)
        ids = workspace.row_ids(query)
        for start in range(0, len(ids), _PAGE):
            for row in workspace.rows(roster.key, ids[start : start + _PAGE]):
                now = names.values(roster, row.stored)
                texts = {
                    key: text
                    for key, text in now.items()
                    if text != row.stored.get(key, "") and key in roster.column_by_key
                }
                if texts:
                    yield CellsWritten(roster.key, row.id, texts)


def _already_there(workspace: Workspace, places: Sequence[PlaceChange], target: Place) -> int:
    if any(change.old.is_same_as(target) for change in places):
        return 0
    people = workspace.catalog.people
    return workspace.count(Query(people, village=target.village, township=target.township))


def _twice(workspace: Workspace, places: Sequence[PlaceChange], target: Place) -> tuple[str, ...]:
    """Persons listed in more than one of the places that become one."""
    people = workspace.catalog.person_roster
    if not people.has(Role.ID_NUMBER):
        return ()
    columns = (people.key_of(Role.ID_NUMBER), people.key_of(Role.NAME))
    seen: dict[str, int] = {}
    name_of: dict[str, str] = {}
    for place in dict.fromkeys([*(change.old for change in places), target]):
        query = Query(people.key, village=place.village, township=place.township)
        for _, number, name in workspace.listed_texts(query, columns):
            if number:
                seen[number] = seen.get(number, 0) + 1
                name_of[number] = name
    return tuple(name_of[number] for number, count in seen.items() if count > 1)


def _label(places: Sequence[PlaceChange], target: Place) -> str:
    olds = "、".join(dict.fromkeys(change.old.name for change in places))
    if len(places) > 1:
        return f"{olds} 并为 {target.name}"
    old = places[0].old
    if old.village != target.village:
        return f"{old.village} 改名为 {target.village}"
    if old.township != target.township and target.township:
        return f"{old.village} 划归 {target.township}"
    return f"{old.village} 的区划代码改为 {target.code}"
