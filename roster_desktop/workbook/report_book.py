"""Reports as real workbooks, ready to print: numbers are numbers, totals are formulas that carry their value
for readers that do not calculate.

Written by XlsxWriter: openpyxl (3.1) cannot put a value beside a formula.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from roster_desktop.progress import Progress, Silence
from roster_desktop.workbook.letters import lines_of
from roster_desktop.workbook.raw import column_letters
from roster_desktop.workbook.report_sheet import CODE_MARK, ReportSheet, SheetFigure, SheetHead, as_read
from roster_desktop.workbook.safe_file import write_proven
from roster_desktop.workbook.sheet_digest import SheetDigest
from roster_desktop.workbook.sheet_pages import SheetPages
from roster_desktop.workbook.texts import sheet_text, shown_text

if TYPE_CHECKING:
    import xlsxwriter

_A4 = 9
_TITLE_LETTER = 1.6
"""How much wider the letters of a title are."""


def write_report_book(
    target: Path,
    sheets: Sequence[ReportSheet],
    progress: Progress | None = None,
    look_over: Callable[[Path], None] | None = None,
    password: str = "",
) -> str:
    """Write the sheets, prove them by reading them back, and put the file in place in one step.
    The hash of its bytes. `look_over` sees the finished file before; where it refuses, nothing is left."""

    def write(path: Path, scratch: Path) -> Mapping[str, str]:
        digests = _write(path, scratch, sheets)
        if look_over is not None:
            look_over(path)
        return digests

    return write_proven(target, write, progress or Silence(), password)


def _write(path: Path, scratch: Path, sheets: Sequence[ReportSheet]) -> Mapping[str, str]:
    # Late: most runs write no report.
    import xlsxwriter

    options = {"tmpdir": str(scratch), "strings_to_numbers": False, "strings_to_formulas": False}
    digests: dict[str, str] = {}
    with xlsxwriter.Workbook(str(path), {**options, "strings_to_urls": False}) as book:
        formats = _Formats(book)
        for sheet in sheets:
            out = _SheetWriter(book.add_worksheet(sheet.name), sheet, formats)
            out.write()
            digests[sheet.name] = out.digest.text()
    return digests


class _Formats:
    """The few looks of a report, made once a workbook."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        # With openpyxl's colours it brings openpyxl itself, which is only loaded where something is written.
        from roster_desktop.workbook import styles

        def made(**more: object) -> Any:
            return book.add_format({"font_name": styles.FONT, "font_size": 10.5, "valign": "vcenter", **more})

        framed = {"border": 1, "border_color": _opaque(styles.LINE)}
        ground = _opaque(styles.HEADER_FILL)
        head = {"bold": True, "align": "center", "text_wrap": True, "bg_color": ground, **framed}
        self.title = made(bold=True, font_size=16, align="center")
        self.wide_title = made(bold=True, font_size=16, text_wrap=True)
        """Of a table over several pages side by side: in the middle it would be cut between two of them."""
        self.fact = made(font_color=_opaque(styles.FAINT), text_wrap=True)
        self.head = made(**head)
        self.text = made(num_format="@", text_wrap=True, indent=1, **framed)
        self.number = made(num_format="#,##0.##", align="right", indent=1, **framed)
        self.whole = made(num_format="#,##0", align="right", indent=1, **framed)
        self.rate = made(num_format='0.0"%"', align="right", indent=1, **framed)
        self.share = made(num_format="0.0", align="right", indent=1, **framed)
        self.band = made(bold=True, num_format="@", bg_color=ground, **framed)
        self.total_text = made(bold=True, num_format="@", indent=1, **framed)
        self.total = made(bold=True, num_format="#,##0.##", align="right", indent=1, **framed)
        self.total_whole = made(bold=True, num_format="#,##0", align="right", indent=1, **framed)
        self.total_rate = made(bold=True, num_format='0.0"%"', align="right", indent=1, **framed)
        self.total_share = made(bold=True, num_format="0.0", align="right", indent=1, **framed)
        self.rule = made(text_wrap=True, valign="top", font_size=9.5)
        self.signature = made(text_wrap=True)

    def of(self, head: SheetHead, figure: SheetFigure) -> Any:
        if head.is_rate and not isinstance(figure, str):
            return self.rate
        if not isinstance(figure, int | Decimal):
            return self.text
        if head.rate_of:
            return self.share
        return self.whole if _is_whole(figure) else self.number

    def of_total(self, figure: int | Decimal) -> Any:
        return self.total_whole if _is_whole(figure) else self.total


