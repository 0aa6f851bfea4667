"""Places told in free words (苏州昆山, 浙江): which province, city and county they most likely are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from roster_desktop.divisions import Level, complete_place, full_name, province_name, search
from roster_desktop.records import Question
from roster_desktop.records.question import Choice
from roster_desktop.schema import Role, Roster
from roster_desktop.schema.kinds import Place
from roster_desktop.schema.kinds.folding import squeezed
from roster_desktop.wording import cleaning as say

TAKE, KEEP = "take", "keep"

_EXAMPLES = 3
_PART_OF_ANOTHER_NAME = "路街道巷镇乡村"
"""What follows the name of a place in other names: 山西路 is not in 山西."""
_SHORTEST = 2
_LONGEST = 24
_CITIES = frozenset({Level.CITY})


@dataclass(slots=True)
class _Asked:
    sheet: str
    header: str
    cells: list[str] = field(default_factory=list)
    examples: dict[str, str] = field(default_factory=dict)


class PlaceGuesses:
    """Places in words on the sheets of one workbook: asked once for a column."""

    def __init__(self, answers: Mapping[str, str]) -> None:
        self._answers = answers
        self._asked: dict[str, _Asked] = {}
        self._columns: dict[str, tuple[str, str, str] | None] = {}

    def filled(
        self, roster: Roster, sheet: str, values: Mapping[str, str], cells: Mapping[str, str]
    ) -> dict[str, str]:
        """The columns that a person's answer fills; asks where the row tells a place in words alone."""
        if roster.key not in self._columns:
            self._columns[roster.key] = place_columns(roster)
        columns = self._columns[roster.key]
        told = _in_words(roster, columns, values) if columns else ""
        guessed = place_guessed(values[told]) if told else None
        if not columns or not guessed:
            return {}
        key = f"{sheet}:{cells[told].rstrip('0123456789')}列?place"
        asked = self._asked.setdefault(key, _Asked(sheet, roster.column_by_key[told].header))
        asked.cells.append(cells[told])
        if len(asked.examples) < _EXAMPLES:
            asked.examples[values[told]] = "".join(dict.fromkeys(guessed))
        if self._answers.get(key, KEEP) != TAKE:
            return {}
        return dict(zip(columns, guessed, strict=True))

    def questions(self) -> Iterator[Question]:
        """Once for every column that tells places in words."""
        for key, asked in self._asked.items():
            examples = "、".join(f"{text} → {place}" for text, place in asked.examples.items())
            said = say.PLACE_GUESSED.about(header=asked.header, count=len(asked.cells), examples=examples)
            choices = (Choice(TAKE, str(say.FILL_IN.about())), Choice(KEEP, str(say.KEEP.about())))
            yield Question(
                said.code,
                str(said),
                sheet=asked.sheet,
                cells=tuple(asked.cells),
                key=key,
                choices=choices,
                default=KEEP,
                header=asked.header,
            )


@lru_cache(maxsize=1024)
def place_guessed(text: str) -> tuple[str, str, str] | None:
    """(省, 市, 县) that the text begins with, the lower ones blank where it does not say them;
    None where it names no place: 外省, 工地."""
    said = squeezed(text)
    for end in range(min(len(said), _LONGEST), _SHORTEST - 1, -1):
        is_whole = end == len(said) or said[end] not in _PART_OF_ANOTHER_NAME
        if is_whole and (found := _named(said[:end])):
            return found
    return None


def place_columns(roster: Roster) -> tuple[str, str, str] | None:
    """The roster's columns for province, city and county; None where it has not all three."""
    by_level = {column.kind.level: column.key for column in roster.columns if isinstance(column.kind, Place)}
    if len(by_level) < len(("province", "city", "county")):
        return None
    return by_level["province"], by_level["city"], by_level["county"]


def _in_words(roster: Roster, columns: tuple[str, str, str], values: Mapping[str, str]) -> str:
    """Key of the one column that tells where the row is: in free words, or as a place that nobody knows."""
    filled = [key for key in columns if values.get(key)]
    if not filled and roster.has(Role.PLACE_IN_WORDS) and roster.text_of(Role.PLACE_IN_WORDS, values):
        return roster.key_of(Role.PLACE_IN_WORDS)
    if len(filled) != 1 or place_guessed(values[filled[0]]) is None:
        return ""
    return "" if _is_known(columns.index(filled[0]), values[filled[0]]) else filled[0]


def _is_known(level: int, text: str) -> bool:
    """Whether the place's own list knows the text, so that nothing is to be guessed."""
    guessed = place_guessed(text)
    return guessed is not None and guessed[level] == text


def _named(text: str) -> tuple[str, str, str] | None:
    if county := complete_place("", "", text):
        return county
    if province := province_name(text):
        return province, "", ""
    return _city(text)


def _city(text: str) -> tuple[str, str, str] | None:
    """The one city that the text names or ends in: 苏州, 江苏苏州."""
    found = {full_name(place.code)[:2] for place in search(text, 3, _CITIES) if _is_called(place.name, text)}
    if len(found) != 1:
        return None
    province, city = found.pop()
    return province, city, ""


def _is_called(name: str, text: str) -> bool:
    return text.endswith((name, name.removesuffix("市")))
