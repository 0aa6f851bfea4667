"""Headers as they are compared: told again here,
so that the declarations are not judged by the reader they feed."""

from __future__ import annotations

import re
import unicodedata


def as_headers_are_compared(header: str) -> str:
    """One width, no spaces or stars, nothing in brackets."""
    plain = re.sub(r"[\s*]", "", unicodedata.normalize("NFKC", header))
    return re.sub(r"\([^()]*\)", "", plain)
