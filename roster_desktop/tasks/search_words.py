"""The search index of long rosters is brought up to date, a page at a time, while nobody waits for it."""

from __future__ import annotations

from roster_desktop.progress import Progress, Silence
from roster_desktop.workspace import Workspace

_TOLD = 20
"""Rows after which whoever watches is asked whether the work may go on."""


def index_words(workspace: Workspace, progress: Progress | None = None) -> int:
    """Let every long roster be found by its index; how many rows were written. Broken off, it goes on where
    it was. Callable from any thread; it never holds the file for longer than a page takes to write."""
    if workspace.is_read_only:
        return 0
    watch = progress or Silence()
    written = 0
    for roster in (*workspace.catalog.rosters, *workspace.catalog.ledgers):
        while page := workspace.words_to_index(roster.key):
            letters = []
            for place in range(len(page.words)):
                if place % _TOLD == 0:
                    watch.report(0, 0, "")
                letters.append(page.letters_of(place))
            if workspace.index_words(page, letters):
                written += len(page.words)
    return written
