"""What endangers a file from outside is said, with what to do, and keeps nobody from working."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from roster_desktop.records import RowAdded, new_row_id
from roster_desktop.store import driver, lock
from roster_desktop.store import surroundings as around
from roster_desktop.tasks.surroundings import risks
from roster_desktop.wording import Sentence, surroundings
from roster_desktop.workspace import Access, Medium, Workspace, guarding
from tests.builders import TOY, toy_person
from tests.workspace.toy import FOLK, VILLAGE, applied, made, opened, set_to_today


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Workspace]:
    with made(tmp_path / "四合村.roster") as workspace:
        yield workspace


def typed(workspace: Workspace, number: int) -> None:
    applied(workspace, RowAdded(FOLK, new_row_id(), toy_person("张三", number)))


def codes(workspace: Workspace) -> list[str]:
    return [one.matter.code for one in risks(workspace)]


def test_a_file_on_the_disk_alone_in_its_folder_is_in_no_danger(village: Workspace):
    typed(village, 1)

    assert risks(village) == ()


@pytest.mark.parametrize(
    ("medium", "sentence"), [(Medium.SHARE, surroundings.ON_SHARE), (Medium.STICK, surroundings.ON_STICK)]
)
def test_a_share_and_a_stick_are_said_with_what_to_do(
    village: Workspace, monkeypatch: pytest.MonkeyPatch, medium: Medium, sentence: Sentence
):
    monkeypatch.setattr(around, "medium_of", lambda _path: medium)

    [risk] = risks(village)

    assert (risk.matter.sentence, risk.is_pressing) == (sentence, False)
    assert "四合村.roster" in str(risk.line)
    assert "拷到本机" in str(risk.line)


def test_a_file_in_a_cloud_folder_is_said_by_the_name_of_the_cloud(tmp_path: Path):
    (tmp_path / "我的坚果云").mkdir()
    with made(tmp_path / "我的坚果云" / "四合村.roster") as village:
        [risk] = risks(village)

    assert "坚果云的同步文件夹" in str(risk.matter)


def test_a_clock_set_back_is_said_until_it_is_right_again_and_nothing_is_held_up(village: Workspace):
    typed(village, 1)
    right = village.clock()
    village.clock = lambda: right - timedelta(days=400)

    assert codes(village) == ["clock-back"]
    typed(village, 2)
    assert codes(village) == ["clock-back"]
    village.clock = lambda: right + timedelta(minutes=1)
    assert codes(village) == []


def test_a_clock_that_was_set_right_by_minutes_alarms_nobody(village: Workspace):
    typed(village, 1)
    right = village.clock()
    village.clock = lambda: right - timedelta(minutes=40)

    assert codes(village) == []


def test_a_time_from_years_ahead_is_forgotten_after_fifty_steps_in_right_time(village: Workspace):
    right = village.clock()
    village.clock = lambda: datetime(2038, 1, 1, 9)
    typed(village, 1)
    village.clock = lambda: right
    for number in range(2, 51):
        typed(village, number)

    assert codes(village) == ["clock-back"]
    typed(village, 51)
    assert codes(village) == []


def test_what_is_pressing_comes_first(village: Workspace, monkeypatch: pytest.MonkeyPatch):
    typed(village, 1)
    right = village.clock()
    village.clock = lambda: right - timedelta(days=2)
    shutil.copyfile(village.path, village.path.with_name("四合村 的冲突副本.roster"))
    monkeypatch.setattr(around, "medium_of", lambda _path: Medium.SHARE)

    assert codes(village) == ["clock-back", "copy-beside", "on-share"]


def test_a_lock_that_holds_nobody_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    made(tmp_path / "v.roster").close()
    monkeypatch.setattr(lock, "_lock", lambda _file: None)

    with opened(tmp_path / "v.roster") as village:
        assert codes(village) == ["lock-holds-nobody"]
        typed(village, 1)
        assert village.counts()[FOLK] == 1


def test_whoever_only_reads_is_told_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    made(tmp_path / "v.roster").close()
    monkeypatch.setattr(around, "medium_of", lambda _path: Medium.SHARE)

    with opened(tmp_path / "v.roster", Access.READ) as village:
        assert risks(village) == ()


@pytest.mark.skipif(not driver.CAN_PROTECT, reason="no encryption was built for this machine")
def test_a_conflicted_copy_of_a_protected_file_is_found_by_its_key(tmp_path: Path):
    protection = guarding.new_protection("correct horse", guarding.new_code())
    path = tmp_path / "四合村.roster"
    Workspace.create(path, TOY, VILLAGE, "王芳", protection).close()
    shutil.copyfile(path, path.with_name("四合村 (1).roster"))

    with set_to_today(Workspace.open(path, TOY, key=protection.key)) as village:
        [risk] = risks(village)
        assert "四合村 (1).roster" in str(risk.matter)
