"""Rows found while somebody types: the first ones at once, and the index that long rosters have for it."""

from __future__ import annotations

from collections.abc import Sequence

from roster_desktop.records import RowId
from roster_desktop.store import listing, search_index
from roster_desktop.store.search_index import IndexPage
from roster_desktop.store.shapes import Query
from roster_desktop.workspace.reading import Reading


class Searching(Reading):
    """What of the file is read and kept so that nobody waits for what they look for."""

    def first_ids(self, query: Query, limit: int) -> list[RowId]:
        """The first of `row_ids`, in the same order: what a window shows before it knows how many there
        are."""
        with self._look() as look:
            return listing.first_rows(look, query, self._on(look), limit)

    @property
    def has_long_roster(self) -> bool:
        """Whether any roster is so long that it is searched by an index."""
        with self._look() as look:
            return any(search_index.is_long(look, table) for table in look.tables.tables)

    def words_to_index(self, roster: str) -> IndexPage | None:
        """A page of what the search index of the roster lacks; None where nothing, or where it needs none."""
        with self._look() as look:
            return search_index.next_page(look, look.table(roster))

    def index_words(self, page: IndexPage, letters: Sequence[str]) -> bool:
        """Keep the letters of these words (`IndexPage.letters_of`), one text for every place of the page;
        False where the index is no longer as it was."""
        with self._file.writing() as change:
            return search_index.write_page(change, page, letters)
