"""Rows that one write made and that show all of it: which columns are filled tells how such a row is written,
and few sorts of rows there are."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from operator import itemgetter

from msgspec import Struct

from roster_desktop.records import LISTED, REMOVAL_KEY, Value
from roster_desktop.records import row_memory as memory
from roster_desktop.store.roster_columns import RosterColumns

_ESCAPED = re.compile(r'["\\\x00-\x1f]')
"""What JSON does not write as it is."""
_MOST_KEPT = 4096
_GAP = "\x00"
"""Stands for a text; JSON never writes it."""
_GAPS = re.compile(f"({_GAP})")


class Shape(Struct, frozen=True):
    """How a row with certain columns filled is written for the history."""

    alone: tuple[tuple[str, int], ...]
    """Registers of one column, with its place."""
    together: tuple[tuple[str, tuple[int, ...]], ...]
    """Registers of several columns, with theirs; none where the sheet has no column for it."""
    between: tuple[str, ...]
    """How it is written, in pieces: every second one is a gap for a text."""
    texts: Callable[[Sequence[str]], tuple[str, ...]]
    """Those of what is shown that go into the gaps."""

    def written(self, shown: Sequence[str]) -> str:
        """Register → what it holds, as JSON."""
        texts = self.texts(shown)
        joined = "".join(texts)
        is_plain = joined.isprintable() and '"' not in joined and "\\" not in joined
        if is_plain or not _ESCAPED.search(joined):
            pieces = [*self.between]
            pieces[1::2] = texts
            return "".join(pieces)
        said: dict[str, str | Value] = {register: shown[place] for register, place in self.alone}
        for register, places in self.together:
            said[register] = tuple([shown[place] for place in places]) or LISTED
        return memory.as_json(said)


_Filled = tuple[tuple[str, ...], bytes]
_KNOWN: dict[int, tuple[RosterColumns, dict[_Filled, Shape | None]]] = {}


def shape_of(columns: RosterColumns, registers: tuple[str, ...], filled: bytes) -> Shape | None:
    """The shape of a listed row of which just these columns are filled and these registers were written.
    None where that does not go together, or a text stands in the place of what follows from others."""
    # By identity: what is kept here keeps its columns alive, so that no others can get the same id.
    if id(columns) not in _KNOWN:
        _KNOWN[id(columns)] = columns, {}
    known, sort = _KNOWN[id(columns)][1], (registers, filled)
    try:
        return known[sort]
    except KeyError:
        if len(known) >= _MOST_KEPT:
            known.clear()
        return known.setdefault(sort, _shape(columns, registers, filled))


def _shape(columns: RosterColumns, registers: tuple[str, ...], filled: bytes) -> Shape | None:
    by_place = columns.register_by_place
    needed = {REMOVAL_KEY, *(key for key, is_filled in zip(by_place, filled, strict=True) if is_filled)}
    if needed != {*registers} or len(needed) != len(registers) or not needed <= columns.widths.keys():
        return None
    place = {column.key: at for at, column in enumerate(columns.roster.columns)}
    places_of = {
        key: tuple(place[column] for column in columns.roster.columns_by_register[key] if column in place)
        for key in registers
    }
    if any(len(of) != (columns.widths[key] if key != REMOVAL_KEY else 0) for key, of in places_of.items()):
        return None
    alone = tuple((key, places_of[key][0]) for key in registers if columns.widths[key] == 1)
    together = tuple((key, places_of[key]) for key in registers if columns.widths[key] > 1)
    gaps = [f'{memory.as_json(key)}:"{_GAP}"' for key, _ in alone]
    gaps += [f"{memory.as_json(key)}:{_gaps(len(places))}" for key, places in together]
    between = _GAPS.split(f"{{{','.join(gaps)}}}")
    said = [at for _, of in (*((key, (at,)) for key, at in alone), *together) for at in of]
    return Shape(alone, together, tuple(between), _taking(said))


def _taking(places: Sequence[int]) -> Callable[[Sequence[str]], tuple[str, ...]]:
    # Of a single place it gives no tuple, and of none nothing at all.
    return itemgetter(*places) if len(places) > 1 else lambda shown: tuple([shown[at] for at in places])


def _gaps(count: int) -> str:
    """A place for each text; of a register that stands in no column, which only the listed row has, its
    texts."""
    gap = f'"{_GAP}"'
    return f"[{','.join([gap] * count)}]" if count else memory.as_json(LISTED)
