"""What saving takes, beside raw SQLite with the same promises and the same rows: run by hand.

    python -m tests.bench.saving [ROWS]

One edit typed into a file of a township, durable, beside one raw transaction that writes the same lines; and
5,000 rows that come in at once beside `executemany` of the lines that they became. Medians of the runs.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from itertools import count
from pathlib import Path
from statistics import median
from time import perf_counter

from roster_desktop.records import (
    CellsWritten,
    ChangeSet,
    Level,
    Occasion,
    RowAdded,
    RowId,
    Unit,
    derived_row_id,
)
from roster_desktop.rosters import CATALOG
from roster_desktop.sample import make_township
from roster_desktop.store.driver import dbapi
from roster_desktop.tasks.blocks import RowBlock, apply_block, plan_block
from roster_desktop.workspace import Query, Workspace
from tests.bench.table import Measured, table

ROWS, EDITS, RUNS = 5_000, 20, 5
_PERSON = CATALOG.people
_TOWNSHIP = Unit(Level.TOWNSHIP, "清水镇", township="清水镇", county="洋县")
_NUMBERS = count(13_800_000_000)
_PEER = "raw SQLite with the same promises"
_WRITTEN = (f"roster_{_PERSON}", "journal_batch", "journal_entry", "unchecked")
Lines = Mapping[str, Sequence[Sequence[object]]]
_PROMISES = (
    "PRAGMA journal_mode=TRUNCATE", "PRAGMA synchronous=FULL", "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON", "PRAGMA trusted_schema=OFF", "PRAGMA cell_size_check=ON",
    "PRAGMA temp_store=MEMORY", "PRAGMA mmap_size=0",
)  # fmt: skip


def people(rows: int) -> list[dict[str, str]]:
    """So many persons, as somebody would paste them."""
    villages = make_township(villages=10, people=-(-rows // 10)).villages
    return [cells for village in villages for cells in village.rows[_PERSON]][:rows]


def measure(rows: int = ROWS) -> list[Measured]:
    """The lines of the table. Ours and the peer take turns: the machine may be busy with other things."""
    bulk, raw_bulk, pasted, edits = [], [], [], []
    for _ in range(RUNS):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "one.roster"
            with Workspace.create(path, CATALOG, _TOWNSHIP, "测试") as file:
                file.apply(ChangeSet("打开", Occasion.TYPED, _added(people(1), "first")))
                added = ChangeSet("粘贴", Occasion.TYPED, _added(people(rows), "bulk"))
                bulk.append(_once(lambda file=file, added=added: file.apply(added)))
            # Inventing people is no part of pasting them, and takes a third as long.
            blocks = [RowBlock(None, cells) for cells in people(rows)]
            with Workspace.create(Path(folder) / "two.roster", CATALOG, _TOWNSHIP, "测试") as file:
                pasted.append(_once(lambda file=file, blocks=blocks: _paste(file, blocks)))
            with Workspace.open(path, CATALOG) as file, closing(_Raw(path, Path(folder) / "raw")) as raw:
                raw_bulk.append(raw.bulk)
                edits += [(_edit(file, row), raw.edit()) for row in file.row_ids(Query(_PERSON))[:EDITS]]
    return [
        Measured(
            f"one edit, durable, in a file of {rows} rows",
            median(ours for ours, _ in edits), median(peer for _, peer in edits), 3, _PEER, len(edits),
        ),
        Measured(f"{rows} rows at once", median(bulk), median(raw_bulk), 6, _PEER, RUNS),
        Measured(
            f"{rows} rows pasted, worked out and saved", median(pasted), median(raw_bulk), 6, _PEER, RUNS,
        ),
    ]  # fmt: skip


def _paste(file: Workspace, blocks: Sequence[RowBlock]) -> None:
    """As the window does it, every text as it was copied."""
    apply_block(file, plan_block(file, _PERSON, blocks, "粘贴"))


def _added(lines: Sequence[dict[str, str]], name: str) -> tuple[RowAdded, ...]:
    return tuple(
        RowAdded(_PERSON, derived_row_id(name, str(number)), cells) for number, cells in enumerate(lines)
    )


def _edit(file: Workspace, row: RowId) -> float:
    change = CellsWritten(_PERSON, row, {"phone": str(next(_NUMBERS))})
    return _once(lambda: file.apply(ChangeSet("修改电话", Occasion.TYPED, (change,))))


class _Raw:
    """The lines of a roster file in empty tables just like its own; then one more change after the other."""

    def __init__(self, path: Path, copy: Path) -> None:
        self._target: sqlite3.Connection = dbapi.connect(copy, isolation_level=None)
        for promise in _PROMISES:
            self._target.execute(promise)
        with closing(dbapi.connect(path)) as source:
            tables = source.execute(
                "SELECT sql FROM sqlite_master WHERE type IN ('table', 'index') AND sql IS NOT NULL "
                "ORDER BY type DESC"
            )
            for (statement,) in tables.fetchall():
                self._target.execute(statement)
            lines = {name: source.execute(f'SELECT * FROM "{name}"').fetchall() for name in _WRITTEN}
        self._person = lines[_WRITTEN[0]][0]
        self._history = {name: lines[name][-1] for name in _WRITTEN if name.startswith("journal")}
        self._number = 1_000_000
        self.bulk = _once(lambda: self._put(lines))

    def edit(self) -> float:
        """One line altered, its step of the history, and that it waits to be checked."""
        self._number += 1
        history = {name: [(self._number, *line[1:])] for name, line in self._history.items()}
        return _once(lambda: self._put(history | {"unchecked": [(self._person[0], _PERSON, 1)]}, self._alter))

    def close(self) -> None:
        self._target.close()

    def _alter(self) -> None:
        self._target.execute(
            f'UPDATE "roster_{_PERSON}" SET phone = ?, row_memory = ?, row_search = ? WHERE row_id = ?',
            (str(self._number), "x" * 900, f"{self._number}" * 9, self._person[0]),
        )

    def _put(self, lines: Lines, first: Callable[[], None] = lambda: None) -> None:
        self._target.execute("BEGIN IMMEDIATE")
        first()
        for name, of in lines.items():
            gaps = ", ".join("?" * len(of[0]))
            self._target.executemany(f'INSERT OR REPLACE INTO "{name}" VALUES ({gaps})', of)
        self._target.execute("COMMIT")


def _once(act: Callable[[], object]) -> float:
    started = perf_counter()
    act()
    return perf_counter() - started


if __name__ == "__main__":
    print(table(measure(*map(int, sys.argv[1:2]))))
