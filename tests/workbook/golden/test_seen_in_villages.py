"""Layouts that clerks make, each as it was first misread: nobody is half read, and nobody is invented."""

from __future__ import annotations

import pytest

from roster_desktop.tasks.preview_rows import Outcome
from tests.workbook.golden.lists import HEAD, ONE, TWO, names, numbers, said
from tests.workbook.golden.village import Village, codes, number_of, refused

THREE = ("王三", number_of(3), "之子", "汉族")


def test_two_lists_with_their_columns_in_another_order_are_both_read(village: Village) -> None:
    preview = village.preview(
        ("第一组人员信息",), HEAD, ONE, (), ("第二组人员信息",),
        ("身份证号", "姓名", "民族", "与户主关系", "联系电话"),
        (number_of(2), "李二", "汉族", "之妻", "13800000002"),
    )  # fmt: skip

    assert names(preview) == ["张一", "李二"]
    assert numbers(preview) == [3, 7]


def test_a_household_form_with_a_list_of_the_family_in_it_is_refused_whole(village: Village) -> None:
    form = (
        ("贫困户家庭信息登记表",), ("户主姓名", "张一", "身份证号", number_of(1)), ("家庭成员情况",),
        HEAD, TWO, THREE, ("帮扶措施", "外出务工"),
    )  # fmt: skip

    with refused("nothing-read") as caught:
        village.preview(*form)

    assert "D2 有身份证号，却在第4行表头的上面" in str(caught.value)


@pytest.mark.parametrize(
    "line",
    [
        ("1", "2", "3", "4"),
        ("甲", "乙", "丙", "丁"),
        ("（1）", "（2）", "（3）", "（4）"),
        ("A", "B", "C", "D"),
    ],
)
def test_a_line_that_numbers_the_columns_is_nobody(village: Village, line: tuple[str, ...]) -> None:
    assert names(village.preview(HEAD, line, ONE)) == ["张一"]


@pytest.mark.parametrize("subtotal", ["户小计", "本页小计", "一组小计", "本组合计", "河湾村小计"])
def test_every_kind_of_subtotal_is_nobody(village: Village, subtotal: str) -> None:
    preview = village.preview(("序号", *HEAD), ("1", *ONE), ("2", *TWO), (subtotal, "2"))

    assert names(preview) == ["张一", "李二"]
    assert "total-differs" not in codes(preview)


def test_the_subtotal_of_a_page_counts_over_those_of_its_households(village: Village) -> None:
    rows = (("1", *ONE), ("户小计", "1"), ("2", *TWO), ("户小计", "1"), ("本页小计", "2"), ("合计", "2"))

    assert "total-differs" not in codes(village.preview(("序号", *HEAD), *rows))
    assert "total-differs" in codes(village.preview(("序号", *HEAD), *rows[:4], ("本页小计", "3")))


def test_a_line_of_signatures_is_nobody(village: Village) -> None:
    preview = village.preview(HEAD, ONE, ("村支书签字：", "", "审核人：王芳", "制表：李明"))

    assert [row.outcome for row in preview.rows] == [Outcome.ADDED]


@pytest.mark.parametrize("line", [("（以下空白）",), ("", "以下空白"), ("第1页 共2页",), ("统计情况",)])
def test_the_foot_of_a_page_is_nobody(village: Village, line: tuple[str, ...]) -> None:
    assert names(village.preview(HEAD, ONE, line)) == ["张一"]


def test_m23_the_only_column_of_names_is_that_of_the_persons_whatever_its_title(village: Village) -> None:
    preview = village.preview(("人员\\项目", *HEAD[1:]), ONE, TWO)

    assert names(preview) == ["张一", "李二"]
    assert "header-by-content" in codes(preview)


@pytest.mark.parametrize(
    "head",
    [
        ("名子", "号麻", "与户主系", "民簇", "连系电话"),
        ("人员", "证件", "关系", "民族", "手机"),
        ("A", "B", "关系", "民族", "手机"),
    ],
)
def test_m23_where_the_headers_of_name_and_number_are_both_lost_the_cells_tell(
    village: Village, head: tuple[str, ...]
) -> None:
    preview = village.preview(
        ("四合村名单",),
        head,
        ("张小明", number_of(1), "户主", "汉族", "13900000001"),
        ("李秀英", number_of(2), "配偶", "汉族", "13900000002"),
    )

    assert [row.name for row in preview.rows] == ["张小明", "李秀英"]
    assert [row.outcome for row in preview.rows] == [Outcome.ADDED] * 2
    assert codes(preview).count("header-by-content") == 2


def test_m23_numbers_below_words_that_name_nothing_are_not_read(village: Village) -> None:
    with refused("nothing-read"):
        village.preview(("A", "B", "C"), ("张小明", number_of(1), "甲"), ("李秀英", number_of(2), "乙"))


def test_m23_names_of_somebody_else_are_not_taken_for_the_persons(village: Village) -> None:
    preview = village.preview(("推荐人", *HEAD[1:]), ONE, TWO)

    assert names(preview) == ["", ""]


def test_a_column_of_family_members_holds_their_names(village: Village) -> None:
    preview = village.preview(
        ("户主", "家庭成员", "与户主关系", "身份证号"), ("张一", "张一", "户主", number_of(1)), ("〃", "李二", "妻", number_of(2))
    )  # fmt: skip

    assert names(preview) == ["张一", "李二"]
    assert said(preview, "head_name") == ["张一", "张一"]


def test_m88_headers_in_two_languages_are_known_by_their_chinese_half(village: Village) -> None:
    head = ("姓名 Name", "身份證號碼 ID No.", "聯繫電話/Tel", "與戶主關係")
    preview = village.preview(head, ("张一", number_of(1), "13800000001", "户主"))

    assert names(preview) == ["张一"]
    assert said(preview, "phone") == ["13800000001"]
    assert "header-near" not in codes(preview)


def test_m47_columns_that_changed_places_wait_until_somebody_says_which_holds_the_numbers(village: Village):
    rows = (
        ("姓名", "联系电话", "身份证号", "民族"),
        ("张一", number_of(1), "13800000001", "汉族"),
        ("李二", number_of(2), "13800000002", "汉族"),
    )
    preview = village.preview(*rows)

    assert preview.rows == ()
    assert "waits-for-numbers" in codes(preview)
    answers = {question.key: question.choices[0].value for question in preview.questions}
    told = village.preview(*rows, answers=answers)
    assert said(told, "id_number") == [number_of(1), number_of(2)]
    assert said(told, "phone") == ["13800000001", "13800000002"]


def test_m47_sexes_under_the_id_number_are_noticed_as_well(village: Village) -> None:
    rows = (
        ("姓名", "性别", "身份证号", "民族"),
        ("张一", number_of(1), "男", "汉族"),
        ("李二", number_of(2), "女", "汉族"),
    )
    preview = village.preview(*rows)

    assert preview.rows == ()
    first = {question.cells[0]: question.choices[0].value for question in preview.questions}
    assert first == {"B1": "id_number", "C1": "sex"}
