"""A row kept plainly and the same row in full become the same line of the table."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from roster_desktop.records import PlainCells
from roster_desktop.records import row_memory as memory
from roster_desktop.store.roster_columns import told_by_columns
from roster_desktop.store.row_records import Touch, record_of
from roster_desktop.store.rows import Placed
from roster_desktop.workspace import Workspace
from tests.records.test_plain_cells import plain, rows


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cells=plain())
def test_a_plain_row_becomes_the_line_of_the_row_in_full(village: Workspace, cells: PlainCells) -> None:
    with village._file.reading() as look:
        table = look.table("folk")
        one, other = (
            dict(zip(table.columns, record_of(look, table, Placed(row, 1), Touch("", "")), strict=True))
            for row in rows(cells)
        )

    # What it remembers may be written in two ways; both are read as the same row.
    for line in (one, other):
        shown = told_by_columns(table, {key: str(text) for key, text in line.items()})
        assert dict(memory.read(str(line.pop("row_memory")), shown)) == dict(cells)
    assert one == other
