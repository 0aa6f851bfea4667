"""Taking a whole run of merged workbooks back: before, what would stay and why; then doing it."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from roster_desktop.wording import Refusal, working
from roster_desktop.workspace import Kept, Undone, Workspace


class TakenBack(Struct, frozen=True):
    """What taking a run back comes to."""

    steps: tuple[int, ...]
    """Batches that are taken back, the newest first."""
    labels: tuple[str, ...]
    restored: int
    """Rows that are as they were before."""
    kept: tuple[Kept, ...]
    """Rows that stay as they are, each with the reason."""


def last_run(workspace: Workspace) -> int:
    """Number of the newest run of merging of which something is in force; 0 where there is none.
    It is known after a restart, too."""
    return workspace.last_run()


def what_would_stay(workspace: Workspace, run: int) -> TakenBack:
    """What taking the run back would restore, and which rows would stay, row by row with the reason.
    Nothing is changed."""
    steps = _steps(workspace, run)
    return _told(steps, workspace.undo_preview(steps))


def take_back(workspace: Workspace, run: int) -> TakenBack:
    """Take everything back that the run did, but for rows that were edited since."""
    steps = _steps(workspace, run)
    return _told(steps, workspace.undo_all(steps))


def what_would_stay_of(workspace: Workspace, batch: int) -> TakenBack:
    """The same of one step of the history."""
    return _told([batch], workspace.undo_preview([batch]))


def _steps(workspace: Workspace, run: int) -> list[int]:
    steps = workspace.batches_of_run(run)
    if not steps:
        raise Refusal(working.RUN_UNKNOWN.about(number=run))
    return steps


def _told(steps: list[int], undone: Iterable[Undone]) -> TakenBack:
    done = tuple(undone)
    kept = {(one.roster, one.row): one for step in done for one in step.kept}
    return TakenBack(
        tuple(steps),
        tuple(step.label for step in done),
        sum(step.restored for step in done),
        tuple(kept.values()),
    )
