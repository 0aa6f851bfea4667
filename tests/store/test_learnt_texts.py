"""Whatever was done to the file, what is offered are the texts that its column holds, most used first."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roster_desktop.records import RowId
from roster_desktop.store import learnt_texts
from roster_desktop.workspace import Query, Workspace
from tests.trust.tally import so_many
from tests.workspace.toy import (
    FOLK,
    TOWNSHIP,
    VILLAGE,
    added,
    all_states,
    carried,
    files,
    made,
    removed,
    restored,
    typed,
)

REMARKS = st.sampled_from(["", "泥瓦匠", "瓦匠", "木匠", "Abc厂", "aBC厂", "ä厂", "Ä厂", "5%", "5_0", "\\"])
ACTS = ("add", "add", "write", "write", "write", "remove", "restore", "undo", "redo", "take", "ask", "ask")
STEPS = st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 5), REMARKS), min_size=1, max_size=15)


@dataclass
class Desk:
    """A clerk who types, takes back and takes in, and is offered something now and then."""

    file: Workspace
    other: Workspace
    rows: list[RowId] = field(default_factory=list)

    def do(self, act: str, which: int, text: str) -> None:
        listed = [row for row in self.rows if row in self.file.row_ids(Query(FOLK))]
        row = listed[which % len(listed)] if listed else None
        match act:
            case "add":
                # Of two files in turns, so that taking in joins some and brings others.
                file = self.other if which > 3 else self.file
                self.rows.append(added(file, "张三", which + 1, remark=text))
            case "write" if row:
                typed(self.file, row, remark=text)
            case "remove" if row:
                removed(self.file, row)
            case "restore":
                for gone in self.file.row_ids(Query(FOLK, removed=True))[:1]:
                    restored(self.file, gone)
            case "undo" if self.file.undo_label():
                self.file.undo()
            case "redo" if self.file.redo_label():
                self.file.redo()
            case "take" if all_states(self.other):
                carried(self.other, self.file, book=f"book{self.file.journal}")
            case "ask":
                assert self.file.learnt(FOLK, "remark", text) == by_the_file(self.file, "remark", text)


def by_the_file(workspace: Workspace, column: str, text: str, limit: int = 20) -> list[str]:
    """What the database itself says."""
    pattern = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    with closing(sqlite3.connect(workspace.path)) as connection:
        asked = f"""
            SELECT "{column}" FROM roster_{FOLK} WHERE "{column}" <> '' AND "{column}" LIKE ? ESCAPE '\\'
            GROUP BY "{column}" ORDER BY count(*) DESC, "{column}" LIMIT ?
        """
        return [found for (found,) in connection.execute(asked, (f"%{pattern}%", limit))]


@settings(max_examples=so_many(quick=40, long=1500))
@given(steps=STEPS, few=st.booleans())
def test_what_is_offered_is_what_the_column_holds(steps, few):
    with files(TOWNSHIP, VILLAGE) as (here, there), pytest.MonkeyPatch.context() as patch:
        patch.setattr(learnt_texts, "_LINES", 2)
        if few:
            patch.setattr(learnt_texts, "MOST_ALTERED", 1)
        desk = Desk(here, there)
        for step in (("add", 0, "泥瓦匠"), ("ask", 0, ""), *steps):
            desk.do(*step)

        for column in ("remark", "village", "name"):
            for text in ("", "匠", "A", "ä", "%", "_", "\\", "张", "三"):
                assert here.learnt(FOLK, column, text) == by_the_file(here, column, text), (column, text)


def test_a_column_is_gone_through_once_and_then_only_altered_rows(village: Workspace, monkeypatch):
    rows = [added(village, "张三", number, remark=f"厂{number}") for number in range(1, 6)]
    assert not village.has_learnt(FOLK, "remark")
    village.learnt(FOLK, "remark", "")
    monkeypatch.setattr(learnt_texts, "_Counted", None)
    typed(village, rows[1], remark="厂1")
    added(village, "李四", 6, remark="厂6")

    assert village.has_learnt(FOLK, "remark")
    assert village.learnt(FOLK, "remark", "厂") == ["厂1", "厂3", "厂4", "厂5", "厂6"]


def test_a_column_is_gone_through_again_after_many_rows_were_altered(village: Workspace, monkeypatch):
    rows = [added(village, "张三", number, remark="砖厂") for number in range(1, 4)]
    village.learnt(FOLK, "remark", "")
    monkeypatch.setattr(learnt_texts, "MOST_ALTERED", 2)
    for row in rows:
        typed(village, row, remark="瓦厂")

    assert not village.has_learnt(FOLK, "remark")
    assert village.learnt(FOLK, "remark", "") == ["瓦厂"]


def test_of_many_columns_those_asked_for_last_are_kept(village: Workspace, monkeypatch):
    monkeypatch.setattr(learnt_texts, "_MOST_KEPT", 2)
    added(village)
    for column in ("name", "village", "name", "remark"):
        village.learnt(FOLK, column, "")

    assert {column: village.has_learnt(FOLK, column) for column in ("name", "village", "remark")} == {
        "name": True,
        "village": False,
        "remark": True,
    }


def test_rows_that_come_while_the_column_is_gone_through_are_not_missed(tmp_path, monkeypatch):
    monkeypatch.setattr(learnt_texts, "_LINES", 1)
    with made(tmp_path / "a.roster") as village:
        rows = [added(village, "张三", number, remark=f"厂{number}") for number in range(1, 4)]
        looks = village._look

        def looking():
            if rows:
                typed(village, rows.pop(0), remark="改过的厂")
                added(village, "李四", 9, remark="新来的厂")
            return looks()

        monkeypatch.setattr(village, "_look", looking)

        assert village.learnt(FOLK, "remark", "") == by_the_file(village, "remark", "")


def test_no_column_by_another_name_is_asked(village: Workspace):
    with pytest.raises(KeyError):
        village.learnt(FOLK, "row_id", "")
