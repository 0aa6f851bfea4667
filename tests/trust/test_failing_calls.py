"""R4 and R5: whichever call of saving or of writing a workbook fails, nothing is lost or wrongly claimed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import openpyxl
import pytest

from roster_desktop.store import connections
from roster_desktop.wording import Refusal
from roster_desktop.workbook import read_workbook, write_submission
from roster_desktop.workbook import reading as reading_room
from tests.trust.folders import quick_folder as quick_folder
from tests.trust.folders import small_disk
from tests.trust.processes import Inside, needs_fork, strace_or_absent, watched
from tests.trust.tally import Tally, so_many
from tests.trust.typist import begun, begun_file, complaint, type_two
from tests.workbook.all_words import SEALING
from tests.workbook.books import submission, villagers
from tests.workspace.toy import FOLK, opened

pytestmark = needs_fork

_ERRORS = ("EIO", "ENOSPC")
_INJECTED = re.compile(r"^(\w+)\(.*\(INJECTED\)$")


def typing_on(path: Path, steps: int, *promises: str) -> Callable[[Inside], None]:
    """Types; says of each step how it ended, and what the open file shows after it."""

    def work(inside: Inside) -> None:
        begun_file()
        # Takes the place of the true ones in this process only, which ends.
        connections._PROMISES = (*connections._PROMISES, *promises)
        workspace = opened(path)
        type_two(workspace, 2)
        inside.wait()
        for number in range(3, steps + 3):
            try:
                type_two(workspace, number)
                outcome = "saved"
            except Refusal as refusal:
                outcome = refusal.message.code
            try:
                shown = f"{workspace.journal} {workspace.counts()[FOLK]}"
            except Refusal:
                shown = "unreadable"
            inside.say(f"{outcome} {shown}")

    return work


def wrong_with(path: Path, lines: list[str]) -> list[str]:
    """What was claimed and is not so: step by step, and of the file when it is opened again."""
    wrong = []
    before = 2
    for line in lines:
        outcome, *shown = line.split()
        if outcome == "saved" and shown == ["unreadable"]:
            wrong.append("saved, and not readable")
        if shown != ["unreadable"]:
            steps, rows = map(int, shown)
            # After a failed commit the step may be there or not; what is shown is what is true.
            may_be = (before + 1,) if outcome == "saved" else (before, before + 1)
            if steps not in may_be or rows != 2 * steps:
                wrong.append(f"after step {before}: {line}")
            before = steps
        else:
            wrong += [] if outcome != "saved" else [line]
    with suppress(Refusal), opened(path) as workspace:
        if lines and lines[-1].split()[1:] not in (
            ["unreadable"],
            [str(workspace.journal), str(workspace.counts()[FOLK])],
        ):
            wrong.append(f"shown {lines[-1]}, after opening again {workspace.journal}")
        before = workspace.journal
    if said := complaint(path, before):
        wrong.append(said)
    return wrong


def injected(log: Path) -> Counter[str]:
    """Which calls were made to fail, and how often."""
    lines = log.read_text(errors="replace").splitlines()
    return Counter(found.group(1) for line in lines if (found := _INJECTED.match(line.rstrip())))


def with_failing_calls(
    folder: Path, inject: str, steps: int, *promises: str
) -> tuple[Counter[str], list[str], list[str]]:
    """Which calls failed, what was said, what is wrong with it."""
    path = begun(folder / "disk")
    calls = inject.partition(":")[0]
    log = folder / "log"
    options = ["-e", f"trace={calls}", "-e", f"inject={inject}", "-e", "signal=none"]
    _, lines = watched(typing_on(path, steps, *promises), options, log, strace_or_absent())
    return injected(log), lines, wrong_with(path, lines)


@pytest.mark.parametrize("error", _ERRORS)
def test_saving_survives_any_call_that_fails_once(error: str, quick_folder: Path, tally: Tally):
    failed: Counter[str] = Counter()
    wrong: list[str] = []
    outcomes: Counter[str] = Counter()
    # Of each kind of call every so many-th fails, so that in the course of the steps each place has its turn.
    for call, distances in (
        ("pwrite64", (53, 41)),
        ("fsync", (4, 7)),
        ("ftruncate", (2, 3)),
        ("openat", (2, 5)),
    ):
        for distance in distances[: so_many(quick=1, long=2)]:
            calls, lines, found = with_failing_calls(
                quick_folder, f"{call}:error={error}:when=1+{distance}", so_many(quick=25, long=160)
            )
            failed += calls
            wrong += found
            outcomes += Counter(line.split()[0] for line in lines)

    tally.count("R4", failed.total(), wrong)
    assert set(failed) == {"pwrite64", "fsync", "ftruncate", "openat"}
    assert outcomes["saved"]
    assert len(outcomes) > 1


@pytest.mark.parametrize("error", _ERRORS)
def test_saving_survives_a_disk_that_fails_from_some_call_on(error: str, quick_folder: Path, tally: Tally):
    tried, wrong = 0, []
    for call, places in (("pwrite64", 45), ("fsync", 5), ("ftruncate", 2), ("openat", 2)):
        for place in range(1, places + 1, so_many(quick=max(1, places // 3), long=1)):
            failed, _, found = with_failing_calls(quick_folder, f"{call}:error={error}:when={place}+", 2)
            tried += bool(failed)
            wrong += found

    tally.count("R4", tried, wrong)
    assert tried


def test_killed_at_any_call_of_saving_the_step_is_whole_or_not_there(quick_folder: Path, tally: Tally):
    tried, wrong = 0, []
    for call, places in (("pwrite64", 45), ("fsync", 5), ("ftruncate", 2)):
        for place in range(1, places + 1, so_many(quick=max(1, places // 2), long=1)):
            path = begun(quick_folder / "disk")
            options = ["-e", f"trace={call}", "-e", f"inject={call}:signal=SIGKILL:when={place}"]
            child, lines = watched(typing_on(path, 1), options, quick_folder / "log", strace_or_absent())
            tried += child.was_killed
            if said := complaint(path, 3 if lines else 2):
                wrong.append(f"{call} {place}: {said}")

    tally.count("R4", tried, wrong)
    assert tried > 3


def test_saving_without_a_journal_is_caught(quick_folder: Path, tally: Tally):
    unsafe = "PRAGMA journal_mode=OFF"
    failed, _, wrong = with_failing_calls(quick_folder, "pwrite64:error=EIO:when=5+17", 6, unsafe)

    assert failed
    # One file, of which several things may be wrong.
    tally.control("R4", "no journal", int(bool(wrong)), 1)


# Workbooks that leave.


@pytest.fixture(scope="module")
def old_book(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The workbook that stands there before; writing it loads all that writing needs."""
    path = tmp_path_factory.mktemp("old") / "book.xlsx"
    write_submission(path, submission(villagers(1)), sealing=SEALING)
    return path.read_bytes()


