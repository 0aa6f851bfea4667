"""How a row is found and sorted by what people type: names, pinyin and its initials, numbers, employers."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import islice, product

from roster_desktop.readings import characters
from roster_desktop.schema import Role, Roster, Values

_FOUND_BY = (Role.NAME, Role.ID_NUMBER, Role.PHONE)

MOST_READINGS = 24
"""Readings of one name that are kept; a name with more heteronyms is found by the likelier ones."""

LONG_NAME = 5
"""From so many characters on (names of other scripts) only the likeliest reading is kept."""

# Readings that a character has as a surname; pinyin tables put another one first.
_SURNAMES = dict(
    zip(
        "曾单解仇查盖区任朴翟覃华葛宁缪乐员秘折冼洗逄句车黑尉召种哈那晁隗燕牟祭繁过应幸",
        "zeng shan xie qiu zha ge ou ren piao zhai qin hua ge ning miao yue yun bi she xian xian "
        "pang gou che he "
        "wei shao chong ha na chao wei yan mou zhai po guo ying xing".split(),
        strict=True,
    )
)
_DOUBLE_SURNAMES = {
    "尉迟": ("yu", "chi"),
    "万俟": ("mo", "qi"),
    "长孙": ("zhang", "sun"),
    "澹台": ("tan", "tai"),
}


# Few words, asked of every row of a county: villages, banks, courses, names of those who head households.
@lru_cache(maxsize=1 << 16)
def folded(text: str) -> str:
    """The text without differences of width, case and spacing; both sides of a search are folded."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def words(text: str) -> tuple[str, ...]:
    """The folded words of what somebody typed into the search field."""
    return tuple(folded(word) for word in text.split())


def columns_of_search(roster: Roster) -> tuple[str, ...]:
    """The columns by whose texts a row is found. A ledger has nobody to be found by: any of its words will
    do."""
    who = (roster.key_of(role) for role in _FOUND_BY if roster.has(role))
    words = (column.key for column in roster.columns if column.learns or not roster.is_about_people)
    return tuple(dict.fromkeys((*who, *words)))


def search_text(columns: Sequence[str], name: str, values: Values) -> str:
    """Everything by which the row of this name is found, one line each."""
    return search_lines([values.get(key, "") for key in columns], name)


def search_lines(texts: Iterable[str], name: str) -> str:
    """The same of the texts of these columns."""
    lines = dict.fromkeys([folded(text) for text in texts if text])
    lines.update(dict.fromkeys(_spellings(name)))
    return "\n".join(lines)


def sort_key(name: str) -> str:
    """The name's full pinyin, syllables apart, so that 李安 comes before 李白 before 林一."""
    if not name:
        return ""
    return " ".join(readings[0] for readings in _readings(name))


@lru_cache(maxsize=4096)
def _spellings(name: str) -> tuple[str, ...]:
    """Initials and full pinyin of the name in each of its readings."""
    if not name:
        return ()
    readings = _readings(name)
    if len(readings) >= LONG_NAME:
        readings = tuple(syllable[:1] for syllable in readings)
    initials = _combined([_unique(reading[:1] for reading in syllable) for syllable in readings])
    return (*initials, *_combined(readings))


@lru_cache(maxsize=4096)
def _readings(name: str) -> tuple[tuple[str, ...], ...]:
    characters = [character for character in folded(name) if character != "·"]
    heteronyms = [_heteronyms(character) for character in characters]
    for place, reading in enumerate(_surname(characters)):
        heteronyms[place] = _unique((reading, *heteronyms[place]))
    return tuple(heteronyms)


@lru_cache(maxsize=8192)
def _heteronyms(character: str) -> tuple[str, ...]:
    table = characters()
    return tuple(table.pinyin(character, style=table.Style.NORMAL, heteronym=True)[0])


def _surname(characters: Sequence[str]) -> tuple[str, ...]:
    double = _DOUBLE_SURNAMES.get("".join(characters[:2]))
    if double:
        return double
    return (_SURNAMES[characters[0]],) if characters and characters[0] in _SURNAMES else ()


def _combined(readings: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    return _unique("".join(choice) for choice in islice(product(*readings), MOST_READINGS))


def _unique(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))
