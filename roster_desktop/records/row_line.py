"""A row that arrives ready for its table: whoever read it worked out everything that is kept of it."""

from __future__ import annotations

from typing import NamedTuple

from roster_desktop.records.row import RowId


class RowLine(NamedTuple):
    """A listed row with one value in every register, as the file keeps it. A tuple, for a county's rows pass
    from process to process."""

    row: RowId
    registers: int
    """How many hold something."""
    whole: bytes
    """All that it holds, as the history keeps it: UTF-8, for that is what it is read from and written as."""
    name: str
    received: str
    """Derived columns whose text was delivered, not worked out."""
    holder: str
    pairing: str
    """Its natural key as the table keeps it; "" where nobody can be told by it."""
    pinyin: str
    search: str
    memory: str
    """What it remembers beside its texts."""
    texts: tuple[str, ...]
    """The text of every column of its table."""
