"""台账与汇总: a report is chosen, read with its rules, written, and leads to the rows it is about."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from roster_desktop.reports.charts import Bar, Chart, Trend
from roster_desktop.reports.pages import Words
from roster_desktop.rosters import CATALOG
from roster_desktop.tasks.todo_facts import Place
from roster_desktop.tasks.typing import add_row
from roster_desktop.workspace import DisclosureKind
from tests.reports.township import made, person, row
from tests.ui.pages.printer import put_into
from ui.dialogs.head_chooser import HeadChooser
from ui.main_window import MainWindow
from ui.pages import reports_page
from ui.pages.reports_page import ReportsPage


@pytest.fixture
def page(bare_window: MainWindow, tmp_path: Path, qtbot: QtBot) -> ReportsPage:
    with made(tmp_path) as workspace:
        number = person(workspace, "李明", 1)
        row(workspace, "transfer", "李明", number, work_type="转移就业", area="省外", started_on="2025-01")
        person(workspace, "王芳", 2, village="四合村", employment_intent="有转移就业意愿")
        year = str(date.today().year)
        add_row(workspace, "target", {"year": year, "indicator": "转移就业", "target": "4"})
    bare_window.open(tmp_path / "龙亭镇.roster")
    bare_window.show()
    assert bare_window.file is not None
    bare_window.file.turn_to("reports")
    page = bare_window.file.page
    assert isinstance(page, ReportsPage)
    qtbot.waitUntil(lambda: bool(page.tables), timeout=20_000)
    return page


def choose(page: ReportsPage, title: str) -> None:
    titles = [fact.name for fact in page.list.cards.facts]
    page.list.choose(titles.index(title))


def shown(page: ReportsPage) -> list[list[str]]:
    rows = page.view.rows
    return [
        [str(rows.index(line, column).data() or "") for column in range(rows.columnCount())]
        for line in range(rows.rowCount())
    ]


def test_a_target_stands_beside_what_was_reached(page: ReportsPage):
    choose(page, "年度目标责任台账")

    [line] = shown(page)
    assert line[4:9] == ["转移就业", "4", "1", "3", "25.0%"]
    assert "完成数由花名册计算" in page.view.rules.text()


def test_a_table_without_a_line_says_so(page: ReportsPage):
    choose(page, "问题整改台账")
    without = page.view.nothing.isHidden(), shown(page), "一行也没有" in page.view.nothing.text()
    choose(page, "年度目标责任台账")

    assert without == (False, [], True)
    assert page.view.nothing.isHidden()


def test_the_total_stands_last_and_the_model_keeps_qts_rules(page: ReportsPage):
    tester = QAbstractItemModelTester(page.view.rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    choose(page, "就业创业统计")

    assert shown(page)[-1][0] == "合计"
    assert tester.model() is page.view.rows


def test_a_report_of_several_tables_shows_each_by_a_click(page: ReportsPage):
    choose(page, "务工去向")
    first = page.view.heading
    buttons = [one for one in page.sheets.findChildren(type(page.write_button)) if not one.isHidden()]

    buttons[-1].click()

    assert (first, page.view.heading) == ("务工去向统计表", "务工地点统计表")


def test_a_person_of_a_list_is_shown_in_the_roster_by_enter(page: ReportsPage, qtbot: QtBot):
    choose(page, "求职需求清单")
    wanted: list[str] = []
    page.desk.row_wanted.connect(lambda roster, row, column: wanted.append(roster))

    page.view.view.selectRow(0)
    page.view.view.activated.emit(page.view.view.currentIndex())

    assert wanted == ["person"]


def test_the_report_at_hand_is_written_as_a_workbook(page: ReportsPage, qtbot, tmp_path, monkeypatch):
    choose(page, "四个底数")
    monkeypatch.setattr(reports_page, "choose_folder", lambda *_words: tmp_path)

    page.write_button.click()

    qtbot.waitUntil(lambda: any(tmp_path.glob("龙亭镇_四个底数_*.xlsx")), timeout=20_000)
    [book] = tmp_path.glob("龙亭镇_四个底数_*.xlsx")
    assert CalamineWorkbook.from_path(book).sheet_names == ["四个底数"]


def test_another_village_is_counted_by_itself(page: ReportsPage, qtbot: QtBot):
    choose(page, "就业创业统计")
    everywhere = len(shown(page))

    page.desk.narrow(next(area for area in page._gathered.facts.areas if area.village == "白石村"))

    qtbot.waitUntil(lambda: len(shown(page)) < everywhere, timeout=20_000)
    assert [line[1] for line in shown(page)[:-1]] == ["白石村"]


def test_the_page_of_the_week_leads_from_a_bar_to_its_rows(page: ReportsPage, qtbot: QtBot):
    choose(page, "周分析调度")
    qtbot.waitUntil(lambda: bool(page.dispatch_view.charts), timeout=20_000)
    places: list[object] = []
    page.desk.place_wanted.connect(places.append)
    view = page.dispatch_view.charts[0]
    bar = next(bar for bar in view._chart.bars if bar.label == "省外")

    view.wanted.emit(bar)

    assert bar.value == 1
    assert [(place.roster, dict(place.where)["area"]) for place in places] == [("transfer", ("省外",))]


def test_a_report_that_goes_on_paper_is_in_the_log_and_one_that_was_only_looked_at_is_not(
    page: ReportsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    put_into(monkeypatch, tmp_path / "paper.pdf", answer=QDialog.DialogCode.Rejected)
    choose(page, "年度目标责任台账")
    page.preview()
    page.shown_preview.print()
    assert list(page.desk.workspace.disclosures()) == []

    put_into(monkeypatch, tmp_path / "paper.pdf", answer=QDialog.DialogCode.Accepted)
    page.shown_preview.print()

    [line] = page.desk.workspace.disclosures()
    assert (line.kind, line.what, line.columns) == (DisclosureKind.EXPORTED, "report", ("report.targets",))
    assert (line.rows, line.is_masked, line.file) == (1, True, "")
    assert (tmp_path / "paper.pdf").read_bytes().startswith(b"%PDF")


def printed(page: ReportsPage) -> str:
    assert page._made is not None
    marks = (mark for paper in page._made.pages for mark in paper.marks if isinstance(mark, Words))
    return "|".join("".join(mark.lines) for mark in marks)


def test_the_columns_that_go_on_paper_are_ticked_by_key_and_the_screen_keeps_its_own(
    page: ReportsPage, monkeypatch: pytest.MonkeyPatch
):
    choose(page, "就业创业统计")
    heads = len(shown(page)[0])

    def answer(asked: HeadChooser) -> int:
        # The first column that may go: the village before it stays whatever is pressed.
        assert asked.list.item(1).flags() == Qt.ItemFlag.NoItemFlags
        QTest.keyClick(asked.list, Qt.Key.Key_Home)
        assert asked.list.currentItem().text() == "户/总户数(户)"
        QTest.keyClick(asked.list, Qt.Key.Key_Space)
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(HeadChooser, "exec", answer)
    page.columns_button.click()

    assert page.columns_button.text() == f"选择列（{heads - 1}/{heads}）…"
    assert "总户数" not in printed(page)
    assert "有劳动力户数" in printed(page)
    assert "白石村" in printed(page)
    assert len(shown(page)[0]) == heads
    choose(page, "求职需求清单")
    assert page.columns_button.text() == "选择列…"
    choose(page, "就业创业统计")
    assert "总户数" not in printed(page)


def test_every_column_is_back_at_once_and_a_page_of_its_own_has_none(
    page: ReportsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    choose(page, "就业创业统计")
    page._columns = {"employment": ("培训/技能培训(人)",)}

    def answer(asked: HeadChooser) -> int:
        assert asked.names == ("镇(办)", "村", "培训/技能培训(人)")
        asked.every.click()
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(HeadChooser, "exec", answer)
    page.columns_button.click()
    assert page.columns_button.text() == "选择列…"
    assert "总户数" in printed(page)

    choose(page, "周分析调度")
    qtbot.waitUntil(lambda: bool(page.dispatch_view.charts), timeout=20_000)
    assert page.columns_button.isHidden()


@pytest.mark.parametrize("title", ["周分析调度", "月督导推进", "季综合研判"])
def test_every_chart_leads_on_by_a_click_and_by_enter(page: ReportsPage, qtbot: QtBot, title: str):
    choose(page, title)
    qtbot.waitUntil(lambda: bool(page.dispatch_view.charts), timeout=20_000)
    places: list[Place] = []
    page.desk.place_wanted.disconnect()
    page.desk.place_wanted.connect(places.append)
    kinds, villages, line, expiry = page.dispatch_view.charts
    # The sample has no post near its end.
    expiry.show_chart(Chart("e", "临近到期", (Bar("还剩1个月", 1, "1个", "post", (("ended_on", ("",)),)),)))
    line.show_chart(Trend("t", "走势", (("5月", 1), ("6月", 2)), days=(None, ("2025-06-01", "2025-06-04"))))
    for view in (kinds, villages, line, expiry):
        view.grab()
        hit = next(hit for hit in view._hits if hit.bar.leads)
        at = QPoint(round((hit.left + hit.width / 2) * view._scale), round((hit.top + 2) * view._scale))
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=at)
        qtbot.keyClick(view, Qt.Key.Key_Return)

    assert [(place.roster, place.page, place.days) for place in places[::2]] == [
        ("transfer", "", None),
        ("person", "", None),
        ("", "changes", ("2025-06-01", "2025-06-04")),
        ("post", "", None),
    ]
    assert places[::2] == places[1::2]


def test_a_point_of_the_line_shows_who_changed_in_that_time(page: ReportsPage, bare_window, qtbot: QtBot):
    day = date.today().isoformat()
    page.desk.place_wanted.emit(Place("changes", days=("2025-06-01", day)))

    changes = bare_window.file.page
    assert changes.key == "changes"
    assert (changes.since.first.text(), changes.since.last.text()) == ("2025-06-01", day)
    qtbot.waitUntil(lambda: bool(changes.shown), timeout=20_000)
    # A target is about nobody: it stands under the name of its ledger.
    assert {one.name for one in changes.shown} == {"李明", "王芳", CATALOG.roster("target").short_title}


def test_many_rules_leave_the_table_most_of_the_height(page: ReportsPage, qtbot: QtBot):
    choose(page, "就业创业统计")
    qtbot.waitUntil(lambda: page.tables[0].key == "employment", timeout=20_000)
    page.view.rules.setText("\n".join(["一条很长的计数规则，说明这一列怎么算。"] * 40))
    page.view.resize(page.view.width(), page.view.height() - 1)

    assert page.view._told.height() <= page.view.height() * 0.36
    assert page.view.view.height() > page.view._told.height()
