"""M64 to M77: dates in every habit, yes and no, options by other words, several in one cell, numbers of
months."""

from __future__ import annotations

import pytest

from roster_desktop.tasks.bring_in import preview_import
from tests.workbook.golden.parts import row_of, sheet_part, text_cell, xlsx
from tests.workbook.golden.village import WHO, Typed, Village, codes, number_of, question, trace

TRANSFER = (*WHO, "务工单位", "就业起始日期")


def read_as(village: Village, header: str, cell: Typed, key: str) -> str:
    """What the file would hold after this one cell was brought in."""
    village.take_in((*WHO, header), ("张一", number_of(1), cell))
    [person] = village.people()
    return person.get(key, "")


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2019.3", "2019-03"),
        (2019.3, "2019-03"),
        ("2019.3.5", "2019-03-05"),
        ("2019/3", "2019-03"),
        ("2019-03", "2019-03"),
        ("2019年3月", "2019-03"),
        ("2019年3月5日", "2019-03-05"),
        ("2019 年 3 月", "2019-03"),
        (201903, "2019-03"),
        ("201903", "2019-03"),
        (20190305, "2019-03-05"),
        ("2019年", "2019"),
        ("二〇一九年三月", "2019-03"),
        (43525, "2019-03-01"),
        ("43525", "2019-03-01"),
        (43525.5, "2019-03-01"),
        ("2019-03-05 00:00:00", "2019-03-05"),
        ("2019-03-05T08:30:00", "2019-03-05"),
        ("2109-03-05", "2109-03-05"),
        ("0219-03", "0219-03"),
        ("2019-04-31", "2019-04-31"),
        ("大概3月", "大概3月"),
    ],
)
def test_m64_m65_m66_m67_dates_in_every_habit(village: Village, cell: Typed, day: str):
    assert read_as(village, "采集日期", cell, "collected_on") == day


@pytest.mark.parametrize(
    ("cell", "day", "code"),
    [
        ("19年3月", "2019-03", "cell-short-year"),
        ("19.3.5", "2019-03-05", "cell-short-year"),
        ("98/5", "1998-05", "cell-short-year"),
        (190305, "2019-03-05", "cell-short-year"),
        ("2019.1", "2019-10", "cell-october"),
    ],
)
def test_m64_short_years_and_lost_octobers_are_asked(village: Village, cell: Typed, day: str, code: str):
    rows = ((*WHO, "采集日期"), ("张一", number_of(1), cell))

    asked = question(village.preview(*rows), code)

    [row] = village.preview(*rows, answers={asked.key: "take"}).rows
    assert trace(row, "collected_on")[1] == day


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2109-03-05", "2019-03-05"),
        ("0219-03", "2019-03"),
        ("2109年3月5日", "2019-03-05"),
        (21090305, "2019-03-05"),
        ("2019-04-31", "2019-04-30"),
        ("2023.2.29", "2023-02-28"),
    ],
)
def test_m67_a_day_that_cannot_be_is_asked_with_the_one_most_likely_meant(
    village: Village, cell: Typed, day: str
):
    rows = ((*WHO, "采集日期"), ("张一", number_of(1), cell))

    asked = question(village.preview(*rows), "cell-no-such-day")

    assert trace(village.preview(*rows).rows[0], "collected_on")[1] != day
    [row] = village.preview(*rows, answers={asked.key: "take"}).rows
    assert trace(row, "collected_on")[1] == day


@pytest.mark.parametrize("cell", ["2509-03-05", "2019-13-05", "2019-04-45"])
def test_m67_what_no_day_is_near_to_is_kept_as_typed(village: Village, cell: str):
    assert read_as(village, "采集日期", cell, "collected_on") == cell


@pytest.mark.parametrize(("cell", "day"), [("3月", "2026-03"), ("三月", "2026-03"), ("3月5日", "2026-03-05")])
def test_m64_a_month_alone_is_offered_the_year_above_the_table(village: Village, cell: str, day: str):
    rows = (("四合村2026年人员信息花名册",), (*WHO, "采集日期"), ("张一", number_of(1), cell))

    asked = question(village.preview(*rows), "cell-no-year")

    assert trace(village.preview(*rows).rows[0], "collected_on") == ("", "")
    [row] = village.preview(*rows, answers={asked.key: "take"}).rows
    assert trace(row, "collected_on") == (cell, day)


def test_m64_a_month_alone_under_no_year_is_kept(village: Village):
    assert read_as(village, "采集日期", "3月", "collected_on") == "3月"


def test_m65_a_date_cell_of_a_book_that_counts_from_1904_is_its_own_day(village: Village):
    row = row_of(2, ("张一", number_of(1)), '<c r="C2" s="1"><v>42063</v></c>')
    content = xlsx(
        {"花名册": sheet_part(row_of(1, (*WHO, "采集日期")) + row)}, workbook='<workbookPr date1904="1"/>'
    )
    path = village.folder / "苹果.xlsx"
    path.write_bytes(content)

    [added] = preview_import(village.workspace, path).change_set.changes

    assert getattr(added, "values", {})["collected_on"] == "2019-03-01"


@pytest.mark.parametrize("cell", ["至今", "目前", "现在", "2020年起", "2020.3至今", "长期", "在岗"])
def test_m68_an_end_that_has_not_come_is_left_open(village: Village, cell: str):
    rows = ((*TRANSFER, "就业终止日期"), ("张一", number_of(1), "昆山电子厂", "2020-03", cell))

    [row] = village.preview(*rows).rows

    assert trace(row, "ended_on") == (cell, "")


