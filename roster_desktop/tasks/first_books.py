"""The first workbook of a unit: when all its rows may be added as they came, without being planned one by
one."""

from __future__ import annotations

from roster_desktop.merge import Counts, MergePlan
from roster_desktop.merge.remembering import unit_key
from roster_desktop.tasks.reading import Reading
from roster_desktop.tasks.ready_books import ReadyBook
from roster_desktop.workspace import Workspace


def may_arrive(workspace: Workspace) -> bool:
    """Whether a row can be added as it came: no place was renamed, under whose former name it might be here,
    and nobody was erased who must be turned away."""
    return not workspace.place_changes() and not workspace.erased_anybody


def senders(workspace: Workspace) -> frozenset[str]:
    """Names of the units of which something came in."""
    return frozenset(delivery.unit for delivery in workspace.deliveries())


def is_at_home(workspace: Workspace, reading: Reading) -> bool:
    """Whether the book is of a unit within this file's own, of which no row is missed."""
    manifest = reading.delivery.manifest
    if manifest is None or not workspace.unit.contains(manifest.unit) or not may_arrive(workspace):
        return False
    return not workspace.absences(unit_key(manifest.unit)).rows


def plan_of(book: ReadyBook) -> MergePlan:
    """What the book comes to."""
    counts = {of.roster: Counts(read=len(of.lines), added=len(of.lines)) for of in book.arrived}
    return MergePlan(book.arrived, counts)
