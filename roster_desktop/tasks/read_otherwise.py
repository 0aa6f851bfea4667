"""A handmade list that is taken in once more because a question about it was answered otherwise: what it
said before was a misreading, not somebody's word."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from roster_desktop.merge import MergePlan
from roster_desktop.records import Problem
from roster_desktop.tasks.reading import Reading
from roster_desktop.wording import Refusal
from roster_desktop.wording import merging as say
from roster_desktop.workspace import DeliveryRecord, Workspace


def read_otherwise(workspace: Workspace, reading: Reading, plan: MergePlan) -> DeliveryRecord | None:
    """The earlier delivery of this very file, where the answers make other rows of it, or what was read at
    first; None where they only change what its rows say, which the merge itself puts right."""
    if reading.delivery.manifest or not reading.said or not (adds_rows(plan) or _is_old(plan)):
        return None
    earlier = workspace.has_seen(reading.delivery.content)
    return earlier if earlier and earlier.batch and earlier.said not in ("", reading.said) else None


def adds_rows(plan: MergePlan) -> bool:
    """Whether the file gets a row that it does not have."""
    return any(one.added for one in plan.counts.values())


def taken_back(workspace: Workspace, earlier: DeliveryRecord) -> int | None:
    """Take back what the misread list brought, where nothing was built on it: no row was edited, none left
    this file, and its sender sent nothing since. The step of the history that did; None where it stays."""
    if any(_built_on(workspace, earlier)):
        return None
    return workspace.undo(earlier.batch).batch


@contextmanager
def or_as_before(workspace: Workspace, undone: int | None) -> Iterator[None]:
    """Where the list cannot be written down anew, what it brought before is there again. `undone`: the step
    that took it back."""
    try:
        yield
    except Refusal:
        if undone is not None:
            workspace.undo(undone)
        raise


def rows_stay(earlier: DeliveryRecord) -> Problem:
    """That rows of the first reading are still listed, beside those of the second."""
    said = say.READ_OTHERWISE.about(at=earlier.at)
    return Problem(said.code, str(said), remedy=str(say.READ_OTHERWISE_REMEDY.about()))


def _built_on(workspace: Workspace, earlier: DeliveryRecord) -> Iterator[bool]:
    step = earlier.batch
    yield any(one.batch > step and one.unit == earlier.unit for one in workspace.deliveries())
    # What others hold already would come back from them, and an undo would have to write against it.
    yield any(one.journal >= step for one in workspace.exports(""))
    yield any(one.journal >= step for one in workspace.returns())
    try:
        yield any(one.kept for one in workspace.undo_preview([step]))
    except Refusal:
        # Nothing up to an erasing is undone any more.
        yield True


def _is_old(plan: MergePlan) -> bool:
    """Whether an answer is taken for what the sender wrote before: an answer given back is no old list."""
    return any(one.code == say.OLD_NEWS.code for one in plan.problems)
