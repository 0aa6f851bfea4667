"""A kind of cell: how the text a person typed becomes a value, and how the value is written down again."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import ClassVar, Generic, TypeVar

from msgspec import Struct

V = TypeVar("V")


class Unreadable(Struct, frozen=True):
    """Text that the kind cannot read. It is kept as typed, shown, and complained about; never dropped,
    never guessed."""

    text: str


class Kind(ABC, Generic[V]):
    """What one cell may hold. Kinds are frozen values: equal declarations are equal kinds.

    Laws (for every text): `parse` never raises; blank text parses to None; `canonical` is idempotent;
    `write(parse(text))` of an unreadable text is the text itself,
    trimmed of nothing but what Unicode calls outer space.
    """

    name: ClassVar[str]
    """The word `columns --json` prints as "kind": text, id_number, phone, credit_code, bank_card, date,
    money, count, year, yes_no, option, options, place."""

    @abstractmethod
    def parse(self, text: str) -> V | Unreadable | None:
        """The value of this text; None where it is blank;
        `Unreadable` where the kind does not understand it."""

    @abstractmethod
    def write(self, value: V | Unreadable | None) -> str:
        """Canonical text of the value (`keys.md`); "" for None; the text itself for `Unreadable`."""

    def canonical(self, text: str) -> str:
        """The text as it is stored, shown and compared."""
        return self.write(self.parse(text))

    def reads(self, text: str) -> bool:
        """Whether the text is understood. Blank counts as understood: it is "not filled"."""
        return not isinstance(self.parse(text), Unreadable)

    @property
    def options(self) -> tuple[str, ...]:
        """The texts a person may choose from, in their order; empty where the kind has none."""
        return ()

    @property
    def takes_own_words(self) -> bool:
        """Whether texts outside `options` are fine."""
        return True

    @property
    def is_numeric(self) -> bool:
        """Whether the cell is right-aligned and may be added up."""
        return False
