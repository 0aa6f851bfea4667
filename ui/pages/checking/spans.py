"""Periods and days among the facts of a finding, as they are drawn on one time line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from msgspec import Struct

from roster_desktop.checks.roster_keys import ENDED, STARTED
from roster_desktop.schema.kinds.date_or_month import PartialDate, date_in
from roster_desktop.wording import _
from ui.pages.checking.facts import FactRow


class Span(Struct, frozen=True):
    """What went on from one day to another; a single day where both are the same."""

    label: str
    """公益性岗位 · 保洁员."""
    told: str
    """The days as they are written: 2024-03 — 至今."""
    first: date
    last: date
    is_open: bool = False
    """Whether it has no end, and is drawn up to the day on which the file is looked at."""

    @property
    def is_day(self) -> bool:
        """Whether it is a single date."""
        return self.first == self.last and not self.is_open


def spans_of(rows: Sequence[FactRow], cutoff: date) -> list[Span]:
    """Every period of the rows, then the days that stand alone; nothing where there is no period."""
    periods = [span for row in rows for span in _period(row, cutoff)]
    return [*periods, *(span for row in rows for span in _days(row))] if periods else []


def overlap_of(spans: Sequence[Span]) -> tuple[date, date] | None:
    """From when to when all the periods went on at once."""
    periods = [span for span in spans if not span.is_day]
    if len(periods) < 2:
        return None
    first, last = max(span.first for span in periods), min(span.last for span in periods)
    return (first, last) if first <= last else None


def _period(row: FactRow, cutoff: date) -> Iterator[Span]:
    if STARTED not in row.roster.column_by_key or not {STARTED, ENDED} & set(row.keys):
        return
    began, ended = date_in(row.values.get(STARTED, "")), date_in(row.values.get(ENDED, ""))
    if began is None:
        return
    is_open = not row.values.get(ENDED)
    last = ended.last if ended else max(cutoff, began.first)
    if (ended is None and not is_open) or last < began.first:
        # An end that cannot be read, or lies before the beginning, is no period that one could draw.
        last, is_open = began.last, False
    told = f"{began} — {ended if ended else _('至今') if is_open else row.values.get(ENDED, '')}"
    # A job of one day is still a period.
    yield Span(row.label, told, began.first, max(last, began.first + timedelta(days=1)), is_open)


def _days(row: FactRow) -> Iterator[Span]:
    for key in row.keys:
        column = row.roster.column_by_key[key]
        known: PartialDate | None = date_in(row.values.get(key, ""))
        if column.kind.name == "date" and key not in (STARTED, ENDED) and known is not None:
            yield Span(f"{row.label} · {column.header}", str(known), known.first, known.first)
