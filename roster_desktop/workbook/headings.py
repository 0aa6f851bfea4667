"""Finding the header on a sheet, and which column of which roster each of its texts means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from roster_desktop.records.question import IN_REMARKS, LEFT_OUT
from roster_desktop.schema import Role, Roster
from roster_desktop.workbook.column_meanings import BY_CONTENT, Reading, read_columns
from roster_desktop.workbook.doubts import Doubt
from roster_desktop.workbook.evidence import LOOKED_AT, is_sound_id
from roster_desktop.workbook.header_names import KnownHeaders, bare, folded
from roster_desktop.workbook.header_rows import DEEPEST, Headers, candidates, readings
from roster_desktop.workbook.raw import CellText, RawSheet, column_letters

FEWEST_COLUMNS = 3
"""Fewer known headers are no roster: statistics name 姓名 or 金额 too."""
_FEWEST_IF_NAMED = 2
"""Name and number are enough where a person says which roster the sheet is."""

ROW_HEADER = "#row"
MEMORY_HEADER = "#memory"

COUNTERS = {"序号", "序", "编号", "no", "no.", "行号", "顺序号", MEMORY_HEADER, ROW_HEADER, "memory", "row"}
_SHORTEST_LIKENESS = 3
_OURS_WITHIN = 10
"""Rows from the top within which our own header stands; rows may have been put in above it."""


class Said(Struct, frozen=True):
    """What a person said of one sheet: by header, by column (`C列`), and of the sheet as a whole (`@blocks`).

    The texts are column keys, `-` to leave a column out, `+` to keep it in the remarks.
    """

    headers: Mapping[str, str]
    places: Mapping[str, str]
    sheet: Mapping[str, str]

    @property
    def fewest(self) -> int:
        """How many known headers make a roster's header row of a line."""
        return _FEWEST_IF_NAMED if self.sheet.get("roster") else FEWEST_COLUMNS

    def of(self, place: int, header: str) -> str | None:
        """What was said of the column; None where nothing was."""
        said = self.places.get(column_letters(place), self.headers.get(folded(header)))
        return LEFT_OUT if said == "" else said


class Heading(Struct, frozen=True):
    """Where a roster's header stands on a sheet, and what each of its texts means."""

    roster: Roster
    row: int
    """Row number of the (last) header row, as WPS shows it."""
    columns: Mapping[str, int]
    """Column key → place of the column, counted from 0."""
    headers: Mapping[int, str]
    """Place → header as it is written there, of every column that has one."""
    top: int
    """Row number of the first header row."""
    doubts: tuple[Doubt, ...] = ()
    """What only a person can tell; the columns it is about are not read, or as the doubt says."""
    kept: tuple[int, ...] = ()
    """Places of unknown columns that somebody wants kept in the remarks."""
    left_out: frozenset[int] = frozenset()
    """Places that somebody wants left out."""
    read_by: Mapping[str, str] = field(default_factory=dict)
    """Column key → why it is read although its header is not quite its own."""
    until: int = 0
    """Row number from which the sheet holds something else; 0 where it goes on to the end."""
    village: str = ""
    """The village whose list it is by the name of its sheet, where the book has several."""
    block: tuple[int, int] | None = None
    """The places that belong to the list, the end not included, where another stands beside it."""

    @property
    def unknown(self) -> tuple[int, ...]:
        """Places of headers that mean nothing to us, count nothing, and that nobody has explained."""
        known = {*self.columns.values(), *self.kept, *self.left_out}
        known.update(place for doubt in self.doubts for place in doubt.places)
        return tuple(
            place
            for place, header in self.headers.items()
            if place not in known and folded(header) not in COUNTERS and bare(header) not in COUNTERS
        )

    def within(self, cells: Sequence[CellText]) -> Sequence[CellText]:
        """The row's cells as far as they belong to the list, each in its place."""
        if self.block is None:
            return cells
        left, right = self.block
        return [text if left <= place < right else "" for place, text in enumerate(cells)]

    @property
    def is_ours(self) -> bool:
        """Whether the program wrote it: then its headers are its own, and nothing about them is in doubt."""
        return MEMORY_HEADER in self.headers.values()


def find_heading(
    sheet: RawSheet, rosters: Sequence[KnownHeaders], said: Said, *, start: int = 0
) -> Heading | None:
    """The best understood header of the sheet from this row on; None where nothing looks like a roster."""
    if as_written := own_heading(sheet, rosters, said, start):
        return as_written
    title = title_of(sheet, start)
    wanted = said.sheet.get("roster", "")
    rosters = [known for known in rosters if known.roster.key == wanted] or rosters
    everywhere = list(_readings(sheet, start))
    # A row that bears the mark of our own headers is the header; nothing else on the sheet need be looked at.
    own = [headers for headers in everywhere if MEMORY_HEADER in headers.texts.values()]
    for among, nearly in ((own, False), (everywhere, False), (everywhere, True)):
        ranked = [
            (rank, headers)
            for headers in among
            for known in rosters
            if (
                rank := _rank(
                    known, read_columns(known, headers, said.of, nearly=nearly), headers, title, said.fewest
                )
            )
        ]
        if ranked:
            _, headers = max(ranked, key=lambda one: one[0])
            return _understood(sheet, rosters, said, headers, title)
    return None if start else _found_by_cells(sheet, rosters, said, title)


