"""By which natural keys a row may be met: one, or several while its name,
number or place is an open question."""

from __future__ import annotations

from itertools import islice, product

from roster_desktop.records.plain_cells import PlainCells
from roster_desktop.records.row import RowState
from roster_desktop.schema.catalog import Catalog
from roster_desktop.schema.pairing import PairingKey, pairing_key
from roster_desktop.schema.roster import Roster

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
        [(column, text) for text in texts]
        for column, register, place in roster.key_places
        if (texts := _texts(state, register, place))
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
    return frozenset(register for _, register, _ in roster.key_places)


def _told(roster: Roster, cells: PlainCells) -> dict[str, str]:
    """The one text of each key column."""
    texts = cells.texts
    return {
        column: value[place]
        for column, register, place in roster.key_places
        if (value := texts.get(register)) is not None
    }


def _texts(state: RowState, register: str, place: int) -> list[str]:
    return sorted({pair.value[place] for pair in state.cell(register).pairs})
