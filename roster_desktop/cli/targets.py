"""The command that takes the targets of a year out of a workbook."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from roster_desktop.cli.books import Answers, BookPassword, DryRun, answers_of, mapping_of, read_password
from roster_desktop.cli.console import (
    Status,
    StderrProgress,
    problem_json,
    say,
    say_json,
    tell,
    tell_problems,
)
from roster_desktop.cli.opening import opened
from roster_desktop.cli.rows import AsJson, File
from roster_desktop.records import PASSWORD
from roster_desktop.tasks.target_books import YEAR, Fate, TargetPreview, apply_targets, preview_targets
from roster_desktop.wording import console
from roster_desktop.workbook.column_questions import problem_of


def import_targets(
    file: File,
    book: Annotated[
        Path, typer.Argument(metavar="BOOK", help="目标责任台账的工作簿，一行一条目标，或每村一行、每项一栏")
    ],
    dry_run: DryRun = False,
    year: Annotated[str, typer.Option("--year", help="表里和标题里都没有年度时，算哪一年的")] = "",
    mapping: Annotated[
        list[str] | None, typer.Option("--map", metavar="SHEET:HEADER=key", help="指定某列是什么，可写多次")
    ] = None,
    answer: Answers = None,
    as_json: AsJson = False,
    book_password_stdin: BookPassword = False,
) -> int:
    """从工作簿导入年度目标；已有的改成新数，空着的格不动；--dry-run 只看会怎样。"""
    said = {PASSWORD: read_password() if book_password_stdin else "", YEAR: year}
    with opened(file) as workspace:
        preview = preview_targets(
            workspace, book, StderrProgress(), mapping=mapping_of(mapping or []),
            answers=said | answers_of(answer or []),
        )  # fmt: skip
        if not dry_run and preview.changes:
            workspace.backup("导入前")
            apply_targets(workspace, preview)
    _tell(preview, dry_run, as_json)
    return Status.WAITS if preview.waits else Status.DONE


def _tell(preview: TargetPreview, dry_run: bool, as_json: bool) -> None:
    problems = [*preview.problems, *map(problem_of, preview.questions)]
    if as_json:
        counts = {fate.name.lower(): preview.count(fate) for fate in Fate}
        lines = [{"row": one.number, "fate": one.fate.name.lower(), "values": dict(one.values),
                  "said": list(one.said)} for one in preview.lines]  # fmt: skip
        say_json({"file": preview.file, **counts, "lines": lines,
                  "problems": list(map(problem_json, problems)),
                  "dry_run": dry_run})  # fmt: skip
        return
    say(preview.counted)
    for line in preview.lines:
        if dry_run or line.said:
            say(f"  {line}")
    tell_problems(problems)
    if dry_run:
        tell(console.PREVIEW_ONLY.about())
