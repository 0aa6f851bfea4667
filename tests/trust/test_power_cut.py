"""R3: after a power cut at any moment every acknowledged step is there, and every step is whole."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from roster_desktop.store import connections, driver, sqlite
from tests.trust.folders import quick_folder as quick_folder
from tests.trust.power import Call, Disk, State, recorded
from tests.trust.processes import Inside, needs_fork, strace_or_absent
from tests.trust.tally import Tally, so_many
from tests.trust.typist import begun, begun_file, complaint, typing

pytestmark = needs_fork
_STEPS = so_many(quick=8, long=40)
_STATES = so_many(quick=1_500, long=25_000)


def typed(folder: Path, steps: int, *promises: str) -> list[Call]:
    """The calls of somebody who types; `promises`: what the file promises instead of what it should."""
    path = begun(folder / "disk")

    def work(inside: Inside) -> None:
        # Takes the place of the true ones in this process only, which ends.
        connections._PROMISES = (*connections._PROMISES, *promises)
        typing(path, steps)(inside)

    return recorded(work, path.parent, strace_or_absent())


def found_again(calls: list[Call], folder: Path, count: int) -> Iterator[State]:
    """States in which the disk may be found after a cut before and after each of the calls."""
    dice = random.Random("power cut")
    disk = Disk({"a.roster": begun_file()}, folder / "disk")
    each = max(2, -(-count // len(calls)))
    for call in calls:
        disk.take(call)
        yield from disk.states(dice, each)


def wrong_in(states: Iterator[State], place: Path, *, until: Callable[[int], bool]) -> tuple[int, list[str]]:
    """How many states were looked at, and what is wrong with those that break the promise."""
    place.mkdir()
    wrong: list[str] = []
    tried = 0
    for state in states:
        state.lay_out(place)
        tried += 1
        if said := said_of(place / "a.roster", state.acknowledged, whole=tried % 200 == 1):
            wrong.append(said)
        if until(len(wrong)):
            break
    return tried, wrong


def said_of(path: Path, acknowledged: int, *, whole: bool) -> str:
    """What of the promise the file breaks; looked at with the program's own eyes where `whole`."""
    if whole:
        return complaint(path, max(acknowledged, 1))
    try:
        with closing(sqlite.opened(path)) as connection:
            [said] = connection.execute("PRAGMA integrity_check(1)").fetchone()
            [steps] = connection.execute("SELECT count(*) FROM journal_batch").fetchone()
            [rows] = connection.execute("SELECT count(*) FROM roster_folk").fetchone()
    except (driver.Error, UnicodeDecodeError) as trouble:
        return f"unreadable: {trouble}"
    if said != "ok":
        return f"pages: {said}"
    if steps < max(acknowledged, 1):
        return f"{acknowledged} acknowledged, {steps} there"
    return "" if rows == 2 * steps else f"{steps} steps, {rows} rows"


def test_nothing_acknowledged_is_lost_and_no_step_is_half(quick_folder: Path, tally: Tally):
    calls = typed(quick_folder, _STEPS)
    states = found_again(calls, quick_folder, _STATES)

    tried, wrong = wrong_in(states, quick_folder / "found", until=lambda _: False)

    tally.count("R3", tried, wrong)
    assert tried >= _STATES
    assert [call.what for call in calls].count("acknowledged") == _STEPS


@pytest.mark.parametrize(
    ("unsafe", "promises"),
    [
        ("synchronous=OFF", ["PRAGMA synchronous=OFF"]),
        ("journal_mode=DELETE", ["PRAGMA journal_mode=DELETE"]),
        ("journal_mode=MEMORY", ["PRAGMA journal_mode=MEMORY"]),
    ],
)
def test_an_unsafe_way_of_saving_is_caught(unsafe, promises, quick_folder: Path, tally: Tally):
    calls = typed(quick_folder, 3, *promises)

    tried, wrong = wrong_in(
        found_again(calls, quick_folder, 600), quick_folder / "found", until=lambda found: found >= 5
    )

    tally.control("R3", unsafe, len(wrong), tried)
