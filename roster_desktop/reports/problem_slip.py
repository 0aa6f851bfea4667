"""问题交办单: what a village is told to mend, and the slip that it signs and sends back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from roster_desktop.records import ContentCode
from roster_desktop.reports.facts import Entry
from roster_desktop.reports.pages import Paper
from roster_desktop.reports.table import Head, Line, ReportTable
from roster_desktop.reports.table_pages import Layout, table_pages

_TOLD = (
    Head("问题编号", width=14), Head("问题来源", width=12), Head("问题", width=46), Head("责任村", width=14),
    Head("责任人", width=10), Head("整改措施", width=30), Head("整改时限", width=12),
)  # fmt: skip
_RECEIPT = (
    Head("问题编号", width=14), Head("问题", width=46), Head("整改时限", width=12), Head("整改情况", width=40),
    Head("完成日期", width=14),
)  # fmt: skip
_SIGN_SLIP = (
    "交办单位（盖章）：　　　　　　　　交办人：　　　　　　　　签收人：　　　　　　　　年　　月　　日"
)
_SIGN_RECEIPT = (
    "责任村（盖章）：　　　　　　　　责任人签字：　　　　　　　　联系电话：　　　　　　　　年　　月　　日"
)


def slip_tables(
    unit: str, village: str, problems: Sequence[Entry], on: date
) -> tuple[ReportTable, ReportTable]:
    """What is to be mended, and what comes back."""
    whose = (
        f"交办单位：{unit}　　责任村：{village}　　交办日期：{on.isoformat()}　　共 {len(problems)} 个问题"
    )
    told = tuple(
        Line(
            (
                one.text("number"), one.text("source"), one.text("content"), one.text("village") or village,
                one.text("responsible"), one.text("measure"), one.text("due_on"),
            ),
            ((one.roster, one.id),),
        )
        for one in problems
    )  # fmt: skip
    back = tuple(
        Line((one.text("number"), one.text("content"), one.text("due_on"), "", ""), ((one.roster, one.id),))
        for one in problems
    )
    return (
        ReportTable("slip", f"{village}问题交办单", _TOLD, told,
                    ("请在整改时限以前改好，把回执填好、签字盖章后送回。",), (whose,), has_total=False),
        ReportTable("receipt", f"{village}问题交办单回执", _RECEIPT, back,
                    ("改好一条填一条；没有改好的写明原因和打算。",), (whose,), has_total=False),
    )  # fmt: skip


def slip_pages(tables: Sequence[ReportTable], codes: Sequence[ContentCode]) -> tuple[Paper, ...]:
    """Slip and receipt on paper, each on pages of its own: the receipt is torn off and comes back.
    `codes`: of each of them, at its foot."""
    signs = (_SIGN_SLIP, _SIGN_RECEIPT)
    return tuple(
        page
        for table, code, signatures in zip(tables, codes, signs, strict=True)
        for page in table_pages(table, Layout(fixed=1, signatures=signatures, foot=table.title, code=code))
    )
