"""The rows that a change set touches, as they were and as they will be; nothing of it is saved yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct

from roster_desktop.records import (
    REMOVAL_KEY,
    Cell,
    CellsReset,
    CellsWritten,
    Change,
    NotesWritten,
    RowAdded,
    RowId,
    RowMerged,
    RowRemoved,
    RowRestored,
    RowReviewed,
    RowsArrived,
    RowSplit,
    RowState,
    Standing,
    Value,
    WriterRecord,
    YearBegun,
    added,
    closed_questions,
    column_texts,
    noted,
    question_register,
    removed,
    restored,
    reviewed,
    reviews,
    written,
    year_begun,
)
from roster_desktop.records.asking import answered_value
from roster_desktop.schema import Care, Role, Roster, Values
from roster_desktop.store.arriving import meet_anybody
from roster_desktop.store.rows import Placed, last_place, read_states
from roster_desktop.store.saving import Altered
from roster_desktop.store.shapes import DeliveryRecord
from roster_desktop.store.transaction import Transaction
from roster_desktop.wording import Refusal, storing
from roster_desktop.workspace.following import without_what_follows

_Key = tuple[str, RowId]


class NotFresh(Exception):
    """Rows that were to be taken as they came meet somebody. Nothing of the set is done."""


class Arrival(Struct, frozen=True):
    """A workbook whose rows are to be taken as they came."""

    label: str
    rows: Sequence[RowsArrived]
    delivery: DeliveryRecord
    writers: Sequence[WriterRecord]
    """Who stood behind the writes that it carries."""


class Pen(Struct, frozen=True):
    """Under which name and with which number writes are made, and on which day."""

    writer: str
    number: int
    today: date
    operator: str
    cutoff: date
    """On which day ages and months are told."""


class Draft:
    """Turns facts into the registers that they alter. All writes of a change set share one number.

    Only a row that one set writes twice takes a further number, for the later write has seen the earlier one.
    """

    def __init__(self, transaction: Transaction, pen: Pen) -> None:
        self._transaction = transaction
        self._pen = pen
        self._before: dict[_Key, Placed | None] = {}
        self._now: dict[_Key, RowState | None] = {}
        self._places: dict[_Key, int] = {}
        self._last_place: dict[str, int] = {}
        self._row_behind: dict[RowId, RowId] = {}
        self._number_of: dict[_Key, int] = {}
        self._number = pen.number
        self._has_written = False
        self.arrived: list[RowsArrived] = []
        """Rows that are here as they came, and met nobody."""

    @property
    def last_number(self) -> int:
        """The last number its own writes took; 0 where it made none."""
        return self._number if self._has_written else 0

    def run(self, changes: Sequence[Change], places: Mapping[RowId, int] | None = None) -> None:
        """Work the facts in. `places`: where rows that come back stood in the order of their roster."""
        self._load(changes)
        for key, place in ((key, (places or {}).get(key[1])) for key in list(self._before)):
            if place is not None:
                self._places.setdefault(key, place)
        for change in changes:
            self._work_in(change)

    def altered(self) -> list[Altered]:
        """The rows that are not as they were, in the order in which the facts named them."""
        found = []
        for key, after in self._now.items():
            before = self._before[key]
            state = before.state if before else None
            if state != after:
                place = before.place if before else self._place_for(key)
                found.append(Altered(key[0], key[1], place, state, after))
        return found

    def _work_in(self, change: Change) -> None:
        match change:
            case RowAdded(roster, row, values):
                self._add(self._roster(roster, values), row, values)
            case CellsWritten(roster, row, values):
                self._write(self._roster(roster, values), row, values)
            case NotesWritten(roster, row, lines):
                self._note(self._there(roster, row), lines)
            case RowRemoved(roster, row, reason, on):
                self._remove(self._there(roster, row), reason, on)
            case RowRestored(roster, row):
                self._restore(self._there(roster, row))
            case RowReviewed(roster, row, care):
                self._review(self._there(roster, row), care)
            case YearBegun(roster, row, registers, year):
                state = self._there(roster, row)
                self._put(state.with_cells(year_begun(state, registers, year)))
            case RowMerged(state):
                self._merge(state)
            case CellsReset(roster, row, cells):
                self._reset(roster, row, cells)
            case RowSplit(kept, given_back, gone):
                self._split(kept, given_back, gone)
            case RowsArrived():
                self._arrive(change)

    def _add(self, roster: Roster, row: RowId, values: Mapping[str, str]) -> None:
        if self._state(roster.key, row) is not None:
            raise ValueError(f"row {row} of {roster.key} is there already")
        texts = without_what_follows(roster, {}, values, self._pen.cutoff)
        self._put(
            added(roster, row, texts, writer=self._pen.writer, number=self._number_for(roster.key, row))
        )

    def _write(self, roster: Roster, row: RowId, values: Mapping[str, str]) -> None:
        state = self._there(roster.key, row)
        own = self._transaction.own_writers
        shown = column_texts(roster, state.shown(own))
        self._guard_listed(roster, state, shown)
        texts = without_what_follows(roster, shown, values, self._pen.cutoff)
        number = self._number_for(roster.key, state.id)
        cells = written(roster, state, texts, writer=self._pen.writer, number=number, own_writers=own)
        self._put(state.with_cells(cells | self._closed(state, values, cells, number)))

    def _closed(
        self, state: RowState, asked: Iterable[str], cells: Mapping[str, Cell], number: int
    ) -> dict[str, Cell]:
        """Questions about what is written now: whoever writes it, or writes it again, has answered."""
        spec = self._transaction.tables.catalog.roster(state.roster)
        registers = {*cells, *(spec.register_of[key].key for key in asked)}
        day = self._pen.today.isoformat()
        answered = " ".join(text for text in (self._pen.operator, day) if text)
        return closed_questions(state, registers, answered=answered, writer=self._pen.writer, number=number)

    def _review(self, state: RowState, care: Care) -> None:
        if care in reviews(state):
            number = self._number_for(state.roster, state.id)
            self._put(state.with_cells(reviewed(state, care, writer=self._pen.writer, number=number)))

    def _note(self, state: RowState, lines: Mapping[str, Value]) -> None:
        roster = self._transaction.tables.catalog.roster(state.roster)
        self._guard_listed(roster, state, column_texts(roster, state.shown(self._transaction.own_writers)))
        number = self._number_for(roster.key, state.id)
        self._put(state.with_cells(noted(state, lines, writer=self._pen.writer, number=number)))

    def _guard_listed(self, roster: Roster, state: RowState, shown: Values) -> None:
        if state.standing is Standing.REMOVED:
            raise Refusal(storing.ROW_REMOVED.about(name=roster.text_of(Role.NAME, shown) or state.id))

    def _remove(self, state: RowState, reason: str, on: str) -> None:
        standing = state.standing is Standing.REMOVED and not state.open_registers
        if standing and state.cell(REMOVAL_KEY).values == ((reason, on),):
            return
        number = self._number_for(state.roster, state.id)
        cells = removed(state, reason, on, writer=self._pen.writer, number=number)
        self._put(state.with_cells(cells | self._closed(state, (), cells, number)))

    def _restore(self, state: RowState) -> None:
        if state.standing is Standing.LISTED:
            self._answer_missed(state)
            return
        number = self._number_for(state.roster, state.id)
        cells = restored(state, writer=self._pen.writer, number=number)
        self._put(state.with_cells(cells | self._closed(state, (), cells, number)))

    def _answer_missed(self, state: RowState) -> None:
        """A row of which a workbook said nothing more, and which stays, is listed as it was: all that is
        written is that the question about it is answered, where somebody asked one."""
        asked = state.cell(question_register(REMOVAL_KEY))
        if answered_value(asked, answer="", answered="") is not None:
            number = self._number_for(state.roster, state.id)
            self._put(state.with_cells(self._closed(state, (), {REMOVAL_KEY: asked}, number)))

    def _merge(self, state: RowState) -> None:
        if not state.aliases and state.id not in self._row_behind and not self._state(state.roster, state.id):
            self._put(state)
            return
        ids = {self._resolved(row) for row in (state.id, *state.aliases)}
        known = [here for row in sorted(ids) if (here := self._state(state.roster, row))]
        joined = state
        for here in known:
            joined = joined.merged(here)
        if known:
            places = [self._place_of(here) for here in known]
            self._places.setdefault((state.roster, joined.id), min(places))
        for here in known:
            if here.id != joined.id:
                self._now[state.roster, here.id] = None
        for alias in joined.aliases:
            self._row_behind[alias] = joined.id
        self._put(joined)

    def _arrive(self, arrived: RowsArrived) -> None:
        # What the set says beside them might meet them, too.
        is_alone = not self._before and all(one.roster != arrived.roster for one in self.arrived)
        if not is_alone or meet_anybody(self._transaction, arrived):
            raise NotFresh
        self.arrived.append(arrived)

    def _reset(self, roster: str, row: RowId, cells: Mapping[str, Cell]) -> None:
        here = self._resolved(row)
        state = self._state(roster, here) or RowState(here, roster)
        self._put(state.with_cells(cells))

    def _split(self, kept: RowState, given_back: tuple[RowState, ...], gone: tuple[RowId, ...]) -> None:
        for row in gone:
            self._now[kept.roster, row] = None
            self._row_behind[row] = kept.id
        self._put(kept)
        for state in given_back:
            self._row_behind.pop(state.id, None)
            self._put(state)

    def _put(self, state: RowState) -> None:
        """Let the row be so from now on; one without any cell is forgotten."""
        key = state.roster, state.id
        self._before.setdefault(key, None)
        self._now[key] = state if state.cells else None

    def _number_for(self, roster: str, row: RowId) -> int:
        """The set's number; a further one where the set wrote this row already."""
        self._has_written = True
        if self._number_of.get((roster, row)) == self._number:
            self._number += 1
        self._number_of[roster, row] = self._number
        return self._number

    def _roster(self, roster: str, values: Iterable[str]) -> Roster:
        spec = self._transaction.tables.catalog.roster(roster)
        keys = set(values)
        if unknown := sorted(keys - spec.register_of.keys()):
            raise KeyError(f"{roster} has no columns {unknown}")
        if not keys.isdisjoint(spec.columns_by_register[REMOVAL_KEY]):
            raise ValueError("a row is removed and restored by facts of their own")
        return spec

    def _there(self, roster: str, row: RowId) -> RowState:
        state = self._state(roster, self._resolved(row))
        if state is None:
            raise Refusal(storing.ROW_UNKNOWN.about(file=self._transaction.file, text=row))
        return state

    def _state(self, roster: str, row: RowId) -> RowState | None:
        return self._now.get((roster, row))

    def _resolved(self, row: RowId) -> RowId:
        return self._row_behind.get(row, row)

    def _place_of(self, state: RowState) -> int:
        key = state.roster, state.id
        before = self._before.get(key)
        return before.place if before else self._place_for(key)

    def _place_for(self, key: _Key) -> int:
        if key not in self._places:
            roster = key[0]
            if roster not in self._last_place:
                self._last_place[roster] = last_place(self._transaction, roster)
            self._last_place[roster] += 1
            self._places[key] = self._last_place[roster]
        return self._places[key]

    def _load(self, changes: Sequence[Change]) -> None:
        named: dict[str, list[RowId]] = {}
        for roster, row in _named(changes):
            named.setdefault(roster, []).append(row)
        for roster, rows in named.items():
            behind = self._transaction.rows_behind(rows)
            self._row_behind.update(behind)
            wanted = list(dict.fromkeys([*rows, *behind.values()]))
            there = read_states(self._transaction, roster, wanted)
            for row in wanted:
                placed = there.get(row)
                self._before[roster, row] = placed
                self._now[roster, row] = placed.state if placed else None


def _named(changes: Iterable[Change]) -> Iterator[_Key]:
    """Every row id that the facts name."""
    for change in changes:
        match change:
            case RowMerged(state):
                yield from ((state.roster, row) for row in (state.id, *sorted(state.aliases)))
            case RowSplit(kept, given_back, gone):
                yield from ((state.roster, state.id) for state in (kept, *given_back))
                yield from ((kept.roster, row) for row in gone)
            case RowsArrived():
                pass
            case _:
                yield change.roster, change.row
