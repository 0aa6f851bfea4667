"""A submission that somebody opened and saved in LibreOffice merges exactly like the one the program
wrote."""

from __future__ import annotations

from pathlib import Path

import pytest

from roster_desktop.records import Level, RowState, Unit
from roster_desktop.rosters import CATALOG
from roster_desktop.sample import make_township
from roster_desktop.tasks.export import export_submission
from roster_desktop.tasks.merging import merge_workbooks
from roster_desktop.tasks.typing import add_row, remove_row
from roster_desktop.workspace import Query, Workspace
from tests.workbook.office import LibreOffice, needs_libreoffice

pytestmark = [pytest.mark.libreoffice, needs_libreoffice()]


def merged(book: Path, file: Path) -> list[RowState]:
    unit = Unit(Level.TOWNSHIP, "龙亭镇", township="龙亭镇", county="洋县")
    with Workspace.create(file, CATALOG, unit, "周干事") as township:
        [result] = merge_workbooks(township, [book]).workbooks
        assert (result.status, result.problems) == ("merged", ())
        return [state for roster in CATALOG.rosters for state in township.states(roster.key)]


def test_a_submission_saved_by_libreoffice_merges_exactly_like_the_original(
    libreoffice: LibreOffice, tmp_path: Path
) -> None:
    [sample] = make_township(villages=1, people=15, seed=3).villages
    with Workspace.create(tmp_path / "v.roster", CATALOG, sample.unit, "张会计") as village:
        for roster, rows in sample.rows.items():
            for values in rows:
                add_row(village, roster, values)
        remove_row(village, CATALOG.people, village.row_ids(Query(CATALOG.people))[-1], "迁出")
        book = export_submission(village, tmp_path / "报送.xlsx").path

    resaved = libreoffice.converted(book, "xlsx", tmp_path / "libreoffice")

    assert resaved.read_bytes() != book.read_bytes()
    assert merged(resaved, tmp_path / "1.roster") == merged(book, tmp_path / "2.roster")
