"""Makes every picture of the manual anew from the real window, on people who do not exist: run by hand.

    python -m tests.bench.manual_pictures [FOLDER]      (a new folder, or one that holds the sample)

Takes them into `resources/manual/pictures`, in few colours so that they stay small; then looks at the same
scenes with the largest letters by night and says which words a control cuts off. Exits 1 where one does. With
the pictures it keeps what the pages say (`tests/ui/own_words.json`): `tests/ui/test_every_page.py` tells when
they say something else, and which pictures are old.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

from roster_desktop.cli.demo import demo as invent
from roster_desktop.places import resource
from roster_desktop.records import Level, Unit
from roster_desktop.rosters import CATALOG
from roster_desktop.tasks.typing import add_row
from roster_desktop.workspace import Access, Workspace
from tests.bench.pictures_of_conflicts import crossing
from tests.bench.sitting import Sitting
from tests.builders import id_number
from tests.ui.cut_off import cut_off
from tests.ui.own_words import FIRST, PAGE_BY_PICTURE, TOWNSHIP, keep, words_of
from ui.look import Light, TextSize
from ui.memory import Memory
from ui.pages.bring_in_page import BringInPage
from ui.pages.merging_page import MergingPage
from ui.pages.reports_page import ReportsPage
from ui.pages.verifying_page import VerifyingPage
from ui.starting import dressed_application

_WIDTH, _HEIGHT = 1180, 680
_LARGE = QSize(1366, 740)
_COLOURS = 128
_UNIT = Unit(Level.VILLAGE, "河湾村", "", "清水镇", "安平县")
_WORKERS = (
    ("陈建国", "2026-03-01", "约4000"),
    ("赵小红", "19年3月", "3800"),
    ("孙美兰", "2026-02-16", "4200"),
    ("周大海", "常年", "5000"),
)


class Illustrator(Sitting):
    """Takes a picture of a part of the window, or only looks whether everything in it can be read."""

    def __init__(self, folder: Path, memory: Memory, target: Path | None) -> None:
        super().__init__(folder, "manual", memory)
        self._target = target
        self.kind = "kept" if target else "looked-at"
        self.troubles: list[str] = []
        self.said: dict[str, list[str]] = {}
        """Words of its own that a page said before there was anything else on it."""
        self.size = QSize(_WIDTH, _HEIGHT) if target else _LARGE
        self.window.showNormal()
        self.window.resize(self.size)

    @property
    def township(self) -> Path:
        return self.folder / "demo" / "township.roster"

    def picture(self, name: str, part: QWidget | None = None) -> None:
        """The window, or a part of it, as it is now."""
        self.wait()
        shown = QApplication.activeModalWidget() or part or self.window
        self.troubles += [f"{name}: {trouble}" for trouble in cut_off(shown)]
        if self._target is not None:
            path = self._target / f"{name}.png"
            shown.grab().save(str(path))
            _make_small(path)

    def picture_of_dialog(self, name: str, opening: Callable[[], object]) -> None:
        """The dialog that this opens; it is closed again."""
        self.take_open(name, opening)

    def take(self, name: str) -> None:
        self.picture(name)


def _first(sitting: Illustrator) -> None:
    sitting.window.show_first_run()
    page = sitting.window.first_run
    assert page is not None
    # Before any file was open, which the page would list.
    sitting.said[FIRST] = words_of(page)
    sitting.picture("first-run", page.create_button.parentWidget())


def _township(sitting: Illustrator) -> None:
    sitting.open(sitting.township)
    page = sitting.roster("person")
    sitting.picture("roster-page")
    sitting.picture("card", page.card)
    column = page.rows.table.column_of("education") or 0
    sitting.picture_of_dialog("column-filter", lambda: page.columns.ask_filter(column))
    sitting.picture_of_dialog("palette", sitting.window._actions["palette"].trigger)
    for name, key in _PAGES.items():
        sitting.turn_to(key)
        sitting.picture(name)
    reports = sitting.turn_to("reports")
    assert isinstance(reports, ReportsPage)
    titles = [card.name for card in reports.list.cards.facts]
    reports.list.choose(next(place for place, title in enumerate(titles) if "零就业" in title))
    sitting.picture("reports")
    visits = sitting.turn_to("verifying")
    assert isinstance(visits, VerifyingPage)
    # Its lines need the width of a whole screen.
    sitting.window.resize(_LARGE)
    visits.wish.reasons["全部"].click()
    visits.wish.draw.click()
    sitting.picture("verifying")
    sitting.window.resize(sitting.size)


def _village(sitting: Illustrator) -> None:
    sitting.open(next(sitting.township.parent.glob("杜村.roster")))
    sitting.turn_to("send")
    sitting.picture("send")


def _beginning(sitting: Illustrator) -> None:
    """A file of its own, with two rows of one woman, and a list as somebody wrote it by hand."""
    path = sitting.folder / f"{sitting.kind}-village.roster"
    sitting.window.make_file(_UNIT, "刘会计", path)
    workspace = sitting.window.workspace
    assert workspace is not None
    woman = {"village": _UNIT.name, "name": "王秀英", "phone": "15400000021", "group": "二组"}
    for sequence in (21, 23):
        add_row(workspace, CATALOG.people, {**woman, "id_number": id_number(sequence=sequence)})
    sitting.turn_to("same")
    sitting.picture("same")
    book = sitting.folder / "务工名单.csv"
    book.write_text("\n".join(_list()), encoding="utf-8")
    page = sitting.turn_to("bring-in")
    assert isinstance(page, BringInPage)
    page.look_at(book)
    sitting.wait()
    # A busy machine may have given up on reading it.
    assert page.preview is not None, page.strip.text
    # Where something is asked, the questions come first.
    page.pane._chips.buttons()[0].click()
    sitting.picture("import-preview")
    page.pane._question_chip.click()
    sitting.picture("import-questions")


def _list() -> Iterator[str]:
    yield "姓名,身份证号,务工省,务工单位,岗位工种,就业起始日期,月工资(元),务工状态"
    for sequence, (name, since, wage) in enumerate(_WORKERS, start=41):
        yield f"{name},{id_number(sequence=sequence)},江苏省,苏州协作电子有限公司,制造类,{since},{wage},在岗"


def _merging(sitting: Illustrator) -> None:
    path = sitting.folder / f"{sitting.kind}-township.roster"
    with Workspace.open(sitting.township, CATALOG, Access.READ) as township:
        unit = township.unit
    assert unit.level is Level.TOWNSHIP
    sitting.window.make_file(unit, "镇经办", path)
    page = sitting.turn_to("merging")
    assert isinstance(page, MergingPage)
    page.merge([sitting.township.parent / "inbox"])
    sitting.picture("merging")


def _deciding(sitting: Illustrator) -> None:
    sitting.open(crossing(sitting.folder))
    sitting.turn_to("conflicts")
    sitting.picture("conflicts")


def _words(sitting: Illustrator) -> dict[str, list[str]]:
    """What each page says by itself, by which a test knows when the pictures have become old."""
    sitting.window.make_file(TOWNSHIP, "刘会计", sitting.folder / f"{sitting.kind}-words.roster")
    assert sitting.window.file is not None
    return sitting.said | {key: words_of(sitting.turn_to(key)) for key in sitting.window.file.titles}


_PAGES = {
    "home": "home",
    "household": "households",
    "checking": "checking",
    "changes": "changes",
    "policies": "policies",
    "printing": "printing",
    "settings": "settings",
    "recovery": "recovery",
    "disclosures": "disclosures",
    "privacy": "privacy",
    "office": "office",
    "history": "history",
}
"""Picture → page of the window, all on the township."""

PICTURES = frozenset(PAGE_BY_PICTURE)
"""All that the script makes."""


def take_all(place: str, kind: str) -> list[str]:
    """All pictures in this process, or only a look at everything; what cannot be read."""
    folder = Path(place)
    memory = Memory(folder / f"settings-{kind}.ini")
    is_kept = kind == "kept"
    memory.remember_light(Light.LIGHT if is_kept else Light.DARK)
    memory.remember_text_size(TextSize.STANDARD if is_kept else TextSize.LARGEST)
    application = dressed_application(memory)
    sitting = Illustrator(folder, memory, resource("manual", "pictures") if is_kept else None)
    for scene in (_first, _township, _village, _beginning, _merging, _deciding):
        scene(sitting)
    if is_kept:
        keep(_words(sitting))
    sitting.window.close()
    application.quit()
    return sitting.troubles


def _make_small(path: Path) -> None:
    """So few colours that nobody sees the difference."""
    with Image.open(path) as found:
        # By how far apart they are, not by how common: a small red sign stays red.
        few = found.convert("RGB").quantize(_COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
        few.save(path, optimize=True)


def main(words: list[str]) -> int:
    """Once for the manual, once to look whether everything can be read with the largest letters."""
    # Its name stands on some pictures.
    folder = Path(words[0] if words else Path(tempfile.gettempdir(), "花名册")).absolute()
    if not words:
        shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "demo").exists():
        invent(folder / "demo")
    code = "import sys; from tests.bench.manual_pictures import told; sys.exit(told(*sys.argv[1:]))"
    asked = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        # Whoever takes the pictures is nobody's business.
        "HOME": str(folder),
        "XDG_DATA_HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder),
    }
    return max(
        subprocess.run([sys.executable, "-c", code, str(folder), kind], env=asked, check=False).returncode
        for kind in ("kept", "looked-at")
    )


def told(place: str, kind: str) -> int:
    """Say what cannot be read; 1 where there is something."""
    troubles = take_all(place, kind)
    for trouble in troubles:
        print(f"{kind} {trouble}", flush=True)
    return 1 if troubles else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
