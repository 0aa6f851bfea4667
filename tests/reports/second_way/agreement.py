"""Comparing what the program says with the second way, line by line."""

from __future__ import annotations

import shutil
import sqlite3
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path

from roster_desktop.reports import ReportTable
from tests.reports.second_way import chances, dues, dues_of_jobs, dues_of_posts, lists, statistics
from tests.reports.second_way.ground import Table, opened

# What both ways are compared without: the running number, and words about the figure.
_LEFT_OUT = ("序号", "怎么算的年度", "说明", "按哪条政策")


def base_of(path: Path, on: date, folder: Path) -> sqlite3.Connection:
    """A copy of the file with everything put together for the day."""
    copy = folder / f"{path.stem}{on}.roster"
    shutil.copy(path, copy)
    return opened(copy, on)


def answers_of(base: sqlite3.Connection, on: date) -> dict[str, Table]:
    told = statistics.answers(base, on) | lists.answers(base, on) | chances.answers(base)
    told |= dues.answers(base, on)
    return told | dues_of_jobs.answers(base, on) | dues_of_posts.answers(base, on)


def lines_of(table: ReportTable) -> Table:
    kept = [place for place, head in enumerate(table.heads) if head.text not in _LEFT_OUT]
    return [tuple(line.cells[place] for place in kept) for line in table.lines]


def differences(table: ReportTable, lines: Table) -> tuple[list[object], list[object]]:
    """Lines that only the program has, and lines that only the second way has."""
    first, other = _alike(lines_of(table)), _alike(lines)
    return list((first - other).elements()), list((other - first).elements())


def _alike(lines: Table) -> Counter[tuple[object, ...]]:
    """Lines in no order, numbers as numbers."""
    return Counter(tuple(map(_plain, line)) for line in lines)


def _plain(cell: object) -> object:
    if isinstance(cell, int | float | Decimal):
        return round(float(cell), 2)
    # A row that was listed only then comes last among those of its household.
    return "、".join(sorted(cell.split("、"))) if isinstance(cell, str) else cell
