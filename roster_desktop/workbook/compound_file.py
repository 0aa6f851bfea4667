"""An old Office file (xls, et and their relatives): which streams it holds, and what stands in them."""

from __future__ import annotations

from io import BytesIO

import olefile

_BOOKS = ("Workbook", "Book")
"""Where a workbook lies, since Excel 97 and before."""


def stream_names(content: bytes) -> set[str]:
    """Names of the streams at the top, in lower case."""
    with olefile.OleFileIO(BytesIO(content)) as file:
        return {path[0].lower() for path in file.listdir()}


def book_stream(content: bytes) -> bytes:
    """The records of the workbook; nothing where there is none."""
    with olefile.OleFileIO(BytesIO(content)) as file:
        for name in _BOOKS:
            if file.exists(name):
                return bytes(file.openstream(name).read())
    return b""
