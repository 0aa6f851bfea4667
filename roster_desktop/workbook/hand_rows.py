"""What a row of one of our workbooks says now,
and which of its cells somebody changed in a spreadsheet program."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from roster_desktop.records import (
    BLANK,
    REMOVAL_KEY,
    Cell,
    Pair,
    PlainCells,
    RowId,
    RowState,
    Value,
    answered_cell,
    derived_row_id,
    edit_writer,
    starting_cells,
    touched_by_edits,
)
from roster_desktop.records.asking import answered_questions
from roster_desktop.records.hand_edit import edited_cell
from roster_desktop.records.note import fits, is_note
from roster_desktop.schema import Register, Roster, Values
from roster_desktop.workbook.memory import Damaged, RowMemory
from roster_desktop.workbook.texts import comparable, shown_text


class Said(Struct, frozen=True):
    """What the visible cells say: canonical texts,
    and the columns whose text is not the one that was written."""

    values: Mapping[str, str]
    changed: frozenset[str]


def canonical_texts(
    roster: Roster, texts: Mapping[str, str], known: dict[tuple[str, str], str]
) -> dict[str, str]:
    """The row's texts as they are stored. `known` remembers what was asked before: most texts come again and
    again."""
    found: dict[str, str] = {}
    for key, text in texts.items():
        canonical = known.get((key, text))
        if canonical is None:
            canonical = known[key, text] = roster.column_by_key[key].kind.canonical(text)
        if canonical:
            found[key] = canonical
    return found


def said(
    roster: Roster,
    texts: Mapping[str, str],
    present: Mapping[str, int],
    memory: RowMemory,
    known: dict[tuple[str, str], str],
) -> Said:
    """Read the visible cells against the memory.
    A text written differently but meaning the same was not changed."""
    values: dict[str, str] = {}
    changed: set[str] = set()
    for column in present:
        text = texts.get(column, "")
        if memory.shows(column, text):
            if kept := memory.exact.get(column) or comparable(text):
                values[column] = kept
            continue
        canonical = canonical_texts(roster, {column: text}, known).get(column, "") if text else ""
        if canonical:
            values[column] = canonical
        if not memory.shows(column, canonical):
            changed.add(column)
        elif canonical:
            values[column] = memory.exact.get(column) or canonical
    return Said(values, frozenset(changed))


def remembered_state(
    roster: Roster, said: Said, present: Mapping[str, int], memory: RowMemory, *, follows: Values
) -> tuple[RowState, frozenset[str]]:
    """The row with its versions, and the registers that were edited by hand.

    A register that the sheet no longer shows, and whose value the memory does not hold,
    is left out: a missing column says nothing. `follows`: texts that follow from the row's other cells;
    an edit that only says so stores nothing.
    """
    shown: dict[str, Value] = {}
    cells: dict[str, Cell] = {}
    edited: dict[str, str] = {}
    for register in roster.registers:
        if said.changed.isdisjoint(register.columns):
            if register.key in memory.cells:
                cells[register.key] = memory.cells[register.key]
            elif register.key in memory.seen and (
                (known := _value_before(register, said, present, memory)) is not None
            ):
                shown[register.key] = known
            continue
        cell = _remembered_cell(register, said, present, memory)
        value = tuple(_stored(column, said, memory, follows) for column in register.columns)
        before = _shown_before(register, memory, cell or BLANK)
        if value == (before or ("",) * len(value)):
            if cell:
                cells[register.key] = cell
            continue
        if register.key in memory.asked:
            cells[register.key] = answered_cell(cell or BLANK, value, book=memory.book, register=register.key)
        else:
            cells[register.key] = edited_cell(
                cell or BLANK, value, book=memory.book, register=register.key, shown=before
            )
        edited[register.key] = edit_writer(memory.book, register.key, value)
    # What is noted about a row stands on no sheet, so nobody edited it there.
    cells |= {key: cell for key, cell in memory.cells.items() if is_note(key) and fits(key, cell)}
    plain = PlainCells(shown, {register: memory.seen[register] for register in shown})
    state = RowState(memory.row, roster.key, plain, memory.aliases).with_cells(cells)
    if edited:
        state = state.with_cells(
            touched_by_edits(roster, state, edited)
            | answered_questions(state, memory.asked.intersection(edited), book=memory.book)
        )
    return state, frozenset(edited)


def new_state(roster: Roster, values: Values, *, book: str, place: int, follows: Values) -> RowState:
    """A row that somebody typed into one of our workbooks;
    whoever reads the book gives it the same id and versions.

    `place` counts rows of the very same content.
    """
    stored = {key: "" if follows.get(key) == text else text for key, text in values.items()}
    facts = [f"{key}={text}" for key, text in sorted(values.items())]
    row = derived_row_id(book, roster.key, *facts, str(place))
    cells = starting_cells(roster)
    for register in roster.registers:
        value = tuple(stored.get(column, "") for column in register.columns)
        if any(value) or register.key == REMOVAL_KEY:
            cells[register.key] = edited_cell(BLANK, value, book=book, register=register.key, shown=None)
    return RowState(row, roster.key, cells)


def followed(roster: Roster, values: Values, on: date) -> dict[str, str]:
    """What follows from the row's other cells in its derived columns."""
    derived = [column.key for column in roster.columns if column.derived]
    if not derived:
        return {}
    rest = {key: text for key, text in values.items() if key not in derived}
    full = roster.with_derived(rest, on)
    return {key: text for key in derived if (text := full.get(key, ""))}


