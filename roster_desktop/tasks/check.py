"""Checking a whole file, or which rows of a roster have something to mend: own cells against the rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from time import sleep

from roster_desktop.checks import Finding, check_row
from roster_desktop.progress import Progress, Silence
from roster_desktop.records import RowId
from roster_desktop.workspace import Query, Workspace

_PAGE = 500
_SLICE = 4
"""Rows that are checked between two pauses: a few milliseconds of work."""
_PAUSE = 0.004


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found, over how many rows."""

    findings: tuple[Finding, ...]
    rows: int


def check_file(workspace: Workspace, progress: Progress | None = None) -> Checked:
    """Check the own cells of every listed row, at the file's cut-off date."""
    watch = progress or Silence()
    findings: list[Finding] = []
    total = sum(workspace.counts().values())
    done = 0
    for size, found in _pages(workspace):
        findings += found
        done += size
        watch.report(done, total, "核对各行")
    return Checked(tuple(findings), done)


def rows_to_mend(workspace: Workspace, roster: str, progress: Progress | None = None) -> frozenset[RowId]:
    """Listed rows of the roster about whose own cells there is something to say.

    Made for the background of a window: it rests between slices, so that the window never waits for it.
    """
    watch = progress or Silence()
    ids = workspace.row_ids(Query(roster))
    found: set[RowId] = set()
    for start in range(0, len(ids), _SLICE):
        watch.report(start, len(ids), "核对各行")
        found |= rows_to_mend_among(workspace, roster, ids[start : start + _SLICE])
        sleep(_PAUSE)
    return frozenset(found)


def rows_to_mend_among(workspace: Workspace, roster: str, ids: Sequence[RowId]) -> frozenset[RowId]:
    """Those of these rows about whose own cells there is something to say."""
    declared, on = workspace.catalog.roster(roster), workspace.today()
    return frozenset(
        row.id for row in workspace.rows(roster, ids) if check_row(declared, row.stored, row=row.id, on=on)
    )


def _pages(workspace: Workspace) -> Iterator[tuple[int, list[Finding]]]:
    on = workspace.today()
    for roster in workspace.catalog.rosters:
        ids = workspace.row_ids(Query(roster.key))
        for start in range(0, len(ids), _PAGE):
            rows = workspace.rows(roster.key, ids[start : start + _PAGE])
            yield (
                len(rows),
                [found for row in rows for found in check_row(roster, row.stored, row=row.id, on=on)],
            )
