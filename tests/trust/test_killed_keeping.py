"""R2 and R3: killed, or cut off from power, on the way of a backup, of a migration, of another password, of
giving one and of restoring, the file is as before or as after; done again, it is as after."""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from roster_desktop.store import (
    backups,
    driver,
    key_places,
    keys,
    migrating,
    moving,
    protecting,
    refreshing,
    roster_file,
    sqlite,
)
from roster_desktop.store.backups import backups_of
from roster_desktop.store.keys import DataKey, Protection
from roster_desktop.wording import Refusal
from roster_desktop.workspace import Access, Workspace, guarding
from tests.builders import TOY
from tests.store.killed import killed_at, lines_of, needs_fork
from tests.store.test_migrating import FEW
from tests.trust.folders import quick_folder as quick_folder
from tests.trust.power import Disk, files_in, recorded
from tests.trust.processes import Inside, strace_or_absent
from tests.trust.tally import Tally, so_many
from tests.trust.typist import begun, begun_file, copied
from tests.workspace.toy import VILLAGE, added, all_states, opened, set_to_today

pytestmark = [needs_fork, pytest.mark.skipif(not driver.CAN_PROTECT, reason="no SQLCipher for this machine")]

OLD, NEW = "春眠不觉晓处处闻啼鸟", "夜来风雨声花落知多少"
_NAME = "a.roster"


def content(path: Path, key: DataKey | None = None) -> list[object]:
    with opened(path, Access.READ, key) as workspace:
        assert workspace.doctor().problems == ()
        return [*all_states(workspace), workspace.journal]


@dataclass(frozen=True)
class Act:
    """Something that is done to a file, and how one sees that nothing was lost by it."""

    do: Callable[[Path], object]
    is_whole: Callable[[Path], bool]
    """Before it, after it, and however it was interrupted."""
    is_done: Callable[[Path], bool]


@pytest.fixture
def protection() -> Protection:
    """A key behind a password."""
    return keys.new_protection(OLD, keys.new_code())


def opens_by(path: Path, password: str) -> bool:
    try:
        return protecting.key_by_password(path, password) is not None
    except Refusal:
        return False


def backing_up(folder: Path, _protection: Protection) -> Act:
    before = content(begun(folder))

    def do(path: Path) -> None:
        with opened(path) as workspace:
            workspace.backup("手动")

    def is_whole(path: Path) -> bool:
        return all(content(one) == before for one in (path, *backups_of(path).values()))

    return Act(do, is_whole, lambda path: bool(backups_of(path)))


def bringing_up_to_date(folder: Path, _protection: Protection) -> Act:
    """A file of an earlier program is opened, copied first and altered then."""
    folder.mkdir()
    with set_to_today(Workspace.create(folder / _NAME, FEW, VILLAGE, "王芳")) as workspace:
        for number in range(1, 4):
            added(workspace, f"张{number}", number, phone="13800000001")
        before = all_states(workspace)

    def rows(path: Path) -> list[object]:
        for catalog in (TOY, FEW):
            try:
                with set_to_today(Workspace.open(path, catalog, Access.READ)) as workspace:
                    return list(all_states(workspace))
            except Refusal:
                continue
        return []

    def is_done(path: Path) -> bool:
        return len(content(path)) == len(before) + 1 and len(backups_of(path)) > 0

    def is_whole(path: Path) -> bool:
        return all(rows(one) == before for one in (path, *backups_of(path).values()))

    return Act(lambda path: opened(path).close(), is_whole, is_done)


def changing_the_password(folder: Path, protection: Protection) -> Act:
    path = begun(folder)
    protecting.protect(path, protection)
    before = content(path, protection.key)
    other = keys.with_password(protection, NEW)

    def do(path: Path) -> None:
        with opened(path, key=protection.key) as workspace:
            workspace.change_protection(other)

    def is_whole(path: Path) -> bool:
        return opens_by(path, OLD) != opens_by(path, NEW) and content(path, protection.key) == before

    return Act(do, is_whole, lambda path: opens_by(path, NEW))


def giving_a_password(folder: Path, protection: Protection) -> Act:
    before = content(begun(folder))

    def do(path: Path) -> None:
        if not protecting.is_protected(path):
            protecting.protect(path, protection)

    def is_whole(path: Path) -> bool:
        return content(path, protection.key if protecting.is_protected(path) else None) == before

    return Act(do, is_whole, lambda path: opens_by(path, OLD))


def moving_away(folder: Path, _protection: Protection) -> Act:
    """A file is moved out of the folder of a cloud program; wherever that ends, one of the two opens."""
    path = begun(folder)
    with opened(path) as workspace:
        workspace.backup("手动")
    before = content(path)

    def places(path: Path) -> list[Path]:
        return [path, path.parent / "本机" / path.name]

    def do(path: Path) -> None:
        if path.exists():
            guarding.move(path, path.parent / "本机", TOY, None, "待送出")

    def is_whole(path: Path) -> bool:
        there = [content(one) for one in places(path) if one.exists()]
        return len(there) > 0 and all(one == before for one in there)

    def is_done(path: Path) -> bool:
        old, new = places(path)
        return not old.exists() and content(new) == before and len(backups_of(new)) == 1

    return Act(do, is_whole, is_done)


