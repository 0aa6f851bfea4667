"""What each column of a sheet means in one roster: by its header, its group, and what stands in its cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from msgspec import Struct

from roster_desktop.records.question import IN_REMARKS, LEFT_OUT
from roster_desktop.schema import Column, Role, Roster
from roster_desktop.workbook.doubts import Doubt, Why
from roster_desktop.workbook.evidence import (
    MOST,
    Content,
    Evidence,
    belongs_elsewhere,
    contradicts,
    evidence,
    likely_columns,
)
from roster_desktop.workbook.header_names import OTHERS, Closeness, KnownHeaders, Meaning, bare, folded
from roster_desktop.workbook.header_rows import LONGEST, Headers
from roster_desktop.workbook.raw import RawSheet

SAMPLED_ROWS = 400
_TOTAL = re.compile(r"[小合总共]\s*计")
_LONGEST_TOTAL = 12
BY_SLIP, BY_CONTENT = "slip", "content"

SaidOf = Callable[[int, str], str | None]
"""What a person said of the column at a place with this header; None where nothing was said."""


class _Claim(Struct, frozen=True):
    """A column of the sheet that may be a column of the roster. `rank`: the surer, the higher."""

    place: int
    rank: int


@dataclass(slots=True)
class Reading:
    """What one header means in one roster."""

    columns: dict[str, int] = field(default_factory=dict)
    meant: dict[str, list[_Claim]] = field(default_factory=dict)
    """Column key → columns of the sheet whose header means it."""
    doubts: list[Doubt] = field(default_factory=list)
    said: dict[int, str] = field(default_factory=dict)
    """Place → `-` or `+`, as a person said."""
    headless: list[int] = field(default_factory=list)
    """Places of columns with texts and without a header."""
    read_by: dict[str, str] = field(default_factory=dict)


def read_columns(
    known: KnownHeaders,
    headers: Headers,
    said_of: SaidOf,
    *,
    sheet: RawSheet | None = None,
    nearly: bool = False,
) -> Reading:
    """What the header means in this roster; with the sheet, what its cells say counts too;
    `nearly`: misspelt headers too."""
    reading = Reading()
    for place, text in headers.texts.items():
        _take(reading, known, headers, place, told=said_of(place, text), nearly=nearly)
    if sheet:
        cells = _Cells(sheet, headers)
        _look_at_the_headless(reading, known.roster, cells.headless(headers.texts), said_of)
        _settle(reading, known.roster, headers, cells)
        _look_at_cells(reading, known.roster, headers, cells)
    else:
        for key, claims in reading.meant.items():
            reading.columns[key] = _first(claims).place
    return reading


_OF_ANYTHING = re.compile(
    "(?:开始|结束|起始|终止|起止)?(?:时间|日期|年月|年度|年份)|(?:是否|补贴)?(?:金额|标准|类型|类别|状态|名称|单位|地点|地址|方式|原因|次数)"
)
"""Headers that say nothing without their group: 开始时间 may be that of a job or of a course."""
_ABOUT = re.compile("(?:基本)?(?:情况|信息|资料)$")
"""What is put behind a group's subject: below 务工情况, 单位 is 务工单位."""
_OF_ONESELF = {Role.NAME, Role.ID_NUMBER, Role.PHONE, Role.SEX, Role.AGE, Role.BIRTH_DATE}
"""What somebody else has too: below 户主 or 帮扶人 it is not the person's own."""
_TOLD, _DECLARED = 9, 8
"""Ranks of what a person said, and of the declared header: both beat every other name."""


def _take(
    reading: Reading,
    known: KnownHeaders,
    headers: Headers,
    place: int,
    *,
    told: str | None,
    nearly: bool,
) -> None:
    text = headers.texts[place]
    if told in (LEFT_OUT, IN_REMARKS):
        reading.said[place] = told
        return
    if told:
        if told in known.roster.column_by_key:
            reading.meant.setdefault(told, []).append(_Claim(place, _TOLD))
        return
    if len(text) > LONGEST:
        return
    meaning = _meaning(known, text, headers.groups.get(place, ()), goes_far=nearly)
    if meaning is None:
        return
    if meaning.closeness is Closeness.TYPO:
        reading.doubts.append(Doubt(Why.NEAR, (place,), meaning.keys))
    elif len(meaning.keys) > 1:
        reading.doubts.append(Doubt(Why.AMBIGUOUS, (place,), meaning.keys))
    else:
        [key] = meaning.keys
        is_declared = folded(known.roster.column_by_key[key].header) == folded(text)
        rank = _DECLARED if is_declared else int(meaning.closeness)
        reading.meant.setdefault(key, []).append(_Claim(place, rank))


