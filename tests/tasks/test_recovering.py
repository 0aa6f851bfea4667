"""What a backup holds, and what restoring it would change."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from roster_desktop.progress import Silence
from roster_desktop.tasks.comparing import Became
from roster_desktop.tasks.recovering import Health, copies_of, newest_good, what_would_change
from roster_desktop.workspace import Workspace, guarding
from tests.builders import TOY
from tests.workspace.toy import FOLK, added, made, opened, removed, typed


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "河湾村.roster"


def changes(workspace: Workspace, backup: Path) -> list[tuple[str, str, dict[str, tuple[str, str]]]]:
    found = what_would_change(workspace, backup, None, Silence())
    return sorted(
        (row.became.value, row.name, {cell.column: (cell.before, cell.after) for cell in row.cells})
        for row in found.rows
    )


def test_every_copy_says_when_why_and_how_many_rows(path: Path):
    with made(path) as workspace:
        workspace.backup("手动")
        added(workspace, "张三")
        workspace.backup("合并前")
    newest, oldest = copies_of(path, TOY, None, Silence())

    assert (newest.reason, newest.rows[FOLK], newest.journal, newest.health) == ("合并前", 1, 1, Health.GOOD)
    assert (oldest.reason, oldest.rows.get(FOLK, 0), oldest.journal) == ("手动", 0, 0)
    assert newest.saved_at == "2026-06-01 09:30:00"


def test_who_came_since_would_be_gone_and_who_left_would_be_back(path: Path):
    with made(path) as workspace:
        stays, leaves = added(workspace, "张三", phone="13800000001"), added(workspace, "李四", 2)
        backup = workspace.backup("手动")
        added(workspace, "王五", 3)
        removed(workspace, leaves)
        typed(workspace, stays, phone="13800000002")

        assert changes(workspace, backup) == [
            ("changed", "张三", {"phone": ("13800000002", "13800000001")}),
            ("joined", "李四", {}),
            ("left", "王五", {}),
        ]


def test_of_the_same_content_nothing_would_change(path: Path):
    with made(path) as workspace:
        for number in range(5):
            added(workspace, "张三", number + 1)
        assert changes(workspace, workspace.backup("手动")) == []


@pytest.mark.parametrize("seed", range(6))
def test_restoring_makes_exactly_what_was_told(path: Path, seed):
    drawn = random.Random(seed)
    with made(path) as workspace:
        rows = [added(workspace, f"张{number}", number + 1) for number in range(6)]
        backup = workspace.backup("手动")
        for number in range(8):
            match drawn.randrange(3):
                case 0:
                    rows.append(added(workspace, f"李{number}", 20 + number))
                case 1:
                    typed(workspace, drawn.choice(rows[:2]), remark=f"改{number}")
                case 2 if len(rows) > 3:
                    removed(workspace, rows.pop())
        told = what_would_change(workspace, backup, None, Silence())
        before = workspace.counts().get(FOLK, 0)
        later = workspace.backup("手动")
    guarding.restore(backup, path, TOY)

    with opened(path) as workspace:
        assert workspace.counts()[FOLK] == before + told.count(Became.JOINED) - told.count(Became.LEFT)
        back = what_would_change(workspace, later, None, Silence())
        assert {row.row for row in back.rows} == {row.row for row in told.rows}
        assert what_would_change(workspace, backup, None, Silence()).rows == ()


def test_a_damaged_copy_is_not_offered(path: Path):
    with made(path) as workspace:
        added(workspace, "张三")
        good = workspace.backup("手动")
        bad = workspace.backup("手动")
    with bad.open("rb+") as file:
        file.truncate(9000)
    copies = copies_of(path, TOY, None, Silence())

    assert [copy.health for copy in copies] == [Health.DAMAGED, Health.GOOD]
    offered = newest_good(copies)
    assert offered is not None
    assert offered.path == good


def test_a_stick_has_numbers_of_its_own(path: Path, tmp_path: Path):
    stick = tmp_path / "U盘"
    stick.mkdir()
    with made(path) as workspace:
        workspace.backup("手动")
        there = [workspace.backup_to(stick, "手动") for _ in range(12)]

    assert there[0] == stick / "备份" / "河湾村-000001-手动.roster"
    assert len(guarding.copies_of(stick / "河湾村.roster")) == 11 - 1
    assert there[-1].exists()
