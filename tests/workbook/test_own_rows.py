"""Our own workbooks are understood by the process that reads them; what arrives is the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from roster_desktop.records import Level, Manifest, RowId, Unit, added
from roster_desktop.rosters import CATALOG, PERSON
from roster_desktop.sample import make_township
from roster_desktop.workbook import (
    FORMAT,
    LIMITS,
    BooksAhead,
    RawBook,
    ReadBook,
    SubmissionBook,
    SubmittedRow,
    deliver,
    own_rows,
    read_workbook,
    worker,
    write_submission,
)
from tests.builders import TOY
from tests.workbook.hostile import xlsx

UNIT = Unit(Level.VILLAGE, "测一村", township="试验镇", county="洋县")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A village's submission of a few people."""
    [village] = make_township(villages=1, people=6, seed=7).villages
    rows = []
    for number, values in enumerate(village.rows[PERSON.key]):
        state = added(PERSON, RowId(f"p{number:019}"), values, writer="a" * 20, number=1)
        rows.append(SubmittedRow(state, {key: text for key, text in values.items() if text}))
    manifest = Manifest(
        FORMAT, "b" * 20, "a" * 20, UNIT, "测试", "2026-11", "test", 1, "2026-11-20 09:00:00",
        CATALOG.fingerprint, "c" * 16,
    )  # fmt: skip
    path = tmp_path / "报送.xlsx"
    write_submission(path, SubmissionBook(manifest, CATALOG, UNIT, {PERSON.key: rows}, (), ()))
    return path


def ahead(path: Path, understand: Callable[[RawBook], ReadBook | None] | None) -> RawBook | ReadBook:
    with BooksAhead([path], "", lambda path: False, understand) as books:
        return books.read(path)


def test_a_book_arrives_with_the_same_rows_as_if_it_were_understood_here(book: Path) -> None:
    here = deliver(read_workbook(book), CATALOG)

    arrived = ahead(book, own_rows(CATALOG, {}))

    assert len(here.delivery.rows) == 6
    assert arrived == here


def test_a_list_made_by_hand_arrives_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "名单.xlsx"
    path.write_bytes(xlsx())

    assert isinstance(ahead(path, own_rows(CATALOG, {})), RawBook)


def test_rosters_that_no_other_process_knows_are_understood_here() -> None:
    assert own_rows(TOY, {}) is None


def test_a_book_too_large_to_be_held_twice_arrives_as_it_is(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "_MOST_HELD", 3)
    understand = own_rows(CATALOG, {})
    assert understand is not None
    request = worker.Request(str(book), LIMITS, worker.Wanted.ROWS, understand=worker.packed(understand))

    raw = worker.raw_book(book.name, worker.answers(request))

    assert raw == read_workbook(book)


def test_what_understands_books_is_not_loaded_for_one_that_is_known(book: Path) -> None:
    known = read_workbook(book).unpacked
    asked = worker.Request(
        str(book),
        LIMITS,
        worker.Wanted.ROWS,
        understand=b"nothing that could be loaded",
        known=frozenset({known}),
    )

    told = list(worker.answers(asked))

    assert known
    assert [type(one) for one in told] == [worker.Facts, worker.Known, worker.Finished]
