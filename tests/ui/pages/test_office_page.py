"""What happens to an office now and then: seen before it is done, done as one step, told afterwards."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from roster_desktop.tasks.export import export_submission
from roster_desktop.tasks.handover import hand_over, handed_over
from roster_desktop.tasks.typing import add_row
from roster_desktop.workspace import Query, Workspace
from tests.builders import TOY, toy_job, toy_person
from tests.ui.pages.conftest import TOWNSHIP, VILLAGE, MakeDesk, Settle
from ui.bridge.desk import Desk
from ui.pages.office_page import OfficePage


def shown_page(qtbot: QtBot, desk: Desk) -> OfficePage:
    page = OfficePage(desk)
    qtbot.addWidget(page)
    page.refresh()
    return page


def villages(workspace: Workspace) -> list[str]:
    rows = workspace.rows("folk", workspace.row_ids(Query("folk")))
    return [row.values["village"] for row in rows]


def test_a_village_sees_what_its_new_name_would_do_before_it_is_written(qtbot, make_desk: MakeDesk, settle):
    desk = make_desk()
    add_row(desk.workspace, "folk", toy_person())
    page = shown_page(qtbot, desk)
    card = page.renaming
    before = card.do_button.isEnabled()
    card.name.setText("新河村")
    card.look_button.click()
    settle(desk)
    told, then = card.told, villages(desk.workspace)

    card.do_button.click()
    settle(desk)

    assert not before
    assert told == "河湾村 改名为 新河村：乡亲 1 行。"
    assert (then, villages(desk.workspace)) == (["河湾村"], ["新河村"])
    assert "改好了 1 行" in card.strip.text
    assert desk.workspace.unit.name == "新河村"
    assert not card.do_button.isEnabled()


def test_a_township_ticks_the_villages_that_become_one(qtbot, make_desk: MakeDesk, settle):
    desk = make_desk(TOWNSHIP, "周敏")
    for at, name in enumerate(("东村", "西村", "南村"), start=1):
        add_row(desk.workspace, "folk", toy_person(f"张{at}", at, village=name))
    page = shown_page(qtbot, desk)
    card = page.renaming
    listed = [card.places.item(row).text() for row in range(card.places.count())]
    for row in (0, 2):
        card.places.item(row).setCheckState(Qt.CheckState.Checked)
    card.name.setText("合村")
    card.look_button.click()
    settle(desk)
    card.do_button.click()
    settle(desk)

    assert listed == ["东村", "南村", "西村"]
    assert sorted(villages(desk.workspace)) == ["南村", "合村", "合村"]


def test_what_cannot_be_renamed_says_why_on_the_card(qtbot, make_desk: MakeDesk, settle):
    desk = make_desk()
    card = shown_page(qtbot, desk).renaming

    card.look_button.click()
    settle(desk)

    assert "没有什么要改" in card.strip.text
    assert not card.do_button.isEnabled()


def test_a_new_year_lists_its_parts_and_does_those_that_are_ticked(qtbot, make_desk: MakeDesk, settle):
    desk = make_desk()
    desk.workspace.today = lambda: date(2027, 1, 5)
    row = add_row(desk.workspace, "work", toy_job(ended_on="2026-10")).row
    page = shown_page(qtbot, desk)
    card = page.year
    year = card.year.text()
    card.look_button.click()
    settle(desk)

    assert year == "2027"
    # The toy catalog declares nothing of one year.
    assert "没有 2027 年以前的内容" in card.told
    assert not card.do_button.isEnabled()
    assert row is not None


def test_a_file_that_was_handed_over_says_so_until_somebody_goes_on(
    qtbot, make_desk: MakeDesk, settle, tmp_path: Path
):
    desk = make_desk()
    add_row(desk.workspace, "folk", toy_person())
    card = shown_page(qtbot, desk).handing
    without = card.make_button.isEnabled()
    card.to.setText("王会计")
    card.make(tmp_path)
    settle(desk)
    told, offered = card.strip.text, card.back_button.isHidden()
    card.back_button.click()

    assert not without
    assert "已移交给 王会计" in told
    assert not offered
    assert handed_over(desk.workspace) is None
    assert "还在这台电脑上用" in card.strip.text
    assert len(list(tmp_path.glob("移交包_河湾村_*.zip"))) == 1


def test_a_package_is_taken_over_and_its_file_is_opened(qtbot, make_desk: MakeDesk, settle, tmp_path: Path):
    old, here = make_desk(), make_desk(TOWNSHIP, "周敏")
    add_row(old.workspace, "folk", toy_person())
    hand_over(old.workspace, tmp_path / "包.zip", "王会计")
    page = shown_page(qtbot, here)
    wanted = QSignalSpy(here.file_wanted)
    page.taking.show_package(tmp_path / "没有.zip")
    complained = page.taking.strip.text

    page.taking.show_package(tmp_path / "包.zip")
    page.taking.folder.setText(str(tmp_path / "新"))
    page.taking.take_button.click()
    settle(here)

    assert "没有.zip" in complained
    assert page.taking.operator.text() == "王会计"
    assert "河湾村 的花名册" in page.taking.told
    assert wanted.at(0) == [tmp_path / "新" / "河湾村.roster"]
    with Workspace.open(tmp_path / "新" / "河湾村.roster", TOY) as taken:
        assert (taken.operator, taken.counts()["folk"]) == ("王会计", 1)


def test_two_computers_take_in_each_others_books(qtbot, make_desk: MakeDesk, settle: Settle, tmp_path: Path):
    desk = make_desk()
    add_row(desk.workspace, "folk", toy_person())
    with Workspace.create(tmp_path / "other.roster", TOY, VILLAGE, "王会计") as other:
        add_row(other, "folk", toy_person("李四", 3))
        book = export_submission(other, tmp_path / "另一台.xlsx").path
    card = shown_page(qtbot, desk).second

    card.take([book])
    settle(desk)
    taken = card.strip.text
    card.write(tmp_path)
    settle(desk)

    assert "新增 1 行" in taken
    assert desk.workspace.counts()["folk"] == 2
    assert "给另一台电脑" in card.strip.text
    # It is no submission: the township was sent nothing.
    assert desk.workspace.exports() == []
    assert [one.purpose for one in desk.workspace.exports("")] == ["exchange"]


def test_above_a_village_nothing_is_said_of_two_computers(qtbot, make_desk: MakeDesk):
    names = [fact.name for fact in shown_page(qtbot, make_desk(TOWNSHIP, "周敏")).list.cards.facts]

    assert names == ["村名与区划", "年初结转", "移交给接手的人", "接收移交包"]
