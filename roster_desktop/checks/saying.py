"""How the rules say a number."""

from __future__ import annotations


def counted(count: int) -> str:
    """两个, 3个."""
    return "两" if count == 2 else str(count)
