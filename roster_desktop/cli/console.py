"""How commands speak: results on standard output, everything else on standard error, one exit status."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Container, Iterable, Mapping, Sequence
from enum import IntEnum

from roster_desktop.checks import Finding
from roster_desktop.records import Problem
from roster_desktop.rosters import CATALOG
from roster_desktop.schema import Roster
from roster_desktop.wording import Message, Refusal, console, working
from roster_desktop.workspace import Applied, Workspace

Json = Mapping[str, object] | Sequence[object]


class Status(IntEnum):
    """Exit status of a command (`command-line.md`)."""

    DONE = 0
    WAITS = 1
    WRONG_CALL = 2
    UNREADABLE = 3


class WrongCall(Exception):
    """The words of the call are off; nothing was opened."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.code)
        self.message = message


def say(message: object) -> None:
    """One line of result."""
    print(message, file=sys.stdout)


def tell(message: object) -> None:
    """One line beside the result: progress, messages."""
    print(message, file=sys.stderr, flush=True)


def say_json(document: Json) -> None:
    """One JSON document and nothing else."""
    print(json.dumps(document, ensure_ascii=False, indent=1), file=sys.stdout)


def say_csv(header: Sequence[str], lines: Iterable[Sequence[str]]) -> None:
    """Comma-separated lines under a header."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(lines)
    sys.stdout.write(out.getvalue())


class StderrProgress:
    """Progress as a bar on a terminal, as one plain line per step of the work otherwise."""

    def __init__(self) -> None:
        self._what = ""

    def report(self, done: int, total: int, what: str) -> None:
        """Tell how far the work is; the interrupt key cancels it."""
        if sys.stderr.isatty():
            end = "\n" if total and done >= total else ""
            print(f"\r{what} {done}/{total}\x1b[K", end=end, file=sys.stderr, flush=True)
        elif what != self._what:
            tell(f"{what}…")
        self._what = what


def roster_named(name: str) -> Roster:
    """The roster of this key; a wrong call where there is none."""
    if name not in CATALOG.roster_by_key:
        raise WrongCall(working.UNKNOWN_ROSTER.about(name=name, known="、".join(CATALOG.roster_by_key)))
    return CATALOG.roster(name)


def pairs(words: Iterable[str], roster: Roster, known: Container[str]) -> dict[str, str]:
    """`key=value` words as a mapping; a key of the roster that is not among the known ones is a wrong
    call."""
    values: dict[str, str] = {}
    for word in words:
        key, equals, text = word.partition("=")
        if not equals or not key:
            raise WrongCall(working.NOT_A_PAIR.about(text=word))
        if key not in known:
            raise WrongCall(working.UNKNOWN_COLUMN.about(roster=roster.title, key=key))
        values[key] = text
    return values


def changed_cells(workspace: Workspace, applied: Applied) -> int:
    """How many columns show another text since."""
    return len(workspace.history(batch=applied.batch)) if applied.batch else 0


def finding_json(finding: Finding) -> dict[str, object]:
    """A finding in the shape of `keys.md`."""
    return {
        "rule": finding.rule,
        "level": finding.level.value,
        "roster": finding.roster,
        "row": finding.row or None,
        "columns": list(finding.columns),
        "message": finding.message,
        "remedy": finding.remedy,
        "state": finding.state,
        "policies": list(finding.policies),
        "beside": [
            {"roster": roster, "row": row, "columns": list(columns)}
            for roster, row, columns in finding.beside
        ],
    }


def problem_json(problem: Problem) -> dict[str, object]:
    """A problem in the shape of `keys.md`."""
    return {
        "code": problem.code,
        "message": problem.message,
        "sheet": problem.sheet,
        "cell": problem.cell,
        "remedy": problem.remedy,
    }


def tell_findings(findings: Iterable[Finding]) -> None:
    """Findings as lines on standard error."""
    for finding in findings:
        tell(
            console.FINDING.about(
                level=console.LEVEL[finding.level.value].about(),
                rule=finding.rule,
                message=finding.message,
                remedy=finding.remedy,
            )
        )


def tell_problems(problems: Iterable[Problem]) -> None:
    """Problems as lines on standard error, with sheet and cell where they have one."""
    for problem in problems:
        where = " ".join(part for part in (problem.sheet, problem.cell) if part)
        tell(
            console.PROBLEM.about(
                where=f"[{where}] " if where else "", message=problem.message, remedy=problem.remedy
            )
        )


def refused(refusal: Refusal) -> Status:
    """Say why it could not be done; the status tells that nothing was changed."""
    tell(refusal)
    return Status.UNREADABLE
