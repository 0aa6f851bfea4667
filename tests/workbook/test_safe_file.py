"""A workbook is there whole and proven, or the old one is untouched;
in either case nothing else is left lying about."""

from __future__ import annotations

import errno
import gc
import os
import secrets
import sys
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from roster_desktop.progress import Cancelled, Silence
from roster_desktop.wording import Refusal
from roster_desktop.workbook import submission as submission_room
from roster_desktop.workbook import write_submission
from roster_desktop.workbook.book_out import BookOut
from roster_desktop.workbook.safe_file import write_proven
from tests.workbook.books import read, refusal, submission, villagers, written


class Stopping:
    """Progress whose watcher has enough after so many reports."""

    def __init__(self, after: int) -> None:
        self.left = after

    def report(self, done: int, total: int, what: str) -> None:
        self.left -= 1
        if self.left < 0:
            raise Cancelled


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def failing(trouble: OSError) -> Callable[..., None]:
    def fail(*_: object, **__: object) -> None:
        raise trouble

    return fail


def test_a_new_book_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    written(tmp_path, submission(villagers(1)))

    found = read(written(tmp_path, submission(villagers(3))))

    assert len(found.delivery.rows) == 3
    assert names(tmp_path) == ["book.xlsx"]


def test_the_hash_is_that_of_the_file(tmp_path: Path) -> None:
    content = write_submission(tmp_path / "book.xlsx", submission(villagers(1)))

    assert read(tmp_path / "book.xlsx").delivery.content == content


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="没有这个文件夹"):
        written(tmp_path / "没有这个文件夹", submission(villagers(1)))


@pytest.mark.parametrize("sign", [".~lock.book.xlsx#", "~$book.xlsx"])
def test_a_target_open_elsewhere_is_left_alone(sign: str, tmp_path: Path) -> None:
    before = written(tmp_path, submission(villagers(1))).read_bytes()
    (tmp_path / sign).touch()

    with refusal("target-in-use"):
        written(tmp_path, submission(villagers(3)))

    assert (tmp_path / "book.xlsx").read_bytes() == before


@pytest.mark.parametrize(
    ("place", "trouble", "code"),
    [
        ("replace", PermissionError(errno.EACCES, "in use"), "target-in-use"),
        ("fsync", OSError(errno.ENOSPC, "full"), "target-disk-full"),
        ("fsync", OSError(errno.EIO, "input/output error"), "target-not-written"),
        ("replace", OSError(errno.EROFS, "read-only"), "target-no-permission"),
    ],
)
def test_trouble_with_the_disk_leaves_the_old_book(
    place: str, trouble: OSError, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = written(tmp_path, submission(villagers(1))).read_bytes()
    monkeypatch.setattr("roster_desktop.workbook.safe_file._RETRIES", (0.0,))
    monkeypatch.setattr(os, place, failing(trouble))

    with refusal(code):
        written(tmp_path, submission(villagers(3)))

    assert (tmp_path / "book.xlsx").read_bytes() == before
    assert names(tmp_path) == ["book.xlsx"]


def test_a_scanner_that_lets_go_in_time_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    move, tries = os.replace, []

    def held_at_first(source: Path, target: Path) -> None:
        tries.append(target)
        if len(tries) < 3:
            raise PermissionError(errno.EACCES, "in use")
        move(source, target)

    monkeypatch.setattr("roster_desktop.workbook.safe_file._RETRIES", (0.0,) * 6)
    monkeypatch.setattr(os, "replace", held_at_first)

    assert written(tmp_path, submission(villagers(1))).exists()


def test_a_disk_that_fills_while_sheets_are_written_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zipfile.ZipFile, "write", failing(OSError(errno.ENOSPC, "full")))

    with refusal("target-disk-full"):
        written(tmp_path, submission(villagers(1)))

    assert names(tmp_path) == []


_FULL_DISK = Path("/dev/full")


