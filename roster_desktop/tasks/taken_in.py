"""What each sender is known to have taken in of what was written here: its own workbook tells.

A workbook carries the writes that its rows have seen. Where it has seen ours, the sender's file holds all
that stood here when that was written, for what goes back to a sender holds every one of its rows.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from roster_desktop.records import Area, Delivery
from roster_desktop.workspace import DeliveryRecord, Workspace

_KEY = "taken_in"


def note_taken_in(workspace: Workspace, delivery: Delivery) -> None:
    """Remember up to which step of our history the sender of this workbook knew what stands here."""
    # Late: whoever only asks what was taken in does not wait for all that reads workbooks.
    from roster_desktop.tasks.ready_books import writes_seen

    note_seen(workspace, delivery.content, writes_seen(delivery))


def note_seen(workspace: Workspace, content: str, writes: Mapping[str, int]) -> None:
    """The same of a workbook with this content, by the highest writes of each writer that it has seen."""
    step = workspace.last_step_seen(writes)
    if step:
        known = {**_known(workspace), content: step}
        workspace.set_setting(_KEY, json.dumps(known))


def taken_in(workspace: Workspace, deliveries: Mapping[Area, Iterable[DeliveryRecord]]) -> dict[Area, int]:
    """Sender → the last step of our history that it is known to know; 0 where it never took anything in."""
    known = _known(workspace)
    return {
        sender: max((known.get(one.content, 0) for one in told), default=0)
        for sender, told in deliveries.items()
    }


def _known(workspace: Workspace) -> dict[str, int]:
    """Content of a workbook → step; what cannot be read of it counts as never noted: it is asked once
    more."""
    try:
        told = json.loads(workspace.setting(_KEY) or "{}")
    except ValueError:
        return {}
    if not isinstance(told, dict):
        return {}
    return {content: step for content, step in told.items() if isinstance(step, int)}
