"""What a row remembers of its writes, as one short text.

`{"w": [writer…], "g": [[[writer, number, …], by,
{register: texts}]…]}`: pairs of one version stand together, writers are named once.
Texts that a column beside it shows are written as 0, and a register of one column as its bare text. In the
place of `{register: texts}` stands 1 where it is every register whose columns show text, with the row listed:
so a usual row costs a line, not a page.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

import msgspec

from roster_desktop.records.cell import Cell, Pair, Value
from roster_desktop.records.plain_cells import Mark, PlainCells, mark_of
from roster_desktop.records.row import LISTED, REMOVAL_KEY
from roster_desktop.records.version import Version

NO_WRITER = -1


class MemoryLost(ValueError):
    """What stands in the file is no row's memory: the file is damaged."""


_Group = tuple[Version, str, int]
_Texts = list[str] | int
_ALL_SHOWN = 1
MARK_LETTERS = 16
_MARKED = re.compile(rf',"m":"([0-9a-f]{{{MARK_LETTERS}}})"}}\Z')
MARK_BEGINS = MARK_LETTERS + len('"}')
"""Before the end of the text."""
# Made once: a county's history is written by them, a row at a time. The first takes a quarter of the time.
_TO_BYTES = msgspec.json.Encoder().encode
_AS_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def written(cells: Mapping[str, Cell], shown: Mapping[str, Value] | None = None) -> str:
    """The cells as one text. `shown`: register → texts that stand in the columns and need no repeating."""
    told = shown or {}
    groups = _plain_groups(cells, told) if isinstance(cells, PlainCells) else _groups(cells, told)
    place = _places(groups)
    lines = [
        [
            [part for writer, number in version.writes for part in (place[writer], number)],
            place[by] if by else NO_WRITER,
            texts,
        ]
        for (version, by, _), texts in groups.items()
    ]
    return as_json({"w": list(place), "g": lines})


def of_one_hand(cells: Mapping[str, Cell], told: Sequence[str] = ()) -> str | None:
    """The same, quickly, of a row that was written as a whole and not touched since; None of any other.
    `told`: the registers whose texts stand in the columns."""
    if not isinstance(cells, PlainCells) or len(set(map(id, cells.marks.values()))) != 1:
        return None
    mark, texts = next(iter(cells.marks.values())), cells.texts
    if len(told) == len(texts) and _blank(texts) == [REMOVAL_KEY]:
        return f"{_head(mark)}{_ALL_SHOWN}]]}}"
    said: dict[str, Value | str | int] = {
        key: value[0] if len(value) == 1 else value for key, value in texts.items()
    }
    return f"{_head(mark)}{as_json(said | dict.fromkeys(told, 0))}]]}}"


def of_all_shown(mark: Mark, said: str) -> tuple[str, str]:
    """The same of a listed row with its texts, and where every one of them stands in the columns. `said`:
    register → its bare text, or its texts; as JSON."""
    head = _head(mark)
    return f"{head}{said}]]}}", f"{head}{_ALL_SHOWN}]]}}"


def with_mark(text: str, mark: str) -> str:
    """The same with the mark of the whole row (`row_mark`) at its end, where it is found without reading the
    rest. A program that knows nothing of marks leaves it out when it writes the row."""
    return f'{text[:-1]},"m":"{mark}"}}' if mark else text


def without_mark(text: str) -> str:
    """What stood there before a mark was put to it."""
    return f"{text[: found.start()]}}}" if (found := _MARKED.search(text)) else text


def mark_in(text: str) -> str:
    """The mark that was put there; "" where there is none."""
    found = _MARKED.search(text)
    return found[1] if found else ""


def as_json(said: object) -> str:
    """What is remembered, as it is written."""
    try:
        return _TO_BYTES(said).decode()
    except UnicodeEncodeError:
        # Half a sign, as another program may leave one in a cell: it goes no further than a text in memory.
        return _AS_JSON(said)


