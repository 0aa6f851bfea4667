"""The pages beside the rosters, in the order of the sidebar."""

from __future__ import annotations

from roster_desktop.records import Level
from roster_desktop.workspace import Workspace
from ui.pages.page import PageDeclaration

_RECEIVERS = frozenset({Level.TOWNSHIP, Level.COUNTY})

PAGES: tuple[PageDeclaration, ...] = ()


def waiting_conflicts(workspace: Workspace) -> int:
    """How many questions wait for a decision."""
    return len(workspace.conflicts())
