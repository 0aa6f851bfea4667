"""In very long rosters the first rows of a search are shown before all of them are found."""

from __future__ import annotations

from threading import Event, current_thread, main_thread

import pytest

from roster_desktop.progress import Progress
from roster_desktop.records import CellsWritten, ChangeSet, Occasion, RowAdded, RowId, new_row_id
from roster_desktop.store import search_index
from roster_desktop.tasks import typing
from roster_desktop.workspace import Query, Workspace
from tests.builders import id_number
from ui.bridge import first_rows
from ui.models import DRAFT, roster_table
from ui.pages import roster_counts, roster_list


@pytest.fixture
def page(window, qtbot, monkeypatch):
    """Six people in a roster that is long already."""
    monkeypatch.setattr(roster_list, "LARGE", 1)
    monkeypatch.setattr(first_rows, "LONG", 1)
    monkeypatch.setattr(first_rows, "FIRST", 2)
    workspace = window.file.desk.workspace
    for number, name in enumerate("张一 李二 张三 张四 李五 张六".split(), 1):
        typing.add_row(workspace, "person", {"name": name, "id_number": id_number(sequence=number)})
    page = window.file.page
    page.rows.listed = 6
    qtbot.waitUntil(lambda: window.file.desk.jobs.are_idle)
    return page


def names(page) -> list[str]:
    return [page.rows.table.values_at(place)["name"] for place in range(page.rows.table.rowCount())]


@pytest.fixture
def held(monkeypatch) -> Event:
    """Beside the window, all rows are found only when this is set."""
    may_go = Event()
    whole = Workspace.row_ids

    def late(workspace: Workspace, query: Query) -> list[RowId]:
        if current_thread() is not main_thread():
            may_go.wait(20)
        return whole(workspace, query)

    monkeypatch.setattr(Workspace, "row_ids", late)
    return may_go


def test_the_first_rows_are_there_before_the_others(page, held, qtbot):
    page.search._box.setText("张")
    qtbot.waitUntil(lambda: page.rows.table.rowCount() == 2)
    first, told = names(page), page.search._found.isHidden()
    held.set()
    qtbot.waitUntil(lambda: page.rows.table.rowCount() == 4)

    assert first == ["张一", "张三"]
    assert told
    assert names(page) == ["张一", "张三", "张四", "张六"]
    assert page.search._found.text() == "找到 4"


def test_rows_in_another_order_stand_there_before_the_card_is_told_once(page, qtbot):
    page.rows.view.go_to(3, 2)
    told = []
    page.rows.shown.connect(lambda: told.append((names(page)[0], page._keeping.shown == page.rows.row)))
    page.rows.at_hand.connect(lambda: told.append(page.rows.name))
    page.rows.order_by((("name", True),))
    qtbot.waitUntil(lambda: len(told) > 1)

    assert told == [(names(page)[0], True), "张四"]
    assert page.rows.view.currentIndex().column() == 2
    assert page.rows.place == names(page).index("张四") != 3
    assert page._keeping.shown == page.rows.row


def test_whoever_walks_on_before_the_card_was_told_has_the_new_row_in_it(page, qtbot):
    page.rows.view.go_to(3)
    page.rows.shown.connect(lambda: page.rows.step(1))
    page.rows.order_by((("name", True),))
    with qtbot.waitSignal(page.rows.at_hand):
        pass

    assert page._keeping.shown == page.rows.row
    assert page.rows.place == names(page).index("张四") + 1


def test_the_row_at_hand_stays_so_where_it_is_among_the_others(page, held, qtbot):
    held.set()
    page.rows.view.go_to(3)
    held.clear()
    page.search._box.setText("张")
    qtbot.waitUntil(lambda: page.rows.table.rowCount() == 2)
    held.set()
    qtbot.waitUntil(lambda: page.rows.table.rowCount() == 4)

    assert page.rows.name == "张四"


