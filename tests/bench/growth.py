"""How the cost of each thing grows from a village to ten counties, as lines and as a plot: run by hand.

What takes minutes for ten counties (writing, reading, checking, merging them) ends at the county. A line says
how many times the time of the smallest size the largest takes, beside how many times the rows it has.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
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
from roster_desktop.workbook import stop_reading, write_submission
from roster_desktop.workspace import Query, Workspace
from tests.bench import checking, files, merging, planning, reading, saving, searching
from tests.bench.plot import PLOT, Line, drawn
from tests.bench.table import Measured
from tests.bench.villages import village_book

_ALL = ("village", "township", "county", "ten")
_BOOKS = (3, 30, 100)
_EDITS, _TIMES = 10, 3
Seconds = dict[str, float]


def measure() -> Iterator[Measured]:
    """The lines; the plot beside them."""
    rows = {size: _rows(size) for size in _ALL}
    lines: list[Line] = []
    for what, seconds in _measured(rows).items():
        points = tuple((rows[size], taken) for size, taken in seconds.items())
        lines.append(Line(what, points))
        yield _grown(what, points)
    taken = {count: float(merging._child("merge", count, 1, _books())["seconds"]) for count in _BOOKS}
    points = tuple((count * rows["county"] // merging.BOOKS, seconds) for count, seconds in taken.items())
    lines.append(Line("merge workbooks", points))
    yield _grown("merge workbooks", points)
    target = os.environ.get(PLOT)
    Path(target or files.folder() / "growth.svg").write_text(drawn(lines), "utf-8")


def _books() -> Path:
    folder = files.folder() / "merging"
    folder.mkdir(exist_ok=True)
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


def _measured(rows: Mapping[str, int]) -> dict[str, Seconds]:
    found: dict[str, Seconds] = {}
    for size in _ALL:
        for what, seconds in _asked(size).items():
            found.setdefault(what, {})[size] = seconds
        if size != "ten":
            for what, seconds in (_worked(size, rows[size]) | _sent(files.PEOPLE[size])).items():
                found.setdefault(what, {})[size] = seconds
    return found


def _asked(size: str) -> Seconds:
    """What a clerk asks of a file, and one edit in it."""
    with files.copied(size) as path:
        found = {"open the file, first rows": _median(lambda: _first_page(path))}
        with Workspace.open(path, CATALOG) as workspace:
            by_name = Query(CATALOG.people, order=(("name", False),))
            found["sort by name"] = _median(lambda: workspace.row_ids(by_name))
            ids = workspace.row_ids(Query(CATALOG.people))[:_EDITS]
            found["save an edit"] = median(_timed(_edit(workspace, row)) for row in ids)
    found["search as you type"] = searching.percentile(searching.answers(size), 0.95)
    return found


def _edit(workspace: Workspace, row: RowId) -> Callable[[], object]:
    change = CellsWritten(CATALOG.people, row, {"phone": str(next(saving._NUMBERS))})
    return lambda: workspace.apply(ChangeSet("修改电话", Occasion.TYPED, (change,)))


def _first_page(path: Path) -> None:
    with Workspace.open(path, CATALOG) as workspace:
        workspace.rows(CATALOG.people, workspace.row_ids(Query(CATALOG.people))[:64])


def _worked(size: str, rows: int) -> Seconds:
    """Checking it, planning the merge of so many rows, and typing so many at once."""
    with files.copied(size) as path:
        [checked] = checking.everything(path, 1)
    world = planning.make_world(rows)
    planned = _timed(partial(plan_merge, CATALOG, world.delivery, world.file))
    del world
    added = tuple(
        RowAdded(key, derived_row_id(village.unit.name, key, str(place)), cells)
        for village in files.villages(size)
        for key, lines in village.rows.items()
        for place, cells in enumerate(lines)
    )
    with _new_file() as workspace:
        pasted = _timed(lambda: workspace.apply(ChangeSet("粘贴", Occasion.TYPED, added)))
    return {"check everything": checked, "plan a merge": planned, "paste rows": pasted}


@contextmanager
def _new_file() -> Iterator[Workspace]:
    path = files.folder() / f"new-{os.getpid()}.roster"
    with Workspace.create(
        path, CATALOG, Unit(Level.COUNTY, "洋县", "610723", county="洋县"), "测试"
    ) as workspace:
        yield workspace
    path.unlink()


def _sent(people: int) -> Seconds:
    """Exporting so many people with everything about them, and reading that again."""
    book = files.folder() / f"sent-{os.getpid()}.xlsx"
    submission = village_book(people)
    exported = _timed(lambda: write_submission(book, submission))
    stop_reading()
    read = _timed(lambda: reading.rows_of(book))
    book.unlink()
    return {"export": exported, "read a workbook": read}


def _median(act: Callable[[], object]) -> float:
    return median(_timed(act) for _ in range(_TIMES))


def _timed(act: Callable[[], object]) -> float:
    began = perf_counter()
    act()
    return perf_counter() - began
