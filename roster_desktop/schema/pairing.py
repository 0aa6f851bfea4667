"""What tells one person, job, business, training or post from another where no row id does: the natural
key."""

from __future__ import annotations

import re
from functools import lru_cache

from roster_desktop.schema.catalog import Catalog
from roster_desktop.schema.kinds.folding import squeezed
from roster_desktop.schema.kinds.id_number import holder_of
from roster_desktop.schema.roster import Role, Values

PairingKey = tuple[str, ...]
"""(roster, township, village, holder of the ID number, name, then what tells the person's rows apart)."""

_MIDDLE_DOTS = re.compile("[·•‧・･∙⋅●.]")
# They choose between two drawings of one ideograph; input methods add them, people never see them.
_VARIATION_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")


def pairing_key(catalog: Catalog, roster: str, values: Values) -> PairingKey | None:
    """The natural key of a row; None where too little is filled in to be sure whose row it is.

    A blank township or village is a place of its own: better two rows and a finding than two people in one
    row.
    """
    spec = catalog.roster(roster)
    place = spec.text_of(Role.TOWNSHIP, values), spec.text_of(Role.VILLAGE, values)
    who = spec.text_of(Role.ID_NUMBER, values), spec.text_of(Role.NAME, values)
    return _key(roster, place, who, tuple([values.get(key, "") for key in spec.told_apart_by]))


def key_of(
    roster: str, place: tuple[str, str], who: tuple[str, str], apart: tuple[str, ...]
) -> PairingKey | None:
    """The same of its township and village, its number and name, and what tells the person's rows apart."""
    holder = holder_of(who[0])
    name = folded_name(who[1]) if holder else ""
    if not name:
        return None
    told = tuple(map(folded_text, apart))
    if told and not told[0]:
        return None
    return (roster, *map(folded_text, place), holder, name, *told)


# Asked when a row is planned, and again when it is written.
_key = lru_cache(maxsize=4096)(key_of)


# Few names and villages, asked of every row of a township.
@lru_cache(maxsize=1 << 16)
def folded_text(text: str) -> str:
    """The text as it is compared: one width of characters, no spaces, no case, nothing unseen."""
    return text_folded_once(text)


def text_folded_once(text: str) -> str:
    """The same where each text comes once, and none need be kept."""
    return _VARIATION_SELECTORS.sub("", squeezed(text)).casefold()


@lru_cache(maxsize=1 << 16)
def folded_name(text: str) -> str:
    """A person's name as it is compared: whichever of the many middle dots was typed, it is one."""
    return _MIDDLE_DOTS.sub("·", folded_text(text))


def name_folded_once(text: str) -> str:
    """The same where each name comes once, and none need be kept."""
    return _MIDDLE_DOTS.sub("·", text_folded_once(text))
