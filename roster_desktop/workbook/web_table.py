"""Tables of a web page, as systems export them under the name of an old workbook."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from roster_desktop.wording import Refusal, book_files
from roster_desktop.workbook.delimited_text import unguarded
from roster_desktop.workbook.limits import Limits
from roster_desktop.workbook.raw import RawSheet, Span
from roster_desktop.workbook.table_rows import TableRows

_UNSEEN = {"script", "style", "title", "template", "noscript", "comment"}
_BLOCKS = {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "caption", "center"}
_SPACE = re.compile(r"[ \t\r\n\f]+")
_MOST_SPANNED = 1000


def read_web_page(file: str, name: str, text: str, limits: Limits) -> RawSheet:
    """All tables of the page on one sheet, one under the other with the lines between them,
    as WPS opens it."""
    page = _Page(TableRows(file, name, limits))
    page.feed(text)
    page.close()
    page.end()
    if not page.tables:
        raise Refusal(book_files.WEB_PAGE_WITHOUT_TABLE.about(file=file))
    return RawSheet(name, False, page.sheet.finished(), tuple(page.sheet.merged))


@dataclass(slots=True)
class _Table:
    """A table that is being read: where it stands, and how far down its cells reach over later rows."""

    column: int = 0
    taken_until: dict[int, int] = field(default_factory=dict)
    """Column → first row that a cell from above no longer covers."""
    cell: list[str] | None = None
    spans: tuple[int, int] = (1, 1)
    is_in_row: bool = False


class _Page(HTMLParser):
    """Puts the cells of every table on the sheet as their tags come."""

    def __init__(self, sheet: TableRows) -> None:
        super().__init__(convert_charrefs=True)
        self.sheet = sheet
        self.tables = 0
        self._row = 0
        self._open: list[_Table] = []
        self._line: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "br":
            self._say("\n")
        elif tag == "table":
            self._end_line()
            self.tables += 1
            # A table inside a cell is there for the layout: what stands around it is no cell of a roster.
            self._end_row()
            self._open.append(_Table())
        elif self._open and tag == "tr":
            self._end_row()
            self._open[-1].is_in_row = True
        elif self._open and tag in ("td", "th"):
            self._begin_cell(dict(attrs))
        elif tag in _BLOCKS:
            self._end_line()

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(self._unseen - 1, 0)
        elif self._open and tag in ("td", "th"):
            self._end_cell()
        elif self._open and tag == "tr":
            self._end_row()
        elif self._open and tag == "table":
            self._end_row()
            self._row = max([self._row, *self._open.pop().taken_until.values()])
        elif tag in _BLOCKS:
            self._end_line()

    def handle_data(self, data: str) -> None:
        self._say(_SPACE.sub(" ", data))

    def end(self) -> None:
        """Put down what the page left open."""
        while self._open:
            self._end_row()
            self._open.pop()
        self._end_line()

    def _say(self, text: str) -> None:
        if self._unseen:
            return
        table = self._open[-1] if self._open else None
        if table is None:
            self._line.append(text)
        elif table.cell is not None:
            table.cell.append(text)

    def _begin_cell(self, attributes: dict[str, str | None]) -> None:
        self._end_cell()
        table = self._open[-1]
        table.is_in_row = True
        while table.taken_until.get(table.column, 0) > self._row:
            table.column += 1
        table.cell = []
        table.spans = _spanned(attributes.get("rowspan")), _spanned(attributes.get("colspan"))

    def _end_cell(self) -> None:
        table = self._open[-1]
        if table.cell is None:
            return
        down, across = table.spans
        self.sheet.put(self._row, table.column, unguarded(_tidy("".join(table.cell))))
        self.sheet.join(Span(self._row, table.column, self._row + down - 1, table.column + across - 1))
        if down > 1:
            table.taken_until |= dict.fromkeys(range(table.column, table.column + across), self._row + down)
        table.column += across
        table.cell = None

    def _end_row(self) -> None:
        if not self._open:
            return
        self._end_cell()
        table = self._open[-1]
        if table.is_in_row:
            self._row += 1
        table.column, table.is_in_row = 0, False

    def _end_line(self) -> None:
        """Text between tables is a line of its own: titles stand there, and who filled the table in."""
        if self._open:
            return
        text = _tidy("".join(self._line))
        self._line.clear()
        if text:
            self.sheet.put(self._row, 0, text)
            self._row += 1


def _tidy(text: str) -> str:
    """The text as a browser shows it: no blanks around its lines, none but its own line breaks."""
    return "\n".join(line.strip() for line in text.split("\n")).strip()


def _spanned(text: str | None) -> int:
    number = (text or "").strip()
    is_number = number.isascii() and number.isdigit() and len(number) < 6
    return min(max(int(number), 1), _MOST_SPANNED) if is_number else 1
