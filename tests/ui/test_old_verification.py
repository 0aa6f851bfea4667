"""Rows that were verified too long ago are found by one click."""

from __future__ import annotations

from datetime import date

from roster_desktop.tasks import typing
from roster_desktop.tasks.verifying import verify
from ui.models.chips import STALE


def test_a_chip_shows_who_was_verified_too_long_ago(window, qtbot):
    workspace = window.file.desk.workspace
    rows = [typing.add_row(workspace, "person", {"name": name}).row for name in ("张桂英", "李明", "王芳")]
    verify(workspace, "person", rows[:1], "电话", "已核实")
    verify(workspace, "person", rows[1:2], "入户", "已核实", date(2024, 1, 5))
    page = window.file.page
    qtbot.waitUntil(lambda: page.search._button_by_chip[STALE.key].text() == "核实过期 1")

    page.search.choose(STALE)

    table = page.rows.table
    assert [table.values_at(place)["name"] for place in range(table.rowCount())] == ["李明"]
