"""Workbooks with a password to open: opened and locked in memory, by a library made for it."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from roster_desktop.wording import Refusal, book_files, workbooks
from roster_desktop.workbook.compound_file import stream_names

_OF_PROTECTION = "VelvetSweatshop"
"""The password Excel takes by itself when only the changing of a book was forbidden."""


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
    OOXMLFile(BytesIO(content)).encrypt(password, out)
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
