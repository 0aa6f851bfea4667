"""What became of each column of an invented sheet."""

from __future__ import annotations

from enum import Enum
from functools import cache

from roster_desktop.rosters import CATALOG
from roster_desktop.workbook.header_names import KnownHeaders, known_headers
from roster_desktop.workbook.headings import Said, find_heading
from tests.workbook.layouts import Layout

_NOTHING_SAID = Said({}, {}, {})


class Found(Enum):
    """How a column was understood."""

    RIGHT = "read as what it is"
    ASKED = "asked, what it is offered first"
    ASKED_WIDELY = "asked, what it is offered further down"
    MISSED = "told as unknown"
    WRONG = "read as something else"
    LEFT = "no roster's column, told as unknown"
    LEFT_ASKED = "no roster's column, asked about"

    @property
    def is_of_roster(self) -> bool:
        """Whether it tells of a column that the roster has."""
        return self not in (Found.LEFT, Found.LEFT_ASKED)


@cache
def _known() -> tuple[KnownHeaders, ...]:
    return known_headers(CATALOG)


def recognised(layout: Layout) -> dict[int, Found]:
    """Place → how its column was understood."""
    heading = find_heading(layout.sheet, _known(), _NOTHING_SAID)
    if heading is None or heading.roster is not layout.roster:
        wrong = Found.MISSED if heading is None else Found.WRONG
        return dict.fromkeys((place for place, key in layout.truth.items() if key), wrong)
    key_at = {place: key for key, place in heading.columns.items()}
    asked = {doubt.places[-1]: doubt for doubt in heading.doubts if doubt.places}
    found = {}
    for place, key in layout.truth.items():
        if place in asked:
            offered = asked[place].keys
            is_first = bool(key) and offered[:1] == (key,)
            found[place] = (Found.ASKED if is_first else Found.ASKED_WIDELY) if key else Found.LEFT_ASKED
        elif place in key_at:
            found[place] = Found.RIGHT if key_at[place] == key else Found.WRONG
        else:
            found[place] = Found.MISSED if key else Found.LEFT
    return found
