"""Tables kept as plain text: csv and tab-separated, in UTF-8, UTF-16 or GB18030."""

from __future__ import annotations

import csv
import re

from roster_desktop.workbook.raw import CellText, RawSheet, trimmed_row

_DELIMITERS = ",\t;"
_GUARDED = re.compile(r'="(.*)"', re.DOTALL)
_LONGEST_FIELD = 1_000_000


def decoded(content: bytes) -> str | None:
    """The text in these bytes; None where they are no text in any encoding that villages use."""
    for encoding in _encodings(content):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _encodings(content: bytes) -> tuple[str, ...]:
    """What its first bytes say; damage in a file that says so is not to be read as other letters."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ("utf-16",)
    return ("utf-8-sig",) if content.startswith(b"\xef\xbb\xbf") else ("utf-8", "gb18030")


def read_delimited(name: str, text: str) -> RawSheet:
    """The one sheet of a text table; a line break inside quotes belongs to its cell,
    so rows count as WPS counts them."""
    csv.field_size_limit(_LONGEST_FIELD)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    reader = csv.reader((line + "\n" for line in lines), delimiter=_delimiter(lines))
    rows = [trimmed_row([unguarded(field) for field in record]) for record in reader]
    while rows and not rows[-1]:
        rows.pop()
    return RawSheet(name, False, rows)


def unguarded(field: str) -> CellText:
    """Programs write ="610723…" so that a spreadsheet keeps the digits; the number is what is meant."""
    guarded = _GUARDED.fullmatch(field)
    return guarded[1] if guarded else field


def _delimiter(lines: list[str]) -> str:
    """The sign that divides most lines at the top of the file."""
    top = [line for line in lines[:30] if line.strip()]
    return max(
        _DELIMITERS,
        key=lambda sign: (sum(sign in line for line in top), sum(line.count(sign) for line in top)),
    )
