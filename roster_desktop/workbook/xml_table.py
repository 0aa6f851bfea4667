"""Workbooks in the XML of Office 2003, as older systems write them under the name of a workbook."""

from __future__ import annotations

import re
from xml.parsers import expat

from roster_desktop.wording import Refusal, workbooks
from roster_desktop.workbook.cell_text import number_text
from roster_desktop.workbook.limits import Limits
from roster_desktop.workbook.raw import CellText, RawSheet, Span, address
from roster_desktop.workbook.sheet_notes import SheetNotes
from roster_desktop.workbook.table_rows import TableRows

_TABLE = "urn:schemas-microsoft-com:office:spreadsheet"
_EXCEL = "urn:schemas-microsoft-com:office:excel"
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_MIDNIGHT = re.compile(r"T00:00:00(\.0+)?$")
_DEEPEST = 64
_PIECE = 1 << 20


def read_xml_table(file: str, text: str, limits: Limits) -> list[tuple[RawSheet, SheetNotes]]:
    """Every sheet with its notes; refuses a file that declares types or is cut off."""
    book = _Book(file, limits)
    # The bytes are letters already: what the declaration says of them no longer holds.
    plain = _DECLARATION.sub("", text)
    try:
        for start in range(0, len(plain), _PIECE):
            book.parser.Parse(plain[start : start + _PIECE], False)
        book.parser.Parse("", True)
    except expat.ExpatError as reason:
        raise Refusal(workbooks.DAMAGED.about(file=file)) from reason
    return book.sheets


class _Book:
    """Puts the cells of every sheet in their places as their tags come."""

    def __init__(self, file: str, limits: Limits) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._say
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.sheets: list[tuple[RawSheet, SheetNotes]] = []
        self._file = file
        self._limits = limits
        self._path: list[str] = []
        self._name = ""
        self._is_hidden = False
        self._table = TableRows(file, "", limits)
        self._notes = SheetNotes()
        self._row = self._next_row = self._column = self._next_column = 0
        self._type = ""
        self._text: list[str] = []
        self._is_formula = self._has_data = False

    def _doctype(self, *_: object) -> None:
        raise Refusal(workbooks.SUSPICIOUS.about(file=self._file))

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._path.append(tag)
        if len(self._path) > _DEEPEST:
            raise Refusal(workbooks.SUSPICIOUS.about(file=self._file))
        match tag.removeprefix(f"{_TABLE} "):
            case "Worksheet":
                self._begin_sheet(attributes.get(f"{_TABLE} Name", ""))
            case "Row":
                self._begin_row(attributes)
            case "Cell":
                self._begin_cell(attributes)
            case "Data" if self._is_in("Cell"):
                self._type = attributes.get(f"{_TABLE} Type", "")
                self._has_data = True
                self._text.clear()
        if tag == f"{_EXCEL} Visible":
            self._text.clear()

    def _end(self, tag: str) -> None:
        match tag.removeprefix(f"{_TABLE} "):
            case "Worksheet":
                rows, merged = self._table.finished(), tuple(self._table.merged)
                self.sheets.append((RawSheet(self._name, self._is_hidden, rows, merged), self._notes))
            case "Data" if len(self._path) > 1 and self._path[-2] == f"{_TABLE} Cell":
                self._table.put(self._row, self._column, self._cell_text())
            case "Cell" if self._is_formula and not self._has_data:
                self._notes.formulas_alone.append(address(self._column, self._row + 1))
        if tag == f"{_EXCEL} Visible":
            self._is_hidden = "Hidden" in "".join(self._text)
        self._path.pop()

    def _say(self, text: str) -> None:
        self._text.append(text)

    def _is_in(self, parent: str) -> bool:
        return len(self._path) > 1 and self._path[-2] == f"{_TABLE} {parent}"

    def _begin_sheet(self, name: str) -> None:
        if len(self.sheets) >= self._limits.sheets:
            raise Refusal(workbooks.SUSPICIOUS.about(file=self._file))
        self._name, self._is_hidden = name, False
        self._table, self._notes = TableRows(self._file, name, self._limits), SheetNotes()
        self._next_row = 0

    def _begin_row(self, attributes: dict[str, str]) -> None:
        self._row = _place(attributes, "Index", self._next_row)
        self._next_row = self._row + 1 + _count(attributes, "Span")
        self._next_column = 0
        if attributes.get(f"{_TABLE} Hidden") == "1":
            self._notes.hidden_rows.append(self._row + 1)

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        self._column = _place(attributes, "Index", self._next_column)
        across, down = _count(attributes, "MergeAcross"), _count(attributes, "MergeDown")
        self._table.join(Span(self._row, self._column, self._row + down, self._column + across))
        self._next_column = self._column + 1 + across
        self._is_formula = f"{_TABLE} Formula" in attributes
        self._has_data = False

    def _cell_text(self) -> CellText:
        text = "".join(self._text)
        match self._type:
            case "Number":
                return _number(text)
            case "Boolean":
                return "是" if text.strip() == "1" else "否"
            case "DateTime":
                return _MIDNIGHT.sub("", text.strip()).replace("T", " ").removesuffix(".000")
            case "Error":
                self._notes.errors.append(address(self._column, self._row + 1))
                return ""
            case _:
                return text


def _number(text: str) -> CellText:
    try:
        return number_text(float(text))
    except ValueError:
        return text


def _place(attributes: dict[str, str], name: str, otherwise: int) -> int:
    """Where the tag says it stands, counted from 0; just after the one before where it says nothing."""
    return max(_count(attributes, name) - 1, 0) if f"{_TABLE} {name}" in attributes else otherwise


def _count(attributes: dict[str, str], name: str) -> int:
    text = attributes.get(f"{_TABLE} {name}", "0").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0
