"""How wide a column of a roster's table is until somebody drags it."""

from __future__ import annotations

from PySide6.QtGui import QFont

from roster_desktop.schema import Column
from ui.look import bold, pixels, text_width

_CELL_PADDING = 14
_HEADER_PADDING = 18
_MASKED_PHONE = "138••••5678"
_REVEALED_ID = "00000000000000000X"
_MOST_OPTIONS = 12
_WIDEST = 180


def usual_width(column: Column, font: QFont) -> int:
    """Wide enough for the header, for the usual text, for every option and for a masked number."""
    texts = [column.header, *column.options[:_MOST_OPTIONS]]
    if column.sensitive:
        texts.append(_REVEALED_ID if column.kind.name == "id_number" else _MASKED_PHONE)
    header = text_width(bold(font), column.header) + _HEADER_PADDING
    written = max(text_width(font, text) for text in texts)
    declared = round(column.width * text_width(font, "0") * 0.78)
    return max(header, min(max(written, declared), pixels(font, _WIDEST)) + _CELL_PADDING)
