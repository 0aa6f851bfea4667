"""Which papers an application needs by the policy of the day, and which of them are not entered yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from roster_desktop.policies import TableLine
from roster_desktop.reports.facts import Entry, Facts

_IN_WORDS = "evidence"
"""The cell in which papers are ticked by their names."""
_TICKED = frozenset(
    {"劳动合同", "3个月工资凭证或流水", "用工单位务工证明", "村支书+第一书记签字证明", "车票", "本人承诺书"}
)
_CELL_BY_PAPER: Mapping[str, Mapping[str, str]] = {
    "transport": {"银行卡号": "bank_card"},
    "training": {"培训证书": "certificate", "证书编号": "certificate_number"},
    "startup": {"营业执照（统一社会信用代码）": "credit_code", "登记日期": "registered_on"},
    "posts": {
        "劳动合同或劳务协议": "agreement", "协议起止日期": "agreement_from", "公示日期": "announced_on",
        "意外伤害保险": "insured", "银行卡号": "bank_card",
    },
}  # fmt: skip
"""Subsidy → paper → the cell that tells that it is there."""
_NO = "否"
_TO_SEE = "（花名册里没有这一项，看原件）"
_ANY = "（有一样就行）"


class Papers(Struct, frozen=True):
    """What one subsidy asks for: groups of papers of which one is enough."""

    subsidy: str
    groups: tuple[tuple[str, ...], ...]
    source: str
    """The policy in words, with its day and whence it comes."""

    def missing(self, row: Entry) -> Iterator[str]:
        """What is not entered in the row yet; what no roster can tell stands there to be looked at."""
        for papers in self.groups:
            if not any(self._is_there(row, paper) for paper in papers):
                told = "／".join(f"{paper}{'' if self._can_tell(paper) else _TO_SEE}" for paper in papers)
                yield f"{told}{_ANY}" if len(papers) > 1 else told

    def _can_tell(self, paper: str) -> bool:
        known = _CELL_BY_PAPER[self.subsidy]
        return paper in known or (self.subsidy == "transport" and paper in _TICKED)

    def _is_there(self, row: Entry, paper: str) -> bool:
        cell = _CELL_BY_PAPER[self.subsidy].get(paper)
        if cell:
            return row.text(cell) not in ("", _NO)
        return paper in row.text(_IN_WORDS).split("、")


def papers_for(facts: Facts, subsidy: str) -> Papers:
    """What the policy of the day asks for."""
    ruling = facts.policies.ruling(f"P_EVIDENCE_{subsidy.upper()}", facts.on)
    lines = facts.policies.table(ruling.parameter.key, facts.on)
    return Papers(subsidy, tuple(_groups(lines)), str(ruling))


def _groups(lines: tuple[TableLine, ...]) -> Iterator[tuple[str, ...]]:
    """In the order of the policy; papers of one name of a group together."""
    together: dict[str, list[str]] = {}
    for place, line in enumerate(lines):
        paper, group = str(line.get("paper", "")), str(line.get("group", ""))
        if paper:
            together.setdefault(group or f"#{place}", []).append(paper)
    return (tuple(papers) for papers in together.values())
