"""Finding the row of headers on a sheet, and which column of which roster each header means."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from roster_desktop.schema import Catalog, Column, Role, Roster
from roster_desktop.workbook.raw import RawSheet

SEARCHED_ROWS = 25
"""Headers stand near the top; blank rows above them do not count."""
FEWEST_COLUMNS = 3
"""Fewer known headers are no roster: statistics name 姓名 or 金额 too."""

ROW_HEADER = "#row"
MEMORY_HEADER = "#memory"

_SIGNS = re.compile(r"[\s*＊※●★#]+")
_BRACKETS = re.compile(r"[(\[{【〔].*?[)\]}】〕]")
_COUNTERS = {"序号", "序", "编号", "no", "no.", "行号", "顺序号", MEMORY_HEADER, ROW_HEADER, "memory", "row"}


@dataclass(frozen=True, slots=True)
class Heading:
    """Where a roster's headers stand on a sheet, and what each of them means."""

    roster: Roster
    row: int
    """Row number of the (last) header row, as WPS shows it."""
    columns: Mapping[str, int]
    """Column key → place of the column, counted from 0."""
    headers: Mapping[int, str]
    """Place → header as it is written there, of every column that has one."""
    doubles: tuple[tuple[str, int, int], ...] = ()
    """(column key, place that is read, place that is not): two headers of one meaning."""

    @property
    def unknown(self) -> tuple[int, ...]:
        """Places of headers that mean nothing to us and count nothing."""
        known = {*self.columns.values(), *(second for _, _, second in self.doubles)}
        return tuple(
            place
            for place, header in self.headers.items()
            if place not in known and folded(header) not in _COUNTERS and bare(header) not in _COUNTERS
        )


@lru_cache(maxsize=4096)
def folded(header: str) -> str:
    """The header as it is compared: no spaces, line breaks or stars, one width of letters, small ones."""
    return _SIGNS.sub("", unicodedata.normalize("NFKC", header)).casefold()


@lru_cache(maxsize=4096)
def bare(header: str) -> str:
    """The header without units and remarks in brackets: 月工资（元） is 月工资."""
    return _BRACKETS.sub("", folded(header)).strip(":：")


@dataclass(frozen=True, slots=True)
class KnownHeaders:
    """A roster and every header by which its columns are known, whole and without brackets."""

    roster: Roster
    whole: Mapping[str, str]
    bare: Mapping[str, str]


def known_headers(catalog: Catalog) -> tuple[KnownHeaders, ...]:
    """What all rosters know; made once for a workbook."""
    return tuple(KnownHeaders(roster, *_column_by_header(roster)) for roster in catalog.rosters)


def find_heading(
    sheet: RawSheet, rosters: Sequence[KnownHeaders], mapping: Mapping[str, str]
) -> Heading | None:
    """The best understood header row of the sheet; None where nothing looks like a roster.

    `mapping` names the column of headers (`HEADER` or `SHEET:HEADER`) that a person has explained;
    "" leaves one out.
    """
    title = _title(sheet)
    understood = _understood(sheet, rosters, _explained(sheet.name, mapping))
    return max(understood, key=lambda heading: _rank(heading, title), default=None)


def _understood(
    sheet: RawSheet, rosters: Sequence[KnownHeaders], explained: Mapping[str, str]
) -> Iterator[Heading]:
    for index in _candidates(sheet.rows):
        for headers in _readings(sheet.rows, index):
            for known in rosters:
                if heading := _heading(known, headers, explained):
                    yield heading


def _rank(heading: Heading, title: str) -> tuple[int, bool, int]:
    """Most known columns first; a title that names the roster is worth two;
    then most of what must be filled."""
    roster = heading.roster
    is_named = roster.title in title or roster.short_title in title
    required = sum(roster.column_by_key[key].required for key in heading.columns)
    return len(heading.columns) + 2 * is_named, is_named, required


def _candidates(rows: Sequence[Sequence[str]]) -> list[int]:
    filled = [index for index, row in enumerate(rows[:200]) if any(row)]
    return filled[:SEARCHED_ROWS]


