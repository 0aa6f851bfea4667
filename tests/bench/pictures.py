"""Pictures of every page and dialog in every look, to be looked at: run by hand, not by the tests.

    python -m tests.bench.pictures FOLDER [LOOK ...] [SCENE ...]      (under an X display of 1366x768)

A scene is named like its function without the stroke; without any, all are taken. Invents a township in
the folder once, then opens the real window on it in a process of its own for every look and takes one
picture of the screen for each scene. Says which words a control cuts off.
"""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from roster_desktop.cli.demo import demo as invent
from roster_desktop.records import Level, Unit
from roster_desktop.rosters import CATALOG
from roster_desktop.workspace import Access, Workspace
from tests.bench.pictures_of_checks import SCENES as CHECKING_SCENES
from tests.bench.pictures_of_conflicts import SCENES as CONFLICT_SCENES
from tests.bench.pictures_of_offices import SCENES as OFFICE_SCENES
from tests.bench.pictures_of_prints import SCENES as PRINT_SCENES
from tests.bench.pictures_of_privacy import SCENES as PRIVACY_SCENES
from tests.bench.pictures_of_reports import SCENES as REPORT_SCENES
from tests.bench.sitting import Sitting
from ui.look import Light, TextSize
from ui.memory import Memory
from ui.pages.bring_in_page import BringInPage
from ui.pages.merging_page import MergingPage
from ui.pages.roster_page import RosterPage
from ui.starting import dressed_application


@dataclass(frozen=True, slots=True)
class Look:
    """What the window wears, and how much the system scales."""

    light: Light = Light.LIGHT
    size: TextSize = TextSize.STANDARD
    scale: float = 1.0


LOOKS = {
    "100": Look(),
    "100-dark": Look(Light.DARK),
    "100-contrast": Look(Light.CONTRAST),
    "100-large": Look(size=TextSize.LARGE),
    "100-largest": Look(size=TextSize.LARGEST),
    "125": Look(scale=1.25),
    "125-dark": Look(Light.DARK, scale=1.25),
    "150": Look(scale=1.5),
    "150-dark": Look(Light.DARK, scale=1.5),
    "150-large": Look(size=TextSize.LARGE, scale=1.5),
    "150-largest": Look(size=TextSize.LARGEST, scale=1.5),
    "200": Look(scale=2.0),
    "200-dark": Look(Light.DARK, scale=2.0),
    "200-largest": Look(size=TextSize.LARGEST, scale=2.0),
}


def _first_pages(sitting: Sitting) -> None:
    window = sitting.window
    window.show_first_run()
    sitting.take("first-run")
    assert window.first_run is not None
    window.first_run.create_button.click()
    sitting.take("first-run-missing")


def _recent(sitting: Sitting) -> None:
    sitting.window.show_first_run()
    sitting.take("first-run-recent")


def _empty_village(sitting: Sitting) -> None:
    path = sitting.folder / f"empty-{sitting.look}.roster"
    path.unlink(missing_ok=True)
    unit = Unit(Level.VILLAGE, "河湾村", "", "清水镇", "安平县")
    sitting.window.make_file(unit, "刘会计", path)
    sitting.take("empty-person")
    for key in ("transfer", "send", "conflicts", "history"):
        sitting.turn_to(key)
        sitting.take(f"empty-{key}")
    sitting.roster("person").new_row()
    sitting.take("empty-new-row")


def _village(sitting: Sitting) -> None:
    sitting.open(_a_village(sitting.folder))
    sitting.take("village-person")
    sitting.turn_to("send")
    sitting.take("village-send")


def _rosters(sitting: Sitting) -> None:
    sitting.open(_township(sitting.folder))
    for roster in CATALOG.rosters:
        page = sitting.roster(roster.key)
        sitting.take(f"{roster.key}-card")
        page._actions["panel"].trigger()
        sitting.take(f"{roster.key}-folded")
        page._actions["panel"].trigger()


def _on_a_roster(sitting: Sitting) -> None:
    page = sitting.roster("person")
    page.rows.view.go_to(2, 3)
    page.rows.view.setFocus()
    page._actions["reveal"].trigger()
    sitting.take("person-revealed")
    page.rows.view.type_here("education")
    sitting.take("person-typing")
    page.rows.view.close_line()
    page._actions["remove-row"].trigger()
    sitting.take("removal-bar")
    page.removal._leave()
    page.columns.narrow({"village": ("杜村", "三合村"), "sex": ("女",)})
    sitting.take("filter-bar")
    page.columns.narrow({})
    page.search._box.setText("查无此人")
    page.search._search_now()
    sitting.wait()
    sitting.take("found-nothing")
    page.search._box.clear()
    page.new_row()
    sitting.take("new-row")
    page.rows.table.drop_draft()
    _paste(sitting, page)
    desk = page.desk
    desk.said.emit("已移除 高天英（迁出）。按 Ctrl+Z 撤销，以后也可以在“已移除”里恢复。")
    sitting.take("notice-good")
    desk.complained.emit(
        "“备份”文件夹写不进去，可能磁盘已满或没有写入的权限；花名册本身已经保存，请换个位置再备份。"
    )
    sitting.take("notice-bad")
    assert sitting.window.file is not None
    sitting.window.file.notice.hide()


