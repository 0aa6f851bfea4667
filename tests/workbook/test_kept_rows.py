"""Rows that nobody touched since they were written are known as a whole; all others cell by cell."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from roster_desktop.rubbish import set_aside
from roster_desktop.workbook import RawBook, deliver, read_workbook
from roster_desktop.workbook.memory import MARK, Damaged, RowMemory, decoded, decoded_whole
from tests.builders import TOY, TOY_PEOPLE
from tests.workbook.books import (
    FIRST_ROW,
    Table,
    by_name,
    edited,
    of_an_older_program,
    read,
    submission,
    villagers,
    workers,
    written,
)


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Grows by one for each row that is looked at cell by cell."""
    rows: list[object] = []
    room = sys.modules["roster_desktop.workbook.deliver"]
    looks = vars(room)["said"]

    def look(*some: object) -> object:
        rows.append(some)
        return looks(*some)

    monkeypatch.setattr(room, "said", look)
    return rows


def test_of_a_book_that_nobody_touched_no_cell_is_looked_at(book: Path, looked_at: list[object]) -> None:
    known = read(book).delivery

    assert not looked_at
    assert deliver(of_an_older_program(read_workbook(book)), TOY).delivery == known
    assert len(looked_at) == len(known.rows)


def test_of_a_book_with_one_edited_cell_only_its_row_is_looked_at(
    book: Path, looked_at: list[object]
) -> None:
    found = edited(book, lambda table: table.put(FIRST_ROW, "电话", "13900000000"))

    assert len(looked_at) == 1
    assert by_name(found.delivery.rows)["张一"].hand_edited == {"phone"}


def test_a_row_below_another_mans_memory_is_no_row_of_it(book: Path) -> None:
    def swap(table: Table) -> None:
        first, second = table.row(FIRST_ROW), table.row(FIRST_ROW + 1)
        table.put_row(FIRST_ROW, [*second[: table.shown()], *first[table.shown() :]])
        table.put_row(FIRST_ROW + 1, [*first[: table.shown()], *second[table.shown() :]])

    before = by_name(read(book).delivery.rows)
    after = by_name(edited(book, swap).delivery.rows)

    assert {name: row.state for name, row in after.items()} == {
        name: row.state for name, row in before.items()
    }


def test_of_a_copied_row_one_keeps_the_memory(book: Path) -> None:
    def copy(table: Table) -> None:
        table.put_row(FIRST_ROW + 5, table.row(FIRST_ROW))

    rows = [row for row in edited(book, copy).delivery.rows if row.values.get("name") == "张一"]
    ids = [row.state.id for row in rows if row.roster == TOY_PEOPLE.key and row.state]

    assert len(ids) == len(set(ids)) == 2
    assert "p" + "1".zfill(19) in ids


def memories_of(book: Path) -> list[str]:
    rows = (row for sheet in read_workbook(book).sheets for row in sheet.rows if row)
    return [row[-1] for row in rows if row[-1].startswith(MARK)]


def test_fingerprints_that_are_read_late_are_the_same(book: Path) -> None:
    memories = memories_of(book)

    assert memories
    assert [decoded_whole(text) for text in memories] == [decoded(text) for text in memories]


def test_an_x_behind_an_underline_in_a_fingerprint_is_read_late_just_the_same(book: Path) -> None:
    text = memories_of(book)[0].replace('"name":"', '"name":"_\\u0078')

    assert decoded_whole(text).prints["name"].startswith("_x")
    assert decoded_whole(text) == decoded(text)


@pytest.mark.parametrize(
    "damage", ['"f":{?', '"f":[{', '"f":{"a":1,', '"f":{"a":"\t",', '"f":{"a":"b"},"f":{"c":["d"],']
)
def test_fingerprints_that_are_none_are_found_out_all_the_same(book: Path, damage: str) -> None:
    broken = memories_of(book)[0].replace('"f":{', damage)

    for decode in (decoded, decoded_whole):
        with pytest.raises(Damaged):
            decode(broken)


