"""Whose file it is, what it remembers for its people, and who stood behind each writer id."""

from __future__ import annotations

import secrets
from collections.abc import Iterable

from roster_desktop.records import Level, Unit, WriterRecord
from roster_desktop.store.transaction import Transaction

OPERATOR = "operator"
"""Setting: who sits at the keyboard."""
CUTOFF = "cutoff_on"
"""Setting: the day on which ages and periods are told, `2025-03-20`; blank while it is today."""
STRICTNESS = "strict_cares"
"""Setting: groups of columns in which changes of two people in one row are shown together; words."""
POLICIES = "policies"
"""Setting: the policy values that this file's people set, with their days."""


def write_identity(transaction: Transaction, unit: Unit, *, at: str) -> None:
    """Say once and for all whose file this is."""
    transaction.run(
        "INSERT INTO identity (file, level, unit, code, township, county, created_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        secrets.token_hex(10), unit.level.value, unit.name, unit.code, unit.township, unit.county, at,
    )  # fmt: skip


def take_new_identity(transaction: Transaction) -> None:
    """The file goes its own way from now on: what it came from may still be written somewhere else."""
    transaction.run("UPDATE identity SET file = ?", secrets.token_hex(10))


def read_unit(transaction: Transaction) -> Unit | None:
    """Whose file it is; None where a damaged file does not say."""
    line = transaction.line("SELECT level, unit, code, township, county FROM identity")
    if line is None or line[0] not in {level.value for level in Level}:
        return None
    level, name, code, township, county = line
    return Unit(Level(level), name, code, township, county)


def read_file(transaction: Transaction) -> str:
    """The mark that the file shares with its copies made by hand; "" where a damaged file has none."""
    line = transaction.line("SELECT file FROM identity")
    return str(line[0]) if line else ""


def read_setting(transaction: Transaction, key: str) -> str | None:
    line = transaction.line("SELECT text FROM setting WHERE key = ?", key)
    return str(line[0]) if line else None


def write_setting(transaction: Transaction, key: str, text: str) -> None:
    transaction.run("DELETE FROM setting WHERE key = ?", key)
    transaction.run("INSERT INTO setting (key, text) VALUES (?, ?)", key, text)


def read_writers(transaction: Transaction) -> tuple[WriterRecord, ...]:
    """Every writer known here, sorted so that two files with the same writers tell them alike."""
    lines = transaction.lines("SELECT writer, unit, operator, since FROM writer ORDER BY since, writer")
    return tuple(WriterRecord(*line) for line in lines)


def learn_writers(transaction: Transaction, records: Iterable[WriterRecord], *, own: bool) -> None:
    """Remember writers that are not known yet; what is known of one stays as it is."""
    new = {record.writer: record for record in records}
    for (known,) in transaction.lines_for("SELECT writer FROM writer WHERE writer IN", new):
        del new[known]
    transaction.run_many(
        "INSERT INTO writer (writer, unit, operator, since, own) VALUES (?, ?, ?, ?, ?)",
        [(one.writer, one.unit, one.operator, one.since, int(own)) for one in new.values()],
    )
