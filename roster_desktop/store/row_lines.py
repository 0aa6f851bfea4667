"""A row on its way into its table: what stands in its columns, and what is kept beside them to find, sort and
know it by. Loads no database: the process that reads workbooks works it out, too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from roster_desktop.records import PlainCells, RowLine, RowState, row_mark
from roster_desktop.records import row_memory as memory
from roster_desktop.records.note import gathered
from roster_desktop.records.plain_cells import OneHand
from roster_desktop.schema import Catalog, Role
from roster_desktop.schema.kinds.id_number import holder_of
from roster_desktop.schema.pairing import key_of, pairing_key
from roster_desktop.store.roster_columns import RosterColumns, key_text, told_by_columns
from roster_desktop.store.row_shapes import shape_of
from roster_desktop.store.search import search_lines, search_text, sort_key

_ANY_DAY = date(2000, 1, 1)
"""For derived cells that mean the same on every day."""


class Beside(NamedTuple):
    """What the table keeps beside a row's texts."""

    name: str
    received: str
    holder: str
    pairing: str
    pinyin: str
    search: str


def beside(catalog: Catalog, columns: RosterColumns, texts: Mapping[str, str]) -> Beside:
    """What follows from the texts of a row."""
    roster = columns.roster
    key = pairing_key(catalog, roster.key, texts)
    name = roster.text_of(Role.NAME, texts)
    return Beside(
        name,
        " ".join([column for column in columns.derived if texts[column]]),
        holder_of(roster.text_of(Role.ID_NUMBER, texts)),
        key_text(key) if key else "",
        sort_key(name),
        search_text(columns.found_by, name, texts),
    )


def fill_in(columns: RosterColumns, texts: dict[str, str]) -> None:
    """Write what follows on every day alike into the blank columns that show it."""
    for column, derived in columns.stable:
        if not texts[column]:
            texts[column] = derived(texts, _ANY_DAY)


def plain_texts(columns: RosterColumns, plain: PlainCells) -> dict[str, str] | None:
    """Column → text, blank ones too, in the order of the table. None of a row with registers of another
    shape, as only other programs write them."""
    texts, columns_of = columns.blank.copy(), columns.roster.columns_by_register
    notes = False
    for register, value in plain.texts.items():
        shown = columns_of.get(register)
        if shown is None:
            notes = True
        elif len(shown) != len(value):
            return None
        elif len(shown) == 1:
            texts[shown[0]] = value[0]
        else:
            texts.update(zip(shown, value, strict=True))
    return texts | {key: text for key, (text,) in gathered(plain).items()} if notes else texts


def memory_beside(columns: RosterColumns, state: RowState, texts: Mapping[str, str]) -> str:
    """What stands beside the columns: everything but the texts that they show, and the mark of the row."""
    return memory.with_mark(_untold(columns, state, texts), row_mark(columns.roster, state))


def _untold(columns: RosterColumns, state: RowState, texts: Mapping[str, str]) -> str:
    if (plain := state.plain) is not None:
        widths = columns.widths
        told = [register for register, value in plain.texts.items() if widths.get(register) == len(value)]
        if (text := memory.of_one_hand(plain, told)) is not None:
            return text
    return memory.written(state.cells, told_by_columns(columns, texts))


def whole_memory(state: RowState) -> str:
    """All that the row holds, as the history keeps it."""
    return memory.of_one_hand(state.cells) or memory.written(state.cells)


def row_line(catalog: Catalog, columns: RosterColumns, state: RowState) -> RowLine | None:
    """The row as a line; None of one that is not listed, holds several values, is of another shape, or holds
    half a sign, which UTF-8 cannot write."""
    plain = state.plain
    try:
        return _line(catalog, columns, state, plain) if plain is not None else None
    except UnicodeEncodeError:
        return None


def _line(catalog: Catalog, columns: RosterColumns, state: RowState, plain: PlainCells) -> RowLine | None:
    one = plain.untold.of_one_hand() if plain.untold else None
    if one and (line := _line_as_shown(columns, state, one)):
        return line
    texts = plain_texts(columns, plain)
    if texts is None:
        return None
    told = beside(catalog, columns, texts)
    fill_in(columns, texts)
    own = memory_beside(columns, state, texts)
    return RowLine(state.id, len(plain), whole_memory(state).encode(), *told, own, tuple(texts.values()))


def _line_as_shown(columns: RosterColumns, state: RowState, one: OneHand) -> RowLine | None:
    """The line of a row that needs no putting together from its registers; None where it does."""
    shape = shape_of(columns, one.registers, bytes(map(bool, one.shown)))
    if shape is None:
        return None
    at = columns.places
    shown = [*one.shown, *at.blank]
    name, number = shown[at.name], shown[at.number]
    apart = tuple([shown[place] for place in at.apart])
    key = key_of(columns.roster.key, (shown[at.township], shown[at.village]), (number, name), apart)
    received = " ".join([column for column, place in at.derived if shown[place]])
    search = search_lines([shown[place] for place in at.found_by], name)
    for place, derived in at.stable:
        if not shown[place]:
            shown[place] = derived(_Shown(at.all, shown), _ANY_DAY)
    whole, own = memory.of_all_shown(one.mark, shape.written(one.shown))
    own = memory.with_mark(own, row_mark(columns.roster, state))
    holder, pairing = holder_of(number), key_text(key) if key else ""
    told = name, received, holder, pairing, sort_key(name), search
    return RowLine(state.id, len(one.registers), whole.encode(), *told, own, tuple(shown))


class _Shown(Mapping[str, str]):
    """Column → text of a row that stands there as a list."""

    __slots__ = ("_place_by_column", "_texts")

    def __init__(self, place_by_column: Mapping[str, int], texts: Sequence[str]) -> None:
        self._place_by_column = place_by_column
        self._texts = texts

    def __getitem__(self, column: str) -> str:
        return self._texts[self._place_by_column[column]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._place_by_column)

    def __len__(self) -> int:
        return len(self._place_by_column)
