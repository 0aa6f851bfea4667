"""Merging from the window: each workbook says what became of it, and the whole run can be taken back."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from pytestqt.qtbot import QtBot

from roster_desktop.progress import Silence
from roster_desktop.tasks.deciding import Ours, decide
from roster_desktop.tasks.export import export_submission
from roster_desktop.tasks.inbox import set_inbox
from roster_desktop.tasks.merging import merge_workbooks
from roster_desktop.tasks.typing import add_row, write_cells
from tests.builders import id_number, toy_person
from tests.ui.cut_off import cut_off
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
    made = make_desk(TOWNSHIP, "周敏")
    set_day(made, date(2026, 11, 10))
    return made


def set_day(desk: Desk, day: date) -> None:
    desk.workspace.today = lambda: day
    desk.workspace.clock = lambda: datetime(day.year, day.month, day.day, 9, 30)


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
    assert page.run_words == "本次 3 本：收下 1，重复 1，没有收 1"
    assert page.list.chosen is not None
    assert page.list.chosen.name == "坏的.xlsx"
    assert "坏的.xlsx" in page.book.told
    assert page.book.problems.isHidden(), "a table of one line would say it once more"
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
    [line] = page.book.changes.rows.rows
    assert (line.became, line.name, line.header) == ("冲突", "张三", "电话")
    assert (line.before, line.after) == ("镇上：139••••2222", "村里：139••••1111")
    page.book.changes.selectRow(0)
    assert page.book.said == "电话两边写的不一样，都留着，等人决定。"
    assert page.list.cards.facts[0].tone is Tone.ASKED
    assert "有 1 处" in page.strip.text
    assert wanted.at(0) == ["conflicts"]
    decide(township.workspace, township.workspace.conflicts()[0].id, Ours())
    page.refresh()
    settle(township)
    assert words(page) == [("二次.xlsx", "冲突已定")]
    assert [(one.became, one.after) for one in page.book.changes.rows.rows] == [("已定", "已经定了")]


def test_a_run_is_taken_back_whole(qtbot, make_desk, village, township, settle, tmp_path):
    other = make_desk(OTHER_VILLAGE)
    add_row(other.workspace, "folk", toy_person("赵六", 7, village="石桥村"))
    page = merged(
        qtbot, township, settle, sent(village, tmp_path, "河湾.xlsx"), sent(other, tmp_path, "石桥.xlsx")
    )
    assert township.workspace.counts()["folk"] == 3

    page.back.button.click()
    qtbot.waitUntil(lambda: not page.back.card.isHidden())
    settle(township)

    assert township.workspace.counts()["folk"] == 0
    assert page.books == ()
    assert "恢复了 3 行" in page.back.card.about


def test_rows_edited_since_are_kept_and_listed_when_the_run_is_taken_back(
    qtbot, village, township, settle, tmp_path
):
    page = merged(qtbot, township, settle, sent(village, tmp_path, "河湾.xlsx"))
    [row] = township.workspace.people(id_number(sequence=3))
    write_cells(township.workspace, "folk", row.id, {"remark": "镇上核实过"})

    page.back.button.click()
    settle(township)
    told = (page.back.card.heading, [kept.name for kept in page.back.card.kept.rows.rows])
    before = township.workspace.counts()["folk"]
    page.back.anyway_button.click()
    settle(township)

    assert told == ("撤销以前请看一下", ["李四"])
    assert before == 2
    assert [kept.name for kept in page.back.card.kept.rows.rows] == ["李四"]
    assert township.workspace.counts()["folk"] == 1
    assert page.back.anyway_button.isHidden()


def test_villages_that_are_asked_something_get_a_workbook_back(qtbot, village, township, settle, tmp_path):
    page = merged(qtbot, township, settle, sent(village, tmp_path, "一次.xlsx"))
    nobody = page.returning.button.isHidden()
    for desk, phone in ((village, "13911111111"), (township, "13922222222")):
        [row] = desk.workspace.people(id_number(sequence=1))
        write_cells(desk.workspace, "folk", row.id, {"phone": phone})
    page.merge([sent(village, tmp_path, "二次.xlsx")])
    settle(township)
    offered = page.returning.button.text()

    page.returning.write(tmp_path / "没插的U盘")
    settle(township)
    waits = page.strip.text
    page.returning.write(tmp_path)
    settle(township)
    [_, second] = sorted(tmp_path.glob("清水镇退回河湾村*.xlsx"))
    merge_workbooks(village.workspace, [second])

    assert nobody
    assert offered == "生成退回件（1 村）…"
    assert "留在“待送出”里" in waits
    assert "河湾村" in page.strip.text
    assert village.workspace.count_conflicts() == 1
    assert [parcel.purpose for parcel in township.workspace.parcels()] == ["return", "return"]


def test_each_unit_shows_what_it_sent_last_and_who_sent_nothing(qtbot, village, township, settle, tmp_path):
    page = merged(qtbot, township, settle, sent(village, tmp_path, "河湾.xlsx"))
    add_row(township.workspace, "folk", toy_person("赵六", 7, village="石桥村"))

    page.refresh()
    settle(township)
    page.units_chip.click()

    assert words(page) == [("石桥村", "未报"), ("河湾村", "第 1 次")]

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
    assert not page.back.button.isHidden()


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

    page.back.button.click()
    # First it is asked what would stay, then, a turn later, taken back: idle between the two is not the end.
    qtbot.waitUntil(lambda: not page.back.card.isHidden())
    settle(township)

    assert marked == ["已撤销", "无冲突"]
    assert township.workspace.counts()["folk"] == 0


def test_a_run_undone_step_by_step_offers_no_more_to_take_back(qtbot, village, township, settle, tmp_path):
    page = merged(qtbot, township, settle, sent(village, tmp_path, "河湾.xlsx"))
    township.workspace.undo()
    page.refresh()

    assert page.back.button.isHidden()
    assert page.book.about == "河湾村 · 已撤销"


def test_the_head_says_who_has_reported_who_has_not_and_who_is_late(
    qtbot, village, township, settle, tmp_path
):
    page = merged(qtbot, township, settle, sent(village, tmp_path, "河湾.xlsx"))
    add_row(township.workspace, "folk", toy_person("赵六", 7, village="石桥村"))
    page.refresh()
    settle(township)
    in_time = page.expected_words
    set_day(township, date(2026, 11, 29))
    page.refresh()
    settle(township)
    page.units_chip.click()

    assert in_time == "本期应报 2 村 · 已收 1 · 未报 1（石桥村） · 11月25日截止"
    assert page.expected_words.startswith("本期应报 2 村 · 已收 0 · 未报 2（")
    assert page.expected_words.endswith("12月25日截止 · 2026年11月迟报 1（石桥村）")
    assert words(page) == [("石桥村", "没有报送"), ("河湾村", "未报")]
    assert page.list.cards.facts[0].tone is Tone.ERROR


def test_a_workbook_shows_what_it_changed_down_to_the_cell_and_leads_there(
    qtbot, village, township, settle, tmp_path
):
    page = merged(qtbot, township, settle, sent(village, tmp_path, "一次.xlsx"))
    first = [(line.became, line.name) for line in page.book.changes.rows.rows]
    [row] = village.workspace.people(id_number(sequence=3))
    write_cells(village.workspace, "folk", row.id, {"remark": "搬到镇上", "phone": "13900000009"})
    page.merge([sent(village, tmp_path, "二次.xlsx")])
    settle(township)
    wanted = QSignalSpy(township.row_wanted)
    page.book.changes_chip.click()

    lines = page.book.changes.rows.rows
    page.book.changes.activated.emit(page.book.changes.rows.index(1, 0))

    assert first == [("新增", "张三"), ("新增", "李四")]
    assert [(line.name, line.header, line.before, line.after) for line in lines] == [
        ("李四", "电话", "139••••0003", "139••••0009"),
        ("李四", "备注", "（空）", "搬到镇上"),
    ]
    assert page.book.changes_chip.text() == "改了什么 2 处"
    assert wanted.at(0) == ["folk", row.id, "remark"]


def test_what_the_last_run_told_is_there_after_the_window_was_closed(
    qtbot, village, township, settle, tmp_path
):
    inbox = tmp_path / "收件"
    first = sent(village, inbox, "一次.xlsx")
    (inbox / "坏的.xlsx").write_bytes(first.read_bytes()[:3000])
    before = merged(qtbot, township, settle, inbox)

    again = MergingPage(township)
    qtbot.addWidget(again)
    again.refresh()
    settle(township)

    assert words(again) == words(before)
    assert again.books == before.books
    again.back.button.click()
    settle(township)
    assert township.workspace.counts()["folk"] == 0


def test_a_workbook_that_could_not_be_read_is_tried_again_once_it_is_mended(
    qtbot, village, township, settle, tmp_path
):
    path = sent(village, tmp_path, "一次.xlsx")
    whole = path.read_bytes()
    path.write_bytes(whole[:3000])
    page = merged(qtbot, township, settle, path)
    refused = words(page)
    path.write_bytes(whole)

    page.book.again_button.click()
    settle(township)

    assert refused == [("一次.xlsx", "没有收")]
    assert words(page) == [("一次.xlsx", "无冲突")]


def test_new_workbooks_in_the_inbox_are_offered_and_merged_when_somebody_says_so(
    qtbot, village, township, settle, tmp_path
):
    page = MergingPage(township)
    qtbot.addWidget(page)
    unset = page.inbox.text
    set_inbox(township.workspace, tmp_path / "收件")
    for _ in range(2):
        township.post.look()
        settle(township)
    away = page.inbox.text
    sent(village, tmp_path / "收件", "一次.xlsx")
    for _ in range(2):
        township.post.look()
        settle(township)
    offered = page.inbox.text
    before = township.workspace.counts()["folk"]

    page.resize(900, 600)
    page.show()
    assert cut_off(page) == []
    page.inbox.merge_button.click()
    settle(township)

    assert "还没有设收件文件夹" in unset
    assert "现在不在" in away
    assert offered == "收件文件夹里新到 1 本：一次.xlsx。"
    assert (before, township.workspace.counts()["folk"]) == (0, 2)
    assert "没有新的" in page.inbox.text
    assert page.inbox.merge_button.isHidden()
    assert (page.inbox.property("role"), page.inbox.folder_button.property("role")) == ("", "link")


def test_what_is_put_aside_is_offered_no_more(qtbot, village, township, settle, tmp_path):
    page = MergingPage(township)
    qtbot.addWidget(page)
    set_inbox(township.workspace, tmp_path / "收件")
    sent(village, tmp_path / "收件", "一次.xlsx")
    for _ in range(2):
        township.post.look()
        settle(township)

    page.inbox.aside_button.click()
    settle(township)

    assert "没有新的" in page.inbox.text
    assert township.workspace.counts()["folk"] == 0
