"""What the rules say of the open file: asked by pages and lists, kept by a check."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from roster_desktop.checks import Finding, Fix, Level
from roster_desktop.store.asked_findings import Head, Said, Told
from roster_desktop.store.finding_lines import FindingLine, FixLine

State = Literal["open", "explained", ""]
By = Literal["rule", "level", "township", "village", "roster", "row"]


class FindingQuery(Struct, frozen=True):
    """Which findings; what is left blank narrows nothing."""

    rule: str = ""
    level: Level | None = None
    roster: str = ""
    village: str = ""
    township: str = ""
    row: str = ""
    """In this row, or resting on it."""
    holder: str = ""
    """About this person: the first 18 characters of the ID number."""
    household: str = ""
    """About this household, its members and all their rows."""
    state: State = "open"
    limit: int = 0

    @property
    def where(self) -> dict[str, str]:
        """Condition → text, as the store asks."""
        told = {
            "rule": self.rule,
            "level": self.level.value if self.level else "",
            "roster": self.roster,
            "village": self.village,
            "township": self.township,
            "row": self.row,
            "holder": self.holder,
            "household": self.household,
        }
        return {key: text for key, text in told.items() if text}


class StoredFinding(Finding, frozen=True):
    """A finding with the person and the place it is about."""

    name: str = ""
    township: str = ""
    village: str = ""
    holder: str = ""
    """What identifies the person: the first 18 characters of the ID number."""
    household: str = ""
    """Key of the person's household; "" where the person has none."""
    group_key: str = ""
    """What its rule looked at: a row id, a holder, a household's key, or what rows share."""
    explanation: Said | None = None
    """Why it stands; None while it is open."""


class FindingHead(Struct, frozen=True):
    """What a list shows of a finding."""

    rule: str
    level: Level
    roster: str
    row: str
    basis: str
    message: str
    name: str
    township: str
    village: str
    holder: str
    is_explained: bool


def listed(head: Head) -> FindingHead:
    """The head as everybody else knows it."""
    return FindingHead(
        head.rule, Level(head.level), head.roster, head.row, head.basis, head.message,
        head.name, head.township, head.village, head.holder, head.is_explained,
    )  # fmt: skip


def stored(told: Told) -> StoredFinding:
    """The finding as everybody else knows it."""
    line = told.line
    return StoredFinding(
        line.rule, Level(line.level), line.roster, line.row, line.columns, line.message, line.remedy,
        "explained" if told.said else "open",
        line.policies, line.beside, line.basis,
        Fix(line.fix.label, line.fix.roster, line.fix.row, line.fix.values) if line.fix else None,
        line.name, line.township, line.village, line.holder, told.household, line.group_key, told.said,
    )  # fmt: skip


def line_of(
    finding: Finding,
    group: tuple[str, str],
    *,
    place: int,
    name: str,
    township: str,
    village: str,
    holder: str,
) -> FindingLine:
    """The finding as the store keeps it; `group`: what its rule looked at."""
    fix = finding.fix
    return FindingLine(
        *group, finding.rule, finding.level.value, finding.roster, finding.row, place, finding.columns,
        finding.message, finding.remedy, finding.policies, finding.beside, finding.basis,
        FixLine(fix.label, fix.roster, fix.row, fix.values) if fix else None,
        name, township, village, holder,
    )  # fmt: skip
