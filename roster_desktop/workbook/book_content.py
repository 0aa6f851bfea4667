"""The sheets in the bytes of a workbook, whatever kind of file it is, each once its container was found
believable. What reads other books than our own is loaded when the first of them comes: a process that reads a
county's is there a sixth sooner without."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from io import BytesIO
from pathlib import PurePath

from msgspec import Struct
from msgspec.structs import replace

from roster_desktop.wording import Refusal, book_files, workbooks
from roster_desktop.workbook.archive_check import Archive, archived, check_directory, opened
from roster_desktop.workbook.cell_text import CellValue, cell_text
from roster_desktop.workbook.container import ZIP, Container, container_of, package_of
from roster_desktop.workbook.limits import Limits
from roster_desktop.workbook.own_book import own_book
from roster_desktop.workbook.raw import CellText, RawSheet, Span, trimmed_row
from roster_desktop.workbook.seal import Opening
from roster_desktop.workbook.sheet_notes import SheetNotes
from roster_desktop.workbook.xlsx_marks import note_marks
from roster_desktop.workbook.xlsx_parts import custom_properties

_TEXT_IS_NOT_THERE = "not found in shared strings"
"""What the reader says of a cell whose text is missing; up to its version 0.9 there is no code for it."""


class Content(Struct, frozen=True):
    """What is known of a workbook before its sheets come, and the sheets one by one."""

    properties: dict[str, str]
    count: int
    sheets: Iterator[tuple[RawSheet, SheetNotes]]
    is_bare: bool = False
    """Whether its cells are bare texts, and so an error too."""
    unpacked: str = ""
    """Hash of all that one of our workbooks holds, however it is packed; "" of any other."""
    sealed: bytes = b""
    """What stands for the sheets of one of our workbooks, where its seal opened."""


def content_of(
    file: str,
    content: bytes,
    password: str,
    limits: Limits,
    known: Collection[str] = frozenset(),
    opening: Opening | None = None,
) -> Content:
    """What these bytes hold. Refuses, with what to do, what is no workbook or is not believable. Of one of
    our workbooks that is `known` by what it holds (`Content.unpacked`) no sheet is looked at, nor of one that
    `opening` takes by its seal."""
    if content.startswith(ZIP):
        return _packaged(file, content, limits, known, opening)
    container = container_of(file, content)
    # Late, as it says above.
    from roster_desktop.workbook.biff_check import check_biff
    from roster_desktop.workbook.compound_file import book_stream
    from roster_desktop.workbook.delimited_text import decoded, read_delimited
    from roster_desktop.workbook.locked_book import unlocked

    if container is Container.LOCKED:
        content = unlocked(file, content, password)
        if content.startswith(ZIP):
            return _packaged(file, content, limits, known, opening)
        container = container_of(file, content)
    match container:
        case Container.LOCKED:
            raise Refusal(book_files.LOCKED_FOR_GOOD.about(file=file))
        case Container.TEXT:
            return _bare(_small_enough(file, read_delimited(_name(file), decoded(content) or ""), limits))
        case Container.WEB_PAGE:
            from roster_desktop.workbook.web_table import read_web_page

            return _bare(read_web_page(file, _name(file), decoded(content) or "", limits))
        case Container.XML_TABLE:
            from roster_desktop.workbook.xml_table import read_xml_table

            return _whole(file, read_xml_table(file, decoded(content) or "", limits))
        case Container.OLD_XLS:
            from roster_desktop.workbook.old_book import read_old_book

            return _whole(file, read_old_book(file, content, limits))
    return _read(file, content, check_biff(file, book_stream(content), limits), limits)


def _packaged(
    file: str, content: bytes, limits: Limits, known: Collection[str], opening: Opening | None
) -> Content:
    """What a zipped file holds, which is opened once for all that is to be found out of it."""
    with archived(file, content) as archive:
        container = package_of(file, archive)
        check_directory(file, archive.infolist(), len(content), limits)
        if container is Container.XLSX and (own := own_book(archive, limits, known, opening)):
            sheets = zip(own.sheets, own.notes, strict=True)
            return Content(own.properties, len(own.sheets), sheets, unpacked=own.unpacked, sealed=own.sealed)
        properties, notes = _checked(file, archive, container, limits)
    return replace(_read(file, content, notes, limits), properties=properties)


def written_content(file: str, content: bytes, password: str, limits: Limits) -> Content:
    """What a workbook holds that we have just written, by another's eyes than those that wrote it. That it is
    believable need not be found out."""
    if password:
        # Late, as it says above.
        from roster_desktop.workbook.locked_book import unlocked

        content = unlocked(file, content, password)
    with opened(file, content, limits):
        return _read(file, content, {}, limits)


def _name(file: str) -> str:
    return PurePath(file).stem


def _whole(file: str, sheets: list[tuple[RawSheet, SheetNotes]]) -> Content:
    _check_any(file, sheets)
    return Content({}, len(sheets), iter(sheets))


def _check_any(file: str, sheets: Sequence[object]) -> None:
    """A reader that does not understand a book may find nothing in it; it is not to pass for an empty one."""
    if not sheets:
        raise Refusal(workbooks.DAMAGED.about(file=file))


def _bare(sheet: RawSheet) -> Content:
    return Content({}, 1, iter([(sheet, SheetNotes())]), is_bare=True)


def _small_enough(file: str, sheet: RawSheet, limits: Limits) -> RawSheet:
    rows, columns = len(sheet.rows), max(map(len, sheet.rows), default=0)
    if rows > limits.row or columns > limits.column or rows * columns > limits.area:
        place = {"sheet": sheet.name, "row": rows, "column": columns}
        raise Refusal(workbooks.TOO_MANY_CELLS.about(file=file, **place))
    return sheet


_Notes = dict[str, SheetNotes] | list[SheetNotes]
"""Notes on the sheets by their titles, or in the order of the book."""


def _checked(
    file: str, archive: Archive, container: Container, limits: Limits
) -> tuple[dict[str, str], _Notes]:
    """The container's own properties and notes, once it was found believable."""
    # Late, as it says above.
    match container:
        case Container.ODS:
            from roster_desktop.workbook.ods_check import check_ods

            return {}, check_ods(file, archive, limits)
        case Container.XLSB:
            from roster_desktop.workbook.xlsb_check import check_xlsb

            notes: _Notes = check_xlsb(file, archive, limits)
        case _:
            from roster_desktop.workbook.xlsx_check import check_xlsx

            notes = marked = check_xlsx(file, archive, limits)
            note_marks(archive, marked)
    return custom_properties(archive, limits.properties_bytes), notes


