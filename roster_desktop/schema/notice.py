"""What of a roster is put up for everybody to read (公示): the few columns used in practice, and never a
number by which somebody could be found (`domain.md` §6.2)."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct


class Shown(Enum):
    """How a notice shows what stands in the columns behind one of its own."""

    WORDS = "words"
    """One after the other, each once."""
    NAME = "name"
    """A person's name, masked as the policy says."""
    SPAN = "span"
    """From one day to another; the second is blank while it lasts."""
    AMOUNT = "amount"
    """Money, added up at the foot; left out where nobody has any."""


class NoticeColumn(Struct, frozen=True):
    """One column of a notice; width in half-width letters."""

    header: str
    columns: tuple[str, ...]
    """Keys of the roster's columns it is made of."""
    shown: Shown = Shown.WORDS
    width: int = 12

    def __post_init__(self) -> None:
        if not self.header or not self.columns:
            raise ValueError("a column of a notice needs a header and columns behind it")
