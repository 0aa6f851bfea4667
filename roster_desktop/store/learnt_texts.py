"""Which texts a column holds, and how often: offered while somebody types.

The file is asked once for a column, and then only for the rows that the history altered since: so no index
over its words is needed in the file, into which every new row would have to be sorted.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from itertools import islice
from string import ascii_lowercase, ascii_uppercase
from threading import Lock

from roster_desktop.records import Occasion
from roster_desktop.store.roster_tables import quoted
from roster_desktop.store.transaction import Transaction

Look = Callable[[], AbstractContextManager[Transaction]]
"""Begins one more short look at the file."""

MOST_ALTERED = 500
"""Altered rows that are looked up one by one; after more the column is counted anew."""
_MOST_KEPT = 24
"""Columns whose texts are kept; of ten counties one takes a megabyte."""
_LINES = 4000
"""Lines of a table that are gone through in one look: nobody can save meanwhile."""
_SMALL = str.maketrans(ascii_uppercase, ascii_lowercase)
_LARGE = str.maketrans(ascii_lowercase, ascii_uppercase)


class LearntTexts:
    """The texts of those columns that were asked for. Threads may ask at the same time."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], _Counted] = {}
        self._changing = Lock()

    def offered(self, look: Look, roster: str, column: str, text: str, *, limit: int) -> list[str]:
        """Texts that the column holds already and that contain this one, those used most first."""
        counted = self._known(look, roster, column)
        if counted is None:
            # Whoever counts keeps nobody else from what is counted already.
            counted = _Counted(look, roster, column)
            self._keep(roster, column, counted)
            # A merge may alter more meanwhile than can be followed: then as it stood when that was counted.
            counted = self._known(look, roster, column) or counted
        return list(islice(_containing(counted.most_used_first, text.strip()), limit))

    def are_at_hand(self, look: Look, roster: str, column: str) -> bool:
        """Whether the file need not be gone through for this column."""
        return self._known(look, roster, column) is not None

    def _known(self, look: Look, roster: str, column: str) -> _Counted | None:
        with look() as transaction, self._changing:
            return self._true(transaction, roster, column)

    def _true(self, transaction: Transaction, roster: str, column: str) -> _Counted | None:
        """What is known of the column, taken as far as the history goes; None where too much was altered."""
        counted = self._kept.pop((roster, column), None)
        if counted is None or not counted.follows(transaction):
            return None
        # At the end again: the first of them is what nobody asked for longest.
        self._kept[roster, column] = counted
        return counted

    def _keep(self, roster: str, column: str, counted: _Counted) -> None:
        with self._changing:
            known = self._kept.get((roster, column))
            if known is None or known.journal <= counted.journal:
                self._kept[roster, column] = counted
            while len(self._kept) > _MOST_KEPT:
                del self._kept[next(iter(self._kept))]


class _Counted:
    """A column as of a step of the history."""

    def __init__(self, look: Look, roster: str, column: str) -> None:
        """`follows` makes it true where rows were altered while it was counted."""
        with look() as transaction:
            self.journal = transaction.journal
            table = self._table = transaction.table(roster)
            lines = transaction.number(f"SELECT max(rowid) FROM {table.name}")
        if column not in table.texts:
            raise KeyError(column)
        self._column = quoted(column)
        self._texts: list[str] = [""]
        self._place_of: dict[str, int] = {"": 0}
        self._rows = [0]
        """In how many rows the text at this place stands."""
        self._in_line = array("I", bytes(4 * (lines + 1)))
        """Number of a line of the table → the place of its text. A table of lines and their texts would be
        twenty times as large."""
        asked = f"SELECT rowid, {self._column} FROM {table.name} WHERE rowid > ? AND rowid <= ?"
        for after in range(0, lines, _LINES):
            with look() as transaction:
                page = transaction.lines(f"{asked} AND {self._column} <> ''", after, after + _LINES)
            for line, text in page:
                self._set(line, text)
        self.most_used_first = self._sorted()

    def follows(self, transaction: Transaction) -> bool:
        """Take it as far as the history goes; False where it has to be counted anew."""
        now = transaction.journal
        if now <= self.journal:
            return True
        # People who were erased left nothing in the history by which their rows could be found.
        erased = "SELECT count(*) FROM journal_batch WHERE number > ? AND occasion = ?"
        if transaction.number(erased, self.journal, Occasion.PURGED.value):
            return False
        rows = self._altered(transaction)
        if len(rows) > MOST_ALTERED:
            return False
        asked = f"SELECT rowid, {self._column} FROM {self._table.name} WHERE row_id IN"
        lines = list(transaction.lines_for(asked, rows))
        if len(lines) < len(rows):
            # A row is no longer there, and nothing says which line it was.
            return False
        before = self._rows.copy()
        for line, text in lines:
            self._set(line, text)
        if self._rows != before:
            self.most_used_first = self._sorted()
        self.journal = now
        return True

    def _altered(self, transaction: Transaction) -> list[str]:
        """Rows of the roster that the history altered since; one too many where they are too many."""
        lines = transaction.lines(
            "SELECT DISTINCT row_id FROM journal_entry WHERE batch > ? AND roster = ? LIMIT ?",
            self.journal, self._table.roster.key, MOST_ALTERED + 1,
        )  # fmt: skip
        return [str(row) for (row,) in lines]

    def _set(self, line: int, text: str) -> None:
        if line >= len(self._in_line):
            self._in_line.extend([0] * (max(line + 1, len(self._in_line) * 5 // 4) - len(self._in_line)))
        self._rows[self._in_line[line]] -= 1
        place = self._place_of.setdefault(text, len(self._texts))
        if place == len(self._texts):
            self._texts.append(text)
            self._rows.append(0)
        self._rows[place] += 1
        self._in_line[line] = place

    def _sorted(self) -> tuple[str, ...]:
        found = [(-rows, text) for rows, text in zip(self._rows, self._texts, strict=True) if rows and text]
        return tuple(text for rows, text in sorted(found) if rows < 0)


def _containing(texts: tuple[str, ...], text: str) -> Iterator[str]:
    """Those that hold this one, as LIKE finds them: only of ASCII are large and small letters one."""
    small = text.translate(_SMALL)
    if small == text.translate(_LARGE):
        return (known for known in texts if text in known)
    return (known for known in texts if small in known.translate(_SMALL))
