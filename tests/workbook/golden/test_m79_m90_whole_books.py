"""M79 to M90: rows pasted twice, the same file again, last year's table, private columns,
numbers dragged down and names sorted without the rest."""

from __future__ import annotations

import pytest

from roster_desktop.records import Unanswered
from roster_desktop.tasks.bring_in import apply_import, preview_import
from roster_desktop.tasks.merging import merge_workbooks
from roster_desktop.tasks.preview_rows import Outcome
from tests.builders import id_number
from tests.workbook.golden.parts import row_of, sheet_part, xlsx
from tests.workbook.golden.village import WHO, Village, codes, number_of, question, refused

PHONE = (*WHO, "联系电话")
NAMES = "张一 李二 王三 赵四 钱五 孙六".split()


def test_m79_a_row_pasted_twice_is_taken_once_and_told(village: Village):
    row = ("张一", number_of(1), "13800000001")

    first, again = village.preview(PHONE, row, row).rows

    assert (first.outcome, again.outcome) == (Outcome.ADDED, Outcome.UNCHANGED)
    assert "与“花名册”第2行相同" in again.reason


def test_m79_of_two_versions_one_is_taken_and_the_other_told(village: Village):
    preview = village.preview(
        PHONE, ("张一", number_of(1), "13800000001"), ("张一", number_of(1), "13800000002")
    )

    assert [row.outcome for row in preview.rows] == [Outcome.ADDED, Outcome.REFUSED]
    assert "“联系电话”写的不一样" in preview.rows[1].reason
    assert "A3" in {problem.cell for problem in preview.problems}


def test_m79_the_file_gets_no_second_row_of_somebody_it_knows(lived_in: Village):
    row = ("张一", number_of(1), "13800000009")

    apply_import(lived_in.workspace, lived_in.preview(PHONE, row, row))

    assert len(lived_in.people()) == len(NAMES)


def test_m82_the_same_file_under_another_name_is_told(village: Village):
    rows = (PHONE, ("张一", number_of(1), "13800000001"))
    village.take_in(*rows)

    preview = village.preview(*rows, name="又来一次.xlsx")

    assert "duplicate-book" in codes(preview)
    assert "先来的.xlsx" in next(one.message for one in preview.problems if one.code == "duplicate-book")


@pytest.mark.parametrize(("year", "is_told"), [(2026, True), (2025, False)])
def test_m83_last_years_dates_under_this_years_title_are_told(village: Village, year: int, is_told: bool):
    rows = [(name, number_of(n), f"2025-0{n}") for n, name in enumerate(NAMES, 1)]

    preview = village.preview((f"四合村{year}年花名册",), (*WHO, "采集日期"), *rows)

    assert ("last-years-data" in codes(preview)) is is_told


@pytest.mark.parametrize("header", ["银行卡密码", "病历", "身份证照片"])
def test_m86_private_columns_nobody_asked_for_are_offered_to_be_dropped(village: Village, header: str):
    rows = ((*PHONE, header), ("张一", number_of(1), "13800000001", "秘密"))
    preview = village.preview(*rows)
    asked = question(preview, "too-personal")

    assert "秘密" not in str(preview.change_set)
    assert "too-personal" in codes(preview)
    assert [choice.value for choice in asked.choices] == ["-", "+"]
    assert "秘密" not in str(village.preview(*rows, answers={asked.key: "-"}).change_set)
    assert "秘密" in str(village.preview(*rows, answers={asked.key: "+"}).change_set)


def test_m87_a_picture_over_the_sheet_is_ignored(village: Village):
    rows = row_of(1, PHONE) + row_of(2, ("张一", number_of(1), "13800000001"))
    content = xlsx(
        {"花名册": sheet_part(rows)}, more={"xl/media/image1.png": b"\x89PNG\r\n\x1a\n" + b"\0" * 64}
    )
    path = village.folder / "签字.xlsx"
    path.write_bytes(content)

    assert preview_import(village.workspace, path).counts == {"person": {"added": 1}}


@pytest.mark.parametrize("step", [1, 2, -1])
def test_m89_numbers_that_were_dragged_down_stop_the_file(village: Village, step: int):
    first = int(number_of(1))
    rows = [(name, str(first + step * n), "") for n, name in enumerate(NAMES)]

    with refused("ids-counting-up") as caught:
        village.preview(PHONE, *rows)

    assert "第2行张一" in str(caught.value)
    assert "第2行到第7行" in str(caught.value)


