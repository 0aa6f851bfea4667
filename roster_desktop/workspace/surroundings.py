"""Where the open file lies, what lies beside it, and how it is built."""

from __future__ import annotations

from abc import ABC

from roster_desktop.store import journal
from roster_desktop.store import surroundings as around
from roster_desktop.store.identity import read_file
from roster_desktop.store.structure import Structure, structure_of
from roster_desktop.store.surroundings import Medium, Surroundings
from roster_desktop.workspace.purging import Purging

_LAST_STEPS = 50
"""A step that carries a wrong time from years ahead is forgotten after so many others."""


class Surrounded(Purging, ABC):
    """What of the world outside endangers the file. Only looked at, anew at every call."""

    @property
    def medium(self) -> Medium:
        """On what the file lies."""
        return around.medium_of(self._file.path)

    def surroundings(self) -> Surroundings:
        """Everything at once. Looks into files beside this one: for work beside the window."""
        path, protection = self._file.path, self._file.protection
        with self._look() as look:
            own = read_file(look)
            steps = journal.read_batches(look, limit=_LAST_STEPS, before=None)
        keys = (None, protection.key) if protection else (None,)
        copies = around.conflicted_copies(path, own, keys)
        saved = max((step.at for step in steps), default="")
        return Surroundings(self.medium, around.cloud_of(path), copies, saved, self._file.lock_holds)

    def structure(self) -> Structure:
        """How the file is built and how much there is of everything; nothing of what stands in it."""
        with self._look() as look:
            return structure_of(look)
