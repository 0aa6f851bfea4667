"""A workbook on its way to a file: made without anybody's name in it,
and told sheet by sheet what it holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl.packaging.custom import CustomPropertyList, StringProperty
from openpyxl.workbook import Workbook

from roster_desktop.workbook.choices import OPTIONS_SHEET, LongLists
from roster_desktop.workbook.sheet_out import SheetOut


def new_book() -> Workbook:
    """An empty workbook for rows without end. Its document properties name nobody."""
    book = Workbook(write_only=True)
    book.properties.creator = ""
    book.properties.lastModifiedBy = ""
    return book


def set_property(book: Workbook, name: str, text: str) -> None:
    """A document property of our own."""
    # The type stubs of openpyxl (3.1) do not know the attribute.
    properties: CustomPropertyList[StringProperty] = vars(book)["custom_doc_props"]
    properties.append(StringProperty(name=name, value=text))


def write_options(book: Workbook, lists: LongLists, scratch: Path) -> list[SheetOut]:
    """The hidden sheet with the lists of long drop-downs, where there is any."""
    rows = lists.rows()
    if not rows:
        return []
    out = SheetOut(book, OPTIONS_SHEET, scratch)
    out.sheet.sheet_state = "hidden"
    out.prepare_cells([False] * len(rows[0]))
    for row in rows:
        out.append_texts(row)
    return [out]


def saved(book: Workbook, path: Path, outs: Sequence[SheetOut]) -> Mapping[str, str]:
    """Write the file; each sheet's digest by its title."""
    book.save(path)
    return {out.title: out.digest.text() for out in outs}
