"""Blocks of cells written at once: pasted from a spreadsheet, filled down or to the right, cleared.
Always one step of the history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from roster_desktop.records import (
    CellsWritten,
    Change,
    ChangeSet,
    Occasion,
    RowAdded,
    RowId,
    Standing,
    new_row_id,
)
from roster_desktop.schema import Role, Roster, Values
from roster_desktop.tasks import typing
from roster_desktop.workspace import Applied, Row, Workspace

_SIGNS_OF_A_MASK = frozenset("*＊•●")


@dataclass(frozen=True, slots=True)
class RowBlock:
    """What a block says of one row; `row` is None for a row that does not exist yet."""

    row: RowId | None
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Alteration:
    """A cell that held something and would hold something else."""

    row: RowId
    name: str
    column: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class BlockPlan:
    """What writing a block would do; nothing of it is saved yet."""

    change_set: ChangeSet
    filled: tuple[Alteration, ...]
    """Filled cells that would change: worth a look before."""
    cells: int
    """Cells of kept rows that would change, blank ones included."""
    added: int
    """Rows that would be new."""
    derived: tuple[str, ...]
    """Headers of columns left alone because they follow from others."""
    masked: tuple[str, ...]
    """Headers of columns in which a masked number was left out: it would have destroyed the real one."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing would change."""
        return not self.change_set.changes


def plan_block(workspace: Workspace, roster_key: str, rows: Sequence[RowBlock], verb: str) -> BlockPlan:
    """Work out what writing these rows would do. `verb`: what the history calls it, 粘贴 …

    Rows that were removed meanwhile are passed over; a new row of which nothing is filled is none.
    """
    roster = workspace.catalog.roster(roster_key)
    for block in rows:
        typing.checked_keys(roster, block.values)
    kept = {row.id: row for row in workspace.rows(roster_key, [block.row for block in rows if block.row])}
    left_out = _LeftOut(roster)
    changes: list[Change] = []
    filled: list[Alteration] = []
    cells = added = 0
    for block in rows:
        texts = left_out.sifted(block.values)
        if block.row is None:
            if any(texts.values()):
                changes.append(RowAdded(roster_key, new_row_id(), typing.completed(workspace, roster, texts)))
                added += 1
            continue
        row = kept.get(block.row)
        if row is None or row.standing is Standing.REMOVED:
            continue
        if different := {key: text for key, text in texts.items() if row.stored.get(key, "") != text}:
            filled += _alterations(roster, row, different)
            cells += len(different)
            changes.append(CellsWritten(roster_key, row.id, _with_person(workspace, roster, row, different)))
    change_set = ChangeSet(_label(verb, roster, cells, added), Occasion.TYPED, tuple(changes))
    return BlockPlan(
        change_set, tuple(filled), cells, added, left_out.headers("derived"), left_out.headers("masked")
    )


def apply_block(workspace: Workspace, plan: BlockPlan) -> Applied:
    """Save the whole block, as one step of the history."""
    return workspace.apply(plan.change_set)


class _LeftOut:
    """Sifts what a block must not write, and remembers in which columns that was."""

    def __init__(self, roster: Roster) -> None:
        self._roster = roster
        self._found: dict[str, dict[str, None]] = {"derived": {}, "masked": {}}

    def sifted(self, values: Values) -> dict[str, str]:
        """Canonical texts of the cells that may be written."""
        texts = {}
        for key, text in values.items():
            column = self._roster.column_by_key[key]
            if column.derived is not None:
                self._found["derived"][column.header] = None
            elif column.sensitive and not _SIGNS_OF_A_MASK.isdisjoint(text):
                self._found["masked"][column.header] = None
            else:
                texts[key] = column.kind.canonical(text)
        return texts

    def headers(self, why: str) -> tuple[str, ...]:
        """Columns in which something was left out for this reason."""
        return tuple(self._found[why])


def _alterations(roster: Roster, row: Row, texts: Values) -> list[Alteration]:
    name = roster.text_of(Role.NAME, row.values)
    return [
        Alteration(row.id, name, key, before, text)
        for key, text in texts.items()
        if (before := row.stored.get(key, ""))
    ]


def _with_person(workspace: Workspace, roster: Roster, row: Row, texts: dict[str, str]) -> dict[str, str]:
    """With what the person roster knows, where the ID number is among what is written."""
    id_column = roster.column_by_role.get(Role.ID_NUMBER)
    if id_column is None or not texts.get(id_column.key):
        return texts
    filled = typing.fill_from_person(workspace, roster.key, {**row.stored, **texts})
    return filled | texts


def _label(verb: str, roster: Roster, cells: int, added: int) -> str:
    parts = [f"改 {cells} 格"] * bool(cells) + [f"新增 {added} 行"] * bool(added)
    return f"{verb}（{roster.short_title}）：{'，'.join(parts)}"
