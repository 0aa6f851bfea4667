"""The workbooks among files, folders and archives that somebody hands over,
and a word on all that is none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from msgspec import Struct

from roster_desktop.progress import Progress, Silence
from roster_desktop.records import Problem
from roster_desktop.wording import Message, Refusal, Sentence, book_files, working

BOOK_ENDINGS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".txt", ".et", ".ett", ".xlt", ".xltx")
"""Endings of files that are opened to see what they are; the content decides."""
_ALSO_OPENED = (".htm", ".html", ".xml", "")
ARCHIVE_ENDING = ".zip"
_TEMPORARY = ("~$", ".~")
_HALF_SENT = (".tmp", ".part", ".partial", ".crdownload", ".download", ".td", ".xltd", ".opdownload")
_OTHERS: dict[str, Sentence] = {
    **dict.fromkeys((".rar", ".7z"), book_files.OTHER_ARCHIVE),
    **dict.fromkeys((".doc", ".docx", ".wps", ".wpt", ".rtf"), book_files.LETTER),
    **dict.fromkeys((".ppt", ".pptx", ".dps"), book_files.SLIDES),
    **dict.fromkeys((".jpg", ".jpeg", ".png", ".gif", ".bmp", ".tif", ".tiff", ".webp"), book_files.PICTURE),
    ".pdf": book_files.PDF,
}
_NAMED_PLACES = 3
_OF_THE_SYSTEM = {"thumbs.db", "desktop.ini"}
_FOLDERS_OF_THE_SYSTEM = {"__macosx"}


class LeftOut(Struct, frozen=True):
    """A file that is not read, and why. `is_refused`: it may hold workbooks, so a person has to see to it."""

    path: Path
    problem: Problem
    is_refused: bool = False


class Gathered(Struct, frozen=True):
    """What there is to read, by name, and what is left out of it.
    A book in an archive has a path that goes on inside it."""

    books: tuple[Path, ...]
    left_out: tuple[LeftOut, ...]


def gathered(paths: Sequence[Path], progress: Progress | None = None) -> Gathered:
    """Everything in these files, folders and archives, each once. Refuses places of which none holds
    a workbook."""
    watch = progress or Silence()
    books: list[Path] = []
    left_out: list[LeftOut] = []
    for path in paths:
        found = list(_in_folder(path, watch) if path.is_dir() else _in_file(path, watch))
        books += [one for one in found if isinstance(one, Path)]
        left_out += [one for one in found if isinstance(one, LeftOut)]
    if not books and not any(one.is_refused for one in left_out):
        raise Refusal(working.NO_BOOKS.about(place="、".join(path.name for path in paths[:_NAMED_PLACES])))
    return Gathered(tuple(dict.fromkeys(books)), tuple(left_out))


def files_to_open(folder: Path) -> list[Path]:
    """The files of a folder that may be workbooks or archives of them; none is opened."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return [
        path
        for path in found
        if not _is_of_the_system(path.relative_to(folder).as_posix()) and not _reason_to_skip(path.name)
    ]


def _in_folder(folder: Path, progress: Progress) -> Iterator[Path | LeftOut]:
    for path in sorted(folder.rglob("*")):
        if path.is_dir() or _is_of_the_system(path.relative_to(folder).as_posix()):
            continue
        sentence = _reason_to_skip(path.name)
        if sentence:
            yield _left_out(path, sentence)
        else:
            yield from _in_file(path, progress)


def _in_file(path: Path, progress: Progress) -> Iterator[Path | LeftOut]:
    """The file itself, or the books in it where it is an archive, whatever its ending."""
    try:
        # Late: an archive is seldom among them, and a reader of workbooks is much to load.
        from roster_desktop.workbook import names_inside

        names = names_inside(path, progress)
    except Refusal as refusal:
        # What is no archive by its name is told by whoever reads it as a workbook.
        yield _refused(path, refusal.message) if path.suffix.lower() == ARCHIVE_ENDING else path
        return
    if not names:
        yield path
    for name in sorted(names):
        if _is_of_the_system(name):
            continue
        sentence = _reason_to_skip(PurePosixPath(name).name) or _trouble_inside(name)
        yield _left_out(path / PurePosixPath(name).name, sentence) if sentence else path / name


def _trouble_inside(name: str) -> Sentence | None:
    if name.lower().endswith(ARCHIVE_ENDING):
        return book_files.ARCHIVE_INSIDE
    # Such a name would lead out of the archive on some systems.
    is_odd = ":" in name or name.startswith("/") or "\x00" in name
    return book_files.BAD_NAME if is_odd else None


def _is_of_the_system(name: str) -> bool:
    parts = name.lower().split("/")
    is_hidden = any(part.startswith(".") and not part.startswith(_TEMPORARY) for part in parts)
    return is_hidden or parts[-1] in _OF_THE_SYSTEM or not _FOLDERS_OF_THE_SYSTEM.isdisjoint(parts)


def _reason_to_skip(name: str) -> Sentence | None:
    """Why a file of this name is not even opened; None where it is."""
    ending = PurePosixPath(name).suffix.lower()
    if name.startswith(_TEMPORARY):
        return book_files.TEMPORARY
    if ending in _HALF_SENT:
        return book_files.HALF_SENT
    if ending in _OTHERS:
        return _OTHERS[ending]
    is_opened = ending in (*BOOK_ENDINGS, *_ALSO_OPENED, ARCHIVE_ENDING)
    return None if is_opened else book_files.NO_BOOK


_WAITING = {book_files.HALF_SENT, book_files.OTHER_ARCHIVE, book_files.ARCHIVE_INSIDE, book_files.BAD_NAME}
"""Left out, but there may be a workbook in it that somebody waits for."""


def _left_out(path: Path, sentence: Sentence) -> LeftOut:
    message = sentence.about(file=path.name)
    return LeftOut(path, Problem(message.code, str(message)), is_refused=sentence in _WAITING)


def _refused(path: Path, message: Message) -> LeftOut:
    return LeftOut(path, Problem(message.code, str(message)), is_refused=True)
