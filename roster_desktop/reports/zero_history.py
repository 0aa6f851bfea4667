"""The time of households on the zero-employment list: when each came onto it, when and how it left."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from roster_desktop.records import Area


class Spell(Struct, frozen=True):
    """The time of one household on the list."""

    area: Area
    key: str
    head: str
    number: str
    labourers: frozenset[str]
    willing: int
    names: str
    rows: tuple[tuple[str, str], ...]
    since: date
    was_there_before: bool = False
    """On the first day looked at, so that nobody knows since when."""
    left_on: date | None = None
    reason: str = ""
    workers: str = ""
    """Who works since then, and at what."""


class ZeroHistory(Struct, frozen=True):
    """All spells up to a day, and the days on which the list was looked at."""

    days: tuple[date, ...] = ()
    spells: tuple[Spell, ...] = ()
