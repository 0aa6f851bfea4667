"""Scenes of the pages on which workbooks leave, arrive and come back, and on which an office changes."""

from __future__ import annotations

import shutil
from pathlib import Path

from roster_desktop.rosters import CATALOG
from roster_desktop.tasks.inbox import set_inbox
from roster_desktop.workspace import Query, Workspace
from tests.bench.sitting import Sitting
from ui.pages.merging_page import MergingPage
from ui.pages.office_page import OfficePage
from ui.pages.send_page import SendPage


def _received(sitting: Sitting) -> None:
    path = _copy(sitting, sitting.folder / "demo" / "township.roster")
    inbox = sitting.folder / f"收件-{sitting.look}"
    shutil.rmtree(inbox, ignore_errors=True)
    inbox.mkdir()
    books = sorted((sitting.folder / "demo" / "inbox").glob("*.xlsx"))
    (inbox / "石关村.xlsx").write_bytes(books[0].read_bytes()[:4000])
    with Workspace.open(path, CATALOG) as township:
        while township.undo_label():
            township.undo()
        set_inbox(township, inbox)
    sitting.open(path)
    page = sitting.turn_to("merging")
    assert isinstance(page, MergingPage)
    sitting.take("received-empty")
    page.merge([*books[:4], inbox / "石关村.xlsx"])
    sitting.take("received-done")
    page.list.choose(1)
    sitting.take("received-changes")
    page.list.choose(len(page.books) - 1)
    sitting.take("received-last")
    shutil.copyfile(books[-1], inbox / "窑坪村 11月.xlsx")
    for _ in range(2):
        page.desk.post.look()
        sitting.wait()
    page.units_chip.click()
    sitting.take("received-units")


def _sent_and_returned(sitting: Sitting) -> None:
    village = next(
        path for path in sorted((sitting.folder / "demo").glob("*.roster")) if path.name != "township.roster"
    )
    sitting.open(_copy(sitting, village))
    page = sitting.turn_to("send")
    assert isinstance(page, SendPage)
    page.target.folder.setText(str(sitting.folder / "没插的U盘"))
    page.complaints.reason.setText("先报一次，月底补")
    page.send("先报一次，月底补")
    sitting.take("send-waiting")
    page.returned_chip.click()
    page.take_in(sorted((sitting.folder / "demo" / "inbox").glob(f"*{page.desk.workspace.unit.name}*"))[:1])
    sitting.take("send-returned")
    page = sitting.turn_to("office")
    assert isinstance(page, OfficePage)
    page.renaming.name.setText("新河村")
    page.renaming.look()
    sitting.take("office-renaming")
    page.list.choose(1)
    page.year.year.setText("2027")
    page.year.look()
    sitting.take("office-year")
    for place, name in ((2, "handing"), (3, "taking"), (4, "second")):
        page.list.choose(place)
        sitting.take(f"office-{name}")
    sitting.turn_to("settings")
    sitting.take("settings-office")


def _office_above(sitting: Sitting) -> None:
    sitting.open(_copy(sitting, sitting.folder / "demo" / "township.roster"))
    page = sitting.turn_to("office")
    assert isinstance(page, OfficePage)
    sitting.take("office-township")


def _copy(sitting: Sitting, path: Path) -> Path:
    """A file of its own, so that every look begins alike."""
    sitting.window.show_first_run()
    copy = sitting.folder / f"{path.stem}-{sitting.look}.roster"
    copy.unlink(missing_ok=True)
    with Workspace.open(path, CATALOG) as workspace:
        assert workspace.row_ids(Query(CATALOG.people))
        workspace.snapshot(copy)
    return copy


SCENES = (_received, _sent_and_returned, _office_above)
