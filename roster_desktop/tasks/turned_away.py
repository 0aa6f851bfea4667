"""Who was erased by law does not come back with the next workbook: turned away by a keyed hash, in words."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from roster_desktop.records import DeliveredRow, Delivery, Problem, RowState, is_sameness
from roster_desktop.schema import Role, Roster
from roster_desktop.schema.kinds.id_number import holder_of
from roster_desktop.tasks.purging import nameless_trait
from roster_desktop.wording import purging
from roster_desktop.workspace import Workspace


def without_erased(workspace: Workspace, delivery: Delivery) -> tuple[Delivery, list[Problem]]:
    """The workbook without people who were erased here, and what is to be told of that. Somebody who was
    typed in again since is let in."""
    if not workspace.erased_anybody:
        return delivery, []
    rosters = workspace.catalog.roster_by_key
    traits = {trait for row in delivery.rows for trait in _traits(rosters[row.roster], row)}
    traits |= {trait for row in delivery.rows for trait in _others(rosters[row.roster], row)}
    erased = _still_erased(workspace, workspace.erased(traits))
    if not erased:
        return delivery, []
    kept: list[DeliveredRow] = []
    away: list[DeliveredRow] = []
    for row in delivery.rows:
        roster = rosters[row.roster]
        if erased.isdisjoint(_traits(roster, row)) or _is_back(workspace, roster, row):
            kept.append(_without_others(roster, row, erased))
        else:
            away.append(row)
    return replace(delivery, rows=tuple(kept)), list(_told(away))


def _still_erased(workspace: Workspace, erased: frozenset[str]) -> frozenset[str]:
    return frozenset(
        trait for trait in erased
        if not (trait.startswith("holder:") and workspace.rows_of_holder(trait.partition(":")[2]))
    )  # fmt: skip


def _is_back(workspace: Workspace, roster: Roster, row: DeliveredRow) -> bool:
    """Whether the person was registered here anew, so that also their old rows may come."""
    return any(workspace.rows_of_holder(holder) for holder in _holders(roster, row))


def _traits(roster: Roster, row: DeliveredRow) -> set[str]:
    """By what the row's own person would be known again."""
    found = {f"holder:{holder}" for holder in _holders(roster, row)}
    if row.state is not None:
        found |= {f"row:{one}" for one in (row.state.id, *row.state.aliases)}
    if not found and (name := roster.text_of(Role.NAME, row.values)):
        found.add(nameless_trait(roster.text_of(Role.VILLAGE, row.values), name))
    return found


def _holders(roster: Roster, row: DeliveredRow) -> set[str]:
    return set(filter(None, map(holder_of, _texts_of(roster, row, Role.ID_NUMBER))))


def _others(roster: Roster, row: DeliveredRow) -> Iterator[str]:
    """By what others are known whom the row names: the head of the household, who is not the same."""
    for text in _texts_of(roster, row, Role.HEAD_ID_NUMBER):
        if holder := holder_of(text):
            yield f"holder:{holder}"
    for register in row.state.cells if row.state else ():
        if is_sameness(register):
            yield f"row:{register.partition(':')[2]}"


def _texts_of(roster: Roster, row: DeliveredRow, role: Role) -> set[str]:
    column = roster.column_by_role.get(role)
    if column is None:
        return set()
    register = roster.register_of[column.key]
    place = register.columns.index(column.key)
    cell = row.state.cells.get(register.key) if row.state else None
    remembered = {pair.value[place] for pair in cell.pairs} if cell else set()
    return {text for text in (row.values.get(column.key, ""), *remembered) if text}


def _without_others(roster: Roster, row: DeliveredRow, erased: frozenset[str]) -> DeliveredRow:
    """The row without a head of household who was erased, and without notes about rows that were."""
    lost = {
        register for register in (row.state.cells if row.state else ())
        if is_sameness(register) and f"row:{register.partition(':')[2]}" in erased
    }  # fmt: skip
    heads = {f"holder:{holder_of(text)}" for text in _texts_of(roster, row, Role.HEAD_ID_NUMBER)}
    columns = {
        roster.key_of(role) for role in (Role.HEAD, Role.HEAD_ID_NUMBER) if roster.has(role)
    } if heads & erased else set()  # fmt: skip
    lost |= {roster.register_of[column].key for column in columns}
    if not lost:
        return row
    kept = replace(row, values={key: text for key, text in row.values.items() if key not in columns})
    if row.state is None:
        return replace(kept, hand_edited=row.hand_edited - lost)
    return kept.restated(_without(row.state, lost), row.hand_edited - lost)


def _without(state: RowState, registers: set[str]) -> RowState:
    return replace(state, cells={key: cell for key, cell in state.cells.items() if key not in registers})


def _told(away: list[DeliveredRow]) -> Iterator[Problem]:
    for row in away:
        if row.number:
            message = purging.TURNED_AWAY.about(sheet=row.sheet, number=row.number)
            yield Problem(message.code, str(message), row.sheet, next(iter(row.cell_by_column.values()), ""))
    if hidden := sum(not row.number for row in away):
        message = purging.TURNED_AWAY_HIDDEN.about(count=hidden)
        yield Problem(message.code, str(message))
