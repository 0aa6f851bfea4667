"""R8: twenty thousand altered workbooks; each is read or refused in words, none takes its reader down.

Many are read by one process, split off this one and limited in memory. It says which one it begins with, so
that the one at which it dies or does not come to an end is known, and the next process goes on behind it.
"""

from __future__ import annotations

import faulthandler
import io
import os
import random
import re
import select
import sys
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from roster_desktop.wording import Refusal, book_files, workbooks
from roster_desktop.wording.sentence import Sentence
from roster_desktop.workbook import RawBook, deliver
from roster_desktop.workbook.limits import LIMITS, MEGABYTE
from roster_desktop.workbook.raw import RawSheet
from roster_desktop.workbook.worker import Answer, Facts, Finished, Refused, Request, Wanted, answers
from tests.builders import TOY
from tests.trust.folders import quick_folder as quick_folder
from tests.trust.processes import Child, Inside, needs_fork, split
from tests.trust.tally import IS_CI, Tally, so_many
from tests.workbook.hostile import far_corner
from tests.workbook.test_mutated_files import FILES, altered

pytestmark = [needs_fork, pytest.mark.skipif(sys.platform == "win32", reason="no limit of memory there")]

_ALL = so_many(quick=20_000 if IS_CI else 2_000, long=1_000_000)
_SECONDS = 10
_MEMORY = 1024 * MEGABYTE
_SHARES = {"xlsx": 9, "xlsb": 3, "xls of 97": 2, "xls of 95": 2, "xml": 1, "html": 2, "csv": 1}
_KNOWN = {
    one.code for room in (workbooks, book_files) for one in vars(room).values() if isinstance(one, Sentence)
}
_TAG = re.compile(rb"(<[^>]*>)")
_NUMBERS = (b"-1", b"0", b"1000000", b"4294967296", b"9223372036854775808", b"1e999")
_DELIVERED = 8
"""Of so many that can be read one is looked through for its lists as well."""

Parts = dict[str, bytes]


def unpacked(content: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Parts) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return buffer.getvalue()


def mutant(whole: bytes, parts: Parts | None, dice: random.Random) -> bytes:
    """The file with something wrong: bytes, or before it was packed tags, numbers, or whole parts."""
    if parts is None or dice.random() < 0.25:
        return altered(whole, dice)
    name = dice.choice(sorted(parts))
    content = parts[name]
    pieces = _TAG.split(content)
    at = dice.randrange(len(pieces))
    match dice.randrange(6):
        case 0:
            return packed({one: text for one, text in parts.items() if one != name})
        case 1:
            del pieces[at]
        case 2:
            pieces.insert(at, dice.choice(pieces) * dice.randint(1, 60))
        case 3:
            pieces[at] = re.sub(rb"[0-9]+", dice.choice(_NUMBERS), pieces[at])
        case 4:
            pieces[at], other = dice.choice(pieces), pieces[at]
            pieces.append(other)
        case _:
            return packed({**parts, name: altered(content, dice)})
    return packed({**parts, name: b"".join(pieces)})


def limit_memory() -> None:
    """What this process has already, and a gigabyte more."""
    import resource

    pages = int(Path("/proc/self/statm").read_text().split()[0])
    most = pages * resource.getpagesize() + _MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def outcome_of(path: Path, number: int) -> str:
    """The code of the sentence it is refused with, or what was read; both are known words."""
    told: list[Answer] = list(answers(Request(str(path), LIMITS, Wanted.ROWS)))
    if isinstance(told[-1], Refused):
        return told[-1].message.code
    if not isinstance(told[-1], Finished):
        return "no end"
    facts = next(one for one in told if isinstance(one, Facts))
    sheets = tuple(one for one in told if isinstance(one, RawSheet))
    if number % _DELIVERED == 0:
        try:
            deliver(RawBook(path.name, facts.content, sheets, facts.properties, (), frozenset()), TOY)
        except Refusal:
            return "read"
    return "read"


def reading(kind: str, first: int, last: int, folder: Path) -> Callable[[Inside], None]:
    """Read these mutants, and say before each which it is and after each how it went."""

    def work(inside: Inside) -> None:
        limit_memory()
        whole = FILES[kind]
        parts = unpacked(whole) if whole.startswith(b"PK") else None
        path = folder / f"{kind}.xlsx"
        inside.wait()
        for number in range(first, last):
            path.write_bytes(mutant(whole, parts, random.Random(f"{kind} {number}")))
            inside.say(f"{number}")
            inside.say(outcome_of(path, number))

    return work


def read_all(kind: str, count: int, folder: Path) -> Iterator[tuple[int, str]]:
    """Number and outcome of each mutant; "died" and "too slow" where it took its reader down."""
    first = 0
    while first < count:
        child = split(reading(kind, first, count, folder))
        child.until_ready()
        child.go_on()
        too_slow = not listened(child)
        if too_slow:
            child.kill()
        lines = child.finish()
        for number, outcome in zip(lines[::2], lines[1::2], strict=False):
            yield int(number), outcome
        first = int(lines[-1 if len(lines) % 2 else -2]) + 1
        if len(lines) % 2:
            yield first - 1, "too slow" if too_slow else "died"


def listened(child: Child) -> bool:
    """Whether it spoke until it ended, and was never silent for long."""
    while select.select([child._said], [], [], _SECONDS)[0]:
        piece = os.read(child._said, 65536)
        if not piece:
            return True
        child._heard += piece
    return False


@pytest.mark.parametrize("kind", _SHARES)
def test_an_altered_book_is_read_or_refused_in_words(kind: str, quick_folder: Path, tally: Tally):
    count = _ALL * _SHARES[kind] // sum(_SHARES.values())
    outcomes: Counter[str] = Counter()
    wrong = []
    for number, outcome in read_all(kind, count, quick_folder):
        outcomes[outcome] += 1
        if outcome not in _KNOWN | {"read"} or outcome in ("book-reader-died", "book-too-slow"):
            wrong.append(f"{kind} {number}: {outcome}")

    tally.count("R8", outcomes.total(), wrong)
    assert outcomes.total() == count
    assert outcomes["read"]
    assert len(outcomes) > 1


def test_reading_without_looking_first_is_caught(quick_folder: Path, tally: Tally):
    """The unsafe variant: the library reads a legal file of two kilobytes by itself."""
    path = quick_folder / "a.xlsx"
    path.write_bytes(far_corner("XFD1048576"))

    def work(inside: Inside) -> None:
        import python_calamine

        limit_memory()
        faulthandler.disable()
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        inside.wait()
        for _ in range(2):
            python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
            inside.say("read")

    child = split(work)
    child.until_ready()
    child.go_on()
    lines = child.finish()

    for promise in ("R7", "R8"):
        tally.control(promise, "read without a look at its container", int(child.was_killed), 1)
    assert lines == []


def test_the_unaltered_book_is_read(quick_folder: Path):
    path = quick_folder / "a.xlsx"
    path.write_bytes(FILES["xlsx"])

    assert outcome_of(path, 0) == "read"