def exporting(target: Path, *, naive: bool = False) -> Callable[[Inside], None]:
    """Writes three people over the old workbook, and says how it ended."""

    def work(inside: Inside) -> None:
        # The reading process of whom it was split off is not its own.
        reading_room._READER = reading_room._Reader()
        inside.wait()
        told = _outcome(target, naive=naive)
        try:
            inside.say(told)
        except OSError:
            # The call that was made to fail was this one.
            inside.say(told)

    return work


def _outcome(target: Path, *, naive: bool) -> str:
    try:
        if naive:
            naively_saved(target)
        else:
            write_submission(target, submission(villagers(3)), sealing=SEALING)
    except Refusal as refusal:
        return refusal.message.code
    except OSError as trouble:
        return f"{'refused' if naive else '! '}{trouble}"
    return "written"


def naively_saved(target: Path) -> None:
    """The unsafe variant: the library writes over the old workbook, and nobody looks."""
    book = openpyxl.Workbook()
    for row in range(200):
        book.active.append([f"张{row}", "13800000001"])
    book.save(target)


def wrong_with_book(target: Path, old: bytes, said: list[str]) -> Iterator[str]:
    """An old workbook that was touched, a new one that is not whole, a success that is none."""
    now = target.read_bytes() if target.exists() else b""
    if now != old:
        try:
            rows = len(read_workbook(target).sheets[0].rows)
        except Refusal as refusal:
            yield f"neither the old book nor a whole one ({said}): {refusal}"
        else:
            if said == ["written"] and rows < 4:
                yield f"{rows} rows, and said to be written"
    if said == ["written"] and now == old:
        yield "said to be written, and it is the old one"
    if not said:
        yield "not a word"


