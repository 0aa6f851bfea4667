"""The rows of people on a sheet: below the header, without totals, signatures,
examples and repeated headers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from roster_desktop.schema import Role, Roster
from roster_desktop.workbook.header_names import folded
from roster_desktop.workbook.headings import MEMORY_HEADER, ROW_HEADER, Heading
from roster_desktop.workbook.memory import MARK
from roster_desktop.workbook.raw import CellText, RawSheet, Span

_TOTALS = re.compile("(本页|累计)?(合计|小计|总计|共计|汇总)[:：]?.*")
_SIGNATURES = re.compile(
    "(填表人|填报人|制表人|制表|审核人|审核|负责人|单位负责人|填报单位|填报时间|填表时间|填报日期|联系人|备注|说明|注|填表说明)"
    "([（(].*?[）)])?[:：].*",
    re.DOTALL,
)
_EXAMPLE_WORDS = re.compile("(示例|样例|举例|范例|例子)")
_DITTO = {"〃", "″", "''", '"', "同上"}


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row of a roster's sheet. `texts`: column key → text as it stands there, blank ones left out."""

    number: int
    texts: Mapping[str, CellText]
    memory: CellText
    """The hidden memory beside the row, not yet understood; "" where there is none."""
    row_id: CellText
    """The row id that stands beside it."""


def sheet_rows(sheet: RawSheet, heading: Heading) -> list[SheetRow]:
    """All rows of the sheet that are somebody's."""
    rows = _filled_down(sheet, heading)
    id_places = [place for place, header in heading.headers.items() if header == ROW_HEADER]
    header = [folded(text) for text in sheet.rows[heading.row - 1]]
    found: list[SheetRow] = []
    for number, cells in enumerate(rows[heading.row :], heading.row + 1):
        texts = {
            key: text
            for key, place in heading.columns.items()
            if place < len(cells) and (text := cells[place]) and not text.isspace()
        }
        if not texts or _is_repeated_header(cells, header) or _is_nobody(heading.roster, cells, texts):
            continue
        row_id = next((cells[place] for place in id_places if place < len(cells)), "")
        found.append(SheetRow(number, texts, _memory(cells), row_id))
    return found


def with_dittos(rows: Sequence[SheetRow]) -> list[SheetRow]:
    """The rows with 同上 and its signs replaced by what stands above; for sheets made by hand."""
    above: Mapping[str, CellText] = {}
    found: list[SheetRow] = []
    for row in rows:
        if _DITTO.isdisjoint(row.texts.values()):
            above = row.texts
            found.append(row)
            continue
        texts = {key: above.get(key, "") if text in _DITTO else text for key, text in row.texts.items()}
        above = {key: text for key, text in texts.items() if text}
        found.append(SheetRow(row.number, above, row.memory, row.row_id))
    return found


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


def _memory(cells: Sequence[CellText]) -> CellText:
    """Looked for by how it begins: rows pasted into another sheet bring it along without its header."""
    for text in reversed(cells):
        if text.startswith(MARK):
            return text
    return ""


def _is_repeated_header(cells: Sequence[CellText], header: Sequence[str]) -> bool:
    """Headers are repeated on every printed page by hand."""
    same = sum(1 for text, head in zip(cells, header, strict=False) if text and folded(text) == head)
    return same >= 3 and 2 * same > sum(1 for text in cells if text)


def _is_nobody(roster: Roster, cells: Sequence[CellText], texts: Mapping[str, CellText]) -> bool:
    """Totals, signatures and examples. A row with anything like an ID number is somebody's,
    unless it is an example."""
    name = roster.text_of(Role.NAME, texts)
    if name and _EXAMPLE_WORDS.search(name):
        return True
    id_number = roster.text_of(Role.ID_NUMBER, texts)
    if sum(letter.isdigit() for letter in id_number) >= 8:
        return False
    words = list(_words(cells))
    if not words:
        return True
    return bool(_TOTALS.fullmatch(words[0]) or _SIGNATURES.fullmatch(words[0]))


def _words(cells: Sequence[CellText]) -> Iterator[str]:
    for text in cells:
        if text.strip() and not text.startswith((MARK, ROW_HEADER, MEMORY_HEADER)):
            yield re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
