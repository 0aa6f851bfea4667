"""The list of promises names tests that are there, and SECURITY.md tells the same promises."""

from __future__ import annotations

import re
from pathlib import Path

from tests.promises import PROMISES, promises_of

TESTS = Path(__file__).resolve().parent.parent


def test_every_test_that_is_named_is_there():
    missing = []
    for promise in PROMISES:
        for named in promise.tests:
            file, _, test = named.partition("::")
            path = TESTS / file
            if not path.is_file() or (test and f"def {test}(" not in path.read_text(encoding="utf-8")):
                missing.append(named)

    assert missing == []


def test_security_tells_every_promise_and_admits_which_have_no_test():
    told = (TESTS.parent / "SECURITY.md").read_text(encoding="utf-8")
    lines = dict(re.findall(r"^\| (R\d+) \|(.*)$", told, re.MULTILINE))

    assert list(lines) == [promise.key for promise in PROMISES]
    admitted = [key for key, line in lines.items() if "not yet" in line.split("|")[-2]]
    assert [promise.key for promise in PROMISES if not promise.tests] == admitted


def test_a_test_knows_its_promises():
    keys = [
        one.key
        for one in promises_of(
            "tests/workbook/test_safe_file.py::test_nothing_personal_stays_in_the_temporary_folder[a]"
        )
    ]

    assert keys == ["R5", "R15"]
    assert promises_of("tests/workbook/test_layouts.py::test_any") == ()
