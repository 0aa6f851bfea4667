"""A row just as it stands on a sheet becomes the same line, whether it is put together from its registers or
not."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import cycle

from hypothesis import event, given, settings
from hypothesis import strategies as st

from roster_desktop.records import REMOVAL_KEY, PlainCells, RowId, RowState
from roster_desktop.records.plain_cells import mark_of
from roster_desktop.rosters import CATALOG
from roster_desktop.store.roster_columns import columns_of
from roster_desktop.store.row_lines import row_line
from roster_desktop.store.row_shapes import shape_of
from roster_desktop.workbook.sheet_cells import Layout, SheetCells

MARK = mark_of((("a" * 20, 3),), "a" * 20)
OTHER = mark_of((("a" * 20, 3), ("b" * 20, 1)), "b" * 20)
ROSTERS = st.sampled_from(CATALOG.rosters)
TEXTS = st.one_of(
    st.just(""), st.sampled_from(('"', "\\", "%s", "%", "一\n二", "张三", "𠅤", "\x1f")), st.text(max_size=4)
)


def states(
    roster: str, shown: Sequence[str], registers: Sequence[str], split: int
) -> tuple[RowState, RowState]:
    """The row as it comes from a sheet, and put together."""
    groups = (
        ((MARK, tuple(registers[split:])), (OTHER, tuple(registers[:split])))
        if split
        else ((MARK, tuple(registers)),)
    )
    sheet = SheetCells(Layout(CATALOG.roster(roster)), shown, groups)
    cells = (PlainCells.later(sheet), PlainCells(*sheet.told()))
    late, told = (RowState(RowId("r" * 20), roster, one) for one in cells)
    return late, told


@settings(max_examples=60, deadline=None)
@given(st.data(), ROSTERS, st.sampled_from((0, 0, 0, 2)), st.booleans())
def test_a_row_as_it_stands_on_a_sheet_becomes_the_line_of_its_registers(data, roster, split, is_odd):
    columns = roster.columns
    drawn = data.draw(st.lists(TEXTS, min_size=9, max_size=9))
    # A few texts go round: what matters is which columns are filled, and with what signs.
    told = zip(columns, cycle(drawn))
    shown = [text if not column.derived or is_odd else "" for column, text in told]
    filled = dict.fromkeys(
        roster.register_of[column.key].key for column, text in zip(columns, shown, strict=True) if text
    )
    registers = [*filled, REMOVAL_KEY][:: data.draw(st.sampled_from((1, -1)))]
    if is_odd:
        registers = data.draw(
            st.lists(st.sampled_from([one.key for one in roster.registers]), unique=True, max_size=6)
        )
    late, told = states(roster.key, shown, registers, split)
    assert late.plain is not None
    assert told.plain is not None
    assert (late.plain.notes, late.versions) == (told.plain.notes, told.versions)

    own = columns_of(CATALOG)[roster.key]
    line = row_line(CATALOG, own, late)

    event("quickly" if shape_of(own, tuple(registers), bytes(map(bool, shown))) else "put together")
    assert line == row_line(CATALOG, own, told)
    assert line is not None
    json.loads(line.whole)


def test_half_a_sign_makes_no_line():
    registers = ("name", REMOVAL_KEY)
    shown = ["\ud800" if column.key == "name" else "" for column in CATALOG.roster("person").columns]
    for state in states("person", shown, registers, 0):
        assert row_line(CATALOG, columns_of(CATALOG)["person"], state) is None
