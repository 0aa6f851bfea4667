"""Workbooks with a password to open, locked by a library made for it."""

from __future__ import annotations

import hashlib
import io

import msoffcrypto.format.ooxml

PICTURE = b"".join(hashlib.sha256(bytes([number])).digest() for number in range(250))
"""Something that packs badly: the library locks no book of less than 4 KB the way Excel does."""


def locked(content: bytes, password: str) -> bytes:
    """The book as Excel 2010 and later lock it; it should hold the picture."""
    out = io.BytesIO()
    msoffcrypto.format.ooxml.OOXMLFile(io.BytesIO(content)).encrypt(password, out)
    return out.getvalue()
