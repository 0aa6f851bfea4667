"""How our sheets look: calm, the same everywhere, and as readable in black and white."""

from __future__ import annotations

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

FONT = "微软雅黑"
INK = "FF1F2933"
FAINT = "FF6B7785"
REQUIRED = "FFA8322A"
"""Header of a column that must be filled; it is bold too, for those who print in black and white."""
HEADER_FILL = "FFEAF0F6"
LINE = "FFC5CFDA"

ASKED_FILL = "FFEFEAFB"
"""Ground of a cell about which something is asked."""
ERROR_FILL = "FFFDE3E0"
"""Ground of a cell that must be corrected."""
WARNING_FILL = "FFFFF0D0"
"""Ground of a cell that should be looked at."""
ANSWER_FILL = "FFE3F3F0"
"""Ground of a cell into which an answer goes."""

TEXT_FORMAT = "@"
NUMBER_FORMAT = "General"


def font(color: str = INK, *, size: float = 10.5, bold: bool = False) -> Font:
    """Our one family of letters; a machine without it takes its own."""
    return Font(name=FONT, size=size, bold=bold, color=color)


def framed() -> Border:
    """A thin line around."""
    side = Side(style="thin", color=LINE)
    return Border(left=side, right=side, top=side, bottom=side)


def header_fill() -> PatternFill:
    """The ground of headers."""
    return PatternFill("solid", start_color=HEADER_FILL, end_color=HEADER_FILL)


def ground(color: str) -> PatternFill:
    """One plain colour."""
    return PatternFill("solid", start_color=color, end_color=color)


def placed(horizontal: str, *, wraps: bool = False, shrinks: bool = False) -> Alignment:
    """Upright in the middle, at this side, a little off the line; long texts wrap, shrink, or run over."""
    indent = 0 if horizontal == "center" else 1
    return Alignment(
        horizontal=horizontal, vertical="center", wrap_text=wraps, shrink_to_fit=shrinks, indent=indent
    )
