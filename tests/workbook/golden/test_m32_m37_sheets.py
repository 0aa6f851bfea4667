"""M32–M37: several lists in a book and on a sheet, sheets that are no list, written as plain XML."""

from __future__ import annotations

from roster_desktop.tasks.bring_in import ImportPreview, apply_import, preview_import
from roster_desktop.tasks.preview_rows import Outcome
from tests.workbook.golden.lists import AT_WORK, HEAD, JOB, ONE, TWO, names, said
from tests.workbook.golden.parts import xlsx
from tests.workbook.golden.village import SHEET, Village, codes, number_of, question, sheet


def test_m33_rosters_are_found_by_their_headers_on_any_sheet(village: Village) -> None:
    path = village.book((HEAD, *[], ONE), (JOB, AT_WORK))

    preview = preview_import(village.workspace, path)

    assert [row.roster for row in preview.rows] == ["person", "transfer"]


def test_m33_rosters_below_one_another_are_each_found(village: Village) -> None:
    preview = village.preview(
        ("人员信息花名册",), HEAD, ONE, ("合计", "1人"), (), ("转移就业花名册",), JOB, AT_WORK
    )

    assert [(row.roster, row.number) for row in preview.rows] == [("person", 3), ("transfer", 8)]
    assert "total-differs" not in codes(preview)


def test_m33_a_header_that_fits_several_rosters_is_asked(village: Village) -> None:
    rows = (("姓名", "身份证号", "开始时间", "结束时间"), ("张一", number_of(1), "2026-01", "2026-02"))
    asked = question(village.preview(*rows), "which-roster")

    answered = village.preview(*rows, answers={asked.key: "training"})

    assert village.preview(*rows).rows == ()
    assert [row.roster for row in answered.rows] == ["training"]


def test_m34_statistics_beside_a_roster_are_left_alone(village: Village) -> None:
    numbers_of_villages = (("村", "人数", "月工资合计"), ("四合村", 12, 36000), ("合计", 12, 36000))
    preview = preview_import(village.workspace, village.book((HEAD, ONE), numbers_of_villages))

    assert [sheet.roster for sheet in preview.reading.sheets] == ["person", None]
    assert names(preview) == ["张一"]


def test_m35_two_blocks_side_by_side_are_asked_and_then_read_whole(village: Village) -> None:
    head = ("序号", "姓名", "身份证号", "民族")
    rows = (
        (*head, *head),
        ("1", "张一", number_of(1), "汉族", "3", "王三", number_of(3), "汉族"),
        ("2", "李二", number_of(2), "汉族"),
    )
    asked = question(village.preview(*rows), "two-blocks")
    whole = village.preview(*rows, answers={asked.key: "all"})

    assert village.preview(*rows).rows == ()
    assert asked.cells == ("B1", "F1")
    assert names(whole) == ["张一", "李二", "王三"]
    assert [row.cell_by_column["name"] for row in whole.reading.delivery.rows] == ["B2", "B3", "F2"]


def test_m36_a_transposed_table_is_refused_with_what_to_do(village: Village) -> None:
    turned = list(zip(HEAD, ONE, TWO, strict=True))
    preview = preview_import(village.workspace, village.book((JOB, AT_WORK), turned))

    [problem] = [one for one in preview.problems if one.code == "sheet-transposed"]
    assert "转置" in problem.message
    assert [row.roster for row in preview.rows] == ["transfer"]


def test_a_form_for_one_person_is_not_half_read(village: Village) -> None:
    form = (
        ("姓名", "张一", "性别", "男", "民族", "汉族"),
        ("身份证号", number_of(1), "", "联系电话", "13800000001"),
    )
    preview = preview_import(village.workspace, village.book((JOB, AT_WORK), form))

    assert "sheet-form" in codes(preview)
    assert [row.roster for row in preview.rows] == ["transfer"]


def test_people_without_a_header_are_told(village: Village) -> None:
    preview = preview_import(village.workspace, village.book((JOB, AT_WORK), (("1", *ONE), ("2", *TWO))))

    assert "sheet-without-header" in codes(preview)


def test_m37_a_banded_table_is_read_as_any_other(village: Village) -> None:
    part = sheet((HEAD, ONE, TWO)).replace(
        "</sheetData>", '</sheetData><autoFilter ref="A1:D3"/><tableParts count="0"/>'
    )
    (village.folder / "表.xlsx").write_bytes(xlsx({SHEET: part}))

    assert names(preview_import(village.workspace, village.folder / "表.xlsx")) == ["张一", "李二"]


def several(
    village: Village, sheets: dict[str, list[tuple[str, ...]]], **more: dict[str, str]
) -> ImportPreview:
    """What a book of sheets by these names would do."""
    path = village.folder / "几张表.xlsx"
    path.write_bytes(xlsx({name: sheet(rows) for name, rows in sheets.items()}))
    return preview_import(village.workspace, path, **more)


def test_m32_sheets_of_several_villages_are_each_its_villages_and_one_may_be_picked(village: Village) -> None:
    sheets = {"四合村": [HEAD, ONE], "白石村": [HEAD, TWO]}
    preview = several(village, sheets)
    asked = question(preview, "sheets-of-several")

    assert names(preview) == ["张一", "李二"]
    assert said(preview, "village") == ["四合村", "白石村"]
    assert [choice.value for choice in asked.choices] == ["all", "四合村", "白石村", "-"]
    assert names(several(village, sheets, answers={asked.key: "四合村"})) == ["张一"]


def test_m32_sheets_of_several_months_with_other_people_are_asked_too(village: Village) -> None:
    months = {"8月": [HEAD, ONE], "9月份": [HEAD, TWO]}
    asked = question(several(village, months), "sheets-of-several")

    merged = several(village, months, answers={asked.key: "all"})

    assert names(merged) == ["张一", "李二"]
    assert "sheets-of-several" not in codes(merged)


def test_m32_sheets_with_the_same_people_are_asked(village: Village) -> None:
    later = [HEAD, (*ONE[:3], "回族"), TWO]
    months = {"8月": [HEAD, ONE, TWO], "9月": later}
    preview = several(village, months)
    asked = question(preview, "sheets-of-same-people")

    assert preview.rows == ()
    assert [choice.value for choice in asked.choices] == ["9月", "8月", "all", "-"]
    picked = several(village, months, answers={asked.key: "9月"})
    assert said(picked, "ethnicity") == ["回族", "汉族"]


def test_m32_a_sheet_copied_as_it_is_asks_nothing(village: Village) -> None:
    preview = several(village, {"Sheet1": [HEAD, ONE, TWO], "Sheet1 (2)": [HEAD, ONE, TWO]})

    assert "sheets-of-same-people" not in codes(preview)
    assert [row.outcome for row in preview.rows].count(Outcome.ADDED) == 2


def test_a_list_split_over_several_files_is_one_list_again(village: Village) -> None:
    title, head = ("人员信息花名册（第1部分）",), ("序号", *HEAD)
    for part, rows in enumerate(
        ([("1", *ONE), ("2", *TWO)], [("3", "王三", number_of(3), "户主", "汉族")]), 1
    ):
        apply_import(village.workspace, village.preview(title, head, *rows, name=f"名单{part}.xlsx"))

    assert [person["name"] for person in village.people()] == ["张一", "李二", "王三"]
