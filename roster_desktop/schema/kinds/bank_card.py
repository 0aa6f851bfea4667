"""Account numbers subsidies are paid to: bank cards and passbooks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from roster_desktop.schema.kind import Unreadable
from roster_desktop.schema.kinds.folding import squeezed, trimmed, without_quotes
from roster_desktop.schema.kinds.plain import Plain

_ACCOUNT = re.compile(r"[0-9]{8,32}")
_CARD = re.compile(r"[0-9]{16,19}")


@dataclass(frozen=True)
class BankCard(Plain):
    """Digits only, of a card or a passbook; whether they are a sound card is for the checks."""

    name: ClassVar[str] = "bank_card"

    def parse(self, text: str) -> str | Unreadable | None:
        if _ACCOUNT.fullmatch(text):
            return text
        if not trimmed(text):
            return None
        number = without_quotes(squeezed(text)).replace("-", "")
        return number if _ACCOUNT.fullmatch(number) else Unreadable(text)


def is_sound_card(number: str) -> bool:
    """Whether the digits are as many as a card's and their last one fits the others (Luhn)."""
    if not _CARD.fullmatch(number):
        return False
    doubled = [int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(number))]
    return sum(digit - 9 if digit > 9 else digit for digit in doubled) % 10 == 0
