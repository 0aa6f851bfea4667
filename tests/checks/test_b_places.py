"""Where somebody works, and whether the area of work fits the place."""

from __future__ import annotations

import pytest

from roster_desktop.checks.whereabouts import Place, home_county, place_of
from roster_desktop.records import Level, Unit
from tests.checks.facts import COUNTY, VILLAGE, findings, ground, person, rows, said

JOB = "镇(办)|就业地域|务工省|务工市|务工县|详细地址\n龙亭镇|{}"


@pytest.mark.parametrize(
    ("cells", "place"),
    [
        ("省外|江苏省|苏州市|昆山市|", Place("江苏省", "苏州市", "昆山市")),
        ("省外|||昆山|", Place("江苏省", "苏州市", "昆山市")),
        ("省外|江苏|苏州||", Place("江苏省", "苏州市")),
        ("省外|||苏州市|", Place("江苏省", "苏州市")),
        ("省外||||江苏省苏州市昆山市开发区3号", Place("江苏省", "苏州市", "昆山市")),
        ("省外|江苏省|||昆山市玉山镇", Place("江苏省", "苏州市", "昆山市")),
        ("省外||||江苏省某工地", Place("江苏省")),
        ("省外||||苏州市某工地", Place("江苏省", "苏州市")),
        ("省外|江苏省|苏州市|工业园区|", Place("江苏省", "苏州市", "工业园区")),
        ("省外|江苏苏州昆山|||", Place("江苏省", "苏州市", "昆山市")),
        ("省外|海南|||", Place("海南省")),
        ("省外|江苏省|苏州市|昆山市玉山镇|", Place("江苏省", "苏州市", "昆山市")),
        ("省外|广东省|东莞市||", Place("广东省", "东莞市", "东莞市")),
        ("市外省内||||和平镇江苏路12号", Place()),
        ("境外|老挝|万象||", Place("", "")),
    ],
)
def test_a_place_is_known_as_far_as_its_words_tell(cells: str, place: Place):
    [row] = rows("transfer", JOB.format(cells))

    assert place_of(row) == place


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ("省外|江苏省|||", "张三 务工地点只写了“江苏省”，请写到县（区）。"),
        ("省外|江苏省|苏州市||观前街", "张三 务工地点只写了“江苏省苏州市观前街”，请写到县（区）。"),
        ("县外市内||汉中市||", "张三 务工地点只写了“汉中市”，请写到县（区）。"),
        ("省外|江苏省|苏州市|苏州市|", "张三 务工地点只写了“江苏省苏州市”，请写到县（区）。"),
        ("省外||||", "张三 在县外务工，没写务工地点，请写到县（区）。"),
        ("省外|江苏省|苏州市|昆山市|", ""),
        ("省外|江苏省|苏州市|工业园区|", ""),
        ("省外||||江苏省苏州市昆山市", ""),
        ("省外|广东省|东莞市||", ""),
        ("省外|香港特别行政区|||", ""),
        ("境外|老挝|||", ""),
        ("乡（镇）内||||", ""),
        ("乡（镇）外县内|陕西省|||", ""),
    ],
)
def test_b16_a_place_out_of_the_county_is_told_down_to_the_county(cells: str, message: str):
    assert said("B16", *rows("transfer", JOB.format(cells))) == ([message] if message else [])


def test_b16_without_any_place_but_with_months_another_rule_asks():
    [row] = rows("transfer", "就业地域|本年务工月数\n省外|3")

    assert said("B16", row) == []
    assert said("B14", row) == ["张三 填了本年务工月数没填务工地。"]


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ("省外|陕西省|西安市|雁塔区|", "张三 填“省外”，但地址在“陕西省西安市雁塔区”。"),
        ("省外||||陕西省西安市雁塔区", "张三 填“省外”，但地址在“陕西省西安市雁塔区”。"),
        ("省外|陕西省|||", "张三 填“省外”，但地址在“陕西省”。"),
        ("市外省内|江苏省|||", "张三 填“市外省内”，但地址在“江苏省”。"),
        ("市外省内|陕西省|汉中市|城固县|", "张三 填“市外省内”，但地址在“陕西省汉中市城固县”。"),
        ("县外市内|||洋县|", "张三 填“县外市内”，但地址在“陕西省汉中市洋县”。"),
        ("乡（镇）内|||城固县|", "张三 填“乡（镇）内”，但地址在“陕西省汉中市城固县”。"),
        ("乡（镇）内||||谢村镇街道", "张三 填“乡（镇）内”，但地址在“谢村镇街道”。"),
        ("乡（镇）外县内||||龙亭镇白石村", "张三 填“乡（镇）外县内”，但地址在“龙亭镇白石村”。"),
        ("境外|江苏省|||", "张三 填“境外”，但地址在“江苏省”。"),
        ("省外|江苏省|苏州市|昆山市|", ""),
        ("市外省内|陕西省|西安市|雁塔区|", ""),
        ("市外省内|陕西省|||", ""),
        ("县外市内|陕西省|汉中市|城固县|", ""),
        ("县外市内||汉中市||", ""),
        ("乡（镇）内|陕西省|汉中市|洋县|龙亭镇白石村", ""),
        ("乡（镇）外县内|陕西省|汉中市|洋县|城关", ""),
        ("省外|香港|||", ""),
        ("境外|香港|||", ""),
        ("境外|老挝|||", ""),
        ("省外||||工地", ""),
        ("乡（镇）内|陕西省|汉中市|洋县龙亭镇|", ""),
        ("乡（镇）内|陕西省|汉中市|汉江工地|", ""),
        ("|陕西省|||", ""),
    ],
)
@pytest.mark.parametrize("unit", [VILLAGE, COUNTY], ids=["village", "county"])
def test_b17_the_area_fits_the_place(unit: Unit, cells: str, message: str):
    told = said("B17", person(ground(unit=unit), transfer=JOB.format(cells)))

    assert told == ([message] if message else [])


def test_b17_is_silent_where_the_own_county_is_not_known():
    nowhere = Unit(Level.VILLAGE, "某村", county="某县")

    assert home_county(nowhere) is None
    assert said("B17", person(ground(unit=nowhere), transfer=JOB.format("省外|陕西省|||"))) == []


def test_b17_leads_to_the_area():
    [finding] = findings("B17", person(transfer=JOB.format("省外|陕西省|||")))

    assert finding.columns[0] == "area"
    assert finding.row == "transfer-1"
