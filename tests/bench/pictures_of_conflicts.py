"""Pictures of what was merged and must be settled, of asking the village, and of what goes back to it."""

from __future__ import annotations

from pathlib import Path

from roster_desktop.records import Area, Level, Unit
from roster_desktop.rosters import CATALOG
from roster_desktop.tasks.asking import ask_about_cell, ask_about_conflicts
from roster_desktop.tasks.export import export_submission
from roster_desktop.tasks.merging import merge_workbooks
from roster_desktop.tasks.returning import write_return_book
from roster_desktop.tasks.typing import add_row, write_cells
from roster_desktop.workspace import Workspace
from tests.bench.sitting import Sitting
from tests.builders import id_number
from ui.pages.conflict_page import ConflictPage
from ui.pages.roster_page import RosterPage

_VILLAGE = Unit(Level.VILLAGE, "四合村", "", "铁河镇", "洋县")
_TOWNSHIP = Unit(Level.TOWNSHIP, "铁河镇", "", "铁河镇", "洋县")
_NAMES = ("李明", "王秀英", "陈建国", "赵小红")


def crossing(folder: Path) -> Path:
    """A township whose clerk and whose village's clerk changed the same cells, with its return workbook."""
    place = folder / "crossing"
    township = place / "township.roster"
    if township.exists():
        return township
    place.mkdir(parents=True, exist_ok=True)
    with (
        Workspace.create(place / "village.roster", CATALOG, _VILLAGE, "刘会计") as below,
        Workspace.create(township, CATALOG, _TOWNSHIP, "周敏") as above,
    ):
        _agree(below, above, place / "1.xlsx")
        _cross(below, above)
        _hand_over(below, above, place / "2.xlsx")
        ask_about_conflicts(above, above.conflicts()[:1], "哪个号打得通？")
        [row] = above.rows_of_person(id_number(sequence=2))["person"]
        ask_about_cell(above, "person", row, "household_type", "是不是还在监测？")
        write_return_book(above, place / "退回件.xlsx", Area(village=_VILLAGE.name))
    return township


def _agree(below: Workspace, above: Workspace, book: Path) -> None:
    for number, name in enumerate(_NAMES, start=1):
        who = {
            "village": "四合村",
            "township": "铁河镇",
            "name": name,
            "id_number": id_number(sequence=number),
        }
        phone = f"1380000{number:04}"
        add_row(below, "person", who | {
            "group": "三组", "head_name": name, "relation": "户主", "ethnicity": "汉族", "health": "健康",
            "household_type": "脱贫户", "phone": phone, "labour_capacity": "普通劳动力",
        })  # fmt: skip
        add_row(below, "transfer", who | {
            "group": "三组", "channel": "自行就业", "area": "省外", "work_type": "转移就业", "province": "江苏省",
            "started_on": "2026-03-01", "monthly_wage": "3800",
        })  # fmt: skip
    _hand_over(below, above, book)


def _cross(below: Workspace, above: Workspace) -> None:
    for office, wage, employer, more in (
        (below, "4200", "苏州协作电子有限公司", {"started_on": "2026-03-02", "insured": "是"}),
        (above, "4500", "苏州协鑫电子有限公司", {"channel": "组织介绍"}),
    ):
        for number in (1, 3):
            [row] = office.rows_of_person(id_number(sequence=number))["transfer"]
            write_cells(office, "transfer", row, {"monthly_wage": wage, "employer": employer, **more})
    for office, phone in ((below, "13911112222"), (above, "13933334444")):
        [row] = office.rows_of_person(id_number(sequence=1))["person"]
        write_cells(office, "person", row, {"phone": phone})
    [row] = below.rows_of_person(id_number(sequence=4))["transfer"]
    write_cells(below, "transfer", row, {"transport_amount": "500"})
    [row] = above.rows_of_person(id_number(sequence=4))["transfer"]
    write_cells(above, "transfer", row, {"monthly_wage": "5100"})


def _hand_over(below: Workspace, above: Workspace, book: Path) -> None:
    export_submission(below, book)
    merge_workbooks(above, [book])


def _conflicts(sitting: Sitting) -> None:
    sitting.open(crossing(sitting.folder))
    page = sitting.turn_to("conflicts")
    assert isinstance(page, ConflictPage)
    sitting.take("conflicts")
    page.card.questions[0].choose("1")
    page.card.go(1)
    page.card.questions[1].choose("2")
    sitting.take("conflicts-chosen")
    page.ask_button.click()
    sitting.take("conflicts-asking")
    page._end_asking()
    page._take_alike()
    sitting.take("conflicts-alike")
    for _ in range(2):
        page.later_button.click()
    sitting.take("conflicts-review")
    sitting.turn_to("settings")
    sitting.take("settings-strict")


def _asked_cells(sitting: Sitting) -> None:
    sitting.open(crossing(sitting.folder))
    page = sitting.roster("person")
    assert isinstance(page, RosterPage)
    table = page.rows.table
    page.rows.view.go_to(1, table.keys.index("household_type"))
    page.rows.view.setFocus()
    sitting.take("asked-cell")
    page.cells.ask()
    sitting.take("asked-popup")
    assert page.cells.asking.popup is not None
    page.cells.asking.popup.close()


SCENES = (_conflicts, _asked_cells)
