"""Which offers fit what was typed so far: its first letters, its pinyin initials, any part of it,
or its number."""

from __future__ import annotations

from collections.abc import Sequence

from roster_desktop.readings import initials


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
