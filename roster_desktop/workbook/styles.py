"""How our sheets look: calm, the same everywhere, and as readable in black and white."""

from __future__ import annotations

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from roster_desktop.workbook.colors import ANSWER_FILL as ANSWER_FILL
from roster_desktop.workbook.colors import ASKED_FILL as ASKED_FILL
from roster_desktop.workbook.colors import ERROR_FILL as ERROR_FILL
from roster_desktop.workbook.colors import FAINT as FAINT
from roster_desktop.workbook.colors import HEADER_FILL as HEADER_FILL
from roster_desktop.workbook.colors import INK as INK
from roster_desktop.workbook.colors import LINE as LINE
from roster_desktop.workbook.colors import REQUIRED as REQUIRED
from roster_desktop.workbook.colors import WARNING_FILL as WARNING_FILL

FONT = "微软雅黑"
TEXT_FORMAT = "@"
NUMBER_FORMAT = "General"


def font(color: str = INK, *, size: float = 10.5, bold: bool = False) -> Font:
    """Our one family of letters; a machine without it takes its own."""
    return Font(name=FONT, size=size, bold=bold, color=color)


def framed() -> Border:
    """A thin line around."""
    side = Side(style="thin", color=LINE)
    return Border(left=side, right=side, top=side, bottom=side)


def ground(color: str) -> PatternFill:
    """One plain colour."""
    return PatternFill("solid", start_color=color, end_color=color)


def placed(horizontal: str, *, wraps: bool = False, shrinks: bool = False) -> Alignment:
    """Upright in the middle, at this side, a little off the line; long texts wrap, shrink, or run over."""
    indent = 0 if horizontal == "center" else 1
    return Alignment(
        horizontal=horizontal, vertical="center", wrap_text=wraps, shrink_to_fit=shrinks, indent=indent
    )
