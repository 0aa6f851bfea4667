"""A person says that two rows are one, or not: what becomes of them, in every file."""

from __future__ import annotations

from roster_desktop.records import RowAdded, RowId, Said, Standing, ties_of
from tests.builders import TOY_PEOPLE, id_number, toy_person
from tests.merge.world import Ledger, RosterFile, same


def two_rows(**more: str) -> tuple[RosterFile, str, str]:
    """A file that lists 张三 twice, under two numbers."""
    file = RosterFile(Ledger())
    one = file.add(toy_person("张三", 1, phone="13800000001"))
    other = file.add(toy_person("张三", 2, remark="外出", **more))
    return file, min(one, other), max(one, other)


def shown(file: RosterFile, row: str, *keys: str) -> list[str]:
    values = file.visible(file.rows[row])
    return [values.get(key, "") for key in keys]


def test_two_rows_that_are_one_keep_the_smaller_id_and_lose_nothing():
    file, keeper, other = two_rows()

    file.join(keeper, other, id_number=id_number(sequence=1))

    assert list(file.rows) == [keeper]
    assert file.rows[keeper].aliases == {other}
    assert shown(file, keeper, "id_number", "phone", "remark") == [
        id_number(sequence=1),
        "13800000001",
        "外出",
    ]
    assert not file.open


def test_what_nobody_chose_among_two_values_stays_a_question():
    file, keeper, other = two_rows(phone="13800000002")

    file.join(keeper, other, id_number=id_number(sequence=1))

    assert file.open == {(keeper, "phone")}


def test_joining_reaches_a_file_that_lists_both_and_asks_nothing_there():
    file, keeper, other = two_rows()
    township = RosterFile(file.ledger).take(file.book())
    file.join(keeper, other, id_number=id_number(sequence=1))

    township.take(file.book())

    assert same([file, township])


def test_two_rows_that_were_joined_are_two_again_as_they_were():
    file, keeper, other = two_rows()
    before = [file.visible(file.rows[row]) for row in (keeper, other)]
    file.join(keeper, other, id_number=id_number(sequence=2))

    stays = file.unjoin(keeper, other)

    assert not stays
    assert [without_ties(file, row) for row in (keeper, other)] == before


def without_ties(file: RosterFile, row: str) -> dict[str, str]:
    values = file.visible(file.rows[row])
    values.pop("sameness", None)
    return values


def test_what_was_written_since_they_were_joined_stays_with_the_row_that_stays():
    file, keeper, other = two_rows()
    remarks = [shown(file, row, "phone", "remark") for row in (keeper, other)]
    file.join(keeper, other, id_number=id_number(sequence=1))
    file.type(keeper, phone="13800000003")

    stays = file.unjoin(keeper, other)

    assert stays == ("phone",)
    assert shown(file, keeper, "phone", "remark") == ["13800000003", remarks[0][1]]
    assert shown(file, other, "phone", "remark") == remarks[1]


def test_an_old_book_that_knows_them_as_one_does_not_join_them_again():
    file, keeper, other = two_rows()
    file.join(keeper, other, id_number=id_number(sequence=1))
    old = file.book()
    file.unjoin(keeper, other)
    after = dict(file.rows)

    file.take(old)

    assert file.rows == after


def test_a_file_that_knows_them_as_one_learns_that_they_are_two():
    file, keeper, other = two_rows()
    file.join(keeper, other, id_number=id_number(sequence=1))
    township = RosterFile(file.ledger).take(file.book())
    assert list(township.rows) == [keeper]
    file.unjoin(keeper, other)

    township.take(file.book())

    assert same([file, township])
    assert set(township.rows) == {keeper, other}


def test_a_file_that_never_heard_of_the_joining_edits_on_without_a_question():
    file, keeper, other = two_rows(phone="13800000002")
    village = file.copy()
    file.join(keeper, other, id_number=id_number(sequence=1), phone="13800000001")
    file.unjoin(keeper, other)
    village.type(other, phone="13800000003")

    file.take(village.book())

    assert shown(file, other, "phone") == ["13800000003"]
    assert not file.open


def test_two_that_are_not_the_same_are_not_joined_by_their_key():
    file = RosterFile(Ledger())
    one = file.add(toy_person("张三", 1))
    other = file.add(toy_person("张三", 1, remark="同名同号，号码待查"))
    file.set_apart(one, other)

    village = RosterFile(file.ledger).take(file.book())
    village.take(file.book())

    assert set(village.rows) == {one, other}


def test_a_third_look_alike_joins_neither_of_two_that_are_apart():
    file = RosterFile(Ledger())
    one, other = file.add(toy_person("张三", 1)), file.add(toy_person("张三", 1, remark="另一人"))
    file.set_apart(one, other)
    stranger = RosterFile(file.ledger)
    third = stranger.add(toy_person("张三", 1, remark="第三份"))

    file.take(stranger.book())

    assert set(file.rows) == {one, other, third}


def test_apartness_holds_when_one_of_them_is_joined_with_a_third():
    file = RosterFile(Ledger())
    rows = sorted(file.add(toy_person("张三", number)) for number in (1, 2, 3))
    file.set_apart(rows[1], rows[2])
    old = file.copy()
    file.join(rows[0], rows[1], id_number=id_number(sequence=1))
    old.join(rows[0], rows[2], id_number=id_number(sequence=1))

    file.take(old.book())
    old.take(file.book())

    assert same([file, old])
    assert set(file.rows) == {rows[0], rows[2]}
    assert file.rows[rows[0]].aliases == {rows[1]}


def test_who_changes_his_mind_and_joins_them_after_all_has_them_joined_everywhere():
    file, keeper, other = two_rows()
    file.set_apart(keeper, other)
    township = RosterFile(file.ledger).take(file.book())
    file.join(keeper, other, id_number=id_number(sequence=1))

    township.take(file.book())

    assert same([file, township])
    assert list(township.rows) == [keeper]
    assert {tie.said for tie in ties_of(township.rows[keeper])} == {Said.SAME}


def test_where_one_says_the_same_and_another_not_they_stay_two_in_every_file():
    file, keeper, other = two_rows()
    second = file.copy()
    file.join(keeper, other, id_number=id_number(sequence=1))
    second.set_apart(keeper, other)
    one, two = file.book(), second.book()

    file.take(two)
    second.take(one)

    assert same([file, second])
    assert set(file.rows) == {keeper, other}
    assert all(state.standing is Standing.LISTED for state in file.rows.values())


def test_rows_that_were_typed_in_one_step_with_the_same_words_come_apart_as_well():
    file = RosterFile(Ledger())
    for number, row in enumerate(("a", "b"), start=1):
        file.apply(RowAdded(TOY_PEOPLE.key, RowId(row), toy_person("张三", number)))
        file.number = 0
    before = [file.visible(file.rows[row]) for row in ("a", "b")]
    file.number = 1
    file.join("a", "b", id_number=id_number(sequence=2))

    assert file.unjoin("a", "b") == ()
    assert [without_ties(file, row) for row in ("a", "b")] == before
