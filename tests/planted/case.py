"""A planted case: one or a few households, and what must be found in them, no more and no less."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from tests.planted.homes import County, Home, Line

Plant = Callable[[County], Home | Iterable[Home]]


@dataclass(frozen=True)
class Case:
    """`expected`: rule → how many findings of it, over all rows of the case's households."""

    title: str
    plant: Plant
    expected: Counter[str]
    levels: Mapping[str, str] = field(default_factory=dict)
    """Rule → another level than its own, where the reference names one for the case."""

    def level_of(self, rule: str) -> str:
        """How grave the finding must be by the reference."""
        return self.levels.get(rule) or _level_by_reference(rule)


_ERRORS = frozenset(
    "A01 A02 A03 A04 A05 A06 A07 A11 A15 A16 A17 A18 A26 B01 B02 B04 B08 B13 C01 C09 H09 M02 M05".split()
)
_NOTICES = frozenset("A08 B18 B19 C06 C16 C17 C19 H02 H11 M04 M09 M15".split())


def _level_by_reference(rule: str) -> str:
    """E, W or N as the reference lists it."""
    return "error" if rule in _ERRORS else "notice" if rule in _NOTICES else "warning"


def finds(rule: str, title: str, plant: Plant, *also: str, times: int = 1, at: str = "") -> Case:
    """In these households the rule speaks, and only with these others that must speak too.

    `also` may tell a level (`C13 notice`), as `at` does of the rule itself.
    """
    others = [other.partition(" ") for other in also]
    levels = {other: level for other, _, level in (*others, (rule, "", at)) if level}
    return Case(
        f"{rule} {title}", plant, Counter({rule: times}) + Counter(other for other, *_ in others), levels
    )


def silent(rule: str, title: str, plant: Plant) -> Case:
    """Just this side of the rule's boundary nothing is said."""
    return Case(f"{rule} 不说：{title}", plant, Counter())


def alone(**cells: str) -> Callable[[County], Home]:
    """A worker living alone, with these cells."""

    def plant(county: County) -> Home:
        home = county.home()
        home.worker(**cells)
        return home

    return plant


def with_job(
    make: Callable[[Home, Line, Line], object] | None = None, **cells: str
) -> Callable[[County], Home]:
    """A worker living alone whose job has these cells; `make` may add to the household."""

    def plant(county: County) -> Home:
        home = county.home()
        worker = home.worker()
        job = home.lines[-1].put(**cells)
        if make:
            make(home, worker, job)
        return home

    return plant


def living(make: Callable[[Home], object]) -> Callable[[County], Home]:
    """A household that is made step by step."""

    def plant(county: County) -> Home:
        home = county.home()
        make(home)
        return home

    return plant
