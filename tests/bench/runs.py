"""What earlier runs came to: the ratio of every line, kept beside the table of speed and scale, so that the
same run on another day stands beside it."""

from __future__ import annotations

import json
import string
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.bench.table import Measured

KEPT = "speed-runs.json"
_SIGNIFICANT = 4


@dataclass(frozen=True, slots=True)
class Run:
    """One run of all rows."""

    day: str
    letter: str
    """Which run of that day: a, b, …"""
    machine: str
    ratios: Mapping[str, float]
    """What a line measures → how many times its peer it took."""

    @property
    def name(self) -> str:
        return f"{self.day} {self.letter}"


def kept_runs(place: Path) -> list[Run]:
    """Those that are kept in this folder, the earliest first."""
    path = place / KEPT
    return [Run(**told) for told in json.loads(path.read_text("utf-8"))] if path.exists() else []


def run_of(day: str, machine: str, lines: Iterable[Measured], before: Sequence[Run]) -> Run:
    """What was measured now, as it is kept behind these."""
    letter = string.ascii_lowercase[sum(run.day == day for run in before)]
    ratios = {one.what: float(f"{one.ratio:.{_SIGNIFICANT}g}") for one in lines}
    return Run(day, letter, machine, ratios)


def to_be_seen_beside(day: str, runs: Sequence[Run]) -> Run | None:
    """The last run of another day; where there is none, the last one."""
    of_other_days = [run for run in runs if run.day != day]
    return next(iter((*reversed(of_other_days), *reversed(runs))), None)


def keep(place: Path, runs: Sequence[Run]) -> None:
    """A line of the file for every line of a run, so that what changed is seen when it is committed."""
    told = json.dumps([asdict(run) for run in runs], ensure_ascii=False, indent=1)
    (place / KEPT).write_text(f"{told}\n", "utf-8")
