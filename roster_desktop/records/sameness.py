"""Whether two rows are one and the same: what people decided of it, kept in the rows' own memory.

A decision is a line (`sameness:ROW`) in both rows, versioned like any other; so it reaches every file that
the rows reach, a later decision beats the one it had seen, and where two people decided differently without
knowing of each other both lines stand. Then the rows stay two: nobody is joined on half an agreement.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from enum import Enum

from msgspec import Struct

from roster_desktop.records import row_memory
from roster_desktop.records.cell import Cell, Pair, Value
from roster_desktop.records.note import note_column, note_register
from roster_desktop.records.row import RowId, RowState
from roster_desktop.schema.roster import SAMENESS

_BEGINNING = f"{SAMENESS.key}:"


class Said(Enum):
    """What a line says of the two rows."""

    SAME = "同"
    APART = "异"
    CAME_ALONG = "随"
    """The row belongs to a person who was joined with another one, and was given that person's number."""


class Tie(Struct, frozen=True):
    """A decision about two rows, as one of them carries it."""

    one: RowId
    other: RowId
    said: Said
    on: str
    who: str
    name: str
    """What the other row was called; for people to read."""
    kept: str
    pair: Pair


class Kept(Struct, frozen=True):
    """What a row was before it was joined: enough to make it a row of its own again in any file."""

    cells: Mapping[str, Cell]
    aliases: frozenset[RowId] = frozenset()


def sameness_register(other: RowId) -> str:
    """The register of the line about the row with this id."""
    return note_register(SAMENESS, other)


def is_sameness(register: str) -> bool:
    """Whether the register is a line about another row being the same."""
    return register.startswith(_BEGINNING) and note_column(register) == SAMENESS.key


def tells_of_sameness(registers: Collection[str]) -> bool:
    """Whether any of these is such a line."""
    # Nearly no row has any, and one look over all their names says so.
    return _BEGINNING in "".join(registers) and any(map(is_sameness, registers))


def tie_value(said: Said, *, on: str, who: str, name: str, kept: Kept | None = None) -> Value:
    """What a line says, as it is stored."""
    told = (" ".join(text.split()) for text in (on, who))
    return (*told, said.value, " ".join(name.split()), packed(kept) if kept else "")


def ties_of(state: RowState) -> Iterator[Tie]:
    """Every decision that the row carries; those taken back not."""
    for register, cell in state.cells.items():
        if not is_sameness(register):
            continue
        other = RowId(register.partition(":")[2])
        for pair in cell:
            on, who, said, name, kept = pair.value
            if said in _SAID:
                yield Tie(RowId(pair.part) or state.id, other, _SAID[said], on, who, name, kept, pair)


def apart_pairs(states: Iterable[RowState]) -> frozenset[frozenset[RowId]]:
    """Pairs of row ids that somebody said are not the same; one such word is enough."""
    return frozenset(
        frozenset((tie.one, tie.other))
        for state in states
        for tie in ties_of(state)
        if tie.said is Said.APART and tie.one != tie.other
    )


def names_of(state: RowState) -> frozenset[RowId]:
    """Every id under which the row is known."""
    return state.aliases | {state.id}


def packed(kept: Kept) -> str:
    """The row's cells as one text without any space, which notes would squeeze."""
    content = {"a": sorted(kept.aliases), "m": row_memory.written(kept.cells)}
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).replace(" ", "\\u0020")


def unpacked(text: str) -> Kept | None:
    """What `packed` wrote; None where there is nothing or it cannot be read."""
    try:
        content = json.loads(text)
        aliases = frozenset(RowId(str(row)) for row in content["a"])
        return Kept(row_memory.read(content["m"]), aliases)
    except (ValueError, KeyError, TypeError):
        return None


_SAID = {said.value: said for said in Said}
