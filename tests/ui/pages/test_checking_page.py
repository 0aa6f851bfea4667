"""比对核实: what was found is mended, explained or put off where they stand, reached from everywhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from roster_desktop.checks import Level as Severity
from roster_desktop.records import Level, Unit
from roster_desktop.rosters import CATALOG
from roster_desktop.wording import Refusal, working
from roster_desktop.workspace import Access, Query, Workspace
from tests.ui.pages.checking_people import WANG, fill
from tests.windows import Press, shown
from ui.main_window import MainWindow
from ui.models.chips import TROUBLED
from ui.pages.checking.line_rows import LineRole
from ui.pages.checking.listing import FindingLine, Group, GroupBy
from ui.pages.checking_page import CheckingPage
from ui.pages.checking_way import CheckingWay
from ui.pages.earlier_popup import EarlierPopup

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(bare_window: MainWindow, tmp_path: Path, qtbot: QtBot) -> CheckingPage:
    unit = Unit(Level.VILLAGE, "白石村", township="龙亭镇", county="洋县")
    with Workspace.create(tmp_path / "v.roster", CATALOG, unit, "刘会计") as workspace:
        fill(workspace)
    bare_window.open(tmp_path / "v.roster")
    shown(bare_window, qtbot)
    page = turned(bare_window)
    qtbot.waitUntil(lambda: page.finding is not None)
    return page


def turned(window: MainWindow) -> CheckingPage:
    assert window.file is not None
    window.file.turn_to("checking")
    page = window.file.page
    assert isinstance(page, CheckingPage)
    return page


def lines(page: CheckingPage) -> list[str]:
    """The list as one reads it: groups as they are, findings indented."""
    rows = page.list.rows
    found = []
    for place in range(rows.rowCount()):
        line = rows.index(place).data(LineRole.LINE)
        found.append(line.title if isinstance(line, Group) else f"  {line.head.rule}")
    return found


def choose(page: CheckingPage, rule: str, name: str = "") -> None:
    rows = page.list.rows
    for place in range(rows.rowCount()):
        line = rows.index(place).data(LineRole.LINE)
        if isinstance(line, FindingLine) and line.head.rule == rule and name in line.head.name:
            page.list.choose(line.head)
            return
    raise AssertionError(f"{rule} is not listed: {lines(page)}")


def at(page: CheckingPage) -> tuple[str, str]:
    assert page.finding is not None
    return page.finding.name, page.finding.rule


def row_of(page: CheckingPage, roster: str, name: str) -> dict[str, str]:
    workspace = page.desk.workspace
    ids = workspace.row_ids(Query(roster, find=name))
    return workspace.rows(roster, ids)[0].values


def settled(page: CheckingPage, qtbot: QtBot) -> None:
    """Everything that was compared anew is listed."""
    workspace = page.desk.workspace
    qtbot.waitUntil(lambda: not workspace.count_unchecked() and page.desk.jobs.are_idle, timeout=30_000)


def test_findings_stand_under_their_persons_the_gravest_first(page):
    listed = lines(page)

    assert [line for line in listed if not line.startswith(" ")] == ["李明", "王强"]
    assert listed[1 : listed.index("王强")].index("  B08") < listed.index("  C05")
    assert page.head.beside.startswith("还有 ")


def test_by_rule_each_rule_has_its_findings_folded_away(page, qtbot):
    page.filters.by_chips[GroupBy.RULE].click()
    settled(page, qtbot)
    folded = lines(page)

    page.list.rows.turn("A13")

    assert "没有联系电话" in folded
    assert lines(page).count("  A13") == 5
    page.list.rows.turn("A13")
    assert "  A13" not in lines(page)


def test_what_was_folded_stays_so_when_the_list_is_read_anew(page, qtbot):
    [wang] = [group.key for group in page._listing.groups if group.title == "王强"]
    page.list.rows.turn(wang)
    page.refresh()
    settled(page, qtbot)
    assert lines(page)[-1] == "王强"

    page.filters.by_chips[GroupBy.RULE].click()
    settled(page, qtbot)
    page.list.rows.turn("A13")
    page.refresh()
    settled(page, qtbot)
    assert lines(page).count("  A13") == 5


def test_chips_count_levels_and_narrow_to_one(page, qtbot):
    errors = page.filters.level_chips[Severity.ERROR]
    assert errors.text() == "错误 12"

    errors.click()
    settled(page, qtbot)

    assert {head.level for head in page._heads} == {Severity.ERROR}
    assert len(page._heads) == 12
    assert page.filters.level_chips[Severity.WARNING].text() == "预警 13"


@pytest.mark.parametrize("words", ["王强", "wq", WANG[:12]])
def test_a_person_is_found_by_name_pinyin_or_number(page, qtbot, words):
    page.filters.words.setText(words)

    qtbot.waitUntil(lambda: {head.name for head in page._heads} == {"王强"})


def test_one_roster_is_looked_at_alone(page, qtbot):
    page.filters.rosters.menu().actions()[-1].trigger()
    settled(page, qtbot)

    assert {head.roster for head in page._heads} == {"post"}


def test_what_is_not_there_is_said_calmly_and_everything_is_a_click_away(page, qtbot):
    page.filters.words.setText("没有这个人")
    qtbot.waitUntil(lambda: page.finding is None)
    assert page._stack.currentWidget() is page.nothing
    assert page.nothing.heading.text() == "这样筛选，没有要核对的"

    page.nothing.button.click()

    qtbot.waitUntil(lambda: page.finding is not None)
    assert page.filters.words.text() == ""


def test_an_empty_file_has_nothing_to_look_at(window: MainWindow, qtbot):
    page = turned(window)
    qtbot.waitUntil(lambda: bool(page.desk.workspace.checked_by), timeout=30_000)
    settled(page, qtbot)

    assert page.nothing.heading.text() == "没有要核对的"
    assert not page.nothing.button.isVisible()


def test_periods_are_drawn_on_one_line_and_told_in_words(page):
    choose(page, "B08")

    assert [(span.label, span.told) for span in page.facts.line.spans] == [
        ("转移就业 · 苏州协鑫电子有限公司", "2025-03-01 — 至今"),
        ("转移就业 · 无锡华东电子有限公司", "2026-02-10 — 至今"),
    ]
    assert page.facts.about == "重叠 2026-02-10 — 至今"
    assert "2026-02-10" in page.facts.line.accessibleName()


def test_a_cell_is_mended_where_the_finding_stands_and_the_next_one_comes(page, press: Press, qtbot):
    choose(page, "A13")
    after = page._order[page._order.index(page._at) + 1]
    press((Qt.Key.Key_F6, Qt.KeyboardModifier.NoModifier))

    press("13911112222", Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: page._at == after, timeout=30_000)
    settled(page, qtbot)
    assert row_of(page, "person", "李明")["phone"] == "13911112222"
    assert at(page) == (after.name, after.rule)
    assert "按 Ctrl+Z 可以撤销" in page.window().file.notice.text


def test_the_keyboard_begins_in_the_cell_that_is_meant(page, press: Press):
    choose(page, "B08")
    press((Qt.Key.Key_F6, Qt.KeyboardModifier.NoModifier))

    assert page.finding.columns[0] == "ended_on"
    assert page.facts.cell_at_hand == (page.finding.row, "ended_on")


def test_what_is_typed_stays_when_the_file_refuses_it(page, qtbot, monkeypatch):
    choose(page, "A13")
    [(place, box)] = page.facts.boxes.items()
    box.take_focus()
    qtbot.keyClicks(box.line, "13911112222")

    def refuse(*_args: object) -> None:
        raise Refusal(working.REASON_MISSING.about())

    monkeypatch.setattr("ui.pages.checking_page.typing.write_cells", refuse)
    page.settle_typing()

    assert page.facts.boxes[place].line.text() == "13911112222"
    assert page.facts.is_being_typed


def test_a_certain_fix_is_shown_and_only_written_when_asked(page, press: Press, qtbot):
    choose(page, "B08")
    assert page.card.becomes == "就业终止日期：（空） → 2026-02-09"
    assert "ended_on" not in row_of(page, "transfer", "苏州协鑫")

    press((Qt.Key.Key_Return, CONTROL))

    settled(page, qtbot)
    assert row_of(page, "transfer", "苏州协鑫")["ended_on"] == "2026-02-09"
    qtbot.waitUntil(lambda: "  B08" not in lines(page), timeout=30_000)


def test_an_explained_finding_leaves_the_list_and_can_be_asked_again(page, press: Press, qtbot):
    choose(page, "C05")
    press((Qt.Key.Key_M, CONTROL))
    press("本人已核实", Qt.Key.Key_Return)
    settled(page, qtbot)
    assert lines(page).count("  C05") == 1

    page.filters.state_chips["explained"].click()
    settled(page, qtbot)
    assert lines(page) == ["李明", "  C05"]
    assert page.explaining._said.text().startswith("本人已核实　—　刘会计，")
    page.explaining.withdraw_button.click()
    settled(page, qtbot)

    assert page.finding is None
    page.filters.state_chips["open"].click()
    settled(page, qtbot)
    assert lines(page).count("  C05") == 2


def test_reasons_given_before_are_offered(page, qtbot):
    choose(page, "C05")
    page.explain("本人已核实")
    settled(page, qtbot)
    choose(page, "C05")

    assert page.explaining.offered[0].text() == "本人已核实"
    page.explaining.offered[0].click()
    assert page.explaining.line.text() == "本人已核实"


def test_a_blank_reason_is_no_explanation(page, qtbot):
    choose(page, "C05")
    before = page.desk.workspace.journal

    page.explain("  ")

    assert page.desk.workspace.journal == before
    assert page.window().file.notice.text


def test_keys_walk_on_and_what_is_put_off_is_passed_by(page, press: Press, qtbot):
    first, second, third = page._heads[:3]
    page.list.setFocus()
    press((Qt.Key.Key_Right, ALT))
    assert page._at == second
    press((Qt.Key.Key_T, CONTROL))
    assert page._at == third
    press((Qt.Key.Key_Left, ALT), (Qt.Key.Key_Left, ALT))

    assert page._at == first
    place = page.list.rows.place_of(second)
    assert place.data(LineRole.WORD) == "先放着"


def test_numbers_are_masked_until_they_are_revealed(page, press: Press):
    choose(page, "A07", "王强")
    [box] = page.facts.boxes.values()
    assert box.line.text() != box.text

    press((Qt.Key.Key_E, CONTROL))

    assert box.line.text() == box.text
    assert [told.what for told in page.desk.workspace.disclosures()] == ["row"]
    choose(page, "A13", "王强")
    choose(page, "A07", "王强")
    [box] = page.facts.boxes.values()
    assert box.line.text() != box.text


def test_one_goes_to_the_row_and_back_by_one_key(page, press: Press, qtbot):
    choose(page, "A07", "王强")
    press((Qt.Key.Key_J, CONTROL))
    file = page.window().file
    assert file.page.key == "person"
    assert file.page.rows.name == "王强"

    press((Qt.Key.Key_J, CONTROL))
    settled(page, qtbot)

    assert file.page is page
    assert page.finding.name == "王强"


def test_a_complaint_in_the_card_and_a_household_lead_here(page, qtbot):
    file = page.window().file
    workspace = page.desk.workspace
    [row] = workspace.row_ids(Query("person", find="王强"))
    file.show_row("person", row, "")
    file.page.card.form.box("phone")._complaint.linkActivated.emit("checking")
    settled(page, qtbot)
    assert (file.page.key, at(page)) == ("checking", ("王强", "A13"))

    file.turn_to("households")
    homes = file.page
    qtbot.waitUntil(lambda: bool(homes.list.cards.facts))
    homes.list.choose([fact.name for fact in homes.list.cards.facts].index("李明 户"))
    homes.check_button.click()
    settled(page, qtbot)
    assert (file.page.key, at(page)[0]) == ("checking", "李明")


def test_the_chip_of_rows_with_something_wrong_offers_to_go_through_them(page):
    file = page.window().file
    file.turn_to("person")
    way = file.page.findChild(CheckingWay)
    assert not way.button.isVisible()

    file.page.search.choose(TROUBLED)

    assert way.button.isVisible()


def test_the_sidebar_counts_the_errors_that_are_open(page, qtbot):
    sidebar = page.window().file.sidebar
    entries = {entry.key: entry.waiting for entry in sidebar._entries._entries}

    assert entries["checking"] == 12


def test_a_long_comparison_says_how_far_it_is(page):
    page.desk.comparing.went_on.emit(3000, 36000)
    assert page.head.beside == "正在比对 3,000/36,000"

    page.desk.comparing.went_on.emit(0, 0)
    assert page.head.beside.endswith("处要核对")


def test_what_stood_in_a_cell_before_can_be_put_back(page, press: Press, qtbot):
    choose(page, "B08")
    [row] = page.desk.workspace.row_ids(Query("transfer", find="苏州协鑫"))
    page.facts.written.emit("transfer", row, "ended_on", "2026-03-01")
    page.facts.written.emit("transfer", row, "ended_on", "2026-03-02")
    settled(page, qtbot)
    choose(page, "B09")
    press((Qt.Key.Key_F6, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_B, CONTROL))
    popup = page.findChild(EarlierPopup)
    assert "2026-03-01" in [fact.name for fact in popup.list.cards.facts]

    popup.put_back_wanted.emit("2026-03-01")

    settled(page, qtbot)
    assert row_of(page, "transfer", "苏州协鑫")["ended_on"] == "2026-03-01"
    popup.close()


def test_a_file_that_may_only_be_read_offers_nothing_to_write(page, tmp_path):
    choose(page, "B08")
    page.pane._workspace = Workspace.open(page.desk.workspace.path, CATALOG, Access.READ)
    page.pane.show_finding(page.finding, ())

    assert page.card.becomes == ""
    assert page.explaining.isHidden()
    assert all(box.line.isReadOnly() for box in page.facts.boxes.values())
    page.pane._workspace.close()
