"""M01 to M90, the messes that villages really send: each is held by a golden test of this folder."""

from __future__ import annotations

import ast
import re
from pathlib import Path

MESSES = tuple(f"m{number:02}" for number in range(1, 91))
_NAMED = re.compile(r"m[0-9]{2}(?=_)")


def golden_tests() -> list[str]:
    """Names of all tests of this folder."""
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in Path(__file__).parent.glob("test_*.py"))
    functions = (node for tree in trees for node in tree.body if isinstance(node, ast.FunctionDef))
    return [function.name for function in functions if function.name.startswith("test_")]


def test_each_of_the_ninety_messes_is_held_by_a_golden_test():
    held = {mess for name in golden_tests() for mess in _NAMED.findall(name)}

    assert [mess for mess in MESSES if mess not in held] == []


def test_no_golden_test_names_a_mess_that_is_not_on_the_list():
    held = {mess for name in golden_tests() for mess in _NAMED.findall(name)}

    assert sorted(held - set(MESSES)) == []
