"""What of a text survives a spreadsheet, and the fingerprints by which we know it again."""

from __future__ import annotations

import binascii
import hashlib
import re
from collections.abc import Sequence
from functools import lru_cache

_IN_NAMES = bytes.maketrans(b"+/", b"-_")
MOST_UNITS = 32_000
"""A cell holds 32,767 UTF-16 units; a longer text is cut there and kept whole in the hidden memory."""

_LINE_ENDS = re.compile("\r\n?")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def comparable(text: str) -> str:
    """The text as any spreadsheet gives it back: one kind of line end, nothing XML cannot hold,
    no outer spaces."""
    if text.isalnum():
        return text
    return _NOT_IN_XML.sub("", _LINE_ENDS.sub("\n", text)).strip()


def sheet_text(text: str) -> str:
    """What is written into a cell for this text. `_x0041_` would be read as A;
    its underline is written as code."""
    plain = comparable(text)
    if len(plain) > MOST_UNITS // 2:
        units = plain.encode("utf-16-le")[: MOST_UNITS * 2]
        plain = units.decode("utf-16-le", "ignore")
    return _LOOKS_ESCAPED.sub("_x005F_", plain) if "_x" in plain else plain


def survives(text: str) -> bool:
    """Whether a spreadsheet gives exactly this text back."""
    return comparable(text) == text and len(text) <= MOST_UNITS // 2


def shown_text(text: str) -> str:
    """The text that is read back for this one."""
    if text.isalnum() and len(text) <= MOST_UNITS // 2:
        return text
    return text if survives(text) else comparable(sheet_text(text).replace("_x005F_", "_"))


def row_print(salt: str, roster: str, texts: Sequence[str]) -> str:
    """Fingerprint of a whole row: its texts in the order of the roster's columns, as they are read back."""
    return row_said_print(salt, roster, "\x1f".join(texts))


def row_said_print(salt: str, roster: str, said: str) -> str:
    """The same of its texts joined by their separator."""
    return _print_of(_begun_row(salt, roster).copy(), said.rstrip("\x1f"))


def fingerprint(salt: str, *texts: str) -> str:
    """64 bits, as 11 characters, that only these texts under this salt give."""
    return _print_of(_salted(salt).copy(), "\x1f".join(texts))


def _print_of(digest: hashlib.blake2b, said: str) -> str:
    digest.update(said.encode(errors="surrogatepass"))
    return binascii.b2a_base64(digest.digest()).translate(_IN_NAMES)[:11].decode()


@lru_cache(maxsize=64)
def _begun_row(salt: str, roster: str) -> hashlib.blake2b:
    """A digest that has taken in what comes before the texts of a row: a sheet has hundreds of them."""
    digest = _salted(salt).copy()
    digest.update(f"row\x1f{roster}\x1f".encode(errors="surrogatepass"))
    return digest


@lru_cache(maxsize=64)
def _salted(salt: str) -> hashlib.blake2b:
    """A digest that has taken in the salt: a book has one, and it is asked for each of its cells."""
    return hashlib.blake2b(digest_size=8, key=salt.encode()[:64])
