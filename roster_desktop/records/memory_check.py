"""Whether what claims to be a row's memory, and comes from elsewhere, is one as `row_memory` writes it: then
nobody who reads it later finds a damaged file."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from typing import Annotated

from msgspec import DecodeError, Meta, Struct
from msgspec.json import Decoder

from roster_desktop.records.row import LISTED, REMOVAL_KEY
from roster_desktop.records.row_line import RowLine
from roster_desktop.records.row_memory import without_mark

_Number = Annotated[int, Meta(ge=0, le=10**12)]
_Writer = Annotated[str, Meta(min_length=1, max_length=160)]
_Told = dict[str, str | list[str]]
"""Register → its bare text, or its texts."""
_ALL_SHOWN = "1]]}"
_END = b"]]}"


class _Memory(Struct, forbid_unknown_fields=True):
    w: list[_Writer]
    g: list[tuple[list[_Number], int, int | dict[str, int | str | list[str]]]]


_MEMORY, _TOLD = Decoder(_Memory), Decoder(_Told)


def is_sound(line: RowLine, shown: frozenset[str]) -> bool:
    """Whether both memories of the line are sound, and are of a listed row with one value in each register.
    `shown`: the registers whose texts the columns of its table show. A mark need only look like one: made of
    something else it makes nothing unreadable, and the doctor tells."""
    own = without_mark(line.memory)
    head = own.removesuffix(_ALL_SHOWN)
    if head != own and line.whole.startswith(begun := head.encode()) and line.whole.endswith(_END):
        # Nearly every row: one hand wrote all of it, and its columns show all of it.
        told = line.whole[len(begun) : -len(_END)]
        return _is_memory(own, shown) and _says_all(told, line.registers)
    return _is_memory(own, shown) and _is_whole(line.whole, line.registers)


@lru_cache(maxsize=1024)
def _is_memory(text: str, shown: frozenset[str]) -> bool:
    memory = _decoded(text)
    if memory is None:
        return False
    for _, _, texts in memory.g:
        if isinstance(texts, int):
            # What every column shows leaves nothing for another group.
            if texts != 1 or len(memory.g) != 1:
                return False
        elif any(isinstance(said, int) and (said or key not in shown) for key, said in texts.items()):
            return False
    return _is_listed_once([texts for _, _, texts in memory.g if isinstance(texts, dict)])


def _is_whole(text: bytes, registers: int) -> bool:
    memory = _decoded(text)
    if memory is None:
        return False
    said = [texts for _, _, texts in memory.g if isinstance(texts, dict)]
    is_told = len(said) == len(memory.g) and not any(
        isinstance(part, int) for texts in said for part in texts.values()
    )
    return is_told and _is_listed_once(said) and sum(map(len, said)) == registers


def _says_all(text: bytes, registers: int) -> bool:
    try:
        said = _TOLD.decode(text)
    except DecodeError:
        return False
    return len(said) == registers and said.get(REMOVAL_KEY, [*LISTED]) == [*LISTED]


def _decoded(text: str | bytes) -> _Memory | None:
    """The memory, where it is as long as it says and every value was written by somebody it names."""
    try:
        memory = _MEMORY.decode(text)
    except DecodeError:
        return None
    count = len(memory.w)
    for numbers, by, _ in memory.g:
        writers = numbers[::2]
        if len(numbers) % 2 or len({*writers}) < len(writers) or not -1 <= by < count:
            return None
        if any(place >= count for place in writers) or (by >= 0 and by not in writers):
            return None
    return memory if memory.g and len({*memory.w}) == count else None


def _is_listed_once(groups: Collection[dict[str, int | str | list[str]]]) -> bool:
    """Whether no register is in two groups, and nobody took the row out."""
    keys = [key for texts in groups for key in texts]
    removals = [texts[REMOVAL_KEY] for texts in groups if REMOVAL_KEY in texts]
    return len({*keys}) == len(keys) and all(removal in (0, [*LISTED]) for removal in removals)
