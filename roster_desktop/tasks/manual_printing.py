"""The manual on paper or as a PDF file: one page of it, or all of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from roster_desktop.places import chinese_fonts, resource
from roster_desktop.reports.manual_paper import Block, Grid, Heading, Passage, Shown, manual_paper
from roster_desktop.reports.pages import Paper
from roster_desktop.reports.pdf import write_pdf
from roster_desktop.tasks.manual_page import FOLDER, ManualPage
from roster_desktop.wording import Refusal, working

if TYPE_CHECKING:
    from markdown_it.token import Token

TITLE = "使用手册"
_DOT = "·"


def paper_of(pages: Sequence[ManualPage]) -> tuple[Paper, ...]:
    """These pages of the manual; before several of them a list of what they are."""
    chapters = [list(_blocks(page)) for page in pages]
    if len(pages) > 1:
        chapters.insert(0, list(_contents(pages)))
    return manual_paper(chapters, TITLE)


def write_manual(pages: Sequence[ManualPage], out: Path) -> None:
    """Write them as a PDF. Refuses an existing target."""
    if out.exists():
        raise Refusal(working.TARGET_EXISTS.about(path=out.name))
    title = TITLE if len(pages) > 1 else f"{TITLE}：{pages[0].title}"
    write_pdf(out, title, paper_of(pages), chinese_fonts())


def _contents(pages: Sequence[ManualPage]) -> Iterator[Block]:
    yield Heading(1, TITLE)
    chapter = ""
    for page in pages:
        if page.chapter != chapter:
            chapter = page.chapter
            yield Heading(2, chapter)
        yield Passage(page.title, _DOT)


def _blocks(page: ManualPage) -> Iterator[Block]:
    # Late: only who prints needs it.
    from markdown_it import MarkdownIt

    yield Heading(1, page.title)
    yield from _told(MarkdownIt("commonmark").enable("table").parse(page.text))


def _told(tokens: Sequence[Token]) -> Iterator[Block]:
    """What is written, without the marks; of a list every line with its number or dot."""
    before, number, heading = "", 0, 0
    rows: list[list[str]] | None = None
    for token in tokens:
        match token.type:
            case "ordered_list_open":
                number = int(token.attrGet("start") or 1)
            case "ordered_list_close":
                number = 0
            case "list_item_open":
                before = f"{number}." if number else _DOT
                number += bool(number)
            case "heading_open" | "heading_close":
                heading = int(token.tag[1:]) if token.nesting > 0 else 0
            case "table_open":
                rows = []
            case "tr_open" if rows is not None:
                rows.append([])
            case "table_close" if rows is not None:
                yield Grid(tuple(map(tuple, rows)))
                rows = None
            case "inline" if rows is not None:
                rows[-1].append(_text(token))
            case "inline" if heading:
                yield Heading(heading, _text(token))
            case "inline":
                yield from _passages(token, before)
                before = ""


def _passages(token: Token, before: str) -> Iterator[Block]:
    for child in token.children or ():
        if child.type == "image":
            yield Shown(resource(FOLDER, str(child.attrGet("src"))))
    if text := _text(token):
        yield Passage(text, before)


def _text(token: Token) -> str:
    parts = []
    for child in token.children or ():
        # A line that was only broken to keep the file narrow: Chinese needs no space there.
        if child.type in ("text", "code_inline"):
            parts.append(child.content)
    return "".join(parts)
