"""Places are found while typing: by any part of the name, the way to it, or pinyin initials."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roster_desktop.divisions import Division, Level, counties, division, full_name, search, unit


def names(found: tuple[Division, ...]) -> list[str]:
    return [place.name for place in found]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("江苏", "江苏省"),
        ("苏州", "苏州市"),
        ("昆山", "昆山市"),
        ("苏州昆", "昆山市"),
        ("苏州昆山", "昆山市"),
        ("江苏省苏州市昆山市", "昆山市"),
        ("江苏省 苏州市 昆山市", "昆山市"),
        ("江苏/苏州/昆山", "昆山市"),
        ("洋县", "洋县"),
        ("汉中洋县", "洋县"),
        ("hzyx", "洋县"),
        ("szks", "昆山市"),
        ("苏州ks", "昆山市"),
        ("SXS", "山西省"),
        ("恩施州", "恩施土家族苗族自治州"),
        ("白沙县", "白沙黎族自治县"),
        ("内蒙", "内蒙古自治区"),
        ("湖北仙桃", "仙桃市"),
        ("北京市北京市朝阳区", "朝阳区"),
        ("北京市市辖区朝阳区", "朝阳区"),
        ("广东东莞", "东莞市"),
        ("610723", None),
        ("没有这个地方", None),
    ],
)
def test_the_best_place_comes_first(typed: str, first: str | None):
    assert names(search(typed, 1)) == ([first] if first else [])


def test_initials_bring_every_place_that_has_them():
    found = names(search("yx", 20))

    assert {"洋县", "易县", "蔚县"} <= set(found)


@pytest.mark.parametrize(
    ("initials", "name"),
    [
        ("zzx", "长子县"),
        ("cqs", "重庆市"),
        ("cyx", "朝阳县"),
        ("xx", "浚县"),
        ("lhs", "漯河市"),
        ("mhq", "闵行区"),
    ],
)
def test_initials_are_those_the_place_is_read_with(initials: str, name: str):
    assert name in names(search(initials, 200))


def test_a_citys_name_brings_its_counties_after_it():
    found = names(search("汉中", 40))

    assert found[0] == "汉中市"
    assert {"洋县", "汉台区", "佛坪县"} <= set(found[1:])


@pytest.mark.parametrize(("typed", "times"), [("朝阳区", 2), ("鼓楼区", 4), ("鼓楼", 4)])
def test_a_name_that_several_counties_bear_brings_them_all(typed: str, times: int):
    found = search(typed, levels={Level.COUNTY})

    assert len(found) == times
    assert len({full_name(place.code) for place in found}) == times


def test_only_the_levels_asked_for_are_offered():
    assert names(search("吉林", 1, {Level.CITY})) == ["吉林市"]
    assert {place.level for place in search("汉中", 50, {Level.COUNTY})} == {Level.COUNTY}


def test_villages_are_offered_where_they_are_asked_for():
    assert names(search("洋县黄安镇东村", levels={Level.VILLAGE})) == ["东村"]
    assert search("洋县黄安镇东村") == ()


@pytest.mark.parametrize("typed", ["", "   ", "，", "　"])
def test_nothing_typed_offers_nothing(typed: str):
    assert search(typed) == ()
    assert unit(typed, Level.VILLAGE) == ()


def test_one_village_name_brings_both_villages_and_their_townships():
    found = unit("东村", Level.VILLAGE, "610723")[:2]

    assert [(place.name, place.code) for place in found] == [
        ("东村", "610723110201"),
        ("东村", "610723115203"),
    ]
    assert [division(place.parent or "") for place in found] == [
        Division("610723110000", "黄安镇", "610723", Level.TOWNSHIP),
        Division("610723115000", "茅坪镇", "610723", Level.TOWNSHIP),
    ]


@pytest.mark.parametrize(
    "typed", ["张沟", "张沟村", "张沟村委会", "张沟村村民委员会", "戚氏街道张沟村", "zgc"]
)
def test_a_village_is_found_by_what_it_is_called_and_by_its_committee(typed: str):
    assert "610723003204" in [place.code for place in unit(typed, Level.VILLAGE, "610723")]


def test_a_unit_is_looked_for_inside_the_place_named():
    assert names(unit("东村", Level.VILLAGE, "610723115000")) == ["东村"]
    assert unit("洋州", Level.TOWNSHIP, "610702") == ()
    assert names(unit("洋县", Level.COUNTY, "6107")) == ["洋县"]
    assert names(unit("黄安", Level.TOWNSHIP, "61")) == ["黄安镇"]


@given(county=st.sampled_from(counties()))
def test_every_county_is_the_first_found_by_its_full_name(county: Division):
    assert search("".join(full_name(county.code)), 1) == (county,)


@given(typed=st.text(max_size=12), limit=st.integers(0, 30))
def test_whatever_is_typed_never_breaks_the_search(typed: str, limit: int):
    found = search(typed, limit)

    assert len(found) <= limit
    assert len(set(found)) == len(found)
