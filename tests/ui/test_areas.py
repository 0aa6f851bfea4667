"""The villages at the left of a township's or county's window: counted, found by typing,
and each narrows every page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QPushButton

from roster_desktop.records import (
    EVERYTHING,
    Area,
    ChangeSet,
    Level,
    Occasion,
    RowAdded,
    Unit,
    new_row_id,
)
from roster_desktop.tasks import typing
from roster_desktop.tasks.areas import AreaFacts
from roster_desktop.tasks.todo_duties import unreported
from roster_desktop.tasks.todo_facts import Facts
from roster_desktop.workspace import DeliveryRecord, Query
from tests.builders import id_number
from tests.windows import Press, shown
from ui.bridge.area_news import News, summed
from ui.main_window import MainWindow
from ui.models.area_lines import ALL_OF_IT, NOTHING_SENT, AreaLine, lines_of
from ui.models.area_tree import AreaTree
from ui.pages.roster_page import RosterPage
from ui.panels.area_chip import AreaChip

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
TOWNSHIP = Unit(Level.TOWNSHIP, "清水镇", township="清水镇", county="安平县")
COUNTY = Unit(Level.COUNTY, "安平县", county="安平县")
TODAY = date(2026, 11, 22)
RIVER, HILL = Area(village="河湾村"), Area(village="上坪村")
FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


# The lines and the tree


def facts(name: str, people: int = 0, at: str = "", *inside: AreaFacts, township: str = "") -> AreaFacts:
    area = Area(name) if inside else Area(township, name)
    return AreaFacts(area, name, people, at, inside)


def whole(*inside: AreaFacts) -> AreaFacts:
    return AreaFacts(EVERYTHING, "安平县", sum(one.people for one in inside), inside=inside)


def county_lines() -> list[AreaLine]:
    inside = (
        facts("清水镇", 3, "", facts("河湾村", 2, township="清水镇"), facts("上坪村", 1, township="清水镇")),
        facts("白云镇", 1, "2026-11-20 09:30:00", facts("河湾村", 1, township="白云镇")),
    )
    return lines_of(News(whole(*inside), None), TODAY)


def names(tree: AreaTree, parent: QModelIndex | None = None) -> list[str]:
    above = parent or QModelIndex()
    return [tree.index(row, 0, above).data() for row in range(tree.rowCount(above))]


@pytest.fixture
def tree(qtbot) -> AreaTree:
    model = AreaTree()
    QAbstractItemModelTester(model, FATAL, model)
    model.show(county_lines())
    return model


def test_a_line_says_people_and_last_workbook_and_who_is_waited_for():
    first, clear_water, white_cloud = county_lines()

    assert (first.name, first.people, first.told) == (ALL_OF_IT, 4, "1/2 报了")
    assert (clear_water.told, clear_water.is_waited_for) == (NOTHING_SENT, True)
    assert white_cloud.told == "11-20 报送"


def test_a_workbook_of_another_year_is_told_with_its_year():
    [_, line] = lines_of(News(whole(facts("河湾村", 1, "2025-12-30 08:00:00")), None), TODAY)

    assert line.told == "2025-12-30"


@given(
    st.dictionaries(st.builds(Area, st.sampled_from(["", "清水", "白云"]), st.sampled_from(["", "河湾", "后湾"])),
                    st.integers(1, 9)),
)  # fmt: skip
def test_an_area_counts_the_findings_of_all_that_lies_in_it(findings):
    told = summed(findings)

    for area in {*findings, *told}:
        assert told[area] == sum(count for one, count in findings.items() if area.contains(one))


def test_findings_are_absent_until_they_are_known_and_then_counted_township_by_township():
    inside = (facts("清水镇", 2, "", facts("河湾村", 2, township="清水镇")),)
    unknown = News(whole(*inside), None)
    known = News(whole(*inside), summed({Area("清水镇", "河湾村"): 3, Area("白云镇", "河湾村"): 4}))

    assert [line.findings for line in lines_of(unknown, TODAY)] == [None, None]
    everything, township = lines_of(known, TODAY)
    assert (everything.findings, township.findings, township.inside[0].findings) == (7, 3, 3)
    assert "3 处问题" in township.spoken


def test_the_tree_keeps_qts_rules_while_numbers_and_villages_change(tree):
    tree.show(county_lines())
    tree.search("hw")
    tree.search("")
    tree.show(county_lines()[:2])

    assert names(tree) == [ALL_OF_IT, "清水镇"]
    assert names(tree, tree.index(1, 0)) == ["河湾村", "上坪村"]


def test_villages_are_found_by_part_of_the_name_and_by_initials_below_their_township(tree):
    tree.search("hw")
    by_initials = {name: names(tree, tree.index(row, 0)) for row, name in enumerate(names(tree))}
    best = tree.best
    tree.search("坪")

    assert by_initials == {ALL_OF_IT: [], "清水镇": ["河湾村"], "白云镇": ["河湾村"]}
    assert best == Area("清水镇", "河湾村")
    assert tree.best == Area("清水镇", "上坪村")


def test_a_township_that_fits_keeps_its_villages(tree):
    tree.search("白云")

    assert names(tree) == [ALL_OF_IT, "白云镇"]
    assert names(tree, tree.index(1, 0)) == ["河湾村"]
    assert tree.best == Area("白云镇")


def test_only_changed_numbers_leave_the_tree_as_it_stands(tree, qtbot):
    with qtbot.assertNotEmitted(tree.modelReset):
        tree.show(county_lines())


# The window


def came_in(window: MainWindow, village: str, township: str = "清水镇", count: int = 1) -> None:
    """A village's workbook with so many people, each of whom has a job."""
    workspace = window.file.desk.workspace
    before = workspace.count(Query("person"))
    rows = []
    for number in range(before, before + count):
        cells = {
            "township": township, "village": village, "name": f"张{number}",
            "id_number": id_number(sequence=number + 1),
        }  # fmt: skip
        rows.append(RowAdded("person", new_row_id(), cells))
        rows.append(RowAdded("transfer", new_row_id(), {**cells, "employer": "北山砖厂"}))
    record = DeliveryRecord(village + township, "", f"{village}.xlsx", village, 1, "2026-11-20 09:30:00")
    workspace.apply(ChangeSet(f"合并 {village}", Occasion.MERGED, tuple(rows)), delivery=record)


