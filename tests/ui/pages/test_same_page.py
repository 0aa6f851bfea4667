"""疑似同一人: pairs with their reasons, values chosen by key, joined, set apart, taken apart; two villages."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from roster_desktop.records import CellsWritten, ChangeSet, Level, Occasion, RowId, Unit
from roster_desktop.rosters import CATALOG
from roster_desktop.tasks.suspects import suspects
from roster_desktop.tasks.todo import todos
from roster_desktop.tasks.todo_facts import Facts
from roster_desktop.tasks.typing import add_row
from roster_desktop.workspace import Query, Workspace
from tests.builders import id_number
from ui.main_window import MainWindow
from ui.pages.same.lines import Side
from ui.pages.same_page import SamePage

GOOD = id_number(birth="19800305", sequence=123)
WRONG = GOOD[:13] + str((int(GOOD[13]) + 1) % 10) + GOOD[14:]
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def page(bare_window: MainWindow, tmp_path: Path, qtbot: QtBot) -> SamePage:
    """王建国 twice in 白石村 with two remarks; 李梅 in two villages, with an open job in one."""
    unit = Unit(Level.TOWNSHIP, "龙亭镇", township="龙亭镇", county="洋县")
    with Workspace.create(tmp_path / "t.roster", CATALOG, unit, "李主任") as workspace:
        for number, remark in ((GOOD, "在家"), (WRONG, "外出")):
            add(
                workspace,
                "person",
                "白石村",
                name="王建国",
                id_number=number,
                phone="13800000001",
                remark=remark,
            )
        sister = id_number(birth="19820101", sequence=124)
        for village in ("白石村", "龙亭村"):
            add(workspace, "person", village, name="李梅", id_number=sister)
        job = {"started_on": "2025-03-01", "employer": "北山砖厂"}
        add(workspace, "transfer", "白石村", name="李梅", id_number=sister, **job)
    bare_window.open(tmp_path / "t.roster")
    bare_window.show()
    assert bare_window.file is not None
    bare_window.file.turn_to("same")
    page = bare_window.file.page
    assert isinstance(page, SamePage)
    qtbot.waitUntil(lambda: len(page.list.cards.facts) == 1)
    return page


def add(workspace: Workspace, roster: str, village: str, **cells: str) -> None:
    assert add_row(workspace, roster, {"township": "龙亭镇", "village": village, **cells}).row


def people(page: SamePage) -> list[dict[str, str]]:
    workspace = page.desk.workspace
    return [dict(row.stored) for row in workspace.rows("person", workspace.row_ids(Query("person")))]


def test_a_pair_is_shown_with_its_reasons_and_what_differs_first(page: SamePage) -> None:
    assert "身份证号只差1位" in page.pair.reasons.text()
    first, second = page.pair.lines[:2]

    assert {first.header, second.header} == {"身份证号", "备注"}
    assert {line.header: line.side for line in page.pair.lines[:2]}["备注"] is Side.ASKED
    assert GOOD not in first.one + first.other + second.one + second.other


def test_a_value_is_chosen_by_key_and_joining_keeps_it(page: SamePage, qtbot: QtBot) -> None:
    lines = page.pair.lines
    place = [line.header for line in lines].index("备注")
    page.pair.table.setCurrentIndex(page.pair.table.rows.index(place, 1))
    wanted = lines[place].other
    qtbot.keyClick(page.pair.table, Qt.Key.Key_Right)

    qtbot.keyClick(page.pair.table, Qt.Key.Key_Y, ALT)

    [joined] = [person for person in people(page) if person["name"] == "王建国"]
    assert (joined["id_number"], joined["remark"]) == (GOOD, wanted)
    assert not page.desk.workspace.conflicts()
    assert "拆开" in page.strip.text


def test_what_is_not_one_person_leaves_the_list_and_is_not_asked_again(page: SamePage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.pair.table, Qt.Key.Key_N, ALT)

    assert page.list.cards.rowCount() == 0
    assert not suspects(page.desk.workspace).pairs
    assert len(people(page)) == 4


def test_a_joined_person_is_taken_apart_from_its_list(page: SamePage, qtbot: QtBot) -> None:
    before = sorted(person["id_number"] for person in people(page))
    page.join()
    page.joined_chip.click()
    qtbot.waitUntil(lambda: page.list.cards.rowCount() == 1)

    page.split()

    assert sorted(person["id_number"] for person in people(page)) == before
    qtbot.waitUntil(lambda: page.list.cards.rowCount() == 0)


def test_nobody_is_settled_before_a_village_was_chosen(page: SamePage) -> None:
    page.villages_chip.click()
    page.settle()

    assert page.strip.text == "请先选归哪个村。"
    assert {person["population_status"] for person in people(page)} == {"正常"}


def test_a_village_keeps_the_person_and_an_open_row_of_the_other_ends(page: SamePage) -> None:
    page.villages_chip.click()
    [choice] = page.villages.fates.values()
    assert not choice.isEnabled()
    page.villages.keeper.setCurrentText("归 龙亭村")
    assert choice.isEnabled()
    choice.setCurrentText("到迁出日结束")
    page.villages.day.setText("2026-05-01")

    page.settle()

    status = {one["village"]: one["population_status"] for one in people(page) if one["name"] == "李梅"}
    assert status == {"白石村": "迁出", "龙亭村": "正常"}
    workspace = page.desk.workspace
    [job] = workspace.rows("transfer", workspace.row_ids(Query("transfer")))
    assert job.stored["ended_on"] == "2026-05-01"


def test_the_certain_ones_are_told_before_anybody_is_joined(page: SamePage, qtbot: QtBot) -> None:
    page.sure_button.click()
    qtbot.waitUntil(lambda: "一对一对看" in page.strip.text)
    assert len(people(page)) == 4

    for row in page.desk.workspace.row_ids(Query("person", find="王建国")):
        page.desk.workspace.apply(remark_cleared(row))
    page._count_sure()
    qtbot.waitUntil(lambda: "可以一起合并 1 对：王建国" in page.strip.text)
    assert len(people(page)) == 4
    page.sure_yes.click()

    assert len(people(page)) == 3
    page.desk.workspace.undo()
    assert len(people(page)) == 4


def remark_cleared(row: RowId) -> ChangeSet:
    return ChangeSet("清空备注", Occasion.TYPED, (CellsWritten("person", row, {"remark": ""}),))


def test_the_day_list_leads_to_what_it_means(page: SamePage, qtbot: QtBot) -> None:
    told = {todo.title: todo.place for todo in todos(Facts(page.desk.workspace))}
    page.show_place(told["1 人在两个村都在册"])

    assert page.villages_chip.isChecked()
    assert "1 对可能是同一人" in told


def test_three_villages_stand_side_by_side_and_one_of_them_keeps_the_person(
    page: SamePage, qtbot: QtBot
) -> None:
    workspace = page.desk.workspace
    add(workspace, "person", "石桥村", name="李梅", id_number=id_number(birth="19820101", sequence=124))
    page.refresh()
    page.villages_chip.click()
    qtbot.waitUntil(lambda: page.list.cards.facts[0].about.count("、") == 2)
    table = page.villages.table
    assert table is not None

    heads = [table.rows.headerData(place, Qt.Orientation.Horizontal) for place in range(4)]
    page.villages.keeper.setCurrentText("归 石桥村")
    page.settle()

    assert sorted(heads[1:]) == sorted(("白石村", "龙亭村", "石桥村"))
    assert table.rows.index(0, 3).data() == "1 人"
    status = {one["village"]: one["population_status"] for one in people(page) if one["name"] == "李梅"}
    assert status == {"白石村": "迁出", "龙亭村": "迁出", "石桥村": "正常"}
    qtbot.waitUntil(lambda: not suspects(workspace).in_two_villages)


def test_a_pair_of_two_villages_is_not_joined_and_the_way_on_is_said(page: SamePage) -> None:
    workspace = page.desk.workspace
    [row] = workspace.row_ids(Query("person", where={"id_number": (WRONG,)}))
    workspace.apply(
        ChangeSet("改村", Occasion.TYPED, (CellsWritten("person", RowId(row), {"village": "龙亭村"}),))
    )

    page.join()

    assert "两个村的行不合并" in page.strip.text
    assert len(people(page)) == 4


def test_where_nobody_is_suspected_those_of_two_villages_are_shown_at_once(page: SamePage) -> None:
    lists = page._lists
    assert lists is not None
    page._lists = None

    page._take_lists(replace(lists, pairs=()))

    assert page.villages_chip.isChecked()
    assert page.list.cards.rowCount() == len(lists.in_two_villages) == 1
