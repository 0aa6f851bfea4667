"""Of many workbooks the next is read while one is dealt with; refusals arrive with their own book."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from roster_desktop.progress import Cancelled, Progress
from roster_desktop.wording import Refusal
from roster_desktop.workbook import BooksAhead, RawBook, reading_ahead
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

    def read(self, path: Path, progress: Progress, *, password: str) -> RawBook:
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
