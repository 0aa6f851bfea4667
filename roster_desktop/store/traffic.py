"""Workbooks that came in and went out."""

from __future__ import annotations

from roster_desktop.records import Area
from roster_desktop.store.shapes import DeliveryRecord, ExportRecord, ReturnRecord
from roster_desktop.store.transaction import Transaction

_DELIVERY = "content, book, file, unit, sequence, at, batch, said, run"
_RETURN = "number, township, village, book, file, content, at, operator, journal"
_EXPORT = "sequence, book, file, content, reason, at, operator, journal, purpose"

# What a batch brought counts as seen while that batch is in force; a book that altered nothing has none.
_IN_FORCE = "batch NOT IN (SELECT number FROM journal_batch WHERE undone_by IS NOT NULL)"

# A book that altered nothing said what was there already; once something was taken back, it may be no more.
_STILL_THERE = (
    "(batch > 0 OR NOT EXISTS (SELECT 1 FROM journal_batch b WHERE b.number > delivery.journal "
    "AND b.undoes IS NOT NULL))"
)


def write_delivery(transaction: Transaction, delivery: DeliveryRecord) -> None:
    """Remember a workbook that came in."""
    number = 1 + transaction.number("SELECT max(number) FROM delivery")
    transaction.run(
        f"INSERT INTO delivery (number, {_DELIVERY}, journal) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
        "(SELECT coalesce(max(number), 0) FROM journal_batch))",
        number, delivery.content, delivery.book, delivery.file, delivery.unit, delivery.sequence, delivery.at,
        delivery.batch, delivery.said, delivery.run,
    )  # fmt: skip


def seen_delivery(transaction: Transaction, content: str, said: str = "") -> DeliveryRecord | None:
    """The delivery of exactly this content, or of a book that says the same (`said`); None too where its
    batch was taken back."""
    for column, text in (("content", content), ("said", said)):
        # One after the other: content has an index, and hundreds of books are asked for.
        line = text and transaction.line(
            f"SELECT {_DELIVERY} FROM delivery WHERE {column} = ? AND {_IN_FORCE} AND {_STILL_THERE} "
            "ORDER BY number DESC LIMIT 1",
            text,
        )
        if line:
            return DeliveryRecord(*line)
    return None


def said_lately(transaction: Transaction, *, limit: int) -> frozenset[str]:
    """What the newest deliveries said, those that were taken back left out."""
    lines = transaction.lines(
        f"SELECT said FROM delivery WHERE said <> '' AND {_IN_FORCE} ORDER BY number DESC LIMIT ?", limit
    )
    return frozenset(said for (said,) in lines)


def next_run(transaction: Transaction) -> int:
    """Number of the next run in which workbooks are taken in together."""
    return 1 + transaction.number("SELECT max(run) FROM delivery")


def batches_of_run(transaction: Transaction, run: int) -> list[int]:
    """Steps of the history that the run made and that are in force, the newest first."""
    lines = transaction.lines(
        f"SELECT DISTINCT batch FROM delivery WHERE run = ? AND batch > 0 AND {_IN_FORCE} "
        "ORDER BY batch DESC",
        run,
    )
    return [int(batch) for (batch,) in lines]


def last_run(transaction: Transaction) -> int:
    """The newest run of which something is in force; 0 where there is none."""
    return transaction.number(f"SELECT max(run) FROM delivery WHERE batch > 0 AND {_IN_FORCE}")


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
        f"INSERT INTO export ({_EXPORT}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        export.sequence, export.book, export.file, export.content, export.reason, export.at, export.operator,
        export.journal, export.purpose,
    )  # fmt: skip


def read_exports(transaction: Transaction, purpose: str) -> list[ExportRecord]:
    """Workbooks that left for this purpose ("" for any), newest first."""
    lines = transaction.lines(
        f"SELECT {_EXPORT} FROM export WHERE ? IN (purpose, '') ORDER BY sequence DESC", purpose
    )
    return [ExportRecord(*line) for line in lines]


def next_sequence(transaction: Transaction) -> int:
    return 1 + transaction.number("SELECT max(sequence) FROM export")


def has_left(transaction: Transaction, batch: int) -> bool:
    """Whether a workbook left this file since that batch, with what it had written."""
    statement = "SELECT count(*) FROM (SELECT journal FROM export UNION ALL SELECT journal FROM return_book) "
    return transaction.number(f"{statement} WHERE journal >= ?", batch) > 0


def write_return(transaction: Transaction, record: ReturnRecord) -> None:
    """Remember a workbook that went back to a village, under the next number."""
    number = 1 + transaction.number("SELECT max(number) FROM return_book")
    transaction.run(
        f"INSERT INTO return_book ({_RETURN}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        number, record.area.township, record.area.village, record.book, record.file, record.content,
        record.at, record.operator, record.journal,
    )  # fmt: skip


def read_returns(transaction: Transaction) -> list[ReturnRecord]:
    """Workbooks that went back to villages, newest first."""
    lines = transaction.lines(f"SELECT {_RETURN} FROM return_book ORDER BY number DESC")
    return [ReturnRecord(line[0], Area(line[1], line[2]), *line[3:]) for line in lines]
