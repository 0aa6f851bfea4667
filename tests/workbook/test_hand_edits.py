"""What somebody typed into the cells of a submission in a spreadsheet program, and what it means."""

from __future__ import annotations

from pathlib import Path

from roster_desktop.records import BLANK, LISTED, Cell, Order, Pair, Version
from roster_desktop.records.hand_edit import edit_writer, edited_cell
from roster_desktop.workbook import SubmittedRow
from tests.builders import TOY_PEOPLE, id_number, toy_person
from tests.workbook.books import (
    BOOK,
    FIRST_ROW,
    WRITER,
    Table,
    by_name,
    edited,
    read,
    state_of,
    submission,
    submitted,
    villagers,
    written,
)


def test_an_edit_is_a_write_of_the_book_on_top_of_what_was_shown(book: Path) -> None:
    found = edited(book, lambda table: table.put(FIRST_ROW, "电话", "13911112222"))

    row = by_name(found.delivery.rows)["张一"]
    before = villagers(1)[0].state
    assert row.hand_edited == {"phone"}
    assert row.state.with_cells({"touched:text": BLANK}) == before.with_cells(
        {
            "phone": edited_cell(
                before.cell("phone"), ("13911112222",), book=BOOK, register="phone", shown=("13800000001",)
            )
        }
    )
    [pair] = row.state.cell("phone")
    assert pair.by == edit_writer(BOOK, "phone", ("13911112222",))
    assert pair.version.compare(before.cell("phone").version) is Order.NEWER


def test_the_same_edit_in_two_copies_is_the_same_write(tmp_path: Path) -> None:
    def edit(table: Table) -> None:
        table.put(FIRST_ROW, "电话", "13911112222")

    first = edited(written(tmp_path, submission(villagers()), "一.xlsx"), edit)
    second = edited(written(tmp_path, submission(villagers()), "二.xlsx"), edit)

    assert [row.state for row in first.delivery.rows] == [row.state for row in second.delivery.rows]


def test_a_cleared_cell_is_an_edit_to_nothing(book: Path) -> None:
    found = edited(book, lambda table: table.put(FIRST_ROW, "电话", None))

    row = by_name(found.delivery.rows)["张一"]
    assert row.hand_edited == {"phone"}
    assert row.state is not None
    assert row.state.cell("phone").values == (("",),)


def test_the_same_text_in_another_writing_is_no_edit(book: Path) -> None:
    def retype(table: Table) -> None:
        table.put(FIRST_ROW, "电话", " 138 0000 0001 ")
        table.put(FIRST_ROW, "姓名", "张　一")

    row = edited(book, retype).delivery.rows[0]

    assert not row.hand_edited
    assert row.values["phone"] == "13800000001"
    assert row.state == villagers(1)[0].state


def test_half_of_a_joined_register_is_edited_as_a_whole(tmp_path: Path) -> None:
    person = submitted(TOY_PEOPLE, toy_person(schooling="小学", school_year="一年级"), "p1")
    book = written(tmp_path, submission([person]))

    [row] = edited(book, lambda table: table.put(FIRST_ROW, "年级", "二年级")).delivery.rows

    assert row.hand_edited == {"school"}
    assert row.state is not None
    assert row.state.cell("school").values == (("小学", "二年级"),)


def test_what_follows_from_the_id_stays_unwritten(book: Path) -> None:
    found = edited(book, lambda table: table.put(FIRST_ROW, "备注", "改过"))

    row = found.delivery.rows[0]
    assert row.values["sex"] == "男"
    assert row.state is not None
    assert not row.state.cell("sex")


def test_a_contradicted_derived_cell_is_a_write(book: Path) -> None:
    row = edited(book, lambda table: table.put(FIRST_ROW, "性别", "女")).delivery.rows[0]

    assert row.hand_edited == {"sex"}
    assert row.state is not None
    assert row.state.cell("sex").values == (("女",),)


def test_a_cleared_derived_cell_says_nothing(book: Path) -> None:
    row = edited(book, lambda table: table.put(FIRST_ROW, "性别", None)).delivery.rows[0]

    assert not row.hand_edited
    assert row.state == villagers(1)[0].state


def test_an_edit_leaves_siblings_that_nobody_saw(tmp_path: Path) -> None:
    plain = villagers(1)[0]
    shown = Pair(("13800000001",), Version.of({WRITER: 1}), WRITER)
    other = Pair(("13700000000",), Version.of({"w2": 5}), "w2")
    row = SubmittedRow(plain.state.with_cells({"phone": Cell(frozenset({shown, other}))}), plain.values)
    book = written(tmp_path, submission([row]))

    [found] = edited(book, lambda table: table.put(FIRST_ROW, "电话", "13911112222")).delivery.rows

    assert found.state is not None
    assert set(found.state.cell("phone").values) == {("13911112222",), ("13700000000",)}


def test_a_typed_row_gets_the_same_id_from_everybody(book: Path) -> None:
    def add(table: Table) -> None:
        new = toy_person("王五", 9, phone="13500000000", remark="新来", household="12")
        for header, key in (
            ("村", "village"),
            ("姓名", "name"),
            ("身份证号", "id_number"),
            ("电话", "phone"),
        ):
            table.put(FIRST_ROW + 5, header, new[key])

    first = edited(book, add)
    second = read(book)

    row = by_name(first.delivery.rows)["王五"]
    assert row.state is not None
    assert row.state == by_name(second.delivery.rows)["王五"].state
    assert row.state.id not in {person.state.id for person in villagers()}
    assert row.state.cell("phone") == edited_cell(
        BLANK, ("13500000000",), book=BOOK, register="phone", shown=None
    )
    assert row.state.cell("removal").values == (LISTED,)
    assert row.state.cell("standing").values == (("正常",),)
    assert first.delivery.missing == ()


def test_a_typed_sex_that_follows_from_the_id_is_not_stored(book: Path) -> None:
    def add(table: Table) -> None:
        for header, text in (
            ("姓名", "王五"),
            ("身份证号", id_number(sequence=9)),
            ("性别", "男"),
            ("年龄", "46"),
        ):
            table.put(FIRST_ROW + 5, header, text)

    row = by_name(edited(book, add).delivery.rows)["王五"]

    assert row.state is not None
    assert not row.state.cell("sex")
    assert not row.state.cell("age")


def test_an_edit_of_an_open_removal_question_stays_a_question(tmp_path: Path) -> None:
    state = state_of(TOY_PEOPLE, toy_person(phone="13800000001"), "p1")
    listed = Pair(LISTED, Version.of({WRITER: 1}), WRITER)
    gone = Pair(("死亡", "2026-08-01"), Version.of({"w2": 1}), "w2")
    disputed = state.with_cells({"removal": Cell(frozenset({listed, gone}))})
    book = written(tmp_path, submission([SubmittedRow(disputed, toy_person(phone="13800000001"))]))

    [row] = edited(book, lambda table: table.put(FIRST_ROW, "电话", "13911112222")).delivery.rows

    assert row.state is not None
    assert row.state.cell("removal") == disputed.cell("removal")
