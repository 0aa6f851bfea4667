"""How Chinese is read aloud, by pypinyin, whose characters are loaded when somebody first asks: 0.1 s, 13 MB.

Its phrases, by which 长期 is cq and not zq too, would take 0.4 s and 44 MB more. Of the options that one
chooses from, `resources/readings` says beforehand how each is read, with the phrases
(`packaging/build_readings.py` writes it); any other text is found by every way in which its characters may
be read.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from functools import cache
from operator import itemgetter
from types import ModuleType
from typing import cast

from roster_desktop.places import resource

_MOST_READINGS = 64
_NO_PHRASES = "PYPINYIN_NO_PHRASES"


def characters() -> ModuleType:
    """pypinyin, which may know only characters."""
    # It is asked when the library is loaded, and never again. Programs that this one starts inherit nothing.
    there = os.environ.get(_NO_PHRASES)
    os.environ[_NO_PHRASES] = "1"
    try:
        import pypinyin  # late, see above
    finally:
        if there is None:
            os.environ.pop(_NO_PHRASES, None)
        else:
            os.environ[_NO_PHRASES] = there
    return pypinyin


def initials(text: str) -> frozenset[str]:
    """First letters of the pinyin of every character, in each way the text may be read."""
    return _of_options().get(text) or _spelled(text)


def initials_by(table: ModuleType, text: str) -> tuple[str, ...]:
    """The same by what this table knows, the likeliest first."""
    found = {"": 0}
    # pypinyin takes several letters or none for a sign; its type hints know only one.
    signs = cast("Callable[[str], str]", _plain_letters)
    for letters in table.pinyin(text, style=table.Style.FIRST_LETTER, heteronym=True, errors=signs):
        firsts = dict.fromkeys(letter[:1].lower() for letter in letters if letter)
        longer = {
            known + first: rarity + place
            for known, rarity in found.items()
            for place, first in enumerate(firsts)
        }
        # Who cut the list anywhere would lose 重庆 as it is read: there the second reading of 重 is the one.
        found = dict(sorted((longer or found).items(), key=itemgetter(1))[:_MOST_READINGS])
    return tuple(found)


@cache
def _of_options() -> dict[str, frozenset[str]]:
    lines = resource("readings", "options.tsv").read_text("utf-8").splitlines()
    told = (line.split("\t") for line in lines)
    return {text: frozenset(letters.split()) for text, letters in told}


@cache
def _spelled(text: str) -> frozenset[str]:
    return frozenset(initials_by(characters(), text))


def _plain_letters(text: str) -> Iterable[str] | None:
    """Signs between the characters are passed over; letters and digits stand for themselves."""
    return [letter for letter in text if letter.isalnum()] or None
