"""核对码: a short code of what a list says, to hold stamped paper against the workbook that was received.

One definition, whatever carries the list. A row is its filled cells as (column, text) in the order of the
columns' keys; a list is its rows' hashes in rising order under its name. So neither the order of rows and
columns, nor looks, nor the sort of file changes the code, and one changed letter does.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from types import ModuleType

from msgspec import Struct

from roster_desktop.schema import Column, Roster

ALPHABET = "23456789ABCDEFGHJKLMNPQRTUVWXY"
"""Without 0, 1, I, O, S and Z, which are misread by hand; 30 of them, so that the check letter finds every
wrong letter and every two that changed places."""
LENGTH = 10
_MEANT = str.maketrans({"S": "5", "Z": "2"})
_FAR_APART = (date(2100, 1, 1), date(2140, 1, 1))
_EDITION = "1"
"""Goes into every hash: the day the definition changes, old paper is not taken for wrong content."""


class ContentCode(Struct, frozen=True):
    """What a list says, as a hash; its short form is for people."""

    hash: str
    """SHA-256, 64 hexadecimal digits."""

    @property
    def short(self) -> str:
        """Nine letters out of the hash and one to check them: 44 bits."""
        number = int(self.hash, 16)
        letters = ""
        for _ in range(LENGTH - 1):
            number, rest = divmod(number, len(ALPHABET))
            letters += ALPHABET[rest]
        return letters + str(_checked_by().calc_check_digit(letters, ALPHABET))

    @property
    def told(self) -> str:
        """The short form as it is printed: K7QFT-2M9XA."""
        return f"{self.short[:5]}-{self.short[5:]}"

    @property
    def signs(self) -> str:
        """What the square of dots says: capital letters and digits alone, for a coarse square that any
        phone reads."""
        return f"RD{_EDITION}:{self.short}:{self.hash[:32].upper()}"


def code_of_rows(roster: Roster, rows: Iterable[Mapping[str, str]]) -> ContentCode:
    """The code of these rows of a roster; of each the whole content, whichever columns are printed."""
    return _code_of(roster.key, (_cells(roster, row) for row in rows))


def code_of_lines(name: str, lines: Iterable[Sequence[str]]) -> ContentCode:
    """The code of a table that is no roster: its lines as texts."""
    return _code_of(name, (list(line) for line in lines))


def code_of_parts(parts: Iterable[ContentCode]) -> ContentCode:
    """The code of several lists together, in whatever order."""
    return _code_of("parts", ([part.hash] for part in parts))


def typed_code(text: str) -> str:
    """The short form that somebody typed, or what a phone read in the square; "" where it cannot be one."""
    plain = unicodedata.normalize("NFKC", text).upper()
    plain = plain.split(":")[1] if plain.count(":") == 2 else plain
    letters = "".join(letter for letter in plain if letter.isalnum()).translate(_MEANT)
    if len(letters) != LENGTH or not set(letters) <= set(ALPHABET):
        return ""
    return letters if _checked_by().is_valid(letters, ALPHABET) else ""


def _checked_by() -> ModuleType:
    # Late: the library loads much (ssl, pydoc) for a letter that only stamped paper has.
    from stdnum.iso7064 import mod_37_36

    return mod_37_36


def _cells(roster: Roster, row: Mapping[str, str]) -> list[tuple[str, str]]:
    return sorted(
        (column.key, row[column.key])
        for column in roster.columns
        if row.get(column.key) and not _follows(column, row)
    )


def _follows(column: Column, row: Mapping[str, str]) -> bool:
    """Whether the cell only repeats others, or is another one each day as an age is."""
    if column.derived is None:
        return False
    others = {key: text for key, text in row.items() if key != column.key}
    early, late = (column.derived(others, day) for day in _FAR_APART)
    return early != late or early == row[column.key]


def _code_of(name: str, rows: Iterable[object]) -> ContentCode:
    digests = sorted(hashlib.sha256(_written(row)).digest() for row in rows)
    whole = hashlib.sha256(_written([_EDITION, name, len(digests)]))
    for digest in digests:
        whole.update(digest)
    return ContentCode(whole.hexdigest())


def _written(told: object) -> bytes:
    return json.dumps(told, ensure_ascii=True, separators=(",", ":")).encode()
