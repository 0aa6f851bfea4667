"""A row kept plainly and the same row in full become the same line of the table."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from roster_desktop.records import CellsWritten, PlainCells, RowRemoved
from roster_desktop.records import row_memory as memory
from roster_desktop.store.roster_columns import told_by_columns
from roster_desktop.store.roster_tables import quoted
from roster_desktop.store.row_records import Touch, record_of
from roster_desktop.store.rows import Placed, read_states
from roster_desktop.workspace import Workspace
from tests.records.test_plain_cells import plain, rows
from tests.workspace.toy import FOLK, VILLAGE, added, applied, files, typed


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


def test_what_an_edit_need_not_write_is_what_stands_in_an_index(village: Workspace) -> None:
    with village._file.reading() as look:
        for table in look.tables.tables:
            of_table = look.lines(
                "SELECT name FROM pragma_index_list(?) WHERE origin = 'c'", table.plain_name
            )
            indexed = {
                str(column)
                for (index,) in of_table
                for (column,) in look.lines("SELECT name FROM pragma_index_info(?)", index)
            }
            assert indexed
            assert indexed <= set(table.in_indexes)


EDITED = st.sampled_from(("name", "household", "village", "id_number", "remark", "health", "schooling"))
WORDS = st.sampled_from(("", "甲", "乙"))


@settings(max_examples=60, deadline=None)
@given(
    edits=st.lists(st.tuples(st.integers(0, 2), EDITED, WORDS), min_size=1, max_size=6), gone=st.booleans()
)
def test_after_any_edits_each_line_of_the_table_is_as_it_would_be_written_anew(
    edits: list[tuple[int, str, str]], gone: bool
) -> None:
    with files(VILLAGE) as [workspace]:
        rows = [
            added(workspace, name, number) for number, name in enumerate(("张三", "李四", "王五"), start=1)
        ]
        for at, column, text in edits:
            typed(workspace, rows[at], **{column: text})
        if gone:
            applied(workspace, RowRemoved(FOLK, rows[0], "迁出", "2026-06-01"))
            # Several at once, some of them with what is looked up by, some without.
            applied(workspace, *(CellsWritten(FOLK, row, {"remark": "问过"}) for row in rows[1:]))

        with workspace._file.reading() as look:
            table = look.table(FOLK)
            columns = ", ".join(map(quoted, table.columns))
            for row, placed in read_states(look, FOLK, rows).items():
                [line] = look.lines(f"SELECT {columns} FROM {table.name} WHERE row_id = ?", row)
                stands = dict(zip(table.columns, line, strict=True))
                touch = Touch(stands["row_changed_at"], stands["row_changed_by"])
                anew = record_of(look, table, placed, touch)
                assert stands == dict(zip(table.columns, anew, strict=True))
