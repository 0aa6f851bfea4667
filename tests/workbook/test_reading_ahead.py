"""Of many workbooks the next ones are read while one is dealt with; refusals arrive with their own book."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from roster_desktop.progress import Cancelled, Progress
from roster_desktop.wording import Refusal
from roster_desktop.workbook import BooksAhead, RawBook, reading_ahead
from roster_desktop.workbook.reading import Lane, SealedBooks
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


def test_the_next_book_is_read_ahead_and_whoever_leaves_stops_it(monkeypatch: pytest.MonkeyPatch) -> None:
    watched = Watched()
    monkeypatch.setattr(reading_ahead, "read_workbook", watched.read)
    paths = [Path("a"), Path("known"), Path("b"), Path("c")]

    with BooksAhead(paths, "!", lambda path: path.name == "known") as ahead:
        assert not watched.begun, "nothing is read before the first is asked for"
        assert ahead.read(paths[0]).file == "a"
        assert watched.second.wait(_SECONDS)

        assert watched.begun == ["a!", "b!"]

    assert watched.stopped.is_set()
    assert watched.begun == ["a!", "b!"], "what was waiting behind it is not begun any more"


class Counted:
    """Stands in for the reader: says which books it has read, and when so many are read."""

    def __init__(self, enough: int, held: str = "") -> None:
        """`held`: a book that takes until somebody lets it go on."""
        self.read_all: list[str] = []
        self.is_enough = threading.Event()
        self.is_held = threading.Event()
        self.goes_on = threading.Event()
        self.enough = enough
        self.held = held

    def read(self, path: Path, progress: Progress, *, password: str, lane: Lane) -> RawBook:
        if path.name == self.held:
            self.is_held.set()
            assert self.goes_on.wait(_SECONDS)
        self.read_all.append(path.name)
        if len(self.read_all) == self.enough:
            self.is_enough.set()
        return RawBook(path.name, "", ())


def test_a_few_books_wait_while_one_is_dealt_with_and_never_more(monkeypatch: pytest.MonkeyPatch) -> None:
    counted = Counted(1 + reading_ahead._IN_A_LANE)
    monkeypatch.setattr(reading_ahead, "read_workbook", counted.read)
    paths = [Path(f"{number:02}") for number in range(10)]

    with BooksAhead(paths, "", lambda path: False) as ahead:
        ahead.read(paths[0])
        assert counted.is_enough.wait(_SECONDS), "they are read though nobody asked for them yet"
        assert len(ahead._begun) == reading_ahead._IN_A_LANE

    assert counted.read_all == [path.name for path in paths[: counted.enough]]


def test_both_processes_have_books_that_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    counted = Counted(4 + 2 * reading_ahead._IN_A_LANE)
    monkeypatch.setattr(reading_ahead, "read_workbook", counted.read)
    monkeypatch.setattr(reading_ahead, "_CORES", 2)
    paths = [Path(f"{number:02}") for number in range(30)]

    with BooksAhead(paths, "", lambda path: False) as ahead:
        for path in paths[:4]:
            ahead.read(path)
        assert counted.is_enough.wait(_SECONDS)
        begun = [one.lane for one in ahead._begun]

    assert {lane: begun.count(lane) for lane in Lane} == dict.fromkeys(Lane, reading_ahead._IN_A_LANE)
    assert sorted(counted.read_all) == [path.name for path in paths[: counted.enough]]


def test_of_large_books_none_waits_beside_another(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    counted = Counted(2)
    monkeypatch.setattr(reading_ahead, "read_workbook", counted.read)
    monkeypatch.setattr(reading_ahead, "_SMALL", 3)
    paths = [tmp_path / f"{number}" for number in range(5)]
    for path in paths:
        path.write_bytes(b"large")

    with BooksAhead(paths, "", lambda path: False) as ahead:
        ahead.read(paths[0])
        assert counted.is_enough.wait(_SECONDS)

        assert [one.path for one in ahead._begun] == paths[1:2]


def test_a_book_that_came_in_as_another_file_meanwhile_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    counted = Counted(1, held="b")
    monkeypatch.setattr(reading_ahead, "read_workbook", counted.read)
    paths = [Path(name) for name in "abcd"]

    with BooksAhead(paths, "", lambda path: False) as ahead:
        ahead.read(paths[0])
        assert counted.is_held.wait(_SECONDS)
        [_, waiting, _] = ahead._begun
        waiting.book.add_done_callback(lambda _: counted.goes_on.set())
        # Of b and c the bytes came in under other names, so nobody asks for them.
        assert ahead.read(paths[-1]).file == "d"

    assert counted.read_all == ["a", "b", "d"]


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
        if path.name in ("05", "06"):
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
    assert {slow.lanes["05"], slow.lanes["06"]} == {Lane.FIRST, Lane.BESIDE}


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


@pytest.mark.parametrize("passed_over", ["", "10", "11"])
def test_while_somebody_is_at_the_window_only_what_is_waited_for_is_begun(
    monkeypatch: pytest.MonkeyPatch, passed_over: str
) -> None:
    lanes: dict[str, Lane] = {}
    asked: list[str] = []
    too_early: list[str] = []

    def read(path: Path, progress: Progress, *, password: str, lane: Lane) -> RawBook:
        lanes[path.name] = lane
        if path.name not in asked and path.name != passed_over:
            too_early.append(path.name)
        return RawBook(path.name, "", ())

    monkeypatch.setattr(reading_ahead, "read_workbook", read)
    monkeypatch.setattr(reading_ahead, "_CORES", 2)
    monkeypatch.setattr(reading_ahead, "somebody_is_at_the_window", lambda: True)
    paths = [Path(f"{number:02}") for number in range(30)]
    with BooksAhead(paths, "", lambda path: False) as ahead:
        for path in paths:
            if path.name != passed_over:
                asked.append(path.name)
                ahead.read(path)

    assert Lane.BESIDE in lanes.values()
    assert not too_early
    assert set(asked) <= set(lanes)


def test_what_waits_for_the_window_ends_when_nobody_wants_it(monkeypatch: pytest.MonkeyPatch) -> None:
    counted = Counted(1)
    monkeypatch.setattr(reading_ahead, "read_workbook", counted.read)
    monkeypatch.setattr(reading_ahead, "_CORES", 2)
    monkeypatch.setattr(reading_ahead, "somebody_is_at_the_window", lambda: True)
    paths = [Path(f"{number:02}") for number in range(30)]
    with BooksAhead(paths, "", lambda path: False) as ahead:
        for path in paths[:5]:
            ahead.read(path)
        begun = {one.path.name for one in ahead._begun}

    assert begun
    assert begun.isdisjoint(counted.read_all)


class NoSeal:
    """Opens nothing; it is asked by the reading process alone."""

    made_by = ""

    def takes(self, content: bytes) -> bool:
        return False


def test_books_that_are_taken_by_their_seal_are_read_by_one_process_and_further_ahead(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lanes: set[Lane] = set()
    are_enough = threading.Event()
    read_all: list[str] = []

    def read(
        path: Path,
        progress: Progress,
        understand: object,
        *,
        lane: Lane,
        sealed: SealedBooks[RawBook],
        **_: object,
    ) -> RawBook:
        lanes.add(lane)
        read_all.append(path.name)
        if len(read_all) == 5 + reading_ahead._OF_SEALED:
            are_enough.set()
        return sealed.book(RawBook(path.name, "", ()), b"")

    monkeypatch.setattr(reading_ahead, "read_understood", read)
    monkeypatch.setattr(reading_ahead, "_CORES", 2)
    paths = [Path(f"{number:02}") for number in range(40)]
    sealed = SealedBooks(NoSeal(), lambda raw, content: raw)

    with BooksAhead(paths, "", lambda path: False, lambda raw: raw, sealed=sealed) as ahead:
        for path in paths[:5]:
            ahead.read(path)
        assert are_enough.wait(_SECONDS)

    assert lanes == {Lane.FIRST}
