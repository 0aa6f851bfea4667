"""The directory of an old Office file (xls and its relatives): which streams it says it holds."""

from __future__ import annotations

import struct

_FREE = 0xFFFFFFFA
"""Sector numbers from here on are signs, not places."""
_ENTRY = 128
_MOST_SECTORS = 4096
"""Directory sectors looked at; a workbook's directory has a handful."""


def stream_names(content: bytes) -> set[str]:
    """Names of all streams in lower case. A file whose directory cannot be walked is a ValueError."""
    if len(content) < 512:
        raise ValueError("too short for a header")
    size = 1 << _number("<H", content, 30)
    if size not in (512, 4096):
        raise ValueError("no such sector size")
    table = _allocation_table(content, size)
    sector = _number("<I", content, 48)
    names: set[str] = set()
    for _ in range(_MOST_SECTORS):
        if sector >= _FREE:
            return names
        names |= _names_in(_sector(content, sector, size))
        sector = table[sector] if sector < len(table) else _FREE
    raise ValueError("the directory runs in a circle")


def _allocation_table(content: bytes, size: int) -> list[int]:
    """Which sector follows which, as far as the header's own list of table sectors goes: enough for 7 MB and
    more."""
    places = struct.unpack_from("<109I", content, 76)
    table: list[int] = []
    for place in places:
        if place >= _FREE:
            break
        table += struct.unpack(f"<{size // 4}I", _sector(content, place, size))
    return table


def _sector(content: bytes, number: int, size: int) -> bytes:
    start = (number + 1) * size
    found = content[start : start + size]
    if len(found) < size:
        raise ValueError("a sector lies outside the file")
    return found


def _names_in(sector: bytes) -> set[str]:
    names = set()
    for start in range(0, len(sector), _ENTRY):
        length = _number("<H", sector, start + 64)
        if 2 <= length <= 64:
            names.add(sector[start : start + length - 2].decode("utf-16-le", "replace").lower())
    return names


def _number(form: str, content: bytes, at: int) -> int:
    return int(struct.unpack_from(form, content, at)[0])
