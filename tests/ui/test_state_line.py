"""The line at the foot of the window says on what the file lies, where that needs care."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from roster_desktop.store import surroundings as around
from roster_desktop.workspace import Medium
from tests.workspace.toy import made
from ui.state_line import StateLine


@pytest.mark.parametrize(
    ("medium", "told"), [(Medium.DISK, ""), (Medium.STICK, "，在U盘上"), (Medium.SHARE, "，在网络共享里")]
)
def test_a_file_on_a_stick_or_a_share_is_marked_as_such(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, medium: Medium, told: str
):
    monkeypatch.setattr(around, "medium_of", lambda _path: medium)
    line = StateLine()
    qtbot.addWidget(line)

    with made(tmp_path / "v.roster") as workspace:
        line.show_file(workspace)

    assert f"文件 v.roster（未设密码{told}）" in line.text
