"""The texts of the window in the language that the program speaks: they are written in Chinese where they
are shown, and found in a gettext catalogue for every other language.

A text is looked up where it stands, so one that a module or a class holds is in the language that was chosen
before the module was loaded.
"""

from __future__ import annotations

import gettext
from functools import cache

from roster_desktop.places import resource
from roster_desktop.wording.sentence import Language, current_language

DOMAIN = "roster_desktop"
"""Name of the catalogues."""


def translated(text: str) -> str:
    """The text in the language that the program speaks; as it is where the catalogue has none for it."""
    language = current_language()
    return text if language is Language.CHINESE else _catalogue(language).gettext(text)


def so_many(text: str, **gaps: object) -> str:
    """The text with its gaps filled, in the form that the language has for so many of what the first gap
    counts: 1 household, 0 households."""
    language = current_language()
    if language is not Language.CHINESE:
        count = next(iter(gaps.values()))
        assert isinstance(count, int)
        text = _catalogue(language).ngettext(text, text, count)
    return text.format(**gaps)


def marked(text: str) -> str:
    """The text as it is: kept in Chinese, in the catalogue all the same, for where it is shown."""
    return text


def joined(*sentences: object) -> str:
    """The sentences that are there in one line, with a blank between them where the language has it."""
    said = [text for text in map(str, sentences) if text]
    return "".join(said) if current_language() is Language.CHINESE else " ".join(map(str.strip, said))


@cache
def _catalogue(language: Language) -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, resource("locale"), [language.value])


_, N_ = translated, marked
