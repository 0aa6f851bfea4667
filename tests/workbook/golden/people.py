"""The people on golden sheets, and what is read of them."""

from __future__ import annotations

from pathlib import Path

from roster_desktop.workbook import RawBook, ReadBook, deliver, read_workbook
from tests.builders import TOY, id_number

HEADERS = ("村", "姓名", "身份证号", "电话")
PEOPLE = tuple(
    ("河湾村", f"张{letter}", id_number(sequence=number), f"1380000000{number}")
    for number, letter in enumerate("一二三", 1)
)
TABLE = (HEADERS, *PEOPLE)
SAID = [dict(zip(("village", "name", "id_number", "phone"), person, strict=True)) for person in PEOPLE]


def saved(folder: Path, content: bytes, name: str) -> Path:
    """The file as somebody sent it."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def delivered(path: Path, password: str = "") -> ReadBook:
    """What is understood of the file."""
    return deliver(read_workbook(path, password=password), TOY)


def values(book: ReadBook) -> list[dict[str, str]]:
    """What each row says."""
    return [dict(row.values) for row in book.delivery.rows]


def told(book: RawBook | ReadBook) -> dict[str, str]:
    """Code of every problem → the cell it points to."""
    problems = book.problems if isinstance(book, RawBook) else book.delivery.problems
    return {problem.code: problem.cell for problem in problems}
