"""Workbooks of units that have sent nothing yet: the process that reads them makes their rows ready for the
file's tables, so that what is left to do here is to see that they meet nobody, and to write them down."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import Raw, Struct
from msgspec.msgpack import Decoder, encode
from msgspec.structs import replace

from roster_desktop.records import DeliveredRow, Delivery, RowLine, RowsArrived, Version, reviews, writer_of
from roster_desktop.records.note import is_touch
from roster_desktop.schema import Catalog
from roster_desktop.store.roster_columns import columns_of
from roster_desktop.store.row_lines import row_line
from roster_desktop.tasks.sealed_rows import SealedRows, sealed_rows
from roster_desktop.workbook import OwnRows, RawBook, ReadBook, ReadSheet, declared_catalog

_SHEETS = Decoder(tuple[ReadSheet, ...])


class ReadyBook(Struct, frozen=True):
    """One of our workbooks as its sender wrote it, every row ready for its table."""

    head: ReadBook
    """The book without its rows."""
    arrived: tuple[RowsArrived, ...]
    seen: Mapping[str, int]
    """Writer → the highest of its writes that any row has seen."""


class OwnBooks(Struct, frozen=True):
    """Makes of a workbook that carries its memory the rows that it delivers; ready for the tables where its
    unit has sent nothing yet."""

    catalog: str
    """Where the catalog is declared."""
    answers: Mapping[str, str]
    senders: frozenset[str]
    """Names of units that have sent something: their rows are likely to be here."""

    def __call__(self, raw: RawBook) -> ReadBook | ReadyBook | None:
        """As `OwnRows`."""
        read = OwnRows(self.catalog, self.answers)(raw)
        manifest = read.delivery.manifest if read else None
        if read is None or manifest is None or manifest.unit.name in self.senders:
            return read
        return ready(declared_catalog(self.catalog), read) or read


class SealableRows(Struct, frozen=True):
    """Makes of a workbook that was just written what is sealed in it; None of one whose rows are no first
    submission as it comes, or of which more is to be told than its rows."""

    catalog: str
    """Where the catalog is declared."""

    def __call__(self, raw: RawBook) -> bytes | None:
        """As `OwnRows`."""
        read = OwnRows(self.catalog, {})(raw)
        book = ready(declared_catalog(self.catalog), read) if read and not read.delivery.problems else None
        return to_seal(book) if book else None


def to_seal(book: ReadyBook) -> bytes | None:
    """The book as it is sealed; None where a text of it cannot be written down."""
    head, manifest = book.head.delivery, book.head.delivery.manifest
    if manifest is None:
        return None
    try:
        sheets = Raw(encode(book.head.sheets))
        arrived = {of.roster: of.lines for of in book.arrived}
        return encode(SealedRows(manifest, head.writers, head.unit_text, sheets, dict(book.seen), arrived))
    except UnicodeEncodeError:
        return None


def from_sealed(raw: RawBook, content: bytes) -> ReadyBook:
    """The book as its cells would have been read; DecodeError of what nobody has sealed."""
    rows = sealed_rows(content)
    delivery = Delivery(
        file=raw.file,
        content=raw.content,
        manifest=rows.manifest,
        rows=(),
        writers=rows.writers,
        unit_text=rows.unit_text,
        unpacked=raw.unpacked,
    )
    arrived = tuple(RowsArrived(roster, lines) for roster, lines in rows.arrived.items())
    return ReadyBook(ReadBook(delivery, _SHEETS.decode(rows.sheets)), arrived, rows.seen)


def own_books(
    catalog: Catalog, answers: Mapping[str, str], senders: frozenset[str]
) -> Callable[[RawBook], ReadBook | ReadyBook | None] | None:
    """What understands the workbooks of this catalog elsewhere; None where it cannot be found there."""
    return OwnBooks(catalog.declared_in, answers, senders) if catalog.declared_in else None


def ready(catalog: Catalog, read: ReadBook) -> ReadyBook | None:
    """The book with every row ready; None of one about which there is more to say than its rows."""
    delivery = read.delivery
    manifest = delivery.manifest
    if manifest is None or manifest.addressee or delivery.questions or delivery.missing:
        return None
    if not delivery.rows or not all(map(_is_simple, delivery.rows)):
        return None
    arrived = []
    for roster in catalog.rosters:
        lines = _lines(catalog, roster.key, [row for row in delivery.rows if row.roster == roster.key])
        if lines is None:
            return None
        if lines:
            arrived.append(RowsArrived(roster.key, lines))
    # Nobody looks at the first rows of a sheet that is taken in as it came.
    sheets = tuple(replace(sheet, top=()) for sheet in read.sheets)
    head = replace(read, delivery=replace(delivery, rows=()), sheets=sheets)
    return ReadyBook(head, tuple(arrived), writes_seen(delivery))


def writes_seen(delivery: Delivery) -> dict[str, int]:
    """Writer → the highest of its writes that any row of the workbook has seen."""
    numbers: dict[str, int] = {}
    versions: dict[int, Version] = {}
    for state in (row.state for row in delivery.rows if row.state is not None):
        # Of the usual row a book has one version for all of them: by identity, for comparing takes longer.
        if (plain := state.plain) is not None:
            versions.update((id(version), version) for version, _ in plain.distinct_marks)
        else:
            versions.update((id(version), version) for version in state.versions)
    for version in {*versions.values()}:
        for name, number in version.writes:
            writer = writer_of(name)
            numbers[writer] = max(number, numbers.get(writer, 0))
    return numbers


def _is_simple(row: DeliveredRow) -> bool:
    """Whether it is just as the program wrote it, listed, known by one id, and nothing is said of it that is
    no cell, but for who wrote when, where nobody wrote without knowing of another."""
    state = row.state
    if not row.number or state is None or row.hand_edited or state.aliases or state.plain is None:
        return False
    notes = state.plain.notes
    return not notes or (all(map(is_touch, notes)) and not reviews(state))


def _lines(catalog: Catalog, roster: str, rows: Sequence[DeliveredRow]) -> tuple[RowLine, ...] | None:
    columns = columns_of(catalog)[roster]
    states = (row.state for row in rows)
    return _all_of(row_line(catalog, columns, state) for state in states if state is not None)


def _all_of(lines: Iterable[RowLine | None]) -> tuple[RowLine, ...] | None:
    found: list[RowLine] = []
    for line in lines:
        # Of a row that holds nothing no file keeps anything.
        if line is None or not line.registers:
            return None
        found.append(line)
    return tuple(found)
