"""How the cells of a workbook look: each look is worked out once, however many cells have it."""

from __future__ import annotations

from copy import copy

from msgspec import Struct
from openpyxl.styles import Protection
from openpyxl.styles.cell_style import StyleArray
from openpyxl.styles.styleable import StyleableObject

from roster_desktop.workbook import styles


class Look(Struct, frozen=True):
    """Our letters, where they stand, and what is around them."""

    color: str = styles.INK
    size: float = 10.5
    bold: bool = False
    align: str = "left"
    wraps: bool = False
    shrinks: bool = False
    is_number: bool = False
    ground: str = ""
    """Colour of the ground; white where none is named."""
    is_framed: bool = False
    is_open: bool = False
    """Whether it may be typed into on a protected sheet."""


def header(*, bold: bool, color: str = styles.INK, ground: str = styles.HEADER_FILL) -> Look:
    """The look of a column's header."""
    return Look(color, bold=bold, align="center", wraps=True, ground=ground, is_framed=True)


class Looks:
    """The looks of one workbook."""

    def __init__(self) -> None:
        self._styles: dict[Look, StyleArray] = {}

    def put_on(self, thing: StyleableObject, look: Look) -> None:
        """Give a cell or a column this look."""
        # openpyxl (3.1) looks each font, border … up among all of the workbook by comparing their forty
        # fields: for a sheet's headers that takes longer than writing a village's rows.
        known = self._styles.get(look)
        if known is None:
            _dress(thing, look)
            known = self._styles[look] = thing._style  # type: ignore[attr-defined]
        thing._style = copy(known)  # type: ignore[attr-defined]


def _dress(thing: StyleableObject, look: Look) -> None:
    thing.font = styles.font(look.color, size=look.size, bold=look.bold)
    thing.alignment = styles.placed(look.align, wraps=look.wraps, shrinks=look.shrinks)
    thing.number_format = styles.NUMBER_FORMAT if look.is_number else styles.TEXT_FORMAT
    if look.ground:
        thing.fill = styles.ground(look.ground)
    if look.is_framed:
        thing.border = styles.framed()
    if look.is_open:
        thing.protection = Protection(locked=False)
