"""A row as the rules look at it: a filled cell is read when a rule asks for it, and how to speak of its
person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from msgspec import Struct

from roster_desktop.schema.kind import Unreadable
from roster_desktop.schema.kinds import IdNumberValue, PartialDate
from roster_desktop.schema.roster import AnyKind, Column, Role, Roster, Values

V = TypeVar("V")


class Cell(Struct, frozen=True):
    """A filled cell: what it says, and what its kind makes of it."""

    column: Column
    text: str
    value: object

    @property
    def key(self) -> str:
        return self.column.key

    @property
    def is_unreadable(self) -> bool:
        return isinstance(self.value, Unreadable)


Reading = Mapping[str, Mapping[str, "Cell | None"]]
"""Column → text → what the column makes of it; None of a text in which nothing can be seen."""


@dataclass(frozen=True, slots=True)
class RowInQuestion:
    """One row on the cut-off date. What no rule asks for is never read: that is most of a row."""

    roster: Roster
    id: str
    number: int | None
    """Its line in the sheet, where it comes from one."""
    on: date
    texts: Values
    read: Reading = field(compare=False, repr=False)

    def cell(self, key: str) -> Cell | None:
        """None where it is blank or the roster has no such column."""
        text = self.texts.get(key)
        if not text:
            return None
        by_text = self.read.get(key)
        return by_text[text] if by_text is not None else None

    def has(self, key: str) -> bool:
        """Whether the cell is filled."""
        return self.cell(key) is not None

    def text(self, key: str) -> str:
        """What the cell says; "" where it is blank or the roster has no such column."""
        # Asked of every row many times, so it does by itself what `cell` does.
        text = self.texts.get(key)
        if not text or (by_text := self.read.get(key)) is None:
            return ""
        found = by_text[text]
        return found.text if found else ""

    @property
    def cells(self) -> dict[str, Cell]:
        """All filled cells: for who wants every one of them."""
        return {key: cell for key in self.texts if (cell := self.cell(key))}

    def of_kind(self, *kinds: type[AnyKind]) -> Iterator[Cell]:
        """The filled cells of these kinds."""
        return (cell for key in _keys_of_kind(self.roster, kinds) if (cell := self.cell(key)))

    @property
    def anchor(self) -> RowInQuestion:
        """Itself: what is found in a row belongs there."""
        return self

    def text_of(self, role: Role) -> str:
        """What the cell with this part says; "" where it is blank or there is none."""
        column = self.roster.column_by_role.get(role)
        return self.text(column.key) if column else ""

    def with_role(self, role: Role) -> Cell | None:
        """The filled cell that plays this part."""
        column = self.roster.column_by_role.get(role)
        return self.cell(column.key) if column else None

    def lacks(self, role: Role) -> str:
        """Key of the column that plays this part and is blank; "" where it is filled or there is none."""
        column = self.roster.column_by_role.get(role)
        return column.key if column and not self.has(column.key) else ""

    @property
    def person(self) -> IdNumberValue | None:
        """What the row's ID number says of its person; None unless the number can be somebody's."""
        cell = self.with_role(Role.ID_NUMBER)
        value = cell.value if cell else None
        return value if isinstance(value, IdNumberValue) and not value.flaws else None

    def date_in(self, key: str) -> PartialDate | None:
        """The date in the cell, where it is one that can be read."""
        cell = self.cell(key)
        return cell.value if cell and isinstance(cell.value, PartialDate) else None

    @property
    def line(self) -> str:
        """第3行 where the line is known."""
        return f"第{self.number}行" if self.number is not None else ""

    @property
    def name(self) -> str:
        return self.text_of(Role.NAME)

    @property
    def who(self) -> str:
        """The person's name, or else which row it is."""
        return self.name or self.line or "这一行"


_KEYS_OF_KIND: dict[tuple[int, tuple[type[AnyKind], ...]], tuple[Roster, tuple[str, ...]]] = {}


def _keys_of_kind(roster: Roster, kinds: tuple[type[AnyKind], ...]) -> tuple[str, ...]:
    # Asked of every row by many rules. By identity: what is kept here keeps its roster alive,
    # so that no other one can get the same id.
    known = _KEYS_OF_KIND.get((id(roster), kinds))
    if known is None:
        keys = tuple(column.key for column in roster.columns if isinstance(column.kind, kinds))
        known = _KEYS_OF_KIND[id(roster), kinds] = roster, keys
    return known[1]


def row_in_question(
    roster: Roster,
    values: Values,
    *,
    row: str,
    on: date,
    number: int | None = None,
    known: Known | None = None,
) -> RowInQuestion:
    """The row; `known`: cells that were read before, for who reads many rows."""
    if known:
        return RowInQuestion(roster, row, number, on, values, known.cells_of(roster))
    cells = {
        column.key: cell
        for column in roster.columns
        if (text := values.get(column.key)) and (cell := _cell(column, text))
    }
    return row_of_cells(roster, cells, row=row, on=on, number=number)


def row_of_cells(
    roster: Roster, cells: Mapping[str, Cell], *, row: str = "", on: date, number: int | None = None
) -> RowInQuestion:
    """A row with these cells and no others."""
    texts = {key: cell.text for key, cell in cells.items()}
    return RowInQuestion(
        roster, row, number, on, texts, {key: {cell.text: cell} for key, cell in cells.items()}
    )


class Known:
    """Cells read before: most texts of a file stand in it many times,
    and reading one takes longer than finding it."""

    def __init__(self) -> None:
        self._by_roster: dict[int, tuple[Roster, dict[str, _KnownColumn]]] = {}

    def cells_of(self, roster: Roster) -> Reading:
        """What the columns make of texts."""
        known = self._by_roster.get(id(roster))
        if known is None:
            # With the roster, which so stays alive: no other one can get its id.
            by_column = {column.key: _KnownColumn(column) for column in roster.columns}
            known = self._by_roster[id(roster)] = roster, by_column
        return known[1]


class _KnownColumn(dict[str, "Cell | None"]):
    """Text → cell: a text that is new is read."""

    def __init__(self, column: Column) -> None:
        super().__init__()
        self._column = column

    def __missing__(self, text: str) -> Cell | None:
        if len(self) >= _MOST_KNOWN:
            self.clear()
        cell = self[text] = _cell(self._column, text)
        return cell


_MOST_KNOWN = 4096
"""Texts of one column: enough for every column of which texts come twice, and flat for the others."""


def _cell(column: Column, text: str) -> Cell | None:
    value = column.kind.parse(text)
    return Cell(column, text.strip(), value) if value is not None else None
