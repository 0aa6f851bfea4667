"""The process that reads may die, be too slow or be stopped; the next file is read by another one."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from roster_desktop import window_first
from roster_desktop.progress import Cancelled
from roster_desktop.wording import Language, Refusal, speak
from roster_desktop.workbook import LIMITS, read_workbook, reading, start_reading, stop_reading
from roster_desktop.workbook.limits import MEGABYTE
from tests.workbook.books import refusal
from tests.workbook.hostile import cell, sheet_xml, xlsx


@pytest.fixture(autouse=True)
def _fresh_process() -> Iterator[None]:
    stop_reading()
    yield
    stop_reading()


def saved(folder: Path, content: bytes, name: str = "表.xlsx") -> Path:
    (folder / name).write_bytes(content)
    return folder / name


def large(rows: int = 60_000, words: str = "") -> bytes:
    lines = (f'<row r="{n}">{cell(f"A{n}", f"第{n}行{words}")}</row>' for n in range(1, rows))
    return xlsx(sheet_xml("".join(lines)))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot limit the memory of a process this way")
def test_a_file_that_needs_too_much_memory_is_named(tmp_path: Path) -> None:
    path = saved(tmp_path, large(40_000, "甲" * 300))
    # However slow this computer is: it is the memory that does not suffice.
    limits = replace(LIMITS, memory_bytes=130 * MEGABYTE, seconds=600, ratio=10**6)

    with pytest.raises(Refusal) as refused:
        read_workbook(path, limits=limits)

    assert refused.value.message.code == "book-reader-died"
    assert "表.xlsx" in str(refused.value)


def test_a_file_that_takes_too_long_is_named_and_left(tmp_path: Path) -> None:
    with refusal("book-too-slow"):
        read_workbook(saved(tmp_path, large()), limits=replace(LIMITS, seconds=0, seconds_per_megabyte=0))

    assert read_workbook(saved(tmp_path, xlsx(), "好.xlsx")).sheets


def test_a_file_is_not_blamed_for_how_long_the_process_takes_to_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[int] = []
    wait = reading._Reader._next

    def told(reader: reading._Reader, *facts: Any) -> reading.Answer:
        waited.append(facts[-1])
        return wait(reader, *facts)

    monkeypatch.setattr(reading._Reader, "_next", told)
    for name in ("一.xlsx", "二.xlsx"):
        read_workbook(saved(tmp_path, xlsx(), name), limits=replace(LIMITS, seconds=30))

    assert waited[0] == 60
    assert set(waited[1:]) == {30}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has classes, which it tells nobody else of")
@pytest.mark.parametrize(("stands", "lower"), [(True, 10), (False, 0)])
def test_beside_a_window_it_takes_what_the_window_leaves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stands: bool, lower: int
) -> None:
    monkeypatch.setattr(window_first._Stands, "is_so", stands)

    read_workbook(saved(tmp_path, xlsx()))

    process = reading._READER._process
    assert process is not None
    ours = os.getpriority(os.PRIO_PROCESS, 0)
    assert os.getpriority(os.PRIO_PROCESS, process.pid or 0) == min(19, ours + lower)


class Impatient:
    """Progress whose watcher has enough after so many reports."""

    def __init__(self, after: int) -> None:
        self.left = after

    def report(self, done: int, total: int, what: str) -> None:
        self.left -= 1
        if self.left < 0:
            raise Cancelled


@pytest.mark.parametrize("after", [0, 1, 2])
def test_a_person_can_stop_the_reading(after: int, tmp_path: Path) -> None:
    with pytest.raises(Cancelled) as stopped:
        read_workbook(saved(tmp_path, large()), Impatient(after))

    assert stopped.value is not None, "whoever keeps the exception does not keep the reader"
    assert read_workbook(saved(tmp_path, xlsx(), "好.xlsx")).sheets


def test_a_program_without_a_file_of_its_own_can_read(tmp_path: Path) -> None:
    """The other process does not run the program's first module again, which may not even be a file."""
    path = saved(tmp_path, xlsx())
    program = (
        "from pathlib import Path\n"
        "from roster_desktop.workbook import read_workbook\n"
        f"print(read_workbook(Path({str(path)!r})).sheets[0].rows)\n"
    )

    done = subprocess.run([sys.executable, "-"], input=program, capture_output=True, text=True, check=False)

    assert done.stdout.strip() == "[['x']]", done.stderr


def test_troubles_are_told_in_the_readers_language(tmp_path: Path) -> None:
    path = saved(tmp_path, xlsx(sheet_xml('<row r="1"><c r="A1"><f>1+1</f></c></row>')))
    speak(Language.ENGLISH)
    try:
        [problem] = read_workbook(path).problems
    finally:
        speak(Language.CHINESE)

    assert problem.message.startswith("1 formula cell holds")


def test_a_process_that_was_started_beforehand_reads_the_first_file(tmp_path: Path) -> None:
    start_reading()
    started = reading._READER._process
    start_reading()

    assert started is not None
    assert read_workbook(saved(tmp_path, xlsx())).sheets
    assert reading._READER._process is started