def _meaning(known: KnownHeaders, text: str, groups: tuple[str, ...], *, goes_far: bool) -> Meaning | None:
    """What the text means under its groups: 姓名 below 户主 is 户主姓名,
    开始时间 below 培训 is nothing that a roster of jobs knows."""
    for group in groups:
        for joined in (group + text, bare(group) + bare(text), _ABOUT.sub("", bare(group)) + bare(text)):
            if meaning := known.meaning(joined):
                return meaning
    meaning = known.meaning(text) or (known.near(text) if goes_far else None)
    if meaning is None or not groups:
        return meaning
    roster = known.roster
    speaks_of_self = any(roster.column_by_key[key].role in _OF_ONESELF for key in meaning.keys)
    if speaks_of_self and any(OTHERS.search(bare(group)) and not _is_table_word(group) for group in groups):
        return None
    if not _OF_ANYTHING.fullmatch(bare(text)) or any(_is_at_home(roster, group) for group in groups):
        return meaning
    return Meaning(meaning.keys, Closeness.TYPO)


def _is_table_word(group: str) -> bool:
    """Titles that hang over everything are no groups of columns."""
    return any(word in group for word in ("花名册", "名单", "台账", "统计表", "登记表", "信息表"))


def _is_at_home(roster: Roster, group: str) -> bool:
    words = bare(group)
    if _is_table_word(words):
        return True
    pairs = {words[at : at + 2] for at in range(len(words) - 1)}
    return bool(pairs & _pairs_of(roster.key, _vocabulary(roster)))


def _vocabulary(roster: Roster) -> str:
    said = [roster.title, *(f"{column.header} {column.group}" for column in roster.columns)]
    return " ".join([*said, "基本信息 个人信息 人员信息 劳动力信息 情况"])


@lru_cache(maxsize=64)
def _pairs_of(roster: str, vocabulary: str) -> frozenset[str]:
    return frozenset(vocabulary[at : at + 2] for at in range(len(vocabulary) - 1))


def _is_total(row: Sequence[str]) -> bool:
    """Whether the row only counts others: its numbers say nothing of what a column holds."""
    first = next((text for text in row if text.strip()), "")
    return bool(_TOTAL.search(first)) and len(first) <= _LONGEST_TOTAL


class _Cells:
    """The cells below a header, column by column, each looked at once."""

    def __init__(self, sheet: RawSheet, headers: Headers) -> None:
        rows = sheet.rows[headers.row : headers.row + SAMPLED_ROWS]
        self._rows = [row for row in rows if not _is_total(row)]
        self._seen: dict[int, Evidence] = {}

    def texts(self, place: int) -> Iterator[str]:
        return (row[place] if place < len(row) else "" for row in self._rows)

    def evidence(self, place: int) -> Evidence:
        if place not in self._seen:
            self._seen[place] = evidence(self.texts(place))
        return self._seen[place]

    def are_same(self, first: int, second: int) -> bool:
        return list(self.texts(first)) == list(self.texts(second))

    def headless(self, known: Mapping[int, str]) -> list[int]:
        """Places without a header that hold anything, as far as one beyond the last header."""
        width = min(max((len(row) for row in self._rows), default=0), max(known, default=0) + 2)
        return [place for place in range(width) if place not in known and self.evidence(place).filled]


def _look_at_the_headless(reading: Reading, roster: Roster, places: list[int], said_of: SaidOf) -> None:
    for place in places:
        reading.headless.append(place)
        told = said_of(place, "")
        if told in (LEFT_OUT, IN_REMARKS):
            reading.said[place] = told
        elif told and told in roster.column_by_key:
            reading.meant.setdefault(told, []).append(_Claim(place, _TOLD))


def _settle(reading: Reading, roster: Roster, headers: Headers, cells: _Cells) -> None:
    """Which of several columns of one meaning is read: the surest, unless its cells say it cannot be."""
    for key, claims in reading.meant.items():
        column = roster.column_by_key[key]
        first = _first(claims)
        others = [
            claim
            for claim in claims
            if claim is not first
            and cells.evidence(claim.place).filled
            and not cells.are_same(first.place, claim.place)
        ]
        if others and first.rank < _TOLD and not _holds(column, cells.evidence(first.place)):
            fitting = [claim for claim in others if _holds(column, cells.evidence(claim.place))]
            if len(fitting) == 1:
                first, others = fitting[0], [claim for claim in others if claim is not fitting[0]]
        reading.columns[key] = first.place
        if first.rank == Closeness.SLIP:
            reading.read_by[key] = BY_SLIP
        if first.rank < _TOLD:
            reading.doubts += [Doubt(Why.TWICE, (first.place, other.place), (key,)) for other in others]


