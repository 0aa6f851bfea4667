"""Work beside the window, alarms, one window per person, and Chinese input on Linux."""

from __future__ import annotations

import ctypes
import logging
import sys
import threading

import pytest

from roster_desktop.records import RowId
from roster_desktop.wording import Refusal, working
from roster_desktop.workspace import Applied
from ui.bridge import alarms, input_method
from ui.bridge.jobs import Jobs
from ui.bridge.keys_in_order import KeysInOrder, keys_in_order
from ui.bridge.relay import Relay
from ui.bridge.single_instance import SingleInstance


class Saving:
    """A file of which only its news are of interest."""

    def subscribe(self, listener):
        self.tell = listener
        return lambda: None


@pytest.fixture
def jobs(qtbot):
    made = Jobs()
    yield made
    made.stop()


def told(job) -> list[object]:
    """Everything that a job tells, in its order."""
    heard: list[object] = []
    job.done.connect(heard.append)
    job.refused.connect(heard.append)
    job.cancelled.connect(lambda: heard.append("cancelled"))
    job.failed.connect(lambda: heard.append("failed"))
    job.progressed.connect(lambda done, total, what: heard.append((done, total, what)))
    return heard


def test_the_result_of_work_arrives_in_the_windows_thread(jobs, qtbot):
    where: list[threading.Thread] = []
    job = jobs.start(lambda progress: progress.report(1, 2, "读") or threading.current_thread())
    heard = told(job)
    job.done.connect(lambda _: where.append(threading.current_thread()))
    qtbot.waitUntil(lambda: jobs.are_idle)

    assert heard[0] == (1, 2, "读")
    assert heard[1] is not threading.main_thread()
    assert where == [threading.main_thread()]


def test_work_that_is_refused_brings_its_sentence(jobs, qtbot):
    def refuse(_progress):
        raise Refusal(working.REASON_MISSING.about())

    heard = told(jobs.start(refuse))
    qtbot.waitUntil(lambda: jobs.are_idle)

    assert heard == [str(working.REASON_MISSING.about())]


def test_work_stops_at_its_next_step_when_asked(jobs, qtbot):
    begun, go_on = threading.Event(), threading.Event()

    def work(progress):
        begun.set()
        go_on.wait()
        progress.report(1, 2, "读")
        return "done"

    job = jobs.start(work)
    heard = told(job)
    begun.wait()
    job.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: jobs.are_idle)

    assert heard == ["cancelled"]


def test_a_fault_of_the_program_reaches_the_alarm(jobs, qtbot, monkeypatch):
    faults: list[type] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, _fault, _where: faults.append(kind))
    heard = told(jobs.start(lambda _progress: 1 / 0))
    qtbot.waitUntil(lambda: jobs.are_idle)

    assert (heard, faults) == (["failed"], [ZeroDivisionError])


def test_news_of_what_a_job_saved_waits_for_the_windows_thread(jobs, qtbot):
    file, where = Saving(), []
    relay = Relay(file)
    relay.changed.connect(lambda _: where.append(threading.current_thread()))
    jobs.start(lambda _progress: file.tell("applied"))
    qtbot.waitUntil(lambda: bool(where))

    assert where == [threading.main_thread()]


def test_news_of_a_long_job_come_as_one_when_it_ends(jobs, qtbot):
    file, heard = Saving(), []
    relay = Relay(file)
    relay.changed.connect(heard.append)
    ann, bob = ("person", RowId("ann")), ("person", RowId("bob"))

    def work(_progress):
        file.tell(Applied(1, (ann,), 2))
        file.tell(Applied(2, (ann, bob), 3))

    job = jobs.start(work)
    relay.gather_until_end_of(job)
    qtbot.waitUntil(lambda: jobs.are_idle)

    assert heard == [Applied(2, (ann, bob), 5)]


def test_what_the_window_saves_during_a_long_job_is_told_at_once(jobs, qtbot):
    file, heard, go_on = Saving(), [], threading.Event()
    relay = Relay(file)
    relay.changed.connect(heard.append)
    job = jobs.start(lambda _progress: go_on.wait())
    relay.gather_until_end_of(job)
    try:
        file.tell(Applied(1))

        assert heard == [Applied(1)]
    finally:
        go_on.set()
        qtbot.waitUntil(lambda: jobs.are_idle)


