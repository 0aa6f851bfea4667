"""政策标准: every policy with its days, set and taken back in the window; examples are shown before."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from roster_desktop.policies import PARAMETERS
from roster_desktop.records import Level, Unit
from roster_desktop.rosters import CATALOG
from roster_desktop.tasks.findings import bring_up_to_date
from roster_desktop.tasks.policies import set_cutoff, set_policy
from roster_desktop.tasks.typing import add_row
from roster_desktop.workspace import Workspace
from tests.builders import id_number
from tests.windows import shown
from ui.main_window import MainWindow
from ui.pages.policies_page import PoliciesPage

UNIT = Unit(Level.VILLAGE, "白石村", township="龙亭镇", county="洋县")
DAY = date(2026, 1, 1)


@pytest.fixture
def page(bare_window: MainWindow, tmp_path: Path, qtbot: QtBot) -> PoliciesPage:
    bare_window.make_file(UNIT, "刘会计", tmp_path / "v.roster")
    shown(bare_window, qtbot)
    bare_window.file.turn_to("settings")
    qtbot.waitUntil(lambda: bare_window.file.desk.jobs.are_idle)
    bare_window.file.desk.page_wanted.emit("policies")
    page = bare_window.file.page
    assert isinstance(page, PoliciesPage)
    return page


def workspace(page: PoliciesPage) -> Workspace:
    return page.desk.workspace


def entries(page: PoliciesPage) -> list[tuple[str, str, str]]:
    return [(line.since, line.state, line.text) for line in page.parameter.entries.rows.rows]


def type_number(page: PoliciesPage, key: str, text: str, since: str) -> None:
    page.show_parameter(key)
    page.parameter.editor.number.setText(text)
    page.parameter.since.setText(since)
    page.parameter.save.click()


def test_every_policy_is_listed_with_its_value_and_source(page):
    facts = page.list.cards.facts

    assert [fact.thing for fact in facts] == list(PARAMETERS)
    assert (facts[0].name, facts[0].word) == ("劳动年龄从", "16岁")
    assert facts[0].about == "劳动年龄 · 一直 · 默认"


def test_a_group_alone_is_shown(page):
    page.groups["培训"].click()

    assert {fact.thing.group for fact in page.list.cards.facts} == {"培训"}


def test_a_policy_is_found_by_its_words(page):
    page.wanted.setText("核实 过期")

    assert [fact.name for fact in page.list.cards.facts] == ["核实多久算过期"]


def test_a_number_holds_from_the_day_that_was_told(page):
    type_number(page, "P_VERIFY_DAYS", "60", "2026.1.1")

    assert workspace(page).policies.number("P_VERIFY_DAYS", DAY) == 60
    assert workspace(page).policies.number("P_VERIFY_DAYS", DAY - timedelta(days=1)) == 90
    assert entries(page) == [("一直", "以前", "90天"), ("2026-01-01", "现在", "60天")]
    assert page.strip.text == "已设定核实多久算过期：60天，从 2026-01-01 起。正在后台把全册重新比对一遍。"


def test_after_a_change_the_file_is_compared_again(page, qtbot):
    before = workspace(page).checked_by
    type_number(page, "P_VERIFY_DAYS", "60", "2026-01-01")
    qtbot.waitUntil(lambda: workspace(page).checked_by not in ("", before), timeout=20_000)

    assert page.head.beside.endswith("本册设定了 1 项")


@pytest.mark.parametrize(("text", "since", "said"), [
    ("六十", "2026-01-01", "“核实多久算过期”应填 0 到 1000000 的整数（天），现在是“六十”。"),
    ("60", "明年", "“明年”不是一天，请写成 2025-03-01。"),
])  # fmt: skip
def test_bad_input_changes_nothing_and_is_said_in_one_sentence(page, text, since, said):
    type_number(page, "P_VERIFY_DAYS", text, since)

    assert page.strip.text == said
    assert workspace(page).own_policies == ()


def test_a_value_that_contradicts_another_one_is_refused(page):
    type_number(page, "P_AGE_MIN", "70", "2026-01-01")

    assert "会大于" in page.strip.text
    assert workspace(page).own_policies == ()


def test_yes_and_no_are_chosen(page):
    page.show_parameter("P_ZERO_FARM_COUNTS")
    page.parameter.editor.choices["否"].click()
    page.parameter.since.show_day(DAY)
    page.parameter.save.click()

    assert workspace(page).policies.flag("P_ZERO_FARM_COUNTS", DAY) is False


def test_a_value_is_taken_back(page):
    type_number(page, "P_VERIFY_DAYS", "60", "2026-01-01")
    page.parameter.entries.selectRow(0)
    assert not page.parameter.withdraw.isEnabled()
    page.parameter.entries.selectRow(1)
    page.parameter.withdraw.click()

    assert workspace(page).own_policies == ()
    assert page.strip.text.startswith("已撤回从 2026-01-01 起的核实多久算过期。")


def test_a_value_of_a_later_day_is_listed_as_later(page):
    later = workspace(page).today() + timedelta(days=90)
    type_number(page, "P_VERIFY_DAYS", "30", later.isoformat())

    assert entries(page) == [("一直", "现在", "90天"), (later.isoformat(), "以后", "30天")]


def test_a_line_of_a_table_is_added_altered_and_removed(page):
    page.show_parameter("P_TRANSPORT")
    table = page.parameter.editor.table
    assert [cells["amount"].text() for cells in table.cells] == ["500", "300", "200"]
    table.cells[0]["amount"].setText("600")
    table.remove(table._lines[2])
    table.more.click()
    table.cells[2]["area"].setText("县外市内")
    table.cells[2]["amount"].setText("250")
    table.cells[2]["at_most"].setChecked(True)
    page.parameter.since.show_day(DAY)
    page.parameter.save.click()

    assert workspace(page).policies.table("P_TRANSPORT", DAY) == (
        {"area": "省外", "amount": 600},
        {"area": "市外省内", "amount": 300},
        {"area": "县外市内", "amount": 250, "at_most": True},
    )


def test_an_amount_that_is_no_number_is_said_with_its_line(page):
    page.show_parameter("P_TRANSPORT")
    page.parameter.editor.table.cells[1]["amount"].setText("三百")
    page.parameter.save.click()

    assert page.strip.text == "“交通补贴标准”第 2 行的金额应填不小于0的整数，现在是“三百”。"
    assert workspace(page).own_policies == ()


def test_a_word_that_is_no_option_is_refused(page):
    page.show_parameter("P_TRANSPORT")
    page.parameter.editor.table.cells[0]["area"].setText("火星")
    page.parameter.save.click()

    assert "没有“火星”这一项" in page.strip.text


def test_what_an_example_would_change_is_shown_before(page):
    [action] = [action for action in page.packs.menu().actions() if action.text().startswith("崇信")]
    action.trigger()
    shown_rows = [(one.parameter.key, one.before) for one in page.packs.preview.rows.rows]

    assert ("P_TRANSPORT_ESCORTED", "是") in shown_rows
    assert workspace(page).own_policies == ()

    page.packs.apply.click()

    assert workspace(page).policies.flag("P_TRANSPORT_ESCORTED", workspace(page).cutoff) is False
    assert page.strip.text.startswith("已照“崇信（甘肃）”设定 3 项")
    assert page.packs.preview.rows.rows == []


def test_the_cutoff_day_is_set_and_follows_today_again(page):
    today = workspace(page).today()
    page.cutoff.day.show_day(today - timedelta(days=31))
    page.cutoff.save.click()

    assert workspace(page).cutoff == today - timedelta(days=31)
    assert page.cutoff.told.property("role") == "muted"

    page.cutoff.follow.click()

    assert workspace(page).cutoff == today
    assert not page.cutoff.follow.isEnabled()


def test_a_cutoff_day_long_past_is_amber(page):
    set_cutoff(workspace(page), workspace(page).today() - timedelta(days=32))
    page.refresh()

    assert page.cutoff.told.property("role") == "warning"
    assert page.cutoff.told.text().startswith("截止日已过 32 天")


def test_a_cutoff_day_that_is_none_is_refused(page):
    page.cutoff.day.setText("后天")
    page.cutoff.save.click()

    assert page.strip.text == "“后天”不是一天，请写成 2025-03-01。"


def test_a_value_is_set_by_keyboard_alone(page, press):
    page.show_parameter("P_VERIFY_DAYS")
    page.parameter.editor.number.setFocus()
    page.parameter.editor.number.selectAll()
    press("45", Qt.Key.Key_Return)

    assert workspace(page).policies.number("P_VERIFY_DAYS", workspace(page).cutoff) == 45


def test_what_somebody_else_set_is_shown_with_who(page):
    set_policy(workspace(page), "P_VERIFY_DAYS", 60, DAY)
    page.show_parameter("P_VERIFY_DAYS")

    assert page.parameter.entries.rows.rows[-1].source.startswith("本册设定 刘会计 ")


def test_a_finding_leads_to_the_policy_it_rests_on(bare_window, tmp_path, qtbot):
    with Workspace.create(tmp_path / "v.roster", CATALOG, UNIT, "刘会计") as file:
        old = id_number(birth="19400101")
        add_row(file, "person", {"name": "李明", "id_number": old, "employment_status": "公益性岗位"})
        post = {"name": "李明", "id_number": old, "category": "护林员", "started_on": "2025-01-01"}
        row = add_row(file, "post", post).row
        bring_up_to_date(file)
    bare_window.open(tmp_path / "v.roster")
    shown(bare_window, qtbot)
    bare_window.file.desk.page_wanted.emit("checking")
    checking = bare_window.file.page
    qtbot.waitUntil(lambda: checking.finding is not None)
    checking.show_row(row, "")
    found = next(one for one in checking.desk.workspace.findings() if one.policies)
    checking.card.show_finding(found, {}, is_revealed=True, is_locked=True)
    link = re.search(r'href="(\w+)"', checking.card.policies.text())
    checking.card.policies.linkActivated.emit(link[1])

    assert bare_window.file.page.parameter.parameter.key == link[1]
    assert bare_window.file.page.parameter.parameter.title in found.policies[0]


def test_a_policy_is_found_by_pinyin_and_what_is_not_found_is_said(page):
    page.wanted.setText("gwnlsx")
    assert [fact.name for fact in page.list.cards.facts] == ["岗位年龄上限"]
    assert page.empty.isHidden()

    page.wanted.setText("没有这一项")

    assert not page.empty.isHidden()
    assert page.parameter.isHidden()
    page.wanted.clear()
    assert page.empty.isHidden()
    assert not page.parameter.isHidden()
