"""What a place is called, in full and in short, and how a text that names places in a row is read."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from roster_desktop.divisions.division import folded

_AUTONOMOUS = ("自治区", "自治州", "自治县", "自治旗")
# What forms write where a county has no city above it.
_NO_CITY = frozenset(
    {"市辖区", "县", "直辖", "省直辖", "省直辖县级行政区划", "自治区直辖", "自治区直辖县级行政区划"}
)


class Called(Struct, frozen=True):
    """What one place is called: its names, long and short, and the pinyin initials of both."""

    names: frozenset[str]
    initials: str
    short_initials: str

    @property
    def typed(self) -> frozenset[str]:
        """All that may be typed for it."""
        return self.names | {self.initials, self.short_initials}


def called(name: str, short: str, initials: str) -> Called:
    """白沙黎族自治县 is also called 白沙, 白沙县 and 白沙自治县."""
    if not short:
        return Called(frozenset({folded(name)}), initials, initials)
    endings = (name[-1], *(ending for ending in _AUTONOMOUS if name.endswith(ending)))
    names = {name, short, *(short + ending for ending in endings)}
    return Called(frozenset(folded(said) for said in names), initials, initials[: len(short)])


def in_place_of_a_city(stand_in: Called) -> Called:
    """The words for a city that is not there: those of the place that stands for it, and those of forms."""
    return replace(stand_in, names=stand_in.names | _NO_CITY)


def rests(text: str, above: Iterable[frozenset[str]]) -> frozenset[str]:
    """What may be left of the text when places above, all or some, are taken off its front."""
    left = {text}
    for names in above:
        left |= {rest.removeprefix(name) for rest in left for name in names if rest.startswith(name)}
    return frozenset(left)