def _read(file: str, content: bytes, notes: _Notes, limits: Limits) -> Content:
    # Late: a process that only refuses files needs no reader; and a reader that cannot load refuses,
    # not crashes.
    from python_calamine import (
        CalamineError,
        CalamineWorkbook,
        PasswordError,
        SheetTypeEnum,
        SheetVisibleEnum,
    )

    try:
        book = CalamineWorkbook.from_filelike(BytesIO(content))
    except PasswordError as reason:
        raise Refusal(book_files.LOCKED_FOR_GOOD.about(file=file)) from reason
    by_title = _by_title(notes, [sheet.name for sheet in book.sheets_metadata])
    found = [sheet for sheet in book.sheets_metadata if sheet.typ is SheetTypeEnum.WorkSheet]
    _check_any(file, found)
    if len(found) > limits.sheets:
        raise Refusal(workbooks.SUSPICIOUS.about(file=file))

    def sheets() -> Iterator[tuple[RawSheet, SheetNotes]]:
        for metadata in found:
            try:
                sheet = book.get_sheet_by_name(metadata.name)
            except CalamineError as reason:
                if _TEXT_IS_NOT_THERE in str(reason):
                    raise Refusal(book_files.SHARED_TEXTS_LOST.about(file=file)) from reason
                raise
            noted = by_title.get(metadata.name, SheetNotes())
            told = [Span(*start, *end) for start, end in sheet.merged_cell_ranges or ()]
            rows = _rows(sheet.iter_rows(), sheet.start[1] if sheet.start else 0)
            is_hidden = metadata.visible is not SheetVisibleEnum.Visible
            merged = dict.fromkeys([*told, *noted.merged])
            yield RawSheet(metadata.name, is_hidden, rows, tuple(merged), noted.marks), noted

    return Content({}, len(found), sheets())


def _by_title(notes: _Notes, titles: list[str]) -> dict[str, SheetNotes]:
    if isinstance(notes, dict):
        return notes
    return dict(zip(titles, notes, strict=True)) if len(titles) == len(notes) else {}


def _rows(rows: Iterable[list[CellValue]], left: int) -> list[list[CellText]]:
    """Texts of the sheet from row 1 and column A on. Equal texts are one object: they cross the pipe once."""
    seen: dict[CellText, CellText] = {}
    before = [""] * left
    found: list[list[CellText]] = []
    for row in rows:
        texts = [cell_text(value) if value != "" else "" for value in row]
        found.append(trimmed_row([*before, *(seen.setdefault(text, text) for text in texts)]))
    while found and not found[-1]:
        found.pop()
    return found
