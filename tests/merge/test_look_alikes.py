"""Who may be one and the same: what is found, how it is explained, and who is never suspected."""

from __future__ import annotations

import pytest

from roster_desktop.merge.alike_names import name_likeness
from roster_desktop.merge.look_alikes import LookAlike, Somebody, look_alikes
from roster_desktop.records import RowId
from tests.builders import id_number

WANG = id_number(birth="19800305", sequence=123)


def somebody(row: str, **facts: str) -> Somebody:
    usual = {"township": "清水镇", "village": "河湾村", "name": "王建国", "id_number": WANG}
    return Somebody(RowId(row), **(usual | facts))


def only(*people: Somebody) -> LookAlike:
    [alike] = look_alikes(people)
    return alike


def words(alike: LookAlike) -> str:
    return "；".join(str(reason.about()) for reason in alike.reasons)


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ("王建國", "姓名只是繁简体、异体字不同"),
        ("王建果", "同音不同字"),
        ("玉建国", "字形相近"),
        ("王建?", "生僻字写成了“?”或别的代替"),
        ("王□国", "生僻字写成了“?”或别的代替"),
    ],
)
def test_names_of_one_person_written_in_two_ways_are_known_and_the_way_is_told(other, said):
    assert said == str(name_likeness("王建国", other).reason.about())


def test_a_name_of_another_script_is_one_with_and_without_its_dot():
    assert "间隔号" in str(name_likeness("买买提·艾力", "买买提艾力").reason.about())
    assert "姓名相近" in str(name_likeness("买买提·艾力", "买买提·艾力江").reason.about())
    assert name_likeness("买买提•艾力", "买买提·艾力").is_one_name


@pytest.mark.parametrize("other", ["王建军", "李建国", "王国", "张三", ""])
def test_other_names_are_other_names(other):
    assert name_likeness("王建国", other) is None


def test_a_dialect_does_not_tell_some_sounds_apart():
    assert "读音相近" in str(name_likeness("陈兰英", "陈岚音").reason.about())


def test_one_wrong_digit_of_a_number_is_explained():
    wrong = WANG[:13] + str((int(WANG[13]) + 1) % 10) + WANG[14:]

    alike = only(somebody("a", phone="13800000001"), somebody("b", id_number=wrong, phone="13800000001"))

    assert words(alike) == "身份证号只差1位；其中一个号码校验位不对；姓名相同；电话一致"
    assert alike.is_certain


def test_two_digits_the_wrong_way_round_are_explained():
    swapped = WANG[:4] + WANG[5] + WANG[4] + WANG[6:]

    alike = only(somebody("a", household="12"), somebody("b", id_number=swapped, household="12"))

    assert "身份证号有两位写颠倒" in words(alike)


def test_the_old_number_of_fifteen_digits_is_the_new_one():
    old = WANG[:6] + WANG[8:17]

    assert "15位老号" in words(only(somebody("a"), somebody("b", id_number=old)))


def test_a_number_with_a_digit_too_few_is_explained():
    assert "少写或多写了1位" in words(only(somebody("a"), somebody("b", id_number=WANG[:9] + WANG[10:])))


def test_a_homophone_with_the_same_birth_date_and_phone_is_explained():
    other = id_number(birth="19800305", sequence=871)

    alike = only(
        somebody("a", phone="138 0000 0001"),
        somebody("b", name="王建果", id_number=other, phone="13800000001"),
    )

    assert words(alike) == "同音不同字；出生日期一致；电话一致"
    assert not alike.is_certain


def test_a_person_without_a_number_is_found_by_name_household_and_phone():
    alike = only(
        somebody("a", household="7", phone="13800000001"),
        somebody("b", id_number="", household="7", phone="13800000001"),
    )

    assert words(alike) == "一方没填身份证号；姓名相同；电话一致；同一户"
    assert not alike.is_certain


def test_twins_are_two():
    one = id_number(birth="20050607", sequence=101)
    other = id_number(birth="20050607", sequence=103)
    shared = {"household": "7", "phone": "13800000001", "head": "王大山"}

    assert not look_alikes(
        [
            somebody("a", name="王大明", id_number=one, **shared),
            somebody("b", name="王小明", id_number=other, **shared),
        ]
    )


def test_father_and_son_with_one_phone_are_two():
    son = id_number(birth="20050607", sequence=101)
    shared = {"household": "7", "phone": "13800000001"}

    assert not look_alikes([somebody("a", **shared), somebody("b", name="王强", id_number=son, **shared)])


def test_namesakes_of_one_village_with_other_birth_dates_are_two():
    assert not look_alikes([somebody("a"), somebody("b", id_number=id_number(birth="19750101", sequence=9))])


def test_one_number_in_two_villages_is_another_question():
    assert not look_alikes([somebody("a"), somebody("b", village="石门村")])


def test_who_looks_like_two_others_is_never_certain():
    wrong = WANG[:13] + str((int(WANG[13]) + 1) % 10) + WANG[14:]
    other = WANG[:12] + str((int(WANG[12]) + 1) % 10) + WANG[13:]

    found = look_alikes(
        [
            somebody("a", phone="13800000001"),
            somebody("b", id_number=wrong, phone="13800000001"),
            somebody("c", id_number=other, phone="13800000001"),
        ]
    )

    assert len(found) == 3
    assert not any(alike.is_certain for alike in found)


def test_the_order_of_the_rows_does_not_matter():
    wrong = WANG[:13] + str((int(WANG[13]) + 1) % 10) + WANG[14:]
    people = [somebody("a"), somebody("b", id_number=wrong), somebody("c", name="李四", id_number="")]

    assert look_alikes(people) == look_alikes(people[::-1])
