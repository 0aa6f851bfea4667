"""An open village file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from roster_desktop.workspace import Workspace
from tests.workspace.toy import made


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Workspace]:
    with made(tmp_path / "河湾村.roster") as workspace:
        yield workspace
