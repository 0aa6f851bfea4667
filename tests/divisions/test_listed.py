"""What the list of places says, in facts that anyone can look up."""

from __future__ import annotations

from collections import Counter

import pytest

from roster_desktop.divisions import (
    Division,
    Level,
    children,
    counties,
    division,
    full_name,
    known_county_codes,
    province_prefixes,
    provinces,
)


def villages_of(county: str) -> list[Division]:
    return [village for township in children(county) for village in children(township.code)]


def test_yangxian_is_610723():
    assert division("610723") == Division("610723", "洋县", "610700", Level.COUNTY)
    assert full_name("610723") == ("陕西省", "汉中市", "洋县")


def test_a_township_of_yangxian_has_villages_with_twelve_digits():
    assert division("610723114000") == Division("610723114000", "华阳镇", "610723", Level.TOWNSHIP)

    villages = children("610723114000")

    assert len(villages) > 1
    assert {(village.level, len(village.code), village.code[:9]) for village in villages} == {
        (Level.VILLAGE, 12, "610723114")
    }


def test_villages_of_yangxian_that_bear_one_name_are_told_apart_by_their_township():
    villages = villages_of("610723")

    twice = {name for name, times in Counter(village.name for village in villages).items() if times > 1}
    township_and_name = Counter((village.parent, village.name) for village in villages)

    # The statistics write one 何家村 as 何家村委会 and the other as 何家村村委会; the rest are alike there too.
    assert twice == {"张沟村", "镇江村", "杨家湾村", "庙垭村", "东村", "北沟村", "李家店村", "何家村"}
    assert max(township_and_name.values()) == 1


def test_a_village_knows_the_county_it_lies_in():
    assert full_name("610723110201") == ("陕西省", "汉中市", "洋县")


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("110105", ("北京市", "北京市", "朝阳区")),
        ("310115", ("上海市", "上海市", "浦东新区")),
        ("500235", ("重庆市", "重庆市", "云阳县")),
        ("429004", ("湖北省", "仙桃市", "仙桃市")),
        ("469025", ("海南省", "白沙黎族自治县", "白沙黎族自治县")),
        ("441900", ("广东省", "东莞市", "东莞市")),
        ("620201", ("甘肃省", "嘉峪关市", "嘉峪关市")),
        ("610700", ("陕西省", "汉中市", "")),
        ("61", ("陕西省", "", "")),
    ],
)
def test_names_are_full_also_where_there_is_no_city(code: str, name: tuple[str, str, str]):
    assert full_name(code) == name


@pytest.mark.parametrize(
    ("written", "listed"),
    [
        ("61", "610000"),
        ("6107", "610700"),
        ("610723000000", "610723"),
        ("610723114", "610723114000"),
        (" 610723 ", "610723"),
    ],
)
def test_codes_are_understood_in_the_lengths_people_use(written: str, listed: str):
    found = division(written)

    assert found is not None
    assert found.code == listed


@pytest.mark.parametrize("code", ["", "6", "612323", "999999", "洋县", "610723999999"])
def test_a_code_that_is_not_in_force_is_nothing(code: str):
    assert division(code) is None
    assert children(code) == ()
    with pytest.raises(KeyError):
        full_name(code)


def test_a_province_has_cities_and_beside_them_counties_without_a_city():
    below = {place.name: place.level for place in children("420000")}

    assert below["武汉市"] is Level.CITY
    assert below["仙桃市"] is Level.COUNTY
    assert {place.level for place in children("110000")} == {Level.COUNTY}


def test_the_country_has_34_provinces():
    assert len(provinces()) == 34
    assert {province.level for province in provinces()} == {Level.PROVINCE}


def test_no_two_counties_have_the_same_full_name():
    assert max(Counter(full_name(county.code) for county in counties()).values()) == 1


def test_every_place_lies_in_a_larger_one_that_lists_it():
    for place in (*counties(), *children("610723"), *villages_of("610723")):
        above = division(place.parent or "")

        assert above is not None
        assert above.level < place.level
        assert place in children(above.code)


def test_former_county_codes_are_known_and_not_in_force():
    assert "612323" in known_county_codes()
    assert "110103" in known_county_codes()
    assert division("612323") is None


def test_county_codes_in_force_are_known():
    assert {county.code for county in counties()} <= known_county_codes()


@pytest.mark.parametrize("code", ["441900", "460200", "620200", "810000", "820000", "830000"])
def test_codes_of_cities_without_counties_and_of_residence_permits_are_known(code: str):
    assert code in known_county_codes()


@pytest.mark.parametrize("code", ["610000", "610700", "000000", "999999", "610799"])
def test_codes_that_no_number_begins_with_are_not_known(code: str):
    assert code not in known_county_codes()


def test_id_numbers_begin_with_a_province_a_permit_or_a_foreigners_card():
    written_out = {
        *range(11, 16),
        *range(21, 24),
        *range(31, 38),
        *range(41, 47),
        *range(50, 55),
        *range(61, 66),
    }

    assert province_prefixes() == {str(prefix) for prefix in (*written_out, 71, 81, 82, 83, 91)}


def test_no_township_has_two_villages_of_one_name():
    villages = [village for county in children("610700") for village in villages_of(county.code)]

    assert len(villages) > 2000
    assert max(Counter((village.parent, village.name) for village in villages).values()) == 1
