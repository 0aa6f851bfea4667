"""The lists on a sheet: one below a header, or several below or beside one another,
each with its own header."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from roster_desktop.records import Problem, Question
from roster_desktop.schema import Catalog
from roster_desktop.workbook.column_questions import questions_of, told_of
from roster_desktop.workbook.doubts import Why
from roster_desktop.workbook.header_names import KnownHeaders, folded
from roster_desktop.workbook.headings import Heading, Said, find_heading
from roster_desktop.workbook.raw import RawSheet


@dataclass(slots=True)
class SheetParts:
    """What was recognised on one sheet, and what is asked and told about it."""

    headings: list[Heading] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def parts_of(
    sheet: RawSheet,
    catalog: Catalog,
    known: Sequence[KnownHeaders],
    *,
    mapping: Mapping[str, str],
    answers: Mapping[str, str],
) -> SheetParts:
    """The lists on the sheet. `mapping`: `HEADER` or `SHEET:HEADER` → column key;
    `answers`: key of a question → the choice."""
    said = said_of(sheet.name, mapping, answers)
    parts = SheetParts()
    heading = find_heading(sheet, known, said)
    if heading:
        parts.questions += questions_of(catalog, sheet, heading)
        if any(doubt.why is Why.ROSTER for doubt in heading.doubts):
            return parts
        parts.problems += told_of(sheet, heading)
        parts.headings.append(heading)
    return parts


def said_of(sheet: str, mapping: Mapping[str, str], answers: Mapping[str, str]) -> Said:
    """What a person said about this sheet; said of this sheet beats said of every sheet."""
    general: dict[str, str] = {}
    special: dict[str, str] = {}
    places: dict[str, str] = {}
    whole: dict[str, str] = {}
    for told, value in (*mapping.items(), *answers.items()):
        name, colon, what = told.partition(":")
        if told.startswith("@"):
            whole.setdefault(told[1:], value)
        elif not colon or name != sheet:
            general[folded(told)] = value
        elif what.startswith("@"):
            whole[what[1:]] = value
        elif what.endswith("列") and what[:-1].isascii() and what[:-1].isalpha():
            places[what[:-1]] = value
        else:
            special[folded(what)] = value
    return Said(general | special, places, whole)
