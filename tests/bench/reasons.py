"""Why a line of the table misses its target, and what floor was found: how the line begins → the reason."""

from __future__ import annotations

_MERGED_FIRST = (
    "floors of the main process, by processor time beside the bare reader: inserting the rows alone 0.8, "
    "receiving what the reading process understood 0.3. The rest is one row at a time in the interpreter: "
    "planning a quarter, the line of its table with pinyin, search words and natural key another, the "
    "entry of the history an eighth. The reading process needs 1.7 for the sheets, with all that is "
    "distrusted of a foreign file, and 1.2 for the memory of the rows."
)
_PACKED_ANEW = (
    "only bytes are known again before a book is opened; so its sheets are read (1.7), its rows given their "
    "memory (1.2) in one process, and in the other each row of the file is read and compared with the book's."
)

REASONS: dict[str, str] = {
    **{f"{count} books, first time": _MERGED_FIRST for count in (30, 100, 300)},
    **{f"{count} books, packed anew": _PACKED_ANEW for count in (30, 100, 300)},
    "read one village submission": (
        "the sheets alone take 1.7 to 2.3 times the bare reader, for every cell is checked to be one that we "
        "write; memories and versions of the rows take 1.2."
    ),
}
