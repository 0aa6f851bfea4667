"""Targets of a year out of a workbook of the office above, read like any other book: first shown line by
line, then written as one step that can be taken back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from roster_desktop.checks import check_row
from roster_desktop.progress import Progress, Silence
from roster_desktop.records import (
    PASSWORD,
    CellsWritten,
    Change,
    ChangeSet,
    DeliveredRow,
    Level,
    Occasion,
    Problem,
    Question,
    RowAdded,
    RowId,
    new_row_id,
)
from roster_desktop.records.question import Choice
from roster_desktop.reports import TARGET
from roster_desktop.reports.ledgers import ACTUAL_BY_INDICATOR
from roster_desktop.schema import Catalog, Roster
from roster_desktop.wording import Message, Refusal, targets
from roster_desktop.workbook import ReadBook, deliver, read_workbook
from roster_desktop.workbook.crossed import Crossed, crossed
from roster_desktop.workspace import Applied, Query, Workspace

YEAR = "@year"
"""The key under which a person says of which year targets are that name none."""
_YEARS_OFFERED = (0, 1, -1)
_NEEDED = ("indicator", "target")
_TOLD_BY = ("year", "township", "village", "indicator")


class Fate(Enum):
    """What becomes of one line of the workbook."""

    ADDED = "新增"
    CHANGED = "更改"
    SAME = "不变"
    REFUSED = "不收"
    ASIDE = "不是目标"
    """A total, a title above the rows below, a note."""


class TargetLine(Struct, frozen=True):
    """One line of the workbook: whose and which target, and what becomes of it."""

    sheet: str
    number: int
    fate: Fate
    values: Mapping[str, str]
    before: str = ""
    """The target as it stands now, where it changes."""
    said: tuple[str, ...] = ()
    """Why it is not taken, or what is to be looked at in it."""

    def __str__(self) -> str:
        if self.fate is Fate.ASIDE:
            return f"第{self.number}行　{self.said[0]}"
        where = self.values.get("village") or self.values.get("township") or "全部"
        target = self.values.get("target", "")
        told = (
            f"{self.before or '（空）'} → {target}"
            if self.before != target and self.fate is Fate.CHANGED
            else target
        )
        line = f"第{self.number}行　{where}　{self.values.get('indicator', '')}　{told}　{self.fate.value}"
        return "。".join((line, *(one.rstrip("。") for one in self.said)))


class TargetPreview(Struct, frozen=True):
    """Everything the workbook would do. Nothing is done until `apply_targets`."""

    file: str
    lines: tuple[TargetLine, ...]
    problems: tuple[Problem, ...]
    questions: tuple[Question, ...]
    """What only a person can tell; what each default says holds until somebody answers."""
    changes: tuple[Change, ...]
    journal: int

    def count(self, fate: Fate) -> int:
        return sum(line.fate is fate for line in self.lines)

    @property
    def counted(self) -> Message:
        """How many lines are taken and how."""
        return targets.TARGETS_TAKEN.about(
            file=self.file, added=self.count(Fate.ADDED), changed=self.count(Fate.CHANGED),
            same=self.count(Fate.SAME), refused=self.count(Fate.REFUSED),
        )  # fmt: skip

    @property
    def waits(self) -> bool:
        """Whether something of it is for a person to look at."""
        return bool(self.questions) or any(line.said for line in self.lines if line.fate is not Fate.ASIDE)


def preview_targets(
    workspace: Workspace,
    path: Path,
    progress: Progress | None = None,
    *,
    mapping: Mapping[str, str] | None = None,
    answers: Mapping[str, str] | None = None,
) -> TargetPreview:
    """What the workbook would add and change. Refuses one in which no targets are recognised."""
    said = answers or {}
    raw = read_workbook(path, progress or Silence(), password=said.get(PASSWORD, ""))
    roster = workspace.catalog.roster(TARGET)
    tables = [one for sheet in raw.sheets if not sheet.hidden and (one := crossed(sheet, roster, *_NEEDED))]
    rest = replace(raw, sheets=tuple(one for one in raw.sheets if one.name not in {t.name for t in tables}))
    read = deliver(rest, Catalog((roster,), people=TARGET), mapping=mapping or {}, answers=said)
    if not tables and not any(sheet.roster for sheet in read.sheets) and not read.delivery.questions:
        raise Refusal(targets.NO_TARGETS_FOUND.about(file=path.name))
    taking = _Taking(workspace, roster, _years(read, tables), said.get(YEAR, ""))
    rows = (*read.delivery.rows, *_rows_of(tables))
    lines = sorted((*taking.lines(rows), *_aside(read, tables)), key=lambda line: line.number)
    asked = (_year_question(workspace),) if taking.lacks_year else ()
    return TargetPreview(
        path.name, tuple(lines), read.delivery.problems, (*read.delivery.questions, *asked),
        tuple(taking.changes),
        workspace.journal,
    )  # fmt: skip


def apply_targets(workspace: Workspace, preview: TargetPreview) -> Applied:
    """Do what was shown, as one step that can be taken back; refuses where something was typed meanwhile."""
    if workspace.journal != preview.journal:
        raise Refusal(targets.TYPED_MEANWHILE.about(file=preview.file))
    if not preview.changes:
        return Applied(0)
    label = f"导入 {preview.file} 里的 {len(preview.changes)} 条目标"
    return workspace.apply(ChangeSet(label, Occasion.IMPORTED, preview.changes, workbook=preview.file))


def _rows_of(tables: Iterable[Crossed]) -> Iterator[DeliveredRow]:
    """Villages and kinds that cross, as the rows of a list."""
    for table in tables:
        for met in table.met:
            yield DeliveredRow(TARGET, table.name, met.number, met.values, met.cell_by_column, None)


def _aside(read: ReadBook, tables: Iterable[Crossed]) -> Iterator[TargetLine]:
    """Rows and columns that were read as no target, so that nobody wonders where they are."""
    for table in tables:
        for text in table.unread:
            said = targets.NO_TARGET_COLUMN.about(text=text)
            yield TargetLine(table.name, table.header_row, Fate.ASIDE, {}, said=(str(said),))
    rows = [(sheet.name, one) for sheet in read.sheets for one in sheet.left_out]
    for name, one in (*rows, *((table.name, one) for table in tables for one in table.left_out)):
        said = targets.NO_TARGET_ROW.about(text=one.text, what=one.what.value)
        yield TargetLine(name, one.number, Fate.ASIDE, {}, said=(str(said),))


def _years(read: ReadBook, tables: Iterable[Crossed]) -> dict[str, str]:
    """Sheet → the year that its title names."""
    named = {sheet.name: sheet.year for sheet in read.sheets} | {table.name: table.year for table in tables}
    return {name: str(year) for name, year in named.items() if year}


def _year_question(workspace: Workspace) -> Question:
    this = workspace.today().year
    choices = tuple(Choice(str(this + by), f"{this + by}年") for by in _YEARS_OFFERED)
    said = targets.WHICH_YEAR.about()
    return Question(said.code, str(said), key=YEAR, choices=choices)


class _Taking:
    """What was met so far: a target that stands in the book twice is no second one."""

    def __init__(
        self, workspace: Workspace, roster: Roster, year_by_sheet: Mapping[str, str], year: str
    ) -> None:
        self.changes: list[Change] = []
        self.lacks_year = False
        self._workspace, self._roster = workspace, roster
        self._year_by_sheet, self._year = year_by_sheet, year
        self._met: dict[tuple[str, ...], int] = {}
        self._known: dict[tuple[str, ...], tuple[RowId, Mapping[str, str]]] = {}
        for row in workspace.rows(TARGET, workspace.row_ids(Query(TARGET))):
            self._known.setdefault(self._what(row.stored), (row.id, row.stored))

    def lines(self, rows: Iterable[DeliveredRow]) -> Iterator[TargetLine]:
        for row in rows:
            if row.number:
                yield self._line(row)

    def _line(self, row: DeliveredRow) -> TargetLine:
        values = {key: text for key, text in row.values.items() if key in self._roster.column_by_key}
        if not values.get("year"):
            values["year"] = self._year_by_sheet.get(row.sheet, self._year)
        why = self._against(row, values)
        if why is not None:
            return TargetLine(row.sheet, row.number, Fate.REFUSED, values, said=(str(why),))
        what = self._what(values)
        self._met[what] = row.number
        said = self._without_needless(values)
        said += tuple(
            one.message
            for one in check_row(self._roster, values, on=self._workspace.cutoff, number=row.number)
        )
        known = self._known.get(what)
        return self._new(row, values, said) if known is None else self._changed(row, values, said, *known)

    def _against(self, row: DeliveredRow, values: Mapping[str, str]) -> Message | None:
        """Why the line is not taken; None where it is."""
        for key in _NEEDED:
            if not values.get(key):
                return targets.CELL_MISSING.about(column=self._roster.column_by_key[key].header)
        if not values["year"]:
            self.lacks_year = True
            return targets.YEAR_MISSING.about()
        if stranger := self._stranger(values):
            return targets.OF_ANOTHER.about(unit=stranger, own=self._workspace.unit.name)
        earlier = self._met.get(self._what(values))
        return None if earlier is None else targets.TARGET_AGAIN.about(number=earlier)

    def _without_needless(self, values: dict[str, str]) -> tuple[str, ...]:
        """Take away what is known here anyway: our own township, and what is counted from the rosters."""
        if self._workspace.unit.level is not Level.COUNTY:
            values.pop("township", None)
        if values["indicator"] not in ACTUAL_BY_INDICATOR:
            return ()
        typed = values.pop("typed_actual", "")
        return (str(targets.COUNTED_HERE.about(text=typed)),) if typed else ()

    def _stranger(self, values: Mapping[str, str]) -> str:
        """The unit that the target is for, where it is none of ours."""
        unit = self._workspace.unit
        township, village = values.get("township", ""), values.get("village", "")
        if unit.level is not Level.COUNTY and township and township != unit.township:
            return township
        return village if unit.level is Level.VILLAGE and village and village != unit.name else ""

    def _what(self, values: Mapping[str, str]) -> tuple[str, ...]:
        """By what targets are told apart; in a township's own file nothing hangs on whether it is named."""
        is_county = self._workspace.unit.level is Level.COUNTY
        return tuple("" if key == "township" and not is_county else values.get(key, "") for key in _TOLD_BY)

    def _new(self, row: DeliveredRow, values: dict[str, str], said: tuple[str, ...]) -> TargetLine:
        self.changes.append(
            RowAdded(TARGET, new_row_id(), {key: text for key, text in values.items() if text})
        )
        return TargetLine(row.sheet, row.number, Fate.ADDED, values, said=said)

    def _changed(
        self, row: DeliveredRow, values: dict[str, str], said: tuple[str, ...], known: RowId,
        before: Mapping[str, str],
    ) -> TargetLine:  # fmt: skip
        """A blank cell is no "nothing": what stands there stays."""
        new = {key: text for key, text in values.items() if text and text != before.get(key, "")}
        if not new:
            return TargetLine(row.sheet, row.number, Fate.SAME, values, said=said)
        self.changes.append(CellsWritten(TARGET, known, new))
        return TargetLine(row.sheet, row.number, Fate.CHANGED, values, before.get("target", ""), said)
