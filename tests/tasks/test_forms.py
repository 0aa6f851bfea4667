"""A form of an upper office: taught once, filled as often as asked, its layout kept."""

from __future__ import annotations

import openpyxl
import pytest
from msgspec.structs import replace

from roster_desktop.rosters import CATALOG
from roster_desktop.tasks.forms import (
    draft_form,
    export_form,
    fill_form,
    forget_form,
    form_named,
    forms,
    imported_form,
    keep_form,
    taught,
)
from roster_desktop.wording import Refusal
from tests.reports.township import made, person, row
from tests.workbook.upper_form import upper_form


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("office")
    blank = upper_form(folder / "附件2.xlsx")
    with made(folder) as workspace:
        for at in range(1, 8):
            name = f"=张{at}" if at == 7 else f"张{at}"
            number = person(workspace, name, at, household_type="脱贫户")
            cells = {"employer": "甲厂", "started_on": f"2025-0{at}", "transport_amount": "500"}
            row(workspace, "transfer", name, number, **(cells if at < 7 else {"employer": "乙厂"}))
        drafted = draft_form(CATALOG, blank)
        keep_form(workspace, taught(CATALOG, drafted, meanings={"H": "transport_amount"}, numbers="分段"))
        yield workspace, folder, blank


def test_the_columns_are_guessed_by_their_heads_and_the_persons_own_row_helps_out(office):
    _, _, blank = office

    layout = draft_form(CATALOG, blank).layout
    assert (layout.sheet, layout.roster, layout.first_row) == ("附件2", "transfer", 5)
    assert [column.meaning for column in layout.columns] == [
        "#", "name", "id_number", "person.household_type", "employer", "started_on", "ended_on", "", "",
    ]  # fmt: skip


def test_the_form_is_filled_and_everything_else_of_it_stays(office):
    workspace, folder, blank = office
    out = folder / "填好.xlsx"

    assert fill_form(workspace, form_named(workspace, "附件2"), out) == 7
    was, now = openpyxl.load_workbook(blank)["附件2"], openpyxl.load_workbook(out)["附件2"]
    assert [cell.value for cell in now[5]][:6] == [
        1, "张1", now["C5"].value, "脱贫户", "甲厂", "2025-01",
    ]  # fmt: skip
    assert len(now["C5"].value) == 20
    assert (now["B11"].value, now["B11"].data_type) == ("=张7", "s")
    assert [now.cell(row, 8).value for row in (5, 11, 12)] == [500, None, "=SUM(H5:H11)"]
    assert now["A13"].value == was["A9"].value
    assert {str(span) for span in now.merged_cells.ranges} == {
        str(span).replace("A8:G8", "A12:G12").replace("A9:I9", "A13:I13") for span in was.merged_cells.ranges
    }
    assert {letter: one.width for letter, one in now.column_dimensions.items()} == {
        letter: one.width for letter, one in was.column_dimensions.items()
    }
    assert now.row_dimensions[11].height == was.row_dimensions[5].height
    assert now.row_dimensions[13].height == was.row_dimensions[9].height
    assert now["B11"].border.left.style == was["B5"].border.left.style == "thin"
    assert now["A3"].fill.fgColor.rgb == was["A3"].fill.fgColor.rgb
    assert str(now.data_validations.dataValidation[0].sqref) == "D5:D11"
    assert now.print_area == "'附件2'!$A$1:$I$13"


def test_a_foot_that_stands_under_the_numbers_alone_stays_and_moves_down(office):
    workspace, folder, blank = office
    book = openpyxl.load_workbook(blank)
    sheet = book["附件2"]
    sheet.unmerge_cells("A8:G8")
    sheet["A8"], sheet["H8"] = "填表人：", None
    book.save(folder / "附件3.xlsx")
    form = taught(CATALOG, draft_form(CATALOG, folder / "附件3.xlsx"))

    fill_form(workspace, form, folder / "有落款.xlsx")
    now = openpyxl.load_workbook(folder / "有落款.xlsx")["附件2"]
    assert [now.cell(row, 1).value for row in (5, 11, 12)] == [1, 7, "填表人："]


def test_only_the_wanted_rows_are_filled_and_prepared_ones_stay(office):
    workspace, folder, _ = office
    out = folder / "一行.xlsx"

    fill_form(workspace, form_named(workspace, "附件2"), out, where={"employer": "乙厂"})
    sheet = openpyxl.load_workbook(out)["附件2"]
    assert [sheet.cell(row, 2).value for row in (5, 6, 7)] == ["=张7", None, None]
    assert sheet["H8"].value == "=SUM(H5:H7)"


def test_numbers_are_hidden_unless_the_form_wants_them_and_what_goes_out_is_noted(office):
    workspace, folder, _ = office
    hidden = replace(form_named(workspace, "附件2"), numbers="遮住中间")

    fill_form(workspace, hidden, folder / "遮住.xlsx", where={"name": "张1"})
    text = openpyxl.load_workbook(folder / "遮住.xlsx")["附件2"]["C5"].value
    assert text.startswith("6107***")
    lines = {one.file: one.is_masked for one in workspace.disclosures()}
    assert lines["遮住.xlsx"] is True
    assert lines["填好.xlsx"] is False


def test_a_form_goes_to_another_file_whole_and_can_be_forgotten(office):
    workspace, folder, _ = office
    export_form(form_named(workspace, "附件2"), folder / "表样.json")

    known = imported_form(CATALOG, folder / "表样.json")
    assert known == form_named(workspace, "附件2")
    keep_form(workspace, replace(known, name="另一张"))
    assert [one.name for one in forms(workspace)] == ["另一张", "附件2"]
    forget_form(workspace, "另一张")
    assert [one.name for one in forms(workspace)] == ["附件2"]


def test_what_cannot_be_taught_is_said(office):
    workspace, folder, blank = office
    drafted = draft_form(CATALOG, blank)
    (folder / "坏.json").write_text("{}", encoding="utf-8")
    openpyxl.Workbook().save(folder / "白纸.xlsx")

    for doing, said in (
        (lambda: taught(CATALOG, drafted, meanings={"Z": "name"}), "没有“Z”这一栏"),
        (lambda: taught(CATALOG, drafted, meanings={"B": "nothing"}), "里没有“nothing”"),
        (lambda: taught(CATALOG, drafted, numbers="随便"), "没有“随便”这种写法"),
        (lambda: draft_form(CATALOG, folder / "旧.xls"), "另存为 .xlsx"),
        (lambda: draft_form(CATALOG, folder / "白纸.xlsx"), "找不到认得的表头"),
        (lambda: imported_form(CATALOG, folder / "坏.json"), "不是导出的表样"),
        (lambda: form_named(workspace, "没有的"), "没有教过“没有的”"),
        (lambda: fill_form(workspace, drafted, blank), "已经"),
    ):
        with pytest.raises(Refusal, match=said):
            doing()
