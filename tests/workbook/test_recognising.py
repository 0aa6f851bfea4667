"""Which roster a sheet made by hand holds, and what its columns mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roster_desktop.rosters import CATALOG
from roster_desktop.schema import Roster
from roster_desktop.wording import Refusal
from roster_desktop.workbook import RawBook, RawSheet, deliver
from roster_desktop.workbook.raw import Span
from tests.builders import TOY, TOY_JOBS, TOY_PEOPLE, id_number
from tests.workbook.books import handmade

HEADERS = ("村", "姓名", "身份证号", "电话")
PERSON = ("河湾村", "张一", id_number(), "13800000001")
OTHER = ("河湾村", "张二", id_number(sequence=2), "13800000002")


def values(raw: RawBook, **more: object) -> list[dict[str, str]]:
    return [dict(row.values) for row in deliver(raw, TOY, **more).delivery.rows]  # type: ignore[arg-type]


SAID = {"village": "河湾村", "name": "张一", "id_number": id_number(), "phone": "13800000001"}


@given(
    order=st.permutations(range(4)),
    blank_rows=st.integers(0, 6),
    titles=st.integers(0, 3),
    blank_columns=st.integers(0, 2),
)
def test_headers_are_found_in_any_order_and_place(
    order: list[int], blank_rows: int, titles: int, blank_columns: int
) -> None:
    before = [""] * blank_columns
    above = [["清水镇河湾村2026年名册"]] * titles + [[]] * blank_rows
    head = [*before, *(HEADERS[place] for place in order)]
    body = [*before, *(PERSON[place] for place in order)]

    book = deliver(handmade(*above, head, body), TOY)

    [row] = book.delivery.rows
    assert row.values == SAID
    assert row.number == len(above) + 2
    assert row.cell_by_column["name"] == f"{'ABCDEF'[blank_columns + order.index(1)]}{row.number}"
    assert book.sheets[0].header_row == len(above) + 1
    assert book.sheets[0].roster == TOY_PEOPLE.key
    assert book.delivery.manifest is None
    assert row.state is None


@pytest.mark.parametrize("header", ["姓名*", " 姓 名 ", "姓\n名", "姓名（必填）", "＊姓名", "名字", "姓名："])
def test_a_header_is_known_in_any_dress(header: str) -> None:
    assert values(handmade(("村", header, "身份证", "手机"), PERSON)) == [SAID]


def test_a_unit_in_brackets_is_no_part_of_a_header() -> None:
    head = ("姓名", "身份证号", "开始日期", "月工资（元）", "公司")
    [row] = values(handmade(head, ("张一", id_number(), "2025.3", "3000元", "砖厂")))

    assert row["wage"] == "3000"
    assert row["started_on"] == "2025-03"
    assert row["employer"] == "砖厂"


def test_the_roster_with_most_known_headers_is_meant() -> None:
    jobs = handmade(("姓名", "身份证号", "开始日期", "单位"), ("张一", id_number(), "2025-03", "砖厂"))
    people = handmade(HEADERS, PERSON)

    assert deliver(jobs, TOY).sheets[0].roster == TOY_JOBS.key
    assert deliver(people, TOY).sheets[0].roster == TOY_PEOPLE.key


def test_a_title_decides_between_rosters_that_fit_alike() -> None:
    head, body = ("村", "姓名", "身份证号"), PERSON[:3]

    assert deliver(handmade(("河湾村务工名册",), head, body), TOY).sheets[0].roster == TOY_JOBS.key
    assert deliver(handmade(head, body), TOY).sheets[0].roster == TOY_PEOPLE.key


def test_serial_numbers_are_ignored_and_unknown_columns_named() -> None:
    raw = handmade(("序号", *HEADERS, "血型", "空列"), ("1", *PERSON, "A", ""))

    [sheet] = deliver(raw, TOY).sheets

    assert sheet.unknown == ("血型",)
    assert sheet.mapping == {"村": "village", "姓名": "name", "身份证号": "id_number", "电话": "phone"}


def test_an_explained_header_is_read() -> None:
    raw = handmade(("村庄名", "姓名", "身份证号", "电话"), PERSON)

    assert values(raw, mapping={"村庄名": "village"}) == [SAID]
    assert values(raw, mapping={"Sheet1:村庄名": "village"}) == [SAID]
    assert "phone" not in values(raw, mapping={"村庄名": "village", "电话": ""})[0]


@pytest.mark.parametrize("mapping", [{"姓名": "nonsense"}, {"没有这列": "name"}, {"别的表:姓名": "name"}])
def test_an_explanation_of_what_is_not_there_is_refused(mapping: dict[str, str]) -> None:
    with pytest.raises(Refusal):
        deliver(handmade(HEADERS, PERSON), TOY, mapping=mapping)


@pytest.mark.parametrize(
    "nobody",
    [
        ("合计", "2", "", ""),
        ("", "总 计：", "2人", ""),
        ("小计", "", "", ""),
        ("填表人：王芳", "", "审核人：", ""),
        ("填报单位（盖章）：河湾村", "", "", ""),
        ("注：以上情况属实", "", "", ""),
        ("", "", "", ""),
        HEADERS,
        ("河湾村", "示例：张三", id_number(sequence=9), "13800000000"),
        ("河湾村", "张三（示例）", id_number(sequence=9), ""),
    ],
)
def test_rows_of_nobody_are_left_out(nobody: tuple[str, ...]) -> None:
    assert values(handmade(HEADERS, PERSON, nobody, OTHER)) == values(handmade(HEADERS, PERSON, OTHER))


def test_a_person_called_like_a_total_is_a_person() -> None:
    [row] = values(handmade(HEADERS, ("合计", *PERSON[1:])))

    assert row["name"] == "张一"


def test_a_row_without_a_person_is_handed_over_to_be_refused() -> None:
    rows = values(handmade(HEADERS, PERSON, ("", "", "", "13800000009")))

    assert rows[1] == {"phone": "13800000009"}


def test_statistics_are_left_alone() -> None:
    numbers = RawSheet("统计", False, [["村", "人数", "金额"], ["河湾村", "12", "3000"]])
    people = handmade(HEADERS, PERSON).sheets[0]

    book = deliver(RawBook("x.xlsx", "0" * 64, (numbers, people)), TOY)

    assert [sheet.roster for sheet in book.sheets] == [None, TOY_PEOPLE.key]
    assert len(book.delivery.rows) == 1
    assert book.delivery.problems == ()


def test_a_book_without_any_roster_says_so() -> None:
    delivery = deliver(handmade(("甲", "乙"), ("1", "2")), TOY).delivery

    assert delivery.rows == ()
    assert [problem.code for problem in delivery.problems] == ["nothing-recognised"]


def test_several_rosters_and_villages_in_one_book_are_all_read() -> None:
    jobs = ["姓名", "身份证号", "开始日期", "单位"]
    sheets = (
        RawSheet("一组", False, [list(HEADERS), list(PERSON)]),
        RawSheet("二组", False, [list(HEADERS), list(OTHER)]),
        RawSheet("外出", False, [jobs, ["张一", id_number(), "2025-03", "砖厂"]]),
    )

    book = deliver(RawBook("x.xlsx", "0" * 64, sheets), TOY)

    assert [(row.roster, row.sheet) for row in book.delivery.rows] == [
        (TOY_PEOPLE.key, "一组"),
        (TOY_PEOPLE.key, "二组"),
        (TOY_JOBS.key, "外出"),
    ]


def test_a_hidden_sheet_is_named_and_not_read() -> None:
    delivery = deliver(handmade(HEADERS, PERSON, hidden=True), TOY).delivery

    assert delivery.rows == ()
    assert "hidden-sheet" in [problem.code for problem in delivery.problems]


def test_a_header_of_two_rows_is_read_as_one() -> None:
    raw = handmade(
        ("村", "本人情况", "", "联系", ""),
        ("", "姓名", "身份证号", "电话", "备注"),
        (*PERSON, "好"),
    )

    [row] = values(raw)

    assert row == SAID | {"remark": "好"}


def test_the_same_header_twice_is_told_and_the_first_is_read() -> None:
    delivery = deliver(handmade((*HEADERS, "电话"), (*PERSON, "13900000000")), TOY).delivery

    [problem] = delivery.problems
    assert (problem.code, problem.cell) == ("header-twice", "E1")
    assert delivery.rows[0].values["phone"] == "13800000001"


def test_of_two_names_for_a_column_the_declared_one_is_read() -> None:
    head = ("村", "姓名", "身份证号", "手机", "电话")
    delivery = deliver(handmade(head, (*PERSON[:3], "13900000000", PERSON[3])), TOY).delivery

    [problem] = delivery.problems
    assert (problem.code, problem.cell) == ("column-twice", "D1")
    assert delivery.rows[0].values["phone"] == "13800000001"


def test_a_village_merged_over_its_rows_is_the_village_of_each() -> None:
    raw = handmade(
        HEADERS,
        PERSON,
        ("", *OTHER[1:]),
        (),
        ("", "张三", id_number(sequence=3), ""),
        merged=(Span(1, 0, 4, 0),),
    )

    assert [row.get("village") for row in values(raw)] == ["河湾村"] * 3


@pytest.mark.parametrize("sign", ["同上", "〃"])
def test_a_ditto_says_what_stands_above(sign: str) -> None:
    rows = values(handmade(HEADERS, PERSON, (sign, *OTHER[1:]), (sign, "张三", id_number(sequence=3), sign)))

    assert [row["village"] for row in rows] == ["河湾村"] * 3
    assert rows[2]["phone"] == "13800000002"


@pytest.mark.parametrize(
    ("above", "unit"),
    [
        ((("填报单位（盖章）：河湾村", "填报人：王芳"),), "河湾村"),
        ((("填报单位：河湾村   填报人：王芳 电话：138",),), "河湾村"),
        ((("乡亲名册",), ("填报单位", "")), ""),
        ((("填报单位：", "河湾村"),), "河湾村"),
        ((("清水镇河湾村乡亲花名册",),), "河湾村"),
        ((("2026年柳树社区务工人员花名册",),), "柳树社区"),
        ((("乡亲名册",),), ""),
    ],
)
def test_the_sheet_names_its_sender(above: tuple[tuple[str, ...], ...], unit: str) -> None:
    assert deliver(handmade(*above, HEADERS, PERSON), TOY).delivery.unit_text == unit


def test_values_are_cleaned_and_what_cannot_be_read_is_kept() -> None:
    raw = handmade(
        (*HEADERS, "健康", "年龄"),
        (" 河湾村 ", "张　一", "610723 19800101 001x", "无电话啊", "健康，慢性病", "大概四十"),
    )

    [row] = values(raw)

    assert row["village"] == "河湾村"
    assert row["name"] == "张一"
    assert row["phone"] == "无电话啊"
    assert row["health"] == "健康、慢性病"
    assert row["age"] == "大概四十"


@pytest.mark.parametrize("roster", CATALOG.rosters, ids=lambda roster: roster.key)
def test_each_declared_roster_is_known_by_its_own_headers(roster: Roster) -> None:
    head = [column.header for column in roster.columns]
    body = [column.options[0] if column.options else "" for column in roster.columns]
    body[head.index("姓名")] = "张一"
    body[head.index("身份证号")] = id_number()
    if "户主姓名" in head:
        body[head.index("户主姓名")] = "张一"

    book = deliver(handmade(head, body), CATALOG)

    assert book.sheets[0].roster == roster.key
    assert set(book.sheets[0].mapping.values()) == {column.key for column in roster.columns}
    assert book.sheets[0].unknown == ()
    assert book.delivery.problems == ()


@pytest.mark.parametrize("roster", CATALOG.rosters, ids=lambda roster: roster.key)
def test_every_other_header_leads_to_its_column(roster: Roster) -> None:
    wrong = []
    for column in roster.columns:
        head = [known.header for known in roster.columns[:12] if known is not column]
        for other in column.other_headers:
            [sheet] = deliver(handmade([roster.title], [*head, other]), CATALOG).sheets
            if sheet.mapping.get(other.strip()) != column.key:
                wrong.append((column.header, other))

    assert wrong == []