def restoring(folder: Path, _protection: Protection) -> Act:
    path = begun(folder)
    old = content(path)
    with opened(path) as workspace:
        workspace.backup("手动")
        added(workspace, "李四", 900)
    new = content(path)

    def do(path: Path) -> None:
        guarding.restore(backups_of(path)[1], path, TOY)

    def is_whole(path: Path) -> bool:
        there = content(path)
        kept = [content(one) for one in backups_of(path).values()]
        return there in (old, new) and old in kept and (there == new or new in kept)

    return Act(do, is_whole, lambda path: content(path) == old)


ACTS = {
    "a backup": (backing_up, (backups, sqlite)),
    "a migration": (bringing_up_to_date, (migrating, refreshing, roster_file, sqlite, backups)),
    "another password": (changing_the_password, (roster_file, key_places)),
    "moving away": (moving_away, (moving, sqlite)),
}


@pytest.mark.parametrize("name", ACTS)
def test_killed_at_any_line_the_file_is_as_before_or_as_after(
    name: str, quick_folder: Path, protection: Protection, tally: Tally
):
    begun_file()
    make, modules = ACTS[name]
    act = make(quick_folder / "before", protection)
    lines = lines_of(lambda: act.do(copied(quick_folder / "before", quick_folder / "whole") / _NAME), modules)
    wrong = []
    chosen = lines[:: so_many(quick=max(1, len(lines) // 12), long=1)]
    for line in chosen:
        path = copied(quick_folder / "before", quick_folder / "killed") / _NAME
        killed_at(line, partial(act.do, path), modules)
        if not act.is_whole(path):
            wrong.append(f"{name}, line {line}: not whole")
        act.do(path)
        if not (act.is_whole(path) and act.is_done(path)):
            wrong.append(f"{name}, line {line}: not whole when done again")
        wrong += [f"left: {left.name}" for left in path.parent.rglob("*.part*")]

    assert len(chosen) > 10
    tally.count("R2", len(chosen), wrong)


CUT = {
    "another password": changing_the_password,
    "giving a password": giving_a_password,
    "restoring": restoring,
    "a backup": backing_up,
}


def after_power_cuts(
    make: Callable[[Path, Protection], Act], folder: Path, protection: Protection, most: int
):
    """How many states of the disk were looked at, and those that are not whole."""
    begun_file()
    act = make(folder / "disk", protection)
    at_rest = files_in(folder / "disk")

    def work(inside: Inside) -> None:
        inside.wait()
        act.do(folder / "disk" / _NAME)
        inside.say("1")

    calls = recorded(work, folder / "disk", strace_or_absent())
    dice, disk, wrong, tried = random.Random(make.__name__), Disk(at_rest, folder / "disk"), [], 0
    found = folder / "found"
    found.mkdir()
    every = max(1, 2 * len(calls) // most)
    for number, call in enumerate(calls):
        disk.take(call)
        if number % every and call.what not in ("rename", "acknowledged", "unlink", "sync"):
            continue
        for state in disk.states(dice, 3):
            state.lay_out(found)
            tried += 1
            try:
                whole = act.is_whole(found / _NAME)
                done = not state.acknowledged or act.is_done(found / _NAME)
            except Refusal as refusal:
                wrong.append(f"after call {number} ({call.what}): {refusal}")
                continue
            if not (whole and done):
                wrong.append(f"after call {number} ({call.what}): {'lost' if whole else 'not whole'}")
    return tried, wrong


@pytest.mark.parametrize("name", CUT)
def test_after_a_power_cut_the_file_is_as_before_or_as_after(
    name: str, quick_folder: Path, protection: Protection, tally: Tally
):
    tried, wrong = after_power_cuts(CUT[name], quick_folder, protection, so_many(quick=14, long=400))

    tally.count("R3", tried, wrong)


def test_a_file_put_in_place_before_it_is_on_the_disk_is_caught(
    quick_folder: Path, protection: Protection, tally: Tally, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(os, "fsync", lambda _handle: None)

    tried, wrong = after_power_cuts(giving_a_password, quick_folder, protection, 24)

    tally.control("R3", "renamed without a sync", len(wrong), tried)


def test_a_backup_written_under_its_name_at_once_is_caught(
    quick_folder: Path, protection: Protection, tally: Tally, monkeypatch: pytest.MonkeyPatch
):
    act = backing_up(quick_folder / "before", protection)
    before = (quick_folder / "before" / _NAME).read_bytes()
    piecewise_copies(monkeypatch, before)
    here = (sys.modules[__name__],)
    lines = lines_of(lambda: act.do(copied(quick_folder / "before", quick_folder / "whole") / _NAME), here)
    broken = 0
    for line in lines:
        path = copied(quick_folder / "before", quick_folder / "killed") / _NAME
        killed_at(line, partial(act.do, path), here)
        try:
            broken += not act.is_whole(path)
        except Refusal:
            broken += 1

    tally.control("R2", "copied under its own name", broken, len(lines))


def piecewise_copies(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    """The unsafe variant: the copy grows where it will stand."""

    def copied_at_once(_engine: object, target: Path, *_: object) -> None:
        with target.open("wb", buffering=0) as file:
            file.write(content[:100_000])
            file.write(content[100_000:])

    monkeypatch.setattr(sqlite, "copied", copied_at_once)
