"""户: who lives together and how it stands, written once for all; a new head, leaving, joining."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from roster_desktop.records import Level, RowId, Unit
from roster_desktop.rosters import CATALOG
from roster_desktop.tasks.findings import bring_up_to_date
from roster_desktop.tasks.typing import add_row, write_cells
from roster_desktop.wording import Refusal, working
from roster_desktop.workspace import Query, Row, Workspace
from tests.builders import id_number
from ui.main_window import MainWindow
from ui.models import Mark
from ui.pages.household.change_card import Change
from ui.pages.household.members import COLUMNS, MemberLine
from ui.pages.household_page import HouseholdPage


@pytest.fixture
def page(bare_window: MainWindow, tmp_path: Path, qtbot: QtBot) -> HouseholdPage:
    """Two households: 李明 with wife and son, 王强 alone without work."""
    unit = Unit(Level.VILLAGE, "白石村", township="龙亭镇", county="洋县")
    with Workspace.create(tmp_path / "v.roster", CATALOG, unit, "刘会计") as workspace:
        for name, relation, birth, sequence, status in (
            ("李明", "户主", "19600101", 1, ""),
            ("王芳", "配偶", "19620101", 2, ""),
            ("李强", "之子", "19850101", 3, "转移就业"),
        ):
            add_row(workspace, "person", {
                "village": "白石村", "group": "一组", "household_number": "H1", "head_name": "李明",
                "relation": relation, "name": name, "id_number": id_number(birth=birth, sequence=sequence),
                "household_type": "脱贫户", "labour_capacity": "普通劳动力", "employment_status": status,
                "health": "健康", "education": "初中",
            })  # fmt: skip
        add_row(workspace, "person", {
            "village": "白石村", "group": "二组", "household_number": "H2", "head_name": "王强", "relation": "户主",
            "name": "王强", "id_number": id_number(birth="19860101", sequence=5), "labour_capacity": "普通劳动力",
            "employment_status": "未就业创业", "employment_intent": "有转移就业意愿", "health": "健康",
            "education": "初中", "household_type": "一般农户",
        })  # fmt: skip
        bring_up_to_date(workspace)
    bare_window.open(tmp_path / "v.roster")
    bare_window.show()
    assert bare_window.file is not None
    bare_window.file.turn_to("households")
    page = bare_window.file.page
    assert isinstance(page, HouseholdPage)
    qtbot.waitUntil(lambda: len(page.list.cards.facts) == 2)
    return page


def names(page: HouseholdPage) -> list[str]:
    return [fact.name for fact in page.list.cards.facts]


def choose(page: HouseholdPage, name: str) -> None:
    page.list.choose(names(page).index(f"{name} 户"))


def texts(page: HouseholdPage, name: str, *keys: str) -> tuple[str, ...]:
    row = next(row for row in rows(page) if row.values["name"] == name)
    return tuple(row.values.get(key, "") for key in keys)


def rows(page: HouseholdPage) -> list[Row]:
    workspace = page.desk.workspace
    return workspace.rows("person", workspace.row_ids(Query("person")))


def test_households_without_anyone_employed_stand_first(page):
    assert names(page) == ["王强 户", "李明 户"]
    assert page.list.cards.facts[0].word == "零就业"
    assert page.head.beside == "2 户 · 无人就业 1 户"


def test_the_card_shows_who_lives_there_and_what_they_do(page):
    choose(page, "李明")

    assert [(line.name, line.relation, line.doing) for line in page.members.rows.rows] == [
        ("李明", "户主", ""), ("王芳", "配偶", ""), ("李强", "之子", "转移就业"),
    ]  # fmt: skip


def test_a_member_or_a_number_finds_the_household(page, qtbot):
    page.wanted.setText("王芳")
    assert names(page) == ["李明 户"]
    page.wanted.setText("H2")
    assert names(page) == ["王强 户"]
    page.wanted.setText("没有这个人")
    assert names(page) == []
    assert not page._empty.isHidden()


def test_a_fact_typed_once_stands_in_every_members_row(page, qtbot):
    choose(page, "李明")
    box = page.facts.boxes["helper_name"]
    box.take_focus()
    qtbot.keyClicks(box.line, "Zhou")
    page.settle_typing()

    assert {texts(page, name, "helper_name") for name in ("李明", "王芳", "李强")} == {("Zhou",)}
    assert texts(page, "王强", "helper_name") == ("",)
    assert page.desk.workspace.undo_label() == "修改 李明 户的帮扶责任人"


def test_a_new_head_is_asked_only_what_does_not_follow(page, qtbot):
    choose(page, "李明")
    page.buttons[Change.HEAD].click()
    page.change.heads.setCurrentIndex(page.change.heads.findText("李强"))

    page.change.do_button.click()

    qtbot.waitUntil(lambda: "李强 户" in names(page))
    assert texts(page, "李明", "relation", "head_name") == ("之父", "李强")
    assert texts(page, "王芳", "relation", "head_name") == ("之母", "李强")
    assert texts(page, "李强", "relation") == ("户主",)
    assert "Ctrl+Z" in page.strip.text
    page.desk.workspace.undo()
    qtbot.waitUntil(lambda: page.strip.text == "")


def test_who_leaves_is_ticked_and_becomes_a_household(page, qtbot):
    choose(page, "李明")
    page.buttons[Change.SPLIT].click()
    page.change.do_button.click()
    assert "勾选" in page.strip.text
    son = next(row for row, tick in page.change._ticks.items() if tick.text() == "李强")
    page.change._ticks[son].setChecked(True)

    page.change.do_button.click()

    qtbot.waitUntil(lambda: len(page.list.cards.facts) == 3)
    assert texts(page, "李强", "relation", "household_number") == ("户主", "")


def test_a_household_joins_another_one(page, qtbot):
    choose(page, "王强")
    page.buttons[Change.JOIN].click()
    page.change.do_button.click()
    assert page.strip.text == "请给 王强 选好与新户主的关系。"
    next(iter(page.change._choices.values())).setText("之女婿")

    page.change.do_button.click()

    qtbot.waitUntil(lambda: len(page.list.cards.facts) == 1)
    assert texts(page, "王强", "head_name", "household_number", "relation") == ("李明", "H1", "之女婿")


def test_nothing_is_altered_by_cancelling(page):
    choose(page, "李明")
    before = page.desk.workspace.journal
    page.buttons[Change.SPLIT].click()
    page.change.cancelled.emit()

    assert page.desk.workspace.journal == before
    assert not page.facts.isHidden()


def test_everybody_who_joins_another_household_is_asked(page):
    choose(page, "李明")
    page.buttons[Change.JOIN].click()

    assert all(not choice.isHidden() for choice in page.change._choices.values())


def test_nothing_is_changed_where_no_household_is_shown(page):
    page.wanted.setText("没有这个人")

    assert not any(button.isEnabled() for button in page.buttons.values())


def test_what_is_found_about_an_old_number_stands_beside_its_member(page, qtbot):
    [row] = [one for one in rows(page) if one.values["name"] == "王强"]
    write_cells(page.desk.workspace, "person", row.id, {"id_number": "610723860101003"})
    bring_up_to_date(page.desk.workspace)
    page.refresh()
    qtbot.waitUntil(lambda: not page._latest.is_waiting)
    choose(page, "王强")

    [line] = page.members.rows.rows
    assert "15位老号码" in line.complaint


def test_what_is_being_typed_stays_while_the_list_comes_anew(page, qtbot):
    """In a county's file the list takes a while to come after every change."""
    choose(page, "李明")
    box = page.facts.boxes["helper_name"]
    box.take_focus()
    qtbot.keyClicks(box.line, "Zho")

    page._take_list(page._states)
    qtbot.keyClicks(box.line, "u")
    page.settle_typing()

    assert {texts(page, name, "helper_name") for name in ("李明", "王芳", "李强")} == {("Zhou",)}


