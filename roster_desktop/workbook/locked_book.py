"""Workbooks with a password to open: opened and locked in memory, by a library made for it."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from roster_desktop.wording import Refusal, book_files, workbooks
from roster_desktop.workbook.compound_file import stream_names

_OF_PROTECTION = "VelvetSweatshop"
"""The password Excel takes by itself when only the changing of a book was forbidden."""
_SMALL = 8192
"""msoffcrypto 6.1 locks a book of less than 4 KB so that nobody can open it any more."""


def unlocked(file: str, content: bytes, password: str) -> bytes:
    """The book as it was before it got its password. Asks for the password where none, or a wrong one,
    was given."""
    for tried in (_OF_PROTECTION, password):
        opened = _opened(file, content, tried) if tried else None
        if opened is not None:
            return opened
    raise Refusal((book_files.WRONG_PASSWORD if password else book_files.LOCKED).about(file=file))


def locked(content: bytes, password: str) -> bytes:
    """The book as Excel 2010 and later lock it (AES-256): only its password opens it."""
    # Late: it loads a library of ciphers that few books need.
    from msoffcrypto.format.ooxml import OOXMLFile

    out = BytesIO()
    OOXMLFile(BytesIO(content if len(content) > _SMALL else _unpacked(content))).encrypt(password, out)
    return out.getvalue()


def _unpacked(content: bytes) -> bytes:
    """The same book, longer: its parts not packed, and blanks behind the last one, which XML allows."""
    out = BytesIO()
    with ZipFile(BytesIO(content)) as book, ZipFile(out, "w", ZIP_STORED) as longer:
        *parts, last = book.infolist()
        for part in parts:
            longer.writestr(ZipInfo(part.filename, part.date_time), book.read(part))
        longer.writestr(ZipInfo(last.filename, last.date_time), book.read(last).ljust(_SMALL))
    return out.getvalue()


def _opened(file: str, content: bytes, password: str) -> bytes | None:
    # Late: it loads a library of ciphers that few books need.
    import msoffcrypto
    from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError

    try:
        book = msoffcrypto.OfficeFile(BytesIO(content))
        is_package = "encryptedpackage" in stream_names(content)
        book.load_key(password=password, **({"verify_password": True} if is_package else {}))
    except InvalidKeyError:
        return None
    except (DecryptionError, FileFormatError) as reason:
        raise Refusal(book_files.LOCKED_FOR_GOOD.about(file=file)) from reason
    return _decrypted(file, book, {"verify_integrity": True} if is_package else {})


def _decrypted(file: str, book: Any, how: dict[str, bool]) -> bytes:
    # Late, as above.
    from msoffcrypto.exceptions import DecryptionError, InvalidKeyError

    opened = BytesIO()
    try:
        book.decrypt(opened, **how)
    except InvalidKeyError as reason:
        # The password was right: what it opens is not what was locked.
        raise Refusal(workbooks.DAMAGED.about(file=file)) from reason
    except DecryptionError as reason:
        raise Refusal(book_files.LOCKED_FOR_GOOD.about(file=file)) from reason
    return opened.getvalue()
