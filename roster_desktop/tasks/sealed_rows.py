"""The rows of a first submission as they travel sealed in it (`workbook/seal.py`): looked at in the process
that reads the book, which needs neither rosters nor readings for that, and decoded once more where they are
written down."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated

from msgspec import DecodeError, Meta, Raw, Struct
from msgspec.msgpack import Decoder

from roster_desktop.records import Manifest, RowLine, WriterRecord
from roster_desktop.records.memory_check import is_sound
from roster_desktop.workbook.facts import FORMAT, manifest_json
from roster_desktop.workbook.seal import MOST_ROWS

_ID = re.compile(r"[0-9A-Za-z_-]{1,64}")
_MOST_WRITES = 10**12
_Number = Annotated[int, Meta(ge=0, le=_MOST_WRITES)]


class SealedRows(Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """What is sealed: a book without anything about which there is more to say than its rows."""

    manifest: Manifest
    writers: tuple[WriterRecord, ...]
    unit_text: str
    sheets: Raw
    """How each sheet was understood; decoded where somebody is told."""
    seen: dict[str, _Number]
    arrived: dict[str, tuple[RowLine, ...]]
    """Roster → its rows."""


_DECODER = Decoder(SealedRows)


class Shape(Struct, frozen=True):
    """What the table of a roster asks of a row."""

    columns: int
    """How many it has."""
    shown: frozenset[str]
    """Registers whose texts they show."""
    derived: frozenset[str]
    """Columns that follow from others."""


class SealedOnes(Struct, frozen=True):
    """Takes the sealed rows of units that have sent nothing yet (`workbook.seal.Opening`)."""

    made_by: str
    shapes: Mapping[str, Shape]
    """Roster → what its table asks for."""
    senders: frozenset[str]
    """Names of units that have sent something: their books are read cell by cell."""

    def takes(self, content: bytes, manifest: str) -> bool:
        """Whether it is of the book that says this of itself, and every row is as we make it."""
        try:
            rows = sealed_rows(content)
        except DecodeError:
            return False
        said, arrived = rows.manifest, rows.arrived
        if manifest_json(said) != manifest or said.addressee or said.unit.name in self.senders:
            return False
        if said.format != FORMAT or not 0 <= said.sequence <= _MOST_WRITES or not _ID.fullmatch(said.book):
            return False
        if not 0 < sum(map(len, arrived.values())) <= MOST_ROWS or not all(arrived.values()):
            return False
        # In the order of the tables: what is written then depends on nobody's choice.
        if list(arrived) != [roster for roster in self.shapes if roster in arrived]:
            return False
        return all(_are_sound(lines, self.shapes[roster]) for roster, lines in arrived.items())


def sealed_rows(content: bytes) -> SealedRows:
    """What was sealed; DecodeError where it is nothing of that kind."""
    return _DECODER.decode(content)


def _are_sound(lines: tuple[RowLine, ...], shape: Shape) -> bool:
    return all(
        len(line.texts) == shape.columns
        and line.registers > 0
        and _ID.fullmatch(line.row) is not None
        and (not line.received or shape.derived.issuperset(line.received.split()))
        and is_sound(line, shape.shown)
        for line in lines
    )
