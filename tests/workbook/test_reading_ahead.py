"""Of many workbooks the next is read while one is dealt with; refusals arrive with their own book."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from roster_desktop.progress import Cancelled, Progress
from roster_desktop.wording import Refusal
from roster_desktop.workbook import BooksAhead, RawBook, reading_ahead
from roster_desktop.workbook.reading import Lane
from tests.workbook.hostile import xlsx

_SECONDS = 60
"""Waited at most, by a test that would fail."""


class Watched:
    """Stands in for the reader: says which books were begun, and holds each but the first until it is let
    go."""

    def __init__(self) -> None:
        self.begun: list[str] = []
        self.second = threading.Event()
        self.stopped = threading.Event()

    def read(self, path: Path, progress: Progress, *, password: str, lane: Lane) -> RawBook:
        self.begun.append(path.name + password)
        if len(self.begun) == 1:
            return RawBook(path.name, "", ())
        self.second.set()
        try:
            while True:
                progress.report(0, 1, "")
                self.stopped.wait(0.01)
        except Cancelled:
            self.stopped.set()
            raise


def test_one_book_is_read_ahead_and_whoever_leaves_stops_it(monkeypatch: pytest.MonkeyPatch) -> None:
    watched = Watched()
    monkeypatch.setattr(reading_ahead, "read_workbook", watched.read)
    paths = [Path("a"), Path("known"), Path("b"), Path("c")]

    with BooksAhead(paths, "!", lambda path: path.name == "known") as ahead:
        assert not watched.begun, "nothing is read before the first is asked for"
        assert ahead.read(paths[0]).file == "a"
        assert watched.second.wait(_SECONDS)

        assert watched.begun == ["a!", "b!"]

    assert watched.stopped.is_set()
    assert watched.begun == ["a!", "b!"]


def test_a_book_that_is_refused_stops_neither_the_one_before_nor_the_one_behind(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("一.xlsx", "二.xlsx", "三.xlsx")]
    for path in paths:
        path.write_bytes(b"" if path is paths[1] else xlsx())

    with BooksAhead(paths, "", lambda path: False) as ahead:
        read = [ahead.read(paths[0]).file]
        with pytest.raises(Refusal, match=r"二\.xlsx"):
            ahead.read(paths[1])
        read.append(ahead.read(paths[2]).file)

    assert read == ["一.xlsx", "三.xlsx"]


class Slow:
    """Stands in for the reader: says in which lane each book was read, and how many were read at once."""

    def __init__(self) -> None:
        self.lanes: dict[str, Lane] = {}
        self.both = threading.Barrier(2)

    def read(self, path: Path, progress: Progress, *, password: str, lane: Lane) -> RawBook:
        self.lanes[path.name] = lane
        if path.name in ("04", "05"):
            # Nobody passes before the other is there, too.
            self.both.wait(_SECONDS)
        return RawBook(path.name, "", ())


def test_of_many_books_that_are_new_two_are_read_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    slow = Slow()
    monkeypatch.setattr(reading_ahead, "read_workbook", slow.read)
    monkeypatch.setattr(reading_ahead, "_CORES", 2)
    paths = [Path(f"{number:02}") for number in range(20)]

    with BooksAhead(paths, "", lambda path: False) as ahead:
        read = [ahead.read(path).file for path in paths]

    assert read == [path.name for path in paths]
    assert {slow.lanes["04"], slow.lanes["05"]} == {Lane.FIRST, Lane.BESIDE}


@pytest.mark.parametrize(("books", "cores"), [(8, 2), (20, 1)])
def test_for_few_books_or_a_small_machine_no_second_process_is_started(
    monkeypatch: pytest.MonkeyPatch, books: int, cores: int
) -> None:
    slow = Slow()
    slow.both = threading.Barrier(1)
    monkeypatch.setattr(reading_ahead, "read_workbook", slow.read)
    monkeypatch.setattr(reading_ahead, "_CORES", cores)
    paths = [Path(f"{number:02}") for number in range(books)]

    with BooksAhead(paths, "", lambda path: False) as ahead:
        read = [ahead.read(path).file for path in paths]

    assert len(read) == books
    assert set(slow.lanes.values()) == {Lane.FIRST}


def test_a_book_that_is_not_asked_for_any_more_stops_none_behind_it(monkeypatch: pytest.MonkeyPatch) -> None:
    slow = Slow()
    slow.both = threading.Barrier(1)
    monkeypatch.setattr(reading_ahead, "read_workbook", slow.read)
    monkeypatch.setattr(reading_ahead, "_CORES", 2)
    paths = [Path(f"{number:02}") for number in range(20)]

    with BooksAhead(paths, "", lambda path: False) as ahead:
        read = [ahead.read(path).file for path in paths if path.name != "10"]

    assert read == [path.name for path in paths if path.name != "10"]
