"""Every step that long work tells is declared, so that the window can tell it in its own language."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from roster_desktop.tasks.steps_told import NAMED_STEPS, STEPS

ROOM = Path(__file__).parents[2] / "roster_desktop"
CHINESE = re.compile(r"[\u4e00-\u9fff]")
TELLING = {"report", "Saying", "Steps", "_each", "each"}
OTHERS = {"cli", "sample"}
"""These speak for themselves."""


def steps(tree: ast.AST) -> Iterator[str]:
    """The Chinese words that are handed to a progress; of one with a name in it, `{name}` for that."""
    for call in (one for one in ast.walk(tree) if isinstance(one, ast.Call)):
        called = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        for told in call.args if called in TELLING else ():
            if isinstance(told, ast.JoinedStr):
                parts = [one.value if isinstance(one, ast.Constant) else "{name}" for one in told.values]
                yield "".join(map(str, parts))
            elif isinstance(told, ast.Constant) and isinstance(told.value, str):
                yield told.value


def test_every_step_is_declared_and_no_other():
    rooms = [path for path in ROOM.rglob("*.py") if path.relative_to(ROOM).parts[0] not in OTHERS]
    told = {
        step for path in rooms for step in steps(ast.parse(path.read_text("utf-8"))) if CHINESE.search(step)
    }

    assert told == STEPS | set(NAMED_STEPS)


def test_a_step_with_a_name_in_it_is_found():
    tree = ast.parse('progress.report(1, 2, f"读取{roster.title}")\nSaying(progress, "回读核对")')

    assert list(steps(tree)) == ["读取{name}", "回读核对"]
