"""What a sheet says as a whole, in one number: written and re-read must agree in it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable


class SheetDigest:
    """Takes a sheet's rows in order. Blank cells at the end of a row and blank rows at the end do not
    count."""

    def __init__(self) -> None:
        self._digest = hashlib.blake2b(digest_size=16)
        self._blank_rows = 0

    def add(self, cells: Iterable[str]) -> None:
        """The next row."""
        said = "\x1f".join(cells).rstrip("\x1f")
        if not said:
            self._blank_rows += 1
            return
        self._digest.update(b"\x1e" * self._blank_rows + said.encode(errors="surrogatepass") + b"\x1e")
        self._blank_rows = 0

    def text(self) -> str:
        """The number, in hexadecimal digits."""
        return self._digest.hexdigest()
