"""Why a sheet that holds people was not read: it has no header, is turned, or is a form for one person."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from roster_desktop.records import Problem
from roster_desktop.schema import Role
from roster_desktop.wording import Message, layout
from roster_desktop.workbook.evidence import is_sound_id
from roster_desktop.workbook.header_names import KnownHeaders, folded
from roster_desktop.workbook.headings import Heading
from roster_desktop.workbook.nobody import is_repeated_header
from roster_desktop.workbook.raw import RawSheet, address, column_letters

_SEARCHED_ROWS = 400
_FEWEST_ITEMS = 3
_FEWEST_LABELS = 2
_FORM_ROWS = 8


def why_unread(sheet: RawSheet, known: Sequence[KnownHeaders]) -> Problem | None:
    """What to tell of a sheet without a recognised header; None for one that holds nobody,
    such as statistics."""
    if sheet.hidden:
        return None
    if (column := _column_of_items(sheet, known)) is not None:
        return _told(
            layout.TRANSPOSED.about(sheet=sheet.name, column=column_letters(column)), sheet, column, 0
        )
    found = _sound_id(sheet)
    if found is None:
        return None
    place, row = found
    if (header := _header_of_who_alone(sheet, row, known)) is not None:
        return _told(layout.WHO_ALONE.about(sheet=sheet.name, row=header + 1), sheet, 0, header)
    cell = address(place, row + 1)
    sentence = layout.FORM if _items_in_rows(sheet, known) >= _FEWEST_ITEMS else layout.NO_HEADER
    return _told(sentence.about(sheet=sheet.name, cell=cell), sheet, place, row)


def _header_of_who_alone(sheet: RawSheet, below: int, known: Sequence[KnownHeaders]) -> int | None:
    """The row above the first number that names name and number and nothing else that is known."""
    for index, cells in enumerate(sheet.rows[:below]):
        texts = {folded(text) for text in cells if text.strip()}
        for one in known:
            who = {one.roster.key_of(role) for role in (Role.NAME, Role.ID_NUMBER) if one.roster.has(role)}
            if len(who) > 1 and who == {key for text in texts for key in one.whole.get(text, ())}:
                return index
    return None


def people_above(sheet: RawSheet, heading: Heading) -> Problem | None:
    """What to tell where somebody's number stands above the header: a form with a family's list in it."""
    if heading.is_ours:
        return None
    found = _sound_id(replace(sheet, rows=sheet.rows[: heading.top - 1]))
    if found is None:
        return None
    place, row = found
    said = layout.FORM_WITH_LIST.about(sheet=sheet.name, cell=address(place, row + 1), row=heading.row)
    return _told(said, sheet, place, row)


def form_below(sheet: RawSheet, heading: Heading, known: Sequence[KnownHeaders]) -> Problem | None:
    """What to tell where the header is the first line of a form: further labels stand among its texts."""
    if heading.is_ours:
        return None
    end = heading.until - 1 if heading.until else len(sheet.rows)
    header = [folded(text) for text in sheet.rows[heading.row - 1]]
    rows = sheet.rows[heading.row : min(end, heading.row + _FORM_ROWS)]
    below = [row for row in rows if any(row) and not is_repeated_header(row, header)]
    labels = {
        text.strip()
        for row in below
        for text, right in pairwise(row)
        if right.strip() and _is_label(text, known)
    }
    if len(labels) < _FEWEST_LABELS and not _is_label_for_name(heading, below, known):
        return None
    cell = address(min(heading.columns.values()), heading.row)
    return _told(layout.FORM.about(sheet=sheet.name, cell=cell), sheet, 0, heading.row - 1)


def _is_label_for_name(
    heading: Heading, below: Sequence[Sequence[str]], known: Sequence[KnownHeaders]
) -> bool:
    """Whether a label stands where the first person's name should."""
    roster = heading.roster
    place = heading.columns.get(roster.key_of(Role.NAME)) if roster.has(Role.NAME) else None
    first = below[0] if below else []
    return place is not None and place < len(first) and _is_label(first[place], known)


def _is_label(text: str, known: Sequence[KnownHeaders]) -> bool:
    """A header that is no answer: 户主 is one, and a relation as well."""
    written = text.strip()
    if not _is_header(written, known):
        return False
    return not any(written in column.options for one in known for column in one.roster.columns)


def _column_of_items(sheet: RawSheet, known: Sequence[KnownHeaders]) -> int | None:
    """A column among the first ones whose texts are headers, with two filled columns or more beside it."""
    rows = sheet.rows[:_SEARCHED_ROWS]
    for place in range(3):
        items = [row for row in rows if place < len(row) and _is_header(row[place], known)]
        beside = [row for row in items if sum(bool(text.strip()) for text in row[place + 1 :]) >= 2]
        labels = any(_is_label(text, known) for row in items for text in row[place + 1 :])
        if len(beside) >= _FEWEST_ITEMS and not labels:
            return place
    return None


def _items_in_rows(sheet: RawSheet, known: Sequence[KnownHeaders]) -> int:
    """Headers that have their text to the right of them, as on a form."""
    return sum(
        1
        for row in sheet.rows[:60]
        for text, right in pairwise(row)
        if right.strip() and _is_header(text, known) and not _is_header(right, known)
    )


def _is_header(text: str, known: Sequence[KnownHeaders]) -> bool:
    return bool(text.strip()) and len(text) < 24 and any(one.meaning(text) for one in known)


def _sound_id(sheet: RawSheet) -> tuple[int, int] | None:
    for row, cells in enumerate(sheet.rows[:_SEARCHED_ROWS]):
        for place, text in enumerate(cells):
            if 15 <= len(text) <= 40 and is_sound_id(text):
                return place, row
    return None


def _told(message: Message, sheet: RawSheet, place: int, row: int) -> Problem:
    return Problem(message.code, str(message), sheet.name, address(place, row + 1))
