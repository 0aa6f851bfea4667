"""What a row remembers of its writes, as one short text.

`{"w": [writer…], "g": [[[writer, number, …], by,
{register: texts}]…]}`: pairs of one version stand together, writers are named once.
Texts that a column beside it shows are written as 0, so a usual row costs a line, not a page.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from roster_desktop.records.cell import Cell, Pair, Value
from roster_desktop.records.version import Version

NO_WRITER = -1


class MemoryLost(ValueError):
    """What stands in the file is no row's memory: the file is damaged."""


_Group = tuple[Version, str, int]
_Texts = list[str] | int


def written(cells: Mapping[str, Cell], shown: Mapping[str, Value] | None = None) -> str:
    """The cells as one text. `shown`: register → texts that stand in the columns and need no repeating."""
    told = shown or {}
    groups: dict[_Group, dict[str, _Texts]] = {}
    for register in sorted(cells):
        for pair in cells[register]:
            texts: _Texts = 0 if told.get(register) == pair.value else list(pair.value)
            _group_for(groups, pair, register)[register] = texts
    place = _places(groups)
    lines = [
        [
            [part for writer, number in version.writes for part in (place[writer], number)],
            place[by] if by else NO_WRITER,
            texts,
        ]
        for (version, by, _), texts in groups.items()
    ]
    return json.dumps({"w": list(place), "g": lines}, ensure_ascii=False, separators=(",", ":"))


def read(text: str, shown: Mapping[str, Value] | None = None) -> dict[str, Cell]:
    """The cells that `written` wrote; anything else is lost."""
    try:
        memory = json.loads(text)
    except ValueError as trouble:
        raise MemoryLost("this is no row's memory") from trouble
    return cells_of(memory, shown)


def cells_of(memory: Any, shown: Mapping[str, Value] | None = None) -> dict[str, Cell]:
    """The same of what `written` wrote once it is no text any more."""
    told = shown or {}
    try:
        writers: list[str] = memory["w"]
        pairs: dict[str, list[Pair]] = {}
        for numbers, by, cells in memory["g"]:
            version = Version(
                tuple(sorted((writers[at], n) for at, n in zip(numbers[::2], numbers[1::2], strict=True)))
            )
            author = "" if by == NO_WRITER else writers[by]
            for register, texts in cells.items():
                value = told[register] if texts == 0 else tuple(texts)
                pairs.setdefault(register, []).append(Pair(value, version, author))
    except (KeyError, IndexError, TypeError, AttributeError, ValueError) as trouble:
        raise MemoryLost("this is no row's memory") from trouble
    return {register: Cell(frozenset(found)) for register, found in pairs.items()}


def _group_for(groups: dict[_Group, dict[str, _Texts]], pair: Pair, register: str) -> dict[str, _Texts]:
    """The group of this version; one more where a forged book gave one version to two values."""
    copy = 0
    while register in groups.setdefault((pair.version, pair.by, copy), {}):
        copy += 1
    return groups[pair.version, pair.by, copy]


def _places(groups: Mapping[_Group, object]) -> dict[str, int]:
    writers: dict[str, int] = {}
    for version, by, _ in groups:
        for writer in (*(name for name, _ in version.writes), *((by,) if by else ())):
            writers.setdefault(writer, len(writers))
    return writers