def left_overs(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name != "book.xlsx"]


def failing_exports(
    folder: Path, old: bytes, points: list[tuple[str, int]], *, naive: bool = False
) -> tuple[int, list[str]]:
    """One export for each call that fails; how many failed, and what was wrong."""
    target = folder / "disk" / "book.xlsx"
    target.parent.mkdir(exist_ok=True)
    tried, wrong = 0, []
    for number, (call, place) in enumerate(points):
        target.write_bytes(old)
        error = _ERRORS[number % 2]
        options = ["-e", f"trace={call}", "-e", f"inject={call}:error={error}:when={place}"]
        log = folder / "log"
        _, said = watched(exporting(target, naive=naive), options, log, strace_or_absent())
        tried += bool(injected(log))
        wrong += [f"{call} {place} {error}: {one}" for one in wrong_with_book(target, old, said)]
        for left in left_overs(target.parent):
            (target.parent / left).unlink()
    return tried, wrong


def points_of(counts: dict[str, int], share: int) -> list[tuple[str, int]]:
    """Every so many-th call of each kind."""
    return [
        (call, place)
        for call, count in counts.items()
        for place in range(1 + len(call) % share, count + 1, share)
    ]


def test_a_workbook_survives_any_call_that_fails_while_it_is_written(
    quick_folder: Path, old_book: bytes, tally: Tally
):
    counts = {"openat": 40, "write": 90, "fsync": 2, "rename": 1, "close": 60, "lseek": 60}
    points = points_of(counts, so_many(quick=24, long=1))

    tried, wrong = failing_exports(quick_folder, old_book, points)

    tally.count("R5", tried, wrong)
    assert tried > len(points) // 3


def test_writing_over_the_old_workbook_is_caught(quick_folder: Path, old_book: bytes, tally: Tally):
    points = [("write", place) for place in (1, 2, 4)]

    tried, wrong = failing_exports(quick_folder, old_book, points, naive=True)

    tally.control("R5", "saved over the old book", len(wrong), tried)


def test_a_disk_too_small_by_any_amount_keeps_the_old_workbook(tmp_path: Path, old_book: bytes, tally: Tally):
    """The old book fills so much of the disk that less and less is left for the new one."""
    tried, wrong = 0, []
    full = 0
    with small_disk(tmp_path / "disk", "128k") as disk:
        target = disk / "book.xlsx"
        for room in range(0, 64, so_many(quick=12, long=4)):
            target.write_bytes(old_book)
            films = disk / "films"
            films.unlink(missing_ok=True)
            free = 128 - (len(old_book) + 4095) // 4096 * 4
            with suppress(OSError):
                films.write_bytes(bytes(max(0, free - room) * 1024))
            try:
                write_submission(target, submission(villagers(40)), sealing=SEALING)
                said = ["written"]
            except Refusal as refusal:
                said = [refusal.message.code]
                full += refusal.message.code == "target-disk-full"
            tried += 1
            wrong += list(wrong_with_book(target, old_book, said))
            wrong += [f"left: {left}" for left in left_overs(disk) if left != "films"]

    tally.count("R5", tried, wrong)
    assert full
