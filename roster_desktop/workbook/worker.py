"""The process that opens workbooks from elsewhere: it may die of one without harm, and the next file goes on.

It answers one request after another over a pipe, sheet by sheet, and ends when the pipe does.
"""

from __future__ import annotations

import gc
import hashlib
import os
import pickle
import sys
from collections.abc import Callable, Iterable, Iterator
from enum import Enum
from functools import lru_cache
from multiprocessing.connection import Connection
from pathlib import Path

from msgspec import Struct

from roster_desktop.records import Problem
from roster_desktop.window_first import stand_back
from roster_desktop.wording import Message, Refusal, book_files, workbooks
from roster_desktop.workbook.book_archive import content_inside, files_inside, on_disk
from roster_desktop.workbook.book_content import content_of, written_content
from roster_desktop.workbook.cell_signs import CellSigns, Signs, without_signs
from roster_desktop.workbook.limits import Limits
from roster_desktop.workbook.raw import RawBook, RawSheet
from roster_desktop.workbook.seal import Opening
from roster_desktop.workbook.sheet_digest import SheetDigest
from roster_desktop.workbook.sheet_notes import SheetNotes

TEMPORARY = ("~$", ".~")
"""How the names of files begin that an office program puts beside an open one."""

_MOST_HELD = 5_000
"""Rows of a book that is understood here; a township's month has fewer."""


class Wanted(Enum):
    """What is to be said of each sheet."""

    ROWS = "rows"
    WRITTEN = "rows of what was just written"
    """The same of a book that has no name yet."""
    DIGESTS = "digests"
    NAMES = "names"
    """No sheet at all: only which files an archive holds."""


class Request(Struct, frozen=True):
    """A file to read."""

    path: str
    limits: Limits
    wanted: Wanted
    password: str = ""
    understand: bytes = b""
    """What makes of a book's sheets that for which they are wanted, here instead of where they are wanted;
    packed (`packed`), for what it needs takes longer to load than all of a known book to read. Nothing, or
    None as its answer: the sheets themselves are."""
    known: frozenset[str] = frozenset()
    """What books of ours hold (`RawBook.unpacked`) of whose sheets nobody wants to know any more."""
    opening: bytes = b""
    """What takes a sealed book of ours without its sheets (`Opening`), packed."""


class Ready(Struct, frozen=True):
    """The process has started."""


class Trouble(Struct, frozen=True):
    """Something a person must know; it is read out by whoever speaks with that person."""

    message: Message
    sheet: str = ""
    cells: tuple[str, ...] = ()


class Facts(Struct, frozen=True):
    """What is known of the file before its sheets come."""

    content: str
    properties: dict[str, str]
    sheets: int
    unpacked: str = ""


class Digest(Struct, frozen=True):
    """A sheet's digest instead of its rows."""

    sheet: str
    digest: str


class Known(Struct, frozen=True):
    """It holds what a known book holds, in other bytes; its sheets do not come."""


class Sealed(Struct, frozen=True):
    """What stands for the sheets of a book whose seal opened; they do not come."""

    content: bytes


class Understood(Struct, frozen=True):
    """What was made of the sheets, in their place."""

    what: object


class Refused(Struct, frozen=True):
    """The file is not read; the sentence says why."""

    message: Message


class Finished(Struct, frozen=True):
    """All sheets have come."""


class Names(Struct, frozen=True):
    """The files in an archive; none where the file is no archive."""

    names: tuple[str, ...]


Answer = (
    Ready | Facts | Trouble | Names | RawSheet | Digest | Known | Sealed | Understood | Refused | Finished
)


def packed(understand: Callable[[RawBook], object | None] | Opening) -> bytes:
    """What understands or opens books, on its way to this process. It must be found there by its name."""
    return pickle.dumps(understand)


@lru_cache(maxsize=1)
def _unpacked(understand: bytes) -> Callable[[RawBook], object | None]:
    found: Callable[[RawBook], object | None] = pickle.loads(understand)
    return found


@lru_cache(maxsize=1)
def _unpacked_opening(opening: bytes) -> Opening:
    found: Opening = pickle.loads(opening)
    return found


def serve(requests: Connection, is_beside_a_window: bool) -> None:
    """Answer requests until nobody asks any more.
    A file that breaks this process ends it without a word or a trace."""
    _fall_silent()
    if is_beside_a_window:
        stand_back()
    # Nearly all that is read stays until it is sent: looking for rubbish among it takes a quarter of the
    # time.
    gc.freeze()
    gc.disable()
    limited = False
    requests.send(Ready())
    while True:
        try:
            request: Request = requests.recv()
            if not limited:
                _limit_memory(request.limits.memory_bytes)
                limited = True
            for answer in answers(request):
                requests.send(answer)
                del answer
            gc.collect()
            # What is left stays: the table of readings alone takes longer to look through than a book to
            # read.
            gc.freeze()
        except (EOFError, OSError, MemoryError):
            # The listener sees the pipe end, which is all it needs to know.
            os._exit(1)


def answers(request: Request) -> Iterator[Answer]:
    """Everything there is to say of one file. Whatever its content does to a reader ends as one refusal."""
    file = Path(request.path).name
    try:
        told = _answered(request)
        yield from _understood(file, told, request.understand) if request.understand else told
    except Refusal as refusal:
        yield Refused(refusal.message)
    except FileNotFoundError:
        yield Refused(workbooks.MISSING.about(file=file))
    except IsADirectoryError:
        yield Refused(workbooks.NOT_A_FILE.about(file=file))
    except PermissionError:
        yield Refused(workbooks.NO_ACCESS.about(file=file))
    except MemoryError:
        yield Refused(workbooks.UNPACKS_TOO_BIG.about(file=file))
    except GeneratorExit:
        raise
    # Readers answer hostile bytes with a dozen kinds of exceptions,
    # one of which (PanicException) is no Exception.
    except BaseException:  # noqa: BLE001
        yield Refused(workbooks.DAMAGED.about(file=file))


