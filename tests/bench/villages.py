"""A village's submission to measure with, as large as wanted: people who do not exist, in five rosters."""

from __future__ import annotations

from roster_desktop.records import Manifest, added, derived_row_id
from roster_desktop.rosters import CATALOG
from roster_desktop.sample import make_township
from roster_desktop.workbook import FORMAT, SubmissionBook, SubmittedRow

_WRITER = "c0ffee" * 3


def village_book(people: int) -> SubmissionBook:
    """The submission of one village with so many people."""
    [village] = make_township(villages=1, people=people, seed=10_000).villages
    rows = {
        roster: [_row(roster, dict(values), place) for place, values in enumerate(lines)]
        for roster, lines in village.rows.items()
    }
    manifest = Manifest(
        FORMAT, _WRITER[::-1], _WRITER, village.unit, "测试", "2026-11", "bench", 1, "2026-11-20 09:00:00",
        CATALOG.fingerprint, _WRITER[:16],
    )  # fmt: skip
    return SubmissionBook(manifest, CATALOG, village.unit, rows)


def _row(key: str, values: dict[str, str], place: int) -> SubmittedRow:
    row = derived_row_id(_WRITER, key, str(place))
    state = added(CATALOG.roster(key), row, values, writer=_WRITER, number=1)
    return SubmittedRow(state, {column: text for column, text in values.items() if text})
