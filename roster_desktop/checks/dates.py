"""Do start and end dates go together, and have they come yet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from roster_desktop.checks.row_in_question import Cell, RowInQuestion
from roster_desktop.checks.rule import Seen
from roster_desktop.schema.kinds import PartialDate


class Span(Struct, frozen=True):
    """Two columns of which one begins what the other ends."""

    start: str
    end: str
    ends_ahead: bool = False
    """Whether the end is agreed beforehand and may lie in the future."""


SPANS = (
    Span("started_on", "ended_on"),
    Span("agreement_from", "agreement_to", ends_ahead=True),
    Span("loan_from", "loan_to", ends_ahead=True),
)

ENDS = tuple(span.end for span in SPANS)
NOT_AHEAD = tuple(key for span in SPANS for key in (span.start, *(() if span.ends_ahead else (span.end,))))
"""Columns of what must have come already."""

_ORDER_BY_HEADER = "{who} 的“{end}”早于“{start}”。"


def ends_before_start(row: RowInQuestion) -> Iterator[Seen]:
    """Dates known to the month are given the benefit of the doubt."""
    for span in SPANS:
        start, end = row.date_in(span.start), row.date_in(span.end)
        if start and end and end.last < start.first:
            yield _order(row, span)


def has_come(cell: Cell, on: date) -> bool:
    """Whether it is no day after this one."""
    return not isinstance(cell.value, PartialDate) or cell.value.first <= on


def not_yet(row: RowInQuestion) -> Iterator[Seen]:
    for key in NOT_AHEAD:
        told = row.date_in(key)
        if told and told.first > row.on:
            yield Seen((key,), {"date": str(told)})


def _order(row: RowInQuestion, span: Span) -> Seen:
    columns = (span.end, span.start)
    if span is SPANS[0]:
        return Seen(columns)
    header = {key: row.roster.column_by_key[key].header for key in columns}
    return Seen(columns, {"start": header[span.start], "end": header[span.end]}, _ORDER_BY_HEADER)
