"""Headers that are nearly written as they should be, found without comparing each with each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache

from roster_desktop.readings import characters

_SHORTEST_TYPO = 4
"""Letters of a known header for which a single wrong one is no other word."""
_SHORTEST_SWAP = 4
_MOST_UNLIKE = 2
"""Letters that may be written otherwise where all sound the same."""


class Misspellings:
    """Known headers by how they sound, by their letters, and by what is left when one letter is missing."""

    def __init__(self, keys_by_header: Mapping[str, tuple[str, ...]]) -> None:
        self._keys = keys_by_header

    def slips(self, written: str) -> set[str]:
        """Columns whose header sounds the same, or has two neighbours swapped or a letter doubled."""
        if len(written) < 2 or written in self._keys:
            return set()
        found = [known for known in self._by_sound.get(_sound(written), ()) if _looks_alike(written, known)]
        found += [
            known for known in self._by_letters.get(_letters(written), ()) if _is_swapped(written, known)
        ]
        single = _without_doubles(written)
        found += [known for known in self._by_single.get(single, ()) if len(known) != len(written)]
        return {key for known in found for key in self._keys[known]}

    def typos(self, written: str) -> set[str]:
        """Columns whose header has one letter more, less or another."""
        if len(written) < _SHORTEST_TYPO - 1 or written in self._keys:
            return set()
        near = {known for form in (written, *_cuts(written)) for known in self._by_cut.get(form, ())}
        return {key for known in near if _is_one_off(written, known) for key in self._keys[known]}

    @cached_property
    def _by_sound(self) -> Mapping[tuple[str, ...], list[str]]:
        found: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
        for known in self._keys:
            if not known.isascii():
                found[_sound(known)].append(known)
        return found

    @cached_property
    def _by_letters(self) -> Mapping[str, list[str]]:
        return _grouped((_letters(known), known) for known in self._keys if len(known) >= _SHORTEST_SWAP)

    @cached_property
    def _by_single(self) -> Mapping[str, list[str]]:
        return _grouped((_without_doubles(known), known) for known in self._keys if len(known) > 2)

    @cached_property
    def _by_cut(self) -> Mapping[str, list[str]]:
        long = [known for known in self._keys if len(known) >= _SHORTEST_TYPO]
        return _grouped((form, known) for known in long for form in (known, *_cuts(known)))


def _grouped(pairs: Iterator[tuple[str, str]]) -> Mapping[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for form, known in pairs:
        found[form].append(known)
    return found


@lru_cache(maxsize=8192)
def _sound(text: str) -> tuple[str, ...]:
    table = characters()
    return tuple(sound for letter in text for sound in table.lazy_pinyin(letter))


def _looks_alike(written: str, known: str) -> bool:
    return (
        len(written) == len(known)
        and sum(a != b for a, b in zip(written, known, strict=True)) <= _MOST_UNLIKE
    )


def _letters(text: str) -> str:
    return "".join(sorted(text))


def _is_swapped(written: str, known: str) -> bool:
    apart = [place for place, (a, b) in enumerate(zip(written, known, strict=True)) if a != b]
    return len(apart) == 2 and apart[1] == apart[0] + 1


def _without_doubles(text: str) -> str:
    return "".join(letter for letter, before in zip(text, " " + text, strict=False) if letter != before)


def _is_one_off(written: str, known: str) -> bool:
    if len(written) == len(known):
        return sum(a != b for a, b in zip(written, known, strict=True)) == 1
    longer, shorter = sorted((written, known), key=len, reverse=True)
    return len(longer) == len(shorter) + 1 and shorter in _cuts(longer)


def _cuts(text: str) -> Iterator[str]:
    for place in range(len(text)):
        yield text[:place] + text[place + 1 :]