@pytest.mark.parametrize(
    ("cell", "answer"),
    [
        ("√", "是"), ("✓", "是"), ("✔", "是"), ("☑", "是"), ("Y", "是"), (1, "是"), ("有", "是"), ("已", "是"),
        ("×", "否"), ("✗", "否"), ("N", "否"), (0, "否"), ("无", "否"), ("未", "否"), ("没有", "否"), ("", ""),
        ("说不清", "说不清"),
    ],
)  # fmt: skip
def test_m69_yes_and_no_in_every_sign_and_blank_is_neither(village: Village, cell: Typed, answer: str):
    assert read_as(village, "易地搬迁", cell, "relocated") == answer


@pytest.mark.parametrize(("cell", "sex"), [(1, "男"), ("2", "女"), ("女性", "女"), ("M", "男"), ("f", "女")])
def test_m70_sex_in_every_code(village: Village, cell: Typed, sex: str):
    [row] = village.preview((*WHO, "性别"), ("张一", number_of(1), cell)).rows

    assert trace(row, "sex") == (str(cell), sex)


@pytest.mark.parametrize(
    ("header", "cell", "key", "option"),
    [
        ("民族", "汉", "ethnicity", "汉族"),
        ("民族", "汉族 ", "ethnicity", "汉族"),
        ("文化程度", "中专", "education", "高中"),
        ("文化程度", "大学", "education", "本科及以上"),
        ("文化程度", "文盲", "education", "文盲或半文盲"),
        ("文化程度", "初中毕业\r\n", "education", "初中"),
        ("劳动技能", "普通劳动力", "labour_capacity", "普通劳动力"),
        ("劳动能力", "弱（半）劳动力", "labour_capacity", "弱劳动力或半劳动力"),
        ("与户主关系", "儿子", "relation", "之子"),
        ("健康状况", "长期慢性病，残疾", "health", "长期慢性病、残疾"),
        ("健康状况", "残疾；长期慢性病", "health", "长期慢性病、残疾"),
        ("备注", "好\t\u200d ", "remark", "好"),
    ],
)
def test_m72_m73_m74_m75_options_by_other_words(
    village: Village, header: str, cell: str, key: str, option: str
):
    assert read_as(village, header, cell, key) == option


@pytest.mark.parametrize(
    ("cell", "months"),
    [
        ("常年", "12"),
        ("一年以上", "12"),
        ("半年", "6"),
        ("约10个月", "10"),
        (12.5, "12"),
        (0.5, "1"),
        ("3.5个月", "3"),
    ],
)
def test_m76_months_in_words_and_in_parts_are_asked(village: Village, cell: Typed, months: str):
    others = [(f"李{n}", number_of(n), "昆山电子厂", "2020-03", n) for n in range(2, 6)]
    rows = (
        (*TRANSFER, "本年务工月数"), ("张一", number_of(1), "昆山电子厂", "2020-03", cell), *others,
    )  # fmt: skip

    [asked] = village.preview(*rows).questions

    assert asked.code in ("cell-all-year", "cell-about", "cell-part-of-month")
    row = village.preview(*rows, answers={asked.key: "take"}).rows[0]
    assert trace(row, "months_this_year") == (str(cell), months)


@pytest.mark.parametrize("cell", [12.5, 0.5, "3-5个月"])
def test_m76_months_that_are_no_whole_number_are_kept_and_found(village: Village, cell: Typed):
    rows = ((*TRANSFER, "本年务工月数"), ("张一", number_of(1), "昆山电子厂", "2020-03", cell))

    [row] = village.preview(*rows).rows

    assert any("months_this_year" in finding.columns for finding in row.findings)


@pytest.mark.parametrize("cell", ["6.10723E+17", 610723100200300400, "6.1072310020030E+17"])
def test_m77_a_households_number_that_lost_its_end_is_left_out_and_told(village: Village, cell: Typed):
    village.take_in((*WHO, "户编号"), ("张一", number_of(1), "610723100200300499"))

    preview = village.preview((*WHO, "户编号"), ("张一", number_of(1), cell))

    assert "number-destroyed" in codes(preview)
    assert preview.rows[0].changes == ()
    assert trace(preview.rows[0], "household_number")[1] == ""


def test_the_cell_of_a_golden_row_is_text_where_it_says_so():
    assert 't="inlineStr"' in text_cell("A1", "2019.10")


@pytest.mark.parametrize(
    ("cell", "place"),
    [
        ("浙江", ("浙江省", "", "")),
        ("苏州昆山", ("江苏省", "苏州市", "昆山市")),
        ("西安未央区某工地", ("陕西省", "西安市", "未央区")),
        ("杭州", ("浙江省", "杭州市", "")),
    ],
)
def test_m71_a_place_in_words_is_asked_with_the_region_it_names(
    village: Village, cell: str, place: tuple[str, str, str]
):
    rows = ((*TRANSFER, "务工地点"), ("张一", number_of(1), "昆山电子厂", "2020-03", cell))

    asked = question(village.preview(*rows), "place-guessed")

    assert trace(village.preview(*rows).rows[0], "province") == ("", "")
    [row] = village.preview(*rows, answers={asked.key: "take"}).rows
    assert tuple(trace(row, key)[1] for key in ("province", "city", "county")) == place


@pytest.mark.parametrize("cell", ["外省", "工地", "县城", "山西路12号", "龙亭镇"])
def test_m71_what_names_no_region_is_kept_as_it_is(village: Village, cell: str):
    rows = ((*TRANSFER, "务工地点"), ("张一", number_of(1), "昆山电子厂", "2020-03", cell))

    assert village.preview(*rows).questions == ()
