"""A workbook that came back from above under the village's new name, which this file does not bear yet."""

from __future__ import annotations

from msgspec import Struct

from roster_desktop.records import Delivery, Problem, RowId
from roster_desktop.wording import Message, Refusal, office, working
from roster_desktop.workspace import Workspace


class RenamedAbove(Struct, frozen=True):
    """What the unit above calls us now; told by our own rows, which the workbook knows."""

    name: str
    problem: Problem


class NameFirst(Refusal):
    """The workbook can be taken in once this file bears the new name, too."""

    def __init__(self, message: Message, name: str) -> None:
        super().__init__(message)
        self.name = name


def refuse_stranger(stranger: Problem | None, new_name: str) -> None:
    """Refuse a workbook that is not for this file; with the new name where bearing it is the way."""
    if stranger is not None:
        said = working.STRANGER.about(said=stranger.message, remedy=stranger.remedy)
        raise NameFirst(said, new_name) if new_name else Refusal(said)


def renamed_above(workspace: Workspace, delivery: Delivery) -> RenamedAbove | None:
    """Whether a workbook that seems a stranger's is ours under another name; None where nothing tells so."""
    manifest, unit = delivery.manifest, workspace.unit
    if manifest is None or not manifest.addressee or not manifest.unit.contains(unit):
        return None
    ours, read = 0, 0
    for roster in workspace.catalog.rosters:
        ids: list[RowId] = [row.state.id for row in delivery.rows if row.state and row.roster == roster.key]
        read += len(ids)
        ours += len(workspace.states_by_id(roster.key, ids)) if ids else 0
    if not ours or 2 * ours < read or manifest.addressee == unit.name:
        return None
    message = office.RENAMED_ABOVE.about(
        file=delivery.file, above=manifest.unit.name, new=manifest.addressee, own=unit.name
    )
    remedy = office.RENAMED_ABOVE_REMEDY.about(new=manifest.addressee)
    return RenamedAbove(manifest.addressee, Problem(message.code, str(message), remedy=str(remedy)))
