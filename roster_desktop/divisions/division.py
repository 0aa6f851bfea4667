"""One place of the administrative division of China: a province, city, county, township or village."""

from __future__ import annotations

import re
import unicodedata
from enum import IntEnum

from msgspec import Struct

_COMMITTEE_OF_A_VILLAGE = re.compile(r"(?<=.)村?(村民委员会|村委会)$")
_COMMITTEE_OF_A_COMMUNITY = re.compile(r"(?<=社区)(居民委员会|居委员会|居民委会|居委会+|委员会)$")


class Level(IntEnum):
    """From the largest to the smallest, so that sorting shows the larger place first."""

    PROVINCE = 1
    CITY = 2
    COUNTY = 3
    TOWNSHIP = 4
    VILLAGE = 5


class Division(Struct, frozen=True):
    """`code` has 6 digits down to the county (GB/T 2260) and 12 below it (statistical code).

    A county without a city above it (of 北京市, or 仙桃市 in 湖北省) has its province as `parent`.
    """

    code: str
    name: str
    parent: str | None
    level: Level


def folded(text: str) -> str:
    """The text as places are compared: one width, one case, no spaces and no separators."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(letter for letter in plain if letter.isalnum()).lower()


def everyday_name(name: str) -> str:
    """张沟村村民委员会, 张沟村委会 and 张沟村 are one village, 黄家塘社区居委会 one community."""
    village = _COMMITTEE_OF_A_VILLAGE.sub("村", name)
    return _COMMITTEE_OF_A_COMMUNITY.sub("", village)
