"""The last run of merging, as the file remembers it: closing the window loses nothing of what it told."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from msgspec import to_builtins

from roster_desktop.merge import Counts
from roster_desktop.records import Problem, Question
from roster_desktop.records.question import Choice
from roster_desktop.tasks.merging import BookResult, RowTold
from roster_desktop.workspace import Workspace

_SETTING = "last_merge_run"
_MOST_PROBLEMS = 50
"""Of each book; the rest stand in the book itself."""


def remember_run(workspace: Workspace, books: Sequence[BookResult]) -> None:
    """Keep what became of these books; in the place of the run before."""
    told = [_told(book) for book in books]
    workspace.set_setting(_SETTING, json.dumps(told, ensure_ascii=False, separators=(",", ":")))


def last_run(workspace: Workspace) -> tuple[BookResult, ...]:
    """What became of the books of the last run; none before the first."""
    text = workspace.setting(_SETTING)
    return tuple(_book(facts) for facts in json.loads(text)) if text else ()


def _told(book: BookResult) -> dict[str, object]:
    facts: dict[str, Any] = to_builtins(book)
    for key in ("problems", "questions"):
        facts[key] = facts[key][:_MOST_PROBLEMS]
    return facts


def _book(facts: dict[str, Any]) -> BookResult:
    counts, problems = facts.pop("counts"), facts.pop("problems")
    asked, told = facts.pop("questions", []), facts.pop("told", [])
    assert isinstance(counts, dict)
    for one in (problems, asked, told):
        assert isinstance(one, list)
    return BookResult(
        **facts,
        counts={roster: Counts(**one) for roster, one in counts.items()},
        problems=tuple(Problem(**one) for one in problems),
        questions=tuple(_question(one) for one in asked),
        told=tuple(RowTold(**one | {"asked": tuple(one["asked"])}) for one in told),
    )


def _question(facts: dict[str, Any]) -> Question:
    choices = tuple(Choice(**one) for one in facts.pop("choices"))
    return Question(**facts | {"cells": tuple(facts["cells"])}, choices=choices)
