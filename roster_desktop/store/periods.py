"""Periods that were opened, and the figures kept of each: a closing is written once and never again.

Tables are packed: lists of a township's people would make a file of a few years several times as large.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterator, Mapping

from msgspec.structs import replace

from roster_desktop.store.shapes import FiguresKind, FiguresRecord, PeriodRecord
from roster_desktop.store.transaction import Line, Transaction
from roster_desktop.wording import Message, Refusal, accounts, storing

_FIGURES = "number, period, kind, on_day, at, who, journal, reason, account, content"


def read_periods(look: Transaction) -> list[PeriodRecord]:
    """Every opened period, in the order of opening."""
    lines = look.lines("SELECT key, at, who, journal FROM period ORDER BY journal, at, key")
    return [PeriodRecord(*line) for line in lines]


def write_period(change: Transaction, record: PeriodRecord) -> None:
    """Open it; refused where it is open already."""
    if change.line("SELECT 1 FROM period WHERE key = ?", record.key):
        raise Refusal(accounts.OPEN_ALREADY.about(period=record.key))
    change.run(
        "INSERT INTO period (key, at, who, journal) VALUES (?, ?, ?, ?)",
        record.key, record.at, record.who, record.journal,
    )  # fmt: skip


def read_figures(look: Transaction) -> list[FiguresRecord]:
    """Everything that was kept, without its tables, in the order in which it was kept."""
    return [_record(line) for line in look.lines(f"SELECT {_FIGURES} FROM period_figures ORDER BY number")]


def write_figures(change: Transaction, record: FiguresRecord, texts: Mapping[str, str]) -> FiguresRecord:
    """Keep the figures (report → its tables as a text); a computing takes the place of the one before.

    Refused where the period is closed already, or, for a correction, where it is not.
    """
    _expect_place(change, record)
    number = 1 + change.number("SELECT max(number) FROM period_figures")
    if record.kind is FiguresKind.COMPUTED:
        _forget_computing(change, record.period)
    content = _content(record, texts)
    change.run(
        f"INSERT INTO period_figures ({_FIGURES}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        number, record.period, record.kind.value, record.on_day, record.at, record.who, record.journal,
        record.reason, record.account, content,
    )  # fmt: skip
    change.run_many(
        "INSERT INTO period_report (figures, report, seq, tables) VALUES (?, ?, ?, ?)",
        [
            (number, report, seq, zlib.compress(text.encode()))
            for seq, (report, text) in enumerate(texts.items())
        ],
    )
    return _numbered(record, number, content)


def read_texts(look: Transaction, number: int, report: str | None = None) -> dict[str, str]:
    """Report → its tables as they were kept, of one report or of all of them in their order; {} where there
    are none."""
    narrowed = ("" if report is None else " AND report = ?"), (() if report is None else (report,))
    lines = look.lines(
        f"SELECT report, tables FROM period_report WHERE figures = ?{narrowed[0]} ORDER BY seq",
        number, *narrowed[1],
    )  # fmt: skip
    try:
        return {str(name): zlib.decompress(packed).decode() for name, packed in lines}
    except (zlib.error, UnicodeDecodeError) as reason:
        raise Refusal(storing.DAMAGED.about(file=look.file)) from reason


def reword_figures(change: Transaction, tables: Callable[[str], str], account: Callable[[str], str]) -> None:
    """Tell people who were erased by law no more in what was kept; every figure stays as it was. The only
    alteration of a closing: the log of what left the file says when it was done."""
    for record in read_figures(change):
        texts = read_texts(change, record.number)
        now = {report: tables(text) for report, text in texts.items()}
        told = replace(record, account=account(record.account))
        if now == texts and told == record:
            continue
        change.run_many(
            "UPDATE period_report SET tables = ? WHERE figures = ? AND report = ?",
            [(zlib.compress(text.encode()), record.number, report) for report, text in now.items()],
        )
        change.run(
            "UPDATE period_figures SET account = ?, content = ? WHERE number = ?",
            told.account, _content(told, now), record.number,
        )  # fmt: skip


def sick_figures(look: Transaction) -> Iterator[Message]:
    """Kept figures that are no longer what they were when they were kept."""
    for record in read_figures(look):
        try:
            is_whole = _content(record, read_texts(look, record.number)) == record.content
        except Refusal:
            is_whole = False
        if not is_whole:
            yield accounts.SICK_FIGURES.about(period=record.period, number=record.number)


def _expect_place(change: Transaction, record: FiguresRecord) -> None:
    if not change.line("SELECT 1 FROM period WHERE key = ?", record.period):
        raise Refusal(accounts.NOT_OPEN.about(period=record.period))
    is_closed = change.line(
        "SELECT 1 FROM period_figures WHERE period = ? AND kind = ?", record.period, FiguresKind.CLOSED.value
    )
    if record.kind is FiguresKind.CORRECTED and not is_closed:
        raise Refusal(accounts.NOTHING_TO_CORRECT.about(period=record.period))
    if record.kind is not FiguresKind.CORRECTED and is_closed:
        raise Refusal(accounts.CLOSED_ALREADY.about(period=record.period))


def _forget_computing(change: Transaction, period: str) -> None:
    told = period, FiguresKind.COMPUTED.value
    change.run(
        "DELETE FROM period_report WHERE figures IN "
        "(SELECT number FROM period_figures WHERE period = ? AND kind = ?)",
        *told,
    )
    change.run("DELETE FROM period_figures WHERE period = ? AND kind = ?", *told)


def _content(record: FiguresRecord, texts: Mapping[str, str]) -> str:
    digest = hashlib.sha256()
    told = (
        record.period, record.kind.value, record.on_day, record.at, record.who, str(record.journal),
        record.reason, record.account,
    )  # fmt: skip
    for text in (*told, *(part for pair in texts.items() for part in pair)):
        # The length first: what ends one text must not begin the next.
        digest.update(f"{len(text)}:{text}".encode())
    return digest.hexdigest()


def _numbered(record: FiguresRecord, number: int, content: str) -> FiguresRecord:
    return FiguresRecord(
        number, record.period, record.kind, record.on_day, record.at, record.who, record.journal,
        record.reason, record.account, content,
    )  # fmt: skip


def _record(line: Line) -> FiguresRecord:
    number, period, kind, *rest = line
    return FiguresRecord(int(number), str(period), FiguresKind(kind), *rest)
