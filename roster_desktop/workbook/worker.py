"""The process that opens workbooks from elsewhere: it may die of one without harm, and the next file goes on.

It answers one request after another over a pipe, sheet by sheet, and ends when the pipe does.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from io import BytesIO
from multiprocessing.connection import Connection
from pathlib import Path

from roster_desktop.wording import Message, Refusal, workbooks
from roster_desktop.workbook.archive_check import opened
from roster_desktop.workbook.cell_text import CellValue, cell_text
from roster_desktop.workbook.container import Container, container_of
from roster_desktop.workbook.delimited_text import decoded, read_delimited
from roster_desktop.workbook.limits import Limits
from roster_desktop.workbook.ods_check import check_ods
from roster_desktop.workbook.raw import CellText, RawSheet, Span, trimmed_row
from roster_desktop.workbook.sheet_digest import SheetDigest
from roster_desktop.workbook.sheet_notes import SheetNotes
from roster_desktop.workbook.xlsx_check import check_xlsx
from roster_desktop.workbook.xlsx_parts import custom_properties


class Wanted(Enum):
    """What is to be said of each sheet."""

    ROWS = "rows"
    DIGESTS = "digests"


@dataclass(frozen=True, slots=True)
class Request:
    """A file to read."""

    path: str
    limits: Limits
    wanted: Wanted


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something a person must know; it is read out by whoever speaks with that person."""

    message: Message
    sheet: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of the file before its sheets come."""

    content: str
    properties: dict[str, str]
    sheets: int
    troubles: tuple[Trouble, ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """A sheet's digest instead of its rows."""

    sheet: str
    digest: str


@dataclass(frozen=True, slots=True)
class Refused:
    """The file is not read; the sentence says why."""

    message: Message


@dataclass(frozen=True, slots=True)
class Finished:
    """All sheets have come."""


Answer = Facts | RawSheet | Digest | Refused | Finished


def serve(requests: Connection) -> None:
    """Answer requests until nobody asks any more.
    A file that breaks this process ends it without a word or a trace."""
    _fall_silent()
    limited = False
    while True:
        try:
            request: Request = requests.recv()
            if not limited:
                _limit_memory(request.limits.memory_bytes)
                limited = True
            for answer in answers(request):
                requests.send(_digested(answer) if request.wanted is Wanted.DIGESTS else answer)
        except (EOFError, OSError, MemoryError):
            # The listener sees the pipe end, which is all it needs to know.
            os._exit(1)


def answers(request: Request) -> Iterator[Answer]:
    """Everything there is to say of one file. Whatever its content does to a reader ends as one refusal."""
    file = Path(request.path).name
    try:
        yield from _read(file, Path(request.path), request.limits)
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


def _read(file: str, path: Path, limits: Limits) -> Iterator[Answer]:
    size = path.stat().st_size
    if size > limits.file_bytes:
        megabytes = 1024 * 1024
        raise Refusal(
            workbooks.FILE_TOO_BIG.about(
                file=file, size=-(-size // megabytes), limit=limits.file_bytes // megabytes
            )
        )
    content = path.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    container = container_of(file, content)
    if container is Container.TEXT:
        yield Facts(digest, {}, 1, ())
        yield read_delimited(path.stem, decoded(content) or "")
        yield Finished()
        return
    properties, notes = _checked(file, content, container, limits)
    yield from _sheets(file, content, Facts(digest, properties, 0, _troubles(notes)), notes, limits)
    yield Finished()


def _checked(
    file: str, content: bytes, container: Container, limits: Limits
) -> tuple[dict[str, str], dict[str, SheetNotes]]:
    """The container's own properties and notes, once it was found believable."""
    if container is Container.XLS:
        return {}, {}
    with opened(file, content, limits) as archive:
        if container is Container.ODS:
            return {}, check_ods(file, archive, limits)
        notes = check_xlsx(file, archive, limits)
        return custom_properties(archive, limits.properties_bytes), notes


def _sheets(
    file: str, content: bytes, facts: Facts, notes: dict[str, SheetNotes], limits: Limits
) -> Iterator[Answer]:
    # Late: a process that only refuses files needs no reader; and a reader that cannot load refuses,
    # not crashes.
    from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    try:
        book = CalamineWorkbook.from_filelike(BytesIO(content))
    except PasswordError as reason:
        raise Refusal(workbooks.ENCRYPTED.about(file=file)) from reason
    found = [sheet for sheet in book.sheets_metadata if sheet.typ is SheetTypeEnum.WorkSheet]
    if len(found) > limits.sheets:
        raise Refusal(workbooks.SUSPICIOUS.about(file=file))
    yield Facts(facts.content, facts.properties, len(found), facts.troubles)
    for metadata in found:
        sheet = book.get_sheet_by_name(metadata.name)
        told = [Span(*start, *end) for start, end in sheet.merged_cell_ranges or ()]
        noted = notes[metadata.name].merged if metadata.name in notes else []
        rows = _rows(sheet.iter_rows(), sheet.start[1] if sheet.start else 0)
        yield RawSheet(metadata.name, metadata.visible is not SheetVisibleEnum.Visible, rows, (*told, *noted))


def _rows(rows: Iterable[list[CellValue]], left: int) -> list[list[CellText]]:
    """Texts of the sheet from row 1 and column A on. Equal texts are one object: they cross the pipe once."""
    seen: dict[CellText, CellText] = {}
    before = [""] * left
    found: list[list[CellText]] = []
    for row in rows:
        texts = [cell_text(value) if value != "" else "" for value in row]
        found.append(trimmed_row([*before, *(seen.setdefault(text, text) for text in texts)]))
    while found and not found[-1]:
        found.pop()
    return found


def _troubles(notes: dict[str, SheetNotes]) -> tuple[Trouble, ...]:
    found: list[Trouble] = []
    for sheet, seen in notes.items():
        for sentence, cells in (
            (workbooks.BROKEN_FORMULA, seen.formulas_alone),
            (workbooks.ERROR_CELL, seen.errors),
        ):
            if cells:
                found.append(Trouble(sentence.about(count=len(cells), cell=cells[0]), sheet, tuple(cells)))
    return tuple(found)


def _digested(answer: Answer) -> Answer:
    if not isinstance(answer, RawSheet):
        return answer
    digest = SheetDigest()
    for row in answer.rows:
        digest.add(row)
    return Digest(answer.name, digest.text())


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
