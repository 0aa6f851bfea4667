"""M25, M26, M38, M39, M81: what stands on a sheet without standing in a cell, written as plain XML."""

from __future__ import annotations

from roster_desktop.tasks.bring_in import ImportPreview, preview_import
from tests.workbook.golden.parts import HEAD as XML
from tests.workbook.golden.parts import MAIN, OFFICE, RELATIONS, row_of, sheet_part, text_cell, xlsx
from tests.workbook.golden.village import SHEET, Village, codes, number_of, question

HEADERS = ("姓名", "身份证号", "与户主关系", "民族")
PEOPLE = [
    (name, number_of(n), "户主", "汉族") for n, name in enumerate("张一 李二 王三 赵四 钱五".split(), 1)
]
STYLES = (
    f'{XML}<styleSheet xmlns="{MAIN}"><fonts count="3"><font><sz val="11"/></font>'
    '<font><strike/><sz val="11"/></font><font><sz val="11"/><color rgb="FFFF0000"/></font></fonts>'
    '<fills count="3"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill>'
    '<fill><patternFill patternType="solid"><fgColor rgb="FFFFFF00"/></patternFill></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4">'
    '<xf fontId="0" fillId="0"/><xf fontId="1" fillId="0"/><xf fontId="2" fillId="0"/>'
    '<xf fontId="0" fillId="2"/></cellXfs></styleSheet>'
)
STRUCK, RED, YELLOW = 1, 2, 3
COMMENTS = (
    f'{XML}<comments xmlns="{MAIN}"><authors><author>王芳</author></authors><commentList>'
    '<comment ref="B3" authorId="0"><text><r><t>应为 </t></r><r><t>610723</t></r></text></comment>'
    "</commentList></comments>"
)
LINK = (
    f'{XML}<Relationships xmlns="{RELATIONS}"><Relationship Id="rId1" '
    f'Type="{OFFICE}/comments" Target="../comments1.xml"/></Relationships>'
)


def styled(number: int, texts: tuple[str, ...], style: int) -> str:
    cells = [text_cell(f"{chr(65 + n)}{number}", text) for n, text in enumerate(texts)]
    return f'<row r="{number}">' + "".join(cells).replace(' t="', f' s="{style}" t="') + "</row>"


def brought(
    village: Village,
    styles: dict[int, int] | None = None,
    *,
    before: str = "",
    more: dict[str, bytes] | None = None,
    answers: dict[str, str] | None = None,
) -> ImportPreview:
    """The five people, the rows of these numbers in these styles."""
    rows = [row_of(1, HEADERS)]
    rows += [styled(n, person, (styles or {}).get(n, 0)) for n, person in enumerate(PEOPLE, 2)]
    parts = {"xl/styles.xml": STYLES.encode(), **(more or {})}
    path = village.folder / "标记.xlsx"
    path.write_bytes(xlsx({SHEET: sheet_part("".join(rows), before=before)}, more=parts))
    return preview_import(village.workspace, path, answers=answers)


def names(preview: ImportPreview) -> list[str]:
    return [row.name for row in preview.rows]


def test_m25_a_hidden_column_is_read_and_told(village: Village) -> None:
    preview = brought(village, before='<cols><col min="4" max="4" width="9" hidden="1"/></cols>')

    [problem] = [one for one in preview.problems if one.code == "hidden-columns"]
    assert problem.cell == "D1"
    assert preview.reading.delivery.rows[0].values["ethnicity"] == "汉族"


def test_m26_rows_that_a_filter_hides_are_read_and_told(village: Village) -> None:
    rows = row_of(1, HEADERS) + row_of(2, PEOPLE[0]) + row_of(3, PEOPLE[1], attributes=' hidden="1"')
    part = sheet_part(rows, after='<autoFilter ref="A1:D3"/>')
    path = village.folder / "筛选.xlsx"
    path.write_bytes(xlsx({SHEET: part}))

    preview = preview_import(village.workspace, path)

    assert names(preview) == ["张一", "李二"]
    assert "hidden-rows" in codes(preview)


def test_m38_a_comment_is_told_with_its_cell(village: Village) -> None:
    more = {"xl/comments1.xml": COMMENTS.encode(), "xl/worksheets/_rels/sheet1.xml.rels": LINK.encode()}

    [problem] = [one for one in brought(village, more=more).problems if one.code == "cell-comment"]

    assert problem.cell == "B3"
    assert "应为 610723" in problem.message


def test_m39_a_row_of_another_colour_is_read_and_asked_about(village: Village) -> None:
    for style in (RED, YELLOW):
        asked = question(brought(village, {4: style}), "rows-coloured")

        assert (asked.cells, asked.default) == (("A4",), "read")
        assert names(brought(village, {4: style})) == ["张一", "李二", "王三", "赵四", "钱五"]
        left_out = brought(village, {4: style}, answers={asked.key: "-"})
        assert names(left_out) == ["张一", "李二", "赵四", "钱五"]


def test_m39_colours_on_most_rows_mean_nothing(village: Village) -> None:
    preview = brought(village, dict.fromkeys(range(2, 6), YELLOW))

    assert "rows-coloured" not in codes(preview)


def test_m81_struck_rows_wait_for_an_answer(village: Village) -> None:
    preview = brought(village, {3: STRUCK, 5: STRUCK})
    asked = question(preview, "rows-struck")

    assert asked.cells == ("A3", "A5")
    assert names(preview) == ["张一", "王三", "钱五"]
    assert len(names(brought(village, {3: STRUCK, 5: STRUCK}, answers={asked.key: "read"}))) == 5
