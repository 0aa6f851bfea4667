"""What reports are computed from: people with their rows, household by household, village by village.

Who is a labourer and who works is judged once, by whoever gathers the facts; None means that the rows do not
tell, and nobody is counted whom they do not tell of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cached_property

from msgspec import Struct, field

from roster_desktop.policies import PolicyBook
from roster_desktop.records import Area, Unit
from roster_desktop.reports.zero_history import ZeroHistory
from roster_desktop.schema.kinds import PartialDate
from roster_desktop.schema.kinds.date_or_month import date_in


class Entry(Struct, frozen=True):
    """One row of a roster or a ledger. Blank cells are absent."""

    roster: str
    id: str
    texts: Mapping[str, str]
    is_open: bool | None = None
    """Whether it certainly goes on at the cut-off date; None where that is not told, or makes no sense."""

    def text(self, key: str) -> str:
        """What the cell says; "" where it is blank or there is none."""
        return self.texts.get(key, "")

    def day(self, key: str) -> PartialDate | None:
        """The date in the cell, where it is one that can be read."""
        return date_in(self.texts.get(key, ""))

    def number(self, key: str) -> int | None:
        """The whole number in the cell, where it is one; fractions are rounded down."""
        text = self.texts.get(key, "")
        whole, _, rest = text.partition(".")
        return int(whole) if whole.lstrip("-").isdigit() and (not rest or rest.isdigit()) else None


class Person(Struct, frozen=True):
    """One holder of an ID number within a village, with all rows about it."""

    holder: str
    area: Area
    own: Entry | None
    """The row in the person roster; None where only other rosters name the person."""
    rows: Mapping[str, tuple[Entry, ...]]
    """Roster key → rows in their order, the person roster's own left out."""
    is_labourer: bool | None = None
    is_employed: bool | None = None
    sex: str = ""
    birth: date | None = None
    is_weak: bool | None = None
    """Whether it can do light work only, and would be a labourer but for that."""

    def of(self, roster: str) -> tuple[Entry, ...]:
        return self.rows.get(roster, ())

    def text(self, key: str) -> str:
        """What the person's own row says; "" without one."""
        return self.own.text(key) if self.own else ""


class Household(Struct, frozen=True):
    """Members in the order of their rows; at least one."""

    key: str
    area: Area
    head: str
    members: tuple[Person, ...]
    is_idle: bool = False
    """Whether it has labourers and certainly none of it works (H01, H02)."""


class Unclaimed(Struct, frozen=True):
    """Somebody of whom the rules say that something is due and was not applied for."""

    area: Area
    holder: str
    name: str
    roster: str
    row: str
    reason: str


class Entitlement(Struct, frozen=True):
    """What the policies say of one row and one subsidy: due where nothing is against it or in doubt."""

    subsidy: str
    area: Area
    row: Entry
    amount: Decimal | None
    is_most: bool
    """Whether the amount is the most that can be had."""
    against: tuple[str, ...]
    doubts: tuple[str, ...]
    policy: str
    holder: str = ""
    sex: str = ""
    number: str = ""
    """The ID number, its middle hidden."""
    card: str = ""
    """The number of the bank card, its beginning hidden."""


class Facts(Struct, frozen=True, dict=True):
    """Everything of one file, or of a part of it, on its cut-off date."""

    unit: Unit
    on: date
    policies: PolicyBook
    people: tuple[Person, ...]
    households: tuple[Household, ...]
    ledgers: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    """Ledger key → its rows."""
    findings: Mapping[Area, Mapping[str, int]] = field(default_factory=dict)
    """Village → rule → open findings."""
    reported: Mapping[Area, str] = field(default_factory=dict)
    """Village → when it last reported in this period; "" where it has not."""
    unclaimed: tuple[Unclaimed, ...] = ()
    """Who has not claimed what the last comparison says is due."""
    entitlements: tuple[Entitlement, ...] | None = None
    """What is due to whom, claimed or not, and what is not; None where nobody asked the rules."""
    zero: ZeroHistory | None = None
    """How households came onto the zero-employment list and left it, where somebody looked back."""
    zero_reasons: Mapping[str, str] = field(default_factory=dict)
    """Row of the person roster → what was said about its household's having no work."""

    @cached_property
    def areas(self) -> tuple[Area, ...]:
        """Every village that has people, by township and name as they first come."""
        return tuple(dict.fromkeys((*(one.area for one in self.people), *self.reported)))

    @cached_property
    def people_by_area(self) -> Mapping[Area, tuple[Person, ...]]:
        return _by_area(self.people)

    @cached_property
    def households_by_area(self) -> Mapping[Area, tuple[Household, ...]]:
        found: dict[Area, list[Household]] = {}
        for one in self.households:
            found.setdefault(one.area, []).append(one)
        return {area: tuple(those) for area, those in found.items()}

    def rows(self, roster: str) -> Iterator[tuple[Person, Entry]]:
        """Every row of a roster but the person roster's, with the person it is about."""
        return ((person, row) for person in self.people for row in person.of(roster))


def _by_area(people: Iterable[Person]) -> dict[Area, tuple[Person, ...]]:
    found: dict[Area, list[Person]] = {}
    for one in people:
        found.setdefault(one.area, []).append(one)
    return {area: tuple(those) for area, those in found.items()}