def test_who_went_on_among_the_first_rows_stays_there(page, held, qtbot):
    page.rows.view.go_to(3)
    page.search._box.setText("张")
    qtbot.waitUntil(lambda: page.rows.table.rowCount() == 2)
    page.rows.step(1)
    held.set()
    qtbot.waitUntil(lambda: page.rows.table.rowCount() == 4)

    assert page.rows.name == "张三"


def test_who_types_into_one_of_them_is_not_disturbed(page, held, qtbot, monkeypatch):
    monkeypatch.setattr(roster_list, "_LATER", 1)
    page.search._box.setText("张")
    qtbot.waitUntil(lambda: page.rows.table.rowCount() == 2)
    page.rows.view.type_here("phone")
    line = page.rows.view._open_line()
    qtbot.keyClicks(line, "138")
    held.set()
    qtbot.waitUntil(lambda: not page.rows._latest.is_waiting)

    assert page.rows.view.typed_now == ("phone", "138")
    page.rows.view.close_line()
    qtbot.waitUntil(lambda: page.rows.table.rowCount() == 4)


def test_a_newer_search_takes_the_place_of_all_rows_of_the_one_before(page, held, qtbot):
    page.search._box.setText("张")
    qtbot.waitUntil(lambda: page.rows.table.rowCount() == 2)
    page.search._box.setText("李五")
    qtbot.waitUntil(lambda: names(page) == ["李五"])
    held.set()
    qtbot.waitUntil(lambda: not page.rows._latest.is_waiting)

    assert names(page) == ["李五"]


def is_indexed(window) -> bool:
    return '"is_whole": true' in (window.file.desk.workspace.setting("search_index.person") or "")


def test_a_long_roster_gets_its_index_beside_the_window(page, window, qtbot, monkeypatch):
    monkeypatch.setattr(search_index, "WORTH", 1)
    window.file.desk.comparing.look()
    qtbot.waitUntil(lambda: is_indexed(window) and window.file.desk.jobs.are_idle)


def test_a_check_does_not_wait_for_the_index_and_the_index_goes_on_after_it(page, window, qtbot, monkeypatch):
    comparing = window.file.desk.comparing
    begun, stopped, ended = Event(), Event(), []

    def endless(workspace: Workspace, progress: Progress) -> int:
        begun.set()
        try:
            while True:
                progress.report(0, 0, "")
        finally:
            stopped.set()

    with monkeypatch.context() as patch:
        patch.setattr("ui.bridge.comparing.index_words", endless)
        monkeypatch.setattr(search_index, "WORTH", 1)
        comparing.look()
        qtbot.waitUntil(begun.is_set)
        was_running = comparing.is_running
    comparing.changed.connect(lambda: ended.append(is_indexed(window)))
    typing.add_row(window.file.desk.workspace, "person", {"name": "张七", "id_number": id_number(sequence=7)})
    comparing.look()
    qtbot.waitUntil(lambda: is_indexed(window) and window.file.desk.jobs.are_idle)

    assert not was_running
    assert stopped.is_set()
    assert ended[0] is False


@pytest.fixture
def opened_long(window, qtbot, monkeypatch):
    """Turns to a roster of six people as if it were a long one, of which a screen is two rows."""
    for place in (roster_list, roster_counts, roster_table):
        monkeypatch.setattr(place, "LARGE", 1)
    monkeypatch.setattr(roster_list, "FIRST", 2)
    workspace = window.file.desk.workspace
    for number, name in enumerate("张一 李二 张三 张四 李五 张六".split(), 1):
        typing.add_row(workspace, "transfer", {"name": name, "id_number": id_number(sequence=number)})
    qtbot.waitUntil(lambda: window.file.desk.jobs.are_idle)

    return lambda: window.file.turn_to("transfer")


def test_a_long_roster_opens_with_its_first_rows_at_once(opened_long, held, qtbot):
    page = opened_long()
    first = names(page)
    held.set()
    qtbot.waitUntil(lambda: page.rows.table.rowCount() == 6)

    assert first == ["张一", "李二"]
    assert names(page) == ["张一", "李二", "张三", "张四", "李五", "张六"]


