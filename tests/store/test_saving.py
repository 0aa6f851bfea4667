"""What the history keeps of an alteration: enough to go back by, and nothing else."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from roster_desktop.records import Cell, RowId, RowState
from roster_desktop.records import row_memory as memory
from roster_desktop.store.saving import Altered, remembered
from tests.records.test_plain_cells import in_full, plain

SHAPES = st.sampled_from((lambda cells: cells, in_full))


@settings(max_examples=150, deadline=None)
@given(before=plain(), after=plain(), one=SHAPES, other=SHAPES)
def test_each_side_is_remembered_in_just_the_registers_that_differ(before, after, one, other):
    row = RowId("r")
    altered = Altered("folk", row, 1, RowState(row, "folk", one(before)), RowState(row, "folk", other(after)))
    differing = {key for key in {*before, *after} if before.get(key) != after.get(key)}

    assert kept(altered.before, altered) == {key: before[key] for key in differing if key in before}
    assert kept(altered.after, altered) == {key: after[key] for key in differing if key in after}


def kept(state: RowState | None, altered: Altered) -> dict[str, Cell]:
    """What can be read again."""
    text = remembered(state, altered.registers)
    return dict(memory.read(text)) if text else {}
