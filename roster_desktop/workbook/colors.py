"""The colours of our sheets, as spreadsheets write them down. Needs no spreadsheet library."""

from __future__ import annotations

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
