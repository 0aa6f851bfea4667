"""A row that was just typed is the same row whether its registers were put together or not."""

from __future__ import annotations

import pickle
from itertools import cycle

from hypothesis import event, given, settings
from hypothesis import strategies as st

from roster_desktop.records import REMOVAL_KEY, PlainCells, RowId, RowState, added, register_values
from roster_desktop.records import row_memory as memory
from roster_desktop.records.plain_cells import mark_of
from roster_desktop.records.typed_cells import typed_cells
from roster_desktop.records.writing import initial_values
from roster_desktop.rosters import CATALOG
from roster_desktop.store.roster_columns import columns_of
from roster_desktop.store.row_lines import row_line

ROSTERS = st.sampled_from(CATALOG.rosters)
TEXTS = st.sampled_from(("", "", "张三", '"', "\\", "一\n二", "𠅤", "1", "是"))
WRITER = "a" * 20
MARK = mark_of(((WRITER, 3),), WRITER)


def put_together(roster, values) -> PlainCells:
    texts = register_values(
        roster, initial_values(roster) | {key: text for key, text in values.items() if text}
    )
    texts[REMOVAL_KEY] = ("", "")
    return PlainCells(texts, dict.fromkeys(texts, MARK))


@settings(max_examples=60, deadline=None)
@given(st.data(), ROSTERS, st.booleans(), st.booleans())
def test_a_row_just_typed_is_the_row_of_its_registers(data, roster, follows, is_odd):
    drawn = data.draw(st.lists(TEXTS, min_size=9, max_size=9))
    told = zip(roster.columns, cycle(drawn))
    values = {column.key: text for column, text in told if follows or not column.derived}
    if is_odd:
        values["verified_by"] = "李主任"
    state = added(roster, RowId("r" * 20), values, writer=WRITER, number=3)
    whole = RowState(state.id, roster.key, put_together(roster, values))
    assert state.plain is not None
    event("as typed" if state.plain.untold else "put together")
    assert (bool(state.cells), state.standing, state.versions) == (True, whole.standing, whole.versions)

    own = columns_of(CATALOG)[roster.key]
    line, other = row_line(CATALOG, own, state), row_line(CATALOG, own, whole)

    assert line is not None
    assert other is not None
    # What it remembers may name its registers in another order.
    assert memory.read(line.whole.decode()) == memory.read(other.whole.decode()) == dict(whole.cells)
    assert line._replace(whole=b"", memory="") == other._replace(whole=b"", memory="")
    assert state == whole == pickle.loads(pickle.dumps(state))
    assert set(state.cells) == set(whole.cells)


def test_a_new_row_of_which_nothing_is_filled_is_listed_all_the_same():
    roster = CATALOG.roster(CATALOG.people)
    cells = typed_cells(roster, {"name": ""}, MARK)

    assert cells
    assert dict(cells.texts) == {REMOVAL_KEY: ("", "")}


def test_what_stands_in_no_column_of_a_sheet_is_put_together_at_once():
    roster = CATALOG.roster(CATALOG.people)

    assert typed_cells(roster, {"name": "张三", "verified_by": "李主任"}, MARK) is None
