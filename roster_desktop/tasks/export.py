"""Sending: the submission workbook of a whole file, and the empty template."""

from __future__ import annotations

import secrets
from pathlib import Path

from msgspec import Struct

from roster_desktop import __version__
from roster_desktop.checks import Finding
from roster_desktop.progress import Progress, Silence
from roster_desktop.records import Manifest, RowState, Standing
from roster_desktop.schema import Roster
from roster_desktop.tasks.check import check_file
from roster_desktop.tasks.current_period import current_period
from roster_desktop.tasks.sealing import sealing
from roster_desktop.wording import Refusal, working
from roster_desktop.workbook import (
    FORMAT,
    SubmissionBook,
    SubmittedRow,
    write_blank,
    write_submission,
)
from roster_desktop.workspace import SUBMISSION, Workspace, guarding

_PAGE = 500


class Exported(Struct, frozen=True):
    """The workbook that was written, and what a person should know of it."""

    path: Path
    rows: dict[str, int]
    findings: tuple[Finding, ...]
    """Those that nobody explained."""
    content: str
    sequence: int
    is_locked: bool = False
    """Whether it opens with a password only."""


def suggested_file_name(workspace: Workspace) -> str:
    """A new name per submission: 铁河镇四合村_五类花名册_2026年11月_第3次.xlsx."""
    unit, period = workspace.unit, current_period(workspace)
    place = unit.name if unit.township in ("", unit.name) else unit.township + unit.name
    return f"{place}_五类花名册_{period.year}年{period.month:02d}月_第{workspace.next_sequence()}次.xlsx"


def period_of(workspace: Workspace) -> str:
    """The same as a workbook carries it: 2026-11."""
    period = current_period(workspace)
    return f"{period.year}-{period.month:02d}"


def export_submission(
    workspace: Workspace,
    target: Path,
    progress: Progress | None = None,
    *,
    reason: str = "",
    period: str = "",
    purpose: str = SUBMISSION,
    receiver: str | None = None,
    password: str = "",
) -> Exported:
    """Write the submission workbook; open errors are listed, never a hindrance.
    Refuses an existing target. `receiver`: who is to get it, where it is written into the outbox.
    `password`: with which alone the book opens; it is kept nowhere."""
    watch = progress or Silence()
    if target.exists():
        raise Refusal(working.TARGET_EXISTS.about(path=target.name))
    if password:
        guarding.expect_good(password)
    checked = check_file(workspace, watch)
    rows, removed = _submitted(workspace, watch)
    if not any(rows.values()) and not removed:
        raise Refusal(working.NOTHING_TO_EXPORT.about(file=workspace.path.name))
    manifest = manifest_of(workspace, period or period_of(workspace))
    book = SubmissionBook(
        manifest=manifest,
        catalog=workspace.catalog,
        unit=workspace.unit,
        rows=rows,
        removed=removed,
        writers=workspace.writer_records(),
    )
    content = write_submission(target, book, watch, password, sealing(workspace.catalog))
    counts = {key: len(found) for key, found in rows.items()}
    workspace.record_export(
        manifest, target.name, content, reason,
        purpose=purpose, receiver=receiver, rows=sum(counts.values()),
    )  # fmt: skip
    waiting = tuple(one for one in checked.findings if one.state == "open")
    return Exported(target, counts, waiting, content, manifest.sequence, bool(password))


def export_blank(workspace: Workspace, target: Path) -> None:
    """Write the empty template with its marked example rows. Refuses an existing target."""
    if target.exists():
        raise Refusal(working.TARGET_EXISTS.about(path=target.name))
    write_blank(target, workspace.catalog, workspace.unit)


def _submitted(
    workspace: Workspace, progress: Progress
) -> tuple[dict[str, list[SubmittedRow]], list[RowState]]:
    """Everything the file holds, as it stood at one moment: read again where somebody typed meanwhile."""
    while True:
        journal = workspace.journal
        found = _read_once(workspace, progress)
        if workspace.journal == journal:
            return found


def _read_once(
    workspace: Workspace, progress: Progress
) -> tuple[dict[str, list[SubmittedRow]], list[RowState]]:
    rows: dict[str, list[SubmittedRow]] = {}
    removed: list[RowState] = []
    for roster in workspace.catalog.rosters:
        rows[roster.key] = []
        for state in _all_states(workspace, roster):
            if state.standing is Standing.REMOVED:
                removed.append(state)
            else:
                rows[roster.key].append(submitted_row(workspace, roster, state))
        progress.report(len(rows), len(workspace.catalog.rosters), f"读取{roster.short_title}")
    return rows, removed


def _all_states(workspace: Workspace, roster: Roster) -> list[RowState]:
    states: list[RowState] = []
    while page := workspace.states(roster.key, after=len(states), limit=_PAGE):
        states += page
    return states


def submitted_row(workspace: Workspace, roster: Roster, state: RowState) -> SubmittedRow:
    """The row as a workbook shows it, with what follows from its other cells."""
    shown = roster.with_derived(workspace.visible(state), workspace.cutoff)
    return SubmittedRow(state, {key: text for key, text in shown.items() if text})


def manifest_of(workspace: Workspace, period: str) -> Manifest:
    """The facts of a workbook that this file writes now."""
    return Manifest(
        format=FORMAT,
        book=secrets.token_hex(10),
        writer=workspace.writer,
        unit=workspace.unit,
        operator=workspace.operator,
        period=period,
        program=__version__,
        sequence=workspace.next_sequence(),
        written_at=workspace.now(),
        catalog=workspace.catalog.fingerprint,
        salt=secrets.token_hex(8),
    )
