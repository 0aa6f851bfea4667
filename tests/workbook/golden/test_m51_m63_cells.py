"""M51 to M63: names, phones, amounts and cells that a formula failed to fill."""

from __future__ import annotations

import pytest

from roster_desktop.tasks.preview_rows import Outcome
from tests.workbook.golden.village import WHO, Typed, Village, codes, number_of, question, trace


def read_as(village: Village, header: str, cell: Typed, key: str) -> str:
    """What the file would hold after this one cell was brought in."""
    village.take_in((*WHO, header), ("张一", number_of(1), cell))
    [person] = village.people()
    return person.get(key, "")


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("张 三", "张三"),
        ("张　三", "张三"),
        (" 张三\u200b", "张三"),
        ("阿依古丽•买买提", "阿依古丽·买买提"),
        ("阿依古丽.买买提", "阿依古丽·买买提"),
        ("阿依古丽–买买提", "阿依古丽·买买提"),
        ("䶮𬎆", "䶮𬎆"),
    ],
)
def test_m51_m52_m53_names_are_read_in_one_writing(village: Village, written: str, name: str):
    [row] = village.preview((*WHO, "备注"), (written, number_of(1), "")).rows

    assert row.name == name
    assert trace(row, "name") == (("", "") if written == name else (written, name))


@pytest.mark.parametrize("name", ["张\ue123", "张?", "张\ufffd"])
def test_m53_a_letter_that_was_lost_is_asked_and_kept_until_then(village: Village, name: str):
    rows = ((*WHO, "备注"), (name, number_of(1), ""), ("李二", number_of(2), ""))
    preview = village.preview(*rows)
    asked = question(preview, "name-unreadable-letter")

    assert asked.cells == ("A2",)
    assert [row.name for row in preview.rows] == [name, "李二"]
    assert [row.name for row in village.preview(*rows, answers={asked.key: "-"}).rows] == ["李二"]


def test_m54_a_note_behind_a_name_is_asked_and_kept_in_the_remarks(village: Village):
    rows = ((*WHO, "备注"), ("张三（二儿子）", number_of(1), "好"))

    preview = village.preview(*rows)
    asked = question(preview, "name-with-note")

    assert preview.rows[0].name == "张三(二儿子)"
    [row] = village.preview(*rows, answers={asked.key: "remarks"}).rows
    assert row.name == "张三"
    assert trace(row, "remark") == ("好", "好；二儿子")


@pytest.mark.parametrize(
    ("cell", "phone"),
    [
        (13812345678, "13812345678"),
        (13812345678.0, "13812345678"),
        ("13812345678.0", "13812345678"),
        ("029-87654321", "029-87654321"),
        ("13812345678/13912345678", "13812345678、13912345678"),
        ("00000000000", ""),
        ("无", ""),
        ("无电话", ""),
        ("同户主", ""),
    ],
)
def test_m55_m56_phones_are_read_and_none_is_none(village: Village, cell: Typed, phone: str):
    assert read_as(village, "联系电话", cell, "phone") == phone


def test_m60_a_zero_that_an_area_code_lost_is_offered(village: Village):
    rows = ((*WHO, "联系电话"), ("张一", number_of(1), 2987654321))

    asked = question(village.preview(*rows), "cell-lost-zero")

    [row] = village.preview(*rows, answers={asked.key: "take"}).rows
    assert trace(row, "phone") == ("2987654321", "029-87654321")


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        ("2000元", "2000"),
        ("2千", "2000"),
        ("1.5万", "15000"),
        ("－", ""),
        ("/", ""),
        ("12,600", "12600"),
        ("１２，６００", "12600"),
        ("¥12,600.00", "12600"),
        (12600, "12600"),
        ("12600", "12600"),
        ("三四千", "三四千"),
    ],
)
def test_m57_m58_amounts_are_read_and_riddles_kept(village: Village, cell: Typed, amount: str):
    assert read_as(village, "人均纯收入(元)", cell, "income_per_head") == amount


@pytest.mark.parametrize(
    ("cell", "amount", "code"),
    [
        ("约2000", "2000", "cell-about"),
        ("2000左右", "2000", "cell-about"),
        ("2000/月", "2000", "cell-each-month"),
        ("每月2000元", "2000", "cell-each-month"),
    ],
)
def test_m57_about_so_much_is_asked(village: Village, cell: str, amount: str, code: str):
    rows = ((*WHO, "人均纯收入(元)"), ("张一", number_of(1), cell))

    preview = village.preview(*rows)
    asked = question(preview, code)

    assert (asked.cells, asked.default) == (("C2",), "keep")
    assert f"{cell} → {amount}" in asked.sentence
    assert trace(preview.rows[0], "income_per_head") == ("", "")
    assert {"A17"} <= {finding.rule for finding in preview.rows[0].findings}
    [row] = village.preview(*rows, answers={asked.key: "take"}).rows
    assert trace(row, "income_per_head") == (cell, amount)


@pytest.mark.parametrize("cell", [46, "46岁", "46"])
def test_m59_an_age_for_a_birth_date_gives_way_to_the_id_number(village: Village, cell: Typed):
    [row] = village.preview((*WHO, "出生日期"), ("张一", number_of(1), cell)).rows

    assert trace(row, "birth_date") == (str(cell), "")
    assert "是年龄" in row.traces[0].why


def test_m59_an_age_that_the_number_contradicts_is_kept(village: Village):
    assert read_as(village, "出生日期", "19岁", "birth_date") == "19岁"


@pytest.mark.parametrize(("cell", "group"), [(3, "3"), ("3", "3"), ("03", "03"), (3.0, "3")])
def test_m60_numbers_as_text_and_text_as_numbers(village: Village, cell: Typed, group: str):
    assert read_as(village, "村民小组", cell, "group") == group


@pytest.mark.parametrize("cell", ["#N/A", "#REF!", "#VALUE!", "#DIV/0!"])
def test_m61_failed_formulas_are_blank_and_told(village: Village, cell: str):
    preview = village.preview((*WHO, "民族"), ("张一", number_of(1), cell))

    assert preview.rows[0].outcome is Outcome.ADDED
    assert "read-differently" in codes(preview)
    assert trace(preview.rows[0], "ethnicity") == (cell, "")
