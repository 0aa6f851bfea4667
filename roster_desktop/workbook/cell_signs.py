"""Signs that a spreadsheet puts where a value should be: #N/A and its like, and pictures laid into cells."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum
from itertools import chain

from roster_desktop.workbook.raw import CellText, address

_ERROR = re.compile(r"#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA)")
_PICTURE = re.compile(r"\s*=?\s*(?:_xlfn\.)?DISPIMG\(.*\)\s*", re.DOTALL | re.IGNORECASE)
_LONGEST = 400
"""A longer text is no sign, whatever it begins with."""


class CellSigns(Enum):
    """Where signs may stand: in a workbook an error has a type of its own, and #N/A as a text was typed."""

    OF_TEXT = "text"
    OF_BOOK = "book"


@dataclass(slots=True)
class Signs:
    """Where on a sheet such signs stood."""

    errors: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)


def is_picture(text: CellText) -> bool:
    """Whether this is the sign of a picture."""
    return "(" in text and len(text) <= _LONGEST and bool(_PICTURE.fullmatch(text))


def without_signs(rows: list[list[CellText]], among: CellSigns) -> Signs:
    """Blank every sign in these rows, for it is no text anybody typed, and say where they stood."""
    known = set(chain.from_iterable(rows))
    errors: set[CellText] = set()
    if among is CellSigns.OF_TEXT:
        errors = {text for text in known if len(text) <= _LONGEST and _ERROR.fullmatch(text.strip().upper())}
    pictures = {text for text in known if "(" in text and is_picture(text)}
    found = Signs()
    if not errors and not pictures:
        return found
    for number, row in enumerate(rows, 1):
        for place, text in enumerate(row):
            if text in errors:
                found.errors.append(address(place, number))
                row[place] = ""
            elif text in pictures:
                found.pictures.append(address(place, number))
                row[place] = ""
    return found
