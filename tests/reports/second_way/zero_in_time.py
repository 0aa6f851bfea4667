"""The zero-employment ledger through time a second way: the file as it really lay there on each day that
the ledger names, asked in SQL, and one day held against the next. The program rebuilds those days
from the history."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from tests.reports.second_way.agreement import base_of
from tests.reports.second_way.ground import Table, asked
from tests.reports.second_way.lists import zero_homes

_Home = tuple[object, ...]


def days_named(rules: tuple[str, ...]) -> list[date]:
    """The days that stand under the ledger."""
    [told] = [rule for rule in rules if "逐次对照" in rule]
    return [date.fromisoformat(day) for day in re.findall(r"\d{4}-\d\d-\d\d", told)]


def zero_in_time(files: Mapping[date, Path | None], folder: Path) -> Table:
    """Township, village, number, head, labourers, willing, since when, state, until when, members: a line a
    stay on the list. `files`: day → the file as it lay there, None where there was none yet."""
    lines: Table = []
    open_since: dict[_Home, str] = {}
    last: dict[_Home, _Home] = {}
    for place, (day, path) in enumerate(sorted(files.items())):
        now: dict[_Home, _Home] = {}
        working: set[_Home] = set()
        if path is not None:
            base = base_of(path, day, folder)
            now = {line[:3]: line[3:] for line in zero_homes(base)}
            working = set(asked(base, "SELECT t, v, home FROM home WHERE has_worker"))
        for home in [home for home in open_since if home not in now]:
            state = "已清零" if home in working else "已退出"
            lines.append(_line(last[home], open_since.pop(home), state, day.isoformat()))
        for home in now:
            open_since.setdefault(home, day.isoformat() if place else f"不晚于{day.isoformat()}")
        last |= now
    return lines + [_line(last[home], since, "在册", "") for home, since in open_since.items()]


def _line(told: _Home, since: str, state: str, until: str) -> _Home:
    return (*told[:6], since, state, until, told[6])
