"""Where people of the sample come from, marry in from, and go to work; all of it real places."""

from __future__ import annotations

from datetime import date
from functools import cache
from random import Random

from msgspec import Struct

from roster_desktop.divisions import counties, full_name
from roster_desktop.records import Unit
from roster_desktop.sample.drawing import drawn

COUNTY = "610723"
_COUNTY_BEFORE_1996 = "612323"
# Neighbouring counties, each with the code it had until 1996.
_NEIGHBOURS = (
    ("610722", "612322"), ("610724", "612324"), ("610725", "612325"), ("610730", "612330"),
    ("610727", "612327"),
)  # fmt: skip
_FAR_PROVINCES = ("51", "62", "42", "41", "50", "52")
_WORK_PROVINCES = (
    ("32", 28),
    ("33", 20),
    ("44", 18),
    ("31", 8),
    ("11", 6),
    ("35", 6),
    ("65", 6),
    ("42", 4),
    ("14", 4),
)

WITHIN_TOWNSHIP, WITHIN_COUNTY = "乡（镇）内", "乡（镇）外县内"
WITHIN_CITY, WITHIN_PROVINCE, BEYOND_PROVINCE = "县外市内", "市外省内", "省外"
_DISTANCES = (
    (WITHIN_TOWNSHIP, 8), (WITHIN_COUNTY, 13), (WITHIN_CITY, 10), (WITHIN_PROVINCE, 21),
    (BEYOND_PROVINCE, 48),
)  # fmt: skip
FAR = frozenset({WITHIN_CITY, WITHIN_PROVINCE, BEYOND_PROVINCE})


class Home(Struct, frozen=True):
    """The village a row belongs to, in the words of its cells."""

    county: str
    township: str
    village: str
    code: str

    @classmethod
    def of(cls, unit: Unit) -> Home:
        """The home of everybody in that village's rosters."""
        return cls(unit.county, unit.township, unit.name, unit.code)


class Destination(Struct, frozen=True):
    """Where somebody works, and how far that is."""

    distance: str
    province: str
    city: str
    county: str

    @property
    def is_far(self) -> bool:
        """Whether it is out of the home county, where travel is subsidised."""
        return self.distance in FAR


def area_of_birth(draw: Random, born: date, *, married_in: bool) -> str:
    """First six digits of the ID number: of the county as it was called when the number was issued."""
    now, before = COUNTY, _COUNTY_BEFORE_1996
    if married_in and draw.random() < 0.13:
        return draw.choice(_county_codes(_FAR_PROVINCES))
    if married_in and draw.random() < 0.4:
        now, before = draw.choice(_NEIGHBOURS)
    # Some of those born before 1996 were registered late and carry the newer code.
    return before if born.year < 1996 and draw.random() < 0.8 else now


def destination(draw: Random) -> Destination:
    """Somewhere to work, most of it far away."""
    distance = drawn(draw, _DISTANCES)
    return Destination(distance, *full_name(_workplace(draw, distance)))


def destination_nearby(draw: Random) -> Destination:
    """Somewhere to work without leaving home."""
    return Destination(draw.choice((WITHIN_TOWNSHIP, WITHIN_COUNTY)), *full_name(COUNTY))


def _workplace(draw: Random, distance: str) -> str:
    """Code of a county at that distance."""
    if distance == WITHIN_CITY:
        return draw.choice([code for code in _county_codes((COUNTY[:4],)) if code != COUNTY])
    if distance == WITHIN_PROVINCE:
        return draw.choice([code for code in _county_codes((COUNTY[:2],)) if code[:4] != COUNTY[:4]])
    if distance == BEYOND_PROVINCE:
        return draw.choice(_county_codes((drawn(draw, _WORK_PROVINCES),)))
    return COUNTY


@cache
def _county_codes(begins: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(county.code for county in counties() if county.code.startswith(begins))
