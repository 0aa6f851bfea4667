"""M18–M31, M47, M78, M80, M88: sheets laid out as clerks lay them out, written as plain XML."""

from __future__ import annotations

import pytest

from roster_desktop.tasks.bring_in import apply_import, preview_import
from roster_desktop.tasks.preview_rows import Outcome
from tests.workbook.golden.lists import AT_WORK, HEAD, JOB, ONE, TWO, joined, names, numbers, said
from tests.workbook.golden.village import SHEET, Village, codes, number_of, question


@pytest.mark.parametrize("titles", [1, 2, 3, 4])
def test_m18_titles_over_the_header_are_passed(village: Village, titles: int) -> None:
    over = [("龙亭镇人员信息花名册（2026年）",)] * titles
    path = joined(village, [*over, HEAD, ONE], *(f"A{n}:D{n}" for n in range(1, titles + 1)))

    preview = preview_import(village.workspace, path)

    assert numbers(preview) == [titles + 2]
    assert said(preview, "relation")[0] == "户主"


def test_m19_the_line_of_unit_and_date_is_harvested(village: Village) -> None:
    line = ("填报单位：四合村", "", "填报时间：2026年9月30日", "填报人：王芳")
    preview = village.preview(("人员信息花名册",), line, HEAD, ONE)

    assert names(preview) == ["张一"]
    assert preview.reading.delivery.unit_text == "四合村"
    assert preview.reading.sheets[0].year == 2026


def test_m20_groups_over_the_columns_are_part_of_their_headers(village: Village) -> None:
    rows = [
        ("序号", "户主", "", "务工人员", "", "", "务工情况", ""),
        ("", "姓名", "身份证号", "姓名", "身份证号", "电话", "单位", "开始时间"),
        ("1", "赵四", number_of(4), "张一", number_of(1), "13800000001", "北山砖厂", "2026-03"),
    ]
    path = joined(village, rows, "A1:A2", "B1:C1", "D1:F1", "G1:H1")

    preview = preview_import(village.workspace, path, answers={f"{SHEET}:@roster": "transfer"})

    assert names(preview) == ["张一"]
    assert [said(preview, key) for key in ("head_name", "employer", "started_on")] == [
        ["赵四"],
        ["北山砖厂"],
        ["2026-03"],
    ]


def test_m20_a_header_of_three_rows_is_read(village: Village) -> None:
    rows = [
        ("劳动力信息", "", "", "", ""),
        ("基本信息", "", "务工信息", "", "备注"),
        ("姓名", "身份证号", "务工单位", "就业地域", ""),
        (*AT_WORK, "好"),
    ]
    path = joined(village, rows, "A1:E1", "A2:B2", "C2:D2", "E2:E3")

    preview = preview_import(village.workspace, path)

    assert [(row.roster, row.number) for row in preview.rows] == [("transfer", 4)]
    assert said(preview, "remark") == ["好"]


def test_m21_a_header_repeated_on_every_page_is_nobody(village: Village) -> None:
    preview = village.preview(HEAD, ONE, HEAD, TWO)

    assert numbers(preview) == [2, 4]
    assert [(row.number, row.what.value) for row in preview.reading.sheets[0].left_out] == [(3, "重复的表头")]


def test_m22_a_header_far_down_is_found(village: Village) -> None:
    notes = [(f"{n}、请如实填写，不要空项。",) for n in range(1, 31)]
    preview = village.preview(*notes, (), ("", *HEAD), ("", *ONE))

    assert numbers(preview) == [33]


def test_m23_renamed_mixed_and_missing_columns_are_read_and_extra_ones_told(village: Village) -> None:
    head = ("民 族", "血型", "公民身份号码", "劳动力姓名*", "本人与户主关系")
    preview = village.preview(head, ("汉族", "A", number_of(1), "张一", "户主"))

    assert names(preview) == ["张一"]
    assert said(preview, "ethnicity") + said(preview, "relation") == ["汉族", "户主"]
    assert preview.reading.sheets[0].unknown == ("血型",)
    assert "unknown-header" in codes(preview)


def test_m23_an_unknown_column_is_kept_in_the_remarks_on_request(village: Village) -> None:
    rows = ((*HEAD, "血型", "备注"), (*ONE, "A", "常年在外"))

    kept = village.preview(*rows, answers={f"{SHEET}:E列": "+"})

    assert said(kept, "remark")[0] == "常年在外；血型：A"
    assert "unknown-header" not in codes(kept)


