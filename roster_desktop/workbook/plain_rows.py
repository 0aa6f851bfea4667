"""Rows of texts and numbers on their way into a sheet, written down as the file holds them.

A spreadsheet library makes objects of every cell, which takes most of the time of an export. It writes each
of these rows as an empty one; when the sheet goes into the archive, the cells are put in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from roster_desktop.workbook.cell_text import sheet_number
from roster_desktop.workbook.raw import column_letters
from roster_desktop.workbook.texts import MOST_UNITS, sheet_text

_EMPTY_ROW = re.compile(rb'<row r="([0-9]+)"([^<>]*?) ?(?:/>|></row>)')
_PIECE = 1 << 18


class PlainRows:
    """The rows of one sheet, kept in a file of their own, for they hold personal data and may be many."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._file = place.open("wb")
        self._lengths: dict[int, int] = {}
        """Row number → bytes of its cells, in the order of the file."""

    def add(self, number: int, cells: str) -> None:
        """The cells of the row of this number."""
        content = cells.encode()
        self._lengths[number] = len(content)
        self._file.write(content)

    def put_into(self, sheet: Path) -> Iterator[bytes]:
        """The sheet's part with these rows in the place of its empty ones."""
        self.close()
        around = sheet.read_bytes()
        done = 0
        with self._place.open("rb") as cells:
            for empty in _EMPTY_ROW.finditer(around):
                length = self._lengths.get(int(empty[1]))
                if length is None:
                    continue
                start = b'<row r="%s"%s>' % (empty[1], empty[2])
                yield around[done : empty.start()] + start + cells.read(length) + b"</row>"
                done = empty.end()
        yield around[done:]

    def close(self) -> None:
        """Nothing more is added."""
        self._file.close()


class PlainArchive(ZipFile):
    """An archive that puts the plain rows of a sheet in where the sheet is packed."""

    rows_by_part: dict[str, PlainRows]
    altered: Callable[[str, str], str] | None = None
    """What puts more into a part that the library wrote: name and text of the part → its text."""

    def writestr(self, zinfo_or_arcname: Any, data: Any, *packing: Any, **more: Any) -> None:
        """The part as it is, or with what is put into it."""
        if self.altered:
            data = self.altered(str(zinfo_or_arcname), data.decode() if isinstance(data, bytes) else data)
        super().writestr(zinfo_or_arcname, data, *packing, **more)

    def write(self, filename: Any, arcname: Any = None, *packing: Any, **more: Any) -> None:
        """The file as it is, or the sheet with its rows."""
        rows = self.rows_by_part.get(str(arcname))
        if rows is None:
            super().write(filename, arcname, *packing, **more)
            return
        waiting = bytearray()
        with self.open(str(arcname), "w") as out:
            for piece in rows.put_into(Path(filename)):
                waiting += piece
                if len(waiting) > _PIECE:
                    out.write(waiting)
                    waiting.clear()
            out.write(waiting)


class PlainCells:
    """Makes the cells of rows that look alike. `texts` and `numbers`: number of the style of each column's
    texts, and of its numbers where it may hold them."""

    def __init__(self, texts: Sequence[int], numbers: Sequence[int | None]) -> None:
        self._columns = [
            (
                column_letters(place),
                f'" s="{text}" t="inlineStr"><is><t>',
                None if number is None else f'" s="{number}" t="n"><v>',
            )
            for place, (text, number) in enumerate(zip(texts, numbers, strict=True))
        ]

    def row(self, number: int, texts: Sequence[str]) -> str:
        """The cells of a row; blank texts leave none."""
        found: list[str] = []
        for (letters, as_text, as_number), text in zip(self._columns, texts, strict=False):
            if not text:
                continue
            if as_number is not None and sheet_number(text) is not None:
                found.append(f'<c r="{letters}{number}{as_number}{text}</v></c>')
            elif written := _written(text):
                found.append(f'<c r="{letters}{number}{as_text}{written}</t></is></c>')
            else:
                found.append(f'<c r="{letters}{number}{as_text.partition(" t=")[0]}/>')
        return "".join(found)


def _written(text: str) -> str:
    """The text as it stands in the file."""
    if text.isalnum() and len(text) <= MOST_UNITS // 2:
        return text
    plain = sheet_text(text)
    return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
