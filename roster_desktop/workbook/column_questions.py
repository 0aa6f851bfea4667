"""What the header of a sheet leaves open, put as questions to a person."""

from __future__ import annotations

import re
from collections.abc import Iterator

from roster_desktop.records import PASSWORD, Problem, Question
from roster_desktop.records.question import IN_REMARKS, LEFT_OUT, Choice
from roster_desktop.schema import Catalog, Role
from roster_desktop.wording import Message, layout, workbooks
from roster_desktop.workbook.column_meanings import BY_SLIP, SAMPLED_ROWS
from roster_desktop.workbook.doubts import Doubt, Why
from roster_desktop.workbook.evidence import evidence
from roster_desktop.workbook.header_names import folded
from roster_desktop.workbook.headings import Heading
from roster_desktop.workbook.raw import RawSheet, address, column_letters

_SHOWN_CHOICES = 5
_TOO_PERSONAL = re.compile(
    "密码|口令|病历|病史|诊断|住院|艾滋|传染病史|精神病史|婚史|宗教|信仰|指纹|人脸|照片|相片|存款|余额|征信|犯罪|前科"
)


def column_key(sheet: str, place: int) -> str:
    """What an answer about this column is filed under."""
    return f"{sheet}:{column_letters(place)}列"


def sheet_key(sheet: str, what: str) -> str:
    """What an answer about the whole sheet is filed under."""
    return f"{sheet}:@{what}"


def questions_of(catalog: Catalog, sheet: RawSheet, heading: Heading) -> Iterator[Question]:
    """Everything that is open about this header."""
    for doubt in heading.doubts:
        if doubt.why is Why.ROSTER:
            yield _which_roster(catalog, sheet, doubt)
        elif doubt.why is Why.TWICE:
            yield _which_column(sheet, heading, doubt)
        else:
            yield _what_column(sheet, heading, doubt)


def private_questions(sheet: RawSheet, heading: Heading) -> Iterator[Question]:
    """Whether columns that no roster needs and nobody asked for are dropped."""
    for place in heading.unknown:
        header = _header(heading, place)
        rows = sheet.rows[heading.row :]
        if not _TOO_PERSONAL.search(header) or not any(
            row[place].strip() for row in rows if place < len(row)
        ):
            continue
        cell = address(place, heading.row)
        said = layout.TOO_PERSONAL.about(cell=cell, header=header)
        choices = [Choice(LEFT_OUT, str(layout.DROP_COLUMN.about()))]
        if heading.roster.has(Role.REMARK):
            choices.append(Choice(IN_REMARKS, str(layout.KEEP_IN_REMARKS.about())))
        key = column_key(sheet.name, place)
        yield Question(said.code, str(said), sheet.name, (cell,), key, tuple(choices), LEFT_OUT, header)


def problem_of(question: Question) -> Problem:
    """The question as it is told where nobody can be asked, with the way to answer it."""
    values = "、".join(choice.value for choice in question.choices[:_SHOWN_CHOICES])
    first = question.choices[0].value if question.choices else question.default
    remedy = layout.REMEDY.about(key=question.key, value=first, choices=values)
    if question.key == PASSWORD:
        remedy = layout.REMEDY_PASSWORD.about()
    cell = question.cells[0] if question.cells else ""
    return Problem(question.code, question.sentence, question.sheet, cell, str(remedy))


def told_of(sheet: RawSheet, heading: Heading) -> Iterator[Problem]:
    """Columns that were understood although their header is not their own."""
    for key, why in heading.read_by.items():
        place = heading.columns[key]
        column = heading.roster.column_by_key[key].header
        sentence = layout.READ_BY_SLIP if why == BY_SLIP else layout.READ_BY_CONTENT
        cell = address(place, heading.row)
        said = sentence.about(cell=cell, header=_header(heading, place), column=column)
        yield Problem(said.code, str(said), sheet.name, cell)


def _which_roster(catalog: Catalog, sheet: RawSheet, doubt: Doubt) -> Question:
    rosters = [catalog.roster(key) for key in doubt.keys]
    said = layout.WHICH_ROSTER.about(
        sheet=sheet.name, rosters="、".join(f"《{roster.title}》" for roster in rosters)
    )
    choices = [Choice(one.key, str(layout.AS_ROSTER.about(roster=one.title))) for one in rosters]
    choices.append(Choice(LEFT_OUT, str(layout.LEAVE_SHEET.about())))
    key = sheet_key(sheet.name, "roster")
    return Question(said.code, str(said), sheet.name, (), key, tuple(choices), LEFT_OUT)


def _which_column(sheet: RawSheet, heading: Heading, doubt: Doubt) -> Question:
    """Asked about the column that is not read; reading it leaves the other one out."""
    first, second = doubt.places
    cells = [address(place, heading.row) for place in (first, second)]
    header, other = _header(heading, second), _header(heading, first)
    if folded(header) == folded(other):
        said = workbooks.HEADER_TWICE.about(header=header, first=cells[0], second=cells[1])
    else:
        column = heading.roster.column_by_key[doubt.keys[0]].header
        said = workbooks.COLUMN_TWICE.about(
            header=header, other=other, first=cells[0], second=cells[1], column=column
        )
    return _column_question(sheet, heading, second, said, doubt.keys, cells=(cells[1], cells[0]))


def _what_column(sheet: RawSheet, heading: Heading, doubt: Doubt) -> Question:
    [place] = doubt.places
    cell = address(place, heading.row)
    likely = "、".join(heading.roster.column_by_key[key].header for key in doubt.keys)
    header = _header(heading, place)
    content = _content(sheet, heading, place)
    match doubt.why:
        case Why.NEAR:
            said = layout.HEADER_NEAR.about(cell=cell, header=header, likely=likely)
        case Why.AMBIGUOUS:
            said = layout.HEADER_AMBIGUOUS.about(cell=cell, header=header, likely=likely)
        case Why.CONTRADICTED:
            said = layout.HEADER_CONTRADICTED.about(cell=cell, header=header, content=content)
        case _:
            said = layout.COLUMN_BY_CONTENT.about(
                column=column_letters(place), header=header, content=content, likely=likely
            )
    return _column_question(sheet, heading, place, said, doubt.keys, cells=(cell,))


def _column_question(
    sheet: RawSheet,
    heading: Heading,
    place: int,
    said: Message,
    likely: tuple[str, ...],
    *,
    cells: tuple[str, ...],
) -> Question:
    columns = heading.roster.column_by_key
    free = [key for key in columns if key not in heading.columns and key not in likely]
    choices = [Choice(key, str(layout.READ_AS.about(column=columns[key].header))) for key in (*likely, *free)]
    choices.insert(len(likely), Choice(LEFT_OUT, str(layout.LEAVE_OUT.about())))
    if heading.roster.has(Role.REMARK):
        choices.insert(len(likely) + 1, Choice(IN_REMARKS, str(layout.KEEP_IN_REMARKS.about())))
    header = heading.headers.get(place, "").strip()
    key = column_key(sheet.name, place)
    return Question(said.code, str(said), sheet.name, cells, key, tuple(choices), LEFT_OUT, header)


def _content(sheet: RawSheet, heading: Heading, place: int) -> str:
    rows = sheet.rows[heading.row : heading.row + SAMPLED_ROWS]
    return evidence(row[place] if place < len(row) else "" for row in rows).main.value


def _header(heading: Heading, place: int) -> str:
    return " ".join(heading.headers.get(place, "").split()) or f"（{column_letters(place)}列没有表头）"
