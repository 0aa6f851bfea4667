"""Plain words, and names of people."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from roster_desktop.schema.kind import Unreadable
from roster_desktop.schema.kinds.folding import folded, trimmed
from roster_desktop.schema.kinds.plain import Plain

_DOTS = str.maketrans(dict.fromkeys("•‧・･∙⋅●‑–—－．", "·"))
_IDEOGRAPHS = re.compile("[\u4e00-\u9fff]+")
"""Nearly every name: there is nothing in it to be written otherwise."""
_LATIN = "A-Za-z\u00c0-\u024f"
_SPACE_IN_CHINESE = re.compile(rf"(?<![{_LATIN}.]) +| +(?![{_LATIN}])")
_DOT_IN_CHINESE = re.compile(rf"(?<![{_LATIN}])\.|\.(?![{_LATIN} ])")


@dataclass(frozen=True)
class Text(Plain):
    """Any words; kept as typed but for outer spaces."""

    max_length: int = 200
    """How much the column is meant for; what is longer is kept all the same."""

    name: ClassVar[str] = "text"

    def parse(self, text: str) -> str | Unreadable | None:
        if text.isprintable():
            # The usual case: nothing unseen in it, and no end of a line.
            return text.strip() or None
        return trimmed(text.replace("\r\n", "\n").replace("\r", "\n")) or None


@dataclass(frozen=True)
class PersonName(Plain):
    """A person's name: no spaces inside, and one kind of dot between the parts of a long name.

    Ideographs are left as they are, the rarest too. Names in Latin letters keep their spaces and full stops.
    """

    name: ClassVar[str] = "text"

    def parse(self, text: str) -> str | Unreadable | None:
        if _IDEOGRAPHS.fullmatch(text):
            return text
        bare = re.sub(" +", " ", folded(text.translate(_DOTS)))
        dotted = _DOT_IN_CHINESE.sub("·", bare)
        spaced = re.sub(" *· *", "·", dotted)
        return _SPACE_IN_CHINESE.sub("", spaced) or None
