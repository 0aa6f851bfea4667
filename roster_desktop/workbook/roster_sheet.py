"""One roster's sheet: title, sender, headers, rows, and beside each row its hidden memory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment
from openpyxl.formatting.rule import Rule
from openpyxl.styles.differential import DifferentialStyle

from roster_desktop.schema import Column, Role, Roster, Values
from roster_desktop.workbook import styles
from roster_desktop.workbook.book_out import BookOut
from roster_desktop.workbook.choices import LongLists, validation
from roster_desktop.workbook.headings import MEMORY_HEADER, ROW_HEADER
from roster_desktop.workbook.looks import Look, header
from roster_desktop.workbook.raw import column_letters

HEADER_ROW = 3
MEMORY_HEADERS = (ROW_HEADER, MEMORY_HEADER)
"""Headers of the hidden columns."""
_PAGE_WIDTH = 150
"""Half-width letters across one printed page that can still be read."""
_LEAST_WIDTHS = {"id_number": 19, "credit_code": 19, "bank_card": 20, "phone": 12, "date": 11}
_LONGEST_TITLE = 45
_LONGEST_LINE = 110
_MOST_FROZEN = 62
"""Columns up to the name stay in sight only where they leave room for the others on a small screen."""
_SPARE_ROWS = 1_000
"""Rows below the last one that have drop-downs too."""


class CellSign(Struct, frozen=True):
    """The ground of a marked cell, and the note that is shown beside it."""

    color: str
    text: str


def noted(text: str) -> Comment:
    """A note as large as its text."""
    lines = sum(-(-len(line) // 22) or 1 for line in text.splitlines())
    return Comment(text, "roster-desktop", height=18 * lines + 16, width=330)


class Heads(Struct, frozen=True):
    """What stands above a roster's headers."""

    unit: str
    operator: str
    date: str


def full_name(*names: str) -> str:
    """The place's names one after the other, none twice: a township's own name is its township too."""
    return "".join(dict.fromkeys(name for name in names if name))


