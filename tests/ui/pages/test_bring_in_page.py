"""Taking a workbook in from the window: everything is seen before anything is written,
and can be taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from roster_desktop.records import Area, Place
from roster_desktop.tasks.export import export_submission
from roster_desktop.tasks.merging import merge_workbooks
from roster_desktop.tasks.preview_rows import Outcome
from roster_desktop.tasks.renaming import plan_renaming, rename
from roster_desktop.tasks.returning import write_return_book
from roster_desktop.tasks.typing import add_row, write_cells
from tests.builders import id_number, toy_person
from tests.ui.pages.conftest import OTHER_VILLAGE, TOWNSHIP, VILLAGE, MakeDesk, Settle
from ui.actions import offered
from ui.bridge.desk import Desk
from ui.pages.bring_in_page import BringInPage


def sheet(folder: Path, *lines: str, name: str = "补报.csv") -> Path:
    path = folder / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def desk(make_desk: MakeDesk) -> Desk:
    """A village with 张三, whose phone is known."""
    made = make_desk()
    add_row(made.workspace, "folk", toy_person("张三", 1, phone="13900000000", schooling="高中"))
    return made


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """张三 has another phone, 李四 is new, 王五's number cannot be read; one column is nobody's."""
    return sheet(
        tmp_path,
        "姓名,身份证,手机,爱好",
        f"张三,{id_number(sequence=1)},13911112222,钓鱼",
        f"李四,{id_number(sequence=3)},13933334444,下棋",
        "王五,6107,13955556666,",
    )


def looked_at(qtbot: QtBot, desk: Desk, path: Path, settle: Settle) -> BringInPage:
    page = BringInPage(desk)
    qtbot.addWidget(page)
    page.look_at(path)
    settle(desk)
    return page


def chip_texts(page: BringInPage) -> list[str]:
    return [chip.text() for chip in page.pane.chips]


def test_a_workbook_is_shown_and_nothing_is_written(qtbot, desk, book, settle):
    page = looked_at(qtbot, desk, book, settle)

    assert chip_texts(page) == [
        "全部 3",
        "新增 1",
        "更改 1",
        "不变 0",
        "没有收 1",
        "要知道的 1",
        "表和列",
    ]
    assert "第 1 行是表头" in page.pane.about
    assert "没有读入 “爱好”" in page.pane.about
    assert desk.workspace.counts()["folk"] == 1
    assert page.confirm_button.isEnabled()


def test_the_chosen_row_shows_each_cell_before_and_after_masked(qtbot, desk, book, settle):
    page = looked_at(qtbot, desk, book, settle)

    page.pane.rows.selectRow(0)

    table = page.pane.row.table.rows
    assert [table.index(0, place).data() for place in range(4)] == [
        "电话",
        "139••••0000",
        "139••••2222",
        "C2",
    ]
    assert "13911112222" not in page.pane.rows.rows.index(0, 4).data()


def test_the_chosen_row_tells_how_its_cells_were_read(qtbot, desk, settle, tmp_path):
    number = id_number(sequence=3)
    path = sheet(
        tmp_path,
        "姓名,身份证,手机,学历,出生日期",
        f"李 四,{number[:6]} {number[6:]},无,中专,",
        name="读法.csv",
    )
    page = looked_at(qtbot, desk, path, settle)

    page.pane.rows.selectRow(0)

    told = page.pane.row.told
    assert "D2 学历：“中专” → “高中”" in told
    assert "“无”按没有填写处理" in told
    assert number not in told


def test_a_chip_shows_only_its_rows(qtbot, desk, book, settle):
    page = looked_at(qtbot, desk, book, settle)

    page.pane.chips[4].click()

    assert [row.outcome for row in page.pane.rows.rows.rows] == [Outcome.REFUSED]
    assert "王五" in page.pane.rows.rows.index(0, 4).data()


def test_confirmed_it_is_written_and_can_be_taken_back(qtbot, desk, book, settle):
    page = looked_at(qtbot, desk, book, settle)

    page.confirm_button.click()
    settle(desk)

    assert desk.workspace.counts()["folk"] == 2
    assert "乡亲 新增 1、更改 1、没有收 1" in page.strip.text
    assert not page.confirm_button.isEnabled()
    assert page.focusWidget() is page.check_button
    with qtbot.waitSignal(desk.page_wanted) as wanted:
        page.check_button.click()
    assert wanted.args == ["checking"]

    page.undo_button.click()
    settle(desk)

    assert desk.workspace.counts()["folk"] == 1
    assert page.undone.heading == "已撤销“导入 补报.csv”"
    assert page.undone.kept.rows.rowCount() == 0


def test_rows_edited_since_are_kept_and_listed_when_the_import_is_taken_back(qtbot, desk, book, settle):
    page = looked_at(qtbot, desk, book, settle)
    page.confirm_button.click()
    settle(desk)
    workspace = desk.workspace
    from_import = next(row for row in workspace.people(id_number(sequence=3)))

    write_cells(workspace, "folk", from_import.id, {"remark": "又改过"})

    page.undo_button.click()
    settle(desk)

    assert [kept.name for kept in page.undone.kept.rows.rows] == ["李四"]
    assert page.undone.kept.rows.index(0, 2).data()


def test_a_change_behind_the_preview_is_looked_at_again_before_anything_is_written(qtbot, desk, book, settle):
    page = looked_at(qtbot, desk, book, settle)
    add_row(desk.workspace, "folk", toy_person("李四", 3, phone="13933334444"))

    page.confirm()
    settle(desk)

    assert "重新比对" in page.strip.text
    assert chip_texts(page)[:3] == ["全部 3", "新增 0", "更改 1"]
    assert desk.workspace.counts()["folk"] == 2


def test_a_workbook_of_another_village_is_refused_in_a_sentence(qtbot, desk, settle, tmp_path):
    other = sheet(
        tmp_path, f"填报单位：{OTHER_VILLAGE.name}", "村,姓名,身份证", f"石桥村,赵六,{id_number(sequence=7)}"
    )

    page = looked_at(qtbot, desk, other, settle)

    assert "石桥村" in page.strip.text
    assert page.preview is None
    assert page.confirm_button.isHidden()


def test_a_file_that_is_no_workbook_is_refused_in_a_sentence(qtbot, desk, settle, tmp_path):
    path = tmp_path / "坏的.xlsx"
    path.write_bytes(b"PK\x03\x04 cut short")

    page = looked_at(qtbot, desk, path, settle)

    assert "坏的.xlsx" in page.strip.text
    assert page.invitation.button.isEnabled()


def test_in_a_township_rows_without_a_village_may_be_given_one(qtbot, make_desk, settle, tmp_path):
    desk = make_desk(TOWNSHIP)
    page = looked_at(
        qtbot, desk, sheet(tmp_path, "姓名,身份证,手机", f"张三,{id_number()},13900000000"), settle
    )

    page.pane.village_named.emit("河湾村")
    settle(desk)
    page.confirm()
    settle(desk)

    [row] = desk.workspace.people(id_number())
    assert row.values["village"] == "河湾村"


def drop(page: BringInPage, *paths: Path) -> None:
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    facts = (Qt.DropAction.CopyAction, content, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(page, QDragEnterEvent(QPoint(10, 10), *facts))
    QApplication.sendEvent(page, QDropEvent(QPointF(10, 10), *facts))


def test_a_workbook_dropped_on_the_page_is_looked_at(qtbot, desk, book, settle):
    page = BringInPage(desk)
    qtbot.addWidget(page)

    drop(page, book)
    settle(desk)

    assert page.preview is not None
    assert page.preview.file == "补报.csv"


def test_the_lists_of_the_preview_keep_qts_rules(qtbot, desk, book, settle):
    page = BringInPage(desk)
    qtbot.addWidget(page)
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    testers = [
        QAbstractItemModelTester(table.rows, fatal)
        for table in (page.pane.rows, page.pane.problems, page.pane.sheet.mapping)
    ]

    page.look_at(book)
    settle(desk)

    assert [tester.model().rowCount() for tester in testers] == [3, 1, 4]


def test_an_import_undone_elsewhere_is_no_longer_told_as_done(qtbot, desk, book, settle):
    page = looked_at(qtbot, desk, book, settle)
    page.confirm_button.click()
    settle(desk)
    desk.workspace.undo()
    page.refresh()

    assert "已撤销" in page.strip.text
    assert page.undo_button.isHidden()
    assert page.choose_button.isHidden()


def test_a_return_under_the_villages_new_name_says_so_and_leads_on(qtbot, make_desk, settle, tmp_path):
    village, township = make_desk(VILLAGE), make_desk(TOWNSHIP)
    row = add_row(village.workspace, "folk", toy_person("张三", 1, phone="13900000000")).row
    merge_workbooks(township.workspace, [export_submission(village.workspace, tmp_path / "报.xlsx").path])
    above = township.workspace
    rename(above, plan_renaming(above, [Place("", VILLAGE.name)], Place("", "新河村")))
    write_cells(above, "folk", row, {"phone": "13911111111"})
    write_return_book(above, tmp_path / "退.xlsx", Area(village="新河村"))
    page = BringInPage(village)
    qtbot.addWidget(page)

    page.look_at(tmp_path / "退.xlsx")
    settle(village)

    assert "上级已把本村改名为“新河村”" in page.strip.text
    assert village.workspace.unit.name == VILLAGE.name
    for _press in range(2):
        page.naming.button.click()
        settle(village)
    qtbot.waitUntil(lambda: page.preview is not None)
    page.confirm()
    settle(village)
    assert village.workspace.unit.name == "新河村"
    [person] = village.workspace.people(id_number(sequence=1))
    assert (person.values["village"], person.values["phone"]) == ("新河村", "13911111111")
    assert village.workspace.count_conflicts() == 0


def test_one_key_imports_what_is_shown_and_nothing_before(qtbot, desk, book, settle):
    page = BringInPage(desk)
    qtbot.addWidget(page)
    page.show()
    keys = Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(page, *keys)
    page.look_at(book)
    settle(desk)
    before = desk.workspace.counts()["folk"]
    page.pane.setFocus()
    qtbot.keyClick(page, *keys)
    settle(desk)

    assert (before, desk.workspace.counts()["folk"]) == (1, 2)
    assert page.confirm_button.toolTip() == "确定导入（Ctrl+Enter）"


def test_where_a_row_stands_is_told_without_the_only_sheet_there_is(qtbot, desk, book, settle):
    rows = looked_at(qtbot, desk, book, settle).pane.rows.rows
    places = [str(rows.index(place, 1).data()) for place in range(rows.rowCount())]

    assert all(places)
    assert [place for place in places if book.stem in place] == []


def test_a_workbook_that_was_chosen_has_the_keyboard_in_its_rows(qtbot, desk, book, settle):
    page = BringInPage(desk)
    qtbot.addWidget(page)
    page.show()
    page.invitation.button.setFocus()
    page.look_at(book)
    settle(desk)

    assert page.focusWidget() is page.pane.rows
    assert page.pane.rows.selectionModel().isRowSelected(0)


def test_importing_is_offered_by_name_only_while_something_can_be_imported(qtbot, desk, book, settle):
    page = BringInPage(desk)
    qtbot.addWidget(page)
    page.show()
    empty = [action.text() for action in offered(page)]
    page.look_at(book)
    settle(desk)

    assert empty == []
    assert [action.text() for action in offered(page)] == ["确定导入"]
