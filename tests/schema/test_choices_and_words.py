"""Options, yes and no, places and names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roster_desktop.schema.kinds import Option, Options, PersonName, Place, Text, YesNo

AREAS = ("乡（镇）内", "县外市内", "省外")
AREA = Option(AREAS, {"外省": "省外", "跨省": "省外"})
HEALTH = Options(("健康", "长期慢性病", "残疾"), {"慢病": "长期慢性病"})


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("省外", "省外"),
        ("外省", "省外"),
        ("省外（外省）", "省外"),
        (" 跨 省 ", "省外"),
        ("乡(镇)内", "乡（镇）内"),
        ("县外市內", "县外市內"),
    ],
)
def test_an_option_is_known_by_its_other_writings(text: str, canonical: str):
    assert AREA.canonical(text) == canonical


@given(st.sampled_from(sorted(AREA.synonyms)), st.text(" \u3000", max_size=2))
def test_a_synonym_is_its_option_however_it_is_spaced(synonym: str, space: str):
    assert AREA.canonical(space.join(synonym)) == AREA.synonyms[synonym]


def test_own_words_are_kept_only_where_they_are_welcome():
    assert not AREA.reads("工地")
    assert Option(AREAS, own_words=True).parse(" 工 地 ") == "工 地"


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("长期慢性病，残疾", "长期慢性病、残疾"),
        ("残疾,长期慢性病", "长期慢性病、残疾"),
        ("残疾;慢病；残疾", "长期慢性病、残疾"),
        ("残疾\n健康", "健康、残疾"),
        ("残疾、", "残疾"),
    ],
)
def test_several_options_stand_in_the_order_of_the_list(text: str, canonical: str):
    assert HEALTH.reads(text)
    assert HEALTH.canonical(text) == canonical


def test_one_unknown_word_makes_several_options_unreadable():
    assert not HEALTH.reads("残疾、感冒")
    assert HEALTH.canonical("残疾,感冒") == "残疾,感冒"
    assert Options(HEALTH.options, own_words=True).canonical("感冒,残疾") == "残疾、感冒"


@pytest.mark.parametrize(
    ("options", "synonyms"),
    [
        ((), {}),
        (("甲", "甲 "), {}),
        (("Ａ", "a"), {}),
        (("甲", "乙"), {"甲": "乙"}),
        (("甲",), {"丙": "乙"}),
        (("甲",), {" ": "甲"}),
    ],
)
def test_contradicting_options_do_not_start(options: tuple[str, ...], synonyms: dict[str, str]):
    with pytest.raises(ValueError, match=r"options|synonym"):
        Option(options, synonyms)


def test_an_option_that_would_be_torn_apart_does_not_start():
    with pytest.raises(ValueError, match="torn"):
        Options(("农业企业、合作社",))


@pytest.mark.parametrize("text", "是 √ ✓ ✔ ☑ 对 Y y yes YES 1 有 享受 参加 已 １ Ｙ".split())
def test_ways_to_say_yes(text: str):
    assert YesNo().canonical(text) == "是"


@pytest.mark.parametrize("text", "否 × ✗ 无 N n no 0 未 没有 未享受 ０".split())
def test_ways_to_say_no(text: str):
    assert YesNo().canonical(text) == "否"


@pytest.mark.parametrize("text", ["不清楚", "是否", "2", "10", "/"])
def test_what_is_neither_yes_nor_no_stays_as_typed(text: str):
    assert not YesNo().reads(text)
    assert YesNo().canonical(text) == text


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("张三", "张三"),
        ("张 三", "张三"),
        ("张\u3000三\n", "张三"),
        ("阿不都•买买提", "阿不都·买买提"),
        ("阿不都.买买提", "阿不都·买买提"),
        ("阿不都．买买提", "阿不都·买买提"),
        ("阿不都‧买买提", "阿不都·买买提"),
        ("阿不都・买买提", "阿不都·买买提"),
        ("阿不都 · 买买提", "阿不都·买买提"),
        ("䶮𬎆", "䶮𬎆"),
        ("\ufa0e三", "\ufa0e三"),
        ("\U0002f804三", "\U0002f804三"),
        ("Nguyen Thi Hoa", "Nguyen Thi Hoa"),
        ("John F. Smith", "John F. Smith"),
        ("张三(二儿子)", "张三(二儿子)"),
    ],
)
def test_names_are_written_one_way_and_no_ideograph_is_replaced(text: str, canonical: str):
    assert PersonName().canonical(text) == canonical


def test_words_stay_as_typed_but_for_outer_spaces():
    assert Text().canonical("  第 1 行\r\n第 2 行，①²  ") == "第 1 行\n第 2 行，①²"
    assert Text(max_length=3).canonical("四个字的") == "四个字的"


@pytest.mark.parametrize(
    ("level", "text", "canonical"),
    [
        ("province", "陕西", "陕西省"),
        ("province", "陕西省", "陕西省"),
        ("province", "内蒙", "内蒙古自治区"),
        ("province", "越南", "越南"),
        ("city", "汉中", "汉中市"),
        ("city", "汉中市", "汉中市"),
        ("city", "北京", "北京市"),
        ("city", "吉林", "吉林"),
        ("county", "洋县", "洋县"),
        ("county", "昆山", "昆山市"),
        ("county", "陕西省汉中市洋县", "洋县"),
        ("county", "西安", "西安"),
        ("county", "工地", "工地"),
    ],
)
def test_places_are_written_in_full_where_they_are_certain(level: str, text: str, canonical: str):
    assert Place(level).canonical(text) == canonical
    assert Place(level).reads(text)


def test_a_place_needs_a_level_that_there_is():
    with pytest.raises(ValueError, match="level"):
        Place("village")
