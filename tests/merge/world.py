"""A world of roster files without disks: people type into them, books cross between them,
and somebody remembers what every author had seen when writing. All rules are the production ones;
only the bookkeeping is here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from msgspec import Struct
from msgspec.structs import replace

from roster_desktop.merge import Saying, decided, joining, plan_merge, setting_apart, unjoining
from roster_desktop.records import (
    LISTED,
    REMOVAL_KEY,
    CellsWritten,
    Change,
    DeliveredRow,
    Delivery,
    Level,
    Lineage,
    LineageChange,
    Manifest,
    NotesWritten,
    RowAdded,
    RowId,
    RowMerged,
    RowRemoved,
    RowRestored,
    RowSplit,
    RowState,
    Standing,
    Unit,
    Value,
    added,
    answered_cell,
    column_texts,
    derived_row_id,
    edit_writer,
    edited_cell,
    keys_of,
    note_register,
    note_value,
    noted,
    removed,
    restored,
    row_mark,
    written,
)
from roster_desktop.schema import EXPLANATIONS, VERIFIED_CELLS
from roster_desktop.schema.pairing import PairingKey
from tests.builders import TOY, TOY_PEOPLE

Act = tuple[str, int]
"""One write: (writer, number). Of an edit in a spreadsheet program the row belongs to it: its number is
always 1."""

VILLAGE = Unit(Level.VILLAGE, "河湾村", township="清水镇", county="洋县")


class Book(Struct, frozen=True):
    """A workbook on its way, and every act that its sender had seen."""

    delivery: Delivery
    seen: frozenset[Act]


def edited_by_hand(ledger: Ledger, book: Book, place: int, **cells: str) -> Book:
    """The book after somebody changed these cells of one row in a spreadsheet program."""
    rows = list(book.delivery.rows)
    row = rows[place % len(rows)]
    assert row.state is not None
    state, shown = row.state, row.state.shown(())
    manifest = book.delivery.manifest
    assert manifest is not None
    for key, text in cells.items():
        value, cell = (text,), state.cell(key)
        # The world's books show every question beside its cell.
        edit = (
            answered_cell(cell, value, book=manifest.book, register=key)
            if key in state.open_registers
            else edited_cell(cell, value, book=manifest.book, register=key, shown=shown.get(key))
        )
        act = (f"{edit_writer(manifest.book, key, (text,))}@{state.id}", 1)
        ledger.seen_by_act[act] = book.seen | {act}
        state = state.with_cells({key: edit})
        book = replace(book, seen=book.seen | {act})
    rows[place % len(rows)] = row.restated(state, row.hand_edited)
    return replace(book, delivery=replace(book.delivery, rows=tuple(rows)))


@dataclass
class Ledger:
    """What really happened: which acts each author had seen. Versions must say the same."""

    seen_by_act: dict[Act, frozenset[Act]] = field(default_factory=dict)
    writers: int = 0
    books: int = 0

    def new_writer(self) -> str:
        self.writers += 1
        return f"writer{self.writers:02}"


@dataclass
class RosterFile:
    """One file of one catalog: rows by roster and id, and a writer."""

    ledger: Ledger
    writer: str = ""
    own: frozenset[str] = frozenset()
    number: int = 0
    rows: dict[RowId, RowState] = field(default_factory=dict)
    seen: frozenset[Act] = frozenset()
    lineages: dict[str, Lineage] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._open()

    # What a merge reads.

    def marks(self, roster: str, ids: Collection[RowId]) -> dict[RowId, str]:
        return {state.id: row_mark(TOY.roster(roster), state) for state in self.of(roster) if state.id in ids}

    def states_by_id(self, roster: str, ids: Collection[RowId]) -> dict[RowId, RowState]:
        home = {name: state for state in self.of(roster) for name in (state.id, *state.aliases)}
        return {row: home[row] for row in ids if row in home}

    def states_by_key(self, roster: str, keys: Collection[PairingKey]) -> dict[PairingKey, list[RowState]]:
        found: dict[PairingKey, list[RowState]] = {}
        for state in self.of(roster):
            for key in keys_of(TOY, state) & set(keys):
                found.setdefault(key, []).append(state)
        return found

    def twins(self, roster: str, rows: Collection[RowId]) -> list[RowId]:
        times = Counter(key for state in self.of(roster) for key in keys_of(TOY, state))
        return [row for row in rows if any(times[key] > 1 for key in keys_of(TOY, self.rows[row]))]

    def visible(self, state: RowState) -> dict[str, str]:
        return column_texts(TOY.roster(state.roster), state.shown(self.own))

    def of(self, roster: str) -> list[RowState]:
        return [state for state in self.rows.values() if state.roster == roster]

    # What it remembers of its senders.

    def lineage(self, sender: str, roster: str, columns: Collection[str]) -> Lineage:
        for one in self.lineages.values():
            if (one.sender, one.roster) == (sender, roster):
                return one
        return Lineage("", sender, roster=roster)

    def copies(self, book: str) -> Lineage:
        return self.lineages.get(f"copies.{book}", Lineage(f"copies.{book}", book))

    def absences(self, sender: str) -> Lineage:
        return self.lineages.get(f"absences.{sender}", Lineage(f"absences.{sender}", sender))

    def remember(self, *changes: LineageChange) -> None:
        for change in changes:
            rows = {**change.lineage.rows, **{(row.roster, row.row): row for row in change.rows}}
            rows = {key: row for key, row in rows.items() if not row.is_empty}
            self.lineages[change.lineage.key] = replace(
                change.lineage, rows=rows, deliveries=change.lineage.deliveries + 1
            )

    # What people do.

    def add(self, values: dict[str, str], roster: str = TOY_PEOPLE.key) -> RowId:
        row = derived_row_id(self.writer, str(self.number + 1))
        self.apply(RowAdded(roster, row, values))
        return row

    def type(self, row: RowId, **values: str) -> None:
        self.apply(CellsWritten(self.rows[row].roster, row, values))

    def explain(self, row: RowId, rule: str, reason: str) -> None:
        """Say why a finding stands; "" takes it back."""
        said = ("2026-11-22", self.writer, reason) if reason else ("", "", "")
        line = {note_register(EXPLANATIONS, rule, "0" * 16): note_value(EXPLANATIONS, *said)}
        self.apply(NotesWritten(self.rows[row].roster, row, line))

    def verify(self, row: RowId, column: str, result: str) -> None:
        """Note that the cell was verified."""
        said = note_value(VERIFIED_CELLS, "2026-11-22", self.writer, "电话", result, "0" * 8)
        line = {note_register(VERIFIED_CELLS, column): said}
        self.apply(NotesWritten(self.rows[row].roster, row, line))

    def join(self, one: RowId, other: RowId, **values: str) -> RowId:
        """Say that both rows are one."""
        rows = self.rows[one], self.rows[other]
        self.apply(*joining(*rows, Saying("2026-11-22", self.writer, "甲", "乙"), values))
        return min(one, other)

    def set_apart(self, one: RowId, other: RowId) -> None:
        """Say that they are not the same."""
        rows = self.rows[one], self.rows[other]
        self.apply(*setting_apart(*rows, Saying("2026-11-22", self.writer, "甲", "乙")))

    def unjoin(self, row: RowId, other: RowId) -> tuple[str, ...]:
        """Say that they are not the same after all; answers where words stay with the row that stays."""
        state = self.rows[row]
        unjoined = unjoining(
            TOY.roster(state.roster), state, other, Saying("2026-11-22", self.writer, "甲", "乙")
        )
        self.apply(*unjoined.changes)
        return unjoined.stays

    def remove(self, row: RowId, reason: str = "迁出") -> None:
        self.apply(RowRemoved(self.rows[row].roster, row, reason, "2026-11-22"))

    def restore(self, row: RowId) -> None:
        self.apply(RowRestored(self.rows[row].roster, row))

    def decide(self, row: RowId, register: str, value: Value) -> None:
        self.apply(decided(TOY.roster(self.rows[row].roster), row, register, value))

    def apply(self, *changes: Change) -> None:
        act = (self.writer, self.number + 1)
        wrote = False
        for change in changes:
            if isinstance(change, RowSplit):
                for gone in change.gone:
                    self.rows.pop(gone, None)
                self.rows |= {part.id: part for part in (change.kept, *change.given_back) if part.cells}
                continue
            state = self._after(change, *act)
            wrote |= not isinstance(change, RowMerged) and state != self.rows.get(state.id)
            for gone in (*state.aliases, state.id):
                self.rows.pop(gone, None)
            self.rows[state.id] = state
        if wrote:
            self.number += 1
            self.seen |= {act}
            self.ledger.seen_by_act[act] = self.seen

    # What happens to files.

    def book(self) -> Book:
        """A submission, as the program writes it: every row with its memory, removed ones unseen."""
        self.ledger.books += 1
        name = f"book{self.ledger.books:02}"
        manifest = Manifest(1, name, self.writer, VILLAGE, "张三", "2026", "0", 1, "", "", "00")
        rows = tuple(
            DeliveredRow(
                state.roster,
                "花名册",
                0 if state.standing is Standing.REMOVED else place,
                self.visible(state),
                {},
                state,
                mark=row_mark(TOY.roster(state.roster), state),
            )
            for place, state in enumerate(self.rows.values(), start=4)
        )
        return Book(Delivery(f"{name}.xlsx", name, manifest, rows), self.seen)

    def take(self, *books: Book) -> RosterFile:
        for book in books:
            plan = plan_merge(TOY, book.delivery, self)
            self.apply(*plan.changes)
            self.seen |= book.seen
        return self

    def copy(self) -> RosterFile:
        """The file copied by hand and opened: it writes under a new name."""
        return RosterFile(
            self.ledger, own=self.own, rows=dict(self.rows), seen=self.seen, lineages=dict(self.lineages)
        )

    def go_back_to(self, backup: RosterFile) -> None:
        self.rows, self.seen = dict(backup.rows), backup.seen
        self._open()

    @property
    def open(self) -> frozenset[tuple[RowId, str]]:
        """Every question: row and register."""
        return frozenset((state.id, key) for state in self.rows.values() for key in state.open_registers)

    def decide_everything(self) -> None:
        while self.open:
            row, register = min(self.open)
            state = self.rows[row]
            values = state.counting[register].values
            is_kept = register == REMOVAL_KEY and state.standing is Standing.DISPUTED
            self.decide(row, register, LISTED if is_kept else values[0])

    def _open(self) -> None:
        self.writer, self.number = self.ledger.new_writer(), 0
        self.own |= {self.writer}

    def _after(self, change: Change, writer: str, number: int) -> RowState:
        match change:
            case RowAdded(roster, row, values):
                return added(TOY.roster(roster), row, values, writer=writer, number=number)
            case RowMerged(state):
                held = [self.rows[row] for row in (state.id, *state.aliases) if row in self.rows]
                for one in held:
                    state = state.merged(one)
                return state
            case CellsWritten(roster, row, values):
                state = self.rows[row]
                cells = written(
                    TOY.roster(roster), state, values, writer=writer, number=number, own_writers=self.own
                )
            case NotesWritten(_, row, lines):
                state = self.rows[row]
                cells = noted(state, lines, writer=writer, number=number)
            case RowRemoved(_, row, reason, on):
                state = self.rows[row]
                cells = removed(state, reason, on, writer=writer, number=number)
            case RowRestored(_, row):
                state = self.rows[row]
                cells = restored(state, writer=writer, number=number)
            case _:
                raise AssertionError(f"nobody in this world does {change}")
        return state.with_cells(cells)


def same(files: Iterable[RosterFile]) -> bool:
    """Whether all files hold the same rows: ids, aliases, and pairs in every cell."""
    first, *others = files
    return all(other.rows == first.rows for other in others)
