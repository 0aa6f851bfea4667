"""M01 to M06 and M12: what sort of file it is, whatever it is called."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workbook.books import refusal
from tests.workbook.golden.biff import Error, Excel, OldSheet, xls
from tests.workbook.golden.binary_parts import xlsb
from tests.workbook.golden.parts import row_of, sheet_part, strict, xlsx, zipped
from tests.workbook.golden.people import PEOPLE, SAID, TABLE, delivered, saved, told, values
from tests.workbook.office import LibreOffice, needs_libreoffice

ROWS = "".join(row_of(number, row) for number, row in enumerate(TABLE, 1))
XLSX = xlsx({"花名册": sheet_part(ROWS)})


@pytest.mark.libreoffice
@needs_libreoffice()
@pytest.mark.parametrize("kind", ["xls", "ods", "xlsx", "html"])
def test_m01_a_book_saved_by_an_office_program_is_read(
    kind: str, libreoffice: LibreOffice, tmp_path: Path
) -> None:
    source = saved(tmp_path, XLSX, "花名册.xlsx")

    path = libreoffice.converted(source, kind, tmp_path / "out")

    assert values(delivered(path)) == SAID


@pytest.mark.parametrize("name", ["花名册.xls", "花名册.et", "花名册.ett", "花名册.xlsx", "花名册"])
@pytest.mark.parametrize("excel", Excel)
def test_m01_an_old_workbook_is_read_by_its_records(excel: Excel, name: str, tmp_path: Path) -> None:
    book = delivered(saved(tmp_path, xls(OldSheet("花名册", TABLE), excel=excel), name))

    assert values(book) == SAID
    assert [row.number for row in book.delivery.rows] == [2, 3, 4]
    assert [sheet.name for sheet in book.sheets] == ["花名册"]


@pytest.mark.parametrize("excel", Excel)
def test_m01_errors_of_an_old_workbook_are_told_apart_from_blank_cells(excel: Excel, tmp_path: Path) -> None:
    rows = [TABLE[0], (*PEOPLE[0][:3], Error()), (*PEOPLE[1][:3], Error(0x07, is_formula=True)), PEOPLE[2]]

    book = delivered(saved(tmp_path, xls(OldSheet("表", rows), excel=excel), "表.xls"))

    [problem] = [one for one in book.delivery.problems if one.code == "error-cell"]
    assert (problem.sheet, problem.cell) == ("表", "D2")
    assert "2 个" in problem.message
    assert [row.values.get("phone") for row in book.delivery.rows] == [None, None, "13800000003"]


def test_m02_a_new_workbook_under_an_old_name_is_read(tmp_path: Path) -> None:
    assert values(delivered(saved(tmp_path, XLSX, "花名册.xls"))) == SAID


def test_m02_the_strict_format_is_read_and_not_taken_for_an_empty_book(tmp_path: Path) -> None:
    assert values(delivered(saved(tmp_path, strict(XLSX), "严格.xlsx"))) == SAID


def test_a_binary_workbook_is_read(tmp_path: Path) -> None:
    rows = [TABLE[0], *PEOPLE[:2], (*PEOPLE[2][:3], 13800000003.0)]

    book = delivered(saved(tmp_path, xlsb("花名册", rows), "花名册.xlsb"))

    assert values(book) == SAID
    assert [row.number for row in book.delivery.rows] == [2, 3, 4]


def test_errors_and_hidden_rows_of_a_binary_workbook_are_told(tmp_path: Path) -> None:
    rows = [TABLE[0], (*PEOPLE[0][:3], None), PEOPLE[1]]

    book = delivered(saved(tmp_path, xlsb("表", rows, hidden_rows=[3]), "表.xlsb"))

    assert told(book) == {"error-cell": "D2", "hidden-rows": ""}


@pytest.mark.parametrize("place", [(0, 20_000), (900_000, 40)])
def test_a_binary_workbook_with_a_far_corner_is_refused(place: tuple[int, int], tmp_path: Path) -> None:
    path = saved(tmp_path, xlsb("表", [("x",)], also=place), "表.xlsb")

    with refusal("book-too-many-cells"):
        delivered(path)


PAGE = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head>
<meta http-equiv="Content-Type" content="text/html; charset={charset}"><title>导出</title>
<style>td {{ mso-number-format:"\\@" }}</style></head><body>
<table border=1><tr><td colspan=4><b>清水镇花名册</b></td></tr>{rows}</table></body></html>"""
HTML_ROWS = "".join(
    f"<tr>{''.join(f'<td nowrap>&nbsp;{text}<br></td>' for text in row)}</tr>\r\n" for row in TABLE
)


