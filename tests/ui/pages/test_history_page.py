"""The history in the window: read step by step, and taken back step by step."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex
from pytestqt.qtbot import QtBot

from roster_desktop.records import ChangeSet, Occasion, RowAdded, RowId, new_row_id
from roster_desktop.tasks.typing import add_row, write_cells
from tests.builders import toy_person
from tests.ui.pages.conftest import MakeDesk, Settle
from ui.bridge.desk import Desk
from ui.pages.history_page import HistoryPage


def shown(qtbot: QtBot, desk: Desk, settle: Settle) -> HistoryPage:
    page = HistoryPage(desk)
    qtbot.addWidget(page)
    page.refresh()
    settle(desk)
    return page


def add(desk: Desk, name: str = "张三", sequence: int = 1, **cells: str) -> str:
    row = add_row(desk.workspace, "folk", toy_person(name, sequence, **cells)).row
    assert row is not None
    return row


def cells_told(page: HistoryPage) -> list[list[str]]:
    rows = page.cells.rows
    return [[rows.index(row, place).data() for place in range(5)] for row in range(rows.rowCount())]


def test_the_newest_step_stands_first_with_its_cells_before_and_after(qtbot, make_desk: MakeDesk, settle):
    desk = make_desk()
    row = add(desk, phone="13900000000")
    write_cells(desk.workspace, "folk", row, {"phone": "13911112222"})

    page = shown(qtbot, desk, settle)

    assert [fact.name for fact in page.list.cards.facts] == ["修改 张三 的电话", "新增 张三（乡亲）"]
    assert "刘会计 · 1 行" in page.list.cards.facts[0].about
    assert cells_told(page) == [["乡亲", "张三", "电话", "139••••0000", "139••••2222"]]


def test_another_step_shows_its_own_cells(qtbot, make_desk, settle):
    desk = make_desk()
    row = add(desk)
    write_cells(desk.workspace, "folk", row, {"remark": "独居"})
    page = shown(qtbot, desk, settle)

    page.list.choose(1)
    settle(desk)

    assert ["乡亲", "张三", "姓名", "（空）", "张三"] in cells_told(page)


def test_one_step_is_taken_back_by_itself(qtbot, make_desk, settle):
    desk = make_desk()
    row = add(desk, remark="旧的")
    write_cells(desk.workspace, "folk", row, {"remark": "新的"})
    add(desk, "李四", 3)
    page = shown(qtbot, desk, settle)

    page.show()
    page.list.choose(1)
    page.undo_button.setFocus()
    page.undo_button.click()
    settle(desk)

    assert page.focusWidget() is page.list
    kept = desk.workspace.row("folk", row)
    assert kept is not None
    assert kept.values["remark"] == "旧的"
    assert page.undone.heading == "已撤销“修改 张三 的备注”"
    assert [fact.word for fact in page.list.cards.facts] == ["", "", "已撤销", ""]


def test_what_was_altered_since_stays_and_its_reason_is_listed(qtbot, make_desk, settle):
    desk = make_desk()
    row = add(desk)
    write_cells(desk.workspace, "folk", row, {"remark": "核实过"})
    page = shown(qtbot, desk, settle)

    page.list.choose(1)
    page.undo_button.click()
    settle(desk)

    assert page.undone.heading == "没能撤销“新增 张三（乡亲）”"
    assert [kept.name for kept in page.undone.kept.rows.rows] == ["张三"]
    assert desk.workspace.counts()["folk"] == 1


def test_a_step_that_was_taken_back_is_not_offered_again(qtbot, make_desk, settle):
    desk = make_desk()
    add(desk)
    desk.workspace.undo()
    page = shown(qtbot, desk, settle)
    offered = []

    for place in range(2):
        page.list.choose(place)
        offered.append(page.undo_button.isEnabled())

    assert offered == [False, False]


def test_a_long_history_is_read_on_as_one_scrolls(qtbot, make_desk, settle):
    desk = make_desk()
    row = add(desk)
    for number in range(70):
        write_cells(desk.workspace, "folk", row, {"remark": str(number)})
    page = shown(qtbot, desk, settle)
    cards = page.list.cards

    assert cards.rowCount() == 60

    while cards.canFetchMore(QModelIndex()):
        cards.fetchMore(QModelIndex())

    assert [fact.thing.number for fact in cards.facts] == list(range(71, 0, -1))


def test_a_new_file_says_what_will_stand_here(qtbot, make_desk, settle):
    page = shown(qtbot, make_desk(), settle)

    assert page.list.cards.rowCount() == 0
    assert page.undo_button.isHidden()


def test_the_steps_of_a_day_or_of_a_person_are_found(qtbot, make_desk, settle):
    desk = make_desk()
    add(desk)
    desk.workspace.operator = "王主任"
    add(desk, "李四", 3)
    page = shown(qtbot, desk, settle)
    day = desk.workspace.batches(1)[0].at[:10]
    found = {}
    for typed in (day, "王主任", f"{day} 张三", "2001-01-01"):
        page.wanted.setText(typed)
        settle(desk)
        found[typed] = [fact.name for fact in page.list.cards.facts]

    assert found == {
        day: ["新增 李四（乡亲）", "新增 张三（乡亲）"],
        "王主任": ["新增 李四（乡亲）"],
        f"{day} 张三": ["新增 张三（乡亲）"],
        "2001-01-01": [],
    }


def imported(desk: Desk) -> tuple[RowId, RowId]:
    """张三 and 李四 in one step; only then is 李四's phone changed, and 张三's remark twice."""
    rows = new_row_id(), new_row_id()
    people = (toy_person("张三", 1, phone="13900000000"), toy_person("李四", 2))
    changes = tuple(RowAdded("folk", row, person) for row, person in zip(rows, people, strict=True))
    desk.workspace.apply(ChangeSet("导入 名单.xlsx", Occasion.IMPORTED, changes, "名单.xlsx"))
    write_cells(desk.workspace, "folk", rows[1], {"phone": "13911112222"})
    for remark in ("独居", "迁出"):
        write_cells(desk.workspace, "folk", rows[0], {"remark": remark})
    return rows


def test_a_name_finds_the_import_that_brought_the_person(qtbot, make_desk, settle):
    desk = make_desk()
    imported(desk)
    page = shown(qtbot, desk, settle)

    page.wanted.setText("李四")
    settle(desk)
    page.list.choose(1)
    settle(desk)

    assert [fact.name for fact in page.list.cards.facts] == ["修改 李四 的电话", "导入 名单.xlsx"]
    assert {cell[1] for cell in cells_told(page)} == {"李四"}


def test_the_history_is_narrowed_to_a_row_then_to_a_cell_and_widened_again(qtbot, make_desk, settle):
    desk = make_desk()
    imported(desk)
    page = shown(qtbot, desk, settle)
    found = []
    for button in (page.row_button, page.cell_button, page.only):
        button.click()
        settle(desk)
        found.append(([fact.name for fact in page.list.cards.facts], page.only.text()))

    assert found == [
        (["修改 张三 的备注", "修改 张三 的备注", "导入 名单.xlsx"], "只看 张三　✕"),
        (["修改 张三 的备注", "修改 张三 的备注"], "只看 张三 · 备注　✕"),
        (["修改 张三 的备注", "修改 张三 的备注", "修改 李四 的电话", "导入 名单.xlsx"], ""),
    ]


def test_each_row_that_a_large_step_taken_back_keeps_has_its_reason(qtbot, make_desk, settle):
    desk = make_desk()
    imported(desk)
    page = shown(qtbot, desk, settle)

    page.list.choose(3)
    page.undo_button.click()
    settle(desk)

    assert [kept.name for kept in page.undone.kept.rows.rows] == ["张三", "李四"]
    assert all(kept.reason for kept in page.undone.kept.rows.rows)


def test_from_a_cell_of_the_history_one_goes_to_its_row(qtbot, make_desk, settle):
    desk = make_desk()
    first, _ = imported(desk)
    page = shown(qtbot, desk, settle)

    with qtbot.waitSignal(desk.row_wanted) as wanted:
        page.go_button.click()

    assert wanted.args == ["folk", first, "remark"]


def test_a_search_without_a_hit_says_what_may_be_looked_for(qtbot, make_desk, settle):
    desk = make_desk()
    add(desk)
    page = shown(qtbot, desk, settle)

    page.wanted.setText("没有这个人")
    settle(desk)

    assert "没有找到" in page._empty.text()
