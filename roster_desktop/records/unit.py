"""Whose file or workbook it is: a village, a township or a county, and who writes in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Level(Enum):
    """The three levels of the work; the text is what files and the command line say."""

    VILLAGE = "village"
    TOWNSHIP = "township"
    COUNTY = "county"


@dataclass(frozen=True, slots=True)
class Unit:
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

    def _agrees(self, other: Unit, mine: str, theirs: str, digits: int) -> bool:
        if self.code and other.code:
            return self.code[:digits] == other.code[:digits]
        return _agree(mine, theirs)


@dataclass(frozen=True, slots=True)
class WriterRecord:
    """Who stood behind a writer id: the file's unit, the person at the keyboard,
    and when the writing began."""

    writer: str
    unit: str
    operator: str
    since: str
    """Local time, `2026-11-22 09:30:00`; for people to read, never to order by."""


def _agree(mine: str, theirs: str) -> bool:
    return not mine or not theirs or mine == theirs
