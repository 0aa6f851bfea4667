"""How much of a workbook is believable. What exceeds this is refused with its own sentence before it can do
harm."""

from __future__ import annotations

from msgspec import Struct

MEGABYTE = 1024 * 1024


class Limits(Struct, frozen=True):
    """Bounds on files that come from elsewhere.
    A county's book of 22,000 people in five rosters passes them."""

    file_bytes: int = 80 * MEGABYTE
    parts: int = 2_000
    part_bytes: int = 400 * MEGABYTE
    unpacked_bytes: int = 800 * MEGABYTE
    ratio: int = 200
    """How many times larger a part may unpack; asked only of parts above `ratio_matters_from`."""
    ratio_matters_from: int = 5 * MEGABYTE
    sheets: int = 64
    row: int = 200_000
    """Highest row number that may hold a value."""
    column: int = 256
    """Highest column number that may hold a value."""
    area: int = 16_000_000
    """Rows times columns up to the last value: the reader keeps a place for each."""
    tag_bytes: int = 4 * MEGABYTE
    """Longest stretch without a new tag: one text of 32,767 letters is far shorter."""
    shared_texts: int = 2_000_000
    text_bytes: int = 600 * MEGABYTE
    """All cells' texts together, each shared text counted as often as it is used."""
    formats: int = 64_000
    names: int = 20_000
    merged: int = 50_000
    properties_bytes: int = MEGABYTE
    memory_bytes: int = 1024 * MEGABYTE
    """Address space of the reading process, where the system can limit it. A county's book of 36,000 rows
    takes 400 MB of it."""
    seconds: int = 10
    """For a file up to `ordinary_bytes`."""
    ordinary_bytes: int = 5 * MEGABYTE
    """A book of some 13,000 rows; a stranger's file that takes longer than that to read is no
    roster."""
    seconds_per_megabyte: int = 3
    """Added for each megabyte beyond: a county's book has 13 MB, which is 4 seconds' work for a quick
    computer, and an old laptop is several times slower."""

    def seconds_for(self, file_bytes: int) -> int:
        """How long a file of this size may take."""
        beyond = max(0, file_bytes - self.ordinary_bytes)
        return self.seconds + self.seconds_per_megabyte * -(-beyond // MEGABYTE)


LIMITS = Limits()
