"""One of our workbooks with the same content in other bytes is known again, as long as what it brought is in
force."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from roster_desktop.tasks.export import export_submission
from roster_desktop.tasks.merging import merge_workbooks
from roster_desktop.workspace import Query, Workspace
from tests.tasks.neighbours import empty_village, taken, township, village

__all__ = ["empty_village", "township", "village"]


@pytest.fixture
def book(village: Workspace, tmp_path: Path) -> Path:
    export_submission(village, tmp_path / "报送.xlsx")
    return tmp_path / "报送.xlsx"


def packed_anew(book: Path, number: int = 1, **altered: bytes) -> Path:
    """The same parts, as another program would have packed them; `altered`: a part's stem → its content."""
    copy = book.with_name(f"重新压缩{number}.xlsx")
    with (
        zipfile.ZipFile(book) as source,
        zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED, compresslevel=number) as target,
    ):
        for part in source.namelist():
            target.writestr(part, altered.get(Path(part).stem, source.read(part)))
    assert copy.read_bytes() != book.read_bytes()
    return copy


def people(township: Workspace) -> int:
    return len(township.row_ids(Query("person")))


def test_a_book_packed_anew_is_known_again(township: Workspace, book: Path):
    assert taken(township, book).status == "merged"
    journal = township.journal

    again = taken(township, packed_anew(book))

    assert again.status == "duplicate"
    assert "报送.xlsx" in again.problems[0].message
    assert (township.journal, people(township)) == (journal, 1)


def test_several_copies_in_one_run_are_one_book(township: Workspace, book: Path):
    copies = [book, *(packed_anew(book, number) for number in (1, 2))]

    report = merge_workbooks(township, copies)

    assert [one.status for one in report.workbooks] == ["merged", "duplicate", "duplicate"]


def test_what_was_taken_back_is_taken_in_anew(township: Workspace, book: Path):
    first = taken(township, book)
    township.undo(first.batch)
    assert people(township) == 0

    again = taken(township, packed_anew(book))

    assert (again.status, people(township)) == ("merged", 1)


def test_a_book_in_which_a_single_part_is_another_is_read(
    township: Workspace, village: Workspace, book: Path
):
    taken(township, book)
    with zipfile.ZipFile(book) as archive:
        sheets = [part for part in archive.namelist() if "worksheets/sheet" in part]
        [sheet] = [part for part in sheets if "张三".encode() in archive.read(part)]
        text = archive.read(sheet).replace("张三".encode(), "张山".encode())

    result = taken(township, packed_anew(book, **{Path(sheet).stem: text}))

    assert result.status == "merged"


def test_whoever_answers_how_a_book_is_to_be_read_has_it_read(
    township: Workspace, book: Path, monkeypatch: pytest.MonkeyPatch
):
    taken(township, book)
    asked: list[bool] = []
    monkeypatch.setattr(Workspace, "said_lately", lambda self: asked.append(True) or frozenset())

    assert taken(township, packed_anew(book), **{"人员信息:C列": "name"}).status == "duplicate"
    assert not asked
