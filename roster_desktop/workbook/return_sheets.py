"""The sheets of a return workbook: a submission in which what is asked is marked, listed and unlocked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from openpyxl.cell.cell import Cell
from openpyxl.worksheet.datavalidation import DataValidation

from roster_desktop.progress import Progress
from roster_desktop.records import RowState
from roster_desktop.workbook import styles
from roster_desktop.workbook.book_out import BookOut
from roster_desktop.workbook.guide_sheet import KEEP_HIDDEN, GuideSheet
from roster_desktop.workbook.looks import Look, header
from roster_desktop.workbook.question_list import (
    PLACE_HEADER,
    QUESTIONS_SHEET,
    VALUE_HEADER,
    WORDS_HEADER,
    ListedQuestion,
)
from roster_desktop.workbook.raw import column_letters
from roster_desktop.workbook.roster_sheet import CellSign, RosterSheet, full_name
from roster_desktop.workbook.submission_sheets import SheetWriting
from roster_desktop.workbook.submitted import ReturnBook, SubmittedRow

_HEADERS: tuple[tuple[str, float], ...] = (
    ("序号", 6), ("事由", 9), ("花名册", 10), ("姓名", 10), ("身份证号", 20), ("栏目", 16),
    ("要核实什么", 44), ("村里报来", 20), ("镇上现有", 20), (VALUE_HEADER, 22), (WORDS_HEADER, 26),
)  # fmt: skip
_VALUE, _WORDS = 9, 10
_LONGEST_LIST = 255
_LEAST_HEIGHT, _LINE_HEIGHT = 24, 16
_COLORS = {"asked": styles.ASKED_FILL, "error": styles.ERROR_FILL, "warning": styles.WARNING_FILL}
_HOW = (
    "“问题清单”一行一个问题：在绿色的格子里写正确的内容（有下拉的请选一个）；内容本来就对的，在“说明”里写一句。",
    "也可以直接在花名册里改有颜色的格子：紫色是要您核实的，红色是必须更正的，黄色是请再看一看的；格子上的批注写着问什么。",
    "没有颜色的格子是镇上现有的内容，已经锁住，免得误改。要改别的内容、加人或减人，请在本村的花名册程序里改，下次报送会带上来。",
    "用程序的：在本村的花名册里“合并”这一份，逐处答复，再照常报送。用 WPS、Excel 的：改好保存，把这一份交回镇上。",
)


def write_sheets(path: Path, scratch: Path, book: ReturnBook, progress: Progress) -> Mapping[str, str]:
    """Write the whole workbook to this path. Each sheet's digest by its title."""
    with BookOut(scratch) as out:
        _ReturnWriting(out, book, progress).write()
        progress.report(1, 1, "保存工作簿")
        return out.save(path)


class _ReturnWriting(SheetWriting):
    def __init__(self, out: BookOut, book: ReturnBook, progress: Progress) -> None:
        super().__init__(out, book.book, progress)
        self._return = book

    def asked(self, state: RowState) -> Iterable[str]:
        return self._return.marked.get(state.id, {})

    def append(self, sheet: RosterSheet, row: SubmittedRow, memory: str) -> None:
        marked = self._return.marked.get(row.state.id, {})
        registers = sheet.roster.register_by_key
        signs = {
            column: CellSign(_COLORS[one.kind], one.text)
            for key, one in marked.items()
            for column in registers[key].columns
        }
        sheet.append_marked(row.values, signs, row.state.id, memory)

    def finish(self, sheet: RosterSheet) -> None:
        super().finish(sheet)
        sheet.protect()

    def write_list(self) -> None:
        _QuestionSheet(self.out, self._return).write()

    def fill_guide(self, guide: GuideSheet, sheets: list[RosterSheet]) -> None:
        manifest, unit = self.book.manifest, self.book.unit
        guide.title(f"退回{self._return.village}核实的花名册")
        guide.facts(
            [
                ("退回单位", full_name(unit.county, unit.township, unit.name)),
                ("收件村", self._return.village),
                ("生成时间", f"{manifest.written_at}（第 {manifest.sequence} 份退回件）"),
                ("经办人", manifest.operator),
                ("要答复的", f"{len(self._return.listed)} 处，见“{QUESTIONS_SHEET}”"),
            ]
        )
        guide.section("怎样答复", _HOW)
        guide.section("请注意", KEEP_HIDDEN)