class RosterSheet:
    """The sheet of one roster, written from top to bottom."""

    def __init__(
        self,
        book: BookOut,
        roster: Roster,
        heads: Heads,
        *,
        hidden: Sequence[str] = MEMORY_HEADERS,
    ) -> None:
        self.roster = roster
        self._hidden = tuple(hidden)
        self.out = book.sheet(roster.short_title)
        self._widths = [_width(column) for column in roster.columns]
        self._set_up_columns()
        self._set_up_screen()
        self._set_up_page(heads)
        self._write_heads(heads)
        self._write_headers()
        self._prepare()

    def append(self, values: Values, *hidden: str) -> None:
        """One row of the roster, with what stands in its hidden columns."""
        self.out.append_texts([*(values.get(column.key, "") for column in self.roster.columns), *hidden])

    def append_marked(self, values: Values, marks: Mapping[str, CellSign], *hidden: str) -> None:
        """The same, some cells marked, with a note beside them, and open for typing on a protected sheet."""
        if not marks:
            self.append(values, *hidden)
            return
        texts = [*(values.get(column.key, "") for column in self.roster.columns), *hidden]
        cells: list[Cell | None] = []
        for column in self.roster.columns:
            sign = marks.get(column.key)
            cells.append(self._signed(sign, is_number=column.kind.is_numeric) if sign else None)
        self.out.append_signed(cells, texts)

    def protect(self) -> None:
        """Only marked cells may be typed into. Without a password: it guards against slips, not against
        people."""
        protection = self.out.sheet.protection
        protection.sheet = True
        protection.autoFilter = False
        protection.formatColumns = False
        protection.formatRows = False

    def _signed(self, sign: CellSign, *, is_number: bool) -> Cell:
        cell = self.out.cell(
            Look(
                align="right" if is_number else "left", shrinks=True, is_number=is_number,
                ground=sign.color, is_framed=True, is_open=True,
            )
        )  # fmt: skip
        cell.comment = noted(sign.text)
        return cell

    def append_examples(self, rows: Iterable[Values]) -> None:
        """Rows that show how to fill in, in a fainter ink."""
        self._prepare(styles.FAINT)
        for values in rows:
            self.append(values)
        self._prepare()

    @property
    def count(self) -> int:
        """Rows of the roster so far."""
        return self.out.rows - HEADER_ROW

    def finish(self, lists: LongLists) -> None:
        """Filter and drop-downs, now that the last row is known."""
        last = max(self.out.rows, HEADER_ROW + 1)
        sheet = self.out.sheet
        rows = f"A{HEADER_ROW + 1}:{column_letters(len(self._widths) - 1)}{last + _SPARE_ROWS}"
        filled = f"LEN(${column_letters(self._name_place())}{HEADER_ROW + 1})>0"
        # A rule rather than a border in every cell: it reaches rows that are typed later,
        # and keeps the file small.
        lined = Rule(type="expression", dxf=DifferentialStyle(border=styles.framed()), formula=[filled])
        sheet.conditional_formatting.add(rows, lined)
        # As wide as the hidden columns: sorting must take a row's memory along.
        sheet.auto_filter.ref = (
            f"A{HEADER_ROW}:{column_letters(len(self._widths) + len(self._hidden) - 1)}{last}"
        )
        for place, column in enumerate(self.roster.columns):
            letters = column_letters(place)
            cells = f"{letters}{HEADER_ROW + 1}:{letters}{last + _SPARE_ROWS}"
            sheet.data_validations.append(validation(column, cells, lists))

    def _prepare(self, color: str = styles.INK) -> None:
        numbers = [column.kind.is_numeric for column in self.roster.columns]
        self.out.prepare_cells([*numbers, *(False for _ in self._hidden)], color)

    def _set_up_columns(self) -> None:
        for place, column in enumerate(self.roster.columns):
            self.out.set_column(place, width=self._widths[place], is_number=column.kind.is_numeric)
        for hidden in range(len(self._hidden)):
            self.out.set_column(len(self._widths) + hidden, width=10, is_hidden=True)

    def _set_up_screen(self) -> None:
        sheet = self.out.sheet
        sheet.sheet_format.defaultRowHeight = 19
        sheet.sheet_format.customHeight = True
        sheet.row_dimensions[1].height = 34
        sheet.row_dimensions[2].height = 22
        sheet.row_dimensions[HEADER_ROW].height = 36
        name = self._name_place()
        frozen = name + 1 if sum(self._widths[: name + 1]) <= _MOST_FROZEN else 0
        sheet.freeze_panes = f"{column_letters(frozen)}{HEADER_ROW + 1}"

    def _set_up_page(self, heads: Heads) -> None:
        across = max(1, round(sum(self._widths) / _PAGE_WIDTH))
        self.out.set_page(pages_across=across, left=f"{heads.unit}　{self.roster.title}", right=heads.date)
        sheet = self.out.sheet
        sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
        if across > 1:
            name = column_letters(self._name_place())
            sheet.print_title_cols = f"{name}:{name}"

    def _write_heads(self, heads: Heads) -> None:
        """Title and sender. They end before the name's column: a joined cell over it would be printed on
        every page."""
        name, last = self._name_place(), self._last_of_first_page()
        sender = f"填报单位：{heads.unit}　　填表人：{heads.operator}"
        rest = f"审核人：　　　　填报日期：{heads.date}　　（列名为深红粗体的必须填写）"
        title = self.out.cell(Look(size=16, bold=True, align="center"))
        first_end = max(name - 1, 0) if sum(self._widths[:name]) >= _LONGEST_TITLE else last
        self.out.append_cells([title], [f"{heads.unit}{self.roster.title}"])
        self.out.merge(1, 0, first_end)
        if first_end >= last or sum(self._widths[:name]) >= _LONGEST_LINE:
            self.out.append_cells([self.out.cell(Look(styles.FAINT))], [f"{sender}　　{rest}"])
            self.out.merge(2, 0, first_end)
            return
        cells = {0: sender, name + 1: rest}
        faint = [self.out.cell(Look(styles.FAINT)) if place in cells else None for place in range(name + 2)]
        self.out.append_cells(faint, [cells.get(place, "") for place in range(name + 2)])
        self.out.merge(2, 0, first_end)
        self.out.merge(2, name + 1, last)

    def _write_headers(self) -> None:
        needed, other = header(bold=True, color=styles.REQUIRED), header(bold=False)
        cells = [self.out.cell(needed if column.required else other) for column in self.roster.columns]
        hidden = [self.out.cell(Look(styles.FAINT)) for _ in self._hidden]
        headers = [column.header for column in self.roster.columns]
        self.out.append_cells([*cells, *hidden], [*headers, *self._hidden])

    def _name_place(self) -> int:
        if not self.roster.has(Role.NAME):
            return 0
        return self.roster.columns.index(self.roster.column_by_role[Role.NAME])

    def _last_of_first_page(self) -> int:
        """Place of the last column on the first page and about the first screen: the title is centred over
        these."""
        filled = 0.0
        for place, width in enumerate(self._widths):
            filled += width
            if filled > _PAGE_WIDTH * 0.9:
                return max(place - 1, 0)
        return len(self._widths) - 1


def _width(column: Column) -> float:
    """Wide enough for the column's texts, and for its header in two lines."""
    header = sum(2 if letter > "ÿ" else 1 for letter in column.header)
    return max(column.width, -(-header // 2) + 4, _LEAST_WIDTHS.get(column.kind.name, 0)) + 2
