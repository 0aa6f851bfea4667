"""M13 to M17, and cells that are no text: what a reader leaves out or makes up is told or put right."""

from __future__ import annotations

from pathlib import Path

import pytest

from roster_desktop.tasks.gathering import gathered
from roster_desktop.wording import Refusal
from roster_desktop.workbook import read_workbook
from tests.workbook.books import refusal
from tests.workbook.golden.biff import OldSheet, xls
from tests.workbook.golden.parts import row_of, sheet_part, text_cell, xlsx, zipped, zipped_in_gbk
from tests.workbook.golden.people import PEOPLE, SAID, TABLE, delivered, saved, told, values

ROWS = "".join(row_of(number, row) for number, row in enumerate(TABLE, 1))
XLSX = xlsx({"花名册": sheet_part(ROWS)})


def one_sheet(rows: str, **more: str) -> bytes:
    return xlsx({"表": sheet_part(rows, **more)})


def test_m13_formatting_down_to_the_last_row_does_not_count(tmp_path: Path) -> None:
    blank = "".join(
        f'<row r="{n}" s="1" customFormat="1"><c r="A{n}" s="1"/></row>' for n in range(5, 60_000)
    )
    last = '<row r="1048576"><c r="XFD1048576" s="1"/></row>'

    book = delivered(saved(tmp_path, one_sheet(ROWS + blank + last), "花名册.xlsx"))

    assert values(book) == SAID


def test_m14_a_wrong_statement_of_the_size_hides_nothing(tmp_path: Path) -> None:
    content = one_sheet(ROWS, before='<dimension ref="A1:A1"/>')

    assert values(delivered(saved(tmp_path, content, "花名册.xlsx"))) == SAID


def test_m15_texts_inside_cells_and_shared_ones_in_pieces_are_read(tmp_path: Path) -> None:
    village, name, *rest = PEOPLE[0]
    shared = (
        f"<si><r><t>{name[0]}</t></r><r><rPr><b/></rPr><t>{name[1:]}</t></r></si><si><t>{village}</t></si>"
    )
    cells = '<c r="A2" t="s"><v>1</v></c><c r="B2" t="s"><v>0</v></c>'
    cells += text_cell("C2", rest[0]) + text_cell("D2", rest[1])
    rows = row_of(1, TABLE[0]) + row_of(2, (), cells)

    book = delivered(saved(tmp_path, xlsx({"表": sheet_part(rows)}, shared=shared), "表.xlsx"))

    assert values(book) == SAID[:1]


def test_m15_a_book_whose_shared_texts_are_lost_is_refused_in_words(tmp_path: Path) -> None:
    rows = row_of(1, TABLE[0]) + '<row r="2"><c r="A2" t="s"><v>7</v></c></row>'

    with refusal("shared-texts-lost"):
        delivered(saved(tmp_path, one_sheet(rows), "表.xlsx"))


def test_m15_rows_and_cells_without_an_address_stand_where_they_are_written(tmp_path: Path) -> None:
    cells = [[f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in row] for row in TABLE]
    rows = "".join(f"<row>{''.join(row)}</row>" for row in cells)

    book = delivered(saved(tmp_path, one_sheet(rows), "表.xlsx"))

    assert values(book) == SAID
    assert [row.number for row in book.delivery.rows] == [2, 3, 4]


@pytest.mark.parametrize("packed", [zipped, zipped_in_gbk])
@pytest.mark.parametrize("name", ["报送.zip", "报送.xlsx"])
def test_m16_m17_books_in_nested_folders_of_an_archive_are_found_by_their_names(
    packed: object, name: str, tmp_path: Path
) -> None:
    parts = {"清水镇/河湾村/花名册.xlsx": XLSX, "清水镇/张家坪/名单.xls": xls(OldSheet("表", TABLE))}
    path = saved(tmp_path, packed(parts), name)  # type: ignore[operator]

    found = gathered([path])

    assert [one.relative_to(path).as_posix() for one in found.books] == sorted(parts)
    assert [values(delivered(one)) for one in found.books] == [SAID, SAID]
    assert found.left_out == ()


