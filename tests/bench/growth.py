"""How the cost of each thing grows from a village to ten counties, as lines and as a plot: run by hand.

What takes minutes for ten counties (writing, reading, checking, merging them) ends at the county and is done
once there; the rest is told by medians. A line says how many times the time of the smallest size the
largest takes, beside how many times the rows it has.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter

from roster_desktop.merge import plan_merge
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
from roster_desktop.rubbish import nothing_thrown_away
from roster_desktop.workbook import stop_reading, write_submission
from roster_desktop.workspace import Query, Workspace
from tests.bench import checking, files, merging, planning, reading, saving, searching, starting
from tests.bench.plot import PLOT, Line, drawn
from tests.bench.table import LOST, Measured
from tests.bench.villages import village_book

_ALL = ("village", "township", "county", "ten")
_BOOKS = (3, 30, 100)
_EDITS, TIMES, _STARTS = 10, 5, 3
Seconds = dict[str, float]


def measure() -> Iterator[Measured]:
    """The lines; the plot beside them. What breaks at one size is told and missing there, nowhere else."""
    rows = {size: _rows(size) for size in _ALL}
    found = _measured(rows)
    lines = [Line(what, tuple(sorted(told.items()))) for what, told in found.items() if len(told) > 1]
    yield from (_grown(line.what, line.points) for line in lines)
    target = os.environ.get(PLOT)
    Path(target or files.folder() / "growth.svg").write_text(drawn(lines), "utf-8")


def _opened(size: str) -> Seconds:
    """The program itself: until there are rows to type into, and its memory."""
    with files.copied(size) as path:
        runs = [starting.started("ours", path) for _ in range(_STARTS)]
    found = {"open the program": median(one["usable"][0] for one in runs)}
    if not all(one["at_rest"] for one in runs):
        print(f"{size}: something went on beside the window to the end, so its memory is not told")
        return found
    return found | {"memory of the window (GB)": median(one["memory"] for one in runs) / 1024}


def _merged(count: int) -> Seconds:
    return {"merge workbooks": float(merging._child("merge", count, 1, _books())["seconds"])}


def _books() -> Path:
    folder = files.place_of(files.BOOKS)
    merging.build(folder)
    return folder


def _grown(what: str, points: tuple[tuple[int, float], ...]) -> Measured:
    (fewest, least), (most, longest) = points[0], points[-1]
    return Measured(
        f"growth: {what}", longest / least, most / fewest, 1.0, "times the rows", 0, "times the time",
        note=f"{fewest:,} to {most:,} rows",
    )  # fmt: skip


def _rows(size: str) -> int:
    with Workspace.open(files.roster_file(size), CATALOG) as workspace:
        return sum(workspace.counts().values())


def _measured(rows: Mapping[str, int]) -> dict[str, dict[int, float]]:
    """What → rows → seconds."""
    asked: list[tuple[int, partial[Seconds]]] = []
    for size in _ALL:
        asked += [(rows[size], partial(_asked, size)), (rows[size], partial(_opened, size))]
        if size in files.PEOPLE:
            asked += [
                (rows[size], partial(_worked, size, rows[size])),
                (rows[size], partial(_sent, files.PEOPLE[size], _times(size))),
            ]
    asked += [(count * rows["county"] // merging.BOOKS, partial(_merged, count)) for count in _BOOKS]
    found: dict[str, dict[int, float]] = {}
    for many, act in asked:
        try:
            taken = act()
        except Exception as trouble:  # noqa: BLE001 - whatever it is, the other points are worth having
            print(f"{LOST}{act.func.__name__.strip('_')} at {many:,} rows: {trouble!r}", flush=True)
            continue
        for what, seconds in taken.items():
            found.setdefault(what, {})[many] = seconds
    return found


def _asked(size: str) -> Seconds:
    """What a clerk asks of a file, and one edit in it."""
    with files.copied(size) as path:
        found = {"open the file, first rows": median_of(lambda: first_page(path))}
        with Workspace.open(path, CATALOG) as workspace:
            by_name = Query(CATALOG.people, order=(("name", False),))
            found["sort by name"] = median_of(lambda: workspace.row_ids(by_name))
            ids = workspace.row_ids(Query(CATALOG.people))[:_EDITS]
            found["save an edit"] = median(timed(edit(workspace, row)) for row in ids)
            found["search as you type"] = searching.percentile(searching.answers(workspace), 0.95)
    return found


def edit(workspace: Workspace, row: RowId) -> Callable[[], object]:
    change = CellsWritten(CATALOG.people, row, {"phone": str(next(saving._NUMBERS))})
    return lambda: workspace.apply(ChangeSet("修改电话", Occasion.TYPED, (change,)))


def first_page(path: Path) -> None:
    with Workspace.open(path, CATALOG) as workspace:
        workspace.rows(CATALOG.people, workspace.row_ids(Query(CATALOG.people))[:64])


def _worked(size: str, rows: int) -> Seconds:
    """Checking it, planning the merge of so many rows, and typing so many at once."""
    times = _times(size)
    with files.copied(size) as path:
        checked = median(checking.everything(path, times))
    with files.copied(size) as path:
        edited = median(checking.edited(path, _EDITS))
    world = planning.make_world(rows)
    planned = _planned(world)
    del world
    added = tuple(
        RowAdded(key, derived_row_id(village.unit.name, key, str(place)), cells)
        for village in files.villages(size)
        for key, lines in village.rows.items()
        for place, cells in enumerate(lines)
    )
    pasted = median(_pasted(added) for _ in range(times))
    checks = {"check everything": checked, "check an edit": edited}
    return checks | {"plan a merge": planned, "paste rows": pasted}


def _planned(world: planning.World) -> float:
    """As the program plans: while it merges, Python does not look for rubbish (else a single look through a
    county, which may fall into any run, takes twice as long as planning it)."""
    with nothing_thrown_away():
        return median_of(partial(plan_merge, CATALOG, world.delivery, world.file))


def _times(size: str) -> int:
    """What takes minutes is done once."""
    return 1 if size == "county" else TIMES


def _pasted(added: Sequence[RowAdded]) -> float:
    with _new_file() as workspace:
        return timed(lambda: workspace.apply(ChangeSet("粘贴", Occasion.TYPED, tuple(added))))


@contextmanager
def _new_file() -> Iterator[Workspace]:
    path = files.folder() / f"new-{os.getpid()}.roster"
    with Workspace.create(
        path, CATALOG, Unit(Level.COUNTY, "洋县", "610723", county="洋县"), "测试"
    ) as workspace:
        yield workspace
    path.unlink()


def _sent(people: int, times: int) -> Seconds:
    """Exporting so many people with everything about them, and reading that again."""
    book = files.folder() / f"sent-{os.getpid()}.xlsx"
    submission = village_book(people)
    exported = median_of(lambda: write_submission(book, submission), times)
    stop_reading()
    read = median_of(lambda: reading.rows_of(book), times)
    book.unlink()
    return {"export": exported, "read a workbook": read}


def median_of(act: Callable[[], object], times: int = TIMES) -> float:
    return median(timed(act) for _ in range(times))


def timed(act: Callable[[], object]) -> float:
    began = perf_counter()
    act()
    return perf_counter() - began