def test_what_was_begun_stays_while_the_list_comes_anew(page):
    choose(page, "李明")
    page.buttons[Change.SPLIT].click()
    son = next(row for row, tick in page.change._ticks.items() if tick.text() == "李强")
    page.change._ticks[son].setChecked(True)

    page._take_list(page._states)

    assert page.facts.isHidden()
    assert page.change._ticks[son].isChecked()
    choose(page, "王强")
    assert not page.facts.isHidden()


def test_what_the_file_refuses_stays_in_its_line_and_nobody_is_led_away_from_it(page, qtbot, monkeypatch):
    choose(page, "李明")
    box = page.facts.boxes["helper_name"]
    box.take_focus()
    qtbot.keyClicks(box.line, "Zhou")

    def refuse(*_args: object) -> None:
        raise Refusal(working.REASON_MISSING.about())

    monkeypatch.setattr("ui.pages.household_page.write_facts", refuse)
    choose(page, "王强")
    qtbot.waitUntil(lambda: page.list.chosen.name == "李明 户")

    assert page.home.members[0].row.values["head_name"] == "李明"
    assert box.line.text() == "Zhou"
    assert page.strip.text


def test_what_was_mended_is_no_longer_counted_here(page, qtbot):
    [row] = [one for one in rows(page) if one.values["name"] == "王强"]
    before = {state.line.head: state.complaints for state in page._states}

    write_cells(page.desk.workspace, "person", row.id, {"phone": "13800001234"})

    qtbot.waitUntil(lambda: page.desk.jobs.are_idle, timeout=30_000)
    after = {state.line.head: state.complaints for state in page._states}
    assert after == {**before, "王强": before["王强"] - 1}


def test_the_years_of_a_member_stay_in_one_piece():
    line = MemberLine(RowId("1"), "李明", "之外孙女", "32", "", "", "", Mark.NONE)

    assert COLUMNS[0].text(line) == "李明\n之外孙女 · 32\N{NO-BREAK SPACE}岁"


@pytest.mark.parametrize("how", ["cancelled", "Esc"])
def test_who_gives_a_change_up_goes_on_among_the_households_by_key(page, qtbot, how):
    choose(page, "李明")
    page.buttons[Change.SPLIT].click()
    if how == "Esc":
        qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Escape)
    else:
        page.change.cancelled.emit()

    assert page.change.isHidden()
    assert page.window().focusWidget() is page.list
