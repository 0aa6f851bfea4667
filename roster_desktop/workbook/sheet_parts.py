"""The lists on a sheet: one below a header, or several below or beside one another,
each with its own header."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from msgspec.structs import replace

from roster_desktop.records import PASSWORD, Problem, Question
from roster_desktop.records.question import LEFT_OUT, Choice
from roster_desktop.schema import Catalog, Role
from roster_desktop.wording import layout
from roster_desktop.workbook.column_questions import private_questions, questions_of, sheet_key, told_of
from roster_desktop.workbook.doubts import Why
from roster_desktop.workbook.header_names import KnownHeaders, folded
from roster_desktop.workbook.headings import Heading, Said, find_heading
from roster_desktop.workbook.nobody import is_repeated_header
from roster_desktop.workbook.raw import RawSheet, address
from roster_desktop.workbook.unread_sheets import form_below, people_above, why_unread

ALL_BLOCKS, FIRST_BLOCK = "all", "first"
_LONGEST_HEADER = 24
_FEWEST_FILLED = 2
"""Columns that hold something in a row of somebody's."""
_MOST_LISTS = 12
"""Lists below one another on one sheet; a sheet with more is no list any more."""


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
    lists = _below_each_other(sheet, known, said)
    if not lists and (problem := why_unread(sheet, known)):
        parts.problems.append(problem)
    if lists and (problem := people_above(sheet, lists[0])):
        parts.problems.append(problem)
        return parts
    for heading in lists:
        if problem := form_below(sheet, heading, known):
            parts.problems.append(problem)
            continue
        blocks = _beside_each_other(sheet, heading)
        if len(blocks) > 1:
            _take_blocks(parts, sheet, said, blocks, known=known)
        else:
            _take(parts, sheet, catalog, heading)
    return parts


def said_of(sheet: str, mapping: Mapping[str, str], answers: Mapping[str, str]) -> Said:
    """What a person said about this sheet; said of this sheet beats said of every sheet."""
    general: dict[str, str] = {}
    special: dict[str, str] = {}
    places: dict[str, str] = {}
    whole: dict[str, str] = {}
    for told, value in (*mapping.items(), *answers.items()):
        name, colon, what = told.partition(":")
        if told == PASSWORD:
            # It opens the book and says nothing of its sheets.
            continue
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


def _take(parts: SheetParts, sheet: RawSheet, catalog: Catalog, heading: Heading) -> None:
    parts.questions += questions_of(catalog, sheet, heading)
    if any(doubt.why is Why.ROSTER for doubt in heading.doubts):
        return
    parts.problems += told_of(sheet, heading)
    parts.questions += private_questions(sheet, heading)
    if _waits_for_numbers(heading):
        told = layout.WAITS_FOR_NUMBERS.about(sheet=sheet.name)
        parts.problems.append(Problem(told.code, str(told), sheet.name))
    else:
        parts.headings.append(heading)


def _waits_for_numbers(heading: Heading) -> bool:
    """Whether a doubted column may be that of the ID numbers: without it everybody would be half read."""
    roster = heading.roster
    key = roster.key_of(Role.ID_NUMBER) if roster.has(Role.ID_NUMBER) else ""
    if not key or key in heading.columns:
        return False
    return any(key in doubt.keys and doubt.why in (Why.CONTRADICTED, Why.CONTENT) for doubt in heading.doubts)


def _below_each_other(sheet: RawSheet, known: Sequence[KnownHeaders], said: Said) -> list[Heading]:
    """The lists of the sheet from the top; each ends where the title of the next begins."""
    found: list[Heading] = []
    heading = _first_heading(sheet, known, said)
    while heading:
        found.append(heading)
        if heading.is_ours or len(found) == _MOST_LISTS:
            break
        heading = _next_heading(sheet, known, said, heading)
    ends = [_title_row(sheet, later) for later in found[1:]] + [0]
    return [replace(one, until=end) for one, end in zip(found, ends, strict=False)]


def _first_heading(sheet: RawSheet, known: Sequence[KnownHeaders], said: Said) -> Heading | None:
    """The uppermost header with people below it: the best understood one may stand further down."""
    heading = find_heading(sheet, known, said)
    while heading and not heading.is_ours:
        rows = sheet.rows[: heading.top - 1]
        above = find_heading(replace(sheet, rows=rows), known, said)
        if above is None or not _has_people(above, rows):
            break
        heading = above
    return heading


def _has_people(heading: Heading, rows: Sequence[Sequence[str]]) -> bool:
    """Whether somebody is listed between this header and the next."""
    places = heading.columns.values()
    filled = (
        sum(place < len(row) and bool(row[place].strip()) for place in places) for row in rows[heading.row :]
    )
    return any(count >= _FEWEST_FILLED for count in filled)


