"""By which natural keys a row may be met: one, or several while its name,
number or place is an open question."""

from __future__ import annotations

from itertools import islice, product

from roster_desktop.records.plain_cells import PlainCells
from roster_desktop.records.row import RowState
from roster_desktop.schema.pairing import PairingKey, pairing_key
from roster_desktop.schema.roster import Catalog, Role, Roster

_KEY_ROLES = (Role.TOWNSHIP, Role.VILLAGE, Role.ID_NUMBER, Role.NAME)

# A damaged book may disagree with itself about everything; nobody has more than a few names.
_MOST_KEYS = 64


def keys_of(catalog: Catalog, state: RowState) -> frozenset[PairingKey]:
    """Every natural key that some choice among the row's open values gives; none where no person can be told.

    It does not depend on which of them a file happens to show, so that all files join the same rows.
    """
    roster = catalog.roster(state.roster)
    if isinstance(state.cells, PlainCells):
        key = pairing_key(catalog, state.roster, _told(roster, state.cells))
        return frozenset((key,)) if key else frozenset()
    options = [
        [(key, text) for text in texts]
        for key in _key_columns(roster)
        if (texts := _texts(roster, state, key))
    ]
    keys = (
        pairing_key(catalog, state.roster, dict(choice)) for choice in islice(product(*options), _MOST_KEYS)
    )
    return frozenset(key for key in keys if key)


def key_part(catalog: Catalog, state: RowState) -> RowState:
    """The row with only those registers from which its keys follow."""
    registers = key_registers(catalog.roster(state.roster))
    cells = {key: cell for key, cell in state.cells.items() if key in registers}
    return RowState(state.id, state.roster, cells, state.aliases)


def key_registers(roster: Roster) -> frozenset[str]:
    """The registers from which a row's keys follow."""
    return frozenset(roster.register_of[key].key for key in _key_columns(roster))


def _key_columns(roster: Roster) -> tuple[str, ...]:
    roles = (roster.key_of(role) for role in _KEY_ROLES if roster.has(role))
    return tuple(dict.fromkeys((*roles, *roster.told_apart_by)))


def _told(roster: Roster, cells: PlainCells) -> dict[str, str]:
    """The one text of each key column."""
    told = {}
    for key in _key_columns(roster):
        register = roster.register_of[key]
        if value := cells.texts.get(register.key):
            told[key] = value[register.columns.index(key)]
    return told


def _texts(roster: Roster, state: RowState, key: str) -> list[str]:
    register = roster.register_of[key]
    place = register.columns.index(key)
    return sorted({pair.value[place] for pair in state.cell(register.key).pairs})
