"""What each sender is known to have taken in of what was written here: its own workbook tells.

A workbook carries the writes that its rows have seen. Where it has seen ours, the sender's file holds all
that stood here when that was written, for what goes back to a sender holds every one of its rows.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from roster_desktop.records import Area, Delivery, writer_of
from roster_desktop.workspace import DeliveryRecord, Workspace

_KEY = "taken_in"


def note_taken_in(workspace: Workspace, delivery: Delivery) -> None:
    """Remember up to which step of our history the sender of this workbook knew what stands here."""
    step = workspace.last_step_seen(_numbers(delivery))
    if step:
        known = {**_known(workspace), delivery.content: step}
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


def _numbers(delivery: Delivery) -> dict[str, int]:
    """Writer → the highest of its writes that any row of the workbook has seen."""
    numbers: dict[str, int] = {}
    states = (row.state for row in delivery.rows if row.state is not None)
    for version in {version for state in states for version in state.versions}:
        for name, number in version.writes:
            writer = writer_of(name)
            numbers[writer] = max(number, numbers.get(writer, 0))
    return numbers
