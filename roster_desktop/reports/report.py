"""A report, declared: its name, to which family it belongs, and how its tables follow from the facts."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from msgspec import Struct

from roster_desktop.records import Level
from roster_desktop.reports.dispatch import Cadence
from roster_desktop.reports.facts import Facts
from roster_desktop.reports.table import ReportTable


class Family(Enum):
    """Which shelf of 台账与汇总 a report stands on."""

    LEDGER = "五本台账"
    LIST = "清单与底数"
    STATISTICS = "统计汇总"
    SUBSIDY = "补贴"
    DISPATCH = "调度"


class Report(Struct, frozen=True):
    """One report of the program."""

    key: str
    """How the command line calls it."""
    title: str
    family: Family
    about: str
    """One sentence: what it shows and what it is for."""
    compute: Callable[[Facts], tuple[ReportTable, ...]] | None
    """None for what compares several moments."""
    levels: frozenset[Level] = frozenset(Level)
    """Levels of files in which it says something."""
    cadence: Cadence | None = None
    """How often it is made, where it compares with the last time."""
    looks_back: bool = False
    """Whether it also tells how households came onto the zero-employment list and left it."""

    tells_dues: bool = False
    """Whether it also tells what is due to whom."""

    def __post_init__(self) -> None:
        if (self.compute is None) != (self.cadence is not None):
            raise ValueError(f"report {self.key} is computed from one moment or from several")
        if not self.about.endswith("。"):
            raise ValueError(f"report {self.key} says in one sentence what it is for")
