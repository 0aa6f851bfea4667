"""What the marks on a list, and letters that were lost, mean for its rows: what is told, what is asked,
and which rows wait for an answer."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from roster_desktop.records import Problem, Question
from roster_desktop.records.question import LEFT_OUT, Choice
from roster_desktop.schema import Role
from roster_desktop.wording import Sentence, layout
from roster_desktop.workbook.column_questions import sheet_key
from roster_desktop.workbook.headings import Heading
from roster_desktop.workbook.raw import RawSheet, address, column_letters
from roster_desktop.workbook.sheet_rows import SheetRow

READ = "read"
_SHOWN_COMMENTS = 10
_MOST_COLOURED = 0.5
"""Share of the rows up to which a colour means something; more of it is decoration."""


class Marked(Struct, frozen=True):
    """The rows that are read, and what there is to ask and tell."""

    rows: list[SheetRow]
    questions: tuple[Question, ...] = ()
    problems: tuple[Problem, ...] = ()


def marked(sheet: RawSheet, heading: Heading, rows: Sequence[SheetRow], answers: Mapping[str, str]) -> Marked:
    """The rows with a view to the marks on them."""
    struck = _rows_marked(heading, rows, sheet.marks.struck)
    coloured = [row for row in _rows_marked(heading, rows, sheet.marks.coloured) if row not in struck]
    if len(coloured) > len(rows) * _MOST_COLOURED:
        coloured = []
    out: set[int] = set()
    questions: list[Question] = []
    unreadable = [row for row in rows if _has_lost_letters(heading, row)]
    for found, what, sentence, default in (
        (unreadable, "letters", layout.NAMES_UNREADABLE, READ),
        (struck, "struck", layout.STRUCK, LEFT_OUT),
        (coloured, "coloured", layout.COLOURED, READ),
    ):
        key = sheet_key(sheet.name, what)
        if found and key not in answers:
            questions.append(_question(sheet, heading, found, sentence, key=key, default=default))
        if answers.get(key, default) == LEFT_OUT:
            out.update(row.number for row in found)
    kept = [row for row in rows if row.number not in out]
    return Marked(kept, tuple(questions), tuple(_told(sheet, heading)))


def _has_lost_letters(heading: Heading, row: SheetRow) -> bool:
    """Whether the name has a letter that only one computer could draw, or that was lost on the way."""
    roster = heading.roster
    name = row.texts.get(roster.key_of(Role.NAME), "") if roster.has(Role.NAME) else ""
    return not name.isascii() and any(
        letter in "?？\ufffd□" or unicodedata.category(letter) in {"Co", "Cn"} for letter in name
    )


def _rows_marked(
    heading: Heading, rows: Sequence[SheetRow], marks: Mapping[int, frozenset[int]]
) -> list[SheetRow]:
    """Rows whose name or number is marked."""
    places = _who(heading)
    return [row for row in rows if places & marks.get(row.number, frozenset())]


def _who(heading: Heading) -> set[int]:
    roster = heading.roster
    keys = [roster.key_of(role) for role in (Role.NAME, Role.ID_NUMBER) if roster.has(role)]
    return {heading.columns[key] for key in keys if key in heading.columns}


def _question(
    sheet: RawSheet, heading: Heading, rows: Sequence[SheetRow], sentence: Sentence, *, key: str, default: str
) -> Question:
    place = min(_who(heading))
    cells = tuple(address(place, row.number) for row in rows)
    said = sentence.about(sheet=sheet.name, count=len(rows), cell=cells[0])
    choices = (
        Choice(READ, str(layout.READ_ROWS.about())),
        Choice(LEFT_OUT, str(layout.LEAVE_ROWS.about())),
    )
    return Question(said.code, str(said), sheet.name, cells, key, choices, default)


def _told(sheet: RawSheet, heading: Heading) -> Iterator[Problem]:
    hidden = sorted(place for place in heading.columns.values() if place in sheet.marks.hidden_columns)
    if hidden:
        letters = "、".join(column_letters(place) for place in hidden)
        said = layout.HIDDEN_COLUMNS.about(sheet=sheet.name, columns=letters)
        yield Problem(said.code, str(said), sheet.name, address(hidden[0], heading.row))
    for cell, text in sheet.marks.comments[:_SHOWN_COMMENTS]:
        said = layout.COMMENT.about(cell=cell, text=text)
        yield Problem(said.code, str(said), sheet.name, cell)
    if more := len(sheet.marks.comments[_SHOWN_COMMENTS:]):
        said = layout.COMMENTS_MORE.about(sheet=sheet.name, count=more)
        yield Problem(said.code, str(said), sheet.name)
