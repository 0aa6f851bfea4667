"""Finding rows: chips with their counts, filters, orders, and a person's rows in the other rosters."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from roster_desktop.tasks import typing
from roster_desktop.workspace import Query
from tests.builders import id_number
from ui.bridge.jobs import Jobs
from ui.bridge.latest import Latest
from ui.models import CellRole, Mark, RosterTable, looking_over
from ui.models.chips import ALL, TROUBLED

KEY = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
WOMAN = id_number(birth="19901005", sequence=2)
MAN = id_number(birth="19790301", sequence=1)
YOUTH = id_number(birth="20050607", sequence=4)


@pytest.fixture
def page(window, qtbot):
    """Three people: 张桂英 is out of work, 李明 farms, 王芳 has a number that cannot be."""
    workspace = window.file.desk.workspace
    for name, number, status in (
        ("张桂英", WOMAN, "未就业创业"),
        ("李明", MAN, "农业就业"),
        ("王芳", "6107", "未就业创业"),
    ):
        typing.add_row(workspace, "person", {"name": name, "id_number": number, "employment_status": status})
    page = window.file.page
    qtbot.waitUntil(lambda: page._troubled.rows is not None and window.file.desk.jobs.are_idle)
    return page


def names(page) -> list[str]:
    return [page.rows.table.values_at(place)["name"] for place in range(page.rows.table.rowCount())]


def add_worker(page) -> None:
    """张桂英 works at 富士康."""
    facts = {"name": "张桂英", "id_number": WOMAN, "employer": "富士康昆山"}
    typing.add_row(page.desk.workspace, "transfer", facts)


def test_what_stands_in_another_roster_is_found_there_with_two_keys(window, page, press, qtbot):
    add_worker(page)
    press((KEY.Key_F, Qt.KeyboardModifier.ControlModifier), "富士康", KEY.Key_Return)
    offered = page.rows.word.offers
    press(KEY.Key_Return)
    there = window.file.page

    assert offered == ["转移就业里有 1 行"]
    assert (there.key, there.search.text) == ("transfer", "富士康")
    assert there.rows.table.values_at(there.rows.place)["employer"] == "富士康昆山"


def test_before_anything_is_typed_elsewhere_the_rows_are_those_that_are_looked_for(page, press):
    press((KEY.Key_F, Qt.KeyboardModifier.ControlModifier), "李明")
    page.rows.view.setFocus()

    assert names(page) == ["李明"]


def test_nothing_is_offered_where_no_roster_holds_it(page, press):
    press((KEY.Key_F, Qt.KeyboardModifier.ControlModifier), "富士康", KEY.Key_Return)

    assert page.rows.word.isVisible()
    assert page.rows.word.offers == []


def chip_named(page, text: str):
    return next(chip for chip in page._chips if chip.text == text)


def test_chips_say_how_many_rows_they_show(page):
    told = {chip.text: page.search._button_by_chip[chip.key] for chip in page._chips}

    assert told["全部"].text() == "全部 3"
    assert told["未就业"].text() == "未就业 2"
    assert told["待核实"].text() == "待核实 3"
    assert told["有冲突"].isHidden()
    assert told["已移除"].isHidden()


def test_a_chip_shows_its_part_and_the_search_looks_within_it(page, press, qtbot):
    page.search.choose(chip_named(page, "未就业"))
    part = names(page)
    press((KEY.Key_F, Qt.KeyboardModifier.ControlModifier), "zgy")
    qtbot.waitUntil(lambda: page.rows.table.rowCount() == 1)

    assert (part, names(page)) == (["张桂英", "王芳"], ["张桂英"])
    assert page.search._found.text() == "找到 1"


def test_rows_to_mend_are_known_and_a_mended_row_leaves_them(page):
    everybody = page.rows.table.workspace.row_ids(Query("person"))
    wrong = next(
        row for row in everybody if page.rows.table.workspace.row("person", row).values["name"] == "王芳"
    )
    was_wrong = wrong in page._troubled.rows
    page.search.choose(TROUBLED)
    shown = names(page)
    typing.write_cells(page.rows.table.workspace, "person", wrong, {"id_number": YOUTH})

    assert was_wrong
    assert "王芳" in shown
    page.search.choose(ALL)
    assert len(names(page)) == 3


def test_with_shift_a_further_column_orders_what_the_first_left_equal(page):
    page.rows._order_by("employment_status")
    page.rows._order_by("name", True)
    upwards = names(page)
    page.rows._order_by("name", True)

    assert upwards == ["李明", "王芳", "张桂英"]
    assert names(page) == ["李明", "张桂英", "王芳"]


def test_one_key_goes_to_the_persons_row_in_another_roster(window, page, press):
    workspace = page.desk.workspace
    added = typing.add_row(workspace, "transfer", {"id_number": MAN, "employer": "清水建筑公司"})
    page.rows.view.go_to(1)
    press((KEY.Key_2, ALT))

    assert window.file.page.roster.key == "transfer"
    assert window.file.page.rows.row == added.row
    press((KEY.Key_1, ALT))
    assert window.file.page.rows.name == "李明"


def test_where_the_person_has_no_row_one_is_begun_and_kept_only_when_something_is_typed(
    window, page, press, qtbot
):
    page.rows.view.go_to(1)
    press((KEY.Key_4, ALT))
    there = window.file.page
    begun = dict(there.rows.stored)
    there.rows.table.write(there.rows.place, "course", "电焊")
    page.rows.view.go_to(0)
    window.file.turn_to("person")
    page.rows.go_to_row(page.rows.table.row_id(0), "name")
    press((KEY.Key_4, ALT))
    window.file.page._step(-1)
    qtbot.waitUntil(lambda: window.file.page.rows.table.draft is None)

    assert (begun["name"], begun["id_number"]) == ("李明", MAN)
    assert names(there) == ["李明"]


def test_a_row_that_is_only_begun_shows_the_persons_others_and_leads_back(window, page, press):
    page.rows.view.go_to(1)
    press((KEY.Key_4, ALT))
    shown = window.file.page.card._others._button_by_roster["person"].text()
    press((KEY.Key_1, ALT))

    assert shown == "人员信息 1"
    assert (window.file.page.key, window.file.page.rows.name) == ("person", "李明")


def test_of_questions_asked_while_one_is_under_way_only_the_last_is_answered(qtbot):
    latest, answers = Latest(Jobs()), []
    latest.came.connect(answers.append)
    for number in range(5):
        latest.ask(lambda _progress, number=number: number)
    qtbot.waitUntil(lambda: not latest.is_waiting)

    assert answers == [4]


def test_an_answer_that_nobody_waits_for_is_not_told(qtbot):
    latest, answers = Latest(Jobs()), []
    latest.came.connect(answers.append)
    latest.ask(lambda _progress: "late")
    latest.forget()
    qtbot.waitUntil(lambda: not latest.is_waiting)

    assert answers == []


def drawn_marks(table: RosterTable) -> list[bool]:
    """Which of the rows behind the first three are drawn with a mark by now."""
    column = table.column_of("id_number")
    return [bool(table.index(place, column).data(CellRole.MARK)) for place in range(3, table.rowCount())]


def shown_anew_with_wrong_numbers(page, qtbot, count: int) -> RosterTable:
    """The table of the page with so many more rows, none of them looked over yet."""
    table: RosterTable = page.rows.table
    for number in range(count):
        typing.add_row(table.workspace, "person", {"name": f"赵{number}", "id_number": "6107"})
    qtbot.wait(50)
    table.show(table.query)
    return table


def test_marks_of_many_rows_come_a_few_at_a_time_and_all_of_them(page, qtbot):
    table = shown_anew_with_wrong_numbers(page, qtbot, 12)

    with qtbot.waitSignal(table.marks_known):
        at_first = drawn_marks(table)

    assert not all(at_first)
    assert all(drawn_marks(table))


def test_marks_of_rows_that_were_scrolled_past_come_when_one_is_back(page, qtbot, monkeypatch):
    monkeypatch.setattr(looking_over, "_MOST_WAITING", 2)
    table = shown_anew_with_wrong_numbers(page, qtbot, 9)

    assert not all(drawn_marks(table))
    qtbot.waitUntil(lambda: all(drawn_marks(table)))


def test_a_window_that_scrolls_does_not_wait_for_what_goes_to_the_disk(page, qtbot, monkeypatch):
    table, read = page.rows.table, []
    for number in range(3):
        typing.add_row(table.workspace, "person", {"name": f"赵{number}", "id_number": "6107"})
    qtbot.wait(50)
    table.show(table.query)
    rows = type(table.workspace).rows
    monkeypatch.setattr(type(table.workspace), "rows", lambda *told: read.append(1) or rows(*told))
    columns = (table.roster.column_by_key["name"], table.roster.column_by_key["id_number"])

    with monkeypatch.context() as patch:
        patch.setattr(type(table.workspace), "is_going_to_disk", True)
        blank = table.drawn_at(3, columns)
        qtbot.wait(20)
        waited = list(read)
    with qtbot.waitSignal(table.marks_known):
        pass
    first = table.drawn_at(3, columns)

    assert (blank, waited) == ([("", Mark.NONE)] * 2, [])
    assert (first[0][0], bool(first[1][0])) == ("赵0", True)
    assert first[1][1] is Mark.ERROR


def test_rows_at_hand_are_drawn_while_something_goes_to_the_disk_and_looked_over_after_it(
    page, qtbot, monkeypatch
):
    table = page.rows.table
    for number in range(3):
        typing.add_row(table.workspace, "person", {"name": f"赵{number}", "id_number": "6107"})
    qtbot.wait(50)
    table.show(table.query)
    column = (table.roster.column_by_key["id_number"],)
    table.kept_row(3)

    with monkeypatch.context() as patch:
        patch.setattr(type(table.workspace), "is_going_to_disk", True)
        at_first = table.drawn_at(4, column)[0][1], bool(table.drawn_at(4, column)[0][0])
        qtbot.wait(20)
    with qtbot.waitSignal(table.marks_known):
        pass

    assert at_first == (Mark.NONE, True)
    assert table.drawn_at(4, column)[0][1] is Mark.ERROR
