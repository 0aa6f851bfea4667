"""The directory of an old Office file (xls and its relatives): which streams it holds,
and how each begins."""

from __future__ import annotations

import struct
from collections.abc import Iterator

_FREE = 0xFFFFFFFA
"""Sector numbers from here on are signs, not places."""
_ENTRY = 128
_MOST_SECTORS = 4096
"""Directory sectors looked at; a workbook's directory has a handful."""


def stream_beginnings(content: bytes) -> dict[str, bytes]:
    """Name of every stream in lower case → its first bytes.
    A file whose directory cannot be walked is a ValueError."""
    if len(content) < 512:
        raise ValueError("too short for a header")
    size = 1 << _number("<H", content, 30)
    if size not in (512, 4096):
        raise ValueError("no such sector size")
    table = _allocation_table(content, size)
    sector = _number("<I", content, 48)
    found: dict[str, bytes] = {}
    for _ in range(_MOST_SECTORS):
        if sector >= _FREE:
            return found
        for name, start in _entries(_sector(content, sector, size)):
            found[name] = content[(start + 1) * size : (start + 2) * size] if start < _FREE else b""
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


def _entries(sector: bytes) -> Iterator[tuple[str, int]]:
    """Name and first sector of each stream that this piece of the directory tells of."""
    for start in range(0, len(sector), _ENTRY):
        length = _number("<H", sector, start + 64)
        if 2 <= length <= 64:
            name = sector[start : start + length - 2].decode("utf-16-le", "replace").lower()
            yield name, _number("<I", sector, start + 116)


def _number(form: str, content: bytes, at: int) -> int:
    return int(struct.unpack_from(form, content, at)[0])
