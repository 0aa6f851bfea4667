"""Who of a crowd is worth comparing: exactly those who share something, however narrowly they are kept."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from roster_desktop.merge.alike_names import sound_of_folded
from roster_desktop.merge.alike_numbers import is_near
from roster_desktop.merge.crowd import Crowd, Somebody, Told
from roster_desktop.progress import Silence
from roster_desktop.records import RowId
from tests.builders import id_number

NUMBERS = ["", "大概", id_number(sequence=1), id_number(sequence=2), id_number(birth="19700101", sequence=1)]

people = st.lists(
    st.builds(
        Somebody,
        row=st.just(RowId("row")),
        name=st.sampled_from(["", "王建国", "王建果", "王 建国", "李梅", "买买提·艾力"]),
        id_number=st.sampled_from(NUMBERS),
        birth=st.sampled_from(["", "1980", "1980-03-05", "大概\x1f三月"]),
        sex=st.sampled_from(["", "男", "女"]),
        phone=st.sampled_from(["", "13800000001", "138-0000 0001", "没有"]),
        household=st.sampled_from(["", "12", " 12"]),
        head=st.sampled_from(["", "王大山"]),
        township=st.sampled_from(["", "清水镇"]),
        village=st.sampled_from(["", "河湾村", "河湾 村", "后湾村"]),
    ),
    max_size=12,
)


def crowd_of(some: list[Somebody]) -> Crowd:
    crowd = Crowd()
    for place, one in enumerate(some):
        crowd.add(one, is_there=bool(place % 2))
    return crowd


def shares(one: Told, other: Told) -> bool:
    """Whether one person would share with himself what these two share."""
    same_birth = len(one.birth) == len("1980-03-05") and (one.birth, one.sex) == (other.birth, other.sex)
    same_home = one.place == other.place
    digits = [who.number.holder or who.number.text for who in (one, other)]
    return (
        (bool(one.number.holder) and one.number.holder == other.number.holder)
        or same_birth
        or (bool(one.phone) and one.phone == other.phone)
        or (bool(one.household) and same_home and one.household == other.household)
        or (
            bool(one.name)
            and sound_of_folded(one.name) == sound_of_folded(other.name)
            and (same_home or is_near(*digits))
        )
    )


@given(some=people)
def test_those_meet_who_share_something_and_each_pair_once(some: list[Somebody]):
    crowd = crowd_of(some)
    told = [crowd.told(place) for place in range(len(some))]

    assert list(crowd.meeting(Silence())) == [
        (one, other) for one, other in combinations(range(len(some)), 2) if shares(told[one], told[other])
    ]


@given(some=people)
def test_what_is_known_of_somebody_comes_out_as_it_went_in(some: list[Somebody]):
    crowd = crowd_of(some)

    for place, one in enumerate(some):
        told = crowd.told(place)
        assert told.row == one.row
        assert told.is_there == bool(place % 2)
        assert (told.area.township, told.area.village) == (one.township, one.village)
        assert told.birth == one.birth or not one.birth
        assert told.sex == one.sex or not one.sex


@given(some=people)
def test_rows_of_one_number_come_together_as_the_first_of_them_came(some: list[Somebody]):
    crowd = crowd_of(some)
    by_holder: dict[str, list[Told]] = {}
    for place in range(len(some)):
        told = crowd.told(place)
        if told.number.holder:
            by_holder.setdefault(told.number.holder, []).append(told)

    assert list(crowd.of_one_number()) == [rows for rows in by_holder.values() if len(rows) > 1]
