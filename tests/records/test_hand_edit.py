"""Cells changed in a spreadsheet program: which writes they are."""

from __future__ import annotations

from roster_desktop.records import BLANK, Cell, answered_cell, edited_cell

MEMORY = BLANK.written(("旧",), "village", 3)


def _edited(value: str, *, book: str = "book1", cell: Cell = MEMORY, shown: str = "旧") -> Cell:
    return edited_cell(cell, (value,), book=book, register="phone", shown=(shown,))


def test_an_edit_beats_what_the_sheet_showed() -> None:
    assert _edited("新").merged(MEMORY) == _edited("新")
    assert _edited("新").values == (("新",),)


def test_the_same_edit_in_two_copies_of_a_book_is_one_write() -> None:
    assert _edited("新").merged(_edited("新")) == _edited("新")


def test_different_edits_of_two_copies_are_asked() -> None:
    assert _edited("新").merged(_edited("别的")).is_open


def test_an_edit_and_a_change_made_meanwhile_in_the_program_are_asked() -> None:
    meanwhile = MEMORY.written(("镇里改的",), "township", 1)

    assert _edited("新").merged(meanwhile).is_open


def test_an_edit_leaves_siblings_alone_that_the_sheet_did_not_show() -> None:
    asked = MEMORY.merged(BLANK.written(("另一个",), "other", 1))

    edited = _edited("新", cell=asked)

    assert set(edited.values) == {("新",), ("另一个",)}


def test_an_edit_beside_the_question_answers_it() -> None:
    asked = MEMORY.merged(BLANK.written(("另一个",), "other", 1))

    answered = answered_cell(asked, ("新",), book="book1", register="phone")

    assert answered.merged(asked).values == (("新",),)


def test_filling_a_blank_cell_is_a_write_that_has_seen_nothing() -> None:
    filled = edited_cell(BLANK, ("新",), book="book1", register="phone", shown=None)

    assert filled.values == (("新",),)
    assert filled.merged(MEMORY).is_open


def test_filling_a_cell_that_somebody_had_cleared_has_seen_the_clearing() -> None:
    cleared = MEMORY.written(("",), "village", 4)

    filled = edited_cell(cleared, ("新",), book="book1", register="phone", shown=None)

    assert filled.merged(cleared).values == (("新",),)


def test_equal_texts_in_two_registers_are_two_writes() -> None:
    phone = edited_cell(BLANK, ("1",), book="book1", register="phone", shown=None)
    remark = edited_cell(BLANK, ("1",), book="book1", register="remark", shown=None)

    assert phone.version != remark.version
