"""Two times the same report, cell by cell and in totals: before, after, and the difference."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from roster_desktop.reports.table import Counted, Figure, Head, Line, ReportTable

BEFORE, AFTER, DIFFERENCE = "之前", "之后", "增减"
_STATE = Head("变化", Counted.WORDS, 8)
_NEW, _GONE, _CHANGED, _SAME = "新增", "减少", "有变化", ""
_NUMBER = "序号"
_NAMING = 4
"""How many columns of a list say whom a line is about; what follows may change, and is compared."""

_Identity = tuple[object, ...]


class Compared(Struct, frozen=True):
    """A table that holds both, and what became of its lines."""

    table: ReportTable
    new: int
    gone: int
    changed: int

    @property
    def differing(self) -> int:
        """How many lines are not the same."""
        return self.new + self.gone + self.changed

    @property
    def only_differing(self) -> ReportTable:
        """The same without the lines that are equal; their sum would be no total."""
        lines = tuple(line for line in self.table.lines if line.cells[-1] != _SAME)
        return replace(self.table, lines=lines, given_total=self.table.total)


def compared(
    before: Sequence[ReportTable], after: Sequence[ReportTable], names: tuple[str, str]
) -> tuple[Compared, ...]:
    """Every table of the two, those that only one of them has against nothing; `names`: how the two times are
    called."""
    old = {table.key: table for table in before}
    new = {table.key: table for table in after}
    return tuple(
        _compared(
            old.get(key) or replace(new[key], lines=()), new.get(key) or replace(old[key], lines=()), names
        )
        for key in dict.fromkeys((*new, *old))
    )


def _compared(before: ReportTable, after: ReportTable, names: tuple[str, str]) -> Compared:
    is_list = any(line.rows for line in (*before.lines, *after.lines))
    places = _Places.of(before.heads, after.heads, _NAMING if is_list else None)
    pairs = list(_pairs(before, after, places))
    lines = tuple(_line(old, new, places) for old, new in pairs)
    told = [line.cells[-1] for line in lines]
    count = {state: told.count(state) for state in (_NEW, _GONE, _CHANGED)}
    told_count = f"新增 {count[_NEW]} 行，减少 {count[_GONE]} 行，有变化 {count[_CHANGED]} 行。"
    facts = (
        f"之前：{names[0]}　　之后：{names[1]}",
        f"之前 {len(before.lines)} 行，之后 {len(after.lines)} 行；{told_count}",
    )
    rules = (f"增减＝之后－之前；{_of_rates(places)}只有一边有的行，另一边空着。", *after.rules)
    table = ReportTable(
        f"{after.key}-compared", f"{after.title}（对照）", places.heads, lines, rules, facts, after.has_total,
        _total(before, after, places),
    )  # fmt: skip
    return Compared(table, count[_NEW], count[_GONE], count[_CHANGED])


class _Column(Struct, frozen=True):
    """One column of the report in each of the two; None where that one has no such column."""

    head: Head
    old: int | None
    new: int | None

    @property
    def is_counted(self) -> bool:
        return self.head.counted is not Counted.WORDS

    @property
    def width(self) -> int:
        """How many columns it takes: words have no difference."""
        return 3 if self.is_counted else 2


class _Places(Struct, frozen=True):
    """Which columns tell what a line is about, and which are compared."""

    naming: tuple[_Column, ...]
    told: tuple[_Column, ...]

    @classmethod
    def of(cls, before: Sequence[Head], after: Sequence[Head], most: int | None) -> _Places:
        """`most`: how many columns name a line at most; None for all the words that it begins with."""
        old, new = _numbered(before), _numbered(after)
        columns = [
            _Column(after[new[name]] if name in new else before[old[name]], old.get(name), new.get(name))
            for name in dict.fromkeys((*new, *old))
        ]
        columns = [one for one in columns if one.head.text != _NUMBER]
        first = next((place for place, one in enumerate(columns) if one.is_counted), None)
        first = min(len(columns) if first is None else first, len(columns) if most is None else most)
        return cls(tuple(columns[:first]), tuple(columns[first:]))

    @property
    def heads(self) -> tuple[Head, ...]:
        """What a line is about, each compared column twice or three times, and what became of the line."""
        found = [replace(one.head, rate_of=None) for one in self.naming]
        for column in self.told:
            head = column.head
            group = " ".join(part for part in (head.group, head.text) if part)
            for text, shift in ((BEFORE, 0), (AFTER, 1)):
                rate_of = self._rate_of(head, shift)
                found.append(replace(head, text=text, group=group, rate_of=rate_of))
            if column.is_counted:
                is_rate = head.counted is Counted.RATE
                counted = Counted.POINTS if is_rate else head.counted
                found.append(
                    Head(DIFFERENCE, counted, max(head.width, 8), group, head.is_summed and not is_rate)
                )
        return (*found, _STATE)

    def _rate_of(self, head: Head, shift: int) -> tuple[int, int] | None:
        if head.rate_of is None:
            return None
        # Rates name columns of their own table; those stand somewhere else here.
        places = [self._place(one) for one in head.rate_of]
        part, whole = places
        return (part + shift, whole + shift) if part is not None and whole is not None else None

    def _place(self, place: int) -> int | None:
        at = len(self.naming)
        for column in self.told:
            if column.new == place and column.is_counted:
                return at
            at += column.width
        return None


def _numbered(heads: Sequence[Head]) -> dict[tuple[str, str, str], int]:
    return {(head.group, head.text, head.counted.name): place for place, head in enumerate(heads)}


def _pairs(
    before: ReportTable, after: ReportTable, places: _Places
) -> Iterator[tuple[Line | None, Line | None]]:
    """Lines that are about the same, in the order of the later table; those that are gone come last."""
    old = _identified(before, [one.old for one in places.naming])
    new = _identified(after, [one.new for one in places.naming])
    for identity, line in new.items():
        yield old.get(identity), line
    yield from ((line, None) for identity, line in old.items() if identity not in new)


def _identified(table: ReportTable, naming: Sequence[int | None]) -> Mapping[_Identity, Line]:
    """Lines by what they are about: the row where they are about one, else the words they begin with. Of
    several about the same, the first one is the first one."""
    found: dict[_Identity, Line] = {}
    seen: dict[_Identity, int] = {}
    for line in table.lines:
        words = tuple(line.cells[place] if place is not None else None for place in naming)
        about: _Identity = ("row", *line.rows[0]) if line.rows else ("words", *words)
        seen[about] = seen.get(about, 0) + 1
        found[(*about, seen[about])] = line
    return found


def _line(old: Line | None, new: Line | None, places: _Places) -> Line:
    shown = new or old
    assert shown is not None
    cells: list[Figure] = []
    for column in places.naming:
        place = column.new if new else column.old
        cells.append(shown.cells[place] if place is not None else "")
    for column in places.told:
        cells += _compared_cells(_cell(old, column.old), _cell(new, column.new), column)
    return Line((*cells, _state(old, new, places)), shown.rows)


def _state(old: Line | None, new: Line | None, places: _Places) -> str:
    if old is None:
        return _NEW
    if new is None:
        return _GONE
    columns = (*places.naming, *places.told)
    is_same = all((_cell(old, one.old) or "") == (_cell(new, one.new) or "") for one in columns)
    return _SAME if is_same else _CHANGED


def _compared_cells(old: Figure, new: Figure, column: _Column) -> list[Figure]:
    return [old, new, _difference(old, new, column)] if column.is_counted else [old, new]


def _difference(old: Figure, new: Figure, column: _Column) -> int | Decimal | None:
    """How much more it is. Where a column is summed a blank adds nothing, as in its total; elsewhere nobody
    can say what is more than something unknown."""
    if column.head.sums and (_is_number(old) or _is_number(new)):
        old, new = (one if _is_number(one) else 0 for one in (old, new))
    if isinstance(old, int | Decimal) and isinstance(new, int | Decimal):
        return new - old
    return None


def _is_number(figure: Figure) -> bool:
    return isinstance(figure, int | Decimal)


def _total(before: ReportTable, after: ReportTable, places: _Places) -> tuple[Figure, ...] | None:
    if not after.has_total or not places.naming or not (before.lines or after.lines):
        return None
    old, new = before.total, after.total
    cells: list[Figure] = ["合计", *[None] * (len(places.naming) - 1)]
    for column in places.told:
        was = old[column.old] if old and column.old is not None else None
        now = new[column.new] if new and column.new is not None else None
        cells += _compared_cells(was, now, column)
    return (*cells, None)


def _of_rates(places: _Places) -> str:
    has_rates = any(one.head.counted is Counted.RATE for one in places.told)
    return "比率的增减是百分点；" if has_rates else ""


def _cell(line: Line | None, place: int | None) -> Figure:
    return line.cells[place] if line is not None and place is not None else None
