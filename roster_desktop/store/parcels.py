"""What waits to be handed over and where it went; which files of a watched folder were dealt with."""

from __future__ import annotations

from roster_desktop.store.shapes import WAITING, InboxFile, Parcel
from roster_desktop.store.transaction import Transaction

_PARCEL = (
    "number, purpose, receiver, file, content, sequence, queued_at, who, state, folder, sent_as, sent_at, "
    "trouble"
)
_INBOX = "content, file, at, outcome"


def write_parcel(transaction: Transaction, parcel: Parcel) -> None:
    """A workbook is to be handed over. It gets the next number."""
    number = 1 + transaction.number("SELECT max(number) FROM outbox")
    transaction.run(
        f"INSERT INTO outbox ({_PARCEL}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        number, parcel.purpose, parcel.receiver, parcel.file, parcel.content, parcel.sequence,
        parcel.queued_at, parcel.who, parcel.state, parcel.folder, parcel.sent_as, parcel.sent_at,
        parcel.trouble,
    )  # fmt: skip


def update_parcel(transaction: Transaction, parcel: Parcel) -> None:
    transaction.run(
        "UPDATE outbox SET state = ?, folder = ?, sent_as = ?, sent_at = ?, trouble = ? WHERE number = ?",
        parcel.state, parcel.folder, parcel.sent_as, parcel.sent_at, parcel.trouble, parcel.number,
    )  # fmt: skip


def read_parcels(transaction: Transaction) -> list[Parcel]:
    """Newest first."""
    return [Parcel(*line) for line in transaction.lines(f"SELECT {_PARCEL} FROM outbox ORDER BY number DESC")]


def count_waiting(transaction: Transaction) -> int:
    return transaction.number("SELECT count(*) FROM outbox WHERE state = ?", WAITING)


def write_inbox(transaction: Transaction, file: InboxFile) -> None:
    """Remember what became of it last; the same content again takes the place of the first."""
    transaction.run("DELETE FROM inbox_file WHERE content = ?", file.content)
    transaction.run(
        f"INSERT INTO inbox_file ({_INBOX}) VALUES (?, ?, ?, ?)",
        file.content, file.file, file.at, file.outcome,
    )  # fmt: skip


def read_inbox(transaction: Transaction) -> dict[str, InboxFile]:
    """Content → file."""
    found = (InboxFile(*line) for line in transaction.lines(f"SELECT {_INBOX} FROM inbox_file"))
    return {file.content: file for file in found}
