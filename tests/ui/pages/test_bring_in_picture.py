"""The picture of a sheet shows what was recognised on it; beside it the meaning of a column is changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from tests.builders import id_number
from tests.ui.pages.conftest import MakeDesk, Settle
from ui.pages.bring_in.picture import Part
from ui.pages.bring_in.picture_table import PictureRows
from ui.pages.bring_in_page import BringInPage

LINES = (
    "河湾村人员表,,,",
    "姓名,身份证,手机,爱好",
    f"赵六,{id_number(sequence=7)},13911112222,下棋",
    "王五,6107,13955556666,",
    *(f"{name},{id_number(sequence=number)},," for number, name in enumerate("甲乙丙丁戊", start=11)),
    "合计,7,,",
)


@pytest.fixture
def page(make_desk: MakeDesk, qtbot: QtBot, settle: Settle, tmp_path: Path) -> BringInPage:
    """A sheet with a title, a row that is refused, a total, and a column that is nobody's."""
    made = BringInPage(make_desk())
    qtbot.addWidget(made)
    path = tmp_path / "补报.csv"
    path.write_text("\n".join(LINES) + "\n", encoding="utf-8")
    made.show()
    made.look_at(path)
    settle(made.desk)
    next(chip for chip in made.pane.chips if chip.text() == "表和列").click()
    return made


def rows(page: BringInPage) -> PictureRows:
    return page.pane.sheet.table.picture


def test_each_row_says_what_it_was_taken_for(page):
    assert [row.part for row in rows(page).rows] == [
        Part.AROUND,
        Part.HEADER,
        Part.TAKEN,
        Part.REFUSED,
        *[Part.TAKEN] * 5,
        Part.LEFT_OUT,
    ]
    assert [rows(page).index(place, 1).data() for place in (0, 1, 2, 3, 9)] == [
        "",
        "表头",
        "读入",
        "没有收",
        "合计",
    ]
    assert "6107" in rows(page).rows[3].why


def test_above_each_column_stands_what_it_was_read_as(page):
    heads = [
        rows(page).headerData(section, page.pane.sheet.table.horizontalHeader().orientation())
        for section in range(6)
    ]

    assert heads == ["行", "当作", "A 姓名", "B 身份证号", "C 电话", "D 不读"]


def test_numbers_are_masked_in_the_picture(page):
    assert id_number(sequence=7) not in rows(page).rows[2].cells[1]
    assert rows(page).rows[2].cells[0] == "赵六"


def test_choosing_a_column_in_the_picture_chooses_it_beside_it(page):
    sheet = page.pane.sheet

    sheet.table.setCurrentIndex(rows(page).index(2, 5))

    assert sheet.mapping.currentIndex().row() == 3
    assert sheet.meaning.currentText() == "不读"


def test_a_column_is_given_another_meaning_and_read_anew(page, settle):
    sheet = page.pane.sheet
    sheet.mapping.selectRow(3)

    sheet.meaning.setCurrentIndex(sheet.meaning.findData("remark"))
    sheet.meaning.activated.emit(sheet.meaning.currentIndex())
    settle(page.desk)

    assert page.asking.answers == {"补报:D列": "remark"}
    assert page.preview.reading.delivery.rows[0].values["remark"] == "下棋"
    assert sheet.isVisible()


def test_the_picture_keeps_qts_rules(page, settle):
    tester = QAbstractItemModelTester(rows(page), QAbstractItemModelTester.FailureReportingMode.Fatal)

    page.look_at(page._path)
    settle(page.desk)

    assert tester.model().rowCount() == 10
