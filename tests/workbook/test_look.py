"""The sheets as a clerk sees them: headers, drop-downs, formats, print; and nothing in them that computes."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from roster_desktop.records import Level, Manifest, Unit, new_row_id
from roster_desktop.rosters import CATALOG
from roster_desktop.sample import make_township
from roster_desktop.schema import Role, Roster
from roster_desktop.workbook import (
    SubmissionBook,
    SubmittedRow,
    deliver,
    read_workbook,
    write_blank,
    write_submission,
)
from tests.builders import TOY_PEOPLE, id_number, toy_person
from tests.workbook.books import MANIFEST, ON, VILLAGE, Table, state_of, submission, submitted, written

HEADER_ROW, FIRST_ROW = 3, 4
ROSTERS = pytest.mark.parametrize("roster", CATALOG.rosters, ids=lambda roster: roster.key)


def _sample_book() -> SubmissionBook:
    village = make_township(1, 30).villages[0]
    rows = {
        roster.key: [
            SubmittedRow(state_of(roster, values, new_row_id()), roster.with_derived(values, ON))
            for values in village.rows.get(roster.key, [])
        ]
        for roster in CATALOG.rosters
    }
    return SubmissionBook(MANIFEST, CATALOG, village.unit, rows)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("look") / "报送.xlsx"
    write_submission(target, _sample_book())
    return target


@pytest.fixture(scope="module")
def book(path: Path) -> Workbook:
    return openpyxl.load_workbook(path)


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("look") / "空白.xlsx"
    write_blank(target, CATALOG, Unit(Level.VILLAGE, "四合村", "", "铁河镇", "洋县"))
    return target


def data_cells(sheet: Worksheet, roster: Roster) -> Iterator[tuple[str, object]]:
    for row in sheet.iter_rows(min_row=FIRST_ROW, max_col=len(roster.columns)):
        for column, cell in zip(roster.columns, row, strict=True):
            yield column.key, cell


def test_a_guide_comes_first_then_one_sheet_for_each_roster(book: Workbook) -> None:
    assert book.sheetnames[:6] == ["说明", *(roster.short_title for roster in CATALOG.rosters)]
    assert [sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible"] == book.sheetnames[:6]
    words = "\n".join(str(cell.value) for row in book["说明"].iter_rows() for cell in row if cell.value)
    for said in ("填报单位", "所属期", "2026-09", "王芳", "请勿删除隐藏列", "人员信息：30 人"):
        assert said in words


@ROSTERS
def test_every_declared_header_stands_in_its_column(book: Workbook, roster: Roster) -> None:
    headers = [cell.value for cell in book[roster.short_title][HEADER_ROW]]

    assert headers[: len(roster.columns)] == [column.header for column in roster.columns]
    assert len(headers) == len(roster.columns) + 2


@ROSTERS
def test_what_must_be_filled_is_marked(book: Workbook, roster: Roster) -> None:
    cells = book[roster.short_title][HEADER_ROW]
    for column, cell in zip(roster.columns, cells, strict=False):
        assert bool(cell.font.bold) == column.required


@ROSTERS
def test_hidden_columns_lie_to_the_right_and_within_the_filter(book: Workbook, roster: Roster) -> None:
    sheet = book[roster.short_title]
    last = get_column_letter(len(roster.columns) + 2)

    assert [
        sheet.column_dimensions[get_column_letter(len(roster.columns) + n)].hidden for n in (0, 1, 2)
    ] == [
        False,
        True,
        True,
    ]
    assert sheet.auto_filter.ref == f"A{HEADER_ROW}:{last}{max(sheet.max_row, FIRST_ROW)}"


@ROSTERS
def test_the_sheet_prints_on_a4_landscape_with_its_headers(book: Workbook, roster: Roster) -> None:
    sheet = book[roster.short_title]

    assert sheet.page_setup.orientation == "landscape"
    assert sheet.page_setup.paperSize == 9
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToHeight == 0
    assert sheet.print_title_rows == f"${HEADER_ROW}:${HEADER_ROW}"
    assert "&P" in sheet.oddFooter.center.text
    assert roster.title in sheet["A1"].value
    assert sheet["A1"].alignment.horizontal == "center"
    assert any("A1" in str(span) for span in sheet.merged_cells.ranges)
    assert "填报单位" in sheet["A2"].value


@ROSTERS
def test_headers_stay_in_sight(book: Workbook, roster: Roster) -> None:
    sheet = book[roster.short_title]

    assert sheet.sheet_view.pane.ySplit == HEADER_ROW
    frozen = int(sheet.sheet_view.pane.xSplit or 0)
    widths = [sheet.column_dimensions[get_column_letter(place)].width for place in range(1, frozen + 1)]
    assert sum(widths) < 65, "columns that stay leave room for the others on a small screen"


@ROSTERS
def test_columns_are_wide_enough_for_their_texts(book: Workbook, roster: Roster) -> None:
    sheet = book[roster.short_title]
    for place, column in enumerate(roster.columns, 1):
        assert sheet.column_dimensions[get_column_letter(place)].width >= column.width


@ROSTERS
def test_options_can_be_chosen_and_every_column_explains_itself(book: Workbook, roster: Roster) -> None:
    sheet = book[roster.short_title]
    rules = {
        str(rule.sqref).split(":")[0].rstrip("0123456789"): rule
        for rule in sheet.data_validations.dataValidation
    }
    for place, column in enumerate(roster.columns, 1):
        rule = rules[get_column_letter(place)]
        assert rule.promptTitle == column.header[:32]
        assert column.help[:40] in (rule.prompt or "")
        assert int(str(rule.sqref).split(":")[1].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) > sheet.max_row
        if column.options:
            assert rule.type == "list"
            assert _listed(book, rule.formula1) == column.options
            assert len(rule.formula1) <= 255
            assert rule.errorStyle == ("warning" if not column.kind.takes_own_words else None)


def _listed(book: Workbook, formula: str) -> tuple[str, ...]:
    if formula.startswith('"'):
        return tuple(formula.strip('"').split(","))
    title, _, cells = formula.partition("!")
    return tuple(str(row[0].value) for row in book[title.strip("'")][cells.replace("$", "")])


@ROSTERS
def test_only_amounts_are_numbers_and_all_else_is_text(book: Workbook, roster: Roster) -> None:
    for key, cell in data_cells(book[roster.short_title], roster):
        if roster.column_by_key[key].kind.is_numeric:
            continue
        if cell.value is not None:  # type: ignore[attr-defined]
            assert (cell.data_type, cell.number_format) == ("s", "@")  # type: ignore[attr-defined]
            assert cell.quotePrefix  # type: ignore[attr-defined]


@ROSTERS
def test_blank_columns_take_typed_numbers_as_text(book: Workbook, roster: Roster) -> None:
    sheet = book[roster.short_title]
    for role in (Role.ID_NUMBER, Role.PHONE, Role.HOUSEHOLD):
        if roster.has(role):
            place = roster.columns.index(roster.column_by_role[role]) + 1
            assert sheet.column_dimensions[get_column_letter(place)].number_format == "@"


def test_no_sheet_holds_a_formula_a_link_or_a_name(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        parts = {
            name: archive.read(name).decode()
            for name in archive.namelist()
            if name.endswith((".xml", ".rels"))
        }

    for name, text in parts.items():
        if name.startswith("xl/worksheets/"):
            assert not re.search(r"<f[ >]|<hyperlink", text)
    assert "externalLink" not in "".join(parts)
    assert re.search(r"<dc:creator ?/>|<dc:creator></dc:creator>", parts["docProps/core.xml"])
    assert "openpyxl" not in parts["docProps/core.xml"]


@pytest.mark.parametrize(
    "text", ["=1+1", '=HYPERLINK("file:///x","点我")', "=cmd|' /C calc'!A0", "+86", "-1+2", "@SUM(A1)", "'"]
)
def test_a_text_that_looks_like_a_formula_stays_a_text(text: str, tmp_path: Path) -> None:
    book = written(tmp_path, submission([submitted(TOY_PEOPLE, toy_person(remark=text), "p1")]))

    table = Table(openpyxl.load_workbook(book)[TOY_PEOPLE.short_title])
    cell = table.sheet.cell(FIRST_ROW, table.places["备注"])

    assert (cell.data_type, cell.value, cell.number_format) == ("s", text, "@")


def test_a_long_list_of_options_stands_on_a_hidden_sheet(tmp_path: Path) -> None:
    from roster_desktop.schema import Catalog
    from roster_desktop.schema.kinds import Option
    from tests.builders import column

    places = tuple(f"第{number}个很长很长的选项" for number in range(1, 60))
    person = TOY_PEOPLE.columns
    roster = Roster(
        "folk",
        "乡亲名册",
        "乡亲",
        (
            *person[:6],
            column("place", "地方", Option(places)),
            column("comma", "逗号", Option(("甲,乙", "丙"))),
        ),
    )
    target = tmp_path / "book.xlsx"
    manifest: Manifest = MANIFEST
    write_submission(target, SubmissionBook(manifest, Catalog((roster,), "folk"), VILLAGE, {}))

    book = openpyxl.load_workbook(target)

    rules = {rule.promptTitle: rule for rule in book["乡亲"].data_validations.dataValidation}
    assert _listed(book, rules["地方"].formula1) == places
    assert _listed(book, rules["逗号"].formula1) == ("甲,乙", "丙")
    assert book["roster_options"].sheet_state == "hidden"


def test_the_template_has_two_examples_which_an_import_leaves_out(blank: Path) -> None:
    book = openpyxl.load_workbook(blank)
    found = deliver(read_workbook(blank), CATALOG)

    for roster in CATALOG.rosters:
        sheet = book[roster.short_title]
        place = roster.columns.index(roster.column_by_role[Role.NAME]) + 1
        names = [sheet.cell(row, place).value for row in range(FIRST_ROW, sheet.max_row + 1)]
        assert names == ["示例：张三", "示例：李四"]
        assert len(sheet.data_validations.dataValidation) == len(roster.columns)
    assert found.delivery.rows == ()
    assert found.delivery.problems == ()
    assert [sheet.roster for sheet in found.sheets[1:]] == [roster.key for roster in CATALOG.rosters]
    assert found.delivery.unit_text == "铁河镇四合村"


def test_a_filled_template_delivers_what_was_filled_in(blank: Path, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(blank)
    table = Table(book["人员信息"])
    for header, text in (
        ("姓名", "张一"),
        ("身份证号", id_number()),
        ("行政村", "四合村"),
        ("采集日期", "2026.3.5"),
    ):
        table.put(FIRST_ROW + 2, header, text)
    book.save(tmp_path / "填好.xlsx")

    [row] = deliver(read_workbook(tmp_path / "填好.xlsx"), CATALOG).delivery.rows

    assert row.values == {
        "name": "张一",
        "id_number": id_number(),
        "village": "四合村",
        "collected_on": "2026-03-05",
    }
    assert row.number == FIRST_ROW + 2
    assert row.state is None
