"""Which columns a table shows, and which of them stay in sight while one scrolls sideways."""

from __future__ import annotations

from roster_desktop.records import Level
from roster_desktop.schema import Role, Roster

_ALWAYS_THE_SAME = {
    Level.VILLAGE: frozenset({Role.TOWNSHIP, Role.VILLAGE}),
    Level.TOWNSHIP: frozenset({Role.TOWNSHIP}),
    Level.COUNTY: frozenset(),
}
_WHO = {
    Level.VILLAGE: (Role.GROUP, Role.NAME),
    Level.TOWNSHIP: (Role.VILLAGE, Role.NAME),
    Level.COUNTY: (Role.TOWNSHIP, Role.VILLAGE, Role.NAME),
}


def frozen_keys(roster: Roster, level: Level) -> tuple[str, ...]:
    """The columns that say whose row it is; they stay at the left."""
    found = [roster.key_of(role) for role in _WHO[level] if roster.has(role)]
    return tuple(found if roster.is_about_people else [*found, roster.name_key])


def shown_keys(roster: Roster, level: Level) -> tuple[str, ...]:
    """All columns of the table in their order: who, then what the declaration shows.

    A column that says the same in every row of such a file is left to the form.
    """
    frozen = frozen_keys(roster, level)
    constant = {roster.key_of(role) for role in _ALWAYS_THE_SAME[level] if roster.has(role)}
    rest = (
        column.key
        for column in roster.columns
        if column.shown and column.key not in frozen and column.key not in constant
    )
    return (*frozen, *rest)
