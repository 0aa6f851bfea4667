"""The rows of people on a sheet: below the header, with what sections and joined cells say of them,
without totals, signatures, examples and repeated headers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from msgspec import Struct

from roster_desktop.records import Problem
from roster_desktop.schema import Role, Roster
from roster_desktop.wording import layout
from roster_desktop.workbook.header_names import folded
from roster_desktop.workbook.headings import ROW_HEADER, Heading
from roster_desktop.workbook.memory import MARK
from roster_desktop.workbook.nobody import Nobody, has_number, nobody_in, people_counted
from roster_desktop.workbook.raw import CellText, RawSheet, Span, address, column_letters
from roster_desktop.workbook.sections import Section, section_of

_DITTO = {"〃", "″", "''", '"', "”", "“", "〞", "同上", "同前", "同上行", "--同上--", "同 上"}
_FEWEST_JOINED = 3
"""Columns over which a text must stand to be the title of a section."""


_NOWHERE: Mapping[str, int] = MappingProxyType({})


class SheetRow(NamedTuple):
    """One row of a roster's sheet. `texts`: column key → text as it stands there, blank ones left out.
    A tuple, for a county has many of them."""

    number: int
    texts: Mapping[str, CellText]
    memory: CellText
    """The hidden memory beside the row, not yet understood; "" where there is none."""
    row_id: CellText
    """The row id that stands beside it."""
    borrowed: Mapping[str, int] = _NOWHERE
    """Column key → place of the section above that says it: the sheet has no such column."""


class LeftOut(Struct, frozen=True):
    """A row that was not read, and what it was taken for."""

    number: int
    what: Nobody
    text: str


@dataclass(slots=True)
class SheetRows:
    """All rows of a list that are somebody's, those that are not, and what must be told of them."""

    rows: list[SheetRow] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def sheet_rows(sheet: RawSheet, heading: Heading, kept: Mapping[int, SheetRow]) -> SheetRows:
    """All rows of the list that are somebody's. `kept`: by their number, those of which that is known."""
    return _Walk(sheet, heading, kept).walked()


def with_dittos(rows: Sequence[SheetRow], roster: Roster) -> list[SheetRow]:
    """The rows with 同上 and its signs replaced by what stands above; for sheets made by hand.
    Nobody has the name or the number of the one above: there it stays as it was typed."""
    own = {roster.key_of(role) for role in (Role.NAME, Role.ID_NUMBER) if roster.has(role)}
    above: Mapping[str, CellText] = {}
    found: list[SheetRow] = []
    for row in rows:
        if not _DITTO.isdisjoint(text.strip() for text in row.texts.values()):
            texts = {
                key: above.get(key, text) if text.strip() in _DITTO and key not in own else text
                for key, text in row.texts.items()
            }
            row = row._replace(texts=texts)
        above = row.texts
        found.append(row)
    return found


