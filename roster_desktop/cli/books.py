"""Commands on workbooks that come in: import, merge."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer

from roster_desktop.checks import Level as Severity
from roster_desktop.cli.console import (
    Status,
    StderrProgress,
    WrongCall,
    problem_json,
    roster_named,
    say,
    say_json,
    tell,
    tell_problems,
)
from roster_desktop.cli.opening import opened
from roster_desktop.cli.rows import AsJson, File
from roster_desktop.records import PASSWORD, Problem, Question, Unanswered
from roster_desktop.tasks.bring_in import ImportPreview, preview_import, write_import
from roster_desktop.tasks.gathering import LeftOut, gathered
from roster_desktop.tasks.id_doctor import REPAIR, REPAIR_ALL
from roster_desktop.tasks.merging import BookResult, MergeReport, merge_workbooks, preview_merge, total
from roster_desktop.tasks.preview_rows import Outcome
from roster_desktop.tasks.reading import ANY_ROSTER
from roster_desktop.wording import Refusal, console, working
from roster_desktop.workbook import start_reading
from roster_desktop.workbook.column_questions import problem_of

Books = Annotated[list[Path], typer.Argument(metavar="BOOK…", help="工作簿（或文件夹、zip 压缩包）")]
BookPassword = Annotated[
    bool, typer.Option("--book-password-stdin", help="从标准输入读一行，作为工作簿的打开密码")
]
Answers = Annotated[
    list[str] | None, typer.Option("--answer", metavar="KEY=VALUE", help="回答一个问题，可写多次")
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="只说会怎样，不写入")]


def import_books(
    file: File,
    books: Books,
    dry_run: DryRun = False,
    unit: Annotated[str, typer.Option(help="没有写村名的行算哪个村的")] = "",
    mapping: Annotated[
        list[str] | None, typer.Option("--map", metavar="SHEET:HEADER=key", help="指定某列是什么，可写多次")
    ] = None,
    answer: Answers = None,
    roster: Annotated[
        str, typer.Option("--roster", help="表里只有姓名和身份证号时，说明是哪本花名册，例如 person")
    ] = "",
    repair: Annotated[
        bool, typer.Option("--repair", help="补上找得到原主的身份证号（先用 --dry-run 看过再用）")
    ] = False,
    as_json: AsJson = False,
    book_password_stdin: BookPassword = False,
) -> int:
    """把工作簿里的行收进本文件；--dry-run 只看会怎样。"""
    named = mapping_of(mapping or [])
    answers = {PASSWORD: read_password() if book_password_stdin else ""} | answers_of(answer or [])
    if roster:
        answers[ANY_ROSTER] = roster_named(roster).key
    if repair:
        answers[REPAIR_ALL] = REPAIR
    waits = failed = False
    with opened(file) as workspace:
        found = gathered(books, StderrProgress())
        results = [_left_out_book(one) for one in found.left_out]
        failed = any(one.is_refused for one in found.left_out)
        if not as_json:
            tell_problems([one.problem for one in found.left_out])
        if not dry_run:
            workspace.backup("导入前")
        for book in found.books:
            try:
                preview = preview_import(
                    workspace, book, StderrProgress(), mapping=named, unit=unit, answers=answers
                )
                if not dry_run:
                    write_import(workspace, preview)
            except Refusal as refusal:
                failed = True
                results.append(_refused_book(book, refusal))
                if not as_json:
                    tell(refusal)
                    tell_problems(_how_to_answer(refusal))
                continue
            counts = preview.counts
            waits = waits or any(count["refused"] for count in counts.values()) or _has_errors(preview)
            waits = waits or _import_status(preview) == "waiting"
            results.append(_import_json(preview, dry_run))
            if not as_json:
                _tell_import(preview, dry_run)
        conflicts = len(workspace.conflicts())
    if as_json:
        say_json({"workbooks": results, "open_conflicts": conflicts})
    else:
        _tell_all([str(result["status"]) for result in results])
    if failed:
        was_read = any(result["rosters"] for result in results)
        return Status.WAITS if was_read else Status.UNREADABLE
    return Status.WAITS if waits or conflicts else Status.DONE


def merge(
    file: File,
    books: Books,
    dry_run: DryRun = False,
    answer: Answers = None,
    as_json: AsJson = False,
    book_password_stdin: BookPassword = False,
) -> int:
    """合并各村报送的工作簿（文件、文件夹或压缩包）；一本有问题不影响别的。"""
    run = preview_merge if dry_run else merge_workbooks
    password = read_password() if book_password_stdin else ""
    start_reading()
    with opened(file) as workspace:
        report = run(workspace, books, StderrProgress(), password=password, answers=answers_of(answer or []))
    if as_json:
        say_json(merge_json(report))
    else:
        for book in report.workbooks:
            say_book(book)
        tell(
            console.CONFLICTS_OPEN.about(count=report.open_conflicts)
            if report.open_conflicts
            else console.NO_CONFLICTS.about()
        )
        if dry_run:
            tell(console.PREVIEW_ONLY.about())
    if all(book.is_unreadable for book in report.workbooks if book.status != "skipped"):
        return Status.UNREADABLE
    return Status.WAITS if report.waits else Status.DONE


def merge_json(report: MergeReport) -> dict[str, object]:
    """A merge in the shape of `keys.md`."""
    return {
        "workbooks": [_book_json(book) for book in report.workbooks],
        "open_conflicts": report.open_conflicts,
    }


def say_book(book: BookResult) -> None:
    """One workbook's result as a line, its problems under it."""
    counts = total(book.counts.values())
    say(
        console.BOOK_RESULT.about(
            file=book.file,
            unit=book.unit or "—",
            status=console.STATUS[book.status].about(),
            read=counts.read,
            added=counts.added,
            changed=counts.changed,
            unchanged=counts.unchanged,
            refused=counts.refused,
            conflicts=book.conflicts,
        )
    )
    tell_problems(book.problems)


