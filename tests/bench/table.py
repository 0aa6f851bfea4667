"""What measurements came to, as one table: what, ours, the peer in the same run, the ratio, the target."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measured:
    """One line: seconds of ours and of the peer, and how many times the peer ours may take at most."""

    what: str
    ours: float
    peer: float
    target: float

    @property
    def ratio(self) -> float:
        return self.ours / self.peer

    @property
    def is_met(self) -> bool:
        return self.ratio <= self.target


def table(lines: Iterable[Measured]) -> str:
    """The lines, one below the other."""
    head = f"{'what':60} {'ours':>10} {'peer':>10} {'ratio':>8} {'target':>8}"
    return "\n".join((head, *map(_line, lines)))


def _line(one: Measured) -> str:
    missed = "" if one.is_met else "  missed"
    return (
        f"{one.what:60} {one.ours:>8.4f} s {one.peer:>8.4f} s {one.ratio:>8.3f} {one.target:>8.3f}{missed}"
    )
