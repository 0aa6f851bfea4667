"""What a list made by hand says beside what its sender said before: the same again, news, or old news."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from msgspec import Struct

from roster_desktop.merge.handmade import agrees
from roster_desktop.records import (
    BLANK,
    LISTED,
    REMOVAL_KEY,
    Cell,
    Lineage,
    LineageRow,
    Pair,
    RowId,
    RowState,
    Standing,
    Value,
    Version,
    column_texts,
    is_touch,
    qualified,
    short_hash,
    touch_register,
    touched_on_top,
)
from roster_desktop.schema.roster import Care, Register, Roster


class Memory(Protocol):
    """What the receiving file remembers of its senders."""

    def lineage(self, sender: str, roster: str, columns: Collection[str]) -> Lineage:
        """The sender's lists of this roster that had about these columns; an empty lineage where none
        came yet."""

    def copies(self, book: str) -> Lineage:
        """What was edited by hand in the copies of this workbook that came in."""

    def absences(self, sender: str) -> Lineage:
        """The rows that the sender's workbooks no longer had, and what was said of them."""


class BookOrder(Struct, frozen=True):
    """Where a list stands among the earlier ones of its lineage: told by its content, never by a clock."""

    seen: int = 0
    """Number of the last delivery of which it repeats something."""
    lacking: frozenset[int] = frozenset()
    """Deliveries of which it shows an older text, or not the row that they brought."""
    is_older: bool = False
    """Whether it shows texts older than anything that it repeats."""

    def contains(self, delivery: int) -> bool:
        """Whether what it says was written knowing that delivery."""
        return delivery <= self.seen or delivery not in self.lacking


class Typed(Struct, frozen=True):
    """A row typed by hand, and which row of the receiving file it is."""

    state: RowState
    present: frozenset[str]
    """Columns that its sheet has."""
    row: RowId
    """Id that the row has in the receiving file from now on."""
    known: LineageRow
    """What its lineage said of it before."""
    was_taken_out: bool = False
    """Whether its lineage had no longer listed it, and somebody took it out therefore."""


@dataclass(slots=True)
class Told:
    """What the list says of one row, in versions."""

    cells: dict[str, Cell] = field(default_factory=dict)
    """Register → what joins the row's cell."""
    spoken: dict[str, Cell] = field(default_factory=dict)
    """Register → what the lineage said otherwise than before."""
    repeated: dict[str, Cell] = field(default_factory=dict)
    """Register → what it said again."""
    old: int = 0
    """Texts that its sender has overtaken itself since."""


def lineage_key(sender: str, roster: str, columns: Iterable[str]) -> str:
    """The name of a new lineage."""
    return f"hand.{short_hash(sender, roster, *sorted(columns))}"


def order_of(roster: Roster, lineage: Lineage, rows: Sequence[Typed]) -> BookOrder:
    """How the list stands to the deliveries before it."""
    if not lineage.deliveries:
        return BookOrder()
    seen, older = 0, set[int]()
    for one in rows:
        for register in roster.registers:
            history = one.known.said(register.key)
            if not history:
                continue
            value = _said(register, one, history)
            if value in history[-1][1].values:
                seen = max(seen, history[-1][0])
            else:
                older |= set(_overtaking(one, register, value, history))
    met = {one.row for one in rows}
    unmet = {row.first for row in lineage.rows.values() if row.row not in met and row.first}
    return BookOrder(seen, frozenset(older | unmet), is_older=any(number > seen for number in older))


def told(
    roster: Roster,
    lineage: Lineage,
    one: Typed,
    held: RowState | None,
    order: BookOrder,
    *,
    on: date | None = None,
) -> Told:
    """The row's cells in versions, and what the lineage is to remember of it."""
    return _Telling(roster, lineage, one, held, order, on).told()


