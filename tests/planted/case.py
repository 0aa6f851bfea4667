"""A planted case: one or a few households, and what must be found in them, no more and no less."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tests.planted.homes import County, Home, Line

Plant = Callable[[County], Home | Iterable[Home]]


@dataclass(frozen=True)
class Case:
    """`expected`: rule → how many findings of it, over all rows of the case's households."""

    title: str
    plant: Plant
    expected: Counter[str]


def finds(rule: str, title: str, plant: Plant, *also: str, times: int = 1) -> Case:
    """In these households the rule speaks, and only with these others that must speak too."""
    return Case(f"{rule} {title}", plant, Counter({rule: times}) + Counter(also))


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
