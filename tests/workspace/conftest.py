"""An open village file and the township's beside it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from roster_desktop.workspace import Workspace
from tests.workspace.toy import TOWNSHIP, made


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Workspace]:
    with made(tmp_path / "河湾村.roster") as workspace:
        yield workspace


@pytest.fixture
def township(tmp_path: Path) -> Iterator[Workspace]:
    with made(tmp_path / "清水镇.roster", TOWNSHIP, "李主任") as workspace:
        yield workspace
