"""Whose file or workbook it is: a village, a township or a county, and who writes in it."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct
from msgspec.structs import replace


class Level(Enum):
    """The three levels of the work; the text is what files and the command line say."""

    VILLAGE = "village"
    TOWNSHIP = "township"
    COUNTY = "county"


class Unit(Struct, frozen=True):
    """A village, township or county. `code`: division code (12 digits; 6 for a county) or ""."""

    level: Level
    name: str
    code: str = ""
    township: str = ""
    """Name of the township; of a township file, its own name."""
    county: str = ""
    """Name of the county; of a county file, its own name."""

    def is_same_as(self, other: Unit) -> bool:
        """Whether both are one unit: by code where both have one, else by level, township and name."""
        if self.level is not other.level:
            return False
        if self.code and other.code:
            return self.code == other.code
        return self.name == other.name and (
            self.township == other.township or not (self.township and other.township)
        )

    def contains(self, other: Unit) -> bool:
        """Whether the other's rows belong into this unit's file;
        unknown names on either side are no hindrance."""
        match self.level, other.level:
            case (Level.VILLAGE, _) | (Level.TOWNSHIP, Level.TOWNSHIP) | (Level.COUNTY, Level.COUNTY):
                return self.is_same_as(other)
            case Level.TOWNSHIP, Level.VILLAGE:
                return self._agrees(other, self.name, other.township, 9) and _agree(self.county, other.county)
            case Level.COUNTY, Level.VILLAGE | Level.TOWNSHIP:
                return self._agrees(other, self.name, other.county, 6)
            case _:
                return False

    @property
    def place(self) -> Place:
        """Where it is, as its rows say it."""
        village = self.name if self.level is Level.VILLAGE else ""
        township = self.name if self.level is Level.TOWNSHIP else self.township
        return Place(township if self.level is not Level.COUNTY else "", village, self.code)

    def at(self, place: Place) -> Unit:
        """The same unit, called as the place is called."""
        if self.level is Level.VILLAGE:
            return replace(self, name=place.village, township=place.township, code=place.code)
        if self.level is Level.TOWNSHIP:
            return replace(self, name=place.township, township=place.township, code=place.code)
        return self

    def _agrees(self, other: Unit, mine: str, theirs: str, digits: int) -> bool:
        if self.code and other.code:
            return self.code[:digits] == other.code[:digits]
        return _agree(mine, theirs)


class Place(Struct, frozen=True):
    """A village within its township, or (without a village) a township; `code` where it is known."""

    township: str = ""
    village: str = ""
    code: str = ""

    def is_same_as(self, other: Place) -> bool:
        """Whether both bear one name; in a township's file not every row names the township."""
        is_one_township = self.township == other.township or not (self.township and other.township)
        return self.village == other.village and is_one_township

    @property
    def name(self) -> str:
        return self.village or self.township


class PlaceChange(Struct, frozen=True):
    """A place is called otherwise from now on: renamed, joined with another, moved, or given another code."""

    old: Place
    new: Place
    is_own: bool = False
    """Whether it is the unit of the file itself."""


class WriterRecord(Struct, frozen=True):
    """Who stood behind a writer id: the file's unit, the person at the keyboard,
    and when the writing began."""

    writer: str
    unit: str
    operator: str
    since: str
    """Local time, `2026-11-22 09:30:00`; for people to read, never to order by."""


def _agree(mine: str, theirs: str) -> bool:
    return not mine or not theirs or mine == theirs