def check_fits(roster: Roster, memory: RowMemory) -> None:
    """Damaged where the memory's values have not the shape of the roster's registers."""
    for key, cell in memory.cells.items():
        register = roster.register_by_key.get(key)
        if register and any(len(pair.value) != len(register.columns) for pair in cell.pairs):
            raise Damaged(f"{key} has another shape")


def full_cells(
    roster: Roster, row: RowId, cells: Mapping[str, Cell], aliases: frozenset[RowId]
) -> RowState | None:
    """A row that the hidden sheet holds in full; None where its values have not the shape of the roster's
    registers."""
    known: dict[str, Cell] = {}
    for key, cell in cells.items():
        register = roster.register_by_key.get(key)
        if is_note(key) and fits(key, cell):
            known[key] = cell
        if register is None:
            continue
        if any(len(pair.value) != len(register.columns) for pair in cell.pairs):
            return None
        known[key] = cell
    return RowState(row, roster.key, known, aliases)


def _remembered_cell(
    register: Register, said: Said, present: Mapping[str, int], memory: RowMemory
) -> Cell | None:
    """The register as the memory knows it; None where the value cannot be known any more,
    or nothing was written."""
    if register.key in memory.cells:
        return memory.cells[register.key]
    if register.key not in memory.seen:
        return None
    value = _value_before(register, said, present, memory)
    return None if value is None else Cell(frozenset({Pair(value, *memory.seen[register.key])}))


def _value_before(
    register: Register, said: Said, present: Mapping[str, int], memory: RowMemory
) -> Value | None:
    """The value that was stored when the book was written; None where nothing tells it any more."""
    value: list[str] = []
    for column in register.columns:
        text = _text_before(column, said, present, memory)
        if text is None:
            return None
        value.append(text)
    return tuple(value)


def _text_before(column: str, said: Said, present: Mapping[str, int], memory: RowMemory) -> str | None:
    """The text that was stored when the book was written; None where nothing tells it any more."""
    if column in memory.derived:
        return ""
    if column in said.changed:
        # What stood here is gone, and needs no name: the edit takes its place and its version.
        return "\x00"
    if column in memory.exact:
        return memory.exact[column]
    if column not in memory.prints:
        return ""
    return said.values.get(column, "") if column in present else None


def _shown_before(register: Register, memory: RowMemory, cell: Cell) -> Value | None:
    """Which of the register's values the sheet showed when it was written;
    None where it showed a blank or none of them."""
    if register.key in memory.seen:
        return next((pair.value for pair in cell), None)
    for value in cell.values:
        if all(
            _was_shown(column, text, memory) for column, text in zip(register.columns, value, strict=True)
        ):
            return value
    return None


def _was_shown(column: str, text: str, memory: RowMemory) -> bool:
    if column in memory.derived:
        return not text
    return memory.shows(column, shown_text(text))


def _stored(column: str, said: Said, memory: RowMemory, follows: Values) -> str:
    """The text to store: nothing where the sheet only says what follows anyway."""
    if column in memory.derived and column not in said.changed:
        return ""
    text = said.values.get(column, "")
    return "" if text and follows.get(column) == text and column in said.changed else text