def test_m23_a_header_that_is_only_nearly_known_is_asked(village: Village) -> None:
    rows = (("姓名", "身份证号", "务工单立", "就业地域"), AT_WORK)
    preview = village.preview(*rows)
    asked = question(preview, "header-near")
    answered = village.preview(*rows, answers={asked.key: asked.choices[0].value})

    assert (asked.cells, asked.choices[0].value, asked.default) == (("C1",), "employer", "-")
    assert said(preview, "employer") == [""]
    assert said(answered, "employer") == ["北山砖厂"]


def test_m23_an_answer_holds_for_the_next_sheet_of_the_same_layout(village: Village) -> None:
    head = ("姓名", "身份证号", "务工单立", "就业地域")
    key = f"{SHEET}:C列"
    apply_import(village.workspace, village.preview(head, AT_WORK, answers={key: "employer"}))
    next_month = ("李二", number_of(2), "南山砖厂", "省外")

    again = village.preview(head, next_month, name="下月.xlsx")
    other = village.preview(
        ("姓名", "务工单立", "身份证号", "就业地域"), ("李二", "厂", number_of(2), "省外")
    )

    assert said(again, "employer") == ["南山砖厂"]
    assert "header-near" not in codes(again)
    assert "answers-remembered" in codes(again)
    assert "header-near" in codes(other)


def test_m23_a_header_misspelt_by_ear_is_read_and_told(village: Village) -> None:
    preview = village.preview(("姓明", "身份正号", "与户主关系", "民族"), ONE)

    assert names(preview) == ["张一"]
    assert codes(preview).count("header-misspelt") == 2


def test_m23_a_column_of_id_numbers_is_the_id_column_whatever_its_title(village: Village) -> None:
    preview = village.preview(("姓名", "证件", "与户主关系", "民族"), ONE, TWO)

    assert [row.outcome for row in preview.rows] == [Outcome.ADDED] * 2
    assert "header-by-content" in codes(preview)


def test_m23_id_numbers_of_somebody_else_are_not_taken_for_the_persons(village: Village) -> None:
    preview = village.preview(("姓名", "监护人证件", "与户主关系", "民族"), ONE, TWO)

    assert question(preview, "column-by-content").cells == ("B1",)
    assert all(not text for text in said(preview, "id_number"))


def test_m24_two_columns_of_one_header_are_asked(village: Village) -> None:
    rows = (
        ("姓名", "身份证号", "联系电话", "联系电话"),
        ("张一", number_of(1), "13800000001", "13900000002"),
    )
    preview = village.preview(*rows)
    asked = question(preview, "header-twice")
    other = village.preview(*rows, answers={asked.key: "phone"})

    assert asked.cells == ("D1", "C1")
    assert said(preview, "phone")[0] == "13800000001"
    assert said(other, "phone")[0] == "13900000002"


def test_m24_the_one_of_two_columns_that_holds_anything_is_read_without_a_question(village: Village) -> None:
    preview = village.preview(
        ("姓名", "身份证号", "联系电话", "联系电话"), ("张一", number_of(1), "", "13900000002")
    )

    assert said(preview, "phone")[0] == "13900000002"
    assert "header-twice" not in codes(preview)


def test_m27_a_village_and_a_head_joined_over_rows_are_those_of_each(village: Village) -> None:
    rows = [
        ("行政村", "户主姓名", *HEAD),
        ("四合村", "张一", *ONE),
        ("", "", *TWO),
        ("", "赵四", "赵四", number_of(4), "户主", "汉族"),
    ]
    path = joined(village, rows, "A2:A4", "B2:B3")

    preview = preview_import(village.workspace, path)

    assert said(preview, "head_name") == ["张一", "张一", "赵四"]
    assert said(preview, "village") == ["四合村"] * 3


@pytest.mark.parametrize("sign", ["〃", "同上", "″", " 同上 ", "”"])
def test_m28_a_ditto_says_what_stands_above(village: Village, sign: str) -> None:
    preview = village.preview(HEAD, ONE, ("李二", number_of(2), "之妻", sign))

    assert said(preview, "ethnicity")[1] == "汉族"


def test_m28_nobody_has_the_number_of_the_one_above(village: Village) -> None:
    preview = village.preview(HEAD, ONE, ("李二", "同上", "之妻", "汉族"))

    assert said(preview, "id_number")[1] != number_of(1)