@pytest.fixture
def hooks(monkeypatch):
    """The hooks of this process are as they were afterwards."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(sys, "unraisablehook", sys.unraisablehook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)


def test_an_alarm_shows_a_fault_and_the_record_holds_nobodys_data(hooks, caplog):
    shown: list[str] = []
    alarms.sound_alarms(print, shown.append)
    with caplog.at_level(logging.INFO):
        try:
            try:
                raise KeyError("13800000001")
            except KeyError as cause:
                raise ValueError("张三 610723198001010011") from cause
        except ValueError as fault:
            sys.excepthook(ValueError, fault, fault.__traceback__)

    [what] = shown
    assert "ValueError\n  test_bridge.py" in caplog.text
    assert "KeyError\n  test_bridge.py" in caplog.text
    assert not [one for one in ("610723", "138000", "张三") if one in caplog.text + what]


def test_a_thread_that_fails_is_recorded_too(hooks, caplog):
    alarms.sound_alarms(print, print)

    def fail():
        raise ValueError("张三")

    with caplog.at_level(logging.INFO):
        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()

    assert "ValueError" in caplog.text
    assert "张三" not in caplog.text


def test_a_refusal_nobody_caught_is_said_as_it_is(hooks, caplog):
    said: list[str] = []
    alarms.sound_alarms(said.append, print)
    with caplog.at_level(logging.INFO):
        sys.excepthook(Refusal, Refusal(working.REASON_MISSING.about()), None)

    assert said == [str(working.REASON_MISSING.about())]
    assert working.REASON_MISSING.code in caplog.text


def test_a_second_start_hands_its_file_to_the_first(tmp_path, qtbot):
    first, second = SingleInstance(tmp_path), SingleInstance(tmp_path)
    called: list[str] = []
    first.called.connect(called.append)

    assert first.take()
    assert not second.take()
    assert second.call_first("花名册.roster")
    qtbot.waitUntil(lambda: called == ["花名册.roster"])
    first.give_up()


LEFT_BY_ANOTHER_COMPUTER = "4242\nroster-desktop\nDESKTOP-ELSEWHERE\n\n\n"


def test_a_stick_pulled_out_of_another_computer_opens_here(tmp_path, qtbot):
    (tmp_path / "window.lock").write_text(LEFT_BY_ANOTHER_COMPUTER, encoding="utf-8")
    settled, travelling = SingleInstance(tmp_path), SingleInstance(tmp_path, travels=True)

    assert not settled.take()
    assert travelling.take()
    travelling.give_up()


def test_on_a_stick_too_an_open_window_keeps_its_place(tmp_path, qtbot):
    first, second = SingleInstance(tmp_path, travels=True), SingleInstance(tmp_path, travels=True)

    assert first.take()
    assert not second.take()
    assert second.call_first("")
    first.give_up()


def test_the_place_is_free_again_once_the_first_window_closed(tmp_path, qtbot):
    first, second = SingleInstance(tmp_path), SingleInstance(tmp_path)
    first.take()
    first.give_up()

    assert second.take()
    second.give_up()


def test_fcitx_5_is_spoken_to_through_its_ibus_door():
    asked = input_method.settings_for({"XMODIFIERS": "@im=fcitx"})

    assert asked == {"QT_IM_MODULE": "ibus", "IBUS_USE_PORTAL": "1"}


@pytest.mark.parametrize(
    "surroundings",
    [
        {"WAYLAND_DISPLAY": "wayland-0"},
        {"QT_QPA_PLATFORM": "wayland;xcb"},
        {"QT_QPA_PLATFORM": "offscreen"},
        {"QT_QPA_PLATFORM": "xcb", "IBUS_ENABLE_SYNC_MODE": "0"},
    ],
)
def test_keys_are_put_in_order_only_where_x_sends_them_and_nobody_chose_otherwise(surroundings):
    assert keys_in_order(surroundings) is None


@pytest.mark.skipif(sys.platform != "linux", reason="X is the screen of Linux alone")
def test_this_qt_can_deliver_keys_as_it_reads_them():
    assert keys_in_order({"QT_QPA_PLATFORM": "xcb"}) is not None


@pytest.mark.parametrize(
    ("number", "done"),
    [
        (2, ["waiting", "at once: True"]),
        (3, ["waiting", "at once: True"]),
        (0x82, ["waiting", "at once: True"]),
        (4, ["at once: False"]),
    ],
)
def test_before_a_key_is_read_everything_reported_earlier_is_handed_on(number, done):
    told: list[str] = []
    order = KeysInOrder(lambda wanted: told.append(f"at once: {wanted}"), lambda: told.append("waiting"))
    report = ctypes.create_string_buffer(bytes([number]), 32)

    assert order.nativeEventFilter(b"xcb_generic_event_t", ctypes.addressof(report)) == (False, 0)
    assert told == done


def test_other_input_methods_are_left_alone():
    assert input_method.settings_for({"XMODIFIERS": "@im=ibus", "QT_IM_MODULE": "ibus"}) == {}


@pytest.mark.parametrize(
    ("running", "is_only"),
    [
        ({"fcitx"}, True),
        ({"fcitx", "fcitx5"}, False),
        ({"fcitx5"}, False),
        ({"ibus-daemon"}, False),
        (set(), False),
    ],
)
def test_fcitx_4_alone_is_warned_of(running, is_only):
    assert input_method.is_only_fcitx_4(frozenset(running)) is is_only


def test_of_a_file_that_was_left_nothing_more_is_done(jobs, qtbot):
    of_file, done = Jobs(within=jobs), []
    of_file.leave()
    of_file.start(lambda _progress: done.append("counted"))
    jobs.start(lambda _progress: done.append("locked"))

    qtbot.waitUntil(lambda: jobs.are_idle)

    assert done == ["locked"]
