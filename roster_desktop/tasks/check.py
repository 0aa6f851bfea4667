"""Checking a whole file, or which rows of a roster have something to mend: own cells against the rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from roster_desktop.checks import Finding, check_row
from roster_desktop.progress import Progress, Silence
from roster_desktop.records import RowId
from roster_desktop.workspace import Query, Workspace

_PAGE = 500


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


def rows_to_mend(workspace: Workspace, roster: str, ids: Sequence[RowId]) -> frozenset[RowId]:
    """Those of these rows about whose own cells there is something to say."""
    declared, on = workspace.catalog.roster(roster), workspace.cutoff
    return frozenset(
        row.id for row in workspace.rows(roster, ids) if check_row(declared, row.stored, row=row.id, on=on)
    )


def _pages(workspace: Workspace) -> Iterator[tuple[int, list[Finding]]]:
    on = workspace.cutoff
    for roster in workspace.catalog.rosters:
        ids = workspace.row_ids(Query(roster.key))
        for start in range(0, len(ids), _PAGE):
            rows = workspace.rows(roster.key, ids[start : start + _PAGE])
            yield (
                len(rows),
                [found for row in rows for found in check_row(roster, row.stored, row=row.id, on=on)],
            )