@pytest.mark.parametrize(
    "last",
    [
        ("合计", "1人"),
        ("总 计：", "", "1"),
        ("填表人：王芳", "", "审核人：李军"),
        ("填报单位（盖章）：四合村",),
        ("以上人员情况属实，村委会已经公示",),
    ],
)
def test_m29_totals_and_signatures_are_left_out(village: Village, last: tuple[str, ...]) -> None:
    preview = village.preview(HEAD, ONE, last)

    assert names(preview) == ["张一"]
    assert preview.reading.sheets[0].left_out[0].number == 3


def test_m30_sections_say_the_group_of_the_rows_below(village: Village) -> None:
    third = ("王三", number_of(3), "户主", "汉族")
    preview = village.preview(HEAD, ("一组（1人）",), ONE, ("二组",), TWO, third)

    assert said(preview, "group") == ["一组", "二组", "二组"]
    assert numbers(preview) == [3, 5, 6]


def test_m30_a_province_over_its_rows_is_where_they_work(village: Village) -> None:
    preview = village.preview(JOB, ("北京市（1人）",), AT_WORK)

    assert said(preview, "province")[0] == "北京市"


def test_m30_a_section_that_fits_no_column_is_told(village: Village) -> None:
    preview = village.preview(HEAD, ("老党员（1人）",), ONE)

    assert names(preview) == ["张一"]
    assert "section-unknown" in codes(preview)


def test_m31_empty_rows_between_families_are_passed(village: Village) -> None:
    preview = village.preview(HEAD, ONE, (), (), TWO)

    assert numbers(preview) == [2, 5]


def test_m47_a_column_whose_cells_are_something_else_is_asked(village: Village) -> None:
    rows = (("身份证号", "姓名", "与户主关系", "民族"), ONE, TWO)
    preview = village.preview(*rows)
    asked = [one for one in preview.questions if one.code == "header-contradicted"]
    answered = village.preview(*rows, answers={one.key: one.choices[0].value for one in asked})

    assert all(not text for text in said(preview, "id_number"))
    assert [one.choices[0].value for one in asked] == ["name", "id_number"]
    assert names(answered) == ["张一", "李二"]


def test_m78_a_total_that_differs_from_the_rows_is_told(village: Village) -> None:
    preview = village.preview(HEAD, ONE, TWO, ("合计", "3人"))

    [problem] = [one for one in preview.problems if one.code == "total-differs"]
    assert problem.cell == "A4"
    assert "total-differs" not in codes(village.preview(HEAD, ONE, TWO, ("合计", "2人")))


@pytest.mark.parametrize(
    "example", [("张三（示例）", number_of(5), "户主", "汉族"), ("示例：王某", number_of(5), "户主", "汉族")]
)
def test_m80_an_example_left_in_the_form_is_nobody(village: Village, example: tuple[str, ...]) -> None:
    assert names(village.preview(HEAD, example, ONE)) == ["张一"]


def test_m80_a_row_marked_as_example_in_front_is_nobody(village: Village) -> None:
    head = ("序号", *HEAD)

    preview = village.preview(head, ("例", "王某", number_of(5), "户主", "汉族"), ("1", *ONE))

    assert names(preview) == ["张一"]


@pytest.mark.parametrize(
    "head", [("姓名", "身份證號碼", "與戶主關係", "民族"), ("NAME", "ID No.", "Relation", "民族")]
)
def test_m88_traditional_and_english_headers_are_known(village: Village, head: tuple[str, ...]) -> None:
    preview = village.preview(head, ONE)

    assert names(preview) == ["张一"]
    assert said(preview, "relation")[0] == "户主"


def test_an_id_column_of_serial_numbers_is_not_read(village: Village) -> None:
    preview = village.preview(("ID", *HEAD), ("1", *ONE), ("2", *TWO))

    assert said(preview, "id_number") == [number_of(1), number_of(2)]


def test_m84_rows_of_another_village_at_the_bottom_are_told(village: Village) -> None:
    strays = [
        ("白石村", "王三", number_of(3), "户主", "汉族"),
        ("白石村", "赵四", number_of(4), "户主", "汉族"),
    ]
    preview = village.preview(("行政村", *HEAD), ("四合村", *ONE), ("四合村", *TWO), *strays)

    [problem] = [one for one in preview.problems if one.code == "rows-of-other-village"]
    assert problem.cell == "A4"
    assert "2行" in problem.message
