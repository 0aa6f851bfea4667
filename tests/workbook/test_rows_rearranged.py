"""What becomes of a submission whose rows, columns and sheets were moved, copied, deleted or damaged."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from roster_desktop.records import DeliveredRow, RowState
from tests.builders import TOY_JOBS, TOY_PEOPLE, id_number
from tests.workbook.books import (
    FIRST_ROW,
    Table,
    by_name,
    edited,
    read,
    villagers,
    workers,
)


def states(rows: list[DeliveredRow] | tuple[DeliveredRow, ...]) -> dict[str, RowState]:
    return {row.state.id: row.state for row in rows if row.state}


def test_a_deleted_row_is_missing_and_not_removed(book: Path) -> None:
    found = edited(book, lambda table: table.sheet.delete_rows(FIRST_ROW + 1))

    assert found.delivery.missing == ((TOY_PEOPLE.key, villagers()[1].state.id),)
    assert "张二" not in by_name(found.delivery.rows)
    assert len(found.delivery.rows) == 4 + 4


def test_an_inserted_row_moves_nobody(book: Path) -> None:
    def insert(table: Table) -> None:
        table.sheet.insert_rows(FIRST_ROW)
        table.put(FIRST_ROW, "姓名", "王五")
        table.put(FIRST_ROW, "身份证号", id_number(sequence=9))

    found = edited(book, insert)

    known = {row.state.id: row.state for row in villagers()}
    assert known.items() <= states(found.delivery.rows).items()
    assert len(found.delivery.rows) == 6 + 4


@pytest.mark.parametrize("order", [(4, 3, 2, 1, 0), (1, 2, 3, 4, 0), (2, 0, 1, 4, 3)])
def test_rows_sorted_without_their_hidden_cells_find_their_memory(book: Path, order: tuple[int, ...]) -> None:
    def sort_visible(table: Table) -> None:
        rows = [table.row(FIRST_ROW + place)[: table.shown()] for place in order]
        for place, cells in enumerate(rows):
            table.put_row(FIRST_ROW + place, cells)

    found = edited(book, sort_visible)

    assert {**states(found.delivery.rows)} == {row.state.id: row.state for row in [*villagers(), *workers()]}
    assert [problem.code for problem in found.delivery.problems] == ["rows-out-of-place"]
    assert not any(row.hand_edited for row in found.delivery.rows)


def test_a_name_corrected_in_a_sorted_sheet_finds_its_memory(book: Path) -> None:
    def sort_and_correct(table: Table) -> None:
        rows = [table.row(FIRST_ROW + place)[: table.shown()] for place in (3, 4, 0, 1, 2)]
        for place, cells in enumerate(rows):
            table.put_row(FIRST_ROW + place, cells)
        table.put(FIRST_ROW + 2, "姓名", "章一")

    row = by_name(edited(book, sort_and_correct).delivery.rows)["章一"]

    assert row.state is not None
    assert row.state.id == villagers()[0].state.id
    assert row.hand_edited == {"name"}


def test_rows_sorted_as_a_whole_are_the_same_rows(book: Path) -> None:
    def sort_all(table: Table) -> None:
        rows = [table.row(FIRST_ROW + place) for place in (4, 2, 0, 3, 1)]
        for place, cells in enumerate(rows):
            table.put_row(FIRST_ROW + place, cells)

    found = edited(book, sort_all)

    assert states(found.delivery.rows) == {row.state.id: row.state for row in [*villagers(), *workers()]}
    assert found.delivery.problems == ()


@pytest.mark.parametrize(("header", "text"), [("身份证号", id_number(sequence=77)), ("姓名", "章二")])
def test_a_corrected_id_or_name_keeps_the_row(book: Path, header: str, text: str) -> None:
    found = edited(book, lambda table: table.put(FIRST_ROW + 1, header, text))

    row = found.delivery.rows[1]
    assert row.state is not None
    assert row.state.id == villagers()[1].state.id
    assert len(row.hand_edited) == 1
    assert found.delivery.missing == ()


def test_a_row_overwritten_with_another_person_is_a_new_row(book: Path) -> None:
    def overwrite(table: Table) -> None:
        table.put(FIRST_ROW, "姓名", "王五")
        table.put(FIRST_ROW, "身份证号", id_number(sequence=55))

    found = edited(book, overwrite)

    row = by_name(found.delivery.rows)["王五"]
    assert row.state is not None
    assert row.state.id != villagers()[0].state.id
    assert found.delivery.missing == ((TOY_PEOPLE.key, villagers()[0].state.id),)


def test_a_copied_row_made_another_person_is_a_new_row(book: Path) -> None:
    def copy(table: Table) -> None:
        table.put_row(FIRST_ROW + 5, table.row(FIRST_ROW))
        table.put(FIRST_ROW + 5, "姓名", "王五")
        table.put(FIRST_ROW + 5, "身份证号", id_number(sequence=55))

    rows = by_name(edited(book, copy).delivery.rows)

    assert rows["张一"].state == villagers()[0].state
    assert rows["王五"].state is not None
    assert rows["王五"].state.id not in {row.state.id for row in villagers()}
    assert rows["王五"].hand_edited


def test_a_copy_above_its_original_does_not_take_the_id(book: Path) -> None:
    def copy_up(table: Table) -> None:
        table.sheet.insert_rows(FIRST_ROW)
        table.put_row(FIRST_ROW, table.row(FIRST_ROW + 5))
        table.put(FIRST_ROW, "备注", "改了很多")
        table.put(FIRST_ROW, "电话", "13599999999")

    found = edited(book, copy_up)

    original = next(row for row in found.delivery.rows if row.number == FIRST_ROW + 5)
    assert original.state == villagers()[4].state
    copy = next(row for row in found.delivery.rows if row.number == FIRST_ROW)
    assert copy.state is not None
    assert copy.state.id != villagers()[4].state.id


def test_two_identical_copies_are_two_rows(book: Path) -> None:
    def copy_twice(table: Table) -> None:
        for place in (5, 6):
            table.put_row(FIRST_ROW + place, table.row(FIRST_ROW))

    found = edited(book, copy_twice)

    assert len(states(found.delivery.rows)) == 7 + 4


def test_of_two_jobs_of_one_person_each_keeps_its_memory(book: Path) -> None:
    def swap(table: Table) -> None:
        first, second = table.row(FIRST_ROW)[: table.shown()], table.row(FIRST_ROW + 1)[: table.shown()]
        table.put_row(FIRST_ROW, second)
        table.put_row(FIRST_ROW + 1, first)
        table.put(FIRST_ROW, "参保", "是")

    rows = edited(book, swap, TOY_JOBS.short_title).delivery.rows
    jobs = [row for row in rows if row.roster == TOY_JOBS.key]

    assert [row.state.id for row in jobs[:2] if row.state] == [workers()[1].state.id, workers()[0].state.id]
    assert jobs[0].hand_edited == {"insured"}
    assert jobs[1].state == workers()[0].state


def test_a_deleted_column_says_nothing(book: Path) -> None:
    def drop(table: Table) -> None:
        table.sheet.delete_cols(table.places["电话"])

    row = edited(book, drop).delivery.rows[0]

    assert row.state is not None
    assert "phone" not in row.state.cells
    assert row.state.cells == {
        key: cell for key, cell in villagers(1)[0].state.cells.items() if key != "phone"
    }
    assert not row.hand_edited


def test_columns_in_another_order_are_the_same_columns(book: Path) -> None:
    def swap(table: Table) -> None:
        one, other = table.places["姓名"], table.places["备注"]
        for row in range(FIRST_ROW - 1, FIRST_ROW + 5):
            first, second = table.sheet.cell(row, one), table.sheet.cell(row, other)
            first.value, second.value = second.value, first.value

    found = edited(book, swap)

    assert [row.state for row in found.delivery.rows[:5]] == [row.state for row in villagers()]


def test_a_deleted_sheet_says_nothing_of_its_rows(book: Path) -> None:
    workbook = openpyxl.load_workbook(book)
    del workbook[TOY_PEOPLE.short_title]
    workbook.save(book)

    found = read(book)

    assert found.delivery.missing == ()
    assert {row.roster for row in found.delivery.rows} == {TOY_JOBS.key}


def test_a_sheet_copied_twice_gives_every_id_once(book: Path) -> None:
    workbook = openpyxl.load_workbook(book)
    workbook.copy_worksheet(workbook[TOY_PEOPLE.short_title])
    workbook.save(book)

    people = [row for row in read(book).delivery.rows if row.roster == TOY_PEOPLE.key]

    assert len({row.state.id for row in people if row.state}) == len(people) == 10
    assert [row.state for row in people[:5]] == [row.state for row in villagers()]


def test_rows_pasted_into_a_bare_workbook_keep_their_memory(book: Path, tmp_path: Path) -> None:
    source = Table(openpyxl.load_workbook(book)[TOY_PEOPLE.short_title])
    target = openpyxl.Workbook()
    assert target.active is not None
    for number in range(FIRST_ROW - 1, FIRST_ROW + 3):
        target.active.append(source.row(number))
    target.save(tmp_path / "另存.xlsx")

    delivery = read(tmp_path / "另存.xlsx").delivery

    assert delivery.manifest is None
    assert [row.state for row in delivery.rows] == [row.state for row in villagers(3)]


DAMAGES: dict[str, Callable[[str], str]] = {
    "cut": lambda text: text[: len(text) // 2],
    "a list": lambda text: '{"i":"' + '["x"]',
    "other types": lambda text: text.replace('"f":{', '"f":[{', 1),
    "a forged version": lambda text: text.replace(":1", ":-1"),
    "a forged id": lambda text: text.replace('{"i":"', '{"i":"../'),
    "deep nesting": lambda text: '{"i":"x","s":' + "[" * 10_000 + "]" * 10_000 + "}",
    "a huge number": lambda text: text.replace(":1", ":" + "9" * 5_000),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_memory_is_told_and_read_as_typed(book: Path, damage: Callable[[str], str]) -> None:
    def spoil(table: Table) -> None:
        place = table.places["#memory"]
        cell = table.sheet.cell(FIRST_ROW, place)
        cell.value = damage(str(cell.value))

    found = edited(book, spoil)

    row = by_name(found.delivery.rows)["张一"]
    assert [problem.code for problem in found.delivery.problems] == ["memory-damaged"]
    assert found.delivery.problems[0].cell == f"A{FIRST_ROW}"
    assert row.values["phone"] == "13800000001"
    assert row.state is not None
    assert row.state.id != villagers()[0].state.id


def test_a_damaged_hidden_sheet_is_told(book: Path) -> None:
    def spoil(table: Table) -> None:
        table.sheet.append(["removed", "{"])
        table.sheet.append(["rows"])
        table.sheet.append(["nonsense", "x"])

    found = edited(book, spoil, "roster_facts")

    assert [problem.code for problem in found.delivery.problems] == ["hidden-facts-damaged"]
    assert "3" in found.delivery.problems[0].message
    assert [row.state for row in found.delivery.rows[:5]] == [row.state for row in villagers()]


def test_a_book_used_as_a_form_for_other_people_is_handmade(book: Path) -> None:
    def overwrite(table: Table) -> None:
        for place in range(5):
            table.put(FIRST_ROW + place, "姓名", f"王{'甲乙丙丁戊'[place]}")
            table.put(FIRST_ROW + place, "身份证号", id_number(sequence=60 + place))

    workbook = openpyxl.load_workbook(book)
    del workbook[TOY_JOBS.short_title]
    workbook.save(book)
    found = edited(book, overwrite)

    assert found.delivery.manifest is None
    assert found.delivery.missing == ()
    assert all(row.state is None for row in found.delivery.rows)
    assert [problem.code for problem in found.delivery.problems] == ["memory-of-nobody"]


def test_an_emptied_book_is_still_its_senders(book: Path) -> None:
    workbook = openpyxl.load_workbook(book)
    for title in (TOY_PEOPLE.short_title, TOY_JOBS.short_title):
        workbook[title].delete_rows(FIRST_ROW, 9)
    workbook.save(book)

    delivery = read(book).delivery

    assert delivery.manifest is not None
    assert len(delivery.missing) == 9
