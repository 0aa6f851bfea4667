"""Lists that people made without the program: nothing in them is lost, blanks say nothing,
nobody is guessed."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roster_desktop.merge import Counts, MergePlan, plan_merge
from roster_desktop.records import REMOVAL_KEY, DeliveredRow, Delivery, Standing, Unit
from tests.builders import TOY, toy_person
from tests.merge.world import VILLAGE, Ledger, RosterFile


def _list(*people: dict[str, str], unit: str = "河湾村") -> Delivery:
    rows = tuple(
        DeliveredRow("folk", "Sheet1", number, values, {key: f"{key}{number}" for key in values}, None)
        for number, values in enumerate(people, start=2)
    )
    return Delivery("手工表.xlsx", "", None, rows, unit_text=unit)


def _person(name: str = "张三", sequence: int = 1, **cells: str) -> dict[str, str]:
    return {
        key: text for key, text in (toy_person(name, sequence) | {"standing": ""} | cells).items() if text
    }


def _take(file: RosterFile, *lists: Delivery, sender: Unit | None = None) -> RosterFile:
    for one in lists:
        file.apply(*plan_merge(TOY, one, file, sender=sender).changes)
    return file


def _phone(file: RosterFile) -> str:
    [state] = file.rows.values()
    return file.visible(state).get("phone", "")


def test_a_list_taken_twice_changes_nothing_the_second_time() -> None:
    people = _list(_person(phone="13800000001"), _person("李四", 2))
    file = _take(RosterFile(Ledger()), people)

    plan = plan_merge(TOY, people, file)

    assert plan == MergePlan(counts={"folk": Counts(read=2, unchanged=2)})


def test_everybody_gives_a_typed_row_the_same_id() -> None:
    one, other = (_take(RosterFile(Ledger()), _list(_person())) for _ in range(2))

    assert one.rows == other.rows


def test_a_row_without_a_number_keeps_its_id_while_its_content_stays() -> None:
    nobody = _person(id_number="", remark="没有证件")

    file = _take(RosterFile(Ledger()), _list(nobody), _list(nobody))

    assert len(file.rows) == 1


def test_a_blank_says_nothing() -> None:
    file = RosterFile(Ledger())
    file.add(toy_person(phone="13800000001"))

    _take(file, _list(_person()))

    assert _phone(file) == "13800000001"
    assert not file.open


def test_a_half_filled_register_that_agrees_says_nothing() -> None:
    file = RosterFile(Ledger())
    file.add(toy_person(schooling="初中", school_year="二年级"))

    _take(file, _list(_person(schooling="初中")))

    assert not file.open


def test_what_a_row_starts_with_never_stands_against_what_was_typed() -> None:
    file = RosterFile(Ledger())
    file.add(toy_person(standing="迁出"))

    _take(file, _list(_person()))
    late = _take(RosterFile(Ledger()), _list(_person())).take(file.book())

    assert not file.open
    assert not late.open
    assert [late.visible(state)["standing"] for state in late.rows.values()] == ["迁出"]


def test_a_new_row_of_a_list_starts_like_a_typed_one() -> None:
    [state] = _take(RosterFile(Ledger()), _list(_person())).rows.values()

    assert state.shown(())["standing"] == ("正常",)
    assert state.standing is Standing.LISTED


def test_another_phone_than_the_one_here_is_a_question() -> None:
    file = RosterFile(Ledger())
    row = file.add(toy_person(phone="13800000001"))

    _take(file, _list(_person(phone="13800000002")))

    [state] = file.rows.values()
    assert row == state.id
    assert state.open_registers == ("phone",)
    assert _phone(file) == "13800000001"


def test_an_answered_question_is_not_asked_by_the_same_list_again() -> None:
    file = RosterFile(Ledger())
    row = file.add(toy_person(phone="13800000001"))
    _take(file, _list(_person(phone="13800000002")))
    file.decide(row, "phone", ("13800000001",))

    _take(file, _list(_person(phone="13800000002")))

    assert not file.open


def test_a_removed_person_on_a_list_is_a_question_once() -> None:
    file = RosterFile(Ledger())
    row = file.add(toy_person())
    file.remove(row)

    _take(file, _list(_person()))
    asked = file.open
    file.remove(row)
    _take(file, _list(_person()))

    assert asked == {(row, REMOVAL_KEY)}
    assert not file.open
    assert file.rows[row].standing is Standing.REMOVED


def test_rows_that_name_no_village_are_the_senders() -> None:
    file = _take(RosterFile(Ledger()), _list(_person(village="", township="")), sender=VILLAGE)

    [state] = file.rows.values()
    assert file.visible(state)["village"] == "河湾村"
    assert file.visible(state)["township"] == "清水镇"


@pytest.mark.parametrize(
    ("person", "code", "cell"),
    [
        ({"village": "河湾村", "remark": "谁"}, "row-without-person", "A2"),
        (_person(id_number="61072319800101"), "row-unreadable-identity", "id_number2"),
    ],
)
def test_a_row_of_which_nobody_can_tell_whose_it_is_is_refused_with_its_cell(
    person: dict[str, str], code: str, cell: str
) -> None:
    plan = plan_merge(TOY, _list(person, _person("李四", 2)), RosterFile(Ledger()))

    assert plan.counts == {"folk": Counts(read=2, added=1, refused=1)}
    assert [(one.code, one.sheet, one.cell) for one in plan.problems] == [(code, "Sheet1", cell)]
    assert plan.problems[0].remedy


@pytest.mark.parametrize("person", [_person(id_number=""), _person(name="")])
def test_a_name_or_a_number_is_enough_to_be_taken(person: dict[str, str]) -> None:
    assert len(_take(RosterFile(Ledger()), _list(person)).rows) == 1


PHONES = st.lists(st.sampled_from(("13800000001", "13800000002", "13800000003", "")), min_size=1, max_size=3)


@given(PHONES, st.sampled_from(("", "13800000009")))
def test_in_any_order_every_phone_of_every_list_is_shown_or_asked(phones: list[str], typed: str) -> None:
    lists = [_list(_person(phone=phone), unit=f"单位{place}") for place, phone in enumerate(phones)]
    ours = RosterFile(Ledger())
    ours.add(toy_person(phone=typed))

    for order in permutations(lists):
        file = _take(ours.copy(), *order)
        [state] = file.rows.values()
        values = {value[0] for value in state.cell("phone").values}
        assert {phone for phone in (*phones, typed) if phone} <= values
