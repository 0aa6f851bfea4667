"""Pages as a PDF file: small, its Chinese text can be searched and copied, and it needs no window.

The letters are those of the computer (`places.chinese_fonts`); only those that are used go into the file.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from roster_desktop.places import FontFile
from roster_desktop.reports.pages import POINT, Fill, Image, Mark, Paper, Side, Stroke, Words, line_height
from roster_desktop.wording import Refusal, reporting

if TYPE_CHECKING:
    from fpdf import FPDF

_RISE = 0.36
"""How far below the middle of a line its letters stand, in heights of a letter."""


def write_pdf(target: Path, title: str, pages: Sequence[Paper], fonts: Sequence[FontFile]) -> None:
    """Write the pages; in place in one step, or not at all."""
    write_whole(target, pdf_bytes(title, pages, fonts))


def write_whole(target: Path, content: bytes) -> None:
    """Put a file in place in one step, or say why it could not be."""
    beside = target.absolute().with_name(f".~{os.getpid()}-{secrets.token_hex(4)}.part")
    try:
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, target)
    except OSError as reason:
        raise Refusal(reporting.NOT_WRITTEN.about(file=target.name, reason=reason.strerror)) from reason
    finally:
        beside.unlink(missing_ok=True)


def pdf_bytes(title: str, pages: Sequence[Paper], fonts: Sequence[FontFile]) -> bytes:
    """The file's bytes. A refusal where the computer has no Chinese letters."""
    # Late: its font tools take a third of a second to load.
    from fpdf import FPDF

    if not fonts:
        raise Refusal(reporting.NO_CHINESE_FONT.about())
    plain, *rest = fonts
    bold = rest[0] if rest else plain
    book = FPDF(unit="mm")
    book.set_auto_page_break(False)
    book.set_title(title)
    for style, font in (("", plain), ("B", bold)):
        # A Chinese font has forty thousand letters; measuring all of them takes longer than the pages.
        if letters := _letters(pages, is_bold=bool(style)):
            at = font.number
            book.add_font("plain", style, font.path, unicode_range=letters, collection_font_number=at)
    book.c_margin = 0
    for page in pages:
        book.add_page(format=(page.width, page.height))
        for mark in page.marks:
            _draw(book, mark)
    return bytes(book.output())


def _letters(pages: Sequence[Paper], *, is_bold: bool) -> list[int]:
    """Every letter that is written on the pages in this weight."""
    words = (mark for page in pages for mark in page.marks if isinstance(mark, Words))
    lines = (line for one in words if one.is_bold == is_bold for line in one.lines)
    return sorted({ord(letter) for line in lines for letter in line})


def _draw(book: FPDF, mark: Mark) -> None:
    match mark:
        case Fill():
            book.set_fill_color(round(255 * mark.grey))
            book.rect(mark.left, mark.top, mark.width, mark.height, style="F")
        case Stroke():
            book.set_line_width(mark.width)
            book.line(mark.left, mark.top, mark.right, mark.bottom)
        case Words():
            _write(book, mark)
        case Image():
            book.image(mark.file, mark.left, mark.top, mark.width, mark.height)


def _write(book: FPDF, words: Words) -> None:
    if not any(words.lines):
        return
    book.set_font("plain", style="B" if words.is_bold else "", size=words.points)
    step = line_height(words.points)
    middle = words.top + (words.height - step * len(words.lines)) / 2 + step / 2
    for place, line in enumerate(words.lines):
        if line:
            spare = words.width - book.get_string_width(line)
            left = words.left + {Side.LEFT: 0.0, Side.CENTRE: spare / 2, Side.RIGHT: spare}[words.side]
            book.text(left, middle + place * step + _RISE * words.points * POINT, line)
