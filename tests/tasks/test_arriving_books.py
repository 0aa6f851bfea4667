"""First workbooks of several units are written down together, and nobody sees any of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from roster_desktop.progress import Cancelled, Silence
from roster_desktop.records import Level
from roster_desktop.rosters import CATALOG
from roster_desktop.tasks import arriving_books, typing
from roster_desktop.tasks.export import export_submission
from roster_desktop.tasks.merging import BookResult, merge_workbooks
from roster_desktop.tasks.taking_back import take_back
from roster_desktop.wording import Refusal, storing
from roster_desktop.workspace import Applied, Query, Workspace
from tests.builders import id_number
from tests.tasks.neighbours import TOWNSHIP, township
from tests.tasks.test_first_books import everything, without_times

__all__ = ["township"]

VILLAGES = ("白石村", "河湾村", "青山村", "石桥村")
PEOPLE = 2


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The first workbook of each village, in the order of their names on the disk."""
    folder = tmp_path_factory.mktemp("villages")
    paths = []
    for place, name in enumerate(VILLAGES):
        unit = replace(TOWNSHIP, level=Level.VILLAGE, name=name)
        with Workspace.create(folder / f"{place}.roster", CATALOG, unit, "刘会计") as village:
            for number in range(PEOPLE):
                who = id_number(sequence=10 * place + number + 1)
                typing.add_row(village, "person", {"name": f"张{place}{number}", "id_number": who})
            paths.append(folder / f"{place}.xlsx")
            export_submission(village, paths[-1])
    return paths


@pytest.fixture
def together(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int]]:
    """Of each transaction: how many books were to be written in it, and how many were."""
    told: list[tuple[int, int]] = []
    plain = Workspace.apply_each

    def watched(workspace: Workspace, arrivals: Sequence[Any]) -> tuple[Applied, ...]:
        applied = plain(workspace, arrivals)
        told.append((len(arrivals), len(applied)))
        return applied

    monkeypatch.setattr(Workspace, "apply_each", watched)
    # However slow the machine is that this runs on.
    monkeypatch.setattr("roster_desktop.tasks.merging.PATIENCE", 60)
    return told


@pytest.fixture
def another(tmp_path: Path, township: Workspace) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "other.roster", CATALOG, TOWNSHIP, "陈干事") as other:
        other.clock = township.clock
        yield other


def told(results: Sequence[BookResult]) -> list[BookResult]:
    return [replace(one, batch=0) for one in results]


def in_history(file: Workspace) -> list[str]:
    """Whose books came, the earliest first."""
    return [batch.label for batch in reversed(file.batches(limit=100)) if batch.workbook]


def test_books_written_together_leave_the_file_as_one_by_one_would(
    books: list[Path],
    township: Workspace,
    another: Workspace,
    together: list[tuple[int, int]],
    monkeypatch: pytest.MonkeyPatch,
):
    at_once = merge_workbooks(township, books)
    assert together == [(4, 4)]
    monkeypatch.setattr(arriving_books, "MOST_BOOKS", 1)
    one_by_one = merge_workbooks(another, books)

    assert together[1:] == [(1, 1)] * 4
    assert at_once == one_by_one
    assert [one.status for one in at_once.workbooks] == ["merged"] * 4
    assert [one.batch for one in at_once.workbooks] == [1, 2, 3, 4]
    assert without_times(everything(township)) == without_times(everything(another))


def test_each_book_can_be_taken_back_by_itself_and_all_as_one_run(books: list[Path], township: Workspace):
    report = merge_workbooks(township, books)
    township.undo(report.workbooks[1].batch)

    names = {township.row("person", row).values["name"] for row in township.row_ids(Query("person"))}
    assert names == {f"张{place}{number}" for place in (0, 2, 3) for number in range(PEOPLE)}

    take_back(township, report.run)
    assert not township.row_ids(Query("person"))


def test_the_same_book_under_two_names_is_taken_once(
    books: list[Path], township: Workspace, tmp_path: Path, together: list[tuple[int, int]]
):
    copy = tmp_path / "又一次.xlsx"
    copy.write_bytes(books[0].read_bytes())

    report = merge_workbooks(township, [books[0], copy, books[1]])

    assert [one.status for one in report.workbooks] == ["merged", "duplicate", "merged"]
    assert together == [(1, 1), (1, 1)]


def test_where_one_meets_somebody_the_books_keep_their_order(
    books: list[Path], township: Workspace, together: list[tuple[int, int]]
):
    who = {"township": "龙亭镇", "village": VILLAGES[1], "name": "张10", "id_number": id_number(sequence=11)}
    typing.add_row(township, "person", {**who, "phone": "13900000000"})

    report = merge_workbooks(township, books)

    assert together == [(4, 1), (2, 2)]
    assert [one.status for one in report.workbooks] == ["merged"] * 4
    assert in_history(township) == [f"合并 {name} 的报送" for name in VILLAGES]
    assert len(township.row_ids(Query("person"))) == len(VILLAGES) * PEOPLE


class Watching(Silence):
    """Compares what is said to be done with what is in the file, and stops before a book."""

    def __init__(self, file: Workspace, stops_before: str = "") -> None:
        self.file = file
        self.stops_before = stops_before
        self.done: list[int] = []

    def report(self, done: int, total: int, what: str) -> None:
        if total == len(VILLAGES) and what.endswith(".xlsx") and not what.startswith("读取"):
            assert len(self.file.deliveries()) == done, "only what is on the disk is done"
            self.done.append(done)
            if what == self.stops_before:
                raise Cancelled


def test_what_is_held_is_not_said_to_be_done(
    books: list[Path],
    township: Workspace,
    together: list[tuple[int, int]],
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr(arriving_books, "MOST_BOOKS", 2)
    watching = Watching(township)

    merge_workbooks(township, books, watching)

    assert watching.done[-len(books) :] == [0, 0, 2, 2]


def test_who_stops_keeps_the_books_before(
    books: list[Path], township: Workspace, together: list[tuple[int, int]]
):
    report = merge_workbooks(township, books, Watching(township, stops_before="2.xlsx"))

    assert [one.status for one in report.workbooks] == ["merged", "merged", "stopped", "stopped"]
    assert together == [(2, 2)]
    assert len(township.deliveries()) == 2


def test_a_book_that_cannot_be_written_keeps_none_of_the_others_out(
    books: list[Path], township: Workspace, monkeypatch: pytest.MonkeyPatch
):
    plain = Workspace.apply_each

    def fails(workspace: Workspace, arrivals: Sequence[Any]) -> tuple[Applied, ...]:
        if any(one.delivery.unit == VILLAGES[1] for one in arrivals):
            raise Refusal(storing.DISK_FULL.about(file=workspace.path.name))
        return plain(workspace, arrivals)

    monkeypatch.setattr(Workspace, "apply_each", fails)

    report = merge_workbooks(township, books)

    assert [one.status for one in report.workbooks] == ["merged", "refused", "merged", "merged"]
    assert report.workbooks[1].problems[0].code == storing.DISK_FULL.code
    assert in_history(township) == [f"合并 {name} 的报送" for name in VILLAGES if name != VILLAGES[1]]


def test_a_book_that_takes_long_to_read_lets_none_wait(
    books: list[Path],
    township: Workspace,
    together: list[tuple[int, int]],
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr("roster_desktop.workbook.reading_ahead.BooksAhead.comes_within", lambda *_: False)

    merge_workbooks(township, books)

    assert together == [(1, 1)] * 4