PIECES = st.sampled_from(
    ('"', "\\", "\\u0078", "{", "}", "[", ",", ":", "null", "1", "a", "\t", "\x1f", "\ud800", "=", " ", "x:1",
     '"f":{"a":"b"},', '"v":{},', '"d":"name",', '"x":{"name":null},', '"v":null,', '"q":"a",', '"i":"r",')
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_a_memory_that_is_read_late_says_what_it_says_at_once_whatever_was_done_to_it(
    known_raw: RawBook, data: st.DataObject
) -> None:
    text = data.draw(st.sampled_from([row[-1] for row in rows_with_memory(known_raw)]))
    for piece in data.draw(st.lists(PIECES, max_size=2)):
        at = data.draw(st.integers(0, len(text)))
        # Between two members as often as anywhere.
        at = text.rfind(',"', 0, at) + 1 if data.draw(st.booleans()) else at
        text = text[:at] + piece + text[at + data.draw(st.integers(0, 3)) * (at % 2) :]

    assert told_by(decoded_whole, text) == told_by(decoded, text)


def told_by(decode: Callable[[str], RowMemory], text: str) -> RowMemory | None:
    try:
        return decode(text)
    except Damaged:
        return None


def rows_with_memory(raw: RawBook) -> list[list[str]]:
    return [row for sheet in raw.sheets for row in sheet.rows if row and row[-1].startswith(MARK)]


def test_reading_brings_nothing_back_that_was_set_aside_from_the_look_for_rubbish(book: Path) -> None:
    raw = read_workbook(book)
    set_aside()

    deliver(raw, TOY)

    assert gc.get_freeze_count()


Edit = tuple[str, int, int, int, str]
EDITS = st.tuples(
    st.sampled_from(("type", "type", "swap", "copy", "drop", "memory", "id", "move")),
    st.integers(0, 10), st.integers(0, 10), st.integers(0, 30),
    st.sampled_from(("", "张一", "13900000000", "0", "2E+11", "同上", "合计", '{"i":"', "是")),
)  # fmt: skip


def edited_in_memory(raw: RawBook, edits: list[Edit]) -> RawBook:
    """The book after somebody's work on it in a spreadsheet program."""
    sheets = [replace(sheet, rows=[[*row] for row in sheet.rows]) for sheet in raw.sheets]
    listed = [sheet.rows for sheet in sheets if any(row and row[-1].startswith(MARK) for row in sheet.rows)]
    for number, (what, one, other, place, text) in enumerate(edits):
        rows = listed[number % len(listed)]
        first = FIRST_ROW - 1 + one % (len(rows) - FIRST_ROW + 1)
        second = FIRST_ROW - 1 + other % (len(rows) - FIRST_ROW + 1)
        width = len(rows[first])
        match what:
            case "type" if width > 2:
                rows[first][place % (width - 2)] = text
            case "swap":
                rows[first], rows[second] = rows[second], rows[first]
            case "copy":
                rows.append([*rows[first]])
            case "drop":
                rows[first] = []
            case "memory" if width:
                rows[first][-1] = rows[first][-1][:-place] + text
            case "id" if width > 1:
                rows[first][-2] = text
            case "move" if width and len(rows[second]):
                rows[first][-1], rows[second][-1] = rows[second][-1], rows[first][-1]
    return replace(raw, sheets=tuple(sheets))


@pytest.fixture(scope="module")
def known_raw(tmp_path_factory: pytest.TempPathFactory) -> RawBook:
    folder = tmp_path_factory.mktemp("kept")
    return read_workbook(written(folder, submission(villagers(), workers())))


@settings(max_examples=120, deadline=None)
@given(edits=st.lists(EDITS, max_size=5))
def test_rows_known_as_a_whole_say_what_they_say_cell_by_cell_whatever_was_edited(
    known_raw: RawBook, edits: list[Edit]
) -> None:
    raw = edited_in_memory(known_raw, edits)
    room = sys.modules["roster_desktop.workbook.deliver"]

    quick = deliver(raw, TOY)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(room, "kept_rows", lambda *_: iter(()))
        slow = deliver(raw, TOY)

    assert quick == slow