@dataclass
class _SheetWriter:
    """One sheet from the title to the signatures; rows count from 0 as XlsxWriter counts them."""

    sheet: Any
    report: ReportSheet
    formats: _Formats

    def __post_init__(self) -> None:
        self.digest = SheetDigest()
        self._row = 0
        self._last = max(len(self.report.heads) - 1, 0)
        self._pages = SheetPages([head.width for head in self.report.heads], self.report.named)

    def write(self) -> None:
        for place, head in enumerate(self.report.heads):
            self.sheet.set_column(place, place, head.width)
        self._top()
        first_head = self._row
        self._heads()
        named = self.report.named
        self.sheet.freeze_panes(self._row, min(named or 2, self._last))
        self.sheet.repeat_rows(first_head, self._row - 1)
        first = self._row
        for place, line in enumerate(self.report.lines):
            if place in self.report.bands:
                self._across(str(line[0] or ""), self.formats.band, 20)
            else:
                self._line(line)
        if self.report.total:
            self._total(self.report.total, first, self._row - 1)
        self._rules()
        self._page()

    def _top(self) -> None:
        """Title, facts and code. Of a wide table the title and the code keep within the columns that stand on
        every page, so that they are whole on each; the facts stand on the first one alone."""
        if self._pages.across == 1:
            self._across(self.report.title, self.formats.title, 30)
        else:
            last = self._last_on_each
            lines = lines_of(self.report.title, round(self._pages.width(0, last) / _TITLE_LETTER))
            self._across(self.report.title, self.formats.wide_title, 28 * lines + 2, last=last)
        for fact in self.report.facts:
            is_code = fact.startswith(CODE_MARK)
            first, last = (0, self._last_on_each) if is_code else self._on_first_alone
            lines = lines_of(fact, self._pages.width(first, last))
            self._across(fact, self.formats.fact, 16 * lines + 2, first, last)

    @property
    def _last_on_each(self) -> int:
        """The last of the columns that every page shows."""
        named = self.report.named
        return named - 1 if named and self._pages.across > 1 else self._pages.last_of_first

    @property
    def _on_first_alone(self) -> tuple[int, int]:
        """From which column to which one the first page shows what the others do not."""
        return 0 if self._pages.across == 1 else self.report.named, self._pages.last_of_first

    def _across(self, text: str, how: Any, height: float, first: int = 0, last: int | None = None) -> None:
        self.sheet.set_row(self._row, height)
        self._merged(self._row, first, self._last if last is None else last, text, how)
        self._said([*[""] * first, text])

    def _heads(self) -> None:
        heads = self.report.heads
        *upper, lower = self.report.head_rows
        if upper:
            self._groups()
            self._said(upper[0])
        self.sheet.set_row(self._row, 34)
        for place, head in enumerate(heads):
            if head.group or not upper:
                self.sheet.write_string(self._row, place, sheet_text(head.text), self.formats.head)
        self._said(lower)

    def _groups(self) -> None:
        place = 0
        lines = 1
        for group, heads in groupby(self.report.heads, key=lambda head: head.group or id(head)):
            those = list(heads)
            if isinstance(group, str):
                lines = max(lines, lines_of(group, self._pages.width(place, place + len(those) - 1)))
                self._merged(self._row, place, place + len(those) - 1, group, self.formats.head)
            else:
                self.sheet.merge_range(
                    self._row, place, self._row + 1, place, sheet_text(those[0].text), self.formats.head
                )
            place += len(those)
        self.sheet.set_row(self._row, 16 * lines + 2)

    def _line(self, line: Sequence[SheetFigure]) -> None:
        lines = 1
        for place, (head, figure) in enumerate(zip(self.report.heads, line, strict=True)):
            how = self.formats.of(head, figure)
            match figure:
                case None:
                    self.sheet.write_blank(self._row, place, None, how)
                case str():
                    self.sheet.write_string(self._row, place, sheet_text(figure), how)
                    lines = max(lines, lines_of(figure, head.width))
                case number:
                    self.sheet.write_number(self._row, place, float(number), how)
        self.sheet.set_row(self._row, max(self.report.least, 16 * lines + 4))
        self._said([as_read(figure) for figure in line])

    def _total(self, total: Sequence[SheetFigure], first: int, last: int) -> None:
        for place, (head, figure) in enumerate(zip(self.report.heads, total, strict=True)):
            letters = column_letters(place)
            if head.rate_of and figure is not None:
                part, whole = (column_letters(one) for one in head.rate_of)
                row = self._row + 1
                formula = f"=ROUND(100*{part}{row}/{whole}{row},1)"
                how = self.formats.total_rate if head.is_rate else self.formats.total_share
                self.sheet.write_formula(self._row, place, formula, how, float(figure))
            elif head.is_summed and isinstance(figure, int | Decimal):
                formula = f"=SUM({letters}{first + 1}:{letters}{last + 1})"
                self.sheet.write_formula(
                    self._row, place, formula, self.formats.of_total(figure), float(figure)
                )
            elif isinstance(figure, int | Decimal):
                how = self.formats.total_rate if head.is_rate else self.formats.of_total(figure)
                self.sheet.write_number(self._row, place, float(figure), how)
            else:
                self.sheet.write_string(self._row, place, figure or "", self.formats.total_text)
        self.sheet.set_row(self._row, 22)
        self._said([as_read(figure) for figure in total])

    def _rules(self) -> None:
        self._said([])
        first, last = self._on_first_alone
        width = self._pages.width(first, last)
        for number, rule in enumerate(self.report.rules, start=1):
            text = f"{number}. {rule}" if len(self.report.rules) > 1 else rule
            self._across(text, self.formats.rule, 15 * lines_of(text, width) + 2, first, last)
        if self.report.signatures:
            self._said([])
            height = 22 * lines_of(self.report.signatures, width)
            self._across(self.report.signatures, self.formats.signature, height, first, last)

    def _merged(self, row: int, first: int, last: int, text: str, how: Any) -> None:
        if last > first:
            self.sheet.merge_range(row, first, row, last, sheet_text(text), how)
        else:
            self.sheet.write_string(row, first, sheet_text(text), how)

    def _said(self, texts: Sequence[str]) -> None:
        self.digest.add(shown_text(text) for text in texts)
        self._row += 1

    def _page(self) -> None:
        self.sheet.set_landscape()
        self.sheet.set_paper(_A4)
        self.sheet.fit_to_pages(self._pages.across, 0)
        if self.report.named and self._pages.across > 1:
            self.sheet.repeat_columns(0, self.report.named - 1)
        self.sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.75)
        # An ampersand begins a code of the footer.
        title = self.report.title.replace("&", "&&")
        code = next((fact for fact in self.report.facts if fact.startswith(CODE_MARK)), "")
        self.sheet.set_footer(f"&L{title}&C第 &P 页，共 &N 页&R{code}")


def _is_whole(figure: int | Decimal) -> bool:
    """Whether it needs no point: Excel shows one behind a whole number where the format has room for more."""
    return figure == int(figure)


def _opaque(color: str) -> str:
    """A colour of ours (alpha, red, green, blue) as XlsxWriter takes it."""
    return f"#{color[2:]}"