def _holds(column: Column, seen: Evidence) -> bool:
    return bool(seen.filled) and not contradicts(column, seen)


def _first(claims: list[_Claim]) -> _Claim:
    return max(claims, key=lambda claim: (claim.rank, -claim.place))


def _look_at_cells(reading: Reading, roster: Roster, headers: Headers, cells: _Cells) -> None:
    told = {claim.place for claims in reading.meant.values() for claim in claims if claim.rank == _TOLD}
    against: dict[str, int] = {}
    for key, place in reading.columns.items():
        column, seen = roster.column_by_key[key], cells.evidence(place)
        is_elsewhere = belongs_elsewhere(column, seen, _free(roster, reading))
        if place not in told and (contradicts(column, seen) or is_elsewhere):
            against[key] = place
    for key in against:
        del reading.columns[key]
        reading.read_by.pop(key, None)
    for key, place in against.items():
        likely = [other for other in _likely(roster, reading, cells.evidence(place)) if other != key]
        reading.doubts.append(Doubt(Why.CONTRADICTED, (place,), (*likely, key)))
    _find_id_column(reading, roster, headers, cells)
    _find_name_column(reading, roster, headers, cells)
    _weigh_near_ones(reading, roster, cells)


def _likely(roster: Roster, reading: Reading, seen: Evidence) -> tuple[str, ...]:
    """Columns that the cells speak for; whose row it is before whose head or helper."""
    found = likely_columns(_free(roster, reading), seen)
    return tuple(column.key for column in sorted(found, key=lambda column: column.role not in _OF_ONESELF))


def _free(roster: Roster, reading: Reading) -> list[Column]:
    return [column for column in roster.columns if column.key not in reading.columns]


def _find_id_column(reading: Reading, roster: Roster, headers: Headers, cells: _Cells) -> None:
    """A column of sound identity numbers is the ID column whatever its title, when it is the only one
    and its title speaks of nobody else."""
    key = roster.key_of(Role.ID_NUMBER) if roster.has(Role.ID_NUMBER) else ""
    if not key or key in reading.meant:
        return
    taken = {*reading.columns.values(), *reading.said}
    doubted = {place for doubt in reading.doubts for place in doubt.places}
    places = [*headers.texts, *reading.headless]
    found = [place for place in places if place not in taken and cells.evidence(place).is_id_column]
    if len(found) == 1 and found[0] not in doubted and not OTHERS.search(_said_over(headers, found[0])):
        reading.columns[key] = found[0]
        reading.read_by[key] = BY_CONTENT
        return
    reading.doubts += [Doubt(Why.CONTENT, (place,), (key,)) for place in found if place not in doubted]


def _find_name_column(reading: Reading, roster: Roster, headers: Headers, cells: _Cells) -> None:
    """Beside the ID numbers the only column of names is that of their bearers, whatever its title;
    a title that speaks of somebody else says that it is not."""
    key = roster.key_of(Role.NAME) if roster.has(Role.NAME) else ""
    has_numbers = roster.has(Role.ID_NUMBER) and roster.key_of(Role.ID_NUMBER) in reading.columns
    if not key or key in reading.meant or not has_numbers:
        return
    taken = {
        *reading.columns.values(),
        *reading.said,
        *(at for doubt in reading.doubts for at in doubt.places),
    }
    found = [
        place
        for place in (*headers.texts, *reading.headless)
        if place not in taken and cells.evidence(place).share(Content.NAME) >= MOST
    ]
    if len(found) == 1 and not OTHERS.search(_said_over(headers, found[0])):
        reading.columns[key] = found[0]
        reading.read_by[key] = BY_CONTENT


def _said_over(headers: Headers, place: int) -> str:
    return " ".join((*headers.groups.get(place, ()), headers.texts.get(place, "")))


def _weigh_near_ones(reading: Reading, roster: Roster, cells: _Cells) -> None:
    """What a doubted header may be: columns that are taken, or that the cells contradict, are less likely."""
    weighed: list[Doubt] = []
    for doubt in reading.doubts:
        if doubt.why not in (Why.NEAR, Why.AMBIGUOUS):
            weighed.append(doubt)
            continue
        seen = cells.evidence(doubt.places[0])
        keys = [
            key
            for key in doubt.keys
            if key not in reading.columns and not contradicts(roster.column_by_key[key], seen)
        ]
        if keys and seen.filled:
            weighed.append(Doubt(doubt.why, doubt.places, tuple(keys)))
    reading.doubts[:] = weighed
