"""Whom to call, whom to visit, what to ask; and the results typed back by the numbers of the list."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from roster_desktop.records import Area, Level, RowId, Unit
from roster_desktop.rosters import CATALOG
from roster_desktop.tasks import typing
from roster_desktop.tasks.explaining import explain
from roster_desktop.tasks.findings import recheck
from roster_desktop.tasks.verifying import stale_before, verification_of, verify
from roster_desktop.tasks.visit_lists import (
    KeptList,
    answer,
    call_sheet,
    keep_calls,
    keep_sample,
    kept_list,
    kept_lists,
    numbers_in,
    sample_sheet,
    unmasked,
    write_sheet,
)
from roster_desktop.tasks.visiting import CALLED_FOR, Visited, Why, call_list, sample
from roster_desktop.wording import verifying, working
from roster_desktop.workbook import read_workbook
from roster_desktop.workspace import Workspace
from tests.builders import id_number
from tests.workspace.toy import refused

TODAY = date(2026, 6, 1)
PERSON, TRANSFER = "person", "transfer"


def made(path: Path) -> Workspace:
    unit = Unit(Level.TOWNSHIP, "清水镇", "", "清水镇", "安平县")
    return at(Workspace.create(path, CATALOG, unit, "王芳"), TODAY)


def at(workspace: Workspace, day: date) -> Workspace:
    workspace.today = lambda: day
    workspace.clock = lambda: datetime(day.year, day.month, day.day, 9, 30)
    return workspace


@pytest.fixture
def township(tmp_path: Path) -> Iterator[Workspace]:
    with made(tmp_path / "清水镇.roster") as workspace:
        yield workspace


def person(workspace: Workspace, name: str, number: int, **cells: str) -> RowId:
    """Somebody about whom the rules have nothing to say."""
    values = {
        "township": "清水镇", "village": "河湾村", "group": "一组", "head_name": name, "name": name,
        "id_number": id_number(sequence=number), "relation": "户主", "ethnicity": "汉族", "education": "初中",
        "health": "健康", "labour_capacity": "普通劳动力", "household_type": "一般农户", "relocated": "否",
        "household_number": f"H{number}", "phone": f"138{number:08}", "population_status": "正常",
    }  # fmt: skip
    row = typing.add_row(workspace, PERSON, values | cells).row
    assert row is not None
    return row


def asked(called: tuple[Visited, ...]) -> dict[str, list[str]]:
    return {one.name: [question.why.value for question in one.questions] for one in called}


def everybody(workspace: Workspace) -> tuple[Visited, ...]:
    return call_list(workspace, whys=frozenset(Why))


def test_whoever_has_an_open_finding_is_called(township: Workspace):
    person(township, "李明", 1)
    row = person(township, "王博", 2, phone="12345")

    called = call_list(township)
    assert list(asked(called)) == ["王博"]
    assert any("12345" in question.text for question in called[0].questions)
    explain(township, [one for one in recheck(township, [row]) if one.row == row], "用的是小灵通")

    assert call_list(township) == ()


def test_whoever_was_verified_too_long_ago_is_called_and_asked_so(township: Workspace):
    fresh, old = person(township, "李明", 1), person(township, "王博", 2)
    verify(township, PERSON, [fresh], "电话", "已核实", date(2026, 5, 1))
    verify(township, PERSON, [old], "入户", "已核实", date(2026, 1, 5))

    [called] = call_list(township)

    assert called.name == "王博"
    assert called.questions[-1].text == "上次核实是 2026-01-05（入户），已经过期，请再核一次。"


def test_whoever_was_never_verified_is_called_where_that_is_asked_for(township: Workspace):
    person(township, "李明", 1)

    assert asked(call_list(township)) == {}
    assert asked(call_list(township, whys=CALLED_FOR | {Why.NEVER})) == {"李明": ["never"]}


def test_work_that_goes_on_but_that_nobody_touched_is_asked_about(township: Workspace):
    at(township, date(2026, 1, 10))
    row = person(township, "李明", 1)
    job = {
        "village": "河湾村", "name": "李明", "id_number": id_number(sequence=1), "employer": "北山砖厂",
        "started_on": "2025-03-01",
    }  # fmt: skip
    kept = typing.add_row(township, TRANSFER, job).row
    assert kept is not None
    verify(township, PERSON, [row], "电话", "已核实", date(2026, 1, 10))

    def texts() -> list[str]:
        told = everybody(township)[0].questions
        return [question.text for question in told if question.why is Why.UNTOUCHED]

    assert texts() == []
    at(township, TODAY)
    assert texts() == ["转移就业（2025-03-01 北山砖厂）从 2026-01-10 起没有更新，现在还是这样吗？"]
    verify(township, TRANSFER, [kept], "电话", "已核实")
    assert texts() == []


def test_the_list_goes_by_village_and_group_and_leaves_out_who_is_gone(township: Workspace):
    person(township, "甲", 1, group="十组")
    person(township, "乙", 2, group="二组")
    person(township, "丙", 3, village="白石村")
    person(township, "丁", 4, population_status="死亡")

    assert [one.name for one in everybody(township)] == ["乙", "甲", "丙"]
    assert [one.name for one in call_list(township, Area("清水镇", "白石村"), frozenset(Why))] == ["丙"]


def crowd(workspace: Workspace, *, backwards: bool = False) -> None:
    numbers = range(1, 25)
    for number in reversed(numbers) if backwards else numbers:
        person(workspace, f"人{number}", number, group=("一组", "二组", "三组")[number % 3])


def test_the_same_seed_draws_the_same_of_the_same_people_on_another_computer(
    township: Workspace, tmp_path: Path
):
    crowd(township)
    with made(tmp_path / "other.roster") as other:
        crowd(other, backwards=True)
        here, there = sample(township, "七", 40), sample(other, "七", 40)

    assert [one.identity for one in here.drawn] == [one.identity for one in there.drawn]
    assert [one.row for one in here.drawn] != [one.row for one in there.drawn]
    assert [one.row for one in sample(township, "八", 40).drawn] != [one.row for one in here.drawn]


def test_every_group_gives_its_part_and_a_part_of_a_person_counts_as_one(township: Workspace):
    crowd(township)

    drawn = sample(township, "七", 30).drawn

    assert [one.group for one in drawn] == ["一组"] * 3 + ["二组"] * 3 + ["三组"] * 3
    assert sample(township, "七", 100).of == len(sample(township, "七", 100).drawn) == 24
    assert sample(township, "七").percent == 40


@pytest.mark.parametrize("percent", [0, 101, -5])
def test_a_percentage_that_is_none_is_refused(township: Workspace, percent: int):
    with refused(verifying.NOT_A_PERCENTAGE):
        sample(township, "七", percent)


def result_of(workspace: Workspace, row: RowId) -> str:
    found = workspace.row(PERSON, row)
    assert found is not None
    return verification_of(found, stale_before(workspace)).result


def test_results_are_typed_back_by_number_in_one_step_also_after_rows_moved(township: Workspace):
    crowd(township)
    drawn = sample(township, "七", 40)
    kept = keep_sample(township, drawn)
    person(township, "新人", 99, group="一组")
    typing.write_cells(township, PERSON, drawn.drawn[0].row, {"group": "九组"})

    answer(township, kept_list(township, kept.id.lower()), {1: "已核实", 3: "存疑"}, "入户")

    assert [result_of(township, one.row) for one in drawn.drawn[:3]] == ["已核实", "", "存疑"]
    township.undo()
    assert result_of(township, drawn.drawn[0].row) == ""


def test_numbers_that_the_list_has_not_are_refused_and_nothing_is_written(township: Workspace):
    row, gone = person(township, "李明", 1), person(township, "王博", 2)
    kept = keep_calls(township, everybody(township))
    typing.remove_row(township, PERSON, gone, "迁出")

    with refused(verifying.NUMBER_NOT_LISTED):
        answer(township, kept, {1: "已核实", 3: "已核实"}, "电话")
    with refused(verifying.LISTED_NO_MORE):
        answer(township, kept, dict.fromkeys((1, 2), "已核实"), "电话")
    with refused(verifying.LIST_UNKNOWN):
        kept_list(township, "C7")
    assert result_of(township, row) == ""


def test_the_last_lists_stay_answerable_and_numbers_are_not_used_again(township: Workspace):
    person(township, "李明", 1)
    kept = [keep_calls(township, everybody(township)) for _ in range(12)]

    assert [one.id for one in kept_lists(township)] == [f"C{number}" for number in range(12, 3, -1)]
    assert kept_list(township, "C4") == kept[3]
    with refused(verifying.NOBODY_TO_LIST):
        keep_calls(township, ())


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("1-3,7", (1, 2, 3, 7)), ("2 2，1、4", (2, 1, 4)), ("3至4；9", (3, 4, 9)), ("5", (5,))],
)
def test_numbers_are_read_as_people_write_them(text: str, numbers: tuple[int, ...]):
    assert numbers_in(text) == numbers


@pytest.mark.parametrize("text", ["", "张三", "7-3", "1-", "-2", ","])
def test_what_names_no_numbers_is_refused(text: str):
    with refused(verifying.NOT_NUMBERS):
        numbers_in(text)


def sheet_texts(path: Path) -> list[list[str]]:
    [sheet] = read_workbook(path).sheets
    return [[text for text in row if text] for row in sheet.rows]


def test_the_sample_says_on_paper_how_it_was_drawn_and_masks_phones(township: Workspace, tmp_path: Path):
    person(township, "李明", 1, group="二组")
    person(township, "王博", 2, phone="")
    drawn = sample(township, "七", 100)
    kept = keep_sample(township, drawn)
    sheet = sample_sheet(township, kept, drawn)

    write_sheet(tmp_path / "抽查.xlsx", sheet)

    rows = sheet_texts(tmp_path / "抽查.xlsx")
    assert rows[0] == ["入户抽查名单"]
    assert "名单编号：S1" in rows[2][0]
    assert "抽查比例 100%，种子 七：从 2 人里按村、组抽出 2 人" in rows[3][0]
    assert ["清水镇 河湾村 二组：1 人"] in rows
    assert any(row[:4] == ["2", "李明", "李明", "138****0001"] for row in rows)
    assert any(row[:4] == ["1", "王博", "王博", "（没有电话）"] for row in rows)
    with refused(working.TARGET_EXISTS):
        write_sheet(tmp_path / "抽查.xlsx", sheet)


def test_whole_phone_numbers_stand_on_the_list_only_where_somebody_asked(township: Workspace):
    person(township, "李明", 1)
    person(township, "王博", 2, phone="")
    called = everybody(township)
    kept = keep_calls(township, called)
    sheet = call_sheet(township, kept, called)

    def phones(rows: tuple[tuple[str, ...], ...]) -> list[str]:
        return [row[3] for row in rows]

    assert phones(sheet.sections[0].rows) == ["138****0001", "（没有电话）"]
    assert phones(unmasked(township, sheet, called).sections[0].rows) == ["13800000001", "（没有电话）"]
    assert isinstance(kept, KeptList)
