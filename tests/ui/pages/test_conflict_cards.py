"""Cards beyond the usual three: a third value of the same cell, and a row that is gone without a word."""

from __future__ import annotations

import shutil
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from roster_desktop.tasks.export import export_submission
from roster_desktop.tasks.merging import merge_workbooks
from roster_desktop.tasks.typing import add_row, write_cells
from roster_desktop.workspace import Workspace
from tests.builders import TOY, id_number, toy_person
from tests.ui.pages.conftest import TOWNSHIP
from ui.pages.conflict_page import ConflictPage

OURS, FIRST, SECOND = "13922222222", "13911111111", "13933333333"


def shown(qtbot, desk) -> ConflictPage:
    page = ConflictPage(desk)
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.take_focus()
    return page


def press(page: ConflictPage, key: Qt.Key) -> None:
    QTest.keyClick(page.focusWidget() or page, key)


def test_every_value_of_a_cell_has_a_card_and_a_key(qtbot, make_desk, tmp_path: Path):
    village, township = make_desk(), make_desk(TOWNSHIP, "周敏")
    row = add_row(village.workspace, "folk", toy_person("张三", 1, phone="13900000000")).row
    merge_workbooks(township.workspace, [export_submission(village.workspace, tmp_path / "1.xlsx").path])
    shutil.copy(village.workspace.path, tmp_path / "另一台.roster")
    write_cells(township.workspace, "folk", row, {"phone": OURS})
    write_cells(village.workspace, "folk", row, {"phone": FIRST})
    with Workspace.open(tmp_path / "另一台.roster", TOY) as second:
        write_cells(second, "folk", row, {"phone": SECOND})
        books = [
            export_submission(one, tmp_path / f"{one.path.stem}2.xlsx").path
            for one in (village.workspace, second)
        ]
    merge_workbooks(township.workspace, books)

    page = shown(qtbot, township)
    [cell] = page.card.questions
    page.reveal_button.click()
    told = {card.offer.key: card.value for card in cell.cards}

    assert told == {"0": "13900000000", "1": told["1"], "2": OURS, "3": told["3"]}
    assert {told["1"], told["3"]} == {FIRST, SECOND}
    press(page, Qt.Key.Key_3)
    press(page, Qt.Key.Key_Return)
    [person] = township.workspace.people(id_number(sequence=1))
    assert person.values["phone"] == told["3"]
    assert township.workspace.count_conflicts() == 0


def test_why_a_row_is_gone_is_written_where_it_is_asked(qtbot, make_desk, tmp_path: Path):
    township = make_desk(TOWNSHIP, "周敏")
    lines = ["填报单位：河湾村", "姓名,身份证号,电话"]
    for sequence, name in enumerate(("张三", "李四", "王五", "赵六"), start=1):
        lines.append(f"{name},{id_number(sequence=sequence)},1390000000{sequence}")
    for book in ("一月.csv", "二月.csv"):
        (tmp_path / book).write_text("\n".join(lines), encoding="utf-8")
        merge_workbooks(township.workspace, [tmp_path / book])
        lines.pop()
    page = shown(qtbot, township)
    page.refresh()
    assert page.reveal_button.isHidden()
    page.decide_button.click()
    assert page.strip.text == "请先按 1 或 2 选一个，再按 Enter。"
    [cell] = page.card.questions
    [reason] = cell.lines.values()

    reason.setFocus()
    QTest.keyClicks(reason, "si wang")
    press(page, Qt.Key.Key_Return)

    assert township.workspace.count_conflicts() == 0
    assert township.workspace.counts()["folk"] == 3
    [state] = [one for one in township.workspace.history(limit=50) if one.after == "si wang"]
    assert state.column == "removed_reason"
