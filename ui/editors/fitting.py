"""Which offers fit what was typed so far: its first letters, its pinyin initials, any part of it,
or its number."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import cast

from roster_desktop.readings import phrases

_MOST_READINGS = 16


def fitting(offers: Sequence[str], typed: str) -> list[str]:
    """The offers to show, best first; all of them in their order while nothing is typed."""
    asked = typed.strip().lower()
    if not asked:
        return list(offers)
    ranks = {offer: rank for offer in offers if (rank := _rank(offer, asked)) is not None}
    numbered = int(asked) if asked.isascii() and asked.isdigit() else 0
    if not ranks and 0 < numbered <= len(offers):
        return [offers[numbered - 1]]
    return sorted(ranks, key=lambda offer: ranks[offer])


def _rank(offer: str, asked: str) -> int | None:
    lowered = offer.lower()
    if lowered == asked:
        return 0
    if lowered.startswith(asked):
        return 1
    if asked.isascii() and asked.isalpha():
        found = initials(offer)
        if asked in found:
            return 2
        if any(reading.startswith(asked) for reading in found):
            return 3
        if len(asked) > 1 and any(asked in reading for reading in found):
            return 4
    return 5 if asked in lowered else None


@cache
def initials(text: str) -> frozenset[str]:
    """First letters of the pinyin of every character, in each way the text may be read: 长期 is cq and zq."""
    table = phrases()
    found = {""}
    # pypinyin takes several letters or none for a sign; its type hints know only one.
    signs = cast("Callable[[str], str]", _plain_letters)
    for letters in table.pinyin(text, style=table.Style.FIRST_LETTER, heteronym=True, errors=signs):
        firsts = {letter[:1].lower() for letter in letters if letter}
        if not firsts:
            continue
        found = {known + first for known in found for first in firsts}
        if len(found) > _MOST_READINGS:
            found = set(sorted(found)[:_MOST_READINGS])
    return frozenset(found)


def _plain_letters(text: str) -> Iterable[str] | None:
    """Signs between the characters are passed over; letters and digits stand for themselves."""
    return [letter for letter in text if letter.isalnum()] or None
