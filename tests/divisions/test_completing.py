"""A place is written out in full when it is named clearly, and left alone when it is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roster_desktop.divisions import Division, complete_place, counties, full_name, province_name, provinces

KUNSHAN = ("江苏省", "苏州市", "昆山市")
YANGXIAN = ("陕西省", "汉中市", "洋县")
CHAOYANG = ("北京市", "北京市", "朝阳区")
XIANTAO = ("湖北省", "仙桃市", "仙桃市")


@pytest.mark.parametrize(
    ("typed", "full"),
    [
        (("江苏", "苏州", "昆山"), KUNSHAN),
        (("江苏", "", "昆山"), KUNSHAN),
        (("", "苏州市", "昆山"), KUNSHAN),
        (("", "", "昆山市"), KUNSHAN),
        (("江苏", "昆山", ""), KUNSHAN),
        (("江苏省苏州市昆山市", "", ""), KUNSHAN),
        (("", "", "江苏省-苏州市-昆山市"), KUNSHAN),
        ((" 江苏 ", "苏 州", "昆山　"), KUNSHAN),
        (("", "", "洋县"), YANGXIAN),
        (("陕西", "汉中", "洋县"), YANGXIAN),
        (("北京", "", "朝阳"), CHAOYANG),
        (("北京市", "市辖区", "朝阳区"), CHAOYANG),
        (("湖北", "", "仙桃"), XIANTAO),
        (("湖北", "仙桃", ""), XIANTAO),
        (("湖北省", "省直辖县级行政区划", "仙桃市"), XIANTAO),
        (("广东", "东莞", ""), ("广东省", "东莞市", "东莞市")),
        (("甘肃", "嘉峪关", ""), ("甘肃省", "嘉峪关市", "嘉峪关市")),
        (("辽宁", "朝阳", "朝阳"), ("辽宁省", "朝阳市", "朝阳县")),
        (("", "恩施", "恩施"), ("湖北省", "恩施土家族苗族自治州", "恩施市")),
        (("重庆", "重庆", "云阳"), ("重庆市", "重庆市", "云阳县")),
    ],
)
def test_a_place_named_clearly_is_written_out(typed: tuple[str, str, str], full: tuple[str, str, str]):
    assert complete_place(*typed) == full


@pytest.mark.parametrize(
    "typed",
    [
        ("", "", ""),
        ("", "", "朝阳区"),
        ("", "", "鼓楼"),
        ("", "", "东乡"),
        ("江苏", "", ""),
        ("江苏", "苏州", ""),
        ("辽宁", "朝阳", ""),
        ("浙江", "苏州", "昆山"),
        ("江苏省", "苏州市", "市辖区"),
        ("江苏", "苏州", "昆山玉山镇"),
        ("香港", "", ""),
        ("县外", "", ""),
        ("苏" * 100_000, "", "昆山"),
    ],
)
def test_a_place_that_is_unclear_or_unknown_is_left_alone(typed: tuple[str, str, str]):
    assert complete_place(*typed) is None


def test_every_full_name_completes_to_itself():
    full_names = [full_name(county.code) for county in counties()]

    assert [complete_place(*name) for name in full_names] == full_names


@given(county=st.sampled_from(counties()), separator=st.sampled_from(["", " ", "-", "/", "、", "　"]))
def test_a_full_name_in_one_text_completes_whatever_separates_it(county: Division, separator: str):
    name = full_name(county.code)

    assert complete_place("", "", separator.join(name)) == name


@given(county=st.sampled_from(counties()))
def test_what_is_completed_completes_no_further(county: Division):
    once = complete_place("", "", county.name)

    assert once is None or complete_place(*once) == once


@given(typed=st.tuples(st.text(max_size=8), st.text(max_size=8), st.text(max_size=8)))
def test_whatever_is_typed_is_left_alone_or_written_out(typed: tuple[str, str, str]):
    once = complete_place(*typed)

    assert once is None or once in {full_name(county.code) for county in counties()}


@pytest.mark.parametrize(
    ("typed", "province"),
    [
        ("陕西", "陕西省"),
        ("陕西省", "陕西省"),
        ("北京", "北京市"),
        ("内蒙", "内蒙古自治区"),
        ("内蒙古", "内蒙古自治区"),
        ("广西自治区", "广西壮族自治区"),
        ("宁夏", "宁夏回族自治区"),
        ("香港", "香港特别行政区"),
        ("台湾", "台湾省"),
        (" 江苏 ", "江苏省"),
        ("广", None),
        ("苏州", None),
        ("", None),
    ],
)
def test_a_province_is_known_by_its_short_form(typed: str, province: str | None):
    assert province_name(typed) == province


def test_every_province_is_known_by_its_own_name():
    assert [province_name(province.name) for province in provinces()] == [
        province.name for province in provinces()
    ]
