"""Cells that somebody typed without the program: what they are read as, and what is lost by it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from roster_desktop.records import Problem
from roster_desktop.schema import Roster
from roster_desktop.schema.kinds.cleaning import Cleaned, import_text
from roster_desktop.wording import workbooks
from roster_desktop.workbook.raw import address


@dataclass(slots=True)
class _Noted:
    """One thing that was read differently, where first and how often."""

    sheet: str
    cell: str
    header: str
    note: str
    count: int = 0


@dataclass(slots=True)
class Cleaning:
    """The foreign cells of one workbook. Most texts come again: each is asked once, and told once."""

    _known: dict[tuple[str, str, str], Cleaned] = field(default_factory=dict)
    _noted: dict[tuple[str, str, str, str], _Noted] = field(default_factory=dict)

    def texts(
        self, roster: Roster, sheet: str, number: int, texts: Mapping[str, str], place: Mapping[str, int]
    ) -> dict[str, str]:
        """The row's texts as they are stored, blank ones left out. `place`: column key → sheet's column."""
        found: dict[str, str] = {}
        for key, text in texts.items():
            cleaned = self._cleaned(roster, key, text)
            if cleaned.text:
                found[key] = cleaned.text
            if cleaned.note:
                self._note(sheet, address(place[key], number), roster, key, cleaned.note)
        return found

    def problems(self) -> Iterator[Problem]:
        """What was read differently: once per column and text, with the first cell and how many there are."""
        for noted in self._noted.values():
            said = workbooks.READ_DIFFERENTLY.about(header=noted.header, note=noted.note, count=noted.count)
            yield Problem(said.code, str(said), noted.sheet, noted.cell)

    def _cleaned(self, roster: Roster, key: str, text: str) -> Cleaned:
        asked = (roster.key, key, text)
        if asked not in self._known:
            self._known[asked] = import_text(roster.column_by_key[key].kind, text)
        return self._known[asked]

    def _note(self, sheet: str, cell: str, roster: Roster, key: str, note: str) -> None:
        noted = self._noted.setdefault(
            (sheet, roster.key, key, note), _Noted(sheet, cell, roster.column_by_key[key].header, note)
        )
        noted.count += 1
