"""Kinds whose value is nothing but its own canonical text."""

from __future__ import annotations

from abc import ABC

from roster_desktop.schema.kind import Kind, Unreadable
from roster_desktop.schema.kinds.folding import trimmed


class Plain(Kind[str], ABC):
    """A kind that only has to say how it reads."""

    def write(self, value: str | Unreadable | None) -> str:
        if isinstance(value, Unreadable):
            return trimmed(value.text)
        return value or ""
