"""How Chinese is read aloud, by pypinyin, whose tables are loaded when somebody first asks.

The characters alone take 0.1 s and 13 MB, which is enough for names. The phrases, by which 长期 is cq and not
zq too, take 0.4 s and 44 MB more; pypinyin would load them with the characters, in one go that lets no other
thread work meanwhile, and the window stood still for as long.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from importlib import resources
from json import JSONDecoder
from threading import Lock
from types import ModuleType

_BETWEEN = re.compile(r"[\s:,]*")
_LOADING = Lock()
_PHRASES: list[ModuleType] = []
"""The library once it knows its phrases."""


def characters() -> ModuleType:
    """pypinyin, which may know only characters."""
    # It is asked when the library is loaded, and never again.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "1")
    import pypinyin  # late, see above

    return pypinyin


def phrases() -> ModuleType:
    """pypinyin with its phrases; other threads work while they are loaded."""
    with _LOADING:
        if not _PHRASES:
            library = characters()
            text = resources.files(library).joinpath("phrases_dict.json").read_text("utf-8")
            library.load_phrases_dict(dict(_entries(text)))
            _PHRASES.append(library)
        return _PHRASES[0]


def _entries(text: str) -> Iterator[tuple[str, list[list[str]]]]:
    """What stands in a JSON object, one after the other: at once it would be one step to Python."""
    decode = JSONDecoder().raw_decode
    at = _past(text, text.index("{") + 1)
    while text[at] != "}":
        key, at = decode(text, at)
        value, at = decode(text, _past(text, at))
        yield key, value
        at = _past(text, at)


def _past(text: str, at: int) -> int:
    found = _BETWEEN.match(text, at)
    return found.end() if found else at
