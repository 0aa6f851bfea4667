"""What a table asks of its rows: where one stands, and everything that a cell is drawn with."""

from __future__ import annotations

from PySide6.QtCore import Qt

from roster_desktop.records import RowId, Standing
from roster_desktop.workspace import Row
from ui.models import CellMark, CellRole, Mark, RowPages
from ui.models.row_pages import PAGE
from ui.tables.plain_table import PlainRows, Shown


def shown(*ids: str) -> RowPages:
    pages = RowPages(lambda _ids: [], lambda _row: {})
    pages.show([RowId(one) for one in ids])
    return pages


def test_a_row_stands_at_its_place_however_often_it_is_asked_for():
    pages = shown("a", "b", "c")

    assert [pages.place_of(RowId(one)) for one in ("c", "a", "b", "c")] == [2, 0, 1, 2]


def test_a_row_that_is_not_shown_stands_nowhere():
    assert [shown("a").place_of(RowId("z")) for _ in range(2)] == [None, None]
    assert shown().place_of(RowId("a")) is None


def test_places_follow_a_row_that_comes_or_goes():
    pages = shown("a", "b", "c")
    assert pages.place_of(RowId("c")) == 2

    pages.insert(0, RowId("n"))
    assert [pages.place_of(RowId(one)) for one in ("c", "n")] == [3, 0]

    pages.take_out(1)
    assert [pages.place_of(RowId(one)) for one in ("a", "c")] == [None, 2]


def test_a_cell_is_drawn_with_what_it_says_when_asked_piece_by_piece(qtbot):
    rows = PlainRows((Shown("姓名", 80, str, lambda row: Mark.ERROR if row == "坏" else Mark.NONE),))
    rows.show(["好", "坏"])

    for place, mark in enumerate((Mark.NONE, Mark.ERROR)):
        cell = rows.index(place, 0)
        drawn = cell.data(CellRole.DRAWN)
        assert (drawn.text, drawn.mark) == (cell.data(Qt.ItemDataRole.DisplayRole), mark)
        assert drawn.alignment == cell.data(Qt.ItemDataRole.TextAlignmentRole)


def row_of(row: RowId, name: str = "") -> Row:
    return Row(row, "folk", {"name": name}, {"name": name}, (), Standing.LISTED, "", "", 0)


def test_a_row_that_was_written_is_read_by_itself_and_keeps_its_marks_until_it_is_looked_over():
    read: list[list[str]] = []
    looked: list[str] = []

    def look(row: Row) -> dict[str, CellMark]:
        looked.append(row.id)
        return {"name": CellMark(Mark.ERROR)}

    pages = RowPages(lambda ids: read.append(list(ids)) or [row_of(one) for one in ids], look)
    pages.show([RowId("a"), RowId("b")])
    marks = [pages.row_at(place).marks for place in (0, 1)]
    pages.put(0, row_of(RowId("a"), "张三"))
    written, other = pages.row_at(0), pages.row_at(1)

    assert (written.row.values["name"], written.is_looked_over, other.is_looked_over) == ("张三", False, True)
    assert written.marks_now == marks[0]
    assert (read, looked) == ([["a", "b"]], ["a", "b"])


def test_a_row_that_is_known_by_another_id_now_stands_here_no_longer():
    pages = RowPages(lambda ids: [row_of(one) for one in ids], lambda _row: {})
    pages.show([RowId("a"), RowId("b")])
    pages.row_at(0)
    pages.put(0, row_of(RowId("z")))

    assert pages.row_at(0) is None


def test_rows_go_on_below_those_shown_which_are_read_anew_and_wear_their_marks_meanwhile():
    read: list[list[str]] = []
    pages = RowPages(
        lambda ids: read.append(list(ids)) or [row_of(one) for one in ids],
        lambda _row: {"name": CellMark(Mark.ERROR)},
    )
    ids = [RowId(f"{number:03}") for number in range(2 * PAGE)]
    pages.show(ids[:2])
    marks = pages.row_at(0).marks
    pages.go_on(ids)

    assert [pages.row_at(place).row.id for place in (0, 2)] == [ids[0], ids[2]]
    assert [(pages.row_at(place).is_looked_over, pages.row_at(place).marks_now) for place in (0, 1)] == [
        (False, marks),
        (False, {}),
    ]
    assert read == [ids[:2], ids[:PAGE]]


def test_the_pages_beside_those_in_sight_are_read_one_at_a_time_and_no_others():
    read: list[str] = []
    pages = RowPages(lambda ids: read.append(ids[0]) or [row_of(one) for one in ids], lambda _row: {})
    ids = [RowId(f"{number:03}") for number in range(6 * PAGE)]
    pages.show(ids)
    for place in (2 * PAGE - 1, 2 * PAGE):
        pages.row_at(place)
    in_sight = list(read)

    more = [pages.read_beside() for _ in range(4)]
    beside = read[len(in_sight) :]
    pages.row_at(3 * PAGE)

    assert (in_sight, more) == ([ids[PAGE], ids[2 * PAGE]], [True, True, False, False])
    assert sorted(beside) == [ids[0], ids[3 * PAGE]]
    assert read == [*in_sight, *beside]


def test_beside_rows_that_are_no_longer_shown_nothing_is_read():
    read: list[int] = []
    pages = RowPages(lambda ids: read.append(len(ids)) or [row_of(one) for one in ids], lambda _row: {})
    pages.show([RowId(f"{number:03}") for number in range(3 * PAGE)])
    pages.row_at(0)
    pages.show([RowId("a")])

    assert not pages.read_beside()
    assert read == [PAGE]
