"""采集表: everything a roster asks stands on the blank sheet, in boxes for a pen, with its choices."""

from __future__ import annotations

from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from roster_desktop.places import chinese_fonts
from roster_desktop.reports.collection_pages import Filled, code_lists, collection_pages
from roster_desktop.reports.pages import A4_LONG, A4_SHORT, Stroke, Words
from roster_desktop.rosters import CATALOG
from roster_desktop.schema import Roster
from roster_desktop.tasks.collection_sheets import collection_boxes, write_collection
from tests.reports.township import made


@pytest.mark.parametrize("roster", CATALOG.rosters, ids=lambda roster: roster.key)
def test_every_typed_column_has_a_box_and_every_choice_stands_on_the_paper(roster: Roster):
    boxes = collection_boxes(roster)
    pages = collection_pages("采集表", (), boxes)

    told = "".join("".join(mark.lines) for page in pages for mark in page.marks if isinstance(mark, Words))
    typed = [column for column in roster.columns if column.derived is None]
    assert {column.header for column in typed} - {box.label for box in boxes} == {"镇(办)", "行政村"}
    for box in boxes:
        assert box.label in told
        for option in box.options:
            assert option in told
    for page in pages:
        assert (page.width, page.height) == (A4_SHORT, A4_LONG)
        for mark in page.marks:
            if isinstance(mark, Words):
                assert mark.top + mark.height <= page.height
            if isinstance(mark, Stroke):
                assert max(mark.right, mark.left) <= page.width
                assert max(mark.bottom, mark.top) <= page.height - 10


def test_numbers_have_a_small_box_a_sign_and_long_lists_a_number_a_choice():
    boxes = {box.label: box for box in collection_boxes(CATALOG.person_roster)}

    assert (boxes["身份证号"].how, boxes["身份证号"].signs) == (Filled.SIGNS, 18)
    assert boxes["联系电话"].signs == 11
    assert boxes["户类型"].how is Filled.TICKS
    assert "民族" in dict(code_lists(tuple(boxes.values())))


def test_it_is_a_workbook_too_that_no_import_takes_for_a_roster(tmp_path: Path):
    with made(tmp_path) as workspace:
        write_collection(workspace, CATALOG.roster("training"), tmp_path / "采集.xlsx")
        if chinese_fonts():
            write_collection(workspace, CATALOG.roster("training"), tmp_path / "采集.pdf")
            assert (tmp_path / "采集.pdf").read_bytes().startswith(b"%PDF")

    rows = CalamineWorkbook.from_path(tmp_path / "采集.xlsx").get_sheet_by_index(0).to_python()
    assert any("不能导入" in str(row[0]) for row in rows[:5])
    assert any("培训工种" in str(row[0]) for row in rows)