class _Walk:
    """Down the rows of one list, remembering the section and how many people it had."""

    def __init__(self, sheet: RawSheet, heading: Heading, kept: Mapping[int, SheetRow]) -> None:
        self._kept_rows = kept
        self._sheet = sheet
        self._heading = heading
        self._found = SheetRows()
        self._section = _village_of(heading)
        self._places = dict.fromkeys(self._section, 0)
        self._subtotals = [0]
        """How many rows there were at each subtotal: one of a page counts over those of its households."""
        self._header = [folded(text) for text in sheet.rows[heading.row - 1]]
        self._joined = {span.top for span in sheet.merged if span.right - span.left + 1 >= _FEWEST_JOINED}

    def walked(self) -> SheetRows:
        heading = self._heading
        id_places = [place for place, header in heading.headers.items() if header == ROW_HEADER]
        rows = _filled_down(self._sheet, heading)
        until = heading.until - 1 if heading.until else len(rows)
        for number, row in enumerate(rows[heading.row : until], heading.row + 1):
            if kept := self._kept_rows.get(number):
                self._found.rows.append(kept)
                continue
            cells = heading.within(row)
            texts = {
                key: text
                for key, place in heading.columns.items()
                if place < len(cells) and (text := cells[place]) and not text.isspace()
            }
            if heading.is_ours and not texts:
                continue
            if self._is_nobodys(number, cells, texts):
                continue
            row_id = next((cells[place] for place in id_places if place < len(cells)), "")
            self._add(number, cells, texts, row_id)
        return self._found

    def _add(
        self, number: int, cells: Sequence[CellText], texts: dict[str, CellText], row_id: CellText
    ) -> None:
        borrowed = {key: text for key, text in self._section.items() if key not in texts}
        places = {key: self._places[key] for key in borrowed if key not in self._heading.columns}
        texts |= borrowed | self._kept(cells, texts, places)
        self._found.rows.append(SheetRow(number, texts, _memory(cells), row_id, places))

    def _kept(
        self, cells: Sequence[CellText], texts: Mapping[str, CellText], places: dict[str, int]
    ) -> dict[str, str]:
        """The remarks with what unknown columns say, as somebody wanted, each behind its header."""
        heading = self._heading
        said = [
            f"{_one_line(heading.headers[place]) or column_letters(place) + '列'}：{_one_line(cells[place])}"
            for place in heading.kept
            if place < len(cells) and cells[place].strip()
        ]
        if not said or not heading.roster.has(Role.REMARK):
            return {}
        remark = heading.roster.key_of(Role.REMARK)
        if remark not in heading.columns:
            places[remark] = heading.kept[0]
        return {remark: "；".join(text for text in (texts.get(remark, ""), *said) if text)}

    def _is_nobodys(self, number: int, cells: Sequence[CellText], texts: Mapping[str, CellText]) -> bool:
        heading = self._heading
        is_joined = number - 1 in self._joined
        what = nobody_in(heading.roster, cells, texts, self._header)
        if what is Nobody.EXAMPLE and _memory(cells):
            # Examples are typed; what the program remembers beside a row is somebody, of 示例镇 too.
            what = None
        if what is None and not heading.is_ours and not has_number(heading.roster, texts):
            section = section_of(heading.roster, cells, is_joined=is_joined)
            if section:
                what = Nobody.SECTION
                self._enter(number, section)
        if what is None and not texts:
            what = Nobody.NOTE
        if what is None:
            return False
        if what is not Nobody.BLANK:
            text = next((text for text in cells if text.strip()), "")
            self._found.left_out.append(LeftOut(number, what, " ".join(text.split())))
        if what in (Nobody.TOTAL, Nobody.SUBTOTAL):
            self._compare(number, cells, what)
        return True

    def _enter(self, number: int, section: Section) -> None:
        roster = self._heading.roster
        larger = [roster.key_of(role) for role in (Role.TOWNSHIP, Role.VILLAGE) if roster.has(role)]
        if not section.says or any(key in section.says for key in larger):
            self._section = {key: text for key, text in self._section.items() if key in larger}
        if not section.says:
            said = layout.SECTION_UNKNOWN.about(row=number, text=section.text)
            cell = address(section.place, number)
            self._found.problems.append(Problem(said.code, str(said), self._sheet.name, cell))
            return
        self._section |= section.says
        self._places |= dict.fromkeys(section.says, section.place)

    def _compare(self, number: int, cells: Sequence[CellText], what: Nobody) -> None:
        total = len(self._found.rows)
        since = [total - then for then in self._subtotals] if what is Nobody.SUBTOTAL else [total]
        counted = since[-1]
        said = people_counted(self._heading, cells)
        if said is not None and said not in since:
            told = layout.TOTAL_DIFFERS.about(row=number, said=said, counted=counted)
            self._found.problems.append(Problem(told.code, str(told), self._sheet.name, f"A{number}"))
        if what is Nobody.SUBTOTAL:
            self._subtotals.append(total)


def _village_of(heading: Heading) -> dict[str, str]:
    """What the sheet's name says of its rows, as a section over all of them would."""
    roster = heading.roster
    return (
        {roster.key_of(Role.VILLAGE): heading.village} if heading.village and roster.has(Role.VILLAGE) else {}
    )


def _filled_down(sheet: RawSheet, heading: Heading) -> list[list[CellText]]:
    """The sheet's rows; cells merged over several rows (a village,
    a household) say the same for each of them."""
    spans = list(_joined_downwards(sheet, heading))
    if not spans:
        return sheet.rows
    rows = [list(row) for row in sheet.rows]
    for span in spans:
        text = rows[span.top][span.left] if span.left < len(rows[span.top]) else ""
        for row in rows[span.top + 1 : span.bottom + 1] if text else []:
            # A row of nothing but the merged cell is an empty line inside the block, and stays one.
            if any(row):
                row.extend([""] * (span.left + 1 - len(row)))
                row[span.left] = row[span.left] or text
    return rows


def _joined_downwards(sheet: RawSheet, heading: Heading) -> Iterator[Span]:
    """Joined cells of one column each, below the header; of two that overlap, as they cannot in truth,
    the upper."""
    below: dict[int, int] = {}
    for span in sorted(sheet.merged, key=lambda span: (span.left, span.top)):
        is_column = span.left == span.right and span.top < span.bottom
        if is_column and max(heading.row, below.get(span.left, 0)) <= span.top < len(sheet.rows):
            below[span.left] = span.bottom + 1
            yield span


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _memory(cells: Sequence[CellText]) -> CellText:
    """Looked for by how it begins: rows pasted into another sheet bring it along without its header."""
    for text in reversed(cells):
        if text.startswith(MARK):
            return text
    return ""
