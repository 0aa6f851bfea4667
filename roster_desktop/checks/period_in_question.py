"""A village, or a township, in one reporting period as the rules look at it: facts of what came and when."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from roster_desktop.checks.finding import Finding
from roster_desktop.checks.ground import Ground
from roster_desktop.checks.reporting_period import ReportingPeriod
from roster_desktop.checks.row_in_question import RowInQuestion
from roster_desktop.checks.rule import Rule


class PeriodInQuestion(Struct, frozen=True):
    """What is not known is None, or empty: nothing is said of it then."""

    name: str
    """What people call the village or township."""
    period: ReportingPeriod
    anchor: RowInQuestion
    """A row without an id that only says where: what is said of nobody in particular belongs there."""
    ground: Ground
    people: int = 0
    """Persons listed now."""
    people_before: int | None = None
    """Persons listed when the period before ended; None where nothing was reported then."""
    missing: tuple[RowInQuestion, ...] = ()
    """Persons who were listed then and are gone without a reason, as they stood then."""
    periods_unchanged: int = 0
    """How many periods in a row, this one included, reported the same."""
    times: int = 0
    """How often it reported this period."""
    overdue: ReportingPeriod | None = None
    """The period that it has not reported though its time is over."""
    edited: tuple[tuple[RowInQuestion, tuple[str, ...]], ...] = ()
    """Rows that were edited here since the village last took in what stands here, with the columns."""


def findings_of(subject: PeriodInQuestion, rules: Iterable[Rule[PeriodInQuestion]]) -> Iterator[Finding]:
    """Everything the rules have to say; what was explained in one period is asked anew in the next."""
    for rule in rules:
        for finding in rule.findings(subject):
            told = "\x1f".join((rule.id, str(subject.period), subject.name, finding.message, finding.basis))
            basis = hashlib.blake2b(told.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
            yield replace(finding, basis=basis)
