"""What planning a merge takes, beside daff's three-way merge of the same tables: run by hand.

    python -m tests.bench.planning [PYTHON] [ROWS]

PYTHON is an interpreter that has `daff` (in an environment of its own; the program does not use it). 36,000
rows of 25 cells; of them 5 % were changed in the township, 5 % in the workbook, some in the same cell. Prints
the median seconds of five runs, and what either made of the cells that were changed.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

from roster_desktop.merge import MergePlan, plan_merge
from roster_desktop.records import (
    DeliveredRow,
    Delivery,
    Level,
    Manifest,
    RowId,
    RowMerged,
    RowState,
    Unit,
    added,
    column_texts,
    derived_row_id,
    keys_of,
    row_mark,
    shown_texts,
    written,
)
from roster_desktop.records.plain_cells import PlainCells
from roster_desktop.rosters import CATALOG
from roster_desktop.rubbish import nothing_thrown_away
from roster_desktop.schema.pairing import PairingKey
from tests.bench.table import Measured, table
from tests.builders import id_number

ROWS, CELLS, CHANGED = 36_000, 25, 0.05
_TARGET = 1 / 50
_RUNS = 5
_ROSTER = CATALOG.person_roster
_VILLAGE = Unit(Level.VILLAGE, "河湾村", township="清水镇", county="洋县")
_FREE = ("phone", "remark", "collector", "current_address", "registered_address")
"""Columns in which people of the bench edit."""

_DAFF = """
import json, sys, time, daff
base, ours, theirs = json.load(open(sys.argv[1]))
flags = daff.CompareFlags()
flags.addPrimaryKey("id_number")
started = time.perf_counter()
# It merges into the table that it is given.
merger = daff.Merger(*(daff.PythonTableView(one) for one in (base, ours, theirs)), flags)
conflicts = merger.apply()
print(json.dumps([time.perf_counter() - started, conflicts, ours]))
"""


@dataclass
class File:
    """A receiving file in memory, so that nothing but planning is measured."""

    by_id: dict[RowId, RowState]
    by_key: dict[PairingKey, list[RowState]]
    mark_by_id: dict[RowId, str]
    """As its table keeps them."""

    @classmethod
    def of(cls, states: Collection[RowState]) -> File:
        by_key: dict[PairingKey, list[RowState]] = {}
        for state in states:
            for key in keys_of(CATALOG, state):
                by_key.setdefault(key, []).append(state)
        marks = {state.id: row_mark(_ROSTER, state) for state in states}
        return cls({state.id: state for state in states}, by_key, marks)

    def states_by_id(self, roster: str, ids: Collection[RowId]) -> dict[RowId, RowState]:
        return {row: self.by_id[row] for row in ids if row in self.by_id}

    def marks(self, roster: str, ids: Collection[RowId]) -> dict[RowId, str]:
        kept = self.mark_by_id.get
        return {row: mark for row in ids if (mark := kept(row)) is not None}

    def states_by_key(self, roster: str, keys: Collection[PairingKey]) -> dict[PairingKey, list[RowState]]:
        return {key: self.by_key[key] for key in keys if key in self.by_key}

    def twins(self, roster: str, rows: Collection[RowId]) -> list[RowId]:
        shared = [states for states in self.by_key.values() if len(states) > 1]
        return [state.id for states in shared for state in states if state.id in rows]

    def visible(self, state: RowState) -> dict[str, str]:
        return shown_texts(_ROSTER, state, ())


@dataclass(frozen=True)
class World:
    """The same rows as either side has them, and who changed which cell to what."""

    base: list[RowState]
    ours: dict[RowId, tuple[str, str]]
    theirs: dict[RowId, tuple[str, str]]
    file: File
    delivery: Delivery

    def lines(self, changed: dict[RowId, tuple[str, str]]) -> list[list[str]]:
        """One side as a table of texts."""
        keys = [column.key for column in _ROSTER.columns if self._texts(self.base[0]).get(column.key)]
        found = [keys]
        for state in self.base:
            texts = self._texts(state) | dict((changed[state.id],) if state.id in changed else ())
            found.append([texts.get(key, "") for key in keys])
        return found

    def _texts(self, state: RowState) -> dict[str, str]:
        return column_texts(_ROSTER, state.shown(()))


def make_world(rows: int) -> World:
    """A village's rows, which the township took in and went on with."""
    draw = random.Random(5)
    filled = [column.key for column in _ROSTER.columns if not column.derived][:CELLS]
    filled = [*dict.fromkeys([*_FREE, *filled])][:CELLS]
    base = []
    for number in range(rows):
        born = f"{1940 + number // 800}{number // 70 % 12 + 1:02}{number // 900 % 28 + 1:02}"
        texts = {key: f"{key[:3]}{draw.randrange(500)}" for key in filled}
        texts |= {
            "name": f"人{number}", "id_number": id_number(birth=born, sequence=number % 900 + 1),
            "township": _VILLAGE.township, "village": _VILLAGE.name,
        }  # fmt: skip
        base.append(
            added(_ROSTER, derived_row_id("bench", str(number)), texts, writer="village", number=number + 1)
        )
    ours, theirs = (_changed(base, random.Random(seed), by) for seed, by in ((1, "镇"), (2, "村")))
    here = [_edited(_read_anew(state), ours, "township") for state in base]
    there = [_edited(state, theirs, "clerk") for state in base]
    manifest = Manifest(1, "b" * 20, "v" * 20, _VILLAGE, "", "2026-11", "bench", 1, "", "", "00")
    delivered = tuple(
        DeliveredRow(_ROSTER.key, "Sheet1", number, {}, {}, state, mark=row_mark(_ROSTER, state))
        for number, state in enumerate(there, 2)
    )
    return World(base, ours, theirs, File.of(here), Delivery("bench.xlsx", "", manifest, delivered))


