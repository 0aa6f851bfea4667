"""A workbook beside what its sender said before: lists made by hand, copies edited by hand, missing rows."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from roster_desktop.merge.absent import gone, is_whole
from roster_desktop.merge.copies import Copy, contained
from roster_desktop.merge.handmade import Sender, lineage_sender
from roster_desktop.merge.joining import Known
from roster_desktop.merge.lineages import BookOrder, Memory, Told, Typed, lineage_key, order_of, told
from roster_desktop.records import (
    BLANK,
    Absence,
    Cell,
    DeliveredRow,
    Delivery,
    Lineage,
    LineageChange,
    LineageRow,
    Problem,
    RowId,
    RowState,
    Unit,
    column_texts,
    keys_of,
    short_hash,
)
from roster_desktop.schema.catalog import Catalog
from roster_desktop.schema.pairing import folded_name, folded_text
from roster_desktop.schema.roster import Role, Roster
from roster_desktop.wording import merging as say


class Arrival(Struct, frozen=True):
    """A row of the book, and the row of this file that it is."""

    row: DeliveredRow
    state: RowState
    stands: RowId
    """Id of the row from now on."""
    ids: frozenset[RowId]
    """Every id by which it was known."""
    held: RowState | None
    """What this file and the book's own memory hold of it."""


class Arrivals(Struct, frozen=True):
    """The book's rows of one roster, by their places; and the lineage of those that were typed by hand."""

    roster: Roster
    rows: Mapping[int, Arrival]
    lineage: Lineage
    columns: frozenset[str]
    alone: Container[RowId] = ()
    """Rows of the book that join nothing: of some it says nothing new, others nobody knew."""


class Together:
    """What is in any of these. Nearly always nobody asks; bringing them together goes over all of them."""

    def __init__(self, *parts: Container[RowId]) -> None:
        self._parts = parts

    def __contains__(self, row: object) -> bool:
        return any(row in part for part in self._parts)


class NoMemory:
    """The memory of a file to which nobody has sent anything yet."""

    def lineage(self, sender: str, roster: str, columns: Collection[str]) -> Lineage:
        return Lineage("", sender, roster=roster)

    def copies(self, book: str) -> Lineage:
        return Lineage(f"copies.{book}", book)

    def absences(self, sender: str) -> Lineage:
        return Lineage(f"absences.{sender}", sender)


class Remembering:
    """What the memory of senders makes of a book: its rows in versions, and what is to be remembered."""

    def __init__(
        self,
        delivery: Delivery,
        arrivals: Sequence[Arrivals],
        known: Known,
        memory: Memory,
        on: date | None,
    ) -> None:
        self._file = delivery.file
        self._known = known
        self._memory = memory
        self._on = on
        self._states: dict[tuple[str, int], RowState | None] = {}
        self._stands = {
            row: one.stands
            for of in arrivals
            for one in of.rows.values()
            for row in one.ids
            if row != one.stands
        }
        met = {one.stands for of in arrivals for one in of.rows.values()}
        self._present = Together(met, *(of.alone for of in arrivals))
        self.changes: list[LineageChange] = []
        self.problems: list[Problem] = []
        self.missed = 0
        self.absent: list[tuple[str, RowId]] = []
        for of in arrivals:
            self._take_list(of)
        self._take_copies(arrivals)
        if delivery.manifest:
            unit = delivery.manifest.unit
            self._miss(unit_key(unit), unit.name, delivery.missing)

    def state(self, roster: str, place: int) -> RowState | None:
        """The row as it joins what this file holds; None where it says nothing new."""
        return self._states[roster, place]

    def _take_list(self, of: Arrivals) -> None:
        """The rows that somebody typed without the program."""
        typed = {place: one for place, one in of.rows.items() if not one.row.state}
        if not typed:
            return
        roster, lineage = of.roster, of.lineage.standing(self._stands)
        absences = self._memory.absences(lineage.key).standing(self._stands)
        rows = {
            place: Typed(
                one.state,
                frozenset(one.row.cell_by_column),
                one.stands,
                lineage.row(roster.key, one.stands),
                absences.row(roster.key, one.stands).absence is Absence.TAKEN,
            )
            for place, one in typed.items()
        }
        order = order_of(roster, lineage, list(rows.values()))
        heard: dict[RowId, list[Told]] = defaultdict(list)
        for place, one in rows.items():
            said = told(roster, lineage, one, typed[place].held, order, on=self._on)
            heard[one.row].append(said)
            aliases = frozenset({one.state.id}) - {one.row}
            state = RowState(one.row, roster.key, said.cells, aliases)
            self._states[roster.key, place] = state if said.cells else None
        changed = tuple(
            row
            for stands, of_row in heard.items()
            if (row := _remembered(lineage.row(roster.key, stands), lineage.deliveries + 1, of_row))
        )
        if changed:
            self.changes.append(LineageChange(lineage, changed, of.columns))
        self._tell_old(sum(one.old for of_row in heard.values() for one in of_row))
        self._miss(lineage.key, lineage.unit, self._off_list(roster, lineage, order, typed.values()))

    def _off_list(
        self, roster: Roster, lineage: Lineage, order: BookOrder, typed: Iterable[Arrival]
    ) -> list[tuple[str, RowId]]:
        """Rows that the lineage used to list, village by village: a list may come in parts."""
        unmet = [
            row.row
            for row in lineage.rows.values()
            if row.first <= order.seen and row.row not in self._present
        ]
        if not unmet:
            return []
        states = {state.id: state for state in self._known.states_by_id(roster.key, unmet).values()}
        gone_by_village: dict[str, list[RowId]] = defaultdict(list)
        for state in states.values():
            gone_by_village[_village(roster, state)].append(state.id)
        there = Counter(_village(roster, one.held or one.state) for one in typed)
        return [
            (roster.key, row)
            for village, rows in gone_by_village.items()
            if is_whole(missing=len(rows), there=there[village])
            for row in rows
        ]

    def _take_copies(self, arrivals: Sequence[Arrivals]) -> None:
        """The rows that our workbooks remember, and those that were typed into them."""
        places = [
            (of.roster.key, place) for of in arrivals for place, one in of.rows.items() if one.row.state
        ]
        by_roster = {of.roster.key: of.rows for of in arrivals}
        copies = [by_roster[roster][place] for roster, place in places]
        found = contained(
            [Copy(one.row, one.state, one.stands) for one in copies], self._stands, self._memory
        )
        self.changes += found.changes
        for number, (at, one) in enumerate(zip(places, copies, strict=True)):
            self._states[at] = found.states.get(number, one.state)

    def _miss(self, sender: str, unit: str, missing: Sequence[tuple[str, RowId]]) -> None:
        """Ask about rows that are gone, once; and about those that are there again no more."""
        lineage = replace(self._memory.absences(sender).standing(self._stands), unit=unit)
        states: dict[RowId, RowState] = {}
        for roster in dict.fromkeys(roster for roster, _ in missing):
            states |= self._known.states_by_id(roster, [row for of, row in missing if of == roster])
        found = gone(lineage, missing, self._present, states, file=self._file)
        if found.rows:
            self.changes.append(LineageChange(lineage, found.rows))
        if found.asked:
            self.missed += len(found.asked)
            self.absent += [(states[row].roster, row) for row in found.asked]
            message = say.MISSING_ROWS.about(count=len(found.asked))
            remedy = str(say.MISSING_ROWS_REMEDY.about())
            self.problems.append(Problem(message.code, str(message), remedy=remedy))

    def _tell_old(self, count: int) -> None:
        if count:
            message = say.OLD_NEWS.about(count=count)
            remedy = str(say.OLD_NEWS_REMEDY.about())
            self.problems.append(Problem(message.code, str(message), remedy=remedy))


