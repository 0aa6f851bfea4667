"""The tools that read the code find nothing to say about it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def complaints_of(*command: str) -> str:
    """What one of Python's tools prints where it is not content; nothing where it is."""
    ran = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return "" if ran.returncode == 0 else ran.stdout + ran.stderr


def test_ruff_has_nothing_to_say():
    assert complaints_of("ruff", "check", "--no-cache", ".") == ""


def test_the_types_of_engine_and_window_hold(tmp_path):
    assert complaints_of("mypy", "--cache-dir", str(tmp_path)) == ""


def test_the_types_of_the_set_up_command_hold(tmp_path):
    assert complaints_of("mypy", "--cache-dir", str(tmp_path), "packaging/dev.py") == ""
