"""R7: files made to harm, let fall on the window together with a good one: each is told, the good one is
taken in, and the window goes on listening all the while."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from roster_desktop.records import Level, Unit
from roster_desktop.rosters import CATALOG
from roster_desktop.tasks import typing
from roster_desktop.tasks.export import export_submission
from roster_desktop.wording import book_files, workbooks
from roster_desktop.wording.sentence import Sentence
from roster_desktop.workspace import Workspace
from tests.builders import id_number
from tests.trust.tally import Tally
from tests.ui.test_dropping import fallen_on
from tests.windows import shown
from tests.workbook.hostile import HOSTILE
from ui.main_window import MainWindow
from ui.pages.merging_page import MergingPage

VILLAGE = Unit(Level.VILLAGE, "河湾村", "", "清水镇", "安平县")
TOWNSHIP = Unit(Level.TOWNSHIP, "清水镇", "", "清水镇", "安平县")
DROPPED = (
    "two far corners", "a billion laughs", "one entity very often", "an entity from elsewhere",
    "wide letters", "three thousand parts", "names that climb", "parts that overlap", "a file cut short",
    "an empty file",
)  # fmt: skip
_KNOWN = {
    one.code for room in (workbooks, book_files) for one in vars(room).values() if isinstance(one, Sentence)
}


def dropped_files(folder: Path) -> list[Path]:
    """Ten files made to harm, and in their midst a village's book with one person."""
    books = []
    for number, name in enumerate(DROPPED):
        books.append(folder / f"坏{number}.xlsx")
        books[-1].write_bytes(HOSTILE[name]())
    with Workspace.create(folder / "sender.roster", CATALOG, VILLAGE, "刘会计") as workspace:
        typing.add_row(workspace, "person", {"name": "张桂英", "id_number": id_number()})
        export_submission(workspace, folder / "河湾村.xlsx")
    books.insert(5, folder / "河湾村.xlsx")
    return books


def test_hostile_files_are_each_told_and_the_window_stays_alive(
    bare_window: MainWindow, tmp_path: Path, qtbot: QtBot, tally: Tally
):
    bare_window.make_file(TOWNSHIP, "李主任", tmp_path / "township.roster")
    bare_window.file.turn_to("person").take_focus()
    shown(bare_window, qtbot)
    people = bare_window.file.page
    fallen_on(bare_window.file.page.rows.view.viewport(), *dropped_files(tmp_path))
    page = bare_window.file.page
    assert isinstance(page, MergingPage)
    heard: list[bool] = []

    def work_on() -> None:
        """A person looks for somebody while the files are read."""
        bare_window.file.turn_to(people.key)
        qtbot.keyClicks(people.search._box, "abc")
        heard.append(page.work.is_busy)

    QTimer.singleShot(0, bare_window, work_on)
    qtbot.waitUntil(lambda: not page.work.is_busy and bool(page.books), timeout=110_000)

    by_file = {book.file: book for book in page.books}
    good = by_file.pop("河湾村.xlsx")
    wrong = [
        f"{file}: {book.status}"
        for file, book in by_file.items()
        if book.status != "refused" or not {problem.code for problem in book.problems} <= _KNOWN
    ]
    tally.count("R7", len(DROPPED), wrong)
    assert sorted(by_file) == [f"坏{number}.xlsx" for number in range(len(DROPPED))]
    assert all(file in book.problems[0].message for file, book in by_file.items())
    assert (good.status, good.unit) == ("merged", "河湾村")
    assert bare_window.workspace.counts()["person"] == 1
    assert (heard, people.search._box.text()) == ([True], "abc")
    assert page.run_words == f"本次 {len(DROPPED) + 1} 本：收下 1，没有收 {len(DROPPED)}"