@pytest.mark.parametrize(("charset", "encoding"), [("gb2312", "gb18030"), ("utf-8", "utf-8")])
def test_m03_a_web_page_under_the_name_of_a_workbook_is_read(
    charset: str, encoding: str, tmp_path: Path
) -> None:
    page = PAGE.format(charset=charset, rows=HTML_ROWS)

    book = delivered(saved(tmp_path, page.encode(encoding), "导出.xls"))

    assert values(book) == SAID
    assert [row.number for row in book.delivery.rows] == [3, 4, 5]


def test_m03_tags_left_open_and_cells_over_several_rows_are_understood(tmp_path: Path) -> None:
    village, *first = PEOPLE[0]
    rows = f"<tr><th>{'<th>'.join(TABLE[0])}<tr><td rowspan=3>{village}<td>{'<td>'.join(first)}"
    rows += "".join(f"<tr><td>{'<td>'.join(person[1:])}" for person in PEOPLE[1:])

    book = delivered(saved(tmp_path, f"<table>{rows}</table>".encode(), "导出.xls"))

    assert values(book) == SAID


def test_m03_numbers_guarded_by_a_formula_and_errors_of_a_web_page_are_understood(tmp_path: Path) -> None:
    cells = [f'<td>="{text}"</td>' for text in PEOPLE[0][:3]]
    rows = f"<tr><td>{'</td><td>'.join(TABLE[0])}</td></tr><tr>{''.join(cells)}<td>#N/A</td></tr>"

    book = delivered(saved(tmp_path, f"<table>{rows}</table>".encode(), "导出.xls"))

    assert values(book) == [{key: text for key, text in SAID[0].items() if key != "phone"}]
    assert told(book) == {"error-cell": "D2"}


def test_m03_a_web_page_that_reaches_too_far_is_refused(tmp_path: Path) -> None:
    page = "<table><tr>" + "<td colspan=1000>x</td>" * 3 + "</tr></table>"

    with refusal("book-too-many-cells"):
        delivered(saved(tmp_path, page.encode(), "导出.xls"))


SPREADSHEET = """<?xml version="1.0" encoding="{encoding}"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel">
<Worksheet ss:Name="花名册"><Table>{rows}</Table></Worksheet>{more}</Workbook>"""


def xml_row(texts: tuple[str, ...], attributes: str = "") -> str:
    cells = "".join(f'<Cell><Data ss:Type="String">{text}</Data></Cell>' for text in texts)
    return f"<Row{attributes}>{cells}</Row>"


@pytest.mark.parametrize("encoding", ["UTF-8", "GB18030"])
def test_m04_an_xml_table_of_office_2003_is_read(encoding: str, tmp_path: Path) -> None:
    rows = xml_row(TABLE[0]) + "".join(map(xml_row, PEOPLE))
    text = SPREADSHEET.format(encoding=encoding, rows=rows, more="")

    book = delivered(saved(tmp_path, text.encode(encoding), "导出.xls"))

    assert values(book) == SAID


