"""Workbooks that wait for a word on 收件合并: answered by keys where they stand, each in its place."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
from PySide6.QtCore import Qt

from roster_desktop.progress import Silence
from roster_desktop.tasks.export import export_submission
from roster_desktop.tasks.typing import add_row
from tests.builders import id_number, toy_person
from tests.ui.pages.conftest import TOWNSHIP
from tests.workbook.golden.locking import locked
from ui.pages.merging_page import MergingPage


def handmade(
    folder: Path, name: str, header: list[str], *rows: list[str], above: str = "填报单位：河湾村"
) -> Path:
    path = folder / name
    path.write_text("\n".join([above, ",".join(header), *map(",".join, rows)]), encoding="utf-8")
    return path


def unlocked(*rows: list[str]) -> bytes:
    book = openpyxl.Workbook()
    for row in (["填报单位：帮扶工作队"], *rows):
        book.active.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def test_an_empty_list_says_that_nothing_was_merged(qtbot, make_desk, settle):
    township = make_desk(TOWNSHIP, "周敏")
    page = MergingPage(township)
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    settle(township)

    assert page.run_words == "这次还没有合并工作簿。"
    assert page._run_words.isVisible()


def test_books_that_wait_for_a_word_are_answered_by_keys_where_they_stand(qtbot, make_desk, settle, tmp_path):
    village, township = make_desk(), make_desk(TOWNSHIP, "周敏")
    add_row(village.workspace, "folk", toy_person("张三", 1))
    first = export_submission(village.workspace, tmp_path / "一次.xlsx", Silence()).path
    header = ["姓名", "身份证号", "电话", "电话"]
    twice = handmade(
        tmp_path, "两列.csv", header, ["赵六", id_number(sequence=7), "13900000001", "13900000002"]
    )
    nobodys = tmp_path / "名单.xlsx"
    nobodys.write_bytes(locked(unlocked(header[:3], ["钱七", id_number(sequence=9), "13900000003"]), "1234"))
    page = MergingPage(township)
    qtbot.addWidget(page)
    page.merge([first, twice, nobodys])
    settle(township)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    assert dict(_words(page)) == {"一次.xlsx": "无冲突", "两列.csv": "待认列 1", "名单.xlsx": "要您定 1"}

    for answer in ("1234", "石桥村"):
        page.list.setFocus()
        qtbot.keyClick(page.list, Qt.Key.Key_Return)
        page.book.asked.card.typed.setText(answer)
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)
        settle(township)
    # The list has the keyboard, and the choices stand beside it: their keys answer at once.
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: len(page.books) == 4)
    settle(township)

    assert sorted(_words(page)) == [
        ("一次.xlsx", "无冲突"), ("两列.csv", "无冲突"), ("两列.csv", "无冲突"), ("名单.xlsx", "无冲突")
    ]  # fmt: skip
    [whose], [which] = (township.workspace.people(id_number(sequence=one)) for one in (9, 7))
    assert (whose.values["village"], which.values["phone"]) == ("石桥村", "13900000002")
    page.back.button.click()
    qtbot.waitUntil(lambda: not page.back.card.isHidden())
    settle(township)
    assert township.workspace.counts()["folk"] == 0


def test_a_column_that_is_left_out_is_asked_about_no_more(qtbot, make_desk, settle, tmp_path):
    township = make_desk(TOWNSHIP, "周敏")
    header = ["姓名", "身份证号", "电话", "养几头牛"]
    lists = [
        handmade(tmp_path, name, header, ["赵六", id_number(sequence=7), phone, "3"])
        for name, phone in (("一月.csv", "13900000001"), ("二月.csv", "13900000002"))
    ]
    page = MergingPage(township)
    qtbot.addWidget(page)
    page.merge(lists[:1])
    settle(township)
    assert _words(page) == [("一月.csv", "待认列 1")]

    page.book.asked.card.choose(0)
    qtbot.waitUntil(lambda: _words(page) == [("一月.csv", "无冲突")])
    settle(township)
    page.merge(lists[1:])
    settle(township)

    assert _words(page) == [("二月.csv", "无冲突")]


def _words(page: MergingPage) -> list[tuple[str, str]]:
    return [(fact.name, fact.word) for fact in page.list.cards.facts]
