"""Whose list a workbook seems to be, before there is a file."""

from __future__ import annotations

import pytest

from roster_desktop.tasks.unit_in_book import NamedUnit, unit_named
from roster_desktop.workbook import RawBook, RawSheet


def book(*rows: list[str], file: str = "名单.xlsx") -> RawBook:
    return RawBook(file, "", (RawSheet("Sheet1", False, list(rows)),))


def test_a_title_names_county_township_and_village():
    named = unit_named(book(["洋县龙亭镇白石村脱贫劳动力花名册"], ["姓名", "身份证号"]))

    assert named == NamedUnit("洋县", "龙亭镇", "白石村")


def test_the_name_of_the_file_counts_where_nothing_else_is_said():
    assert unit_named(book(["姓名", "电话"], file="清水镇河湾村2025.xlsx")) == NamedUnit(
        "", "清水镇", "河湾村"
    )


def test_of_several_villages_the_one_named_most_often_is_meant():
    rows = [
        ["所属乡镇", "行政村", "姓名"],
        ["龙亭镇", "杜村", "甲"],
        ["龙亭镇", "白石村", "乙"],
        ["龙亭镇", "白石村", "丙"],
    ]

    assert unit_named(book(*rows)) == NamedUnit("", "龙亭镇", "白石村")


@pytest.mark.parametrize("text", ["行政村", "所在乡镇", "村民小组", "本村就业人数", "城镇公岗"])
def test_headers_name_no_place(text: str):
    assert unit_named(book([text])) == NamedUnit()


def test_a_long_story_names_no_place():
    story = "二〇二五年三月我们在龙亭镇白石村召开了一次关于转移就业和技能培训的群众会，参加的人很多，大家提了不少意见，都记在下面的表里，请看"

    assert len(story) > 60
    assert unit_named(book([story])) == NamedUnit()
