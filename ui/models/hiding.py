"""Numbers as the window shows them until somebody reveals their row."""

from __future__ import annotations

import re

from roster_desktop.schema import Column
from roster_desktop.schema.masking import MASK, masked

_LONG_MASK = re.compile(re.escape(MASK) + r"{7,}")
_DOT = "•"


def hidden(column: Column, text: str) -> str:
    """The masked text as the window draws it; a long mask is drawn short, so that it fits its column."""
    return _LONG_MASK.sub(_DOT * 4, masked(column, text)).replace(MASK, _DOT)
