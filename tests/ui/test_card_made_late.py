"""The fields of the card: made after the rows are painted, and before that for whoever wants one."""

from __future__ import annotations

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from roster_desktop.tasks import typing
from tests.builders import id_number
from ui.main_window import MainWindow
from ui.pages.roster_page import RosterPage

FOLDED = "card.folded"


def turned_to(window: MainWindow) -> RosterPage:
    """A page that was just turned to: nothing of it is painted yet, one row is at hand."""
    assert window.file is not None
    workspace = window.file.desk.workspace
    typing.add_row(workspace, "person", {"name": "张桂英", "id_number": id_number(), "village": "河湾村"})
    typing.add_row(workspace, "transfer", {"name": "张桂英", "id_number": id_number(), "employer": "砖厂"})
    page = window.file.turn_to("transfer")
    assert isinstance(page, RosterPage)
    assert page.rows.row is not None
    return page


def test_the_fields_come_by_themselves_with_the_row_at_hand(window: MainWindow, qtbot: QtBot):
    page = turned_to(window)
    assert not page.card.form._made

    qtbot.waitUntil(lambda: bool(page.card.form._made))
    assert page.card.form.box("employer").line.text() == "砖厂"
    assert page.card.form.box("employer").line.isVisible()


def test_no_field_is_made_before_the_window_is_painted(window: MainWindow, qtbot: QtBot):
    # As long as a window opens: its pages count as visible, and nothing of it is painted yet.
    window.setUpdatesEnabled(False)
    page = turned_to(window)
    qtbot.wait(0)
    assert not page.card.form._made

    window.setUpdatesEnabled(True)

    qtbot.waitUntil(lambda: bool(page.card.form._made))


def test_who_wants_a_field_at_once_has_it_with_what_stands_in_the_row(window: MainWindow):
    page = turned_to(window)

    page.card.form.take_focus("employer")

    assert page.card.form.key_at_hand == "employer"
    assert page.card.form.box("employer").line.text() == "砖厂"


def test_who_begins_a_row_at_once_types_into_its_first_field(window: MainWindow):
    page = turned_to(window)

    page.new_row()

    assert page.card.form.key_at_hand == page.card.form.first_key


def test_what_is_typed_in_the_table_at_once_stands_in_the_card(window: MainWindow):
    page = turned_to(window)

    page.rows.view.typed.emit("employer", "面粉厂")

    assert page.card.form.box("employer").line.text() == "面粉厂"


def test_leaving_the_page_makes_no_field_for_nothing(window: MainWindow):
    page = turned_to(window)

    page.settle_typing()

    assert page.card.form.typed_now is None
    assert not page.card.form._made


def test_a_folded_card_has_no_fields_until_it_is_unfolded(window: MainWindow, qtbot: QtBot):
    assert window.file is not None
    workspace = window.file.desk.workspace
    workspace.set_setting(FOLDED, "1")
    typing.add_row(workspace, "transfer", {"name": "张桂英", "id_number": id_number(), "employer": "砖厂"})
    page = window.file.turn_to("transfer")
    assert isinstance(page, RosterPage)
    qtbot.wait(0)
    assert page.rows.row is not None
    assert not page.card.form._made

    page._fold_card()

    qtbot.waitUntil(lambda: bool(page.card.form._made))
    assert page.card.form.box("employer").line.text() == "砖厂"


def test_the_fields_come_a_few_at_a_time_already_filled(window: MainWindow):
    page = turned_to(window)

    page.card.form._grow()

    boxes = page.card.form._column.boxes
    assert 0 < len(boxes) < len(page.roster.columns)
    assert boxes["id_number"].text == id_number()
    assert not page.card.form._made


def test_the_first_fields_stand_at_the_top_while_the_others_are_missing(window: MainWindow):
    form = turned_to(window).card.form
    form._grow()
    form._column.settle()

    boxes = list(form._column.boxes.values())
    assert boxes[0].y() < 100
    assert [box.height() <= box.sizeHint().height() + 4 for box in boxes] == [True] * len(boxes)


def test_the_fields_that_are_there_show_the_row_at_hand_also_when_it_becomes_another_one(window: MainWindow):
    page = turned_to(window)
    page.card.form._grow()
    other = id_number(sequence=2)
    row = typing.add_row(page.desk.workspace, "transfer", {"name": "李明", "id_number": other}).row

    page.rows.view.go_to(page.rows.table.place_of(row))

    assert page.card.form._column.boxes["id_number"].text == other
    assert not page.card.form._made


def test_what_is_typed_into_the_first_fields_stays_while_the_others_come(window: MainWindow):
    page = turned_to(window)
    page.card.form._grow()
    # The number is masked: it is shown first, as whoever types over it does.
    page.rows.table.reveal(page.rows.row)
    page.rows.at_hand.emit()
    line = page.card.form._column.boxes["id_number"].line
    line.setFocus()

    QTest.keyClicks(line, "1")

    assert page.card.form._made
    assert page.card.form.typed_now == ("id_number", line.text())
    assert line.text() != id_number()


def test_between_the_fields_the_ground_of_the_card_is_seen(window: MainWindow, qtbot: QtBot):
    card = turned_to(window).card
    card.form.take_focus("employer")
    qtbot.waitUntil(lambda: card.form.widget().isVisible())
    corner = card.form.mapTo(card, card.form.rect().bottomLeft())

    picture = card.grab().toImage()

    # Left of the fields, beside the lowest one in sight; and left of the words above them.
    assert picture.pixelColor(corner.x() + 3, corner.y() - 3) == picture.pixelColor(corner.x() + 3, 20)
