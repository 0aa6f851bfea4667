"""How each sheet of a workbook was understood, for a person to look at before anything is taken over."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct, field

from roster_desktop.workbook.header_names import folded
from roster_desktop.workbook.header_rows import candidates
from roster_desktop.workbook.headings import Heading
from roster_desktop.workbook.raw import RawSheet, column_letters
from roster_desktop.workbook.sheet_rows import LeftOut
from roster_desktop.workbook.unit_lines import year_named

_SHOWN_ROWS = 60
"""Rows below a header that are kept to be looked at."""


class ReadSheet(Struct, frozen=True):
    """How one list of a sheet was understood. `roster` is None for a sheet that holds no roster,
    such as statistics."""

    name: str
    roster: str | None
    header_row: int = 0
    mapping: Mapping[str, str] = field(default_factory=dict)
    """Header as it stands there → column key."""
    unknown: tuple[str, ...] = ()
    """Headers that mean nothing to us, and whose columns were not read."""
    unknown_at: tuple[str, ...] = ()
    """Letters of those columns, in the same order."""
    rows: int = 0
    year: int | None = None
    """The year that the lines above the headers name."""
    first_header_row: int = 0
    """Where the header begins, if it stands in several rows."""
    places: Mapping[str, str] = field(default_factory=dict)
    """Letters of a column → column key."""
    in_remarks: tuple[str, ...] = ()
    """Headers whose texts are kept in the remarks, as somebody wanted."""
    left_out: tuple[LeftOut, ...] = ()
    """Rows that are nobody's: totals, signatures, sections."""
    layout: str = ""
    """Changes with the texts of the header and their places; "" where nothing looks like one."""
    top: tuple[tuple[str, ...], ...] = ()
    """The first rows of the sheet as they stand there, for a person to look at."""


def read_sheets(
    sheets: Sequence[RawSheet],
    headings: Sequence[tuple[RawSheet, Heading]],
    *,
    rows: Counter[tuple[str, int]],
    left_out: Mapping[tuple[str, int], Sequence[LeftOut]],
) -> Iterator[ReadSheet]:
    """One for each list, and one for each sheet without any. `rows` and `left_out` are told by sheet
    and place of the list's first column and header: several lists may share a sheet."""
    for sheet in sheets:
        own = [heading for found, heading in headings if found is sheet]
        if not own:
            yield ReadSheet(sheet.name, None, layout=_layout(sheet), top=_top(sheet, 0))
        for heading in own:
            at = list_key(sheet, heading)
            yield _read_sheet(sheet, heading, rows[at], tuple(left_out.get(at, ())))


def list_key(sheet: RawSheet, heading: Heading) -> tuple[str, int]:
    """What tells one list of a book from all others."""
    block = heading.block[0] if heading.block else 0
    return sheet.name, heading.row * 1024 + block


def _read_sheet(sheet: RawSheet, heading: Heading, rows: int, left_out: tuple[LeftOut, ...]) -> ReadSheet:
    unknown = [place for place in heading.unknown if _has_content(sheet, heading, place)]
    return ReadSheet(
        name=sheet.name,
        roster=heading.roster.key,
        header_row=heading.row,
        mapping={header_at(heading, place): key for key, place in heading.columns.items()},
        unknown=tuple(header_at(heading, place) for place in unknown),
        unknown_at=tuple(column_letters(place) for place in unknown),
        rows=rows,
        year=year_named(sheet, heading.row),
        first_header_row=heading.top,
        places={column_letters(place): key for key, place in heading.columns.items()},
        in_remarks=tuple(header_at(heading, place) for place in heading.kept),
        left_out=left_out,
        layout=_layout(sheet),
        top=_top(sheet, heading.row),
    )


def _top(sheet: RawSheet, header_row: int) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(row) for row in sheet.rows[: header_row + _SHOWN_ROWS])


def _layout(sheet: RawSheet) -> str:
    """A fingerprint of the fullest row near the top that no person's can be."""
    rows = [sheet.rows[index] for index in candidates(sheet.rows)]
    fullest = max(rows, key=lambda row: sum(bool(text.strip()) for text in row), default=[])
    said = "\x1f".join(folded(text) for text in fullest).rstrip("\x1f")
    return hashlib.blake2b(said.encode(errors="surrogatepass"), digest_size=8).hexdigest() if said else ""


def header_at(heading: Heading, place: int) -> str:
    """The header as it stands there; a column without one goes by its letters."""
    return heading.headers.get(place, "").strip() or f"{column_letters(place)}列（没有表头）"


def _has_content(sheet: RawSheet, heading: Heading, place: int) -> bool:
    return any(place < len(row) and row[place].strip() for row in sheet.rows[heading.row :])