def test_m04_gaps_hidden_rows_errors_and_formulas_of_an_xml_table_are_told(tmp_path: Path) -> None:
    person = "".join(f'<Cell><Data ss:Type="String">{text}</Data></Cell>' for text in PEOPLE[0][:3])
    rows = xml_row(TABLE[0], ' ss:Index="3"')
    rows += f'<Row ss:Index="6" ss:Hidden="1">{person}<Cell><Data ss:Type="Error">#N/A</Data></Cell></Row>'
    other = "".join(f'<Cell><Data ss:Type="String">{text}</Data></Cell>' for text in PEOPLE[1][:3])
    rows += f'<Row>{other}<Cell ss:Formula="=RC[-1]"></Cell></Row>'
    number = '<Cell ss:Index="4"><Data ss:Type="Number">13800000003</Data>'
    number += "<Comment><Data>旁注</Data></Comment></Cell>"
    rows += xml_row(PEOPLE[2][:3]).replace("</Row>", f"{number}</Row>")

    text = SPREADSHEET.format(encoding="UTF-8", rows=rows, more="")
    book = delivered(saved(tmp_path, text.encode(), "导出.xls"))

    assert [row.number for row in book.delivery.rows] == [6, 7, 8]
    assert told(book) == {"error-cell": "D6", "formula-without-value": "D7", "hidden-rows": ""}
    assert values(book)[2] == SAID[2]


def test_m04_entities_of_an_xml_table_are_never_followed(tmp_path: Path) -> None:
    text = SPREADSHEET.format(encoding="UTF-8", rows="<Row><Cell><Data>&a;</Data></Cell></Row>", more="")
    text = text.replace("<Workbook", '<!DOCTYPE x [<!ENTITY a "ha">]><Workbook', 1)

    with refusal("book-suspicious"):
        delivered(saved(tmp_path, text.encode(), "导出.xls"))


def test_m04_a_far_corner_of_an_xml_table_is_refused(tmp_path: Path) -> None:
    far = '<Row ss:Index="900000"><Cell><Data ss:Type="String">x</Data></Cell></Row>'

    with refusal("book-too-many-cells"):
        delivered(saved(tmp_path, SPREADSHEET.format(encoding="UTF-8", rows=far, more="").encode(), "表.xls"))


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8", "utf-8-sig"])
def test_m05_a_text_table_with_guarded_numbers_is_read_under_any_name(encoding: str, tmp_path: Path) -> None:
    lines = [",".join(f'="{text}"' for text in row) for row in TABLE]

    book = delivered(saved(tmp_path, "\r\n".join(lines).encode(encoding), "导出.xls"))

    assert values(book) == SAID


def test_m05_an_error_in_a_text_table_is_told(tmp_path: Path) -> None:
    text = f"{','.join(TABLE[0])}\n{','.join(PEOPLE[0][:3])},#REF!\n"

    book = delivered(saved(tmp_path, text.encode("gb18030"), "表.csv"))

    assert told(book) == {"error-cell": "D2"}


def test_m05_a_damaged_text_table_is_not_read_as_other_letters(tmp_path: Path) -> None:
    content = "\n".join(map(",".join, TABLE)).encode("utf-8-sig") + b"\xff"

    with refusal("book-not-a-table"):
        delivered(saved(tmp_path, content, "表.csv"))


def test_m05_a_text_table_that_reaches_too_far_is_refused(tmp_path: Path) -> None:
    with refusal("book-too-many-cells"):
        delivered(saved(tmp_path, ("x," * 300).encode() + b"x\n", "表.csv"))


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("花名册.wps", zipped({"[Content_Types].xml": b"x", "word/document.xml": b"x"}), "book-is-letter"),
        ("扫描.pdf", b"%PDF-1.7\n\xe2\xe3", "book-is-pdf"),
        ("照片.xlsx", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00", "book-is-picture"),
        ("花名册.et", b"\x00\x01KET" + bytes(range(256)), "book-not-a-table"),
        ("报送.rar", b"Rar!\x1a\x07\x01\x00", "other-archive"),
    ],
)
def test_m06_other_kinds_are_refused_with_what_to_do(
    name: str, content: bytes, code: str, tmp_path: Path
) -> None:
    with refusal(code):
        delivered(saved(tmp_path, content, name))


def test_m12_macros_are_left_where_they_are(tmp_path: Path) -> None:
    content = xlsx({"花名册": sheet_part(ROWS)}, more={"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0"}, macros=True)

    assert values(delivered(saved(tmp_path, content, "花名册.xlsm"))) == SAID