@pytest.mark.skipif(not _FULL_DISK.exists(), reason="this system has no disk that is always full")
@pytest.mark.parametrize("rows", [1, 3000])
def test_a_full_disk_has_nothing_to_say_beside_the_refusal(
    rows: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unheard: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", lambda trouble: unheard.append(trouble.exc_value))

    def write(_beside: Path, scratch: Path) -> dict[str, str]:
        with BookOut(scratch) as out:
            sheet = out.sheet("花名册")
            sheet.prepare_cells([False] * 4)
            for _ in range(rows):
                sheet.append_texts([secrets.token_hex(16) for _ in range(4)])
            return dict(out.save(_FULL_DISK))

    with refusal("target-disk-full"):
        write_proven(tmp_path / "book.xlsx", write, Silence())
    gc.collect()

    assert unheard == []
    assert names(tmp_path) == []


def test_a_temporary_folder_that_is_full_is_told_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unheard: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", lambda trouble: unheard.append(trouble.exc_value))

    def write(_beside: Path, scratch: Path) -> dict[str, str]:
        with BookOut(scratch) as out:
            for title in ("一", "二"):
                sheet = out.sheet(title)
                sheet.prepare_cells([False])
                sheet.append_texts(["张三"])
                sheet.sheet.auto_filter.ref = "A1:A1"
                # So openpyxl leaves a sheet whose last words did not fit.
                sheet.sheet._rows.close()  # type: ignore[attr-defined]
                sheet.sheet._writer.xf.close()  # type: ignore[attr-defined]
            raise OSError(errno.ENOSPC, "full")

    with refusal("target-disk-full"):
        write_proven(tmp_path / "book.xlsx", write, Silence())
    gc.collect()

    assert unheard == []


def test_a_book_that_reads_back_differently_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = written(tmp_path, submission(villagers(1))).read_bytes()
    flush = os.fsync

    def spoil(handle: int) -> None:
        """A stick that gives back other bytes than it was given."""
        flush(handle)
        [part] = tmp_path.glob(".~*.part")
        part.write_bytes(before)
        monkeypatch.setattr(os, "fsync", flush)

    monkeypatch.setattr(os, "fsync", spoil)
    with refusal("target-reads-differently"):
        written(tmp_path, submission(villagers(3)))

    assert (tmp_path / "book.xlsx").read_bytes() == before
    assert names(tmp_path) == ["book.xlsx"]


def test_a_book_that_cannot_be_read_back_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    flush = os.fsync

    def spoil(handle: int) -> None:
        flush(handle)
        for part in tmp_path.glob(".~*.part"):
            part.write_bytes(b"PK" + bytes(100))

    monkeypatch.setattr(os, "fsync", spoil)
    with refusal("target-reads-not"):
        written(tmp_path, submission(villagers(1)))

    assert names(tmp_path) == []


@pytest.mark.parametrize("after", range(6))
def test_a_person_who_stops_the_writing_leaves_nothing(after: int, tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        write_submission(tmp_path / "book.xlsx", submission(villagers(3)), Stopping(after))

    assert names(tmp_path) == []


def test_pieces_that_a_power_cut_left_are_removed(tmp_path: Path) -> None:
    nobody = 2**22 + 7
    (tmp_path / f".~{nobody}-0a1b2c3d.part").write_text("personal data")
    (tmp_path / ".~foreign.part").write_text("somebody else's")
    (tmp_path / f".~{os.getpid()}-00000000.part").write_text("being written by another window")

    written(tmp_path, submission(villagers(1)))

    assert names(tmp_path) == sorted([".~foreign.part", f".~{os.getpid()}-00000000.part", "book.xlsx"])


@pytest.fixture
def temporary_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "tmp"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    return place


def test_nothing_personal_stays_in_the_temporary_folder(temporary_place: Path, tmp_path: Path) -> None:
    (temporary_place / f"roster-desktop-{2**22 + 7}-x").mkdir()
    (temporary_place / f"roster-desktop-{2**22 + 7}-x" / "openpyxl.1").write_text("personal data")
    seen: list[list[str]] = []

    class Watching:
        def report(self, done: int, total: int, what: str) -> None:
            seen.append([path.name for path in temporary_place.rglob("openpyxl.*")])

    write_submission(tmp_path / "book.xlsx", submission(villagers(2)), Watching())

    assert any(seen), "the pieces are made in the private folder"
    assert list(temporary_place.rglob("openpyxl.*")) == []
    assert not list(temporary_place.glob("roster-desktop-*"))
    assert tempfile.tempdir == str(temporary_place)


def test_no_spreadsheet_library_is_loaded_before_it_is_needed() -> None:
    source = Path(submission_room.__file__).read_text(encoding="utf-8")

    assert "\nimport openpyxl" not in source
    assert os.environ["OPENPYXL_LXML"] == "False"