def test_who_types_into_the_first_rows_goes_on_when_the_others_come(opened_long, held, qtbot):
    page = opened_long()
    page.rows.step(1)
    page.rows.view.type_here("phone")
    line = page.rows.view._open_line()
    qtbot.keyClicks(line, "138")
    resets = []
    page.rows.table.modelReset.connect(lambda: resets.append(1))
    held.set()
    qtbot.waitUntil(lambda: page.rows.table.rowCount() == 6)

    assert (page.rows.view.typed_now, page.rows.name, resets) == (("phone", "138"), "李二", [])


def test_a_row_begun_among_the_first_ones_stays_below_all(opened_long, held, qtbot):
    page = opened_long()
    page.rows.begin_row()
    held.set()
    qtbot.waitUntil(lambda: page.rows.table.rowCount() == 7)

    assert page.rows.row == DRAFT
    assert page.rows.table.row_id(6) == DRAFT
    assert [page.rows.table.values_at(place)["name"] for place in range(6)] == [
        "张一",
        "李二",
        "张三",
        "张四",
        "李五",
        "张六",
    ]


def test_a_row_written_before_the_others_come_is_there_once(opened_long, held, qtbot):
    page = opened_long()
    typing.remove_row(page.desk.workspace, "transfer", page.rows.table.row_id(0), "迁出")
    held.set()
    qtbot.waitUntil(lambda: page.rows.table.rowCount() == 5 and not page.rows._latest.is_waiting)

    assert names(page) == ["李二", "张三", "张四", "李五", "张六"]


def test_rows_that_come_by_a_merge_do_not_move_those_in_sight(opened_long, held, qtbot):
    held.set()
    page = opened_long()
    qtbot.waitUntil(lambda: page.rows.table.rowCount() == 6)
    page.rows.step(1)
    workspace, resets = page.desk.workspace, []
    page.rows.table.modelReset.connect(lambda: resets.append(1))
    changed = CellsWritten("transfer", page.rows.table.row_id(1), {"phone": "13800001234"})
    rows = [RowAdded("transfer", new_row_id(), {"name": f"新{number}"}) for number in range(50)]
    workspace.apply(ChangeSet("合并", Occasion.MERGED, (changed, *rows)))
    qtbot.waitUntil(lambda: page.rows.table.rowCount() == 56)

    assert (page.rows.place, page.rows.name, resets) == (1, "李二", [])
    assert page.rows.table.values_at(1)["phone"] == "13800001234"
    assert page.card.form._texts()["phone"] == "13800001234"


def test_rows_merged_into_a_sorted_long_roster_move_nothing_that_is_in_sight(opened_long, held, qtbot):
    held.set()
    page = opened_long()
    qtbot.waitUntil(lambda: page.rows.table.rowCount() == 6)
    workspace, view, resets = page.desk.workspace, page.rows.view, []
    workspace.apply(
        ChangeSet(
            "新增",
            Occasion.IMPORTED,
            tuple(RowAdded("transfer", new_row_id(), {"name": f"赵{n:02}"}) for n in range(60)),
        )
    )
    page.rows.order_by((("name", True),))
    qtbot.waitUntil(lambda: page.rows.table.rowCount() == 66 and not page.rows._latest.is_waiting)
    view.go_to(2)
    at_hand = page.rows.row
    # Scrolled on from the row at hand, in the middle of a line.
    view.verticalScrollBar().setValue(view.rowHeight(0) * 30 + 7)
    in_sight = page.rows.table.row_id(view.rowAt(0))
    page.rows.table.modelReset.connect(lambda: resets.append(1))

    rows = [RowAdded("transfer", new_row_id(), {"name": f"周{n:02}"}) for n in range(50)]
    rows += [RowAdded("transfer", new_row_id(), {"name": f"赵{n:02}末"}) for n in range(50)]
    workspace.apply(ChangeSet("合并", Occasion.MERGED, tuple(rows)))
    qtbot.waitUntil(lambda: page.rows.table.rowCount() == 166)

    assert (page.rows.row, resets) == (at_hand, [])
    assert page.rows.table.row_id(view.rowAt(0)) == in_sight
    assert view.rowViewportPosition(view.rowAt(0)) == -7