class _QuestionSheet:
    """问题清单: one line for every question, the answer's cells open."""

    def __init__(self, out: BookOut, book: ReturnBook) -> None:
        self._book = book
        self.out = out.sheet(QUESTIONS_SHEET)

    def write(self) -> None:
        for place, (_, width) in enumerate(_HEADERS):
            self.out.set_column(place, width=width)
        self.out.set_column(len(_HEADERS), width=10, is_hidden=True)
        self._set_up_screen()
        self._write_heads()
        for number, one in enumerate(self._book.listed, start=1):
            self._write_line(number, one)
        self._protect()

    def _set_up_screen(self) -> None:
        sheet = self.out.sheet
        sheet.sheet_format.defaultRowHeight = 34
        sheet.sheet_format.customHeight = True
        sheet.row_dimensions[1].height = 34
        sheet.row_dimensions[2].height = 22
        sheet.row_dimensions[3].height = 28
        sheet.freeze_panes = "E4"
        sheet.print_title_rows = "3:3"
        unit = self._book.book.unit
        self.out.set_page(pages_across=1, left=f"{unit.name}　退回{self._book.village}", right="")

    def _write_heads(self) -> None:
        self.out.append_cells(
            [self.out.cell(Look(size=16, bold=True))], [f"{self._book.village}要答复的问题"]
        )
        said = (
            f"共 {len(self._book.listed)} 处。请在绿色格子里写正确的内容，或在“说明”里写一句；改好保存交回。"
            if self._book.listed
            else "没有要答复的问题。这一份是镇上现有的内容，请收进本村的花名册。"
        )
        self.out.append_cells([self.out.cell(Look(styles.FAINT))], [said])
        cells: list[Cell | None] = []
        for text, _ in _HEADERS:
            is_answer = text in (VALUE_HEADER, WORDS_HEADER)
            ground = styles.ANSWER_FILL if is_answer else styles.HEADER_FILL
            cells.append(self.out.cell(header(bold=is_answer, ground=ground)))
        cells.append(self.out.cell(Look(styles.FAINT)))
        self.out.append_cells(cells, [*(text for text, _ in _HEADERS), PLACE_HEADER])

    def _write_line(self, number: int, one: ListedQuestion) -> None:
        texts = [
            str(number), one.kind, one.roster_title, one.name, one.id_number, one.header, one.text,
            one.theirs, one.ours, "", "", one.place.text(),
        ]  # fmt: skip
        cells: list[Cell | None] = []
        for place in range(len(_HEADERS)):
            is_answer = place == _WORDS or (place == _VALUE and one.takes_value)
            look = Look(
                align="center" if place == 0 else "left", wraps=True, is_framed=True,
                ground=styles.ANSWER_FILL if is_answer else "", is_open=is_answer,
            )  # fmt: skip
            cells.append(self.out.cell(look))
        cells.append(self.out.cell(Look(styles.FAINT)))
        self.out.sheet.row_dimensions[self.out.rows + 1].height = _height(texts)
        self.out.append_cells(cells, texts)
        if one.choices:
            self._offer(one.choices)

    def _offer(self, choices: Sequence[str]) -> None:
        joined = ",".join(choices)
        if any("," in one or '"' in one or "\n" in one for one in choices) or len(joined) + 2 > _LONGEST_LIST:
            return
        rule = DataValidation(
            type="list", formula1=f'"{joined}"', allow_blank=True, showErrorMessage=False,
            sqref=f"{column_letters(_VALUE)}{self.out.rows}",
        )  # fmt: skip
        self.out.sheet.data_validations.append(rule)

    def _protect(self) -> None:
        protection = self.out.sheet.protection
        protection.sheet = True
        protection.formatColumns = False
        protection.formatRows = False


def _height(texts: Sequence[str]) -> float:
    """High enough for the longest of a line's texts."""
    lines = 1
    for text, (_, width) in zip(texts, _HEADERS, strict=False):
        letters = [sum(2 if letter > "ÿ" else 1 for letter in line) for line in text.splitlines()]
        lines = max(lines, sum(-(-count // int(width - 2)) or 1 for count in letters))
    return max(_LEAST_HEIGHT, _LINE_HEIGHT * lines + 6)
