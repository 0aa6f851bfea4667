"""Telephone numbers: mobile, or landline with or without its area code; one or several in a cell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from roster_desktop.schema.kind import Kind, Unreadable
from roster_desktop.schema.kinds.folding import folded, trimmed, without_quotes

# No list of number ranges: new ones are issued every few years.
_ONE_MOBILE = re.compile("1[3-9][0-9]{9}")
_MOBILE = re.compile(r"(?:\+?86)?(1[3-9][0-9]{9})")
# Area codes 010 and 02x have three digits, all others four.
_AREA = re.compile(r"(010|02[0-9]|0[3-9][0-9]{2})([2-9][0-9]{6,7})")
_LOCAL = re.compile(r"[2-9][0-9]{6,7}")
_BETWEEN_NUMBERS = re.compile(r"[/、,;\\|或和]")
_INSIDE_NUMBER = re.compile(r"[ ()-]")
_WRITTEN_AS_NUMBER = re.compile(r"([0-9]+)\.0+")


@dataclass(frozen=True)
class Phone(Kind[tuple[str, ...]]):
    """Telephone numbers in one form each; two in a cell are joined by 、."""

    name: ClassVar[str] = "phone"

    def parse(self, text: str) -> tuple[str, ...] | Unreadable | None:
        if _ONE_MOBILE.fullmatch(text):
            return (text,)
        if not trimmed(text):
            return None
        parts = [part for part in _BETWEEN_NUMBERS.split(without_quotes(folded(text))) if part.strip()]
        numbers = [number for part in parts for number in _numbers(part)]
        if not numbers or "" in numbers:
            return Unreadable(text)
        return tuple(dict.fromkeys(numbers))

    def write(self, value: tuple[str, ...] | Unreadable | None) -> str:
        if isinstance(value, Unreadable):
            return trimmed(value.text)
        return "、".join(value or ())


def _numbers(part: str) -> list[str]:
    """The numbers in a piece of text; "" among them for what is none."""
    whole = _number(part)
    return [whole] if whole else [_number(word) for word in part.split()]


def _number(text: str) -> str:
    bare = _INSIDE_NUMBER.sub("", text)
    if written := _WRITTEN_AS_NUMBER.fullmatch(bare):
        bare = written[1]
    if mobile := _MOBILE.fullmatch(bare):
        return mobile[1]
    if landline := _AREA.fullmatch(bare):
        return f"{landline[1]}-{landline[2]}"
    return bare if _LOCAL.fullmatch(bare) else ""
