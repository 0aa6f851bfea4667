"""Merging from the window: each workbook says what became of it, and the whole run can be taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from pytestqt.qtbot import QtBot

from roster_desktop.progress import Silence
from roster_desktop.tasks.export import export_submission
from roster_desktop.tasks.typing import add_row, write_cells
from tests.builders import id_number, toy_person
from tests.ui.pages.conftest import OTHER_VILLAGE, TOWNSHIP, VILLAGE, MakeDesk, Settle
from ui.bridge.desk import Desk
from ui.pages.merging_page import MergingPage
from ui.pages.pieces.card_list import CardRows, Tone


@pytest.fixture
def village(make_desk: MakeDesk) -> Desk:
    made = make_desk(VILLAGE)
    add_row(made.workspace, "folk", toy_person("张三", 1, phone="13900000000"))
    add_row(made.workspace, "folk", toy_person("李四", 3, phone="13900000003"))
    return made


@pytest.fixture
def township(make_desk: MakeDesk) -> Desk:
    return make_desk(TOWNSHIP, "周敏")


def sent(desk: Desk, folder: Path, name: str) -> Path:
    folder.mkdir(exist_ok=True)
    return export_submission(desk.workspace, folder / name, Silence()).path


def merged(qtbot: QtBot, desk: Desk, settle: Settle, *paths: Path) -> MergingPage:
    page = MergingPage(desk)
    qtbot.addWidget(page)
    page.merge(paths)
    settle(desk)
    return page


def words(page: MergingPage) -> list[tuple[str, str]]:
    return [(fact.name, fact.word) for fact in page.list.cards.facts]


def test_each_workbook_of_a_folder_says_what_became_of_it(qtbot, village, township, settle, tmp_path):
    inbox = tmp_path / "收件"
    first = sent(village, inbox, "一次.xlsx")
    (inbox / "坏的.xlsx").write_bytes(first.read_bytes()[:3000])
    (inbox / "一次(2).xlsx").write_bytes(first.read_bytes())

    page = merged(qtbot, township, settle, inbox)

    assert dict(words(page)) == {"一次(2).xlsx": "无冲突", "一次.xlsx": "重复送来", "坏的.xlsx": "没有收"}
    assert page.head.beside == "本次 3 本：收下 1，重复 1，没有收 1"
    assert page.list.chosen is not None
    assert page.list.chosen.name == "坏的.xlsx"
    assert "坏的.xlsx" in page.book.told
    assert township.workspace.counts()["folk"] == 2


def test_the_chosen_workbook_shows_its_rows_roster_by_roster(qtbot, village, township, settle, tmp_path):
    page = merged(qtbot, township, settle, sent(village, tmp_path, "一次.xlsx"))

    counts = page.book.counts.rows

    assert [counts.index(0, place).data() for place in range(6)] == ["乡亲", "2", "2", "0", "0", "0"]


def test_where_both_wrote_the_page_counts_the_questions_and_leads_to_them(
    qtbot, village, township, settle, tmp_path
):
    page = merged(qtbot, township, settle, sent(village, tmp_path, "一次.xlsx"))
    for desk, phone in ((village, "13911111111"), (township, "13922222222")):
        [row] = desk.workspace.people(id_number(sequence=1))
        write_cells(desk.workspace, "folk", row.id, {"phone": phone})
    wanted = QSignalSpy(township.page_wanted)

    page.merge([sent(village, tmp_path, "二次.xlsx")])
    settle(township)
    page.decide_button.click()

    assert words(page) == [("二次.xlsx", "冲突 1")]
    assert page.list.cards.facts[0].tone is Tone.ASKED
    assert "有 1 处" in page.strip.text
    assert wanted.at(0) == ["conflicts"]


def test_a_run_is_taken_back_whole(qtbot, make_desk, village, township, settle, tmp_path):
    other = make_desk(OTHER_VILLAGE)
    add_row(other.workspace, "folk", toy_person("赵六", 7, village="石桥村"))
    page = merged(
        qtbot, township, settle, sent(village, tmp_path, "河湾.xlsx"), sent(other, tmp_path, "石桥.xlsx")
    )
    assert township.workspace.counts()["folk"] == 3

    page.undo_button.click()
    settle(township)

    assert township.workspace.counts()["folk"] == 0
    assert page.books == ()
    assert "恢复了 3 行" in page.undone.about


def test_rows_edited_since_are_kept_and_listed_when_the_run_is_taken_back(
    qtbot, village, township, settle, tmp_path
):
    page = merged(qtbot, township, settle, sent(village, tmp_path, "河湾.xlsx"))
    [row] = township.workspace.people(id_number(sequence=3))
    write_cells(township.workspace, "folk", row.id, {"remark": "镇上核实过"})

    page.take_back()
    settle(township)

    assert [kept.name for kept in page.undone.kept.rows.rows] == ["李四"]


def test_each_unit_shows_what_it_sent_last_and_who_sent_nothing(qtbot, village, township, settle, tmp_path):
    page = merged(qtbot, township, settle, sent(village, tmp_path, "河湾.xlsx"))
    add_row(township.workspace, "folk", toy_person("赵六", 7, village="石桥村"))

    page.units_chip.click()

    assert words(page) == [("石桥村", "没有报送"), ("河湾村", "第 1 次")]

    page.list.choose(1)

    assert page.unit.table.rows.index(0, 2).data() == "河湾.xlsx"


def test_a_folder_without_workbooks_is_said_on_the_page(qtbot, township, settle, tmp_path):
    empty = tmp_path / "空的"
    empty.mkdir()

    page = merged(qtbot, township, settle, empty)

    assert "空的" in page.strip.text
    assert page.books == ()


def test_stopped_between_two_workbooks_the_ones_before_stay_and_can_be_taken_back(
    qtbot, make_desk, village, township, settle, tmp_path
):
    other = make_desk(OTHER_VILLAGE)
    add_row(other.workspace, "folk", toy_person("赵六", 7, village="石桥村"))
    page = MergingPage(township)
    qtbot.addWidget(page)
    # Told in the thread that saves: the first workbook is in, the second not yet begun.
    leave = township.workspace.subscribe(lambda _: page.work.stop())

    page.merge([sent(village, tmp_path, "河湾.xlsx"), sent(other, tmp_path, "石桥.xlsx")])
    settle(township)
    leave()

    assert words(page) == [("河湾.xlsx", "无冲突"), ("石桥.xlsx", "没有轮到")]
    assert township.workspace.counts()["folk"] == 2
    assert not page.undo_button.isHidden()


def test_the_list_of_cards_keeps_qts_rules(qtbot, village, township, settle, tmp_path):
    page = merged(qtbot, township, settle, sent(village, tmp_path, "河湾.xlsx"))
    rows, facts = CardRows(), page.list.cards.facts
    pages = iter([facts, facts])
    rows.show(facts, lambda: next(pages, []))

    tester = QAbstractItemModelTester(rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    while rows.canFetchMore(QModelIndex()):
        rows.fetchMore(QModelIndex())

    assert tester.model().rowCount() == 3


def test_what_was_undone_elsewhere_is_marked_and_the_rest_of_the_run_is_taken_back(
    qtbot, make_desk, village, township, settle, tmp_path
):
    other = make_desk(OTHER_VILLAGE)
    add_row(other.workspace, "folk", toy_person("赵六", 7, village="石桥村"))
    page = merged(
        qtbot, township, settle, sent(village, tmp_path, "河湾.xlsx"), sent(other, tmp_path, "石桥.xlsx")
    )
    township.workspace.undo()
    page.refresh()
    marked = sorted(word for _file, word in words(page))

    page.undo_button.click()
    settle(township)

    assert marked == ["已撤销", "无冲突"]
    assert township.workspace.counts()["folk"] == 0
    assert not page.undone.isHidden()


def test_a_run_undone_step_by_step_offers_no_more_to_take_back(qtbot, village, township, settle, tmp_path):
    page = merged(qtbot, township, settle, sent(village, tmp_path, "河湾.xlsx"))
    township.workspace.undo()
    page.refresh()

    assert page.undo_button.isHidden()