def _next_heading(
    sheet: RawSheet, known: Sequence[KnownHeaders], said: Said, before: Heading
) -> Heading | None:
    """A header further down that is another than this one, repeated."""
    header = [folded(text) for text in sheet.rows[before.row - 1]]
    words = {word for one in known for word in one.whole}
    for index in range(before.row, len(sheet.rows)):
        cells = sheet.rows[index]
        if not _may_be_header(cells, words) or is_repeated_header(cells, header):
            continue
        found = find_heading(_from(sheet, index), known, said)
        if found and found.top == index + 1:
            return found
    return None


def _may_be_header(cells: Sequence[str], words: set[str]) -> bool:
    """Three known headers and no long number: no person's row has them."""
    if any(len(text) >= 15 and text[:14].isdigit() for text in cells):
        return False
    return sum(1 for text in cells if text and len(text) < _LONGEST_HEADER and folded(text) in words) >= 3


def _from(sheet: RawSheet, index: int) -> RawSheet:
    """The sheet as if it began in this row, with the rows where they are, and a few rows of it searched."""
    top = max(0, index - 3)
    blank: list[list[str]] = [[] for _ in range(index)]
    rows = [*blank[:top], *([] for _ in range(top, index)), *sheet.rows[index:]]
    return replace(sheet, rows=rows, name=" ".join(_words_above(sheet, index)) or sheet.name)


def _words_above(sheet: RawSheet, index: int) -> Iterator[str]:
    for row in sheet.rows[max(0, index - 3) : index]:
        yield from (text for text in row if len(text) < 60)


def _title_row(sheet: RawSheet, heading: Heading) -> int:
    """The row number of the title above a further header: up to two rows that hold one text each."""
    row = heading.top
    for _ in range(2):
        above = [text for text in sheet.rows[row - 2] if text.strip()]
        if len(above) > 1 or row <= 2:
            break
        row -= 1
    return row


def _beside_each_other(sheet: RawSheet, heading: Heading) -> list[tuple[int, int]]:
    """The blocks of a sheet that has the same headers again to the right; one where it has not."""
    roster = heading.roster
    who = [roster.key_of(role) for role in (Role.NAME, Role.ID_NUMBER) if roster.has(role)]
    starts: set[int] = set()
    for key in who:
        again = [
            doubt.places[1] for doubt in heading.doubts if doubt.why is Why.TWICE and doubt.keys == (key,)
        ]
        if not again:
            return [(0, 0)]
        starts.update(again)
    if not starts:  # What lists nobody cannot list them twice.
        return [(0, 0)]
    firsts = _first_places(heading, sorted(starts))
    edges = [0, *firsts, max(heading.headers) + 1]
    return list(pairwise(edges))


def _first_places(heading: Heading, places: list[int]) -> list[int]:
    """Where each further block begins: at the first header that repeats the first block's first one."""
    first = folded(heading.headers[min(heading.headers)])
    starts = [place for place, text in sorted(heading.headers.items()) if folded(text) == first][1:]
    return starts or [min(places)]


def _take_blocks(
    parts: SheetParts,
    sheet: RawSheet,
    said: Said,
    blocks: list[tuple[int, int]],
    *,
    known: Sequence[KnownHeaders],
) -> None:
    told = said.sheet.get("blocks", "")
    wanted = blocks if told == ALL_BLOCKS else blocks[:1] if told == FIRST_BLOCK else []
    headings = [find_heading(_block(sheet, block), known, said) for block in blocks]
    if not told:
        parts.questions.append(_which_blocks(sheet, [one for one in headings if one]))
    parts.headings += [
        replace(heading, block=block)
        for heading, block in zip(headings, blocks, strict=True)
        if heading and block in wanted
    ]


def _block(sheet: RawSheet, block: tuple[int, int]) -> RawSheet:
    left, right = block
    rows = [[text if left <= place < right else "" for place, text in enumerate(row)] for row in sheet.rows]
    return replace(sheet, rows=rows)


def _which_blocks(sheet: RawSheet, headings: list[Heading]) -> Question:
    cells = tuple(address(min(one.columns.values()), one.row) for one in headings)
    said = layout.TWO_BLOCKS.about(sheet=sheet.name, count=len(headings), cells="、".join(cells))
    choices = (
        Choice(ALL_BLOCKS, str(layout.READ_ALL_BLOCKS.about())),
        Choice(FIRST_BLOCK, str(layout.READ_FIRST_BLOCK.about())),
        Choice(LEFT_OUT, str(layout.LEAVE_SHEET.about())),
    )
    return Question(
        said.code, str(said), sheet.name, cells, sheet_key(sheet.name, "blocks"), choices, LEFT_OUT
    )
