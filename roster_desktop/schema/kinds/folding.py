"""What counts as the same writing: full-width and half-width, seen and unseen spaces."""

from __future__ import annotations

import re
import unicodedata

# Only the full-width twins of ASCII are folded. Full NFKC would also turn ² and ① into digits and rare
# ideographs of names into other ideographs.
_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0xFFE5: ord("¥")}
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹣"), ord("-"))
_QUOTES = re.compile("['\"`‘’“”´]")


def trimmed(text: str) -> str:
    """The text without outer spaces; "" where nothing in it can be seen."""
    bare = text.strip()
    # What can be printed can be seen: the usual case, answered without looking at every letter.
    if bare[:1].isprintable():
        return bare
    return bare if any(not _is_unseen(letter) for letter in bare) else ""


def folded(text: str) -> str:
    """Half-width, every space an ordinary one, dashes a hyphen, nothing unseen, no outer spaces."""
    if text.isascii() and text.isprintable():
        return text.strip()
    half = text.translate(_HALF_WIDTH).translate(_DASHES)
    # What can be printed has nothing unseen in it and no space but the ordinary one.
    if half.isprintable():
        return half.strip()
    seen = (
        " " if letter.isspace() else letter for letter in half if letter.isspace() or not _is_unseen(letter)
    )
    return "".join(seen).strip()


def squeezed(text: str) -> str:
    """Folded, and without any space."""
    return folded(text).replace(" ", "")


def capitals(text: str) -> str:
    """The text with its ASCII letters in capitals; those of other scripts may change its length."""
    if text.isascii():
        return text.upper()
    return "".join(letter.upper() if letter.isascii() else letter for letter in text)


def without_quotes(text: str) -> str:
    """The text without apostrophes and quotation marks, which tables put before numbers kept as text."""
    return _QUOTES.sub("", text)


def _is_unseen(letter: str) -> bool:
    return letter.isspace() or unicodedata.category(letter) in {"Cc", "Cf"}
