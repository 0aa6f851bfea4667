"""Workbooks that came in and went out."""

from __future__ import annotations

from roster_desktop.store.shapes import DeliveryRecord, ExportRecord
from roster_desktop.store.transaction import Transaction

_DELIVERY = "content, book, file, unit, sequence, at, batch"
_EXPORT = "sequence, book, file, content, reason, at, operator, journal"

# What a batch brought counts as seen while that batch is in force; a book that altered nothing has none.
_IN_FORCE = "batch NOT IN (SELECT number FROM journal_batch WHERE undone_by IS NOT NULL)"


def write_delivery(transaction: Transaction, delivery: DeliveryRecord) -> None:
    """Remember a workbook that came in."""
    number = 1 + transaction.number("SELECT max(number) FROM delivery")
    transaction.run(
        f"INSERT INTO delivery (number, {_DELIVERY}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        number, delivery.content, delivery.book, delivery.file, delivery.unit, delivery.sequence, delivery.at,
        delivery.batch,
    )  # fmt: skip


def seen_delivery(transaction: Transaction, content: str) -> DeliveryRecord | None:
    """The delivery of exactly this content; None too where its batch was taken back."""
    line = transaction.line(
        f"SELECT {_DELIVERY} FROM delivery WHERE content = ? AND {_IN_FORCE} ORDER BY number DESC LIMIT 1",
        content,
    )
    return DeliveryRecord(*line) if line else None


def read_deliveries(transaction: Transaction) -> list[DeliveryRecord]:
    """Workbooks that came in and were not taken back, newest first."""
    lines = transaction.lines(f"SELECT {_DELIVERY} FROM delivery WHERE {_IN_FORCE} ORDER BY number DESC")
    return [DeliveryRecord(*line) for line in lines]


def delivered_by(transaction: Transaction, *, book: str = "", batch: int = 0) -> DeliveryRecord | None:
    """The delivery of this workbook, or the one that this batch took in."""
    column, asked = ("book", book) if book else ("batch", batch)
    line = transaction.line(
        f"SELECT {_DELIVERY} FROM delivery WHERE {column} = ? ORDER BY number DESC LIMIT 1", asked
    )
    return DeliveryRecord(*line) if line else None


def write_export(transaction: Transaction, export: ExportRecord) -> None:
    """Remember a workbook that left. From now on what it held cannot be unsaid, only said anew."""
    transaction.run(
        f"INSERT INTO export ({_EXPORT}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        export.sequence, export.book, export.file, export.content, export.reason, export.at, export.operator,
        export.journal,
    )  # fmt: skip


def read_exports(transaction: Transaction) -> list[ExportRecord]:
    """Workbooks that left, newest first."""
    lines = transaction.lines(f"SELECT {_EXPORT} FROM export ORDER BY sequence DESC")
    return [ExportRecord(*line) for line in lines]


def next_sequence(transaction: Transaction) -> int:
    return 1 + transaction.number("SELECT max(sequence) FROM export")


def has_left(transaction: Transaction, batch: int) -> bool:
    """Whether a workbook left this file since that batch, with what it had written."""
    return transaction.number("SELECT count(*) FROM export WHERE journal >= ?", batch) > 0
