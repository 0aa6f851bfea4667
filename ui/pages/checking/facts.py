"""The rows on which a finding rests, each with the cells that matter there."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from roster_desktop.checks.roster_keys import ENDED, STARTED
from roster_desktop.records import RowId
from roster_desktop.schema import Role, Roster, Values
from roster_desktop.workspace import StoredFinding, Workspace

_PERIOD = (STARTED, ENDED)
_WHAT = ("post", "employer", "business_name", "course", "project")


class FactRow(Struct, frozen=True):
    """One row beside the others."""

    roster: Roster
    row: RowId
    keys: tuple[str, ...]
    """The columns in question."""
    stored: Values
    values: Values
    name: str
    village: str

    @property
    def label(self) -> str:
        """What it is, in few words: 公益性岗位 · 保洁员."""
        what = next((self.values[key] for key in _WHAT if self.values.get(key)), "")
        return " · ".join(part for part in (self.roster.short_title, what) if part)


def facts_of(workspace: Workspace, finding: StoredFinding) -> list[FactRow]:
    """The finding's own row, then the others; rows that are gone by now are left out."""
    keys_by_row: dict[tuple[str, str], list[str]] = {}
    for roster, row, keys in ((finding.roster, finding.row, finding.columns), *finding.beside):
        known = keys_by_row.setdefault((roster, row), [])
        known += [key for key in keys if key not in known]
    return [
        fact
        for (roster, row), keys in keys_by_row.items()
        for fact in _fact(workspace, workspace.catalog.roster(roster), RowId(row), keys)
    ]


def _fact(workspace: Workspace, roster: Roster, row: RowId, keys: list[str]) -> Iterator[FactRow]:
    found = workspace.row(roster.key, row)
    if found is None:
        return
    if set(keys) & set(_PERIOD):
        # Half of a period says little.
        keys = [*(key for key in _PERIOD), *(key for key in keys if key not in _PERIOD)]
    yield FactRow(
        roster, found.id,
        tuple(key for key in keys if key in roster.column_by_key),
        found.stored, found.values,
        roster.text_of(Role.NAME, found.values), roster.text_of(Role.VILLAGE, found.values),
    )  # fmt: skip
