"""Whether an ods file is believable: a repeated cell is written once and read a thousand times."""

from __future__ import annotations

import zipfile
from xml.parsers import expat

from roster_desktop.wording import Refusal, book_files, workbooks
from roster_desktop.workbook.archive_check import chunks
from roster_desktop.workbook.limits import Limits
from roster_desktop.workbook.raw import Span, address
from roster_desktop.workbook.sheet_notes import SheetNotes
from roster_desktop.workbook.xlsx_parts import held_parts

_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_ENCRYPTION = b"encryption-data"
_DEEPEST = 64


def check_ods(file: str, archive: zipfile.ZipFile, limits: Limits) -> dict[str, SheetNotes]:
    """Notes on every sheet by its title; refuses a file that is encrypted, declares types,
    or repeats beyond belief."""
    held = held_parts(archive)
    manifest = held.get("meta-inf/manifest.xml")
    if manifest and _ENCRYPTION in archive.read(manifest):
        raise Refusal(book_files.LOCKED_FOR_GOOD.about(file=file))
    scan = _Scan(file, limits)
    try:
        for chunk in chunks(archive, held["content.xml"]):
            scan.parser.Parse(chunk, False)
        scan.parser.Parse(b"", True)
    except expat.ExpatError as reason:
        raise Refusal(workbooks.DAMAGED.about(file=file)) from reason
    return scan.notes


class _Scan:
    """Counts the places that cells with a value take up, repeats included."""

    def __init__(self, file: str, limits: Limits) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.notes: dict[str, SheetNotes] = {}
        self._file = file
        self._limits = limits
        self._depth = 0
        self._is_hidden = False
        self._sheets = 0
        self._sheet = ""
        self._row = self._row_repeat = self._column = 0
        self._widest = self._row_cells = self._cells = 0

    def _doctype(self, *_: object) -> None:
        raise Refusal(workbooks.SUSPICIOUS.about(file=self._file))

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise Refusal(workbooks.SUSPICIOUS.about(file=self._file))
        match tag.removeprefix(f"{_TABLE} "):
            case "table":
                self._sheet = attributes.get(f"{_TABLE} name", "")
                self.notes[self._sheet] = SheetNotes()
                self._sheets += 1
                self._row = self._widest = 0
            case "table-row":
                self._row_repeat = _number(attributes, "number-rows-repeated")
                self._is_hidden = attributes.get(f"{_TABLE} visibility", "visible") != "visible"
                self._column = self._row_cells = 0
            case "table-cell" | "covered-table-cell":
                self._count_cell(attributes)

    def _count_cell(self, attributes: dict[str, str]) -> None:
        repeat = _number(attributes, "number-columns-repeated")
        self._note(attributes)
        self._column += repeat
        if f"{_OFFICE} value-type" in attributes:
            self._row_cells += repeat
            self._widest = max(self._widest, self._column)

    def _note(self, attributes: dict[str, str]) -> None:
        notes = self.notes.setdefault(self._sheet, SheetNotes())
        across, down = (_number(attributes, f"number-{way}-spanned") for way in ("columns", "rows"))
        if across * down > 1 and len(notes.merged) < self._limits.merged:
            span = Span(self._row, self._column, self._row + down - 1, self._column + across - 1)
            notes.merged.append(span)
        if "error" in (value for name, value in attributes.items() if name.endswith(" value-type")):
            last = min(self._column + _number(attributes, "number-columns-repeated"), self._limits.column)
            notes.errors += [address(column, self._row + 1) for column in range(self._column, last)]
        elif f"{_TABLE} formula" in attributes and f"{_OFFICE} value-type" not in attributes:
            notes.formulas_alone.append(address(self._column, self._row + 1))

    def _end(self, tag: str) -> None:
        self._depth -= 1
        if tag != f"{_TABLE} table-row":
            return
        self._row += self._row_repeat
        if not self._row_cells:
            return
        if self._is_hidden:
            self.notes[self._sheet].hidden_rows.append(self._row)
        self._cells += self._row_cells * self._row_repeat
        limits = self._limits
        area = self._row * self._widest
        if (
            self._row > limits.row
            or self._widest > limits.column
            or max(area, self._cells) > limits.area
            or self._sheets > limits.sheets
        ):
            raise Refusal(
                workbooks.TOO_MANY_CELLS.about(
                    file=self._file, sheet=self._sheet, row=self._row, column=self._widest
                )
            )


def _number(attributes: dict[str, str], name: str) -> int:
    text = attributes.get(f"{_TABLE} {name}", "1")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 12 else 1
