"""Many workbooks, one after another: any order holds the same, again changes nothing, and none is kept in
memory once it is merged."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from roster_desktop.progress import Silence
from roster_desktop.records import DeliveredRow
from roster_desktop.tasks.merging import merge_workbooks
from roster_desktop.workspace import Workspace
from tests.builders import TOY, id_number
from tests.workspace.toy import TOWNSHIP, all_states, files, opened

BOOKS, PEOPLE = 10, 25


@pytest.fixture
def books(tmp_path: Path) -> list[Path]:
    """A list from each village."""
    paths = []
    for village in range(BOOKS):
        lines = ["镇,村,姓名,身份证号,电话"]
        for number in range(PEOPLE):
            who = id_number(sequence=number + 1, birth=f"{1960 + village}0101")
            lines.append(f"清水镇,{village}号村,张{village}之{number},{who},1380000{village:02}{number:02}")
        path = tmp_path / f"{village}.csv"
        path.write_text("\n".join(lines), "utf-8")
        paths.append(path)
    return paths


class Watching(Silence):
    """Counts the rows of workbooks that are alive whenever the next workbook begins."""

    def __init__(self) -> None:
        self.alive: list[int] = []
        # What was there before is not looked through with every workbook: a test run leaves much behind.
        gc.collect()
        gc.freeze()

    def report(self, done: int, total: int, what: str) -> None:
        gc.collect()
        self.alive.append(sum(isinstance(one, DeliveredRow) for one in gc.get_objects()))


def merged(file: Workspace, paths: list[Path]) -> set[str]:
    return {book.status for book in merge_workbooks(file, paths).workbooks}


def test_many_books_in_any_order_hold_the_same_and_again_change_nothing(books: list[Path]) -> None:
    with files(TOWNSHIP, TOWNSHIP) as (one, other):
        assert merged(one, books) == {"merged"}
        assert merged(other, books[::-1]) == {"merged"}
        first, second = ({state.id: state for state in all_states(file)} for file in (one, other))
        journal = one.journal

        assert len(first) == BOOKS * PEOPLE
        assert first == second
        assert merged(one, books) == {"duplicate"}
        assert one.journal == journal


def test_no_book_stays_in_memory_once_it_is_merged(books: list[Path]) -> None:
    with files(TOWNSHIP) as [file]:
        watching = Watching()
        merge_workbooks(file, books, watching)

    assert len(watching.alive) >= BOOKS
    assert max(watching.alive) <= 2 * PEOPLE


def test_the_lists_are_known_after_a_restart(books: list[Path]) -> None:
    with files(TOWNSHIP) as [file]:
        merged(file, books[:2])
        file.close()
        with opened(file.path) as again:
            assert merged(again, books[:2]) == {"duplicate"}
            assert again.catalog is TOY
