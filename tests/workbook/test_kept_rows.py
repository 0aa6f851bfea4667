"""Rows that nobody touched since they were written are known as a whole; all others cell by cell."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

import pytest

from roster_desktop.rubbish import set_aside
from roster_desktop.workbook import deliver, read_workbook
from roster_desktop.workbook.memory import MARK, Damaged, decoded, decoded_whole
from tests.builders import TOY, TOY_PEOPLE
from tests.workbook.books import FIRST_ROW, Table, by_name, edited, of_an_older_program, read


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


@pytest.mark.parametrize(
    "damage", ['"f":{?', '"f":[{', '"f":{"a":1,', '"f":{"a":"\t",', '"f":{"a":"b"},"f":{"c":["d"],']
)
def test_fingerprints_that_are_none_are_found_out_all_the_same(book: Path, damage: str) -> None:
    broken = memories_of(book)[0].replace('"f":{', damage)

    for decode in (decoded, decoded_whole):
        with pytest.raises(Damaged):
            decode(broken)


def test_reading_brings_nothing_back_that_was_set_aside_from_the_look_for_rubbish(book: Path) -> None:
    raw = read_workbook(book)
    set_aside()

    deliver(raw, TOY)

    assert gc.get_freeze_count()
