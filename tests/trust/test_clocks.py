"""R18: a clock that jumps ten years loses no backup and alters no order."""

from __future__ import annotations

import os
from datetime import date, datetime, timedelta
from pathlib import Path

from roster_desktop.store import backups
from roster_desktop.store.backups import backups_of
from roster_desktop.workspace import Workspace
from tests.trust.tally import Tally, so_many
from tests.workspace.toy import (
    FOLK,
    TOWNSHIP,
    VILLAGE,
    added,
    all_states,
    carried,
    files,
    made,
    opened,
    phone_of,
    typed,
)

_JUMPS = (timedelta(days=-3653), timedelta(), timedelta(days=3653))
_NOW = datetime(2026, 6, 1, 9, 30)


def at(workspace: Workspace, jump: timedelta) -> Workspace:
    """The clock of this computer is off by so much."""
    workspace.clock = lambda: _NOW + jump
    workspace.today = lambda: date(2026, 6, 1) + jump
    return workspace


def with_dates_of(path: Path, jump: timedelta) -> None:
    stamp = (_NOW + jump).timestamp()
    os.utime(path, (stamp, stamp))


def backups_under_jumping_clocks(path: Path, count: int) -> list[int]:
    """The numbers that are kept of so many backups, each under another clock."""
    with made(path) as workspace:
        for number in range(1, count + 1):
            jump = _JUMPS[number % 3]
            at(workspace, jump)
            added(workspace, "张三", number)
            with_dates_of(workspace.backup("手动"), jump)
    return sorted(backups_of(path))


def test_the_newest_ten_backups_stay_whatever_the_clock_says(tmp_path: Path, tally: Tally):
    count = so_many(quick=20, long=90)
    kept = backups_under_jumping_clocks(tmp_path / "a.roster", count)

    missing = set(range(count - 9, count + 1)) - set(kept)
    tally.count("R18", count, missing)
    with opened(backups_of(tmp_path / "a.roster")[count]) as newest:
        assert newest.journal == count


def test_thinning_out_by_the_clock_is_caught(tmp_path: Path, tally: Tally, monkeypatch):
    def by_age(earlier: dict[int, Path]) -> None:
        for path in sorted(earlier.values(), key=lambda one: one.stat().st_mtime)[: -backups.KEPT + 1]:
            path.unlink()

    monkeypatch.setattr(backups, "_thin_out", by_age)
    kept = backups_under_jumping_clocks(tmp_path / "a.roster", 20)

    tally.control("R18", "thinned out by age", len(set(range(11, 21)) - set(kept)), 20)


def lived(jump_of_village: timedelta, jump_of_township: timedelta) -> tuple[object, ...]:
    """What both files show after typing past each other, merging both ways and undoing."""
    with files(VILLAGE, TOWNSHIP) as (village, township):
        at(village, jump_of_village)
        at(township, jump_of_township)
        row = added(village, phone="13800000001")
        other = added(village, "李四", 2, phone="13800000001")
        carried(village, township, book="up1")
        # On top of what came, and past each other.
        typed(township, row, phone="13800000002")
        typed(village, other, phone="13800000003")
        typed(township, other, phone="13800000004")
        carried(township, village, book="down")
        first = phone_of(village, row), len(village.conflicts())
        typed(village, other, phone="13800000005")
        carried(village, township, book="up2")
        shown = [(one.id == row, *sorted(open_values(one))) for one in all_states(township)]
        return first, sorted(shown), len(township.conflicts()), [one.number for one in township.batches(9)]


def open_values(state) -> list[str]:
    return [pair.value[0] for pair in state.cell("phone")]


def test_no_clock_alters_what_a_merge_comes_to(tally: Tally):
    right = lived(timedelta(), timedelta())
    pairs = [(one, other) for one in _JUMPS for other in _JUMPS]

    wrong = [pair for pair in pairs if lived(*pair) != right]

    tally.count("R18", len(pairs), wrong)
    assert right[0] == ("13800000002", 1)


def later_by_the_clock(jump: timedelta) -> str:
    """The unsafe variant: of two offices' rows the one that was altered later, by their clocks, is right."""
    with files(VILLAGE, TOWNSHIP) as (village, township):
        at(village, jump)
        at(township, timedelta())
        row = added(village, phone="13800000001")
        carried(village, township, book="up")
        typed(township, row, phone="13800000002")
        rows = [one for office in (village, township) if (one := office.row(FOLK, row))]
        return max(rows, key=lambda one: one.changed_at).values["phone"]


def test_the_later_clock_winning_is_caught(tally: Tally):
    caught = sum(later_by_the_clock(jump) != "13800000002" for jump in _JUMPS)

    tally.control("R18", "the later clock wins", caught, len(_JUMPS))


def test_steps_are_told_and_taken_back_in_their_order(tmp_path: Path, tally: Tally):
    with made(tmp_path / "a.roster") as workspace:
        row = added(workspace, phone="1")
        for number, jump in enumerate(_JUMPS * 2, start=2):
            at(workspace, jump)
            typed(workspace, row, phone=f"{number}")
        told = [one.number for one in workspace.batches(99)]
        seen = []
        for _ in range(6):
            workspace.undo()
            seen.append(phone_of(workspace, row))

    wrong = [one for one, right in zip(seen, "654321", strict=True) if one != right]
    tally.count("R18", len(seen), wrong)
    assert told == [7, 6, 5, 4, 3, 2, 1]
