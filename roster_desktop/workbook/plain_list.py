"""A list for people: to print, to read from, to write on by hand.
It remembers nothing and is never taken in: it has masked numbers where a roster has whole ones."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from roster_desktop.progress import Progress, Silence
from roster_desktop.wording import Sentence, workbooks
from roster_desktop.workbook.letters import lines_of
from roster_desktop.workbook.raw import RawSheet
from roster_desktop.workbook.report_sheet import CODE_MARK
from roster_desktop.workbook.safe_file import write_proven

if TYPE_CHECKING:
    from roster_desktop.workbook.sheet_out import SheetOut

# Before anything loads openpyxl: with lxml it can lose the end of a sheet on a full disk without a word.
os.environ.setdefault("OPENPYXL_LXML", "False")

MARK = "本名单只供核实，不能导入或合并。"
"""Stands under the heads of every list, by which reading knows it."""
NOTICE_MARK = "本名单只供公示，不能导入或合并。"
PEOPLE_MARK = "本表只供查看和打印，不能导入或合并。"
"""The same for sheets that nobody types results back from."""

_LINE_HEIGHT = 17
_MOST_HEADS = 30
_PAGE_WIDTH = 150
"""Half-width letters across a printed page that can still be read."""


class Heading(Struct, frozen=True):
    """A column of the list; width in half-width letters."""

    text: str
    width: int


class Section(Struct, frozen=True):
    """Rows under a line of their own: a village's group."""

    title: str
    rows: tuple[tuple[str, ...], ...]


class PlainList(Struct, frozen=True):
    """Everything that stands on the list."""

    title: str
    facts: tuple[str, ...]
    """Lines under the title: whose list, of which day, how it was made."""
    headings: tuple[Heading, ...]
    sections: tuple[Section, ...]
    code: str = ""
    """核对码 of what stands on it, told above the heads."""

    @property
    def above(self) -> tuple[str, ...]:
        """Every line between the title and the heads."""
        return (*self.facts, MARK, *((f"{CODE_MARK}{self.code}",) if self.code else ()))

    @property
    def count(self) -> int:
        """How many rows it has."""
        return sum(len(section.rows) for section in self.sections)


def write_list(target: Path, book: PlainList, progress: Progress | None = None) -> None:
    """Write the list, prove it by reading it back, and put it in place in one step."""
    watch = progress or Silence()
    write_proven(target, lambda path, scratch: _write(path, scratch, book), watch)


def printed_as(sheet: RawSheet) -> Sentence | None:
    """Why a sheet that we printed is not taken in, whatever was written on it since; None for any other."""
    heads = sheet.rows[:_MOST_HEADS]
    told = "\x1f".join(["\x1f".join(row) for row in heads])
    if not any(mark in told for mark in (MARK, NOTICE_MARK, PEOPLE_MARK)):
        return None
    texts = {text.strip() for row in heads for text in row}
    if MARK in texts:
        return workbooks.PRINTED_LIST
    return workbooks.PRINTED_BOOK if {NOTICE_MARK, PEOPLE_MARK} & texts else None


def _write(path: Path, scratch: Path, book: PlainList) -> Mapping[str, str]:
    # Late: openpyxl takes a seventh of a second to load, and most runs write no workbook.
    from roster_desktop.workbook.book_out import BookOut

    with BookOut(scratch) as out:
        sheet = out.sheet(book.title)
        _set_up(sheet, book)
        _write_heads(sheet, book)
        for section in book.sections:
            _write_section(sheet, book, section)
        return out.save(path)


def _set_up(out: SheetOut, book: PlainList) -> None:
    for place, heading in enumerate(book.headings):
        out.set_column(place, width=heading.width)
    width = sum(heading.width for heading in book.headings)
    # Only whose it is: the whole line would run over the title at the left.
    whose = book.facts[0].split("　　")[0]
    out.set_page(pages_across=max(1, round(width / _PAGE_WIDTH)), left=book.title, right=whose)
    header = len(book.above) + 2
    out.sheet.print_title_rows = f"{header}:{header}"
    out.sheet.freeze_panes = f"A{header + 1}"
    out.sheet.row_dimensions[1].height = 34
    out.sheet.row_dimensions[header].height = 2 * _LINE_HEIGHT


def _write_heads(out: SheetOut, book: PlainList) -> None:
    from roster_desktop.workbook import styles
    from roster_desktop.workbook.looks import Look, header

    last = len(book.headings) - 1
    out.append_cells([out.cell(Look(size=16, bold=True, align="center"))], [book.title])
    out.merge(1, 0, last)
    for fact in book.above:
        out.append_cells([out.cell(Look(styles.FAINT))], [fact])
        out.merge(out.rows, 0, last)
    cells = [out.cell(header(bold=True)) for _ in book.headings]
    out.append_cells(cells, [heading.text for heading in book.headings])


def _write_section(out: SheetOut, book: PlainList, section: Section) -> None:
    from roster_desktop.workbook.looks import Look

    out.append_cells([out.cell(Look(bold=True))], [section.title])
    out.merge(out.rows, 0, len(book.headings) - 1)
    for row in section.rows:
        cells = [out.cell(Look(wraps=True, is_framed=True)) for _ in row]
        out.sheet.row_dimensions[out.rows + 1].height = _LINE_HEIGHT * _lines(book, row)
        out.append_cells(cells, row)


def _lines(book: PlainList, row: tuple[str, ...]) -> int:
    """How many lines the fullest cell of the row takes."""
    return max(lines_of(text, heading.width) for text, heading in zip(row, book.headings, strict=True))