class _Telling:
    """One row of a list, register by register."""

    def __init__(
        self,
        roster: Roster,
        lineage: Lineage,
        one: Typed,
        held: RowState | None,
        order: BookOrder,
        on: date | None,
    ) -> None:
        self._roster = roster
        self._lineage = lineage
        self._one = one
        self._order = order
        self._counting: Mapping[str, Cell] = held.counting if held else {}
        self._is_listed = held is None or held.standing is Standing.LISTED
        self._follows = _followed(roster, one.state, on)
        self._told = Told()
        self._news: dict[str, tuple[str, int]] = {}
        """Register → the write of what its sender changed since its last word."""

    def told(self) -> Told:
        for register in self._roster.registers:
            cell = self._one.state.cell(register.key)
            if cell and not any(pair.version.writes for pair in cell):
                # What a new row starts with is nobody's word.
                self._told.cells[register.key] = cell
                continue
            history = self._one.known.said(register.key)
            value = _said(register, self._one, history)
            if register.key in self._one.state.cells:
                self._take(register, value, history)
            elif history and not self._one.present.isdisjoint(register.columns):
                self._take_blank(register, value, history)
        self._touch()
        return self._told

    def _touch(self) -> None:
        """Who changes a row by a list leaves a line in its groups of columns, like everybody. He has seen
        what stood in the row when his last word of it came; until then nobody worked at the same time."""
        if not self._told.spoken:
            return
        held = {line: cell.version for line, cell in self._counting.items() if cell.pairs and is_touch(line)}
        seen = {line: said[-1][1].version for line in _LINES if (said := self._one.known.said(line))}
        lines = touched_on_top(self._roster, seen, self._news) if self._one.known.first else {}
        self._told.cells |= lines
        for line in held.keys() | lines.keys():
            version = held.get(line, Version()).joined(lines.get(line, BLANK).version)
            self._told.spoken[line] = Cell(frozenset({Pair(("",), version)}))

    def _take(self, register: Register, value: Value, history: _History) -> None:
        last = history[-1][1] if history else BLANK
        returns = register.key == REMOVAL_KEY and self._one.was_taken_out
        if value in last.values and not (returns and not self._order.is_older):
            self._repeat(register.key, value, last)
        elif returns and self._order.is_older:
            self._told.old += 1
        elif returns:
            self._ask(register.key, value, history)
        elif any(value in cell.values for _, cell in history):
            self._take_back(register.key, value, history)
        elif history and _is_part_of(value, last):
            self._take_blank(register, value, history)
        else:
            self._take_news(register.key, value, history)

    def _take_blank(self, register: Register, value: Value, history: _History) -> None:
        """A blank says nothing, unless this lineage had a text there: then somebody is asked."""
        last_delivery, last = history[-1]
        if value in last.values or not any(any(one) for one in last.values):
            return
        if any(True for _ in _overtaking(self._one, register, value, history)):
            self._take_back(register.key, value, history)
        elif not self._order.contains(last_delivery):
            self._told.old += 1
        else:
            self._ask_unless_agreed(register.key, value, history)

    def _take_back(self, register: str, value: Value, history: _History) -> None:
        """A text that the lineage itself has overtaken: old news, unless the list repeats something of the
        delivery that overtook it. Then it was turned back on purpose, which is asked."""
        if self._order.seen < history[-1][0]:
            self._told.old += 1
        else:
            self._ask_unless_agreed(register, value, history)

    def _repeat(self, register: str, value: Value, last: Cell) -> None:
        """Unchanged since: the same version."""
        pairs = frozenset(pair for pair in last.pairs if pair.value == value)
        self._told.repeated[register] = Cell(pairs)
        own = f"{self._lineage.key}#"
        if written := Cell(frozenset(pair for pair in pairs if pair.by.startswith(own))):
            self._told.cells[register] = written

    def _take_news(self, register: str, value: Value, history: _History) -> None:
        if agreed := self._agreed(register, value):
            self._told.spoken[register] = agreed
            return
        base = Version().joined(*(cell.version for number, cell in history if self._order.contains(number)))
        pair = self._write(register, value, base, history)
        self._news[register] = pair.write

    def _ask_unless_agreed(self, register: str, value: Value, history: _History) -> None:
        held = self._counting.get(register, BLANK)
        same = frozenset(pair for pair in held.pairs if pair.value == value)
        if same or (not held.pairs and not any(value)):
            self._told.spoken[register] = Cell(same or frozenset({Pair(value, Version())}))
        else:
            self._ask(register, value, history)

    def _ask(self, register: str, value: Value, history: _History) -> None:
        """A write that has seen nothing beats nothing, and is beaten by nothing that stands there."""
        self._write(register, value, Version(), history)

    def _write(self, register: str, value: Value, base: Version, history: _History) -> Pair:
        name = qualified(
            f"{self._lineage.key}#{short_hash(self._roster.key, register, *value)}",
            self._one.state.id,
            within=self._one.row,
        )
        used = max((cell.version.number_of(name) for _, cell in history), default=0)
        version = base.joined(Version.of({name: used + 1}))
        pair = Pair(value, version, name)
        self._told.cells[register] = self._told.spoken[register] = Cell(frozenset({pair}))
        return pair

    def _agreed(self, register: str, value: Value) -> Cell:
        """The value with the versions of what says the same in this file: agreeing is no write."""
        if self._follows.get(register) == value:
            return Cell(frozenset({Pair(value, Version())}))
        if register == REMOVAL_KEY and not self._is_listed:
            return BLANK
        held = self._counting.get(register, BLANK)
        agreeing = (pair for pair in held.pairs if agrees(value, pair.value))
        return Cell(frozenset(Pair(value, pair.version, pair.by) for pair in agreeing))


_LINES = tuple(touch_register(care) for care in Care)
_History = tuple[tuple[int, Cell], ...]


def _said(register: Register, one: Typed, history: _History) -> Value:
    """What the row says there; a column that the sheet does not have says what was said before."""
    cell = one.state.cell(register.key)
    value = next(iter(cell)).value if cell else ("",) * len(register.columns)
    if register.key == REMOVAL_KEY or not history or len(history[-1][1].values) != 1:
        return value
    before = history[-1][1].values[0]
    if len(before) != len(value):
        return value
    return tuple(
        text if text or key in one.present else old
        for key, text, old in zip(register.columns, value, before, strict=True)
    )


def _overtaking(one: Typed, register: Register, value: Value, history: _History) -> Iterator[int]:
    """The deliveries that overtook this value, where the lineage had said it before."""
    since = [number for number, cell in history if value in cell.values]
    if not any(value) and history[0][0] > one.known.first and register.key != REMOVAL_KEY:
        since.append(one.known.first)
    if since:
        yield from (number for number, _ in history if number > max(since))


def _is_part_of(value: Value, last: Cell) -> bool:
    """Whether the value is what was said last, with some of its texts gone."""
    return value != LISTED and any(
        len(one) == len(value) and all(not new or new == old for new, old in zip(value, one, strict=True))
        for one in last.values
    )


def _followed(roster: Roster, state: RowState, on: date | None) -> dict[str, Value]:
    """Register → what follows from the row's other cells on this day; who writes that has added nothing."""
    derived = [column.key for column in roster.columns if column.derived]
    if on is None or not derived:
        return {}
    texts = column_texts(roster, {key: cell.values[0] for key, cell in state.cells.items() if cell})
    full = roster.with_derived({key: text for key, text in texts.items() if key not in derived}, on)
    return {key: (text,) for key in derived if (text := full.get(key, ""))}
