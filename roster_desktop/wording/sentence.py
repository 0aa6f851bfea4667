"""A sentence is declared once with its code and its gaps; a message is the sentence with the gaps filled."""

from __future__ import annotations

import string
from collections.abc import Mapping
from enum import Enum

from msgspec import Struct, field


class Language(Enum):
    """Languages the program speaks."""

    CHINESE = "zh"
    ENGLISH = "en"


_language = Language.CHINESE
"""One for the whole program: work off the main thread speaks as its window does."""


def current_language() -> Language:
    """The language in which messages read themselves out."""
    return _language


def speak(language: Language) -> None:
    """Let every message read itself out in this language from now on."""
    global _language
    _language = language


class Sentence(Struct, frozen=True):
    """One sentence in both languages; both have the same gaps, or the declaration does not start.

    The English may go by the number in a gap: "{rows} {rows:row|rows} {rows:is|are} hidden".
    """

    code: str
    chinese: str
    english: str

    def __post_init__(self) -> None:
        if _gaps(self.chinese) != _gaps(self.english):
            raise ValueError(f"{self.code}: the two languages name different gaps")

    def about(self, **gaps: object) -> Message:
        """The sentence about something; a gap that is missing or unknown is a ValueError."""
        if set(gaps) != _gaps(self.chinese):
            raise ValueError(f"{self.code}: gaps are {sorted(_gaps(self.chinese))}, given {sorted(gaps)}")
        return Message(self, {name: str(value) for name, value in gaps.items()})


class Message(Struct, frozen=True):
    """A sentence with its gaps filled; reads itself out in the current language."""

    sentence: Sentence
    gaps: Mapping[str, str] = field(default_factory=dict)

    @property
    def code(self) -> str:
        return self.sentence.code

    def __str__(self) -> str:
        if current_language() is Language.ENGLISH:
            counted = {name: _Counted(text) for name, text in self.gaps.items()}
            return self.sentence.english.format(**counted)
        return self.sentence.chinese.format(**self.gaps)


class Refusal(Exception):
    """The program cannot do what was asked; the message says what, where and what to do.
    Nothing was changed."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.code)
        self.message = message

    def __str__(self) -> str:
        return str(self.message)


class _Counted(str):
    """What stands in a gap; by a format such as "row|rows" the first word where it is 1, else the second."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        of_one, is_counted, of_many = spec.partition("|")
        if not is_counted:
            return super().__format__(spec)
        return of_one if self == "1" else of_many


def _gaps(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}
