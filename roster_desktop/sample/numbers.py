"""Numbers with sound check digits that belong to nobody: identity numbers, phones, cards, credit codes."""

from __future__ import annotations

from datetime import date
from random import Random

from msgspec import Struct, field

from roster_desktop.schema.kinds.bank_card import is_sound_card
from roster_desktop.schema.kinds.credit_code import ALPHABET, check_character
from roster_desktop.schema.kinds.id_number import check_digit

# No carrier has been given these, so no number of the sample ever rings.
_UNASSIGNED = ("154", "160", "163", "164", "168", "169")
_CARD_BEGINS = "621799"


class Numbers(Struct, frozen=True):
    """Draws numbers, an identity number never twice."""

    draw: Random
    taken: set[str] = field(default_factory=set)

    def id_number(self, area: str, born: date, sex: str) -> str:
        """A sound 18-character number of somebody born that day."""
        start = self.draw.randrange(1, 500)
        for step in range(500):
            sequence = 2 * ((start + step) % 499) + (1 if sex == "男" else 2)
            first17 = f"{area}{born:%Y%m%d}{sequence:03}"
            if first17 not in self.taken:
                self.taken.add(first17)
                return first17 + check_digit(first17)
        raise ValueError(f"nobody else can be born in {area} on {born}")

    def phone(self) -> str:
        """Eleven digits of a mobile phone."""
        return f"{self.draw.choice(_UNASSIGNED)}{self.draw.randrange(10**8):08}"

    def bank_card(self) -> str:
        """Nineteen digits, the last one fitting the others."""
        first18 = f"{_CARD_BEGINS}{self.draw.randrange(10**12):012}"
        return next(card for digit in "0123456789" if is_sound_card(card := first18 + digit))

    def credit_code(self, begin: str) -> str:
        """The code on a licence; `begin` says who registered what, 92610723 a trader of 洋县."""
        first17 = begin + "".join(self.draw.choices(ALPHABET, k=17 - len(begin)))
        return first17 + check_character(first17)