def _book_json(book: BookResult) -> dict[str, object]:
    return {
        "file": book.file,
        "status": book.status,
        "unit": book.unit,
        "rosters": {
            key: {
                "read": counts.read,
                "added": counts.added,
                "changed": counts.changed,
                "unchanged": counts.unchanged,
                "refused": counts.refused,
            }
            for key, counts in book.counts.items()
        },
        "conflicts": book.conflicts,
        "problems": [problem_json(problem) for problem in book.problems],
    }


def _import_json(preview: ImportPreview, dry_run: bool) -> dict[str, object]:
    document: dict[str, object] = {
        "file": preview.file,
        "status": _import_status(preview),
        "unit": preview.unit,
        "rosters": {
            key: {"read": sum(count.values()), **{one.value: count[one.value] for one in Outcome}}
            for key, count in preview.counts.items()
        },
        "conflicts": 0,
        "problems": [problem_json(problem) for problem in preview.problems],
        "questions": [_question_json(question) for question in preview.questions],
    }
    if dry_run:
        document["rows"] = [
            {
                "roster": row.roster,
                "sheet": row.sheet,
                "row": row.number,
                "outcome": row.outcome.value,
                "name": row.name,
                "reason": row.reason,
                "changes": [
                    {"column": one.column, "before": one.before, "after": one.after, "cell": one.cell}
                    for one in row.changes
                ],
                "cleaned": [
                    {
                        "column": one.column,
                        "cell": one.cell,
                        "was": one.was,
                        "becomes": one.becomes,
                        "why": one.why,
                    }
                    for one in row.traces
                ],
            }
            for row in preview.rows
        ]
    return document


def _question_json(question: Question) -> dict[str, object]:
    return {
        "key": question.key,
        "code": question.code,
        "message": question.sentence,
        "sheet": question.sheet,
        "cells": list(question.cells),
        "choices": [{"value": choice.value, "text": choice.text} for choice in question.choices],
        "default": question.default,
    }


def _has_errors(preview: ImportPreview) -> bool:
    return any(finding.level is Severity.ERROR for row in preview.rows for finding in row.findings)


def _import_status(preview: ImportPreview) -> str:
    if preview.change_set.changes:
        return "imported"
    if preview.reading.seen:
        return "duplicate"
    if any(question.key not in preview.asked.answers for question in preview.questions):
        return "waiting"
    refused = preview.rows and all(row.outcome is Outcome.REFUSED for row in preview.rows)
    return "refused" if refused else "unchanged"


def _tell_import(preview: ImportPreview, dry_run: bool) -> None:
    counted: Mapping[str, int] = {
        one.value: sum(count[one.value] for count in preview.counts.values()) for one in Outcome
    }
    say(
        console.BOOK_RESULT.about(
            file=preview.file,
            unit=preview.unit,
            status=console.STATUS[_import_status(preview)].about(),
            read=len(preview.rows),
            conflicts=0,
            **counted,
        )
    )
    tell_problems(preview.problems)
    if dry_run:
        for row in preview.rows:
            for one in row.changes:
                say(
                    f"  {row.sheet} {one.cell}  {row.name}  {one.column}：{one.before or '（空）'} → {one.after}"
                )
        tell(console.PREVIEW_ONLY.about())


def _tell_all(statuses: Sequence[str]) -> None:
    """What became of hundreds of books, in a line at the end."""
    counts = Counter(statuses)
    if len(statuses) > 1:
        parts = "，".join(
            f"{console.STATUS[one].about()} {counts[one]}" for one in console.STATUS if counts[one]
        )
        tell(console.BOOKS_IN_ALL.about(count=len(statuses), parts=parts))


def _refused_book(book: Path, refusal: Refusal) -> dict[str, object]:
    problem = {"code": refusal.message.code, "message": str(refusal), "sheet": "", "cell": "", "remedy": ""}
    return {
        "file": book.name,
        "status": "refused",
        "unit": "",
        "rosters": {},
        "conflicts": 0,
        "problems": [problem],
        "questions": [_question_json(refusal.question)] if isinstance(refusal, Unanswered) else [],
    }


def _how_to_answer(refusal: Refusal) -> list[Problem]:
    """The question that stopped a book, with the way to answer it."""
    return [problem_of(refusal.question)] if isinstance(refusal, Unanswered) else []


def _left_out_book(one: LeftOut) -> dict[str, object]:
    return {
        "file": one.path.name,
        "status": "refused" if one.is_refused else "skipped",
        "unit": "",
        "rosters": {},
        "conflicts": 0,
        "problems": [problem_json(one.problem)],
    }


def read_password() -> str:
    """The first line that is sent to the command, for a password among its words would be seen by all."""
    return sys.stdin.readline().rstrip("\r\n")


def mapping_of(words: list[str]) -> dict[str, str]:
    named: dict[str, str] = {}
    for word in words:
        place, equals, key = word.rpartition("=")
        if not equals or ":" not in place or not key:
            raise WrongCall(working.BAD_MAP.about(text=word))
        named[place] = key
    return named


def answers_of(words: list[str]) -> dict[str, str]:
    said: dict[str, str] = {}
    for word in words:
        key, equals, value = word.rpartition("=")
        if not equals or not key:
            raise WrongCall(working.BAD_ANSWER.about(text=word))
        said[key] = value
    return said
