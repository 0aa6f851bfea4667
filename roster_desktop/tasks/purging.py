"""清除: people are erased from the file for good, by law or because they asked; and what follows from that."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from enum import Enum
from pathlib import Path

from msgspec import Struct

from roster_desktop.progress import Progress, Silence
from roster_desktop.records import RowId
from roster_desktop.reports.kept import tables_in, text_of
from roster_desktop.reports.table import Line, ReportTable
from roster_desktop.schema import Role
from roster_desktop.schema.kinds.id_number import holder_of
from roster_desktop.tasks.retention import Kept
from roster_desktop.wording import Message, Refusal, purging
from roster_desktop.workspace import HERE, THERE, DisclosureKind, Doomed, Query, Tidied, Words, Workspace

_REWRITING = "清除"
_MOST_FOUND = 50


class Cause(Enum):
    """Why people are erased."""

    RETENTION = "purge-retention"
    REQUEST = "purge-request"


class Purged(Struct, frozen=True):
    """What was done, and what the program cannot reach."""

    people: int
    rows: int
    tidied: Tidied
    out_there: int
    """Files that left earlier."""

    @property
    def told(self) -> tuple[Message, ...]:
        """In sentences, the first what was done."""
        found = [purging.PURGED.about(count=self.people, rows=self.rows), *told_of(self.tidied)]
        if self.out_there:
            found.append(purging.OUT_THERE.about(count=self.out_there))
        return tuple(found)


def told_of(tidied: Tidied) -> tuple[Message, ...]:
    """What became of the copies."""
    found = []
    if tidied.gone:
        found.append(purging.COPIES_GONE.about(count=sum(path.suffix != ".key" for path in tidied.gone)))
    if tidied.left:
        names = "、".join(path.name for path in tidied.left)
        found.append(purging.COPIES_LEFT.about(files=names))
    return tuple(found)


def confirmation(people: int) -> str:
    """What is typed before it is done."""
    return str(purging.CONFIRMATION.about(count=people))


def somebody(workspace: Workspace, text: str) -> Kept:
    """The person with this ID number, or of this row (its id or an unambiguous beginning), with every row of
    theirs; refused where the file has nobody like that."""
    holder = holder_of(text.strip())
    rows = workspace.rows_of_holder(holder) if holder else {}
    if not rows:
        roster, row = _row_named(workspace, text)
        found = workspace.row(roster, row)
        number = workspace.catalog.roster(roster).text_of(Role.ID_NUMBER, found.values) if found else ""
        holder = holder_of(number)
        rows = workspace.rows_of_holder(holder) if holder else {roster: [row]}
    return _kept(workspace, holder, rows)


def people_like(workspace: Workspace, text: str) -> tuple[Kept, ...]:
    """Whoever is found by this name, pinyin or number, removed ones too; each once, with every row."""
    found: dict[str, Kept] = {}
    for roster in workspace.catalog.rosters:
        for is_removed in (False, True):
            for row in workspace.row_ids(Query(roster.key, find=text, removed=is_removed))[:_MOST_FOUND]:
                if len(found) >= _MOST_FOUND:
                    break
                if not any((roster.key, row) in one.rows for one in found.values()):
                    person = somebody(workspace, row)
                    found[person.key] = person
    return tuple(found.values())


def hindrance(workspace: Workspace, people: Iterable[Kept]) -> Message | None:
    """Why these people cannot be erased as it stands; None where nothing is in the way."""
    waiting = workspace.count_waiting_parcels()
    if waiting:
        return purging.WAITING_PARCELS.about(count=waiting)
    for one in people:
        if len(set(one.names)) > 1:
            return purging.TWO_NAMES.about(names="、".join(one.names))
        if workspace.conflicts_of([row for _, row in one.rows]):
            return purging.OPEN_CONFLICTS.about(name=one.name)
    return None


def purge(
    workspace: Workspace, people: Sequence[Kept], cause: Cause, progress: Progress | None = None
) -> Purged:
    """Erase these people. Whoever calls has asked for the confirmation. There is no way back."""
    watch = progress or Silence()
    if hindered := hindrance(workspace, people):
        raise Refusal(hindered)
    # The number of files out there before the copies that are made now.
    out_there = sum(line.kind is DisclosureKind.EXPORTED for line in workspace.disclosures())
    watch.report(0, 2, _REWRITING)
    applied = workspace.erase(_doomed(people), len(people), cause.value, without_people)
    watch.report(1, 2, _REWRITING)
    return Purged(len(people), len(applied.rows), workspace.finish_erasing_here(), out_there)


def finish_here(workspace: Workspace) -> tuple[Message, ...]:
    """Go on where an erasing was cut off before the bytes and copies here were gone; else nothing."""
    if workspace.is_read_only or workspace.erasing_waits != HERE:
        return ()
    return told_of(workspace.finish_erasing_here())


def finish(workspace: Workspace, second_place: Path | None) -> tuple[Message, ...]:
    """Go on where an erasing was left: the bytes and copies here, then those at the second place once it is
    there. Nothing where all was done."""
    if workspace.is_read_only:
        return ()
    told = finish_here(workspace)
    if workspace.erasing_waits == THERE:
        if second_place is not None and not second_place.is_dir():
            return (*told, purging.PLACE_ABSENT.about(place=second_place))
        told = (*told, *told_of(workspace.finish_erasing_there(second_place)))
    return told


def without_people(text: str, ids: frozenset[RowId], words: Words) -> str:
    """The tables of a closed period with another word in every cell of words about these people. Numbers of
    people and amounts stay: the figures were handed up."""
    if not any(row in text for row in ids) and not words.has_number(text):
        return text
    return text_of(_without(table, ids, words) for table in tables_in(text))


def _without(table: ReportTable, ids: frozenset[RowId], words: Words) -> ReportTable:
    lines = [_line_without(line, ids, words) for line in table.lines]
    return ReportTable(
        table.key, table.title, table.heads, tuple(lines), table.rules, table.facts, table.has_total
    )


def _line_without(line: Line, ids: frozenset[RowId], words: Words) -> Line:
    about = [row for _, row in line.rows]
    is_theirs = bool(about) and all(row in ids for row in about)
    is_beside = any(row in ids for row in about) or any(
        isinstance(cell, str) and words.has_number(cell) for cell in line.cells
    )
    if not is_beside:
        return line
    hidden = words.whole_hidden if is_theirs else words.without_any
    cells = tuple(hidden(cell) if isinstance(cell, str) and cell else cell for cell in line.cells)
    return Line(cells, tuple((roster, row) for roster, row in line.rows if row not in ids))


def _doomed(people: Sequence[Kept]) -> Doomed:
    rows: dict[str, list[RowId]] = {}
    for one in people:
        for roster, row in one.rows:
            rows.setdefault(roster, []).append(row)
    numbers = {number for one in people for number in (one.number, holder_of(one.number)) if number}
    return Doomed(
        rows, frozenset(numbers), frozenset(name for one in people for name in one.names),
        frozenset(village for one in people for village in one.villages),
        frozenset(trait for one in people for trait in _traits(one)),
    )  # fmt: skip


def _traits(one: Kept) -> list[str]:
    if holder := holder_of(one.number):
        return [f"holder:{holder}"]
    return [nameless_trait(one.village, one.name)]


def nameless_trait(village: str, name: str) -> str:
    """By what somebody without a number is known again."""
    return "name:" + json.dumps([village, name], ensure_ascii=False)


def _row_named(workspace: Workspace, text: str) -> tuple[str, RowId]:
    try:
        return workspace.resolve(text)
    except Refusal as refusal:
        raise Refusal(purging.NOBODY_KNOWN.about(file=workspace.path.name, text=text)) from refusal


def _kept(workspace: Workspace, holder: str, rows: dict[str, list[RowId]]) -> Kept:
    names: dict[str, None] = {}
    villages: dict[str, None] = {}
    numbers: dict[str, None] = {}
    for key, ids in rows.items():
        roster = workspace.catalog.roster(key)
        for row in workspace.rows(key, ids):
            names.setdefault(roster.text_of(Role.NAME, row.values))
            villages.setdefault(roster.text_of(Role.VILLAGE, row.values))
            numbers.setdefault(roster.text_of(Role.ID_NUMBER, row.values))
    name, village, number = (next(filter(None, told), "") for told in (names, villages, numbers))
    placed = tuple((key, row) for key, ids in rows.items() for row in ids)
    return Kept(
        holder or f"row:{placed[0][1]}", name, village, number, placed,
        tuple(filter(None, names)), tuple(villages),
    )  # fmt: skip
