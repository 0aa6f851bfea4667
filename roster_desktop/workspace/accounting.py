"""Periods that were opened, and the figures that were kept of each.

They are no steps of the history and are not taken back: what was closed was handed up, and stays as it was
whatever is typed, undone or merged afterwards.
"""

from __future__ import annotations

from abc import ABC
from collections.abc import Mapping

from msgspec.structs import replace

from roster_desktop.store import periods
from roster_desktop.store.shapes import FiguresRecord, PeriodRecord
from roster_desktop.workspace.checking import Checking


class Accounting(Checking, ABC):
    """建账, 算账, 结账: what is kept of them."""

    def periods(self) -> list[PeriodRecord]:
        """Every opened period, in the order of opening."""
        with self._look() as look:
            return periods.read_periods(look)

    def figures(self, period: str = "") -> list[FiguresRecord]:
        """What was kept of the period, or of all, in the order in which it was kept."""
        with self._look() as look:
            told = periods.read_figures(look)
        return [one for one in told if period in ("", one.period)]

    def figures_texts(self, number: int, report: str | None = None) -> dict[str, str]:
        """Report → its tables as they were kept, of one report or of all."""
        with self._look() as look:
            return periods.read_texts(look, number, report)

    def open_period(self, key: str) -> PeriodRecord:
        """Open the period; refused where it is open already."""
        with self._file.writing() as change:
            record = PeriodRecord(key, self.now(), self.operator, change.journal)
            periods.write_period(change, record)
        return record

    def keep_figures(self, record: FiguresRecord, texts: Mapping[str, str]) -> FiguresRecord | None:
        """Keep what was computed, in one transaction; None, and nothing kept, where the file moved on since
        the batch that was counted last."""
        with self._file.writing() as change:
            if change.journal != record.journal:
                return None
            return periods.write_figures(change, replace(record, at=self.now()), texts)