def raw_book(file: str, answers: Iterable[Answer]) -> RawBook | None:
    """The file as these answers tell it; None where its facts are not among them."""
    told = list(answers)
    facts = next((one for one in told if isinstance(one, Facts)), None)
    if facts is None:
        return None
    troubles = [one for one in told if isinstance(one, Trouble)]
    problems = tuple(
        Problem(trouble.message.code, str(trouble.message), trouble.sheet, "".join(trouble.cells[:1]))
        for trouble in troubles
    )
    unreadable = frozenset((trouble.sheet, cell) for trouble in troubles for cell in trouble.cells)
    sheets = tuple(one for one in told if isinstance(one, RawSheet))
    return RawBook(file, facts.content, sheets, facts.properties, problems, unreadable, facts.unpacked)


def _understood(file: str, answers: Iterator[Answer], understand: bytes) -> Iterator[Answer]:
    """The answers; or in the place of the sheets what is made of them. A book too large to be held here twice
    goes out sheet by sheet."""
    held: list[Answer] = []
    rows = 0
    for answer in answers:
        held.append(answer)
        rows += len(answer.rows) if isinstance(answer, RawSheet) else 0
        if rows > _MOST_HELD or isinstance(answer, Known | Sealed):
            yield from held
            yield from answers
            return
    raw = raw_book(file, held)
    what = _unpacked(understand)(raw) if raw else None
    if what is None:
        yield from held
    else:
        yield Understood(what)
        yield Finished()


def _answered(request: Request) -> Iterator[Answer]:
    path = Path(request.path)
    archive, inside = on_disk(path)
    if request.wanted is Wanted.NAMES:
        yield Names(files_inside(archive, request.limits))
        yield Finished()
        return
    if request.wanted is Wanted.ROWS and path.name.startswith(TEMPORARY):
        raise Refusal(book_files.TEMPORARY.about(file=path.name))
    content = content_inside(archive, inside, request.limits) if inside else _bytes(archive, request.limits)
    digest = hashlib.sha256(content).hexdigest()
    if request.wanted is Wanted.DIGESTS:
        book = written_content(path.name, content, request.password, request.limits)
    else:
        # A book that may be open elsewhere is told of, and so read as a whole.
        may_open = bool(request.opening) and (bool(inside) or not _is_open_elsewhere(archive))
        opening = _unpacked_opening(request.opening) if may_open else None
        book = content_of(path.name, content, request.password, request.limits, request.known, opening)
    yield Facts(digest, book.properties, book.count, book.unpacked)
    if book.unpacked in request.known:
        yield Known()
        yield Finished()
        return
    if book.sealed:
        yield Sealed(book.sealed)
        yield Finished()
        return
    if not inside and _is_open_elsewhere(archive):
        yield Trouble(book_files.OPEN_ELSEWHERE.about(file=path.name))
    for sheet, notes in book.sheets:
        if request.wanted is Wanted.DIGESTS:
            yield _digested(sheet)
            continue
        among = CellSigns.OF_TEXT if book.is_bare else CellSigns.OF_BOOK
        signs = without_signs(sheet.rows, among) if notes.may_hold_pictures else Signs()
        yield sheet
        yield from _troubles(sheet, notes, signs)
    yield Finished()


def _bytes(path: Path, limits: Limits) -> bytes:
    size = path.stat().st_size
    if size > limits.file_bytes:
        megabytes = 1024 * 1024
        raise Refusal(
            workbooks.FILE_TOO_BIG.about(
                file=path.name, size=-(-size // megabytes), limit=limits.file_bytes // megabytes
            )
        )
    return path.read_bytes()


def _is_open_elsewhere(path: Path) -> bool:
    """Whether an office program has left its sign beside the file."""
    signs = (f"~${path.name}", f".~{path.name}", f".~lock.{path.name}#")
    return any((path.parent / sign).exists() for sign in signs)


def _troubles(sheet: RawSheet, notes: SheetNotes, signs: Signs) -> Iterator[Trouble]:
    errors = list(dict.fromkeys([*notes.errors, *signs.errors]))
    for sentence, cells in (
        (workbooks.BROKEN_FORMULA, notes.formulas_alone),
        (workbooks.ERROR_CELL, errors),
        (book_files.PICTURE_CELL, signs.pictures),
    ):
        if cells:
            yield Trouble(sentence.about(count=len(cells), cell=cells[0]), sheet.name, tuple(cells))
    hidden = [row for row in notes.hidden_rows if row <= len(sheet.rows) and sheet.rows[row - 1]]
    if hidden:
        about = {"sheet": sheet.name, "count": len(hidden), "row": hidden[0]}
        yield Trouble(book_files.HIDDEN_ROWS.about(**about), sheet.name)


def _digested(sheet: RawSheet) -> Digest:
    digest = SheetDigest()
    for row in sheet.rows:
        digest.add(row)
    return Digest(sheet.name, digest.text())


def _fall_silent() -> None:
    """What a dying reader prints is for its makers; the person gets a sentence from the one who listens."""
    os.environ["RUST_BACKTRACE"] = "0"
    silence = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(silence, stream)
    os.close(silence)


def _limit_memory(most_bytes: int) -> None:
    """Let the system end this process rather than the machine's patience; Windows has no such limit here."""
    if sys.platform == "win32":
        return
    # Late: the module does not exist on Windows.
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = most_bytes if hard == resource.RLIM_INFINITY else min(most_bytes, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))