def _blank(texts: Mapping[str, Value]) -> list[str]:
    """The registers that say nothing. Most begin with a text, and are not looked at any further."""
    return [key for key, value in texts.items() if not (value and value[0]) and not any(value)]


@lru_cache(maxsize=1024)
def _head(mark: Mark) -> str:
    """How the memory of a row begins of which every value bears this mark."""
    version, by = mark
    place = _places({(version, by, 0): {}})
    numbers = [part for writer, number in version.writes for part in (place[writer], number)]
    begun = as_json({"w": list(place), "g": [[numbers, place[by] if by else NO_WRITER, 0]]})
    return begun.removesuffix("0]]}")


def _plain_groups(cells: PlainCells, told: Mapping[str, Value]) -> dict[_Group, dict[str, _Texts]]:
    groups: dict[_Group, dict[str, _Texts]] = {}
    last: Mark | None = None
    texts: dict[str, _Texts] = {}
    for register in sorted(cells.texts):
        mark, value = cells.marks[register], cells.texts[register]
        if mark is not last:
            last, texts = mark, groups.setdefault((*mark, 0), {})
        texts[register] = 0 if told.get(register) == value else list(value)
    return groups


def _groups(cells: Mapping[str, Cell], told: Mapping[str, Value]) -> dict[_Group, dict[str, _Texts]]:
    groups: dict[_Group, dict[str, _Texts]] = {}
    for register in sorted(cells):
        for pair in cells[register]:
            texts: _Texts = 0 if told.get(register) == pair.value else list(pair.value)
            _group_for(groups, pair, register)[register] = texts
    return groups


def read(text: str, shown: Mapping[str, Value] | None = None) -> Mapping[str, Cell]:
    """The cells that `written` wrote; anything else is lost."""
    try:
        memory = json.loads(text)
    except ValueError as trouble:
        raise MemoryLost("this is no row's memory") from trouble
    return cells_of(memory, shown)


def cells_of(memory: Any, shown: Mapping[str, Value] | None = None) -> Mapping[str, Cell]:
    """The same of what `written` wrote once it is no text any more."""
    told = shown or {}
    try:
        groups = list(_marked(memory["w"], memory["g"], told))
    except (KeyError, IndexError, TypeError, AttributeError, ValueError) as trouble:
        raise MemoryLost("this is no row's memory") from trouble
    texts: dict[str, Value] = {}
    marks: dict[str, Mark] = {}
    for mark, values in groups:
        texts |= values
        marks |= dict.fromkeys(values, mark)
    if len(texts) == sum(len(values) for _, values in groups):
        return PlainCells(texts, marks)
    return _with_several(groups)


def _marked(
    writers: list[str], groups: list[Any], told: Mapping[str, Value]
) -> Iterator[tuple[Mark, dict[str, Value]]]:
    """Every mark with the registers whose value bears it."""
    for numbers, by, cells in groups:
        writes = sorted((writers[at], n) for at, n in zip(numbers[::2], numbers[1::2], strict=True))
        mark = mark_of(tuple(writes), "" if by == NO_WRITER else writers[by])
        if cells == _ALL_SHOWN:
            yield mark, _all_shown(told)
            continue
        yield (
            mark,
            {
                key: told[key] if texts == 0 else (texts,) if isinstance(texts, str) else tuple(texts)
                for key, texts in cells.items()
            },
        )


def _all_shown(told: Mapping[str, Value]) -> dict[str, Value]:
    return {key: value for key, value in told.items() if any(value)} | {REMOVAL_KEY: LISTED}


def _with_several(groups: Iterable[tuple[Mark, Mapping[str, Value]]]) -> dict[str, Cell]:
    """Cells of which some hold more than one pair."""
    pairs: dict[str, list[Pair]] = {}
    for mark, values in groups:
        for register, value in values.items():
            pairs.setdefault(register, []).append(Pair(value, *mark))
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
