"""A merge killed at any moment leaves each workbook wholly merged or wholly not."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tasks.killed_merge import MOMENTS
from tests.trust.tally import Tally

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_a_merge_killed_at_any_moment_leaves_each_book_wholly_merged_or_wholly_not(
    tmp_path: Path, tally: Tally
) -> None:
    words = [sys.executable, "-m", "tests.tasks.killed_merge", str(tmp_path)]

    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=600, check=False)

    assert done.returncode == 0, done.stderr
    total, *met = map(int, done.stdout.split())
    assert total > 100
    tally.count("R2", MOMENTS)
    # The first books of three villages are written down together.
    assert met == [0, 3, 4, 5, 6]
