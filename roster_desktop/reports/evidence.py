"""Which evidence of an application is not entered yet, subsidy by subsidy."""

from __future__ import annotations

from collections.abc import Iterator

from roster_desktop.reports.facts import Entry

PROOFS_OF_WORK = frozenset({"劳动合同", "3个月工资凭证或流水", "用工单位务工证明", "村支书+第一书记签字证明"})
"""One of them is enough."""


def missing_for_transport(row: Entry) -> Iterator[str]:
    """One proof of the job, and a bank card to pay to."""
    shown = set(row.text("evidence").split("、"))
    if not shown & PROOFS_OF_WORK:
        yield "劳动合同、工资流水或务工证明（有一样就行）"
    yield from _without(row, ("bank_card", "银行卡号"))


def missing_for_training(row: Entry) -> Iterator[str]:
    """The certificate."""
    return _without(row, ("certificate", "培训证书"), ("certificate_number", "证书编号"))


def missing_for_startup(row: Entry) -> Iterator[str]:
    """The licence; that it ran for long enough is what makes it due."""
    return _without(row, ("credit_code", "营业执照（统一社会信用代码）"), ("registered_on", "登记日期"))


def missing_for_post(row: Entry) -> Iterator[str]:
    """The agreement with its days, the public notice, the insurance, and a bank card to pay to."""
    yield from _without(
        row,
        ("agreement", "劳动合同或劳务协议"),
        ("agreement_from", "协议起止日期"),
        ("announced_on", "公示日期"),
    )
    if row.text("insured") != "是":
        yield "意外伤害保险"
    yield from _without(row, ("bank_card", "银行卡号"))


def _without(row: Entry, *asked: tuple[str, str]) -> Iterator[str]:
    return (said for key, said in asked if not row.text(key))
