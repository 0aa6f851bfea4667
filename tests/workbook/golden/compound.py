"""Old Office files put together by hand: a header, a table of sectors, a directory, and the streams."""

from __future__ import annotations

import struct
from collections.abc import Mapping

_SECTOR = 512
_SMALLEST_OUTSIDE = 4096
"""A smaller stream would lie in a stream of small ones; ours are filled up to this."""
_LAST, _TABLE, _FREE = 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_NOBODY = 0xFFFFFFFF


def compound(streams: Mapping[str, bytes]) -> bytes:
    """An Office file with these streams at its top."""
    bodies = {name: _padded(content.ljust(_SMALLEST_OUTSIDE, b"\x00")) for name, content in streams.items()}
    # Sector 0 is the table, then comes the directory, then the streams.
    directory_sectors = -(-(len(bodies) + 1) // 4)
    chains = [[_TABLE], _chain(1, directory_sectors)]
    starts: list[int] = []
    at = 1 + directory_sectors
    for body in bodies.values():
        starts.append(at)
        chains.append(_chain(at, len(body) // _SECTOR))
        at += len(body) // _SECTOR
    table = [sector for chain in chains for sector in chain]
    table_sectors = -(-len(table) // 128)
    if table_sectors > 1:
        raise ValueError("one sector of the table holds 64 KB of streams; more are not needed here")
    entries = [_entry("Root Entry", 5, child=1 if bodies else _NOBODY, start=_LAST, size=0)]
    for number, (name, body) in enumerate(bodies.items(), 1):
        right = number + 1 if number < len(bodies) else _NOBODY
        entries.append(_entry(name, 2, right=right, start=starts[number - 1], size=len(body)))
    directory = _padded(b"".join(entries))
    packed = struct.pack("<128I", *table, *[_FREE] * (128 - len(table)))
    return _header() + packed + directory + b"".join(bodies.values())


def _header() -> bytes:
    fixed = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
    fixed += bytes(6) + struct.pack("<IIIIIIIII", 0, 1, 1, 0, _SMALLEST_OUTSIDE, _LAST, 0, _LAST, 0)
    return fixed + struct.pack("<109I", 0, *[_FREE] * 108)


def _entry(
    name: str, kind: int, *, right: int = _NOBODY, child: int = _NOBODY, start: int, size: int
) -> bytes:
    letters = name.encode("utf-16-le") + b"\x00\x00"
    fixed = letters.ljust(64, b"\x00") + struct.pack("<HBBIII", len(letters), kind, 1, _NOBODY, right, child)
    return fixed + bytes(36) + struct.pack("<IQ", start, size)


def _chain(start: int, length: int) -> list[int]:
    return [*range(start + 1, start + length), _LAST]


def _padded(content: bytes) -> bytes:
    return content + bytes(-len(content) % _SECTOR)
