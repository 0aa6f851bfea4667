"""建账, 算账, 结账: the accounts of a period are opened, computed as often as one likes, and closed once.

What was closed is kept table by table and is never altered; a correction is kept beside it and says why.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date

from msgspec import Struct

from roster_desktop.checks.reporting_period import FIRST_DAY
from roster_desktop.progress import Progress, Silence
from roster_desktop.records import EVERYTHING, Period, Span, period_named, period_of
from roster_desktop.reports import Facts, Report, ReportTable
from roster_desktop.reports.dispatch import Dispatch
from roster_desktop.reports.kept import tables_in, text_of
from roster_desktop.tasks.closing import Account, Explained, account
from roster_desktop.tasks.dispatching import dispatch
from roster_desktop.tasks.entitling import with_entitlements
from roster_desktop.tasks.findings import bring_up_to_date
from roster_desktop.tasks.report_facts import gather_facts
from roster_desktop.tasks.reporting import made_of, reports_for
from roster_desktop.tasks.zero_looks import PastLooks, with_history
from roster_desktop.wording import N_, Language, Refusal, _, accounts, current_language
from roster_desktop.workspace import FiguresKind, FiguresRecord, PeriodRecord, Workspace

_TRIES = 3
NOW = "now"
"""How the figures of this moment are called, which nobody kept."""

Tables = Mapping[str, tuple[ReportTable, ...]]
"""Report → its tables."""


class Standing(Struct, frozen=True):
    """How far the accounts of a period are."""

    period: Period
    first: date
    last: date
    opened: PeriodRecord | None
    figures: tuple[FiguresRecord, ...]
    """What was kept of it: the last computing, the closing, the corrections."""

    @property
    def closing(self) -> FiguresRecord | None:
        return next((one for one in self.figures if one.kind is FiguresKind.CLOSED), None)

    @property
    def newest(self) -> FiguresRecord | None:
        """What counts: the last correction, else the closing, else the computing."""
        return self.figures[-1] if self.figures else None

    @property
    def word(self) -> str:
        """How far it is, in a word."""
        newest = self.newest
        if self.closing is not None:
            return N_("已结账，有更正") if newest is not self.closing else N_("已结账")
        if newest is not None:
            return N_("已算账")
        return N_("已建账") if self.opened else N_("未建账")


def period_asked(text: str) -> Period:
    """The period that somebody named; a refusal says how one is written."""
    found = period_named(text)
    if found is None:
        raise Refusal(accounts.UNKNOWN_PERIOD.about(text=text))
    return found


def days_of(workspace: Workspace, period: Period) -> tuple[date, date]:
    """Its first and last day, by the policy on which day a month begins."""
    middle = date(period.year, 7, 1)
    return period.days(workspace.policies.number(FIRST_DAY, middle))


def period_at_hand(workspace: Workspace, span: Span) -> Period:
    """The period of this length that today lies in."""
    today = workspace.today()
    return period_of(span, today, workspace.policies.number(FIRST_DAY, today))


def standing_of(workspace: Workspace, period: Period) -> Standing:
    """How far the accounts of this period are."""
    opened = next((one for one in workspace.periods() if one.key == period.key), None)
    return Standing(period, *days_of(workspace, period), opened, tuple(workspace.figures(period.key)))


def standings(workspace: Workspace) -> tuple[Standing, ...]:
    """Every opened period, the latest first; of those that end on one day the longest first."""
    periods = [found for one in workspace.periods() if (found := period_named(one.key))]
    spans = list(Span)
    told = sorted(
        (standing_of(workspace, one) for one in periods), key=lambda one: spans.index(one.period.span)
    )
    return tuple(sorted(told, key=lambda one: one.last, reverse=True))


def open_period(workspace: Workspace, period: Period) -> PeriodRecord:
    """建账: from now on the period is accounted for."""
    return workspace.open_period(period.key)


def compute_period(workspace: Workspace, period: Period, progress: Progress | None = None) -> FiguresRecord:
    """算账: every report as of now, in the place of the last computing."""
    return _keep(workspace, period, FiguresKind.COMPUTED, progress)


def close_period(
    workspace: Workspace,
    period: Period,
    progress: Progress | None = None,
    *,
    said: Mapping[str, str] | None = None,
) -> FiguresRecord:
    """结账: every report as of now, for good. Refused while an error or warning is neither corrected nor
    explained; `said`: basis of a finding about the period itself → why it stands."""
    return _keep(workspace, period, FiguresKind.CLOSED, progress, said=said)


def correct_period(
    workspace: Workspace,
    period: Period,
    reason: str,
    progress: Progress | None = None,
    *,
    said: Mapping[str, str] | None = None,
) -> FiguresRecord:
    """追加更正: every report as of now beside those that were closed, which stay as they are."""
    told = " ".join(reason.split())
    if not told:
        raise Refusal(accounts.CORRECTION_WITHOUT_REASON.about())
    return _keep(workspace, period, FiguresKind.CORRECTED, progress, reason=told, said=said)


def tables_now(
    workspace: Workspace,
    on: date,
    progress: Progress | None = None,
    *,
    reports: Iterable[Report] | None = None,
) -> Tables:
    """Every report of this file, or these, as of now; ages and periods told on this day."""
    wanted = tuple(reports_for(workspace) if reports is None else reports)
    facts = gather_facts(workspace, progress=progress, on=on)
    if any(report.looks_back for report in wanted):
        # Looking back takes the longest; what does not look back is the same with it.
        facts = with_history(workspace, facts, PastLooks(), EVERYTHING, progress)
    if any(report.tells_dues for report in wanted):
        facts = with_entitlements(workspace.catalog, facts, progress)
    found: dict[str, tuple[ReportTable, ...]] = {}
    for report in wanted:
        told: Facts | Dispatch = facts
        if report.cadence is not None:
            told = dispatch(workspace, report.cadence, progress=progress)
        found[report.key] = made_of(workspace, report, told).tables
    return found


def kept_tables(workspace: Workspace, figures: FiguresRecord, report: Report) -> tuple[ReportTable, ...]:
    """The tables of one report as they were kept."""
    text = workspace.figures_texts(figures.number, report.key).get(report.key)
    if text is None:
        raise Refusal(accounts.NOT_IN_FIGURES.about(when=figures_in_words(figures), title=report.title))
    return tables_in(text)


def figures_asked(workspace: Workspace, text: str) -> FiguresRecord:
    """The figures that somebody named by their period (the newest of it), or by period@number."""
    key, _, number = text.partition("@")
    period = period_asked(key)
    standing = standing_of(workspace, period)
    if not number:
        if standing.newest is None:
            raise Refusal(accounts.NO_FIGURES.about(period=period.in_words))
        return standing.newest
    found = next((one for one in standing.figures if str(one.number) == number.strip()), None)
    if found is None:
        raise Refusal(accounts.NO_SUCH_FIGURES.about(text=text))
    return found


def figures_title(figures: FiguresRecord) -> str:
    """How the figures are called: 2026年11月（结账 2026-11-30）."""
    period = period_named(figures.period)
    return f"{period.title if period else figures.period}（{KIND_WORD[figures.kind]} {figures.at[:10]}）"


def figures_in_words(figures: FiguresRecord) -> str:
    """How the window calls them: in English November 2026 (closed 2026-11-30)."""
    period = period_named(figures.period)
    if current_language() is Language.CHINESE or period is None:
        return figures_title(figures)
    return f"{period.in_words} ({_(_IN_A_WORD[figures.kind])} {figures.at[:10]})"


KIND_WORD = {FiguresKind.COMPUTED: "算账", FiguresKind.CLOSED: "结账", FiguresKind.CORRECTED: "更正"}
_IN_A_WORD = {
    FiguresKind.COMPUTED: N_("已算账"),
    FiguresKind.CLOSED: N_("已结账"),
    FiguresKind.CORRECTED: N_("已更正"),
}


def account_told(figures: FiguresRecord) -> tuple[Mapping[str, str], ...]:
    """What stood and was explained when the period was closed."""
    return tuple(json.loads(figures.account)) if figures.account else ()


def _keep(
    workspace: Workspace,
    period: Period,
    kind: FiguresKind,
    progress: Progress | None,
    *,
    reason: str = "",
    said: Mapping[str, str] | None = None,
) -> FiguresRecord:
    watch = progress or Silence()
    _expect_may(workspace, period, kind)
    first, last = days_of(workspace, period)
    if workspace.cutoff < first:
        raise Refusal(accounts.NOT_BEGUN.about(period=period.in_words, first=first.isoformat()))
    on = min(workspace.cutoff, last)
    for _again in range(_TRIES):
        journal = workspace.journal
        told = _account(workspace, kind, watch, said)
        texts = {key: text_of(tables) for key, tables in tables_now(workspace, on, watch).items()}
        record = FiguresRecord(
            0, period.key, kind, on.isoformat(), "", workspace.operator or workspace.unit.name, journal,
            reason, told,
        )  # fmt: skip
        # Somebody typed meanwhile: what was computed would be neither of before nor of after.
        if kept := workspace.keep_figures(record, texts):
            return kept
    raise Refusal(accounts.MOVED_ON.about(period=period.in_words))


def _expect_may(workspace: Workspace, period: Period, kind: FiguresKind) -> None:
    """Say at once, before minutes of computing, what the file would refuse at the end."""
    standing = standing_of(workspace, period)
    if standing.opened is None:
        raise Refusal(accounts.NOT_OPEN.about(period=period.in_words))
    if kind is FiguresKind.CORRECTED:
        if standing.closing is None:
            raise Refusal(accounts.NOTHING_TO_CORRECT.about(period=period.in_words))
    elif standing.closing is not None:
        raise Refusal(accounts.CLOSED_ALREADY.about(period=period.in_words))


def _account(workspace: Workspace, kind: FiguresKind, watch: Progress, said: Mapping[str, str] | None) -> str:
    if kind is FiguresKind.COMPUTED:
        bring_up_to_date(workspace, watch)
        return ""
    told: Account = account(workspace, watch, said=said)
    told.require_settled()
    return json.dumps([_explained(one) for one in told.explained], ensure_ascii=False)


def _explained(one: Explained) -> dict[str, str]:
    finding, why = one.finding, one.why
    return {
        "rule": finding.rule, "level": finding.level.value, "roster": finding.roster, "row": finding.row,
        "name": finding.name, "village": finding.village, "message": finding.message,
        "reason": why.reason, "who": why.who, "on": why.on,
    }  # fmt: skip
