"""What the rules say of this reporting period: who is missing, whose numbers jump, who has not reported, and
what the township changed that the village does not know of yet.

The facts come from the file's history and from which workbooks came and went. A village's own file compares
itself with its last workbook; a township's, or a county's, with how it stood when the period before ended.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct

from roster_desktop.checks import Finding, Ground, RowInQuestion, row_in_question
from roster_desktop.checks.period_in_question import PeriodInQuestion, findings_of
from roster_desktop.checks.period_rules import PERIOD_RULES
from roster_desktop.checks.reporting_period import ReportingPeriod, last_due, reporting_period
from roster_desktop.policies import PolicyBook
from roster_desktop.records import EVERYTHING, Area, Level, Occasion, RowId
from roster_desktop.schema import Role, Roster
from roster_desktop.tasks.areas import reports_of, senders
from roster_desktop.tasks.comparing import point_where
from roster_desktop.tasks.taken_in import taken_in
from roster_desktop.wording import storing
from roster_desktop.workspace import DeliveryRecord, HistoryEntry, RowBetween, Workspace

_EDITED = frozenset({Occasion.TYPED.value, Occasion.REMOVED.value, Occasion.DECIDED.value})
_EVERY = 1_000_000
_PAGE = 200
_REMOVED_REASON = "removed_reason"
_UNDONE = tuple(
    text.partition("{")[0] for text in (storing.REMOVED_BY_UNDO.chinese, storing.REMOVED_BY_UNDO.english)
)


def period_findings(workspace: Workspace, within: Area = EVERYTHING) -> tuple[Finding, ...]:
    """Everything to be said of this period, of the whole unit or of a part of it; findings about nobody in
    particular have the row ""."""
    told = periods(workspace, within)
    return tuple(found for period in told for found in findings_of(period, PERIOD_RULES))


def periods(workspace: Workspace, within: Area = EVERYTHING) -> Iterator[PeriodInQuestion]:
    """The own village, or every village of the township (every township of the county)."""
    ground = Ground(workspace.cutoff, workspace.policies, workspace.unit)
    if workspace.unit.level is Level.VILLAGE:
        yield _own_period(workspace, ground)
        return
    period = reporting_period(workspace.today(), ground.policies)
    sent = senders(workspace)
    people = workspace.people_by_area()
    then = _Then.read(workspace, _point_before(workspace, period, ground.policies))
    edits = _edits_by_area(workspace, ground, sent)
    for area, deliveries in reports_of(workspace).items():
        if not (within.contains(area) or area.contains(within)):
            continue
        known = _reported_in(deliveries, ground.policies)
        now = sum(count for one, count in people.items() if area.contains(one))
        had_reported = any(one < period for one in known)
        yield PeriodInQuestion(
            area.name, period, _anchor(workspace, area), ground, now,
            then.people(area, now) if had_reported else None,
            then.missing(area, ground.on) if had_reported else (),
            _unchanged(known, period),
            len(known.get(period, ())),
            _overdue(workspace, known, sent, ground.policies),
            edits.get(area, ()),
        )  # fmt: skip


def edited_areas(workspace: Workspace) -> frozenset[Area]:
    """Who does not know yet, as far as their workbooks tell, of something that was edited here (T08)."""
    ground = Ground(workspace.cutoff, workspace.policies, workspace.unit)
    return frozenset(_edits_by_area(workspace, ground, senders(workspace)))


class _Then(Struct, frozen=True):
    """How the persons stood at an earlier point, by what happened to them since."""

    people_roster: Roster
    rows: tuple[RowBetween, ...]

    @classmethod
    def read(cls, workspace: Workspace, point: int | None) -> _Then:
        people = workspace.catalog.person_roster
        between = workspace.rows_between(point, workspace.journal) if point is not None else []
        return cls(people, tuple(one for one in between if one.roster == people.key))

    def people(self, area: Area, now: int) -> int:
        """How many the area had."""
        joined = sum(not _was(one) and _is(one) for one in self._of(area))
        left = sum(_was(one) and not _is(one) for one in self._of(area))
        return now - joined + left

    def missing(self, area: Area, on: date) -> tuple[RowInQuestion, ...]:
        """Who was listed and is not, without anybody having said why."""
        return tuple(
            row_in_question(self.people_roster, one.before.values, row=one.row, on=on, number=None)
            for one in self._of(area)
            if _was(one) and not _is(one) and one.before and _is_silent(one)
        )

    def _of(self, area: Area) -> Iterator[RowBetween]:
        for one in self.rows:
            then = one.before or one.after
            if then and area.contains(_area(self.people_roster, then.values)):
                yield one


def _own_period(workspace: Workspace, ground: Ground) -> PeriodInQuestion:
    policies = ground.policies
    period = reporting_period(workspace.today(), policies)
    exports = [(_period_of(one.at, policies), one.journal) for one in workspace.exports()]
    earlier = [journal for told, journal in exports if told and told < period]
    then = _Then.read(workspace, earlier[0] if earlier else None)
    now = workspace.counts()[workspace.catalog.people]
    return PeriodInQuestion(
        workspace.unit.name, period, _anchor(workspace, EVERYTHING), ground, now,
        then.people(EVERYTHING, now) if earlier else None,
        then.missing(EVERYTHING, ground.on) if earlier else (),
        _same_exports(exports, period),
    )  # fmt: skip


def _same_exports(exports: Sequence[tuple[ReportingPeriod | None, int]], period: ReportingPeriod) -> int:
    """Periods up to this one, without a gap, whose last workbooks held the same."""
    last: dict[ReportingPeriod, int] = {}
    for told, journal in exports:
        if told:
            last.setdefault(told, journal)
    count, asked = 0, period
    while asked in last and last[asked] == last[period]:
        count, asked = count + 1, asked.before
    return count


def _point_before(workspace: Workspace, period: ReportingPeriod, policies: PolicyBook) -> int | None:
    """The last step of the history in an earlier period; None where there was none."""
    point = point_where(
        workspace, lambda at: (told := _period_of(at, policies)) is not None and told < period
    )
    return point or None


def _reported_in(
    deliveries: Iterable[DeliveryRecord], policies: PolicyBook
) -> dict[ReportingPeriod, list[DeliveryRecord]]:
    known: dict[ReportingPeriod, list[DeliveryRecord]] = {}
    for one in deliveries:
        if told := _period_of(one.at, policies):
            known.setdefault(told, []).append(one)
    return known


def _unchanged(known: Mapping[ReportingPeriod, Sequence[DeliveryRecord]], period: ReportingPeriod) -> int:
    """Periods up to this one, without a gap, in which nothing new came; the first one brought what stands."""
    count, asked = 0, period
    while asked in known and all(not one.batch for one in known[asked]):
        count, asked = count + 1, asked.before
    return count + 1 if asked in known else count


def _overdue(
    workspace: Workspace,
    known: Mapping[ReportingPeriod, Sequence[DeliveryRecord]],
    sent: Mapping[Area, Sequence[DeliveryRecord]],
    policies: PolicyBook,
) -> ReportingPeriod | None:
    """The last period that is due and was not reported; none while nobody at all reports here."""
    due = last_due(workspace.today(), policies)
    is_used = any(
        told and told <= due
        for records in sent.values()
        for one in records
        if (told := _period_of(one.at, policies))
    )
    return due if is_used and not any(one >= due for one in known) else None


def _edits_by_area(
    workspace: Workspace, ground: Ground, sent: Mapping[Area, Sequence[DeliveryRecord]]
) -> dict[Area, tuple[tuple[RowInQuestion, tuple[str, ...]], ...]]:
    """Rows edited here that the area does not know of as they stand now, as far as its workbooks tell."""
    known = taken_in(workspace, {area: records for area, records in sent.items() if records})
    if not known:
        return {}
    edits = _edits(workspace, min(known.values()))
    found: dict[Area, list[tuple[RowInQuestion, tuple[str, ...]]]] = {}
    for roster_key, rows in _by_roster(edits).items():
        roster = workspace.catalog.roster(roster_key)
        for row in workspace.rows(roster_key, list(rows)):
            where = _area(roster, row.values)
            area = next((area for area in known if area.contains(where)), None)
            told = [one for one in rows[row.id] if area and one.batch > known[area]]
            columns = tuple(_altered(roster, told, {**row.stored, **_removal(row.values)}))
            if area and columns:
                asked = row_in_question(roster, row.stored, row=row.id, on=ground.on, number=None)
                kept = tuple(key for key in columns if key in roster.column_by_key)
                found.setdefault(area, []).append((asked, kept))
    return {area: tuple(rows) for area, rows in found.items()}


def _edits(workspace: Workspace, after: int) -> list[HistoryEntry]:
    """Every cell that people altered here by hand in later steps that are in force, the newest first."""
    entries: list[HistoryEntry] = []
    before: int | None = None
    while page := workspace.batches(_PAGE, before):
        for batch in page:
            if batch.number > after and batch.occasion in _EDITED and not batch.undone:
                entries += workspace.history(batch=batch.number, limit=_EVERY)
        before = page[-1].number
        if before <= after:
            break
    return entries


def _by_roster(entries: Iterable[HistoryEntry]) -> dict[str, dict[RowId, list[HistoryEntry]]]:
    rows: dict[str, dict[RowId, list[HistoryEntry]]] = {}
    for entry in entries:
        rows.setdefault(entry.roster, {}).setdefault(entry.row, []).append(entry)
    return rows


def _altered(roster: Roster, entries: Sequence[HistoryEntry], now: Mapping[str, str]) -> Iterator[str]:
    """Columns that still show what was written here, and showed something else before."""
    keys = dict.fromkeys(entry.column for entry in reversed(entries))
    for key in keys:
        told = [entry for entry in entries if entry.column == key]
        is_meant = key in roster.column_by_key or key == _REMOVED_REASON
        if is_meant and told[0].after == now.get(key, "") != told[-1].before:
            yield key


def _removal(values: Mapping[str, str]) -> dict[str, str]:
    return {_REMOVED_REASON: values.get(_REMOVED_REASON, "")}


def _anchor(workspace: Workspace, area: Area) -> RowInQuestion:
    people, unit = workspace.catalog.person_roster, workspace.unit
    village = area.village or (unit.name if unit.level is Level.VILLAGE else "")
    told = {Role.TOWNSHIP: area.township or unit.township, Role.VILLAGE: village}
    texts = {people.key_of(role): text for role, text in told.items() if people.has(role)}
    return row_in_question(people, texts, row="", on=workspace.cutoff, number=None)


def _area(roster: Roster, values: Mapping[str, str]) -> Area:
    return Area(roster.text_of(Role.TOWNSHIP, values), roster.text_of(Role.VILLAGE, values))


def _period_of(at: str, policies: PolicyBook) -> ReportingPeriod | None:
    """Of a time as the file writes it; None where it was written otherwise."""
    try:
        return reporting_period(date.fromisoformat(at[:10]), policies)
    except ValueError:
        return None


def _was(one: RowBetween) -> bool:
    return one.before is not None and not one.before.is_removed


def _is(one: RowBetween) -> bool:
    return (one.after is not None and not one.after.is_removed) or one.became is not None


def _is_silent(one: RowBetween) -> bool:
    """Whether nobody gave a reason: the row is simply gone, or went with a step that was taken back."""
    reason = one.after.values.get(_REMOVED_REASON, "") if one.after else ""
    return not reason or reason.startswith(_UNDONE)
