"""Whether two people changed different cells of one row without knowing of each other.

The versions of cells cannot tell: each is about its cell alone. So every write into a column also leaves a
line for its group of columns (`touched:money`), written by whoever saw the line before it. Two lines that
have not seen each other are two people at work at the same time. Lines are merged like any cell, so what
follows from them is the same in every order of books, and a line that has seen both ends it everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from roster_desktop.records.cell import Cell, Pair
from roster_desktop.records.note import is_note, is_touch, note_register
from roster_desktop.records.row import RowState
from roster_desktop.records.version import Version, writer_of
from roster_desktop.schema.care import care_of
from roster_desktop.schema.roster import TOUCHED, Care, Roster

_Entry = tuple[str, str, int]
"""(register, writer, number) of a write."""


def touch_register(care: Care) -> str:
    """The line of this group of columns."""
    return note_register(TOUCHED, care.value)


def touched(
    roster: Roster, state: RowState, registers: Iterable[str], *, writer: str, number: int
) -> dict[str, Cell]:
    """The lines of the groups in which these registers were written by somebody who saw the row."""
    lines: dict[str, Cell] = {}
    for care, keys in _by_care(roster, registers).items():
        line = touch_register(care)
        cell = state.cell(line)
        entries = {*_kept(cell, writer), *((key, writer, number) for key in keys)}
        lines[line] = cell.written(_value(entries), writer, number)
    return lines


def touched_by_edits(roster: Roster, state: RowState, edits: Mapping[str, str]) -> dict[str, Cell]:
    """The same for cells that were edited in a spreadsheet. `edits`: register → writer of its edit."""
    seen = {line: cell.version for line, cell in state.cells.items() if is_touch(line)}
    return touched_on_top(roster, seen, {key: (writer, 1) for key, writer in edits.items()})


def touched_on_top(
    roster: Roster, seen: Mapping[str, Version], edits: Mapping[str, tuple[str, int]]
) -> dict[str, Cell]:
    """The lines of whoever had seen these versions of them. `edits`: register → (writer, number)."""
    lines: dict[str, Cell] = {}
    for care, keys in _by_care(roster, edits).items():
        line = touch_register(care)
        writers = {edits[key][0]: edits[key][1] for key in keys}
        version = seen.get(line, Version()).joined(Version.of(writers))
        value = _value((key, *edits[key]) for key in keys)
        lines[line] = Cell(frozenset({Pair(value, version, max(writers))}))
    return lines


def reviewed(state: RowState, care: Care, *, writer: str, number: int) -> dict[str, Cell]:
    """The line of the group after somebody looked at what was changed at the same time."""
    line = touch_register(care)
    cell = state.cell(line)
    return {line: cell.written(_value(_entries(cell.pairs)), writer, number)}


def reviews(state: RowState) -> dict[Care, tuple[str, ...]]:
    """Group → registers in which different people wrote at the same time, where nobody has looked at it.

    Nothing is told of a group in which a conflict is open: whoever decides it sees the row.
    """
    found: dict[Care, tuple[str, ...]] = {}
    if state.plain is not None:
        return found
    for line, cell in state.counting.items():
        if is_touch(line) and len(cell.pairs) > 1:
            registers = _different(cell)
            if registers and registers.isdisjoint(state.open_registers):
                found[Care(line.partition(":")[2])] = tuple(sorted(registers))
    return found


def _different(cell: Cell) -> frozenset[str]:
    found: set[str] = set()
    for one, other in combinations(cell.pairs, 2):
        if _are_copies(one, other):
            continue
        mine, theirs = _unseen(one, other), _unseen(other, one)
        if mine and theirs and mine != theirs:
            found |= mine | theirs
    return frozenset(found)


def _are_copies(one: Pair, other: Pair) -> bool:
    """Whether both were edited in copies of one workbook, one of which has edits wherever the other has:
    a clerk who went on with the copy that was handed in."""
    books = {pair.writer.partition("#") for pair in (one, other)}
    if len({book for book, _, _ in books}) > 1 or any(not mark for _, mark, _ in books):
        return False
    mine, theirs = ({register for register, _, _ in _entries([pair])} for pair in (one, other))
    return mine <= theirs or theirs <= mine


def _unseen(one: Pair, by: Pair) -> set[str]:
    """Registers that the one wrote and the other had not seen."""
    return {
        register
        for register, writer, number in _entries([one])
        if number > max((n for name, n in by.version.writes if writer_of(name) == writer), default=0)
    }


def _kept(cell: Cell, writer: str) -> Iterable[_Entry]:
    """What a new line says again: of several lines all, of one's own line its writes."""
    if len(cell.pairs) > 1 or any(pair.writer == writer for pair in cell.pairs):
        return _entries(cell.pairs)
    return ()


def _by_care(roster: Roster, registers: Iterable[str]) -> dict[Care, list[str]]:
    found: dict[Care, list[str]] = {}
    for key in registers:
        care = None if is_note(key) else care_of(roster, key)
        if care:
            found.setdefault(care, []).append(key)
    return found


def _value(entries: Iterable[_Entry]) -> tuple[str]:
    last: dict[tuple[str, str], int] = {}
    for register, writer, number in entries:
        last[register, writer] = max(number, last.get((register, writer), 0))
    return (" ".join(f"{register}={writer}:{number}" for (register, writer), number in sorted(last.items())),)


def _entries(pairs: Iterable[Pair]) -> Iterator[_Entry]:
    for pair in pairs:
        for part in pair.value[0].split():
            register, _, write = part.partition("=")
            writer, _, number = write.rpartition(":")
            if number.isdecimal():
                yield register, writer, int(number)
