"""All rosters together, as everything that treats them alike receives them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from roster_desktop.schema.purpose import Purposes
from roster_desktop.schema.roster import Roster


@dataclass(frozen=True)
class Catalog:
    """All rosters of the program. Generic code receives it and never names a roster."""

    rosters: tuple[Roster, ...]
    people: str
    """Key of the roster that lists persons; the others refer to it by ID number."""
    ledgers: tuple[Roster, ...] = ()
    """Small typed ledgers (台账) of the office itself, about targets and problems instead of people.
    They are kept like rosters, in the same history; they are neither sent, merged nor compared."""
    purposes: Purposes = field(default=Purposes(), compare=False)
    """For what the columns are kept."""
    declared_in: str = ""
    """`module:name` by which another process finds the same catalog; "" where none can."""
    roster_by_key: Mapping[str, Roster] = field(init=False, compare=False, repr=False)
    """Rosters and ledgers."""

    def __post_init__(self) -> None:
        kept = (*self.rosters, *self.ledgers)
        object.__setattr__(self, "roster_by_key", {roster.key: roster for roster in kept})
        if len(self.roster_by_key) != len(kept):
            raise ValueError("a roster or ledger is declared twice")
        if self.people not in {roster.key for roster in self.rosters}:
            raise ValueError("the person roster is missing")
        person = self.person_roster
        for roster in self.rosters:
            for column in roster.columns:
                if column.from_person and column.from_person not in person.column_by_key:
                    raise ValueError(f"{roster.key}.{column.key} is taken from an unknown person column")

    @property
    def person_roster(self) -> Roster:
        return self.roster_by_key[self.people]

    def roster(self, key: str) -> Roster:
        """The roster of this key; KeyError where there is none."""
        return self.roster_by_key[key]

    @cached_property
    def fingerprint(self) -> str:
        """Changes whenever a roster, a column or a register changes; 16 hexadecimal digits."""
        digest = hashlib.blake2b(digest_size=8)
        for roster in self.rosters:
            digest.update(f"\n{roster.key}".encode())
            for column in roster.columns:
                digest.update(f"\t{column.key}={column.kind.name}".encode())
            for register in roster.joined:
                digest.update(f"\t{register.key}:{','.join(register.columns)}".encode())
        return digest.hexdigest()