def test_m16_what_an_archive_holds_besides_books_is_left_out_with_a_word(tmp_path: Path) -> None:
    parts = {
        "花名册.xlsx": XLSX,
        "~$花名册.xlsx": b"x",
        "身份证.jpg": b"\xff\xd8\xff",
        "说明.docx": b"x",
        "里层.zip": zipped({"表.xlsx": XLSX}),
        "__MACOSX/._花名册.xlsx": b"x",
        "Thumbs.db": b"x",
    }
    path = saved(tmp_path, zipped(parts), "报送.zip")

    found = gathered([path])

    assert [one.name for one in found.books] == ["花名册.xlsx"]
    assert {one.path.name: (one.problem.code, one.is_refused) for one in found.left_out} == {
        "~$花名册.xlsx": ("temporary-file", False),
        "身份证.jpg": ("book-is-picture", False),
        "说明.docx": ("book-is-letter", False),
        "里层.zip": ("archive-inside", True),
    }


def test_m16_archives_in_a_folder_are_opened_too(tmp_path: Path) -> None:
    saved(tmp_path, zipped({"花名册.xlsx": XLSX}), "河湾村/报送.zip")
    saved(tmp_path, XLSX, "张家坪.xlsx")

    assert [one.name for one in gathered([tmp_path]).books] == ["张家坪.xlsx", "花名册.xlsx"]


def test_m16_an_archive_with_a_password_says_so(tmp_path: Path) -> None:
    content = bytearray(zipped({"花名册.xlsx": XLSX}))
    content[content.rfind(b"PK\x01\x02") + 8] |= 1

    [one] = gathered([saved(tmp_path, bytes(content), "报送.zip")]).left_out

    assert (one.problem.code, one.is_refused) == ("archive-locked", True)


def test_m16_an_archive_without_any_book_is_refused(tmp_path: Path) -> None:
    with refusal("no-books"):
        gathered([saved(tmp_path, zipped({"身份证.jpg": b"x"}), "照片.zip")])


def test_m16_an_archive_that_would_fill_the_disk_is_left_alone(tmp_path: Path) -> None:
    bomb = zipped({"表.xls": bytes(40_000_000)})

    [one] = gathered([saved(tmp_path, bomb, "报送.zip")]).left_out

    assert (one.problem.code, one.is_refused) == ("book-unpacks-too-big", True)


def test_m16_names_that_climb_out_of_an_archive_are_not_followed(tmp_path: Path) -> None:
    [one] = gathered([saved(tmp_path, zipped({"../../表.xlsx": XLSX}), "报送.zip")]).left_out

    assert one.is_refused


def test_m16_a_path_into_an_archive_that_leads_nowhere_is_refused(tmp_path: Path) -> None:
    path = saved(tmp_path, zipped({"表.xlsx": XLSX}), "报送.zip")

    with refusal("book-missing"):
        read_workbook(path / "没有.xlsx")


def test_m61_errors_are_told_with_their_places_and_read_as_blank(tmp_path: Path) -> None:
    rows = row_of(1, TABLE[0])
    rows += row_of(2, PEOPLE[0][:3], '<c r="D2" t="e"><v>#N/A</v></c>')
    rows += row_of(3, PEOPLE[1][:3], "<c r='D3' t='e'><f>VLOOKUP(1,A:B,2,0)</f><v>#REF!</v></c>")

    book = delivered(saved(tmp_path, one_sheet(rows), "表.xlsx"))

    [problem] = book.delivery.problems
    assert (problem.code, problem.sheet, problem.cell) == ("error-cell", "表", "D2")
    assert "2 个" in problem.message
    assert all("phone" not in row for row in values(book))


def test_m62_a_formula_that_was_never_computed_is_told(tmp_path: Path) -> None:
    rows = row_of(1, TABLE[0]) + row_of(2, PEOPLE[0][:3], '<c r="D2"><f>"138"&amp;"00000001"</f></c>')

    book = delivered(saved(tmp_path, one_sheet(rows), "表.xlsx"))

    [problem] = book.delivery.problems
    assert (problem.code, problem.cell) == ("formula-without-value", "D2")
    assert "WPS" in problem.message


