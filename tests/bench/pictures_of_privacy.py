"""Scenes of what one person may ask for, of the log of what left, of backups and of the recovery code."""

from __future__ import annotations

from roster_desktop.records import CellsWritten, ChangeSet, Occasion
from roster_desktop.rosters import CATALOG
from roster_desktop.workspace import Query, Workspace
from tests.bench.sitting import Sitting
from ui.guarding.code_part import CodeDialog
from ui.pages.privacy_page import PrivacyPage
from ui.pages.recovery_page import RecoveryPage


def _privacy(sitting: Sitting) -> None:
    path = sitting.folder / f"privacy-{sitting.look}.roster"
    path.unlink(missing_ok=True)
    sitting.window.show_first_run()
    with Workspace.open(sitting.folder / "demo" / "township.roster", CATALOG) as town:
        town.snapshot(path)
    with Workspace.open(path, CATALOG) as town:
        gone = {"population_status": "死亡", "population_changed_on": "2019-05"}
        rows = town.row_ids(Query(CATALOG.people))[:5]
        changes = tuple(CellsWritten(CATALOG.people, row, gone) for row in rows)
        town.apply(ChangeSet("登记去世", Occasion.TYPED, changes))
        name = town.rows(CATALOG.people, rows[:1])[0].values["name"]
        town.backup("手动")
    sitting.open(path)
    page = sitting.turn_to("privacy")
    assert isinstance(page, PrivacyPage)
    page.search.setText(name)
    sitting.wait()
    sitting.take("privacy")
    page.past.selectRow(0)
    page.erase_past.click()
    if page.consent is not None:
        page.consent.go_on.click()
        sitting.take("privacy-consent")
        page.consent.reject()
    sitting.take("privacy-after")
    sitting.turn_to("disclosures")
    sitting.take("disclosures")
    sitting.turn_to("settings")
    sitting.take("settings")
    dialog = CodeDialog("铁河镇", "ABCDE-FGHJK-LMNPQ-RSTUV-WXYZ2-34567-89ABC", sitting.window)
    dialog.open()
    dialog.accept()
    sitting.take("new-code")
    dialog.reject()
    page = sitting.turn_to("recovery")
    assert isinstance(page, RecoveryPage)
    sitting.take("recovery")


SCENES = (_privacy,)
