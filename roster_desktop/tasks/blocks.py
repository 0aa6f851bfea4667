"""Blocks of cells written at once: pasted from a spreadsheet, filled down or to the right, cleared.
Always one step of the history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from msgspec import Struct

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
from roster_desktop.schema import Column, Role, Roster, Values
from roster_desktop.tasks import typing
from roster_desktop.workspace import Applied, Row, Workspace

_PAGE = 25
"""Rows that are worked out at one look: so few that whoever saves meanwhile does not wait."""
_SIGNS_OF_A_MASK = frozenset("*＊•●")


class RowBlock(Struct, frozen=True):
    """What a block says of one row; `row` is None for a row that does not exist yet."""

    row: RowId | None
    values: Mapping[str, str]


class Alteration(Struct, frozen=True):
    """A cell that held something and would hold something else."""

    row: RowId
    name: str
    column: str
    before: str
    after: str


class BlockPlan(Struct, frozen=True):
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
    typing.checked_keys(roster, {key: "" for block in rows for key in block.values})
    kept = {row.id: row for row in workspace.rows(roster_key, [block.row for block in rows if block.row])}
    plan = _Planning(workspace, roster, kept, _LeftOut(roster))
    for start in range(0, len(rows), _PAGE):
        with workspace.one_look():
            for block in rows[start : start + _PAGE]:
                plan.take(block)
    change_set = ChangeSet(_label(verb, roster, plan.cells, plan.added), Occasion.TYPED, tuple(plan.changes))
    left_out = plan.left_out
    return BlockPlan(
        change_set, tuple(plan.filled), plan.cells, plan.added, left_out.headers("derived"),
        left_out.headers("masked"),
    )  # fmt: skip


def apply_block(workspace: Workspace, plan: BlockPlan) -> Applied:
    """Save the whole block, as one step of the history."""
    return workspace.apply(plan.change_set)


@dataclass
class _Planning:
    """What the rows of a block came to so far."""

    workspace: Workspace
    roster: Roster
    kept: Mapping[RowId, Row]
    left_out: _LeftOut
    changes: list[Change] = field(default_factory=list)
    filled: list[Alteration] = field(default_factory=list)
    cells: int = 0
    added: int = 0

    def take(self, block: RowBlock) -> None:
        texts = self.left_out.sifted(block.values)
        if block.row is None:
            if any(texts.values()):
                full = typing.completed(self.workspace, self.roster, texts)
                self.changes.append(RowAdded(self.roster.key, new_row_id(), full))
                self.added += 1
            return
        row = self.kept.get(block.row)
        if row is None or row.standing is Standing.REMOVED:
            return
        if different := {key: text for key, text in texts.items() if row.stored.get(key, "") != text}:
            self.filled += _alterations(self.roster, row, different)
            self.cells += len(different)
            written = _with_person(self.workspace, self.roster, row, different)
            self.changes.append(CellsWritten(self.roster.key, row.id, written))


class _Canonical(dict[str, str]):
    """Text of one column → as it is kept: most texts of a block stand in it many times."""

    def __init__(self, column: Column) -> None:
        super().__init__()
        self.column = column

    def __missing__(self, text: str) -> str:
        kept = self[text] = self.column.kind.canonical(text)
        return kept


class _LeftOut:
    """Sifts what a block must not write, and remembers in which columns that was."""

    def __init__(self, roster: Roster) -> None:
        self._roster = roster
        self._found: dict[str, dict[str, None]] = {"derived": {}, "masked": {}}
        self._canonical = {column.key: _Canonical(column) for column in roster.columns}

    def sifted(self, values: Values) -> dict[str, str]:
        """Canonical texts of the cells that may be written."""
        texts = {}
        for key, text in values.items():
            canonical = self._canonical[key]
            column = canonical.column
            if column.derived is not None:
                self._found["derived"][column.header] = None
            elif column.sensitive and not _SIGNS_OF_A_MASK.isdisjoint(text):
                self._found["masked"][column.header] = None
            else:
                texts[key] = canonical[text]
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
