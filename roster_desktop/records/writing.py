"""What each act of a person does to the registers of a row. Every act is one write: (writer, number)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache

from roster_desktop.records.cell import BLANK, Cell, Pair, Value
from roster_desktop.records.note import is_touch
from roster_desktop.records.plain_cells import Mark, PlainCells, mark_of
from roster_desktop.records.row import LISTED, REMOVAL_KEY, RowId, RowState
from roster_desktop.records.touching import touched
from roster_desktop.records.typed_cells import typed_cells
from roster_desktop.records.version import Version, writer_of
from roster_desktop.schema.roster import NOTES, Roster, Values

_YEAR = "year."


def added(roster: Roster, row: RowId, values: Values, *, writer: str, number: int) -> RowState:
    """A new row: every register with text or with a text to start with, and the removal register as 在册."""
    filled = {**roster.initial_texts, **{key: text for key, text in values.items() if text}}
    mark = _first_mark(writer, number)
    if (cells := typed_cells(roster, filled, mark)) is not None:
        return RowState(row, roster.key, cells)
    texts = register_values(roster, filled)
    texts[REMOVAL_KEY] = LISTED
    return RowState(row, roster.key, PlainCells(texts, dict.fromkeys(texts, mark)))


@lru_cache(maxsize=64)
def _first_mark(writer: str, number: int) -> Mark:
    """What a register has seen that this write made; a paste makes thousands by the same one."""
    return mark_of(Version().plus(writer, number).writes, writer)


def written(
    roster: Roster, state: RowState, values: Values, *, writer: str, number: int, own_writers: Collection[str]
) -> dict[str, Cell]:
    """The registers that typing into these columns alters.
    Columns of a joined register not named keep their text.

    Typing what stands there already alters nothing,
    unless the register is an open question: then it decides it.
    With them come the lines that tell who wrote in a group of columns when (`touching.py`).
    """
    counting, shown = state.counting, state.shown(own_writers)
    altered: dict[str, Cell] = {}
    for register in dict.fromkeys(roster.register_of[key] for key in values):
        before = shown.get(register.key, ("",) * len(register.columns))
        value = tuple(values.get(key, text) for key, text in zip(register.columns, before, strict=True))
        if value != before or counting.get(register.key, BLANK).is_open:
            altered[register.key] = state.cell(register.key).written(value, writer, number)
    return altered | touched(roster, state, altered, writer=writer, number=number)


def noted(state: RowState, lines: Mapping[str, Value], *, writer: str, number: int) -> dict[str, Cell]:
    """The registers of lines (`note_register`) after somebody wrote them,
    having seen what was noted before. Saying the same again alters nothing."""
    counting = state.counting
    return {
        register: state.cell(register).written(value, writer, number)
        for register, value in lines.items()
        if (counting.get(register, BLANK).values or (("",) * len(value),)) != (value,)
    }


def removed(state: RowState, reason: str, on: str, *, writer: str, number: int) -> dict[str, Cell]:
    """The registers after somebody who saw the whole row took it out."""
    if (reason, on) == LISTED:
        raise ValueError("a removal needs a reason or a day")
    return _decided(state, (reason, on), writer, number)


def restored(state: RowState, *, writer: str, number: int) -> dict[str, Cell]:
    """The registers after somebody who saw the whole row put it back, or decided that it stays."""
    return _decided(state, LISTED, writer, number)


def year_begun(state: RowState, registers: Collection[str], year: int) -> dict[str, Cell]:
    """The registers after a new year was begun: blank, having seen what stood there.

    Whoever begins the year writes under one name, the year's, so that offices that begin it apart agree. A
    register about which a question waits stays as it is.
    """
    altered: dict[str, Cell] = {}
    for key in registers:
        cell = state.cell(key)
        if cell.is_open or not any(any(value) for value in cell.values):
            continue
        writer = f"{_YEAR}{year}"
        number = cell.version.number_of(writer) + 1
        altered[key] = cell.written(("",) * len(cell.values[0]), writer, number)
    return altered


def year_of_writer(writer: str) -> int:
    """The year whose beginning this writer is; 0 of any other writer."""
    year = writer.removeprefix(_YEAR)
    return int(year) if year != writer and year.isdecimal() else 0


def years_seen(version: Version) -> frozenset[int]:
    """The years that had been begun when this was written."""
    return frozenset(year for name, _ in version.writes if (year := year_of_writer(writer_of(name))))


def initial_values(roster: Roster) -> dict[str, str]:
    """Column key → what a new row starts with."""
    return dict(roster.initial_texts)


def starting_cells(roster: Roster) -> dict[str, Cell]:
    """The same for a row that nobody typed into the program: not a write,
    so that anything written beats it."""
    values = register_values(roster, initial_values(roster))
    return {key: Cell(frozenset({Pair(value, Version())})) for key, value in values.items()}


def register_values(roster: Roster, values: Values) -> dict[str, Value]:
    """Register → its texts, of those registers that hold any."""
    found: dict[str, Value] = {}
    for register in roster.registers:
        columns = register.columns
        # Of a hundred registers nearly all have one column, and most of these are blank.
        if len(columns) == 1:
            if text := values.get(columns[0]):
                found[register.key] = (text,)
        elif any(texts := tuple([values.get(key, "") for key in columns])):
            found[register.key] = texts
    return found


def column_texts(roster: Roster, shown: Mapping[str, Value]) -> dict[str, str]:
    """Column key (bookkeeping and notes too) → text, of the columns that hold any."""
    texts = {
        key: text
        # Of a hundred registers nearly all are blank.
        for register, columns in roster.columns_by_register.items()
        if register in shown
        for key, text in zip(columns, shown[register], strict=False)
        if text
    }
    return texts | {notes.key: shown[notes.key][0] for notes in NOTES if notes.key in shown}


def shown_texts(roster: Roster, state: RowState, own_writers: Collection[str]) -> dict[str, str]:
    """The same of the row as the file of these writers shows it."""
    plain = state.plain
    # Every row that somebody edited says who wrote what together; that is shown nowhere.
    if plain is None or not all(map(is_touch, plain.notes)):
        return column_texts(roster, state.shown(own_writers))
    columns_by_register = roster.columns_by_register
    texts = {}
    for key, value in plain.texts.items():
        for column, text in zip(columns_by_register.get(key, ()), value, strict=False):
            if text:
                texts[column] = text
    return texts


def _decided(state: RowState, removal: Value, writer: str, number: int) -> dict[str, Cell]:
    """The removal register, having seen every register; and those where words stand that do not count.

    The removal that keeps a duplicate's words from counting is beaten now;
    without a write they would come back.
    """
    seen = Cell(frozenset(pair for cell in state.cells.values() for pair in cell.pairs))
    altered = {REMOVAL_KEY: seen.written(removal, writer, number)}
    counting = state.counting
    for key, cell in state.cells.items():
        counted = counting.get(key, BLANK)
        if key != REMOVAL_KEY and counted.pairs != cell.pairs and not counted.is_open:
            blank = ("",) * len(cell.values[0])
            altered[key] = cell.written(counted.values[0] if counted else blank, writer, number)
    return altered
