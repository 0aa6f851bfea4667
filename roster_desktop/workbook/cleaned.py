"""Cells that somebody typed without the program: what they are read as, what is lost by it, and what is
asked."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from msgspec import Struct

from roster_desktop.records import Problem, Question, Trace
from roster_desktop.records.question import Choice
from roster_desktop.schema import Roster
from roster_desktop.schema.kinds.cleaning import Cleaned, import_text
from roster_desktop.schema.kinds.doubts import Doubt, Offer, offer
from roster_desktop.wording import cleaning as say
from roster_desktop.wording import workbooks
from roster_desktop.workbook.raw import Addresses, address, column_letters
from roster_desktop.workbook.whole_rows import WholeRows

TAKE, KEEP = "take", "keep"
_EXAMPLES = 3


class CleanRow(Struct, frozen=True):
    """A row's texts as they are stored, blank ones left out, and how each cell came to them."""

    values: Mapping[str, str]
    traces: tuple[Trace, ...]


class _Read(Struct, frozen=True):
    """What one text in one column comes to."""

    cleaned: Cleaned
    offer: Offer | None


@dataclass(slots=True)
class _Noted:
    """One thing that was read differently, where first and how often."""

    sheet: str
    cell: str
    header: str
    note: str
    count: int = 0


@dataclass(slots=True)
class _Asked:
    """One doubt about a column of a sheet: its cells, and the first few texts with what they most likely
    mean."""

    sheet: str
    header: str
    doubt: Doubt
    cells: list[str] = field(default_factory=list)
    examples: dict[str, str] = field(default_factory=dict)


class Cleaning:
    """The foreign cells of one workbook. Most texts come again: each is looked at once, and told once.

    `answers`: key of a question → what a person chose.
    """

    def __init__(self, answers: Mapping[str, str]) -> None:
        self._answers = answers
        self._known: dict[tuple[str, str, str, int | None], _Read] = {}
        self._noted: dict[tuple[str, str, str, str], _Noted] = {}
        self._asked: dict[str, _Asked] = {}
        self._whole_rows = WholeRows(answers)

    def row(
        self,
        roster: Roster,
        sheet: str,
        number: int,
        texts: Mapping[str, str],
        place: Mapping[str, int],
        *,
        year: int | None = None,
    ) -> CleanRow:
        """The row as it is taken over. `place`: column key → the sheet's column; `year`: what the sheet
        names."""
        values: dict[str, str] = {}
        why: dict[str, str] = {}
        for key, text in texts.items():
            read = self._read(roster, key, text, year)
            values[key] = read.cleaned.text
            if read.cleaned.note:
                why[key] = read.cleaned.note
                self._note(sheet, address(place[key], number), roster, key, read.cleaned.note)
            elif read.offer and self._takes(roster, key, sheet, number, text, place[key], read.offer):
                values[key], why[key] = read.offer.text, str(say.ANSWERED.about())
        whole = self._whole_rows.cleaned(roster, sheet, number, values, Addresses(place, number))
        taken = {key: text for key, text in whole.values.items() if text}
        return CleanRow(taken, tuple(_traces(texts, taken, Addresses(place, number), why | whole.why)))

    def problems(self) -> Iterator[Problem]:
        """What was read differently: once per column and text, with the first cell and how many there are."""
        for noted in self._noted.values():
            said = workbooks.READ_DIFFERENTLY.about(header=noted.header, note=noted.note, count=noted.count)
            yield Problem(said.code, str(said), noted.sheet, noted.cell)
        yield from self._whole_rows.problems()

    def questions(self) -> Iterator[Question]:
        """What only a person can tell: once per column of a sheet and kind of doubt."""
        for key, asked in self._asked.items():
            examples = "、".join(f"{text} → {meant}" for text, meant in asked.examples.items())
            said = say.DOUBTS[asked.doubt.value].about(
                header=asked.header, count=len(asked.cells), examples=examples
            )
            october = asked.doubt is Doubt.OCTOBER
            choices = (
                Choice(TAKE, str((say.OCTOBER if october else say.TAKE).about())),
                Choice(KEEP, str((say.JANUARY if october else say.KEEP).about())),
            )
            yield Question(
                said.code,
                str(said),
                sheet=asked.sheet,
                cells=tuple(asked.cells),
                key=key,
                choices=choices,
                default=KEEP,
                header=asked.header,
            )
        yield from self._whole_rows.questions()

    def _takes(
        self, roster: Roster, key: str, sheet: str, number: int, text: str, place: int, offered: Offer
    ) -> bool:
        """Whether a person answered that texts of this kind mean what they most likely mean. Asks it."""
        column = f"{sheet}:{column_letters(place)}列"
        question = f"{column}?{offered.doubt.value}"
        header = roster.column_by_key[key].header
        asked = self._asked.setdefault(question, _Asked(sheet, header, offered.doubt))
        asked.cells.append(address(place, number))
        if len(asked.examples) < _EXAMPLES:
            asked.examples[text.strip()] = offered.text
        return self._answers.get(question, KEEP) == TAKE

    def _read(self, roster: Roster, key: str, text: str, year: int | None) -> _Read:
        asked = (roster.key, key, text, year)
        if asked not in self._known:
            kind = roster.column_by_key[key].kind
            seen = _seen(text)
            cleaned = import_text(kind, seen)
            offered = None if cleaned.note else offer(kind, seen, year=year)
            self._known[asked] = _Read(cleaned, offered)
        return self._known[asked]

    def _note(self, sheet: str, cell: str, roster: Roster, key: str, note: str) -> None:
        noted = self._noted.setdefault(
            (sheet, roster.key, key, note), _Noted(sheet, cell, roster.column_by_key[key].header, note)
        )
        noted.count += 1


def _seen(text: str) -> str:
    """The text without the signs at its ends that nobody sees: joiners and controls that come along with a
    copy."""
    unseen = {letter for letter in text if unicodedata.category(letter) in {"Cc", "Cf"} or letter.isspace()}
    return text.strip("".join(unseen)) if unseen else text


def _traces(
    was: Mapping[str, str], becomes: Mapping[str, str], cells: Mapping[str, str], why: Mapping[str, str]
) -> Iterator[Trace]:
    for key in dict.fromkeys((*was, *why)):
        before, after = was.get(key, ""), becomes.get(key, "")
        if before != after:
            yield Trace(key, cells.get(key, ""), before, after, why.get(key, ""))