@dataclass(frozen=True, slots=True)
class _Headers:
    """A row's headers, or those of two rows that stand over each other."""

    row: int
    texts: Mapping[int, str]


def _readings(rows: Sequence[Sequence[str]], index: int) -> list[_Headers]:
    """The row alone, and as the upper half of a header of two rows: groups above, columns below."""
    own = {place: text for place, text in enumerate(rows[index]) if text.strip()}
    found = [_Headers(index + 1, own)]
    if index + 1 < len(rows):
        below = {place: text for place, text in enumerate(rows[index + 1]) if text.strip()}
        if below and not set(own) <= set(below):
            found.append(_Headers(index + 2, dict(sorted({**own, **below}.items()))))
    return found


def _heading(known: KnownHeaders, headers: _Headers, explained: Mapping[str, str]) -> Heading | None:
    roster = known.roster
    columns: dict[str, int] = {}
    doubles: list[tuple[str, int, int]] = []
    for place, text in headers.texts.items():
        if len(text) > 60:
            continue
        key = explained.get(folded(text))
        if key is None:
            key = known.whole.get(folded(text)) or known.bare.get(bare(text))
        if not key or key not in roster.column_by_key:
            continue
        if key in columns:
            doubles.append(_double(roster, key, columns, place, headers.texts))
        else:
            columns[key] = place
    if len(columns) < FEWEST_COLUMNS or not _names_someone(roster, columns):
        return None
    return Heading(roster, headers.row, columns, headers.texts, tuple(doubles))


def _double(
    roster: Roster, key: str, columns: dict[str, int], place: int, texts: Mapping[int, str]
) -> tuple[str, int, int]:
    """Of two headers of one meaning the declared one is read, else the first."""
    first = columns[key]
    declared = folded(roster.column_by_key[key].header)
    if folded(texts[place]) == declared and folded(texts[first]) != declared:
        columns[key] = place
        return key, place, first
    return key, first, place


def _names_someone(roster: Roster, columns: Mapping[str, int]) -> bool:
    people = [roster.key_of(role) for role in (Role.NAME, Role.ID_NUMBER) if roster.has(role)]
    return not people or any(key in columns for key in people)


def _column_by_header(roster: Roster) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Header → column key, by the whole header and by the header without brackets;
    what two columns share is neither's."""
    exact: dict[str, str] = {}
    for column in roster.columns:
        exact.setdefault(folded(column.header), column.key)
    declared = dict(exact)
    for key, other in _other_headers(roster):
        exact.setdefault(other, key)
    loose: dict[str, set[str]] = {}
    for header, key in exact.items():
        loose.setdefault(bare(header), set()).add(key)
    firm = {bare(header): key for header, key in declared.items()}
    return exact, {
        header: firm.get(header) or keys.pop()
        for header, keys in loose.items()
        if len(keys) == 1 or header in firm
    }


def _other_headers(roster: Roster) -> list[tuple[str, str]]:
    """Other names of the columns; a name that two columns claim is ambiguous and left out."""
    claims: dict[str, list[Column]] = {}
    for column in roster.columns:
        for other in column.other_headers:
            claims.setdefault(folded(other), []).append(column)
    return [
        (columns[0].key, other) for other, columns in claims.items() if len({c.key for c in columns}) == 1
    ]


def _explained(sheet: str, mapping: Mapping[str, str]) -> dict[str, str]:
    """What a person said about this sheet's headers; said of this sheet beats said of every sheet."""
    general: dict[str, str] = {}
    special: dict[str, str] = {}
    for said, key in mapping.items():
        name, colon, header = said.partition(":")
        if colon and name == sheet:
            special[folded(header)] = key
        else:
            general[folded(said)] = key
    return general | special


def _title(sheet: RawSheet) -> str:
    top = (text for row in sheet.rows[:3] for text in row if len(text) < 80)
    return sheet.name + "\n" + "\n".join(top)
