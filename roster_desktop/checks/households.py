"""Which rows of the person roster are one household."""

from __future__ import annotations

from msgspec import Struct

from roster_desktop.schema import Roster, Values
from roster_desktop.schema.kinds.id_number import holder_of
from roster_desktop.schema.pairing import folded_name, folded_text
from roster_desktop.schema.roster import Role

COLUMNS = (Role.TOWNSHIP, Role.VILLAGE, Role.HOUSEHOLD, Role.HEAD_ID_NUMBER, Role.HEAD)
"""By what a household is told."""
_BY_NUMBER, _BY_HEAD, _BY_NAME = "number", "head", "name"
_SEPARATOR = "\x1f"
_WHERE_THE_WAY_STANDS = 2


class HouseholdKey(Struct, frozen=True):
    """What the members of a household have in common; `text` tells it from every other one of the file."""

    text: str
    is_by_name: bool = False


def is_by_name(key: str) -> bool:
    """Whether the text of a household's key says that only the head's name holds it together."""
    # What is compared has no unseen characters in it, so that the separator is only where it was put.
    return key.split(_SEPARATOR)[_WHERE_THE_WAY_STANDS : _WHERE_THE_WAY_STANDS + 1] == [_BY_NAME]


def household_key(people: Roster, values: Values) -> HouseholdKey | None:
    """The household of a row of the person roster: by its number, else by the head's ID number,
    else by the head's name.

    All three within the village. None where the row tells nothing of it.
    """
    place = tuple(folded_text(people.text_of(role, values)) for role in (Role.TOWNSHIP, Role.VILLAGE))
    if number := folded_text(people.text_of(Role.HOUSEHOLD, values)):
        return HouseholdKey(_SEPARATOR.join((*place, _BY_NUMBER, number)))
    if holder := holder_of(people.text_of(Role.HEAD_ID_NUMBER, values)):
        return HouseholdKey(_SEPARATOR.join((*place, _BY_HEAD, holder)))
    if name := folded_name(people.text_of(Role.HEAD, values)):
        return HouseholdKey(_SEPARATOR.join((*place, _BY_NAME, name)), is_by_name=True)
    return None