def settled(window: MainWindow, qtbot) -> MainWindow:
    qtbot.waitUntil(lambda: window.file.sidebar.areas.tree.rowCount() > 1)
    return window


@pytest.fixture
def township(bare_window: MainWindow, tmp_path: Path, qtbot) -> Iterator[MainWindow]:
    """A township's window: 河湾村 sent two people, 上坪村 one."""
    bare_window.make_file(TOWNSHIP, "李主任", tmp_path / "township.roster")
    bare_window.file.turn_to("person").take_focus()
    shown(bare_window, qtbot)
    came_in(bare_window, "河湾村", count=2)
    came_in(bare_window, "上坪村")
    return settled(bare_window, qtbot)


@pytest.fixture
def county(bare_window: MainWindow, tmp_path: Path, qtbot) -> MainWindow:
    """A county's window: two townships have a 河湾村."""
    bare_window.make_file(COUNTY, "王局长", tmp_path / "county.roster")
    bare_window.file.turn_to("person").take_focus()
    shown(bare_window, qtbot)
    came_in(bare_window, "河湾村", "清水镇", 2)
    came_in(bare_window, "河湾村", "白云镇", 3)
    return settled(bare_window, qtbot)


def click(window: MainWindow, area: Area, qtbot) -> None:
    areas = window.file.sidebar.areas
    place = areas.view.visualRect(areas.tree.index_of(area)).center()
    qtbot.mouseClick(areas.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place.x(), place.y()))


def listed(window: MainWindow) -> list[str]:
    page = window.file.page
    assert isinstance(page, RosterPage)
    rows = page.rows.table
    return [rows.values_at(place).get("village", "") for place in range(rows.rowCount())]


def chip_in_head(window: MainWindow) -> AreaChip:
    return window.file.page.findChild(AreaChip)


def test_a_village_file_has_no_villages_to_choose(window):
    assert window.file.sidebar.areas is None
    assert not window._actions["one-village"].isVisible()


def test_one_click_narrows_this_page_and_every_one_turned_to(township, qtbot):
    township.file.choose_area()
    click(township, RIVER, qtbot)
    people = listed(township)
    township.file.turn_to("transfer")
    jobs = listed(township)

    assert (people, jobs) == (["河湾村"] * 2, ["河湾村"] * 2)
    assert chip_in_head(township).isVisible()
    assert "河湾村" in chip_in_head(township).text()
    assert township.file.page.head.beside.startswith("2 ")


def test_the_line_that_stands_for_all_shows_everybody_again(township, qtbot):
    township.file.choose_area()
    click(township, RIVER, qtbot)
    click(township, EVERYTHING, qtbot)

    assert len(listed(township)) == 3
    assert not chip_in_head(township).isVisible()


def test_a_village_is_chosen_by_keyboard_alone_and_the_keyboard_goes_on_in_the_table(township, press: Press):
    press((KEY.Key_G, CONTROL), "sp", KEY.Key_Return)

    assert township.file.desk.area == HILL
    assert listed(township) == ["上坪村"]
    assert township.file.page.rows.view.hasFocus()
    press((KEY.Key_G, CONTROL | SHIFT))
    assert len(listed(township)) == 3


def test_enter_after_a_name_that_no_village_has_changes_nothing(township, press: Press):
    township.file.desk.narrow(RIVER)
    press((KEY.Key_G, CONTROL), "zzz", KEY.Key_Return)

    assert township.file.desk.area == RIVER
    assert not township.file.sidebar.areas._nothing.isHidden()


