"""What it means that somebody changed a cell of one of our workbooks in a spreadsheet program."""

from __future__ import annotations

import hashlib

from roster_desktop.records.cell import Cell, Pair, Value
from roster_desktop.records.version import Version


def edited_cell(cell: Cell, value: Value, *, book: str, register: str, shown: Value | None) -> Cell:
    """The cell of a book's memory after somebody typed `value` over what the sheet showed (`shown`;
    None: blank).

    It has seen what was shown, and nothing else: open siblings that the sheet did not show stay open.
    The same edit in two copies of a book is the same write; different edits are concurrent.
    """
    is_blank = not any(shown or ())
    seen = frozenset(pair for pair in cell.pairs if pair.value == shown or (is_blank and not any(pair.value)))
    return Cell(cell.pairs - seen).merged(Cell(frozenset({_edit(seen, value, book, register)})))


def answered_cell(cell: Cell, value: Value, *, book: str, register: str) -> Cell:
    """The same where the sheet showed the open question beside the cell: the edit decides it."""
    return Cell(frozenset({_edit(cell.pairs, value, book, register)}))


def edit_writer(book: str, register: str, value: Value) -> str:
    """The writer of an edit made outside the program: everybody who reads the book gives it the same name."""
    return f"{book}#{short_hash(register, *value)}"


def short_hash(*facts: str) -> str:
    """16 hexadecimal digits that only these facts, in this order, give."""
    digest = hashlib.blake2b(digest_size=8)
    for fact in facts:
        digest.update(f"{len(fact)}:{fact}".encode(errors="surrogatepass"))
    return digest.hexdigest()


def _edit(seen: frozenset[Pair], value: Value, book: str, register: str) -> Pair:
    writer = edit_writer(book, register, value)
    version = Version().joined(*(pair.version for pair in seen), Version.of({writer: 1}))
    return Pair(value, version, writer)
