"""Stamped paper against the workbook received: one code for the file, the workbook it sent, and the page."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from roster_desktop.reports import REPORT_BY_KEY
from roster_desktop.reports.pages import Words
from roster_desktop.tasks.content_codes import (
    asked_code,
    codes_of_book,
    codes_of_reports,
    codes_of_rosters,
    matching,
)
from roster_desktop.tasks.export import export_submission
from roster_desktop.tasks.reporting import computed, write_report
from roster_desktop.wording import Refusal
from tests.reports.township import made, person, row


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("office")
    with made(folder) as workspace:
        number = person(workspace, "张三", 1, phone="13800138000")
        person(workspace, "李 四", 2, remark="  两行\r\n备注 ")
        person(workspace, "王五", 3, village="镇江村", birth="19900203")
        row(workspace, "transfer", "张三", number, started_on="2025-03", area="省外")
        book = folder / "报送.xlsx"
        export_submission(workspace, book)
        yield workspace, book, folder


def test_the_workbook_has_the_codes_of_the_file_it_came_from(office):
    workspace, book, _ = office

    of_file, of_book = codes_of_rosters(workspace), codes_of_book(workspace.catalog, book)
    told = [(one.title, one.code) for one in of_book]
    assert told == [(one.title, one.code) for one in of_file if " " not in one.title]
    assert len(told) == 3
    assert [one.title for one in of_file if one.title.startswith("镇江村")] == ["镇江村 人员信息花名册"]


def test_a_workbook_whose_rows_changed_places_keeps_its_code_and_a_changed_cell_gives_another(
    office, tmp_path: Path
):
    workspace, book, _ = office
    other = tmp_path / "挪动.xlsx"
    workbook = openpyxl.load_workbook(book)
    sheet = next(sheet for sheet in workbook if sheet.title.startswith("人员"))
    first = next(row for row in range(1, 20) if any(cell.value == "张三" for cell in sheet[row]))
    for one, two in zip(sheet[first], sheet[first + 1], strict=True):
        one.value, two.value = two.value, one.value
    workbook.save(other)
    kept = codes_of_book(workspace.catalog, book)

    assert codes_of_book(workspace.catalog, other) == kept

    phone = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "13800138000")
    phone.value = "13800138001"
    workbook.save(other)
    changed = codes_of_book(workspace.catalog, other)
    assert [one.title for one, was in zip(changed, kept, strict=True) if one.code != was.code] == [
        "人员信息花名册",
        "各册合计",
    ]


def test_a_report_has_one_code_on_paper_in_its_workbook_and_in_the_file(office):
    workspace, _, folder = office
    report = computed(workspace, REPORT_BY_KEY["employment"])
    write_report(report, folder / "统计.xlsx")

    [of_book] = codes_of_book(workspace.catalog, folder / "统计.xlsx")
    feet = [mark.lines[1] for page in report.pages for mark in page.marks
            if isinstance(mark, Words) and mark.lines[0] == "核对码"]  # fmt: skip
    assert feet == [of_book.code.told] * len(report.pages)
    assert of_book.printed == ""
    found = matching(codes_of_reports(workspace), asked_code(feet[0]))
    assert found is not None
    assert found.title == report.tables[0].title


def test_a_figure_changed_in_a_report_is_told(office, tmp_path: Path):
    workspace, _, _ = office
    write_report(computed(workspace, REPORT_BY_KEY["employment"]), tmp_path / "统计.xlsx")
    workbook = openpyxl.load_workbook(tmp_path / "统计.xlsx")
    cell = next(cell for row in workbook.active.iter_rows() for cell in row if cell.value == 2)
    cell.value = 20
    workbook.save(tmp_path / "改过.xlsx")

    [of_book] = codes_of_book(workspace.catalog, tmp_path / "改过.xlsx")
    assert of_book.printed != ""


def test_a_misread_code_and_a_workbook_without_rosters_are_refused(office, tmp_path: Path):
    workspace, _, _ = office
    openpyxl.Workbook().save(tmp_path / "空.xlsx")

    with pytest.raises(Refusal, match="不是核对码"):
        asked_code("K7QFT-2M9X0")
    with pytest.raises(Refusal, match="算不出核对码"):
        codes_of_book(workspace.catalog, tmp_path / "空.xlsx")
