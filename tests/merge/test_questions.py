"""Questions are facts of their rows: they travel, close where somebody answers, stay where asked again."""

from __future__ import annotations

from itertools import permutations

from roster_desktop.records import (
    ABOUT_CONFLICT,
    Asked,
    NotesWritten,
    RowId,
    open_questions,
    question_register,
    question_value,
    withdrawn,
)
from roster_desktop.records.asking import answered_value
from roster_desktop.schema import QUESTIONS
from tests.builders import toy_person
from tests.merge.world import Ledger, RosterFile


def three_offices() -> tuple[RosterFile, RosterFile, RosterFile, RowId]:
    """A village on two laptops, its township, and a person whom all know."""
    ledger = Ledger()
    village, township = RosterFile(ledger), RosterFile(ledger)
    row = village.add(toy_person(phone="13800000001"))
    township.take(village.book())
    return village, village.copy(), township, row


def ask(file: RosterFile, row: RowId, text: str, about: str = "") -> None:
    value = question_value(on="2026-11-22", unit="清水镇", who="周敏", text=text, about=about)
    file.apply(NotesWritten("folk", row, {question_register("phone"): value}))


def answer(file: RosterFile, row: RowId, text: str) -> None:
    line = question_register("phone")
    value = answered_value(file.rows[row].cell(line), answer=text, answered="张三")
    assert value
    file.apply(NotesWritten("folk", row, {line: value}))


def asked(file: RosterFile, row: RowId) -> list[str]:
    return [one.text for one in open_questions(file.rows[row])]


def test_an_answer_closes_the_question_wherever_it_arrives_in_any_order():
    village, laptop, township, row = three_offices()
    ask(township, row, "打得通吗？")
    question = township.book()
    village.take(question)
    answer(village, row, "打得通")
    books = (question, village.book(), laptop.book())

    for order in permutations(books):
        assert asked(laptop.copy().take(*order), row) == []
    assert asked(township.take(village.book()), row) == []


def test_asking_again_while_the_first_is_answered_stays_asked():
    village, _, township, row = three_offices()
    ask(township, row, "打得通吗？")
    village.take(township.book())
    answer(village, row, "打得通")
    ask(township, row, "是本人的号吗？")

    assert asked(township.take(village.book()), row) == ["是本人的号吗？"]


def test_taking_it_back_closes_it_and_a_late_copy_of_the_question_opens_nothing():
    village, _, township, row = three_offices()
    ask(township, row, "打得通吗？")
    early = township.book()
    township.apply(NotesWritten("folk", row, {question_register("phone"): withdrawn(QUESTIONS)}))

    assert asked(village.take(township.book(), early), row) == []


def test_a_question_about_a_conflict_waits_only_while_the_conflict_is_open():
    village, laptop, township, row = three_offices()
    village.type(row, phone="13800000002")
    township.type(row, phone="13800000003")
    township.take(village.book())
    ask(township, row, "哪个对？", ABOUT_CONFLICT)
    assert asked(township, row) == ["哪个对？"]

    laptop.take(township.book(), village.book())
    laptop.decide(row, "phone", ("13800000002",))

    assert asked(laptop, row) == []
    assert asked(township.take(laptop.book()), row) == []


def test_two_who_ask_the_same_without_knowing_are_both_kept():
    village, laptop, township, row = three_offices()
    ask(laptop, row, "甲问")
    ask(township, row, "乙问")

    found = [one for one in open_questions(township.take(laptop.book()).rows[row]) if isinstance(one, Asked)]

    assert {one.text for one in found} == {"甲问", "乙问"}
    answer(township, row, "都答了")
    assert asked(village.take(laptop.book(), township.book()), row) == []