def own_heading(
    sheet: RawSheet, rosters: Sequence[KnownHeaders], said: Said, start: int = 0
) -> Heading | None:
    """The header of a sheet just as we write it, near the top; nothing about it need be found out."""
    if said.headers or said.places or said.sheet:
        return None
    for row, cells in enumerate(sheet.rows[start : start + _OURS_WITHIN], start + 1):
        if cells[-2:] != [ROW_HEADER, MEMORY_HEADER]:
            continue
        for known in rosters:
            columns = known.roster.columns
            if cells[:-2] == [column.header for column in columns]:
                places = {column.key: place for place, column in enumerate(columns)}
                return Heading(known.roster, row, places, dict(enumerate(cells)), row)
    return None


def _found_by_cells(
    sheet: RawSheet, rosters: Sequence[KnownHeaders], said: Said, title: str
) -> Heading | None:
    """The row over people's names and numbers, where it names neither by any word we know but something
    else: 名子, 号麻, 民族."""
    rows = sheet.rows[:LOOKED_AT]
    first = next((at for at, row in enumerate(rows) if any(map(_is_somebodys, row))), 0)
    ranked = []
    for index in (at for at in candidates(rows[:first]) if at >= first - 2 * DEEPEST):
        for headers in readings(sheet, index):
            heading = _understood(sheet, rosters, said, headers, title) if headers.row <= first else None
            if heading and all(place in headers.texts for place in _read_by_content(heading)):
                ranked.append(((_weight(heading), headers.top - headers.row), heading))
    return max(ranked, key=lambda one: one[0])[1] if ranked else None


def _is_somebodys(text: str) -> bool:
    return 15 <= len(text) <= 40 and is_sound_id(text)


def _read_by_content(heading: Heading) -> list[int]:
    return [heading.columns[key] for key, why in heading.read_by.items() if why == BY_CONTENT]


def headings_of(
    sheet: RawSheet, rosters: Sequence[KnownHeaders], said: Said, headers: Headers, title: str
) -> list[Heading]:
    """What the header means in each roster it may belong to, the likeliest first."""
    found = []
    for known in rosters:
        is_ours = MEMORY_HEADER in headers.texts.values()
        looked_at = None if is_ours else sheet
        reading = read_columns(known, headers, said.of, sheet=looked_at, nearly=not is_ours)
        if rank := _rank(known, reading, headers, title, said.fewest):
            found.append((rank, _heading(known.roster, reading, headers)))
    found.sort(key=lambda one: one[0], reverse=True)
    return [heading for _, heading in found]


def title_of(sheet: RawSheet, start: int = 0) -> str:
    """What the sheet calls itself, and what stands in its first rows."""
    top = (text for row in sheet.rows[start : start + 3] for text in row if len(text) < 80)
    return sheet.name + "\n" + "\n".join(top)


def named_in(roster: Roster, title: str) -> bool:
    """Whether the title names the roster, or most of its name."""
    if roster.title in title or roster.short_title in title:
        return True
    name = roster.title.replace("花名册", "").replace("名册", "")
    return any(
        name[at : at + _SHORTEST_LIKENESS] in title for at in range(len(name) - _SHORTEST_LIKENESS + 1)
    )


def _readings(sheet: RawSheet, start: int) -> Iterator[Headers]:
    for index in candidates(sheet.rows, start):
        yield from readings(sheet, index)


def _understood(
    sheet: RawSheet, rosters: Sequence[KnownHeaders], said: Said, headers: Headers, title: str
) -> Heading | None:
    """The header as the likeliest roster's; where two fit alike and no title decides, that is in doubt."""
    found = headings_of(sheet, rosters, said, headers, title)
    if not found:
        return None
    best = found[0]
    rivals = [other.roster for other in found[1:] if _is_rival(best, other, title)]
    if best.is_ours or not rivals:
        return best
    return replace(best, doubts=(Doubt.of_roster([best.roster, *rivals]), *best.doubts))


def _is_rival(best: Heading, other: Heading, title: str) -> bool:
    """A roster that fits as well. That of persons is meant where no other is named:
    what it takes over is true whichever list it is."""
    if named_in(best.roster, title) != named_in(other.roster, title):
        return False
    if not best.roster.told_apart_by or not other.roster.told_apart_by:
        return False
    return _weight(other) == _weight(best)


def _weight(heading: Heading) -> int:
    return len({*heading.columns.values(), *(place for doubt in heading.doubts for place in doubt.places)})


def _rank(
    known: KnownHeaders, reading: Reading, headers: Headers, title: str, fewest: int
) -> tuple[int, bool, int, int] | None:
    """Most known columns first; a title that names the roster is worth two; then most of what must be filled;
    then the fewest rows. None for what is no roster's header."""
    roster = known.roster
    known_columns = {*reading.meant, *reading.read_by}
    if not reading.meant or len(known_columns) < fewest or not _names_someone(roster, known_columns):
        return None
    is_named = named_in(roster, title)
    required = sum(roster.column_by_key[key].required for key in reading.columns)
    return len(known_columns) + 2 * is_named, is_named, required, headers.top - headers.row


def _names_someone(roster: Roster, columns: set[str]) -> bool:
    people = [roster.key_of(role) for role in (Role.NAME, Role.ID_NUMBER) if roster.has(role)]
    return not people or any(key in columns for key in people)


def _heading(roster: Roster, reading: Reading, headers: Headers) -> Heading:
    return Heading(
        roster=roster,
        row=headers.row,
        columns=reading.columns,
        headers={**headers.texts, **dict.fromkeys(reading.headless, "")},
        top=headers.top,
        doubts=tuple(reading.doubts),
        kept=tuple(place for place, told in reading.said.items() if told == IN_REMARKS),
        left_out=frozenset(place for place, told in reading.said.items() if told == LEFT_OUT),
        read_by=reading.read_by,
    )
