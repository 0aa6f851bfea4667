"""Rows of a workbook that meet nobody but themselves, and ask nothing: nearly all of every month's book. They
need no planning: most say nothing new, of the others some cells are newer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import compress
from operator import attrgetter, eq, gt, not_

from msgspec import Struct, field

from roster_desktop.merge.joining import Known
from roster_desktop.records import (
    LISTED,
    REMOVAL_KEY,
    Cell,
    DeliveredRow,
    RowId,
    RowState,
    Value,
    tells_of_sameness,
)
from roster_desktop.records.keys import key_registers
from roster_desktop.records.plain_cells import Mark, PlainCells
from roster_desktop.schema.roster import Roster

_NOBODY = RowId("")
_LINE, _MARK = attrgetter("number"), attrgetter("mark")


class Newer(Struct, frozen=True):
    """A row of which the book knows more than the file, and nothing that the file did not know of."""

    place: int
    row: DeliveredRow
    before: RowState
    after: RowState
    later: Mapping[str, tuple[Value, Mark]]
    """What the newer registers hold."""
    was: Mapping[str, Value]
    """What they held before, those that held anything."""


class LoneRows(Struct, frozen=True):
    """Such rows by their ids, and all others of the book, with their places in it."""

    others: Sequence[tuple[int, DeliveredRow]]
    quiet: Collection[RowId] = ()
    """Those of which the book says nothing new."""
    unseen: Collection[RowId] = ()
    """Those of them that stand on no sheet, only in its memory."""
    newer: Mapping[RowId, Newer] = field(default_factory=dict)

    def __contains__(self, row: object) -> bool:
        return row in self.quiet or row in self.newer

    @property
    def seen_and_quiet(self) -> int:
        """How many of the quiet ones stand on the sheet, not only in its memory."""
        return len(self.quiet) - len(self.unseen)

    def without(self, woken: Collection[RowId], rows: Sequence[DeliveredRow]) -> LoneRows:
        """The same of the book's rows, but that these are not among the lone ones."""
        quiet = {row: None for row in self.quiet if row not in woken}
        newer = {row: one for row, one in self.newer.items() if row not in woken}
        others = {place for place, _ in self.others}
        again = [
            (place, row)
            for place, row in enumerate(rows)
            if place in others or (row.state and row.state.id in woken)
        ]
        return LoneRows(again, quiet, frozenset(self.unseen).difference(woken), newer)


def lone_rows(roster: Roster, rows: Sequence[DeliveredRow], known: Known) -> LoneRows:
    """The rows of the book of which all can be told by looking at each of them alone.

    Such a row nobody typed or typed into, and it meets only itself: by an id that nobody else has, and by a
    key that no other row of the file has and that the book does not alter. Where another row of the book
    meets it all the same, it takes part in that meeting.
    """
    quiet, unseen, rest = _as_they_are(roster, rows, known)
    ids = [row.state.id for _, row in rest if row.state is not None and not row.hand_edited]
    if not ids and not quiet:
        return LoneRows(rest)
    found, several = known.states_by_id(roster.key, ids), _several(row for _, row in rest)
    newer: dict[RowId, Newer] = {}
    others: list[tuple[int, DeliveredRow]] = []
    keys = key_registers(roster)
    # Each row is looked at once: a county's rows lie all over the memory, and going there is what takes time.
    for place, row in rest:
        state = row.state
        here = found.get(state.id) if state is not None and not row.hand_edited else None
        if state is None or here is None or state.id in several or not _is_itself(here, state):
            others.append((place, row))
            continue
        own, told = here.cells, state.cells
        later = _later(own, told)
        if later is None or not keys.isdisjoint(later) or not (not later or _is_free(own, told)):
            others.append((place, row))
        elif later:
            assert isinstance(own, PlainCells)
            after = RowState(here.id, here.roster, own.with_later(later))
            texts = own.texts
            was = {register: texts[register] for register in later if register in texts}
            newer[here.id] = Newer(place, row, here, after, later, was)
        else:
            quiet[here.id] = ""
            if not row.number:
                unseen.add(here.id)
    lone = LoneRows(others, quiet, unseen, newer)
    twins = frozenset(known.twins(roster.key, (*quiet, *newer)))
    return lone.without(twins, rows) if twins else lone


def _as_they_are(
    roster: Roster, rows: Sequence[DeliveredRow], known: Known
) -> tuple[dict[RowId, str], set[RowId], Sequence[tuple[int, DeliveredRow]]]:
    """The rows that the file holds just as the book does, those of them that stand on no sheet; and all
    others."""
    ids = [row.state.id if row.state is not None else _NOBODY for row in rows]
    told = list(map(_MARK, rows))
    marked = ids if all(told) else list(compress(ids, told))
    marks = known.marks(roster.key, marked) if marked else {}
    if not marks:
        return {}, set(), tuple(enumerate(rows))
    # Of a row that has no mark none was asked, unless it comes twice.
    same = list(map(eq, map(marks.get, ids), told))
    rest = list(compress(enumerate(rows), map(not_, same)))
    quiet = dict(marks)
    for place, _ in rest:
        quiet.pop(ids[place], None)
    # The same, and on no line: lines are counted from 1.
    lines = list(map(_LINE, rows))
    unseen = set(compress(ids, map(gt, same, lines))) if 0 in lines else set()
    if len(quiet) + len(rest) == len(rows):
        return quiet, unseen, rest
    # A row that comes twice is one quiet row at most, and none where it once is another.
    lone = LoneRows(rest, quiet, unseen).without(frozenset(_several(rows)), rows)
    return dict.fromkeys(lone.quiet, ""), {*lone.unseen}, lone.others


def _several(rows: Iterable[DeliveredRow]) -> Collection[RowId]:
    """Ids that come more than once."""
    ids = [row.state.id for row in rows if row.state is not None]
    if len(set(ids)) == len(ids):
        return ()
    return {row for row, number in Counter(ids).items() if number > 1}


def _is_itself(here: RowState, state: RowState) -> bool:
    """Whether the row is known by this id and no other, here and there."""
    return here.id == state.id and not here.aliases and not state.aliases


def _later(own: Mapping[str, Cell], told: Mapping[str, Cell]) -> Mapping[str, tuple[Value, Mark]] | None:
    """What is newer in the book; None where the row is not plain on both sides, or where neither knew of the
    other."""
    if type(own) is not PlainCells or type(told) is not PlainCells:
        return None
    later = own.later_in(told)
    if later is None or own.texts.get(REMOVAL_KEY, LISTED) != LISTED:
        return None
    return None if told.texts.get(REMOVAL_KEY, LISTED) != LISTED else later


def _is_free(own: Mapping[str, Cell], told: Mapping[str, Cell]) -> bool:
    """Whether nobody said of the row that it is, or is not, another one."""
    return not tells_of_sameness((*own, *told))
