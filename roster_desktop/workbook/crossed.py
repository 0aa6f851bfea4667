"""Sheets on which a line crosses columns: a village in each line, a kind in each column, a number where both
meet. Read as the rows of a list that say the same one below the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct, field

from roster_desktop.schema import Catalog, Role, Roster
from roster_desktop.workbook.header_names import KnownHeaders, bare, folded, known_headers
from roster_desktop.workbook.header_rows import Headers, candidates, readings
from roster_desktop.workbook.headings import COUNTERS
from roster_desktop.workbook.nobody import Nobody, nobody_in
from roster_desktop.workbook.raw import RawSheet, address
from roster_desktop.workbook.sheet_rows import LeftOut
from roster_desktop.workbook.unit_lines import year_named

_SUMS = {"合计", "小计", "总计", "共计"}
_EVERYWHERE = {"全县", "全镇", "全村", "本镇", "本村"}
_NOTHING = {"", "/", "-", "—", "——", "－", "无"}
_ENDS = ("目标任务数", "任务数", "目标数", "任务", "目标", "人数", "数")
"""Words behind a kind in a header that change nothing of what it is."""


class Met(Struct, frozen=True):
    """What stands where a line meets a kind."""

    number: int
    values: Mapping[str, str]
    cell_by_column: Mapping[str, str]


class Crossed(Struct, frozen=True):
    """A sheet that was read so."""

    name: str
    header_row: int
    year: int | None
    met: tuple[Met, ...]
    left_out: tuple[LeftOut, ...]
    unread: tuple[str, ...]
    """Headers of filled columns that are neither a kind nor anything known."""


class _Layout(Struct, frozen=True):
    """What the columns below a header are."""

    headers: Headers
    named: Mapping[str, int]
    """Key → place of what is said of the whole line."""
    kinds: Mapping[str, Mapping[str, int]]
    """Kind → key → place of what is said of it."""
    unread: Mapping[int, str] = field(default_factory=dict)


def crossed(sheet: RawSheet, roster: Roster, across: str, value: str) -> Crossed | None:
    """The sheet read so that each column of a kind (`across`) gives its `value`; None where it is no such
    sheet."""
    [known] = known_headers(Catalog((roster,), people=roster.key))
    found = [
        layout
        for index in candidates(sheet.rows)
        for headers in readings(sheet, index)
        if (layout := _layout(headers, known, across, value)) is not None
    ]
    if not found:
        return None
    best = max(found, key=lambda one: (len(one.kinds), one.headers.row - one.headers.top))
    reading = _Reading(sheet, roster, best, across)
    met = tuple(reading.met())
    if not met:
        return None
    unread = tuple(text for place, text in best.unread.items() if reading.is_filled(place))
    year = year_named(sheet, best.headers.row)
    return Crossed(sheet.name, best.headers.row, year, met, tuple(reading.left_out), unread)


def _layout(headers: Headers, known: KnownHeaders, across: str, value: str) -> _Layout | None:
    named: dict[str, int] = {}
    kinds: dict[str, dict[str, int]] = {}
    unread: dict[int, str] = {}
    options = known.roster.column_by_key[across].kind.options
    for place, text in headers.texts.items():
        meaning = known.meaning(text)
        key = meaning.keys[0] if meaning else ""
        groups = headers.groups.get(place, ())
        if key == across:
            return None
        if kind := _kind(text, options):
            kinds.setdefault(kind, {})[value] = place
        elif key and (over := _over(groups, options, is_told=key == value)):
            kinds.setdefault(over, {})[key] = place
        elif key:
            named.setdefault(key, place)
        elif folded(text) not in COUNTERS and bare(text) not in _SUMS:
            unread[place] = text
    kinds = {kind: places for kind, places in kinds.items() if value in places}
    whose = {known.roster.key_of(role) for role in (Role.VILLAGE, Role.TOWNSHIP) if known.roster.has(role)}
    return _Layout(headers, named, kinds, unread) if kinds and whose & named.keys() else None


def _kind(text: str, options: Sequence[str]) -> str:
    """The kind that the header is called by; "" where it is none."""
    words = bare(text)
    for end in ("", *_ENDS):
        found = next((one for one in options if folded(one) == words.removesuffix(end)), "")
        if found and words.endswith(end):
            return found
    return ""


def _over(groups: Sequence[str], options: Sequence[str], *, is_told: bool) -> str:
    """The kind over a column; in own words where the column below says that it is a value."""
    found = next((kind for text in groups if (kind := _kind(text, options))), "")
    return found or (bare(groups[0]) if groups and is_told else "")


class _Reading:
    """The lines below the header."""

    def __init__(self, sheet: RawSheet, roster: Roster, layout: _Layout, across: str) -> None:
        self.left_out: list[LeftOut] = []
        self._rows, self._roster, self._layout, self._across = sheet.rows, roster, layout, across
        self._whose = [roster.key_of(one) for one in (Role.VILLAGE, Role.TOWNSHIP) if roster.has(one)]
        self._header = [folded(layout.headers.texts.get(place, "")) for place in range(1 + self._widest)]
        self._over: dict[tuple[int, int], str] = {}
        for span in sheet.merged:
            if span.top < span.bottom:
                self._spread(span.left, span.top, min(span.bottom, len(sheet.rows) - 1))

    def met(self) -> Iterator[Met]:
        for index in range(self._layout.headers.row, len(self._rows)):
            row = self._rows[index]
            named = {key: self._text(index, place) for key, place in self._layout.named.items()}
            if not any(text.strip() for text in row):
                continue
            if what := self._nobodys(row, named):
                self.left_out.append(LeftOut(index + 1, what, next(text for text in row if text.strip())))
                continue
            for kind, places in self._layout.kinds.items():
                told = {key: self._text(index, place) for key, place in places.items()}
                if any(text not in _NOTHING for text in told.values()):
                    cells = {**named, **told, self._across: kind}
                    filled = {key: text for key, text in cells.items() if text not in _NOTHING}
                    places_told = {**self._layout.named, **places}
                    at = {key: address(place, index + 1) for key, place in places_told.items()}
                    yield Met(index + 1, filled, at)

    def is_filled(self, place: int) -> bool:
        return any(self._text(index, place) for index in range(self._layout.headers.row, len(self._rows)))

    def _nobodys(self, row: Sequence[str], named: Mapping[str, str]) -> Nobody | None:
        whose = [named[key] for key in self._whose if named.get(key)]
        if any(text in _EVERYWHERE for text in whose):
            return Nobody.TOTAL
        what = nobody_in(self._roster, row, named, self._header) or next(
            (what for text in whose if (what := nobody_in(self._roster, [text], {}, ()))), None
        )
        return what or (None if whose else Nobody.NOTE)

    def _text(self, index: int, place: int) -> str:
        row = self._rows[index]
        text = row[place].strip() if place < len(row) else ""
        return text or self._over.get((index, place), "")

    def _spread(self, place: int, first: int, last: int) -> None:
        """One cell for several lines is said of each of them."""
        if place in self._layout.named.values():
            text = self._text(first, place)
            self._over.update({(index, place): text for index in range(first, last + 1)})

    @property
    def _widest(self) -> int:
        return max(self._layout.headers.texts, default=0)
