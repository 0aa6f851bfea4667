"""What the file has learnt is offered while one types, in table and card: employers, jobs, courses …"""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from roster_desktop.tasks import typing
from tests.builders import id_number
from ui.bridge import typed_before
from ui.editors import OfferingLine
from ui.main_window import MainWindow

KEY = Qt.Key
LEARNT = {
    ("transfer", "employer"): "富士康科技集团（昆山）有限公司",
    ("transfer", "job"): "无人机飞手",
    ("transfer", "county"): "昆山市",
    ("training", "course"): "汉中面皮制作",
    ("training", "provider"): "洋县职业技术教育中心",
    ("training", "address"): "镇文化站二楼",
    ("post", "employer"): "河湾村村民委员会",
    ("post", "post"): "河道保洁员",
}
"""(roster, column) → a text that stands in one row of the file."""
TYPED = {
    "富士康科技集团（昆山）有限公司": ("富士", "fsk"),
    "无人机飞手": ("飞手", "wrjf"),
    "昆山市": ("昆山", "kss"),
    "汉中面皮制作": ("面皮", "hzmp"),
    "洋县职业技术教育中心": ("职业技术", "yxzy"),
    "镇文化站二楼": ("文化站", "zwhz"),
    "河湾村村民委员会": ("村民委", "hwc"),
    "河道保洁员": ("河道", "hdbj"),
}
ROSTERS = sorted({roster for roster, _ in LEARNT})


def cases_of(roster: str) -> list[tuple[str, str, str]]:
    """(column, what is typed into it, what that leads to), every column twice: by a part and by pinyin."""
    texts = {key: text for (of, key), text in LEARNT.items() if of == roster}
    return [(key, typed, text) for key, text in texts.items() for typed in TYPED[text]]


@pytest.fixture
def page_of(window: MainWindow):
    """The page of a roster with two rows: the first has everything learnt, the second only its person."""

    def turned_to(roster: str):
        workspace = window.file.desk.workspace
        learnt = {key: text for (of, key), text in LEARNT.items() if of == roster}
        for number, texts in ((1, learnt), (2, {})):
            person = {"name": f"张{number}", "id_number": id_number(sequence=number), "village": "河湾村"}
            typing.add_row(workspace, roster, {**person, **texts})
        window.file.turn_to(roster)
        page = window.file.page
        page.rows.view.setFocus()
        page.rows.view.go_to(1)
        return page

    return turned_to


def emptied(page, key: str) -> None:
    """The second row has nothing in this column."""
    typing.write_cells(page.desk.workspace, page.rows.roster.key, page.rows.table.row_id(1), {key: ""})
    assert page.rows.table.values_at(1).get(key, "") == ""


# A window takes longer than all that is typed into it: one for all columns of a roster.
@pytest.mark.parametrize("roster", ROSTERS)
def test_the_card_offers_what_the_file_has_learnt(page_of, press, roster):
    page = page_of(roster)
    taken = []
    for key, typed, _ in cases_of(roster):
        emptied(page, key)
        page.card.form.take_focus(key)
        press(typed, KEY.Key_Down, KEY.Key_Return)
        taken.append((key, typed, page.rows.table.values_at(1)[key]))

    assert taken == cases_of(roster)


@pytest.mark.parametrize("roster", ROSTERS)
def test_the_table_offers_the_same(page_of, press, roster):
    page = page_of(roster)
    table, view = page.rows.table, page.rows.view
    taken = []
    for key, typed, _ in cases_of(roster):
        emptied(page, key)
        if table.column_of(key) is None:
            layout = page.columns.layout
            page.columns.keep(page.columns._with_keys((*layout.keys, key), layout.is_compact))
        view.setFocus()
        view.go_to(1, table.column_of(key))
        press(typed, KEY.Key_Down, KEY.Key_Return)
        taken.append((key, typed, table.values_at(1)[key]))

    assert taken == cases_of(roster)


def test_nothing_is_taken_that_nobody_chose(page_of, press):
    page = page_of("transfer")
    page.card.form.take_focus("employer")
    press("富士", KEY.Key_Return)

    assert page.rows.table.values_at(1)["employer"] == "富士"


def test_what_is_used_most_is_offered_first(page_of, press):
    page = page_of("transfer")
    workspace = page.desk.workspace
    for number in (3, 4):
        texts = {"name": f"李{number}", "id_number": id_number(sequence=number), "employer": "富民服装厂"}
        typing.add_row(workspace, "transfer", {**texts, "village": "河湾村"})
    page.card.form.take_focus("employer")
    press("富")
    line = QApplication.focusWidget()

    assert isinstance(line, OfferingLine)
    assert line.offered == ["富民服装厂", LEARNT["transfer", "employer"]]


@pytest.fixture
def long_page(page_of, monkeypatch):
    """A roster that is called long, whose texts are found in another thread."""
    page = page_of("transfer")
    monkeypatch.setattr(typed_before, "LARGE", 1)
    return page


def test_of_a_long_roster_the_texts_are_found_as_soon_as_the_keyboard_comes(long_page, press, qtbot):
    workspace = long_page.desk.workspace
    long_page.card.form.take_focus("employer")
    qtbot.waitUntil(lambda: workspace.has_learnt("transfer", "employer"))
    press("富士")

    assert QApplication.focusWidget().offered == [LEARNT["transfer", "employer"]]


def test_who_types_before_they_are_found_is_offered_them_then(long_page, press, qtbot):
    long_page.card.form.take_focus("employer")
    press("富士")
    line = QApplication.focusWidget()
    qtbot.waitUntil(lambda: line.offered == [LEARNT["transfer", "employer"]])
    press(KEY.Key_Down, KEY.Key_Return)

    assert long_page.rows.table.values_at(1)["employer"] == LEARNT["transfer", "employer"]


def test_nothing_unfolds_under_who_closed_the_list_meanwhile(long_page, press, qtbot):
    long_page.card.form.take_focus("employer")
    line = QApplication.focusWidget()
    press("富士")
    line.close_list()
    qtbot.waitUntil(lambda: long_page.desk.jobs.are_idle)

    assert line.text() == "富士"
    assert line.offered == []
