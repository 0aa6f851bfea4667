"""A list for calls on paper: who fills it, the heads on every page, room to write, and its code."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from roster_desktop.records import Level, Unit
from roster_desktop.reports.pages import Paper, Words
from roster_desktop.rosters import CATALOG
from roster_desktop.tasks.content_codes import codes_of_book
from roster_desktop.tasks.report_sheets import code_of_table
from roster_desktop.tasks.typing import add_row
from roster_desktop.tasks.visit_lists import PlainList, call_sheet, keep_calls
from roster_desktop.tasks.visit_prints import visit_pages, visit_table, write_visits
from roster_desktop.tasks.visiting import Why, call_list
from roster_desktop.wording import Refusal
from roster_desktop.workspace import Workspace
from tests.builders import id_number


@pytest.fixture
def sheet(tmp_path: Path) -> PlainList:
    unit = Unit(Level.VILLAGE, "白石村", township="龙亭镇", county="洋县")
    with Workspace.create(tmp_path / "v.roster", CATALOG, unit, "刘会计") as workspace:
        for sequence, name in enumerate(("李明", "王芳"), start=1):
            add_row(workspace, "person", {
                "village": "白石村", "group": "一组", "head_name": name, "relation": "户主", "name": name,
                "id_number": id_number(birth="19800101", sequence=sequence), "phone": f"1380000111{sequence}",
            })  # fmt: skip
        called = call_list(workspace, whys={Why.NEVER})
        return call_sheet(workspace, keep_calls(workspace, called), called)


def texts(page: Paper) -> list[str]:
    return [line for mark in page.marks if isinstance(mark, Words) for line in mark.lines]


def test_the_first_page_says_whose_it_is_and_the_last_has_a_line_to_sign_on(sheet: PlainList):
    [page] = visit_pages(sheet)
    told = "\n".join(texts(page))

    for word in ("核实电话单", "填报单位（盖章）：龙亭镇白石村", "填报人：刘会计", "审核人：", "填报时间：",
                 "名单编号：C1", "白石村 一组：2 人", "审核人签字", "第1页，共1页", "核对码"):  # fmt: skip
        assert word in told


def test_a_long_list_repeats_heads_and_code_on_every_page(sheet: PlainList):
    [section] = sheet.sections
    long = replace(sheet, sections=(replace(section, rows=section.rows * 40),))
    code = code_of_table(visit_table(long)).told

    pages = visit_pages(long)

    assert len(pages) > 3
    for page in pages[:-1]:
        assert {"要问的", "户主", code} <= set(texts(page))


def test_every_row_is_high_enough_to_write_on(sheet: PlainList):
    [page] = visit_pages(sheet)
    [name] = [mark for mark in page.marks if isinstance(mark, Words) and mark.lines == ("138****1111",)]

    assert name.height >= 11


def test_the_workbook_tells_the_code_of_the_paper_and_is_found_by_it(sheet: PlainList, tmp_path: Path):
    write_visits(tmp_path / "单.xlsx", sheet)

    [coded] = codes_of_book(CATALOG, tmp_path / "单.xlsx")
    assert coded.code == code_of_table(visit_table(sheet))
    assert (coded.title, coded.printed) == ("核实电话单", "")


def test_another_ending_is_refused(sheet: PlainList, tmp_path: Path):
    with pytest.raises(Refusal, match=r"单\.docx"):
        write_visits(tmp_path / "单.docx", sheet)
