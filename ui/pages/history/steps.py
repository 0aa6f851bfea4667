"""Which steps of the history are shown: of a day, of who typed, about a name, of one row or one cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from roster_desktop.records import RowId
from roster_desktop.workspace import Batch, HistoryEntry, Workspace
from ui.pages.history.words import told_of

_STEPS = 60
_MOST_ROWS = 30
"""Of more rows with a name the step is shown as a whole."""
_WHOLE_HISTORY = 1_000_000


class About(Struct, frozen=True):
    """The row, or the one cell of it, to which the history is narrowed."""

    roster: str
    row: RowId
    column: str
    """"" for the whole row."""
    told: str
    """张三 · 联系电话"""


class StepSearch:
    """Steps that have every word and touch what is asked about, newest first; read a page at a time."""

    def __init__(self, workspace: Workspace, words: Sequence[str], about: About | None) -> None:
        self.workspace = workspace
        self.about = about
        self._words = tuple(words)
        self._named = {word: workspace.rows_named(word) for word in words}
        self._numbers = None if about is None else {entry.batch for entry in self._entries_about(about)}

    def steps(self, before: int | None = None) -> list[Batch]:
        """The next steps; `before` continues below a number."""
        found: list[Batch] = []
        while len(found) < _STEPS:
            read = self.workspace.batches(_STEPS, before)
            found += [step for step in read if self._fits(step)]
            if len(read) < _STEPS:
                break
            before = read[-1].number
        return found

    def entries(self, batch: Batch, limit: int) -> list[HistoryEntry]:
        """What the step altered of that which is looked for; everything where its own words were found."""
        rows = self._rows_of(batch)
        if not rows:
            return self.workspace.history(batch=batch.number, limit=limit)
        found = (
            entry
            for row in rows
            for entry in self.workspace.history(row=row, batch=batch.number, limit=limit)
            if self.about is None or self.about.column in ("", entry.column)
        )
        return list(found)[:limit]

    def _fits(self, batch: Batch) -> bool:
        is_about = self._numbers is None or batch.number in self._numbers
        told = told_of(batch)
        return is_about and all(word in told or batch.number in self._named[word] for word in self._words)

    def _rows_of(self, batch: Batch) -> list[tuple[str, RowId]]:
        if self.about is not None:
            return [(self.about.roster, self.about.row)]
        told = told_of(batch)
        named = [self._named[word].get(batch.number, []) for word in self._words if word not in told]
        rows = [row for row in named[0] if all(row in others for others in named)] if named else []
        return rows if len(rows) <= _MOST_ROWS else []

    def _entries_about(self, about: About) -> Iterator[HistoryEntry]:
        whole = self.workspace.history(row=(about.roster, about.row), limit=_WHOLE_HISTORY)
        return (entry for entry in whole if about.column in ("", entry.column))
