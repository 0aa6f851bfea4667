"""What every test stands on: Qt without a screen, folders of its own, and how hard the laws are tried."""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Callable, Generator, Iterator
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from roster_desktop.rubbish import set_aside
from roster_desktop.store import ballast, keys
from roster_desktop.store.keys import Cost
from tests.promises import PROMISES, promises_of
from tests.trust.tally import IS_CI, Sum, examples_of
from tests.trust.tally import tally as tally
from tests.workbook.office import libreoffice as libreoffice

# Before anything imports Qt: the platform is chosen when the first application object is made.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

_MEMORY = Path("/dev/shm")
_ROOM = 2**31


def _may_hold_files(memory: Path) -> bool:
    """Whether files may lie there and be run from there, and a test run has room."""
    if not memory.is_dir() or not os.access(memory, os.W_OK):
        return False
    return not os.statvfs(memory).f_flag & os.ST_NOEXEC and shutil.disk_usage(memory).free > _ROOM


# Rosters of tests need not outlive a power cut: each commit waits for the disk two or three times.
if _may_hold_files(_MEMORY):
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_MEMORY))

# How long an example takes says something about the machine, nothing about the law.
_UNTIMED = (HealthCheck.too_slow, HealthCheck.data_too_large)

settings.register_profile(
    "quick", max_examples=60, derandomize=True, deadline=None, suppress_health_check=_UNTIMED
)
settings.register_profile(
    "long", max_examples=2000, deadline=None, print_blob=True, suppress_health_check=_UNTIMED
)
settings.load_profile(os.environ.get("ROSTER_TEST_PROFILE", "quick"))


class PatientBot(QtBot):
    """Waits as long as a busy machine may need; what never comes fails all the same."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = 60_000) -> None:
        super().waitUntil(callback, timeout=timeout)


@pytest.fixture
def qtbot(qapp: object, request: pytest.FixtureRequest) -> QtBot:
    """The bot of pytest-qt, with more patience; rubbish waits for the end of the test, as it waits in the
    program for a calm moment (`ui.bridge.tidying`)."""
    gc.disable()
    return PatientBot(request)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Now pytest too has let go of the window: its rubbish goes, and what is left need not be looked through
    with the rubbish of every later window."""
    try:
        return (yield)
    finally:
        if "qtbot" in getattr(item, "fixturenames", ()):
            # Qt itself would wait for the next loop of events, which may be many tests away.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            gc.enable()
            gc.collect()
            set_aside()


@pytest.fixture(scope="session", autouse=True)
def quickly_tried_passwords() -> Iterator[None]:
    """Trying a password costs next to nothing here; what it costs in earnest is tested in the store."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "Cost", partial(Cost, memory=64, time=1))
        yield


@pytest.fixture(scope="session", autouse=True)
def little_reserve() -> Iterator[None]:
    """Every file that a test writes into keeps room in reserve; how that room serves is tested in the store,
    with as much as is needed there."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ballast, "BALLAST_BYTES", 1 << 16)
        yield


@pytest.fixture(scope="session", autouse=True)
def folders_of_nobody(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test reads or writes the rosters and settings of the person at this computer."""
    folder = tmp_path_factory.mktemp("account")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(folder / "data"))
        patch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
        yield


# Rooms of which one test, or what its tests share, takes longest.
_SLOW = tuple(
    f"tests/{room}.py::"
    for room in (
        "journeys/test_planted_county",
        "trust/test_many_mutants",
        "merge/test_every_order",
        "journeys/test_truth_table",
        "ui/test_english_window",
        "ui/test_every_page",
        "workspace/test_undo_laws",
        "checks/test_no_rule_stumbles",
    )
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the slow rooms, so that at the end no process waits long for the other one; mark the tests
    that hold a promise with its group, and those of a window to be tried twice."""
    items.sort(key=lambda item: not item.nodeid.startswith(_SLOW))
    for item in items:
        if "qtbot" in getattr(item, "fixturenames", ()):
            # A window on a busy machine may be late for one look; the summary names what was tried again (R).
            item.add_marker(pytest.mark.flaky(reruns=1))
        for group in {promise.group for promise in promises_of(item.nodeid)}:
            item.add_marker(group)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection() -> Generator[None, object, object]:
    """Modules and collected tests stay to the end: Python need not look through them for rubbish, neither
    while they are collected nor later."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()
        gc.collect()
        set_aside()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> None:
    """How many examples of a law were tried travels with the report of its test."""
    if call.when == "call":
        item.user_properties += examples_of(getattr(item, "hypothesis_statistics", ""))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """After the groups (`-m crash`, `-m "fuzz or prop"`), the long profile or the CI's run: what was held."""
    profile = os.environ.get("ROSTER_TEST_PROFILE", "quick")
    if profile != "long" and not config.option.markexpr and not IS_CI:
        return
    sums = {promise.key: Sum() for promise in PROMISES}
    for outcome in ("passed", "failed", "skipped"):
        for report in terminalreporter.getreports(outcome):
            if report.when == "call" or outcome != "passed":
                for promise in promises_of(report.nodeid):
                    sums[promise.key].outcomes[outcome] += 1
                    sums[promise.key].add(promise.key, report.user_properties)
    terminalreporter.section(f"promises, {profile} profile")
    for promise in PROMISES:
        terminalreporter.line(f"{promise.key:4}{promise.group:6}{promise.what} | {sums[promise.key].told()}")
