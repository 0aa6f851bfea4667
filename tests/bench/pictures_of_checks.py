"""Scenes of the pages that compare, verify and measure, each on a file of its own: some write into it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from roster_desktop.policies import packs
from roster_desktop.records import Area, ChangeSet, Level, Occasion, RowAdded, Unit, new_row_id
from roster_desktop.rosters import CATALOG
from roster_desktop.tasks.typing import add_row
from roster_desktop.workspace import Access, Query, Workspace
from tests.bench.sitting import Sitting
from tests.builders import id_number
from ui.pages.changes.since import Beginning
from ui.pages.changes_page import ChangesPage
from ui.pages.checking.listing import GroupBy
from ui.pages.checking_page import CheckingPage
from ui.pages.household.change_card import Change
from ui.pages.household_page import HouseholdPage
from ui.pages.policies_page import PoliciesPage
from ui.pages.verifying_page import VerifyingPage
from ui.panels.scrolled import Scrolled

_PAGES = ("home", "checking", "households", "verifying", "changes")
_COUNTY_VILLAGES = {
    "龙亭镇": ("龙亭村", "杜村", "高家沟村", "杨家湾移民安置小区社区"),
    "黄家营镇": ("白石村", "三合村"),
    "槐树关镇": ("上坪村",),
}


def _empty_pages(sitting: Sitting) -> None:
    path = sitting.folder / f"nobody-{sitting.look}.roster"
    path.unlink(missing_ok=True)
    sitting.window.make_file(Unit(Level.VILLAGE, "河湾村", "", "清水镇", "安平县"), "刘会计", path)
    for key in _PAGES:
        sitting.turn_to(key)
        sitting.take(f"nobody-{key}")


def _checking(sitting: Sitting) -> None:
    sitting.open(_troubled_village(sitting))
    sitting.turn_to("home")
    sitting.take("home")
    page = sitting.turn_to("checking")
    assert isinstance(page, CheckingPage)
    sitting.take("checking-by-person")
    _step_until(page, sitting, lambda: not page.facts.line.isHidden())
    sitting.take("checking-time-line")
    page.filters.by_chips[GroupBy.RULE].click()
    sitting.take("checking-by-rule")
    page.explain("两处都问过本人，确实如此，已在村委会登记")
    sitting.wait()
    page.filters.state_chips["explained"].click()
    sitting.take("checking-explained")
    page.filters.words.setText("查无此人")
    sitting.take("checking-found-nothing")


def _step_until(page: CheckingPage, sitting: Sitting, is_there: Callable[[], bool]) -> None:
    for _ in range(40):
        if is_there():
            return
        page.step(1)
        sitting.wait()


def _households(sitting: Sitting) -> None:
    sitting.open(_troubled_village(sitting))
    page = sitting.turn_to("households")
    assert isinstance(page, HouseholdPage)
    sitting.take("households")
    for change in Change:
        page.buttons[change].click()
        if change is Change.SPLIT:
            next(tick for tick in page.change._ticks.values() if tick.isEnabled()).click()
        sitting.take(f"household-{change.name.lower()}")
        page.change.cancelled.emit()
    page.wanted.setText("查无此户")
    sitting.take("household-found-nothing")


def _verifying(sitting: Sitting) -> None:
    sitting.open(_troubled_village(sitting))
    page = sitting.turn_to("verifying")
    assert isinstance(page, VerifyingPage)
    sitting.take("verifying")
    page.wish.reasons["全部"].click()
    page.wish.draw.click()
    sitting.wait()
    sitting.take("verifying-calls")
    page.wish.visits.click()
    sitting.take("verifying-sample-wished")
    page.wish.draw.click()
    sitting.wait()
    page._note(page.lines[0], "已核实", "")
    page._note(page.lines[1], "存疑", "说是上个月就回来了")
    sitting.take("verifying-typed-back")


def _changes(sitting: Sitting) -> None:
    sitting.open(_township_copy(sitting))
    page = sitting.turn_to("changes")
    assert isinstance(page, ChangesPage)
    sitting.take("changes")
    page.since.choose(Beginning.DAYS)
    sitting.take("changes-days")


def _policies(sitting: Sitting) -> None:
    sitting.open(_township_copy(sitting))
    page = sitting.turn_to("policies")
    assert isinstance(page, PoliciesPage)
    sitting.take("policies")
    tables = [fact for fact in page.list.cards.facts if fact.word.endswith("行")]
    page.show_parameter(tables[0].thing.key)
    sitting.take("policies-table")
    page.packs._take(packs()[1])
    bar = page.findChildren(Scrolled)[0].verticalScrollBar()
    bar.setValue(bar.maximum())
    sitting.take("policies-packs")
    page.strip.hide()


def _sending_with_errors(sitting: Sitting) -> None:
    sitting.open(_troubled_village(sitting))
    sitting.turn_to("send")
    sitting.wait()
    sitting.take("send-errors")


def _areas(sitting: Sitting) -> None:
    sitting.open(_township_copy(sitting))
    sitting.turn_to("home")
    sitting.take("township-home")
    assert sitting.window.file is not None
    sitting.window.file.sidebar.show_areas()
    sitting.take("township-areas")
    sitting.window.file.desk.narrow(Area(village="杜村"))
    sitting.take("township-narrowed")
    sitting.turn_to("checking")
    sitting.take("township-checking")


def _county(sitting: Sitting) -> None:
    path = sitting.folder / f"county-{sitting.look}.roster"
    path.unlink(missing_ok=True)
    with Workspace.create(path, CATALOG, Unit(Level.COUNTY, "洋县", county="洋县"), "县经办") as county:
        for township, villages in _COUNTY_VILLAGES.items():
            county.apply(_people_of(township, villages))
    sitting.open(path)
    sitting.turn_to("home")
    sitting.take("county-home")
    assert sitting.window.file is not None
    sitting.window.file.sidebar.show_areas()
    sitting.take("county-areas")
    sitting.window.file.desk.narrow(Area("龙亭镇", "杜村"))
    sitting.take("county-narrowed")


SCENES: tuple[Callable[[Sitting], None], ...] = (
    _empty_pages, _checking, _households, _verifying, _changes, _policies, _sending_with_errors, _areas,
    _county,
)  # fmt: skip


def _people_of(township: str, villages: tuple[str, ...]) -> ChangeSet:
    rows = [
        RowAdded("person", new_row_id(), {
            "township": township, "village": village, "head_name": f"张{number}", "relation": "户主",
            "name": f"张{number}", "id_number": id_number(sequence=place * 40 + number + 1),
        })
        for place, village in enumerate(villages)
        for number in range(30)
    ]  # fmt: skip
    return ChangeSet(f"合并 {township}", Occasion.MERGED, tuple(rows))


def _township_copy(sitting: Sitting) -> Path:
    return _copy(sitting, sitting.folder / "demo" / "township.roster")


def _troubled_village(sitting: Sitting) -> Path:
    """A village in which somebody holds a public post while working elsewhere, too."""
    path = _copy(sitting, sitting.folder / "demo" / "杜村.roster")
    with Workspace.open(path, CATALOG, Access.WRITE) as village:
        [row, other, *_] = village.rows("transfer", village.row_ids(Query("transfer"))[:9])
        person = {key: row.stored[key] for key in ("village", "name", "id_number")}
        add_row(village, "transfer", {
            **person, "employer": "河湾果蔬专业合作社", "job": "采摘", "started_on": "2024-03",
            "province": "陕西省",
        })  # fmt: skip
        add_row(village, "post", {
            "village": other.stored["village"], "name": other.stored["name"],
            "id_number": other.stored["id_number"], "post": "保洁员", "started_on": "2024-05",
        })  # fmt: skip
    return path


def _copy(sitting: Sitting, path: Path) -> Path:
    copied = sitting.folder / f"{sitting.look}-{path.name}"
    if sitting.window.file is not None:
        sitting.window.show_first_run()
    shutil.copy(path, copied)
    return copied