def unit_key(unit: Unit) -> str:
    """Under which name the absences of a unit's own workbooks are remembered."""
    return short_hash("unit", unit.level.value, unit.township, unit.name)


def lineage_of(
    catalog: Catalog,
    roster: Roster,
    hand: Sender,
    rows: Sequence[DeliveredRow],
    states: Sequence[RowState],
    memory: Memory,
) -> tuple[Lineage, frozenset[str]]:
    """Whose lists these typed rows continue, and which columns the list has."""
    if not rows:
        return Lineage("", "", roster=roster.key), frozenset()
    columns = frozenset(column for row in rows for column in row.cell_by_column)
    sender = lineage_sender(catalog, hand, states)
    lineage = memory.lineage(sender, roster.key, columns)
    if not lineage.key:
        lineage = replace(lineage, key=lineage_key(sender, roster.key, columns))
    unit = lineage.unit or (hand.unit.name if hand.unit else hand.heading)
    return replace(lineage, unit=unit), columns


def with_known_ids(catalog: Catalog, lineage: Lineage, states: Sequence[RowState]) -> list[RowState]:
    """The rows; one without a number, which no key tells, is the row of its lineage that alone bears its
    name."""
    ids = {state.id for state in states}
    free: dict[tuple[str, ...], list[RowId]] = defaultdict(list)
    for (roster, row), known in lineage.rows.items():
        last = {register: cell for one in known.sayings for register, cell in one.cells.items()}
        state = RowState(row, roster, last)
        if row not in ids and not keys_of(catalog, state):
            free[_name_and_place(catalog, state)].append(row)
    wanted = Counter(
        _name_and_place(catalog, state)
        for state in states
        if (state.roster, state.id) not in lineage.rows and not keys_of(catalog, state)
    )
    found = []
    for state in states:
        place = _name_and_place(catalog, state)
        is_known = (state.roster, state.id) in lineage.rows or bool(keys_of(catalog, state))
        if not is_known and wanted[place] == 1 and len(free.get(place, ())) == 1:
            state = replace(state, id=free[place][0])
        found.append(state)
    return found


def _name_and_place(catalog: Catalog, state: RowState) -> tuple[str, ...]:
    roster = catalog.roster(state.roster)
    texts = column_texts(roster, {key: cell.values[0] for key, cell in state.cells.items() if cell})
    apart = (folded_text(texts.get(key, "")) for key in roster.told_apart_by)
    village = folded_text(roster.text_of(Role.VILLAGE, texts))
    return village, folded_name(roster.text_of(Role.NAME, texts)), *apart


def _village(roster: Roster, state: RowState) -> str:
    register = roster.register_of[roster.key_of(Role.VILLAGE)].key if roster.has(Role.VILLAGE) else ""
    values = state.cell(register).values
    return folded_text(values[0][0]) if values else ""


def _remembered(before: LineageRow, number: int, heard: Sequence[Told]) -> LineageRow | None:
    """The row with what this delivery said otherwise; None where that is nothing."""
    cells: dict[str, Cell] = {}
    for one in heard:
        for register, cell in one.spoken.items():
            cells[register] = Cell(cells.get(register, BLANK).pairs | cell.pairs)
    if not cells:
        return None
    for one in heard:
        # Where the person stands on the list twice, both texts hold.
        for register, cell in one.repeated.items():
            if register in cells:
                cells[register] = Cell(cells[register].pairs | cell.pairs)
    return before.with_saying(number, cells)
