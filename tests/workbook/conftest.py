"""What several tests of workbooks begin with."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workbook.books import submission, villagers, workers, written


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A submission of the toy village: five people and their jobs."""
    return written(tmp_path, submission(villagers(), workers()))
