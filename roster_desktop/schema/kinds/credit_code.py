"""The code of an organisation on its licence (统一社会信用代码, GB 32100)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from roster_desktop.schema.kind import Unreadable
from roster_desktop.schema.kinds.folding import capitals, squeezed, trimmed, without_quotes
from roster_desktop.schema.kinds.plain import Plain

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_SHAPE = re.compile(r"[0-9A-Z]{18}")


@dataclass(frozen=True)
class CreditCode(Plain):
    """Eighteen characters, in capitals. A wrong last character is read all the same and complained about."""

    name: ClassVar[str] = "credit_code"

    def parse(self, text: str) -> str | Unreadable | None:
        if not trimmed(text):
            return None
        code = capitals(without_quotes(squeezed(text)).replace("-", ""))
        return code if _SHAPE.fullmatch(code) else Unreadable(text)


def check_character(first17: str) -> str:
    """The last character that these seventeen require; ValueError where one of them cannot be in a code."""
    total = sum(ALPHABET.index(character) * pow(3, place, 31) for place, character in enumerate(first17))
    return ALPHABET[-total % 31]


def is_sound(code: str) -> bool:
    """Whether a code in canonical text can have been issued."""
    return (
        len(code) == 18
        and all(character in ALPHABET for character in code)
        and check_character(code[:17]) == code[17]
    )
