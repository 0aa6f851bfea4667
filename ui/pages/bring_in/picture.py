"""The first rows of a sheet as they stand there, and what each row and column was taken for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum

from msgspec import Struct

from roster_desktop.records.question import IN_REMARKS, LEFT_OUT
from roster_desktop.schema import Catalog, Column, Roster
from roster_desktop.tasks.bring_in import ImportPreview
from roster_desktop.tasks.preview_rows import Outcome
from roster_desktop.tasks.reading import ReadSheet
from roster_desktop.wording import _
from ui.models.hiding import hidden

_LONG_NUMBER = re.compile(r"(?<=\d{4})\d{4,}(?=[\dXx]{2})")
UNREAD_WORDS = {LEFT_OUT: _("不读"), IN_REMARKS: _("放进“备注”")}


class Part(Enum):
    """What a row of the sheet is; the value is the word for it."""

    HEADER = _("表头")
    TAKEN = _("读入")
    REFUSED = _("没有收")
    LEFT_OUT = _("不读")
    AROUND = ""


class SheetColumn(Struct, frozen=True):
    """One column of the sheet: its letters, its header, and the roster's column that it was read as."""

    letters: str
    header: str
    key: str
    """Key of the column; `-` where it is not read, `+` where it is kept in the remarks."""
    read_as: str

    @property
    def is_read(self) -> bool:
        """Whether anything of it is taken over."""
        return self.key != LEFT_OUT


class SheetRow(Struct, frozen=True):
    """One row: its number as WPS shows it, what it was taken for and why, and its texts, masked."""

    number: int
    part: Part
    why: str
    cells: tuple[str, ...]

    @property
    def word(self) -> str:
        """What became of the row, in a word or two."""
        return (
            self.why if self.part is Part.LEFT_OUT and len(self.why) <= len("落款或说明") else self.part.value
        )


class Picture(Struct, frozen=True):
    """One list of a workbook to look at."""

    sheet: str
    roster: Roster | None
    columns: tuple[SheetColumn, ...]
    rows: tuple[SheetRow, ...]


def pictures_of(catalog: Catalog, preview: ImportPreview) -> Iterator[Picture]:
    """One picture for each list that was recognised, then the sheets that were not read."""
    sheets = sorted(preview.reading.sheets, key=lambda sheet: sheet.roster is None)
    for sheet in sheets:
        if not sheet.top:
            continue
        roster = catalog.roster(sheet.roster) if sheet.roster else None
        columns = tuple(_columns(sheet, roster))
        yield Picture(sheet.name, roster, columns, tuple(_rows(preview, sheet, roster, columns)))


def _columns(sheet: ReadSheet, roster: Roster | None) -> Iterator[SheetColumn]:
    headers = sheet.top[sheet.header_row - 1] if 0 < sheet.header_row <= len(sheet.top) else ()
    for place in range(max(len(row) for row in sheet.top)):
        letters = _letters(place)
        header = headers[place].strip() if place < len(headers) else ""
        key = sheet.places.get(letters, IN_REMARKS if header and header in sheet.in_remarks else LEFT_OUT)
        column = roster.column_by_key.get(key) if roster else None
        yield SheetColumn(letters, header, key, column.header if column else UNREAD_WORDS.get(key, ""))


def _rows(
    preview: ImportPreview, sheet: ReadSheet, roster: Roster | None, columns: Sequence[SheetColumn]
) -> Iterator[SheetRow]:
    known = [roster.column_by_key.get(column.key) if roster else None for column in columns]
    outcomes = {
        row.number: row for row in preview.rows if row.sheet == sheet.name and row.roster == sheet.roster
    }
    left_out = {one.number: one.what.value for one in sheet.left_out}
    for number, texts in enumerate(sheet.top, start=1):
        cells = tuple(_masked(column, text) for column, text in zip(known, texts, strict=False))
        row = outcomes.get(number)
        if roster and (sheet.first_header_row or sheet.header_row) <= number <= sheet.header_row:
            yield SheetRow(number, Part.HEADER, "", tuple(texts))
        elif row is not None:
            is_refused = row.outcome is Outcome.REFUSED
            yield SheetRow(number, Part.REFUSED if is_refused else Part.TAKEN, row.reason, cells)
        elif number in left_out:
            yield SheetRow(number, Part.LEFT_OUT, left_out[number], cells)
        elif number > sheet.header_row and any(text.strip() for text in texts):
            yield SheetRow(number, Part.LEFT_OUT, "", cells)
        else:
            yield SheetRow(number, Part.AROUND, "", cells)


def _masked(column: Column | None, text: str) -> str:
    return hidden(column, text) if column else _LONG_NUMBER.sub("••••", text)


def _letters(place: int) -> str:
    letters, number = "", place + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