def test_the_chip_in_the_head_shows_all_villages_again_and_the_list_follows(township, qtbot):
    township.file.desk.narrow(RIVER)
    in_list = township.file.sidebar.areas.shown
    qtbot.mouseClick(chip_in_head(township), Qt.MouseButton.LeftButton)

    assert in_list == RIVER
    assert township.file.sidebar.areas.shown == EVERYTHING
    assert len(listed(township)) == 3


def test_people_are_counted_anew_after_a_change(township, qtbot):
    workspace, areas = township.file.desk.workspace, township.file.sidebar.areas
    typing.add_row(workspace, "person", {"name": "王芳", "village": "上坪村"})

    def people() -> int:
        return areas.tree.line_at(areas.tree.index_of(HILL)).people

    qtbot.waitUntil(lambda: people() == 2)
    workspace.undo()
    qtbot.waitUntil(lambda: people() == 1)


def test_findings_are_counted_anew_when_the_window_has_compared(township, qtbot):
    workspace, areas = township.file.desk.workspace, township.file.sidebar.areas

    def findings() -> int:
        return areas.tree.line_at(areas.tree.index_of(HILL)).findings or 0

    before = findings()
    typing.add_row(workspace, "person", {"name": "王芳", "village": "上坪村", "id_number": "6107"})

    qtbot.waitUntil(lambda: findings() > before, timeout=60_000)


def test_a_row_begun_in_a_village_is_of_that_village(township, press: Press):
    township.file.desk.narrow(HILL)
    press((KEY.Key_N, CONTROL), "王芳", KEY.Key_Return)

    assert listed(township) == ["上坪村", "上坪村"]


def test_a_job_begun_in_a_village_takes_its_village_from_the_person(township):
    township.file.desk.narrow(HILL)
    township.file.turn_to("transfer")
    township.file.page.new_row()

    assert not (township.file.page.rows.table.draft or {}).get("village")


def test_a_search_within_a_village_that_finds_nothing_leaves_the_village_chosen(township, press, qtbot):
    township.file.desk.narrow(HILL)
    page = township.file.page
    press((KEY.Key_F, CONTROL), "nobody")
    qtbot.waitUntil(lambda: page.rows.table.rowCount() == 0)
    page.rows._help_out()

    assert township.file.desk.area == HILL
    assert listed(township) == ["上坪村"]


def test_a_row_of_another_village_that_is_wanted_is_shown_with_all_villages(township):
    workspace = township.file.desk.workspace
    [there] = workspace.row_ids(Query("person", village="上坪村"))
    township.file.desk.narrow(RIVER)
    township.file.show_row("person", there, "")

    assert township.file.desk.area == EVERYTHING
    assert township.file.page.rows.row == there
    township.file.desk.narrow(HILL)
    township.file.show_row("person", there, "")
    assert township.file.desk.area == HILL


def test_villages_of_one_name_narrow_each_to_its_own_people(county, qtbot):
    county.file.choose_area()
    areas = county.file.sidebar.areas
    areas.view.expandAll()
    click(county, Area("白云镇", "河湾村"), qtbot)
    of_one = len(listed(county))
    click(county, Area("清水镇"), qtbot)

    assert of_one == 3
    assert len(listed(county)) == 2
    assert "清水镇" in chip_in_head(county).text()


def test_the_chosen_village_survives_another_look(township, qtbot):
    township.file.desk.narrow(RIVER)
    township._actions["look-dark"].trigger()
    qtbot.waitUntil(lambda: township.file.sidebar.areas.tree.rowCount() > 1)
    township._actions["look-system"].trigger()

    assert township.file.desk.area == RIVER
    assert listed(township) == ["河湾村"] * 2


def test_where_there_is_room_pages_and_villages_stand_below_each_other(township, qtbot):
    sidebar = township.file.sidebar
    apart = (sidebar._list.isVisible(), sidebar.areas.isVisible())
    township.resize(1366, 1200)
    qtbot.waitUntil(sidebar.areas.isVisible)

    assert apart == (True, False)
    assert sidebar._list.isVisible()
    assert sidebar._list.verticalScrollBar().maximum() == 0
    assert sidebar._turn.isHidden()


def test_every_page_stands_in_the_list_of_a_small_screen_without_scrolling(township):
    scroll = township.file.sidebar._list.verticalScrollBar()
    township.resize(1366, 600)

    assert scroll.maximum() == 0


def test_the_foot_says_how_many_villages_have_not_reported_and_leads_to_what_came_in(township, qtbot):
    line, workspace = township._state, township.file.desk.workspace
    typing.add_row(workspace, "person", {"township": "清水镇", "village": "南沟村", "name": "李明"})
    missing = unreported(Facts(workspace))
    told = f"{len(missing)} 村未报"
    qtbot.waitUntil(lambda: told in line.text)
    next(one for one in line.findChildren(QPushButton) if one.text() == told).click()

    assert "南沟村" in missing
    assert township.file.page.key == "merging"
