"""The tools that read the code find nothing to say about it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def is_content(*command: str) -> bool:
    """True where one of Python's tools finds nothing; else a failure with all that it said."""
    ran = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if ran.returncode != 0:
        pytest.fail(ran.stdout + ran.stderr, pytrace=False)
    return True


def test_ruff_has_nothing_to_say():
    assert is_content("ruff", "check", "--no-cache", ".")


def test_every_room_is_laid_out_by_ruff():
    assert is_content("ruff", "format", "--check", "--no-cache", ".")


def test_the_types_of_engine_window_and_set_up_command_hold():
    # What they import is looked through once for all three, and not again while it stays as it is.
    assert is_content("mypy", "roster_desktop", "ui", "packaging/dev.py")
