"""Beside the window everything is compared: at opening, after every change, and never in the way."""

from __future__ import annotations

from threading import Event
from time import sleep
from types import SimpleNamespace

import pytest
from shiboken6 import delete

from roster_desktop.progress import Cancelled, Progress
from roster_desktop.records import RowId
from roster_desktop.tasks import typing
from roster_desktop.tasks.findings import is_fresh
from roster_desktop.workspace import FindingQuery
from tests.builders import id_number
from ui.bridge.comparing import Comparing
from ui.bridge.jobs import Jobs
from ui.models import CellRole

MAN = id_number(birth="19790301", sequence=1)


@pytest.fixture
def desk(window, qtbot):
    desk = window.file.desk
    qtbot.waitUntil(lambda: is_fresh(desk.workspace) and desk.jobs.are_idle)
    return desk


def settled(desk, qtbot) -> None:
    qtbot.waitUntil(lambda: is_fresh(desk.workspace) and not desk.comparing.is_running and desk.jobs.are_idle)


def job_of(desk, number: str) -> RowId:
    row = typing.add_row(desk.workspace, "transfer", {"name": "李明", "id_number": number}).row
    assert row is not None
    return row


def test_a_file_is_compared_when_it_is_opened(desk):
    assert desk.workspace.checked_by != ""
    assert desk.workspace.findings() == []


def test_a_change_is_compared_and_every_page_hears_of_it(desk, qtbot):
    with qtbot.waitSignal(desk.findings_changed):
        row = job_of(desk, MAN)

    assert [one.row for one in desk.workspace.findings(FindingQuery(rule="C01"))] == [row]


def test_what_is_found_between_rosters_is_marked_in_the_cell(desk, window, qtbot):
    job_of(desk, MAN)
    settled(desk, qtbot)
    window.file.turn_to("transfer")
    table = window.file.page.rows.table
    [finding] = desk.workspace.findings(FindingQuery(rule="C01"))
    column = table.column_of(finding.columns[0])

    assert table.index(0, column).data(CellRole.MARK)
    assert finding.message.removeprefix("李明 ") in table.mark_at(0, finding.columns[0]).text


def test_a_mark_goes_when_the_other_roster_is_mended(desk, window, qtbot):
    job_of(desk, MAN)
    settled(desk, qtbot)
    window.file.turn_to("transfer")
    table = window.file.page.rows.table
    [finding] = desk.workspace.findings(FindingQuery(rule="C01"))
    had = "人员信息花名册" in table.mark_at(0, finding.columns[0]).text
    typing.add_row(desk.workspace, "person", {"name": "李明", "id_number": MAN})
    settled(desk, qtbot)

    assert had
    assert "人员信息花名册" not in table.mark_at(0, finding.columns[0]).text


def test_the_line_at_the_foot_says_how_far_it_is_and_falls_silent(window):
    window._state.show_comparing(3000, 36000)
    under_way = window._state.text
    window._state.show_comparing(0, 0)

    assert "正在比对 3,000/36,000" in under_way
    assert "比对" not in window._state.text


def test_a_window_that_is_closed_ends_the_check(desk, window, qtbot):
    for number in range(1, 40):
        typing.add_row(desk.workspace, "person", {"name": "李明", "id_number": id_number(sequence=number)})
    was_running = desk.comparing.is_running
    window.close()

    assert was_running
    assert desk.jobs.are_idle


def test_a_look_that_was_put_off_begins_nothing_once_the_file_is_left(desk, window):
    window.close()

    desk.comparing.look()

    assert not desk.comparing.is_running
    assert desk.jobs.are_idle


def test_work_ends_when_nobody_is_left_to_stop_it(qapp, qtbot):
    jobs, is_stopped = Jobs(), Event()

    def work(progress: Progress) -> None:
        try:
            while True:
                progress.report(0, 1, "")
                sleep(0.001)
        except Cancelled:
            is_stopped.set()
            raise

    jobs.start(work)
    jobs.deleteLater()

    qtbot.waitUntil(is_stopped.is_set)


def test_a_check_that_outlives_the_page_it_tells_troubles_nobody(qtbot, monkeypatch):
    jobs, has_told, go_on = Jobs(), Event(), Event()

    def compare(_workspace: object, progress: Progress) -> None:
        progress.report(1, 2, "")
        has_told.set()
        go_on.wait(10)

    monkeypatch.setattr("ui.bridge.comparing.is_fresh", lambda _workspace: False)
    monkeypatch.setattr("ui.bridge.comparing.bring_up_to_date", compare)
    comparing = Comparing(SimpleNamespace(is_read_only=False, is_check_awaited=True), jobs)
    comparing.look()
    assert has_told.wait(10)

    # How far it is was told, and arrives only when the page is gone.
    comparing.leave()
    delete(comparing)
    go_on.set()
    qtbot.waitUntil(lambda: jobs.are_idle)

    jobs.stop()

    assert jobs.are_idle
