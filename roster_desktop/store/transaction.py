"""One consistent look at the file, or one change of it: what every question to the tables is asked with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import Any

from msgspec import Struct

from roster_desktop.records import RowId
from roster_desktop.store import driver
from roster_desktop.store.roster_tables import RosterTable, RosterTables

PAGE = 500
"""Rows that are asked for at once; also how many gaps one statement may have."""

Line = Sequence[Any]
"""One line of an answer of the database: whatever stands in its columns."""


class Transaction(Struct, frozen=True, dict=True):
    """An open transaction on the roster file. Not to be kept: it ends when its `with` ends."""

    connection: driver.Connection
    tables: RosterTables
    file: str
    """Name of the file, for sentences."""
    writer: str = ""
    """Under which id this opening of the file writes; "" where it only reads."""

    def table(self, roster: str) -> RosterTable:
        return self.tables.by_roster[roster]

    def lines(self, statement: str, *gaps: object) -> Sequence[Line]:
        lines: Sequence[Line] = self._asked(statement, gaps).fetchall()
        return lines

    def line(self, statement: str, *gaps: object) -> Line | None:
        line: Line | None = self._asked(statement, gaps).fetchone()
        return line

    def number(self, statement: str, *gaps: object) -> int:
        """The one number of the answer; 0 where there is none."""
        line = self.line(statement, *gaps)
        return int(line[0] or 0) if line else 0

    def run(self, statement: str, *gaps: object) -> int:
        """How many lines the statement altered."""
        return int(self._asked(statement, gaps).rowcount)

    def run_many(self, statement: str, lines: Sequence[tuple[object, ...]]) -> None:
        """The statement once for every line; nothing where there is none."""
        if lines:
            self.cursor().executemany(statement, lines)

    def _asked(self, statement: str, gaps: Sequence[object]) -> driver.Cursor:
        cursor = self.cursor()
        cursor.execute(statement, gaps)
        return cursor

    def cursor(self) -> driver.Cursor:
        """The driver's own: an edit asks a dozen small things. Trouble is told by `sqlite.told`."""
        return self.connection.cursor()

    def lines_for(self, statement: str, ids: Iterable[str], *before: object) -> Iterator[Line]:
        """Answers of a statement that ends in `IN`, asked for any number of ids, a page at a time;
        `before`: what fills its gaps before them."""
        remaining = iter(dict.fromkeys(ids))
        while page := tuple(islice(remaining, PAGE)):
            # Of few sizes, so that the driver has the statement made ready; who is asked for twice comes
            # once.
            gaps = min(PAGE, _gaps(len(page)))
            filled = page + page[-1:] * (gaps - len(page))
            yield from self.lines(f"{statement} ({', '.join('?' * gaps)})", *before, *filled)

    @cached_property
    def own_writers(self) -> frozenset[str]:
        """Every writer that wrote in this file, in this opening or an earlier one."""
        earlier = {str(writer) for (writer,) in self.lines("SELECT writer FROM writer WHERE own = 1")}
        return frozenset(earlier | {self.writer} if self.writer else earlier)

    @cached_property
    def journal(self) -> int:
        """Number of the last batch."""
        return self.number("SELECT max(number) FROM journal_batch")

    def moved_on(self) -> None:
        """Ask anew how far the history goes: a batch was saved."""
        self.__dict__.pop("journal", None)

    def aliases_of(self, rows: Iterable[RowId]) -> dict[RowId, frozenset[RowId]]:
        """Row → the other ids under which it is known; rows without any are absent."""
        found: dict[RowId, set[RowId]] = {}
        for row, alias in self.lines_for("SELECT row_id, alias FROM alias WHERE row_id IN", rows):
            found.setdefault(RowId(row), set()).add(RowId(alias))
        return {row: frozenset(aliases) for row, aliases in found.items()}

    def rows_behind(self, ids: Iterable[RowId]) -> dict[RowId, RowId]:
        """Alias → the row it stands for; ids that are no alias are absent."""
        # In most files nobody was ever found to be twice in it, and hundreds of books are asked for.
        if self.line("SELECT 1 FROM alias LIMIT 1") is None:
            return {}
        return {
            RowId(alias): RowId(row)
            for alias, row in self.lines_for("SELECT alias, row_id FROM alias WHERE alias IN", ids)
        }


def _gaps(count: int) -> int:
    """The next power of two, or one and a half times the one below it: 64, 96, 128."""
    above = 1 << (count - 1).bit_length()
    return above * 3 // 4 if count * 4 <= above * 3 else above
