"""One page of the manual: its text, the pictures on it and the pages it leads to."""

from __future__ import annotations

import re

from msgspec import Struct

from roster_desktop.records import Level

FOLDER = "manual"
"""Of the program's resources."""
_PICTURE = re.compile(r"!\[[^\]]*\]\(([^)]+)\)")
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)#]+)\.md\)")
_NAMED = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_MARKS = re.compile(r"\*\*|^#+ |^\|[-|: ]+\|$|^ *- |`|\|", re.MULTILINE)


class ManualPage(Struct, frozen=True):
    """Its text is Markdown, without the title."""

    key: str
    title: str
    chapter: str
    text: str
    levels: frozenset[Level] = frozenset(Level)
    """For whom it is."""
    explains: tuple[str, ...] = ()
    """Keys of the window's pages whose `?` leads here."""

    @property
    def pictures(self) -> tuple[str, ...]:
        """Files of the pictures on it, below the manual's folder."""
        return tuple(_PICTURE.findall(self.text))

    @property
    def links(self) -> tuple[str, ...]:
        """Keys of the pages that it leads to."""
        return tuple(_LINK.findall(self.text))

    @property
    def words(self) -> str:
        """What one reads on it, in one line."""
        return re.sub(r"\s+", " ", _MARKS.sub("", _NAMED.sub(r"\1", _PICTURE.sub("", self.text)))).strip()
