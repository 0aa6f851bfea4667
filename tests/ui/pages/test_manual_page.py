"""The manual in the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont

from roster_desktop.records import Level
from roster_desktop.rosters import CATALOG
from roster_desktop.tasks.todo_facts import Place
from roster_desktop.tasks.todo_surroundings import CHAPTER, MANUAL
from tests.ui.pages.conftest import MakeDesk
from ui.pages.declared import PAGES
from ui.pages.manual.manual_view import ManualView
from ui.pages.manual_page import ManualPage
from ui.pages.page import PageDeclaration


@pytest.fixture
def view(qtbot) -> ManualView:
    made = ManualView(CATALOG, Level.VILLAGE)
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.show()
    return made


def test_the_list_holds_the_pages_for_the_level_and_opens_them(view: ManualView):
    row = next(row for row in range(view.list.count()) if view.list.item(row).text() == "报送")
    view.list.setCurrentRow(row)

    assert view.page.key == "send"
    assert "receiving" not in view.listed
    assert view.listed[-1] == "sources"


def test_what_is_typed_lists_the_pages_on_which_it_stands(view: ManualView, qtbot):
    qtbot.keyClicks(view.line, "C05")

    assert view.listed == ["rules-c"]
    assert view.page.key == "rules-c"
    assert view.text.textCursor().selectedText() == "C05"


def test_pages_of_others_are_found_and_say_for_whom_they_are(view: ManualView):
    view.line.setText("退回件 紫色")

    [row] = [row for row in range(view.list.count()) if view.list.item(row).text().startswith("退回件")]
    assert view.list.item(row).text().splitlines()[0] == "退回件（镇、县）"


def test_a_title_is_found_by_the_first_letters_of_its_pinyin(view: ManualView, qtbot):
    qtbot.keyClicks(view.line, "byhs")

    assert view.listed == []

    view.line.setText("djct")
    assert view.listed[0] == "conflicts"


def test_where_nothing_is_found_that_is_said_and_escape_shows_all_again(view: ManualView, qtbot):
    before = view.listed
    view.line.setText("绝无此字")
    assert view._nothing.isVisible()

    qtbot.keyClick(view.line, Qt.Key.Key_Escape)
    assert view.listed == before
    assert not view._nothing.isVisible()


def test_keys_lead_from_the_line_through_the_list_to_the_page(view: ManualView, qtbot):
    view.activateWindow()
    view.line.setFocus()
    qtbot.waitUntil(view.line.hasFocus)
    qtbot.keyClick(view.line, Qt.Key.Key_Down)
    assert view.list.hasFocus()

    qtbot.keyClick(view.list, Qt.Key.Key_Down)
    qtbot.keyClick(view.list, Qt.Key.Key_Return)
    assert view.page.key == "what-it-is"
    assert view.text.hasFocus()


def test_a_link_leads_to_its_page(view: ManualView):
    view.open("first-minutes")
    view.text.anchorClicked.emit("send.md")

    assert view.page.key == "send"


def test_one_goes_on_page_by_page(view: ManualView):
    view.open("first-minutes")
    view.step(-1)
    assert view.page.key == "first-minutes"

    view.step(1)
    assert view.page.key == "what-it-is"


def test_a_picture_is_never_wider_than_its_place(view: ManualView):
    view.resize(760, 600)
    view.open("send")

    document = view.text.document()
    assert document.idealWidth() <= view.text.viewport().width() + 1


def test_only_titles_look_like_titles_however_often_a_page_is_shown(view: ManualView):
    for width in (1000, 800, 900):
        view.resize(width, 600)
        view.open("send")
        view.open("checking")
        title = view.text.document().begin()
        following = title.next()

        assert title.text() == "比对核实"
        assert (title.blockFormat().headingLevel(), following.blockFormat().headingLevel()) == (1, 0)
        assert following.begin().fragment().charFormat().fontWeight() <= QFont.Weight.Normal


def test_what_leads_to_the_manual_opens_it_at_its_page(qtbot, make_desk: MakeDesk):
    page = ManualPage(make_desk())
    qtbot.addWidget(page)
    page.show_place(Place(MANUAL, chip=CHAPTER))

    assert page.view.page.title == "文件放在哪里"


def test_whoever_came_by_a_question_mark_goes_back(qtbot, make_desk: MakeDesk):
    page = ManualPage(make_desk())
    qtbot.addWidget(page)
    page.explain("send", "报送与退回")
    assert page.view.page.key == "send"
    assert "报送与退回" in page.back_button.text()

    with qtbot.waitSignal(page.back_wanted) as told:
        page.view.left.emit()
    assert told.args == ["send"]
    assert page.back_button.isHidden()


def test_a_page_is_shown_as_it_will_be_printed(qtbot, make_desk: MakeDesk):
    page = ManualPage(make_desk())
    qtbot.addWidget(page)
    page.view.open("undo")
    page.print_page()

    assert page.shown_preview.windowTitle() == "打印预览 · 撤销、变更记录"
    page.shown_preview.reject()


def test_the_whole_manual_is_written_beside_the_window(
    qtbot, make_desk: MakeDesk, settle, tmp_path, monkeypatch
):
    written = []
    monkeypatch.setattr("ui.pages.manual_page.choose_folder", lambda *_: tmp_path)
    monkeypatch.setattr(
        "ui.pages.manual_page.write_manual", lambda pages, out: written.append((len(pages), out.name))
    )
    desk = make_desk()
    page = ManualPage(desk)
    qtbot.addWidget(page)
    page.save_button.click()
    settle(desk)

    [(count, name)] = written
    assert count == len(page.view.pages)
    assert name in page.strip.text
    assert page.save_button.isEnabled()


@pytest.mark.parametrize("declared", PAGES, ids=lambda declared: declared.key)
def test_every_page_says_what_it_is_for_and_is_explained_to_each_level_that_has_it(
    declared: PageDeclaration, view: ManualView, make_desk: MakeDesk, qtbot
):
    page = declared.build(make_desk())
    qtbot.addWidget(page)
    told = view.manual.about(declared.key)

    assert declared.key in told.explains
    assert declared.levels <= told.levels
    assert page.purpose.endswith("。")


@pytest.mark.parametrize("roster", [*CATALOG.rosters, *CATALOG.ledgers], ids=lambda roster: roster.key)
def test_every_roster_says_what_it_is_for_and_is_explained(roster, view: ManualView):
    told = view.manual.about(roster.key)

    assert roster.key in told.explains
    assert told.levels == frozenset(Level)
    assert roster.purpose.endswith("。")
