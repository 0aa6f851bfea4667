"""The sheets of a submission, one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sized
from dataclasses import replace
from pathlib import Path

from roster_desktop.progress import Progress
from roster_desktop.records import RowId, RowState
from roster_desktop.schema import Roster
from roster_desktop.workbook.book_out import BookOut
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
from roster_desktop.workbook.submitted import SubmissionBook

_LONGEST_MEMORY = 30_000
_TICK = 200
"""Rows between two reports."""


def write_sheets(path: Path, scratch: Path, book: SubmissionBook, progress: Progress) -> Mapping[str, str]:
    """Write the whole workbook to this path. Each sheet's digest by its title."""
    with BookOut(scratch) as out:
        _Writing(out, book, progress).write()
        progress.report(1, 1, "保存工作簿")
        return out.save(path)


class _Writing:
    def __init__(self, out: BookOut, book: SubmissionBook, progress: Progress) -> None:
        self._out = out
        self._book = book
        self._progress = progress
        self._lists = LongLists()
        self._lines: list[Line] = [manifest_line(book.manifest)]
        self._lines += [writer_line(writer) for writer in book.writers]

    def write(self) -> None:
        guide = GuideSheet(self._out)
        sheets = [self._roster_sheet(roster) for roster in self._book.catalog.rosters]
        self._fill_guide(guide, sheets)
        self._lines += [removed_line(state) for state in self._book.removed]
        self._out.set_property(PROPERTY, manifest_json(self._book.manifest))
        self._write_facts()
        self._out.write_options(self._lists)

    def _roster_sheet(self, roster: Roster) -> RosterSheet:
        manifest = self._book.manifest
        unit = self._book.unit
        heads = Heads(full_name(unit.township, unit.name), manifest.operator, manifest.written_at[:10])
        sheet = RosterSheet(self._out, roster, heads)
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
            sheet.append(row.values, row.state.id, self._beside(roster, row.state, memory))
            yield row.state.id

    def _beside(self, roster: Roster, state: RowState, memory: RowMemory) -> str:
        """The memory's text. Where it is too long for a cell,
        the registers go to the hidden sheet in full."""
        text = encoded(memory)
        if len(text) <= _LONGEST_MEMORY:
            return text
        exact = {key: text for key, text in memory.exact.items() if text is not None}
        self._lines.append(long_line(roster.key, memory.row, state.cells, exact))
        return encoded(replace(memory, seen={}, cells={}, exact=dict.fromkeys(exact)))

    def _fill_guide(self, guide: GuideSheet, sheets: list[RosterSheet]) -> None:
        manifest = self._book.manifest
        unit = self._book.unit
        guide.title("农村劳动力花名册（报送工作簿）")
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

    def _write_facts(self) -> None:
        out = self._out.sheet(FACTS_SHEET)
        out.sheet.sheet_state = "veryHidden"
        out.prepare_cells([False] * max(len(line) for line in self._lines))
        out.append_texts([MARK, "请勿修改或删除这张表：合并时靠它认出每一行。"])
        for line in self._lines:
            out.append_texts(line)
