"""The sheets of a submission, one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sized
from pathlib import Path

from roster_desktop.progress import Progress, Saying
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
from roster_desktop.workbook.memory import RowMemory, Seen, encoded, remembered
from roster_desktop.workbook.reading import read_written
from roster_desktop.workbook.roster_sheet import Heads, RosterSheet, full_name
from roster_desktop.workbook.seal import MOST_ROWS, Sealing, seal
from roster_desktop.workbook.submitted import SubmissionBook, SubmittedRow

_LONGEST_MEMORY = 30_000
_TICK = 200
"""Rows between two reports."""


def write_sheets(
    path: Path, scratch: Path, book: SubmissionBook, progress: Progress, sealing: Sealing | None = None
) -> Mapping[str, str]:
    """Write the whole workbook to this path, and seal it where that is wanted. Each sheet's digest by its
    title."""
    with BookOut(scratch) as out:
        writing = SheetWriting(out, book, progress)
        writing.write()
        progress.report(1, 1, "保存工作簿")
        by = sealing if writing.count <= MOST_ROWS else None
        digests = out.save(path, is_sealed=by is not None)
    if by:
        seal(path, read_written(path, Saying(progress, "回读核对"), by.understand), by.made_by)
    return digests


class SheetWriting:
    """A workbook with hidden memory on its way; a return workbook differs in a few places."""

    def __init__(self, out: BookOut, book: SubmissionBook, progress: Progress) -> None:
        self.out = out
        self.book = book
        self._progress = progress
        self.lists = LongLists()
        self.count = 0
        """Rows that were written."""
        self._lines: list[Line] = [manifest_line(book.manifest)]
        self._lines += [writer_line(writer) for writer in book.writers]

    def write(self) -> None:
        """Every sheet, one after the other."""
        guide = GuideSheet(self.out)
        self.write_list()
        sheets = [self._roster_sheet(roster) for roster in self.book.catalog.rosters]
        self.fill_guide(guide, sheets)
        self._lines += [removed_line(state) for state in self.book.removed]
        self.out.set_property(PROPERTY, manifest_json(self.book.manifest))
        self._write_facts()
        self.out.write_options(self.lists)

    def _roster_sheet(self, roster: Roster) -> RosterSheet:
        manifest = self.book.manifest
        unit = self.book.unit
        heads = Heads(full_name(unit.township, unit.name), manifest.operator, manifest.written_at[:10])
        sheet = RosterSheet(self.out, roster, heads)
        self._lines += row_lines(roster.key, list(self._rows(roster, sheet)))
        self.finish(sheet)
        return sheet

    def _rows(self, roster: Roster, sheet: RosterSheet) -> Iterator[RowId]:
        manifest = self.book.manifest
        rows = self.book.rows.get(roster.key, ())
        total = len(rows) if isinstance(rows, Sized) else 0
        for done, row in enumerate(rows):
            if done % _TICK == 0:
                self._progress.report(done, max(total, done + 1), f"写{roster.short_title}")
            memory = remembered(
                roster, row.state, row.values, book=manifest.book, salt=manifest.salt,
                asked=self.asked(row.state),
            )  # fmt: skip
            self.append(sheet, row, self._beside(roster, row.state, memory))
            self.count += 1
            yield row.state.id

    def asked(self, state: RowState) -> Iterable[str]:
        """Registers beside which the sheet shows a question."""
        return ()

    def append(self, sheet: RosterSheet, row: SubmittedRow, memory: str) -> None:
        """One row onto its sheet."""
        sheet.append(row.values, row.state.id, memory)

    def finish(self, sheet: RosterSheet) -> None:
        """What a sheet gets once its last row is written."""
        sheet.finish(self.lists)

    def _beside(self, roster: Roster, state: RowState, memory: RowMemory) -> str:
        """The memory's text. Where it is too long for a cell,
        the registers go to the hidden sheet in full."""
        text = encoded(memory)
        if len(text) <= _LONGEST_MEMORY:
            return text
        exact = {key: text for key, text in memory.exact.items() if text is not None}
        self._lines.append(long_line(roster.key, memory.row, state.cells, exact))
        return encoded(memory._replace(seen=Seen(), cells={}, exact=dict.fromkeys(exact)))

    def write_list(self) -> None:
        """What stands between the guide and the rosters; nothing in a submission."""

    def fill_guide(self, guide: GuideSheet, sheets: list[RosterSheet]) -> None:
        manifest = self.book.manifest
        unit = self.book.unit
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
        out = self.out.sheet(FACTS_SHEET)
        out.sheet.sheet_state = "veryHidden"
        out.prepare_cells([False] * max(len(line) for line in self._lines))
        out.append_texts([MARK, "请勿修改或删除这张表：合并时靠它认出每一行。"])
        for line in self._lines:
            out.append_texts(line)
