"""The workbook that goes back to a village: what the township has, what it asks, what must be corrected."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from roster_desktop.checks import Finding, Level
from roster_desktop.progress import Progress, Silence
from roster_desktop.records import REMOVAL_KEY, Area, RowId, RowState, Standing
from roster_desktop.records import Level as UnitLevel
from roster_desktop.schema import Role, Roster
from roster_desktop.tasks.asking import Question, our_questions
from roster_desktop.tasks.current_period import current_period
from roster_desktop.tasks.deciding import Claim, ConflictView, open_conflicts
from roster_desktop.tasks.export import manifest_of, period_of, submitted_row
from roster_desktop.tasks.findings import bring_up_to_date
from roster_desktop.wording import Refusal, asking, working
from roster_desktop.workbook import (
    BLANK_TEXT,
    ListedQuestion,
    Marked,
    QuestionPlace,
    ReturnBook,
    SubmissionBook,
    SubmittedRow,
    write_return,
)
from roster_desktop.workspace import FindingQuery, Query, ReturnRecord, Workspace, guarding

_PAGE = 500
_GRAVITY = ("warning", "error", "asked")
_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning"}
_TO_CORRECT = {Level.ERROR: "要更正", Level.WARNING: "请核实"}
_CONFLICT, _ASKED = "写法不一", "询问"


class Returned(Struct, frozen=True):
    """The return workbook that was written, and what it asks."""

    path: Path
    area: Area
    rows: Mapping[str, int]
    questions: int
    """Conflicts and questions that wait for the village."""
    corrections: int
    """Findings that it is to correct or explain."""
    content: str
    number: int


def villages_to_return_to(workspace: Workspace) -> tuple[Area, ...]:
    """The villages (in a county: also the townships) to which a workbook may go back."""
    people = [area for area in workspace.people_by_area() if area.village]
    if workspace.unit.level is not UnitLevel.COUNTY:
        return tuple(dict.fromkeys(Area(village=area.village) for area in people))
    townships = dict.fromkeys(Area(area.township) for area in people if area.township)
    return (*townships, *people)


def suggested_return_name(workspace: Workspace, area: Area) -> str:
    """A new name per return: 铁河镇退回四合村_2026年11月_第3份.xlsx."""
    period = current_period(workspace)
    number = 1 + len(workspace.returns())
    return f"{workspace.unit.name}退回{area.name}_{period.year}年{period.month:02d}月_第{number}份.xlsx"


def area_named(workspace: Workspace, name: str) -> Area:
    """The village (or township) that somebody named; refuses a name of none, or of several."""
    if workspace.unit.level is UnitLevel.VILLAGE:
        raise Refusal(asking.RETURN_FROM_VILLAGE.about(file=workspace.path.name))
    known = villages_to_return_to(workspace)
    asked = " ".join(name.split())
    found = [area for area in known if asked in (area.name, area.full_name, area.township + area.village)]
    if not found:
        names = "、".join(area.full_name for area in known)
        raise Refusal(asking.RETURN_UNIT_UNKNOWN.about(file=workspace.path.name, name=asked, known=names))
    if len(found) > 1:
        names = "、".join(area.full_name for area in found)
        raise Refusal(asking.RETURN_UNIT_AMBIGUOUS.about(name=asked, known=names))
    return found[0]


def write_return_book(
    workspace: Workspace, target: Path, area: Area, progress: Progress | None = None, password: str = ""
) -> Returned:
    """Write the return workbook of this village and remember it. Refuses an existing target.
    `password`: with which alone the book opens; it is kept nowhere."""
    watch = progress or Silence()
    if target.exists():
        raise Refusal(working.TARGET_EXISTS.about(path=target.name))
    if password:
        guarding.expect_good(password)
    bring_up_to_date(workspace, watch)
    while True:
        journal = workspace.journal
        rows, removed = _rows_of(workspace, area, watch)
        asked = _asked(workspace, rows, removed, area)
        if workspace.journal == journal:
            break
    manifest = replace(
        manifest_of(workspace, period_of(workspace)),
        sequence=1 + len(workspace.returns()),
        addressee=area.name,
    )
    book = SubmissionBook(
        manifest=manifest,
        catalog=workspace.catalog,
        unit=workspace.unit,
        rows=rows,
        removed=removed,
        writers=workspace.writer_records(),
    )
    content = write_return(target, ReturnBook(book, area.name, asked.marked, asked.listed), watch, password)
    counts = {key: len(found) for key, found in rows.items()}
    workspace.record_return(manifest, area, target.name, content, journal, rows=sum(counts.values()))
    corrections = sum(bool(one.place.rule) for one in asked.listed)
    return Returned(
        target,
        area,
        counts,
        len(asked.listed) - corrections,
        corrections,
        content,
        manifest.sequence,
    )


def last_return(workspace: Workspace, area: Area) -> ReturnRecord | None:
    """The workbook that went back to this village last."""
    return next((one for one in workspace.returns() if one.area == area), None)


def _rows_of(
    workspace: Workspace, area: Area, progress: Progress
) -> tuple[dict[str, list[SubmittedRow]], list[RowState]]:
    rows: dict[str, list[SubmittedRow]] = {}
    removed: list[RowState] = []
    for roster in workspace.catalog.rosters:
        rows[roster.key] = []
        for state in _states_of(workspace, roster, area):
            if state.standing is Standing.REMOVED:
                removed.append(state)
            else:
                rows[roster.key].append(submitted_row(workspace, roster, state))
        progress.report(len(rows), len(workspace.catalog.rosters), f"读取{roster.short_title}")
    return rows, removed


def _states_of(workspace: Workspace, roster: Roster, area: Area) -> Iterator[RowState]:
    for is_removed in (False, True):
        query = Query(roster.key, village=area.village, township=area.township, removed=is_removed)
        ids = workspace.row_ids(query)
        for start in range(0, len(ids), _PAGE):
            page = ids[start : start + _PAGE]
            found = workspace.states_by_id(roster.key, page)
            yield from (found[row] for row in page if row in found)


class _Asked(Struct, frozen=True):
    marked: Mapping[RowId, Mapping[str, Marked]]
    listed: Sequence[ListedQuestion]


def _asked(
    workspace: Workspace, rows: Mapping[str, Sequence[SubmittedRow]], removed: Sequence[RowState], area: Area
) -> _Asked:
    """Everything that is asked about these rows: conflicts first, then questions, then findings."""
    by_id = {row.state.id: row for found in rows.values() for row in found}
    there = {*by_id, *(state.id for state in removed)}
    gathering = _Gathering(workspace, by_id)
    conflicts = {(one.row, one.register): one for one in open_conflicts(workspace) if one.row in there}
    questions = {(one.row, one.register): one for one in our_questions(workspace) if one.row in there}
    for place, view in conflicts.items():
        gathering.add_conflict(view, questions.get(place))
    for place, question in questions.items():
        if place not in conflicts:
            gathering.add_question(question)
    about = {(one.row, one.asked.about) for one in questions.values() if one.asked}
    told = FindingQuery(village=area.village, township=area.township)
    for finding in workspace.findings(told):
        is_asked = (RowId(finding.row), finding.rule) in about
        if finding.level in _LEVELS and RowId(finding.row) in by_id and not is_asked:
            gathering.add_finding(finding)
    return _Asked(gathering.marked, gathering.listed)


class _Gathering:
    """What is marked on the sheets and what is listed, as it comes together."""

    def __init__(self, workspace: Workspace, rows: Mapping[RowId, SubmittedRow]) -> None:
        self._workspace = workspace
        self._rows = rows
        self.marked: dict[RowId, dict[str, Marked]] = {}
        self.listed: list[ListedQuestion] = []

    def add_conflict(self, view: ConflictView, question: Question | None) -> None:
        text = question.text if question else str(asking.CONFLICT_ASKED.about())
        sides = (*view.theirs, view.ours)
        claims = [f"{_whose(self._workspace, one)}：{one.text or BLANK_TEXT}" for one in sides]
        # The row as a whole is marked at its name, and answered in the list alone.
        if view.register != REMOVAL_KEY:
            note = "\n".join((f"【请核实】{text}", *claims, "请在这一格写上正确的内容，或在“问题清单”里选。"))
            self._mark(view.row, view.register, "asked", note)
        choices = dict.fromkeys(one.text or BLANK_TEXT for one in sides)
        theirs = "\n".join(one.text or BLANK_TEXT for one in view.theirs)
        self._list(
            QuestionPlace(view.roster, view.row, view.register), _CONFLICT, view.header, text,
            theirs=theirs, ours=view.ours.text or BLANK_TEXT, choices=tuple(choices),
        )  # fmt: skip

    def add_question(self, question: Question) -> None:
        if question.register != REMOVAL_KEY:
            note = f"【请核实】{question.text}\n内容不对就改这一格；对的，在“问题清单”的“说明”里写一句。"
            self._mark(question.row, question.register, "asked", note)
        self._list(
            QuestionPlace(question.roster, question.row, question.register), _ASKED, question.header,
            question.text, ours=question.shown or BLANK_TEXT,
        )  # fmt: skip

    def add_finding(self, finding: Finding) -> None:
        roster = self._workspace.catalog.roster(finding.roster)
        registers = list(dict.fromkeys(roster.register_of[key].key for key in finding.columns))
        row = RowId(finding.row)
        for register in registers:
            note = f"【{_TO_CORRECT[finding.level]}】{finding.message}\n{finding.remedy}"
            self._mark(row, register, _LEVELS[finding.level], note)
        values = self._rows[row].values
        headers = "、".join(roster.column_by_key[key].header for key in finding.columns)
        shown = " · ".join(values.get(key, "") or BLANK_TEXT for key in finding.columns)
        register = registers[0] if len(registers) == 1 else ""
        is_one = bool(register) and len(roster.register_by_key[register].columns) == 1
        self._list(
            QuestionPlace(finding.roster, row, register, finding.rule, finding.basis),
            _TO_CORRECT[finding.level], headers, f"{finding.message}{finding.remedy}", ours=shown,
            takes_value=is_one,
        )  # fmt: skip

    def _mark(self, row: RowId, register: str, kind: str, text: str) -> None:
        here = self.marked.setdefault(row, {})
        before = here.get(register)
        if before:
            kind = max(kind, before.kind, key=_GRAVITY.index)
            text = f"{before.text}\n{text}"
        here[register] = Marked(kind, text)

    def _list(
        self,
        place: QuestionPlace,
        kind: str,
        header: str,
        text: str,
        *,
        ours: str,
        theirs: str = "",
        choices: tuple[str, ...] = (),
        takes_value: bool = True,
    ) -> None:
        roster = self._workspace.catalog.roster(place.roster)
        row = self._rows.get(place.row)
        values = row.values if row else self._removed_values(place)
        self.listed.append(
            ListedQuestion(
                place,
                kind,
                roster.short_title,
                roster.text_of(Role.NAME, values),
                roster.text_of(Role.ID_NUMBER, values),
                header,
                text,
                theirs,
                ours,
                choices,
                takes_value,
            )
        )

    def _removed_values(self, place: QuestionPlace) -> Mapping[str, str]:
        found = self._workspace.row(place.roster, place.row)
        return found.values if found else {}


def _whose(workspace: Workspace, claim: Claim) -> str:
    """Who wrote it and when: 四合村 · 刘会计 11-18; of this file its own unit."""
    who = workspace.unit.name if claim.is_from_here else claim.from_
    return f"{who}（{claim.at[5:10]}）" if claim.at else who
