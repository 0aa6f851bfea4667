"""A ready township to try things on: sample villages type, check, send; the township merges and is asked."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import typer

from roster_desktop.checks import Level as Severity
from roster_desktop.cli.console import Status, StderrProgress, say
from roster_desktop.progress import Silence
from roster_desktop.records import RowId, Unit
from roster_desktop.rosters import CATALOG
from roster_desktop.sample import SampleTownship, SampleVillage, fill_village, handmade_csv, make_township
from roster_desktop.tasks.check import check_file
from roster_desktop.tasks.export import export_submission, suggested_file_name
from roster_desktop.tasks.merging import MergeReport, merge_workbooks
from roster_desktop.tasks.typing import remove_row, write_cells
from roster_desktop.wording import Refusal, demonstration, working
from roster_desktop.workspace import Query, Workspace

TOWNSHIP_FILE = "township.roster"
_PHONES = {"village": "15400000001", "township": "15400000002"}


@dataclass
class _Told:
    """What the demonstration did, line by line, as it happened."""

    lines: list[str] = field(default_factory=list)

    def line(self, text: object) -> None:
        self.lines.append(str(text))
        say(f"{len(self.lines):>2}. {text}")


def demo(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="放到哪个（空）文件夹")],
    villages: Annotated[int, typer.Option(min=1, max=32, help="几个村")] = 6,
    people: Annotated[int, typer.Option(min=5, max=5000, help="每村多少人")] = 60,
    seed: Annotated[int, typer.Option(help="换一个数就换一批人")] = 20261122,
) -> int:
    """生成一个示例镇（人员全是虚构的），并把 录入→核对→报送→合并 走一遍。"""
    if folder.exists() and any(folder.iterdir()):
        raise Refusal(working.DEMO_FOLDER_IN_USE.about(path=folder.name))
    inbox = folder / "inbox"
    inbox.mkdir(parents=True, exist_ok=True)
    sample = make_township(villages=villages, people=people, seed=seed)
    told = _Told()
    files = _typed(folder, sample, told)
    first = _edited(files[0])
    _checked(files, told)
    sent = _sent(files, inbox, told)
    _hand_made(sample.villages[-1], inbox, told)
    with _created(folder / TOWNSHIP_FILE, sample.unit) as township:
        _said(merge_workbooks(township, [inbox], StderrProgress()), township, told)
        _crossing_edits(township, files[0], first, told)
        again = _sent_again(files[0], inbox)
        shutil.copyfile(sent[-1], inbox / f"{sent[-1].stem}(2){sent[-1].suffix}")
        report = merge_workbooks(township, [inbox], StderrProgress())
        told.line(_second_round(report, again))
        told.line(demonstration.WAITING.about(count=report.open_conflicts))
    say(demonstration.OPEN.about(command=f"roster-desktop {folder / TOWNSHIP_FILE}"))
    return Status.DONE


def _typed(folder: Path, sample: SampleTownship, told: _Told) -> list[Path]:
    files = [fill_village(folder, village) for village in sample.villages]
    names = "、".join(village.unit.name for village in sample.villages)
    people = sum(len(village.rows[CATALOG.people]) for village in sample.villages)
    rows = sum(len(rows) for village in sample.villages for rows in village.rows.values())
    told.line(demonstration.TYPED.about(unit=sample.unit.name, villages=names, people=people, rows=rows))
    return files


@contextmanager
def _created(path: Path, unit: Unit) -> Iterator[Workspace]:
    workspace = Workspace.create(path, CATALOG, unit, f"{unit.name}信息员")
    try:
        yield workspace
    finally:
        workspace.close()


def _edited(file: Path) -> RowId:
    """The first village corrects a phone and takes one person out; the row whose phone it was."""
    with Workspace.open(file, CATALOG) as workspace:
        ids = workspace.row_ids(Query(CATALOG.people))
        write_cells(workspace, CATALOG.people, ids[0], {"phone": "15400000000"})
        remove_row(workspace, CATALOG.people, ids[-1], "重复登记")
        return ids[0]


def _checked(files: list[Path], told: _Told) -> None:
    rows = 0
    count = dict.fromkeys(Severity, 0)
    for file in files:
        with Workspace.open(file, CATALOG) as workspace:
            checked = check_file(workspace, Silence())
        rows += checked.rows
        for finding in checked.findings:
            count[finding.level] += 1
    told.line(
        demonstration.CHECKED.about(
            rows=rows,
            errors=count[Severity.ERROR],
            warnings=count[Severity.WARNING],
            notices=count[Severity.NOTICE],
        )
    )


def _sent(files: list[Path], inbox: Path, told: _Told) -> list[Path]:
    sent = []
    for file in files:
        with Workspace.open(file, CATALOG) as workspace:
            target = inbox / suggested_file_name(workspace)
            sent.append(export_submission(workspace, target).path)
    told.line(demonstration.SENT.about(count=len(sent), example=sent[0].name))
    return sent


def _hand_made(village: SampleVillage, inbox: Path, told: _Told) -> None:
    """A list as a village without the program sends it: other headers, other order, WPS's Chinese CSV."""
    path = inbox / f"{village.unit.name}务工名单(手工).csv"
    path.write_bytes(handmade_csv(village).encode("gb18030"))
    told.line(demonstration.HAND_MADE.about(file=path.name))


def _said(report: MergeReport, township: Workspace, told: _Told) -> None:
    merged = [book for book in report.workbooks if book.status == "merged"]
    added = sum(counts.added for book in merged for counts in book.counts.values())
    told.line(demonstration.MERGED.about(books=len(report.workbooks), merged=len(merged), added=added))
    counts = township.counts()
    told.line(
        demonstration.HOLDS.about(
            people=counts[CATALOG.people],
            households=township.households(),
            others="，".join(
                f"{roster.short_title} {counts[roster.key]}"
                for roster in CATALOG.rosters
                if roster.key != CATALOG.people
            ),
        )
    )


def _crossing_edits(township: Workspace, village_file: Path, row: RowId, told: _Told) -> None:
    """Township and village correct the same phone without knowing of each other."""
    write_cells(township, CATALOG.people, row, {"phone": _PHONES["township"]})
    with Workspace.open(village_file, CATALOG) as village:
        write_cells(village, CATALOG.people, row, {"phone": _PHONES["village"]})
    told.line(demonstration.CROSSING.about())


def _sent_again(file: Path, inbox: Path) -> Path:
    with Workspace.open(file, CATALOG) as workspace:
        return export_submission(workspace, inbox / suggested_file_name(workspace)).path


def _second_round(report: MergeReport, again: Path) -> object:
    known = sum(book.status in ("duplicate", "unchanged") for book in report.workbooks)
    [book] = [book for book in report.workbooks if book.file == again.name]
    changed = sum(counts.changed for counts in book.counts.values())
    return demonstration.SECOND_ROUND.about(
        books=len(report.workbooks), known=known, file=again.name, changed=changed
    )
