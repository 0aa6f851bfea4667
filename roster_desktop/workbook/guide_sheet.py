"""The sheet 说明: what the workbook is, whose it is, and how to fill it in."""

from __future__ import annotations

from collections.abc import Iterable

from roster_desktop.workbook import styles
from roster_desktop.workbook.book_out import BookOut
from roster_desktop.workbook.facts import GUIDE_MARK, GUIDE_SHEET
from roster_desktop.workbook.looks import Look

HOW_TO_FILL = (
    "一人（或一份工作、一次培训）占一行，从表头下面第一个空行接着填，不要在表里空行、合并单元格或写合计。",
    "列名为深红粗体的必须填写；不知道的先空着。空白只表示“没有填”，不等于“否”。",
    "身份证号、电话、银行卡号、户编号都是文本格式，直接输入数字即可，不会变成科学计数。",
    "日期写成 2026-03-01；只知道月份写 2026-03，只知道年份写 2026。",
    "有下拉箭头的格子请从下拉列表里选；一格要填几项时，用顿号（、）隔开。",
    "可以排序、筛选、插入和删除行；排序时请选中整张表（点表头的筛选箭头排序即可）。",
)
KEEP_HIDDEN = (
    f"{GUIDE_MARK}：里面记着每一行的来历，合并时靠它认出您改了哪里。",
    "改好后原样保存（xlsx）交回即可，文件名可以改。",
)


class GuideSheet:
    """The first sheet of a workbook; filled last, when the rows have been counted."""

    def __init__(self, book: BookOut) -> None:
        self.out = book.sheet(GUIDE_SHEET)
        self.out.set_column(0, width=14)
        self.out.set_column(1, width=96)
        self.out.set_page(pages_across=1)
        self.out.sheet.sheet_view.showGridLines = False
        self.out.sheet.row_dimensions[1].height = 36

    def title(self, text: str) -> None:
        """The sheet's title."""
        self.out.append_cells([self.out.cell(Look(size=16, bold=True))], [text])

    def facts(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Lines of a word and what it is."""
        for word, fact in pairs:
            cells = [self.out.cell(Look(styles.FAINT)), self.out.cell(Look(wraps=True))]
            self.out.append_cells(cells, [word, fact])

    def section(self, heading: str, lines: Iterable[str]) -> None:
        """A heading and its numbered lines, after a blank line."""
        self.out.append_cells([], [])
        self.out.append_cells([self.out.cell(Look(size=12, bold=True))], [heading])
        numbered = ((f"{number}.", line) for number, line in enumerate(lines, 1))
        for number, line in numbered:
            cells = [self.out.cell(Look(styles.FAINT, align="right")), self.out.cell(Look(wraps=True))]
            self.out.append_cells(cells, [number, line])
