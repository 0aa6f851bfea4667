"""Rows that one write made and that show all of it: which columns are filled tells how such a row is written,
and few sorts of rows there are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from roster_desktop.records import LISTED, REMOVAL_KEY, Value
from roster_desktop.records import row_memory as memory
from roster_desktop.store.roster_columns import RosterColumns

_ESCAPED = re.compile(r'["\\\x00-\x1f]')
"""What JSON does not write as it is."""
_MOST_KEPT = 4096


@dataclass(frozen=True, slots=True)
class Shape:
    """How a row with certain columns filled is written for the history."""

    alone: tuple[tuple[str, int], ...]
    """Registers of one column, with its place."""
    together: tuple[tuple[str, tuple[int, ...]], ...]
    """Registers of several columns, with theirs; none where the sheet has no column for it."""
    template: str
    places: tuple[int, ...]
    """Whose texts go into the gaps of the template."""

    def written(self, shown: Sequence[str]) -> str:
        """Register → what it holds, as JSON."""
        texts = tuple([shown[place] for place in self.places])
        if not _ESCAPED.search("".join(texts)):
            return self.template % texts
        said: dict[str, str | Value] = {register: shown[place] for register, place in self.alone}
        for register, places in self.together:
            said[register] = tuple([shown[place] for place in places]) or LISTED
        return memory.as_json(said)


_Filled = tuple[tuple[str, ...], tuple[bool, ...]]
_KNOWN: dict[int, tuple[RosterColumns, dict[_Filled, Shape | None]]] = {}


def shape_of(columns: RosterColumns, registers: tuple[str, ...], filled: tuple[bool, ...]) -> Shape | None:
    """The shape of a listed row of which just these columns are filled and these registers were written.
    None where that does not go together, or a text stands in the place of what follows from others."""
    # By identity: what is kept here keeps its columns alive, so that no others can get the same id.
    _, known = _KNOWN.setdefault(id(columns), (columns, {}))
    if (registers, filled) not in known:
        if len(known) >= _MOST_KEPT:
            known.clear()
        known[registers, filled] = _shape(columns, registers, filled)
    return known[registers, filled]


def _shape(columns: RosterColumns, registers: tuple[str, ...], filled: tuple[bool, ...]) -> Shape | None:
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
    gaps = [f'{_name(key)}:"%s"' for key, _ in alone]
    gaps += [f"{_name(key)}:{_gaps(len(places))}" for key, places in together]
    said = (at for _, of in (*((key, (at,)) for key, at in alone), *together) for at in of)
    return Shape(alone, together, f"{{{','.join(gaps)}}}", tuple(said))


def _name(register: str) -> str:
    return memory.as_json(register).replace("%", "%%")


def _gaps(count: int) -> str:
    """A place for each text; of a register that stands in no column, which only the listed row has, its
    texts."""
    gap = '"%s"'
    return f"[{','.join([gap] * count)}]" if count else memory.as_json(LISTED)
