"""Erasing people from the open file, and what is remembered of it: a keyed hash, and that it was done."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection
from pathlib import Path

from msgspec import Struct

from roster_desktop.records import RowId
from roster_desktop.store import backups, identity, purged_marks
from roster_desktop.store import purging as erasing
from roster_desktop.store.purged_words import Doomed, Words
from roster_desktop.store.purging import Reworded
from roster_desktop.store.shapes import Applied, Disclosure, DisclosureKind
from roster_desktop.wording import purging
from roster_desktop.workspace.accounting import Accounting

AFTER_PURGE = "清除后"
HERE, THERE = erasing.HERE, erasing.THERE

__all__ = ["HERE", "THERE", "Doomed", "Purging", "Tidied", "Words"]


class Tidied(Struct, frozen=True):
    """What became of old copies after people were erased."""

    gone: tuple[Path, ...] = ()
    left: tuple[Path, ...] = ()
    """Copies that would not go: open elsewhere, or on a disk that cannot be written."""


class Purging(Accounting, ABC):
    """清除: the only thing that is done to a file without a way back."""

    def rows_of_holder(self, holder: str) -> dict[str, list[RowId]]:
        """Roster → rows about the person, removed ones too."""
        with self._look() as look:
            return erasing.rows_of_holder(look, holder)

    def erase(self, doomed: Doomed, people: int, occasion: str, reworded: Reworded) -> Applied:
        """Let nothing of these people be left, in one transaction; `finish_erasing_here` follows it."""
        rows = [(roster, row) for roster, named in doomed.rows.items() for row in named]
        columns = tuple(f"{roster}.*" for roster in doomed.rows)
        with self._file.writing() as change:
            who = identity.read_setting(change, identity.OPERATOR) or ""
            label = str(purging.STEP.about(count=people))
            step = erasing.purge_step(change, self.now(), who, label, len(rows))
            erasing.erase(change, doomed, step, self.today().isoformat(), reworded)
            self._log(change, Disclosure(DisclosureKind.PURGED, occasion, columns, len(rows)))
        applied = Applied(step.number, tuple(rows))
        self._tell(applied)
        return applied

    @property
    def erasing_waits(self) -> str:
        """Where bytes or old copies of people who were erased are still to be taken away: `HERE`, `THERE` at
        the second place for backups, or ""."""
        return self.setting(erasing.PENDING) or ""

    def finish_erasing_here(self) -> Tidied:
        """Rewrite the file, make a new copy, and only then take every older one away."""
        self._file.rewrite()
        kept = self.backup(AFTER_PURGE)
        gone, left = backups.forget_all_but(self._file.path, kept)
        if not left:
            self.set_setting(erasing.PENDING, erasing.THERE)
        return Tidied(tuple(gone), tuple(left))

    def finish_erasing_there(self, place: Path | None) -> Tidied:
        """The same with the copies at the second place; None where there is no such place."""
        if place is None:
            self.set_setting(erasing.PENDING, "")
            return Tidied()
        kept = self.backup_to(place, AFTER_PURGE)
        gone, left = backups.forget_all_but(place / self._file.path.name, kept)
        if not left:
            self.set_setting(erasing.PENDING, "")
        return Tidied(tuple(gone), tuple(left))

    @property
    def erased_anybody(self) -> bool:
        """Whether anybody was ever erased here; asked before anything is worked out about a book's rows."""
        with self._look() as look:
            return purged_marks.any_marked(look)

    def erased(self, traits: Collection[str]) -> frozenset[str]:
        """Those of the traits that somebody who was erased had."""
        with self._look() as look:
            return purged_marks.marked(look, traits)

    @abstractmethod
    def _tell(self, applied: Applied) -> None:
        """Tell of a change after it was saved."""