def test_m62_a_formula_whose_result_is_blank_is_no_trouble(tmp_path: Path) -> None:
    cell = '<c r="D2" t="str"><f>IF(C2="","",C2)</f><v></v></c>'
    rows = row_of(1, TABLE[0]) + row_of(2, PEOPLE[0][:3], cell)

    assert told(delivered(saved(tmp_path, one_sheet(rows), "表.xlsx"))) == {}


def test_m63_a_formula_that_points_to_another_computer_gives_its_last_value(tmp_path: Path) -> None:
    formula = "'[1]花名册'!D2"
    cell = f'<c r="D2" t="str"><f>{formula}</f><v>{PEOPLE[0][3]}</v></c>'
    rows = row_of(1, TABLE[0]) + row_of(2, PEOPLE[0][:3], cell)

    book = delivered(saved(tmp_path, one_sheet(rows), "表.xlsx"))

    assert values(book) == SAID[:1]
    assert told(book) == {}


@pytest.mark.parametrize("formula", ['DISPIMG("ID_0A1B2C3D",1)', '_xlfn.DISPIMG("ID_0A1B2C3D",1)'])
def test_m85_a_picture_in_a_cell_is_no_text_and_is_warned_of(formula: str, tmp_path: Path) -> None:
    written = formula.replace('"', "&quot;")
    cell = f'<c r="D2" t="str"><f>{written}</f><v>={written}</v></c>'
    rows = row_of(1, TABLE[0]) + row_of(2, PEOPLE[0][:3], cell)

    book = delivered(saved(tmp_path, one_sheet(rows), "表.xlsx"))

    [problem] = book.delivery.problems
    assert (problem.code, problem.cell) == ("picture-cell", "D2")
    assert "身份证照片" in problem.message
    assert "phone" not in values(book)[0]


def test_row_numbers_are_those_a_person_sees_also_after_blank_rows(tmp_path: Path) -> None:
    rows = row_of(4, TABLE[0]) + row_of(6, PEOPLE[0]) + row_of(9, PEOPLE[1])
    old = xls(OldSheet("表", [(), (), (), TABLE[0], (), PEOPLE[0], (), (), PEOPLE[1]]))

    books = [
        delivered(saved(tmp_path, content, name))
        for name, content in (("表.xlsx", one_sheet(rows)), ("表.xls", old))
    ]

    assert [[row.number for row in book.delivery.rows] for book in books] == [[6, 9], [6, 9]]
    assert [row.cell_by_column["phone"] for row in books[0].delivery.rows] == ["D6", "D9"]


@pytest.mark.parametrize("kind", ["xlsx", "xls"])
def test_hidden_rows_are_read_and_told(kind: str, tmp_path: Path) -> None:
    rows = "".join(
        row_of(number, row, attributes=' hidden="1"' if number == 3 else "")
        for number, row in enumerate(TABLE, 1)
    )
    content = one_sheet(rows) if kind == "xlsx" else xls(OldSheet("表", TABLE, hidden_rows=[3]))

    book = delivered(saved(tmp_path, content, f"表.{kind}"))

    [problem] = book.delivery.problems
    assert values(book) == SAID
    assert problem.code == "hidden-rows"
    assert "第 3 行" in problem.message


def test_hidden_sheets_are_not_read_and_told(tmp_path: Path) -> None:
    content = xlsx({"花名册": sheet_part(ROWS), "旧表": sheet_part(ROWS)}, states={"旧表": "hidden"})

    book = delivered(saved(tmp_path, content, "表.xlsx"))

    assert values(book) == SAID
    assert told(book) == {"hidden-sheet": ""}


@pytest.mark.parametrize(
    ("workbook", "day"), [("", "2019-03-01"), ('<workbookPr date1904="1"/>', "2023-03-02")]
)
def test_days_are_counted_from_where_the_book_says(workbook: str, day: str, tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1" s="1"><v>43525</v></c></row>'
    content = xlsx({"表": sheet_part(rows)}, workbook=workbook)

    [sheet] = read_workbook(saved(tmp_path, content, "表.xlsx")).sheets

    assert sheet.rows == [[day]]


def test_a_book_of_which_nothing_is_understood_is_never_taken_for_an_empty_one(tmp_path: Path) -> None:
    with pytest.raises(Refusal):
        read_workbook(saved(tmp_path, xlsx({}), "空.xlsx"))
