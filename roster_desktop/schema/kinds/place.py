"""Where somebody works: a province, a city or a county, written in full where the list knows it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import ClassVar, Literal

from roster_desktop.divisions import complete_place, counties, full_name, province_name
from roster_desktop.schema.kind import Unreadable
from roster_desktop.schema.kinds.folding import squeezed, trimmed
from roster_desktop.schema.kinds.plain import Plain

PlaceLevel = Literal["province", "city", "county"]


@dataclass(frozen=True)
class Place(Plain):
    """陕西 becomes 陕西省. A place that the list does not know, abroad or misspelled, stays as typed."""

    level: PlaceLevel

    name: ClassVar[str] = "place"

    def __post_init__(self) -> None:
        if self.level not in _IN_FULL:
            raise ValueError(f"no place has the level {self.level!r}")

    def parse(self, text: str) -> str | Unreadable | None:
        words = trimmed(text)
        return _written(self.level, words) if words else None


# A county is looked for in the whole list; rosters name the same few places over and over.
@lru_cache(maxsize=4096)
def _written(level: PlaceLevel, words: str) -> str:
    return _IN_FULL[level](squeezed(words)) or words


def _province(text: str) -> str | None:
    return province_name(text)


def _city(text: str) -> str | None:
    """The one city whose name this is or begins with; 吉林, a province too, is not completed."""
    if text in _cities():
        return text
    begun = [name for name in _cities() if len(text) >= 2 and name.startswith(text)]
    is_province = province_name(text) not in {None, *begun}
    return begun[0] if len(begun) == 1 and not is_province else None


def _county(text: str) -> str | None:
    found = complete_place("", "", text)
    return found[2] if found else None


@cache
def _cities() -> frozenset[str]:
    return frozenset(full_name(county.code)[1] for county in counties())


_IN_FULL: Mapping[PlaceLevel, Callable[[str], str | None]] = {
    "province": _province,
    "city": _city,
    "county": _county,
}
