"""Which language is asked for, and which one the account at this computer reads."""

from __future__ import annotations

import locale
import os
from collections.abc import Sequence

from roster_desktop.wording.sentence import Language


def language_of_locale() -> Language:
    """Chinese, but for a locale that names another language; the bare C locale names none."""
    named = next((os.environ[key] for key in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(key)), None)
    spoken = named or locale.getlocale()[0] or ""
    if not spoken or spoken.split(".")[0] in ("C", "POSIX") or spoken.lower().startswith(("zh", "chinese")):
        return Language.CHINESE
    return Language.ENGLISH


def language_named_in(words: Sequence[str]) -> tuple[str | None, list[str]]:
    """What `--lang` anywhere in a call names, known or not, and the rest of the words; None where it is not
    there."""
    for place, word in enumerate(words):
        name, equals, value = word.partition("=")
        if name == "--lang":
            length = 1 if equals else 2
            named = value if equals else "".join(words[place + 1 : place + 2])
            return named, [*words[:place], *words[place + length :]]
    return None, list(words)
