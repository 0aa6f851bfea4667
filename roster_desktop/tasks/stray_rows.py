"""Rows of another village in a village's workbook:
at the bottom of a list, where they were pasted by mistake."""

from __future__ import annotations

from collections.abc import Iterator

from roster_desktop.merge import is_same_place
from roster_desktop.records import Delivery, Level, Problem, Unit
from roster_desktop.schema import Catalog, Role
from roster_desktop.wording import layout


def stray_rows(catalog: Catalog, unit: Unit, delivery: Delivery) -> Iterator[Problem]:
    """What to look at, once for each other village on a sheet. Only a village's own file can tell."""
    if unit.level is not Level.VILLAGE or delivery.manifest:
        return
    found: dict[tuple[str, str], list[int]] = {}
    cells: dict[tuple[str, str], str] = {}
    for row in delivery.rows:
        village = catalog.roster(row.roster).text_of(Role.VILLAGE, row.values)
        if not row.number or not village or is_same_place(unit, village):
            continue
        found.setdefault((row.sheet, village), []).append(row.number)
        key = catalog.roster(row.roster).key_of(Role.VILLAGE)
        cells.setdefault((row.sheet, village), row.cell_by_column.get(key, f"A{row.number}"))
    for (sheet, village), rows in found.items():
        said = layout.OTHER_VILLAGE.about(
            sheet=sheet, row=rows[0], count=len(rows), village=village, own=unit.name
        )
        yield Problem(said.code, str(said), sheet, cells[sheet, village])
