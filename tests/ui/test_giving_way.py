"""Work beside the window that goes on only while the window has nothing to do."""

from __future__ import annotations

from sys import getswitchinterval
from threading import Event

import pytest

from roster_desktop.progress import Progress
from ui.bridge.jobs import Jobs


@pytest.fixture
def jobs(qtbot):
    made = Jobs()
    yield made
    made.stop()


@pytest.fixture(autouse=True)
def shortest_turns(monkeypatch):
    """Every word about how far it is asks for a leave."""
    monkeypatch.setattr("ui.bridge.giving_way._TURN", 0.0)


def counting(went_on: Event):
    """Work that says once how far it is, then goes on."""

    def work(progress: Progress) -> str:
        progress.report(1, 2, "")
        went_on.set()
        return "done"

    return work


def test_it_waits_while_the_window_is_busy_and_goes_on_when_it_is_idle(jobs, qtbot):
    went_on = Event()
    heard: list[object] = []
    job = jobs.start_giving_way(counting(went_on), lambda: False)
    job.done.connect(heard.append)

    # The window is busy as long as nobody lets its events come.
    assert not went_on.wait(0.3)
    qtbot.waitUntil(lambda: jobs.are_idle)

    assert heard == ["done"]
    assert not jobs._leaves._idle.isActive()


def test_it_does_not_wait_where_somebody_waits_for_it(jobs, qtbot):
    went_on = Event()
    jobs.start_giving_way(counting(went_on), lambda: True)

    assert went_on.wait(10)
    qtbot.waitUntil(lambda: jobs.are_idle)


def test_it_can_be_stopped_while_it_waits(jobs, qtbot):
    went_on, is_cancelled = Event(), Event()
    job = jobs.start_giving_way(counting(went_on), lambda: False)
    job.cancelled.connect(is_cancelled.set)
    job.cancel()
    qtbot.waitUntil(lambda: jobs.are_idle)

    assert is_cancelled.is_set()
    assert not went_on.is_set()


def test_nobody_gives_leaves_when_the_file_was_left(jobs):
    went_on = Event()
    jobs.start_giving_way(counting(went_on), lambda: False)
    jobs.stop()

    assert jobs.are_idle
    assert not jobs._leaves._idle.isActive()


def test_python_gives_the_window_its_turn_within_half_a_millisecond(jobs):
    assert getswitchinterval() == pytest.approx(0.0005)