def _changed(base: list[RowState], draw: random.Random, by: str) -> dict[RowId, tuple[str, str]]:
    chosen = draw.sample(base, int(len(base) * CHANGED))
    return {state.id: (draw.choice(_FREE), f"{by}改{draw.randrange(10**6)}") for state in chosen}


def _read_anew(state: RowState) -> RowState:
    """With texts of its own, as it comes out of a file: one object on both sides is the same at a glance."""
    plain = state.plain
    assert plain
    texts = {register: tuple(f" {text}"[1:] for text in value) for register, value in plain.texts.items()}
    return RowState(state.id, state.roster, PlainCells(texts, dict(plain.marks)))


def _edited(state: RowState, changed: dict[RowId, tuple[str, str]], writer: str) -> RowState:
    if state.id not in changed:
        return state
    column, text = changed[state.id]
    return state.with_cells(written(_ROSTER, state, {column: text}, writer=writer, number=1, own_writers=()))


def measure(daff: str = "", rows: int = ROWS) -> list[Measured]:
    """Ours beside daff; without daff nothing is compared."""
    world = make_world(rows)
    took, by_daff = list[float](), list[_ByDaff]()
    with tempfile.TemporaryDirectory() as folder:
        tables = Path(folder) / "tables.json"
        tables.write_text(
            json.dumps([world.lines({}), world.lines(world.ours), world.lines(world.theirs)]), "utf-8"
        )
        for _ in range(_RUNS):
            with nothing_thrown_away():
                started = perf_counter()
                plan = plan_merge(CATALOG, world.delivery, world.file)
                took.append(perf_counter() - started)
            if daff:
                by_daff.append(_merged_by(daff, tables))
    print(f"ours: {median(took):.3f} s for {rows} rows, {_kept(world, plan)}")
    if not by_daff:
        return []
    seconds, kept = median(one.seconds for one in by_daff), _kept_by_daff(world, by_daff[-1].merged)
    print(f"daff: {seconds:.3f} s, {by_daff[-1].conflicts} conflicts, {kept}")
    return [
        Measured(
            f"planning {rows} rows x {CELLS} cells, 5 % changed", median(took), seconds, _TARGET,
            "daff", len(took), note=f"ours: {_kept(world, plan)}; daff: {kept}",
        )
    ]  # fmt: skip


class _ByDaff(NamedTuple):
    """What became of the tables, and how long that took."""

    seconds: float
    conflicts: int
    merged: list[list[str]]


def _merged_by(daff: str, tables: Path) -> _ByDaff:
    done = subprocess.run([daff, "-c", _DAFF, str(tables)], capture_output=True, check=True)
    return _ByDaff(*json.loads(done.stdout))


def _kept(world: World, plan: MergePlan) -> str:
    after = world.file.by_id | {
        change.state.id: change.state for change in plan.changes if isinstance(change, RowMerged)
    }
    found = Counter(
        any(pair.value == (text,) for pair in after[row].cell(column))
        for side in (world.ours, world.theirs)
        for row, (column, text) in side.items()
    )
    return f"{plan.conflicts} questions, edits kept {found[True]}, lost {found[False]}"


def _kept_by_daff(world: World, merged: list[list[str]]) -> str:
    texts = {str(cell) for line in merged for cell in line if cell is not None}
    all_texts = "\n".join(texts)
    edits = [text for side in (world.ours, world.theirs) for _, text in side.values()]
    lost = sum(1 for text in edits if text not in texts and text not in all_texts)
    return f"edits kept {len(edits) - lost}, lost {lost}"


if __name__ == "__main__":
    print(table(measure(*sys.argv[1:2], *map(int, sys.argv[2:3]))))