def _paste(sitting: Sitting, page: RosterPage) -> None:
    QGuiApplication.clipboard().setText("李一\t男\n李二\t女\n李三\t男")
    page.rows.view.go_to(1, page.rows.table.column_of("name"))
    page.rows.view.setFocus()
    page._actions["paste-cells"].trigger()
    sitting.take("paste-preview")
    page.asking.hide()
    page.asking.given_up.emit()


def _dialogs(sitting: Sitting) -> None:
    page, window = sitting.roster("person"), sitting.window
    sitting.take_open("column-chooser", page._actions["columns"].trigger)
    sitting.take_open("column-menu", page._actions["column-menu"].trigger)
    village = page.rows.table.column_of("education") or 0
    sitting.take_open("column-filter", lambda: page.columns.ask_filter(village))
    sitting.take_open("row-history", page._actions["row-history"].trigger)
    sitting.take_open("keys", window._actions["show-keys"].trigger)
    sitting.take_open("palette", window._actions["palette"].trigger)
    sitting.take_open("operator", window._actions["change-operator"].trigger)
    assert window.file is not None
    sitting.take_open("menu", window.file.sidebar.menu.click)


def _pages(sitting: Sitting) -> None:
    page = sitting.turn_to("bring-in")
    sitting.take("bring-in")
    assert isinstance(page, BringInPage)
    page.look_at(sitting.folder / "demo" / "inbox" / "三合村务工名单(手工).csv")
    sitting.take("bring-in-preview")
    for key in ("send", "conflicts", "history", "settings", "manual"):
        sitting.turn_to(key)
        sitting.take(key)


def _merging(sitting: Sitting) -> None:
    path = sitting.folder / f"empty-township-{sitting.look}.roster"
    path.unlink(missing_ok=True)
    with Workspace.open(_township(sitting.folder), CATALOG, Access.READ) as township:
        unit = township.unit
    sitting.window.make_file(unit, "镇经办", path)
    page = sitting.turn_to("merging")
    sitting.take("merging")
    assert isinstance(page, MergingPage)
    page.merge([sitting.folder / "demo" / "inbox"])
    sitting.take("merging-done")
    page.units_chip.click()
    sitting.take("merging-units")


_SCENES = (
    _first_pages, _empty_village, _village, _rosters, _on_a_roster, _dialogs, _pages, _merging, _recent,
    *CHECKING_SCENES, *CONFLICT_SCENES, *OFFICE_SCENES, *PRINT_SCENES, *PRIVACY_SCENES,
    *REPORT_SCENES,
)  # fmt: skip


def _township(folder: Path) -> Path:
    return folder / "demo" / "township.roster"


def _a_village(folder: Path) -> Path:
    return next(path for path in sorted((folder / "demo").glob("*.roster")) if path != _township(folder))


def take(place: str, name: str, *scenes: str) -> None:
    """The pictures of one look in these scenes, in this process; of all scenes where none is named."""
    folder, look = Path(place), LOOKS[name]
    settings = folder / f"settings-{name}.ini"
    settings.unlink(missing_ok=True)
    memory = Memory(settings)
    memory.remember_light(look.light)
    memory.remember_text_size(look.size)
    application = dressed_application(memory)
    sitting = Sitting(folder, name, memory)
    for scene in _SCENES:
        if not scenes or scene.__name__.strip("_") in scenes:
            scene(sitting)
    sitting.window.close()
    application.quit()


def main(words: list[str]) -> int:
    """Every look, or those that are named, one process after the other: scaling is said before Qt begins."""
    folder = Path(words[0]).absolute()
    looks = [word for word in words[1:] if word in LOOKS] or list(LOOKS)
    scenes = [word for word in words[1:] if word not in LOOKS]
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "demo").exists():
        invent(folder / "demo")
    for look in looks:
        scale = {"QT_SCALE_FACTOR": str(LOOKS[look].scale)}
        code = f"from tests.bench.pictures import take; take(*{[str(folder), look, *scenes]!r})"
        subprocess.run([sys.executable, "-c", code], env={**os.environ, **scale}, check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
