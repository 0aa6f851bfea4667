"""The sheets of a submission, one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sized
from pathlib import Path

from openpyxl.workbook import Workbook

from roster_desktop.progress import Progress
from roster_desktop.records import Cell, RowId
from roster_desktop.schema import Roster
from roster_desktop.workbook.book_out import new_book, saved, set_property, write_options
from roster_desktop.workbook.choices import LongLists
from roster_desktop.workbook.facts import (
    FACTS_SHEET,
    MARK,
    PROPERTY,
    Line,
    long_line,
    manifest_json,
    manifest_line,
    removed_line,
    row_lines,
    writer_line,
)
from roster_desktop.workbook.guide_sheet import HOW_TO_FILL, KEEP_HIDDEN, GuideSheet
from roster_desktop.workbook.memory import RowMemory, encoded, remembered
from roster_desktop.workbook.roster_sheet import Heads, RosterSheet, full_name
from roster_desktop.workbook.sheet_out import SheetOut
from roster_desktop.workbook.submitted import SubmissionBook

_LONGEST_MEMORY = 30_000
_LONGEST_BESIDE = 1_000
_TICK = 200
"""Rows between two reports."""


def write_sheets(path: Path, scratch: Path, book: SubmissionBook, progress: Progress) -> Mapping[str, str]:
    """Write the whole workbook to this path. Each sheet's digest by its title."""
    return _Writing(scratch, book, progress).write(path)


class _Writing:
    def __init__(self, scratch: Path, book: SubmissionBook, progress: Progress) -> None:
        self._book = book
        self._scratch = scratch
        self._progress = progress
        self._out: Workbook = new_book()
        self._lists = LongLists()
        self._lines: list[Line] = [manifest_line(book.manifest)]
        self._lines += [writer_line(writer) for writer in book.writers]

    def write(self, path: Path) -> Mapping[str, str]:
        guide = GuideSheet(self._out, self._scratch)
        sheets = [self._roster_sheet(roster) for roster in self._book.catalog.rosters]
        self._fill_guide(guide, sheets)
        self._lines += [removed_line(state) for state in self._book.removed]
        set_property(self._out, PROPERTY, manifest_json(self._book.manifest))
        outs = [guide.out, *(sheet.out for sheet in sheets), self._facts_sheet()]
        outs += write_options(self._out, self._lists, self._scratch)
        self._progress.report(1, 1, "保存工作簿")
        return saved(self._out, path, outs)

    def _roster_sheet(self, roster: Roster) -> RosterSheet:
        manifest = self._book.manifest
        unit = self._book.unit
        heads = Heads(full_name(unit.township, unit.name), manifest.operator, manifest.written_at[:10])
        sheet = RosterSheet(self._out, roster, heads, self._scratch)
        self._lines += row_lines(roster.key, list(self._rows(roster, sheet)))
        sheet.finish(self._lists)
        return sheet

    def _rows(self, roster: Roster, sheet: RosterSheet) -> Iterator[RowId]:
        manifest = self._book.manifest
        rows = self._book.rows.get(roster.key, ())
        total = len(rows) if isinstance(rows, Sized) else 0
        for done, row in enumerate(rows):
            if done % _TICK == 0:
                self._progress.report(done, max(total, done + 1), f"写{roster.short_title}")
            memory = remembered(roster, row.state, row.values, book=manifest.book, salt=manifest.salt)
            sheet.append(row.values, row.state.id, self._beside(roster, memory))
            yield row.state.id

    def _beside(self, roster: Roster, memory: RowMemory) -> str:
        """The memory's text; what makes it too long for a cell goes to the hidden sheet."""
        text = encoded(memory)
        if len(text) <= _LONGEST_MEMORY:
            return text
        long = {key: text for key, text in memory.exact.items() if text and len(text) > _LONGEST_BESIDE}
        self._lines.append(long_line(roster.key, memory.row, memory.cells, long))
        cells: dict[str, Cell] = {}
        exact = {key: None if key in long else text for key, text in memory.exact.items()}
        return encoded(memory.without_long(cells, exact))

    def _fill_guide(self, guide: GuideSheet, sheets: list[RosterSheet]) -> None:
        manifest = self._book.manifest
        unit = self._book.unit
        guide.title("农村劳动力五类花名册（报送工作簿）")
        guide.facts(
            [
                ("填报单位", full_name(unit.county, unit.township, unit.name)),
                ("所属期", manifest.period),
                ("生成时间", f"{manifest.written_at}（第 {manifest.sequence} 次报送）"),
                ("填表人", manifest.operator),
                ("用途", "由村、镇填报单位报给上级合并；也可以在这里修改后交回，改动会被认出来。"),
            ]
        )
        counts = [f"{sheet.roster.short_title}：{sheet.count} {sheet.roster.counted_as}" for sheet in sheets]
        guide.section("各表行数", counts)
        guide.section("怎样填写", HOW_TO_FILL)
        guide.section("请注意", KEEP_HIDDEN)

    def _facts_sheet(self) -> SheetOut:
        out = SheetOut(self._out, FACTS_SHEET, self._scratch)
        out.sheet.sheet_state = "veryHidden"
        widest = max(len(line) for line in self._lines)
        out.prepare_cells([False] * widest)
        out.append_texts([MARK, "请勿修改或删除这张表：合并时靠它认出每一行。"])
        for line in self._lines:
            out.append_texts(line)
        return out