def test_m89_one_number_copied_down_over_many_people_stops_the_file(village: Village):
    with refused("ids-copied-down"):
        village.preview(PHONE, *((name, number_of(1), "") for name in NAMES))


def test_m89_several_jobs_of_one_person_and_twins_are_no_damage(village: Village):
    headers = (*WHO, "务工单位", "就业起始日期")
    jobs = [("张一", number_of(1), f"{n}号厂", f"202{n}-03") for n in range(4)]
    twins = [
        ("李二", id_number(sequence=11), "甲厂", "2020-01"),
        ("李三", id_number(sequence=13), "甲厂", "2020-01"),
    ]

    assert village.preview(headers, *jobs, *twins).counts == {"transfer": {"added": 6}}


def test_m90_names_shifted_against_numbers_stop_the_file(lived_in: Village):
    shifted = [*NAMES[1:], NAMES[0]]
    rows = [(name, number_of(n), "") for n, name in enumerate(shifted, 1)]

    with refused("names-shifted") as caught:
        lived_in.preview(PHONE, *rows)

    assert "有6行的姓名和身份证号对不上" in str(caught.value)
    assert len(lived_in.people()) == len(NAMES)


def test_m90_a_shift_in_part_of_the_sheet_is_enough(lived_in: Village):
    order = [NAMES[1], NAMES[2], NAMES[0], *NAMES[3:]]

    with refused("names-shifted"):
        lived_in.preview(PHONE, *((name, number_of(n), "") for n, name in enumerate(order, 1)))


def test_m90_the_same_book_is_not_merged_either(lived_in: Village):
    shifted = [*NAMES[1:], NAMES[0]]
    book = lived_in.book((PHONE, *((name, number_of(n), "") for n, name in enumerate(shifted, 1))))

    [result] = merge_workbooks(lived_in.workspace, [book]).workbooks

    assert (result.status, result.problems[0].code) == ("refused", "names-shifted")


def test_m90_a_corrected_name_stops_nothing(lived_in: Village):
    rows = [(name, number_of(n), "") for n, name in enumerate(["张衣", *NAMES[1:]], 1)]

    assert lived_in.preview(PHONE, *rows).counts["person"]["unchanged"] == 5


def test_m90_sex_that_contradicts_the_numbers_stops_the_file_of_people_nobody_knows(village: Village):
    rows = [(f"张{n}", number_of(n), "女" if int(number_of(n)[16]) % 2 else "男") for n in range(1, 8)]

    with refused("rows-torn"):
        village.preview((*WHO, "性别"), *rows)


def test_m90_birthdays_of_the_old_calendar_stop_nothing(village: Village):
    rows = [(f"张{n}", number_of(n), "1980-02-17") for n in range(1, 8)]

    assert village.preview((*WHO, "出生日期"), *rows).counts == {"person": {"added": 7}}


def sorted_names() -> list[tuple[str, str, str]]:
    names = sorted("赵 钱 孙 李 周 吴 郑 王 冯 陈 褚 卫 蒋 沈".split(), key=lambda one: one.encode("gb18030"))
    numbers = [number_of(n) for n in (9, 3, 12, 1, 14, 5, 11, 2, 8, 13, 4, 10, 6, 7)]
    return [(f"{name}某", number, "") for name, number in zip(names, numbers, strict=True)]


def test_m90_names_in_order_beside_numbers_in_none_are_asked_before_anything_is_read(village: Village):
    rows = (PHONE, *sorted_names())

    with pytest.raises(Unanswered) as caught:
        village.preview(*rows)

    asked = caught.value.question
    assert asked.key == "花名册:@sorted"
    assert village.preview(*rows, answers={asked.key: "whole"}).counts == {"person": {"added": 14}}
    with refused("names-sorted-alone"):
        village.preview(*rows, answers={asked.key: "names"})


def test_m90_names_in_order_are_no_question_where_the_file_knows_the_people(village: Village):
    rows = sorted_names()
    preview = village.preview(PHONE, *rows, answers={"花名册:@sorted": "whole"})
    apply_import(village.workspace, preview)

    assert village.preview(PHONE, *rows).counts == {"person": {"unchanged": 14}}
