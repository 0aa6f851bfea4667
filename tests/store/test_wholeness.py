"""The doctor finds what does not agree, and finds nothing in a sound file."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from roster_desktop.records import RowAdded, new_row_id
from roster_desktop.workspace import Access, Diagnosis, Workspace
from tests.builders import toy_job
from tests.workspace.toy import FOLK, added, applied, carried, made, merged, opened, removed, typed


def test_a_sound_file_has_nothing_to_complain_of(village: Workspace, tmp_path: Path):
    row = added(village, phone="13800000001")
    applied(village, RowAdded("work", new_row_id(), toy_job()))
    with made(tmp_path / "b.roster") as other:
        carried(village, other)
        typed(other, row, phone="13800000002")
        typed(village, row, phone="13800000003")
        merged(village, *other.states(FOLK))
    removed(village, added(village, "李四", 2))
    village.undo()

    assert village.doctor() == Diagnosis(True, (), {FOLK: 2, "work": 1}, village.journal)


@pytest.mark.parametrize(
    ("statement", "complaint"),
    [
        ("UPDATE roster_folk SET phone = '13900000009'", "与历史记录最后一步不一致（phone）"),
        ("UPDATE roster_folk SET row_gone = 1", "显示的内容与版本记录不一致（row_gone）"),
        ("UPDATE roster_folk SET row_search = ''", "显示的内容与版本记录不一致（row_search）"),
        ("UPDATE roster_folk SET row_memory = '{'", "版本记录读不出来"),
        (
            """UPDATE roster_folk SET row_memory = replace(
                row_memory, substr(row_memory, -18), '0123456789abcdef"}')""",
            "显示的内容与版本记录不一致（row_memory）",
        ),
        ("DELETE FROM journal_entry", "与历史记录最后一步不一致"),
        ("DELETE FROM journal_batch WHERE number = 1", "缺少第 1 步"),
        ("INSERT INTO alias VALUES ('x', 'folk', 'nobody')", "指向不存在的行"),
        (
            "INSERT INTO roster_work (row_id, row_memory) SELECT row_id, row_memory FROM roster_folk",
            "两本花名册",
        ),
        ("INSERT INTO conflict SELECT 'x', 'folk', row_id, 'phone' FROM roster_folk", "待定问题的清单"),
    ],
)
def test_what_does_not_agree_is_found(village: Workspace, statement, complaint):
    row = added(village, phone="13800000001")
    typed(village, row, remark="在外")
    village.close()
    with closing(sqlite3.connect(village.path)) as connection, connection:
        connection.execute(statement)

    with opened(village.path, Access.READ) as reader:
        diagnosis = reader.doctor()
    assert not diagnosis.ok
    assert any(complaint in problem for problem in diagnosis.problems)
