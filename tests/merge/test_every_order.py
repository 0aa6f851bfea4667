"""Six villages send their books to the township; whichever comes first,
the township's file ends up the same."""

from __future__ import annotations

from itertools import permutations

import pytest

from roster_desktop.records import REMOVAL_KEY, RowId, Standing
from tests.builders import TOY_JOBS, toy_job, toy_person
from tests.merge.world import Book, Ledger, RosterFile

VILLAGES = ("河湾村", "东坡村", "西沟村", "南坪村", "北岭村", "中坝村")


def _person(name: str, sequence: int, village: str = "河湾村", **cells: str) -> dict[str, str]:
    return toy_person(name, sequence, **cells) | {"village": village}


@pytest.fixture(scope="module")
def books() -> list[Book]:
    """What the villages send.

    All six were handed out from one file; 张三 and 李四 stand in it. Three changed 李四's phone and schooling,
    one of them removed 张三, whose remark another had changed. Two typed 王五 without knowing of each other.
    One typed somebody twice and took one of the two out again.
    """
    ledger = Ledger()
    county = RosterFile(ledger)
    zhang = county.add(_person("张三", 1, phone="13800000001"))
    li = county.add(_person("李四", 2, schooling="小学", school_year="一年级"))
    county.add(toy_job("李四", 2), TOY_JOBS.key)
    villages = [county.copy() for _ in VILLAGES]
    for place, (village, file) in enumerate(zip(VILLAGES, villages, strict=True)):
        file.add(_person("赵六", 10 + place, village, phone=f"1390000000{place}"))
    first, second, third, fourth, fifth, sixth = villages
    first.type(li, phone="13800000002")
    second.type(li, phone="13800000003", schooling="初中", school_year="二年级")
    third.type(li, phone="13800000004", schooling="高中", school_year="")
    third.remove(zhang)
    fourth.type(zhang, remark="外出")
    _wang(second, phone="13800000005")
    _wang(fifth, remark="新来")
    _wang(sixth, phone="13800000006")
    sixth.remove(_wang(sixth, phone="13800000007", remark="重复了"), "重复")
    sixth.type(sixth.of(TOY_JOBS.key)[0].id, wage="3000")
    return [file.book() for file in villages]


def test_all_720_orders_of_six_books_give_equal_pairs_row_ids_and_open_questions(books: list[Book]) -> None:
    expected = RosterFile(Ledger()).take(*books)

    for order in permutations(books):
        found = RosterFile(Ledger()).take(*order)
        assert found.rows == expected.rows
        assert found.open == expected.open


def test_exactly_what_people_wrote_against_each_other_is_asked(books: list[Book]) -> None:
    township = RosterFile(Ledger()).take(*books)

    asked = {(township.visible(township.rows[row])["name"], register) for row, register in township.open}
    assert asked == {
        ("张三", REMOVAL_KEY),
        ("李四", "phone"),
        ("李四", "school"),
        ("王五", "phone"),
    }


def test_a_person_typed_in_two_villages_is_one_row_and_nobody_else_is(books: list[Book]) -> None:
    township = RosterFile(Ledger()).take(*books)

    names = [township.visible(state)["name"] for state in township.of("folk")]
    assert sorted(names) == sorted(["张三", "李四", "王五", *["赵六"] * 6])
    assert all(state.standing is not Standing.REMOVED for state in township.rows.values())


def _wang(file: RosterFile, **cells: str) -> RowId:
    return file.add(_person("王五", 3, **cells))
