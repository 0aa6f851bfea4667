"""What an open roster file tells: rows by pages, states, history, questions.
Every answer is one short look."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date

from roster_desktop.records import (
    EVERYTHING,
    Area,
    Kept,
    RowId,
    RowState,
    WriterRecord,
    shown_texts,
    told_notes,
)
from roster_desktop.schema import NOTES, STRICT_AT_FIRST, Care, Catalog
from roster_desktop.schema.pairing import PairingKey
from roster_desktop.store import areas, asked, conflicts, identity, journal, listing, rows
from roster_desktop.store.between import RowBetween, rows_between
from roster_desktop.store.learnt_texts import LearntTexts
from roster_desktop.store.roster_file import RosterFile
from roster_desktop.store.shapes import Access, Batch, Diagnosis, HistoryEntry, OpenConflict, Query, Row
from roster_desktop.store.transaction import Transaction
from roster_desktop.store.wholeness import diagnose
from roster_desktop.wording import Refusal, storing


class Reading:
    """The reading half of a workspace. Threads may read at the same time, also while another one saves."""

    catalog: Catalog
    today: Callable[[], date]
    _file: RosterFile
    _learnt: LearntTexts
    _own: tuple[int, frozenset[str]] | None = None
    """Own writers as of a journal number."""
    _told_cutoff: str | None = None
    """The cut-off date as the file has it; None while it was not read."""

    @contextmanager
    def _look(self) -> Iterator[Transaction]:
        with self._file.reading() as transaction:
            yield transaction

    @property
    def cutoff(self) -> date:
        """The day on which ages and periods are told (填报截止日): the one that was set, or else today."""
        told = self._told_cutoff
        if told is None:
            with self._look() as look:
                told = identity.read_setting(look, identity.CUTOFF) or ""
            # Nobody else writes while the file is open for writing here; thousands of cells ask for the day.
            self._told_cutoff = told if self._file.access is Access.WRITE else None
        return date.fromisoformat(told) if told else self.today()

    def _on(self, look: Transaction) -> date:
        told = identity.read_setting(look, identity.CUTOFF)
        return date.fromisoformat(told) if told else self.today()

    @property
    def own_writers(self) -> frozenset[str]:
        """Who wrote in this file. They only change with the journal,
        so thousands of rows are shown by one look."""
        journal = self.journal
        if self._own is None or self._own[0] != journal:
            with self._look() as look:
                self._own = look.journal, look.own_writers
        return self._own[1]

    @property
    def journal(self) -> int:
        """Number of the last batch; when it rises, what was read before may be old."""
        with self._look() as look:
            return look.journal

    @property
    def last_saved_at(self) -> str:
        """When the last batch was saved; "" where there is none."""
        with self._look() as look:
            step = journal.read_step(look, look.journal)
            return step.at if step else ""

    def row_ids(self, query: Query) -> list[RowId]:
        """Ids of the rows asked for, in their order; the rows themselves come by pages."""
        with self._look() as look:
            return listing.list_rows(look, query, self._on(look))

    def count(self, query: Query) -> int:
        with self._look() as look:
            return listing.count_rows(look, query, self._on(look))

    def texts(self, query: Query, column: str) -> list[tuple[str, int]]:
        """Texts of the column with the number of rows found that hold them, the most used first;
        "" for blank cells."""
        with self._look() as look:
            return listing.count_texts(look, query, column, self._on(look))

    def listed_texts(self, query: Query, columns: Sequence[str]) -> list[tuple[str, ...]]:
        """Row id and stored texts of a few columns, of every row found: for lists of thousands that are not
        shown row by row. Read beside the window."""
        with self._look() as look:
            return listing.list_texts(look, query, columns, self._on(look))

    def listed_text_pages(
        self, roster: str, columns: Sequence[str], *, size: int
    ) -> Iterator[list[tuple[str, ...]]]:
        """The same of everything that a roster lists, in its order, a page at a time."""
        after: tuple[int, str] | None = None
        while True:
            with self._look() as look:
                page, after = listing.page_of_texts(look, roster, columns, after, limit=size)
            if page:
                yield page
            if after is None:
                return

    def rows_with_text(self, roster: str, column: str) -> list[RowId]:
        """Rows, removed ones too, that hold any text in the column (one of notes, too)."""
        with self._look() as look:
            return listing.rows_with_text(look, roster, column)

    def counts(self) -> dict[str, int]:
        """Roster → listed rows."""
        with self._look() as look:
            return listing.count_listed(look)

    def households(self, area: Area = EVERYTHING) -> int:
        """Households of which somebody is listed, of the whole unit or of a part of it."""
        with self._look() as look:
            return listing.count_households(look, area)

    def people_by_area(self) -> dict[Area, int]:
        """Village, within its township → persons listed."""
        with self._look() as look:
            return areas.count_people(look)

    def areas_of_batch(self, batch: int) -> frozenset[Area]:
        """The villages, within their townships, whose rows a batch altered."""
        with self._look() as look:
            return areas.areas_of_batch(look, batch)

    def rows(self, roster: str, ids: Sequence[RowId]) -> list[Row]:
        """A page of rows in the order asked; ids that are no longer there are left out."""
        with self._look() as look:
            return rows.read_rows(look, roster, ids, self._on(look))

    def row(self, roster: str, row_id: RowId) -> Row | None:
        """One row, also under an id that stands for it since two rows became one."""
        with self._look() as look:
            behind = look.rows_behind([row_id])
            found = rows.read_rows(look, roster, [behind.get(row_id, row_id)], self._on(look))
            return found[0] if found else None

    def resolve(self, text: str, roster: str | None = None) -> tuple[str, RowId]:
        """The row that somebody named: by id, its unambiguous beginning,
        or `person:ID_NUMBER` (any roster's key)."""
        asked = text.strip()
        with self._look() as look:
            found = list(self._named(look, asked, roster))
        if not found:
            raise Refusal(storing.ROW_UNKNOWN.about(file=self._file.path.name, text=text))
        exact = [one for one in found if one[1] == asked]
        if len(found) > 1 and len(exact) != 1:
            raise Refusal(storing.ROW_AMBIGUOUS.about(file=self._file.path.name, text=text))
        return exact[0] if exact else found[0]

    def _named(self, look: Transaction, asked: str, roster: str | None) -> Iterator[tuple[str, RowId]]:
        key, _, id_number = asked.partition(":")
        if id_number and key in self.catalog.roster_by_key:
            yield from ((key, row) for row in listing.rows_of_holder(look, key, id_number.strip()))
            return
        for one in self.catalog.roster_by_key.values() if asked else ():
            if roster in (None, one.key):
                yield from ((one.key, row) for row in listing.rows_beginning(look, one.key, asked, limit=2))

    def people(self, id_number: str) -> list[Row]:
        """Listed persons with this number, whichever of its forms is written."""
        with self._look() as look:
            ids = listing.rows_of_holder(look, self.catalog.people, id_number)
            return rows.read_rows(look, self.catalog.people, ids, self._on(look))

    def names_by_holder(self, holders: Iterable[str]) -> dict[str, set[str]]:
        """Holder of a number (`holder_of`) → the names under which the file lists that person."""
        found: dict[str, set[str]] = {}
        with self._look() as look:
            for holder, name in listing.names_of_holders(look, self.catalog.people, holders):
                found.setdefault(holder, set()).add(name)
        return found

    def rows_of_person(self, id_number: str) -> dict[str, list[RowId]]:
        """Roster → listed rows about the person with this number; rosters without any are absent."""
        with self._look() as look:
            found = {
                one.key: listing.rows_of_holder(look, one.key, id_number) for one in self.catalog.rosters
            }
        return {roster: ids for roster, ids in found.items() if ids}

    def state(self, roster: str, row: RowId) -> RowState | None:
        """The row with its versions, also under an id that stands for it."""
        return self.states_by_id(roster, [row]).get(row)

    def states(self, roster: str, *, after: int = 0, limit: int = 500) -> list[RowState]:
        """States by place, removed rows too; `after`: how many were read before. Whoever reads several pages
        looks at `journal` and begins anew when it moved."""
        with self._look() as look:
            return rows.page_of_states(look, roster, after=after, limit=limit)

    def states_by_id(self, roster: str, ids: Collection[RowId]) -> dict[RowId, RowState]:
        """Asked id → state of the row, under whichever of its ids it was asked; unknown ids are absent."""
        with self._look() as look:
            behind = look.rows_behind(ids)
            there = rows.read_states(look, roster, [behind.get(row, row) for row in ids])
        return {row: placed.state for row in ids if (placed := there.get(behind.get(row, row)))}

    def marks(self, roster: str, ids: Collection[RowId]) -> dict[RowId, str]:
        """Id → mark of the row that the file keeps under it; what is none where it keeps the row unmarked."""
        with self._look() as look:
            return rows.marks(look, roster, ids)

    def states_by_key(self, roster: str, keys: Collection[PairingKey]) -> dict[PairingKey, list[RowState]]:
        """Natural key → rows that have it, removed ones too; keys without any are absent."""
        with self._look() as look:
            return rows.states_by_key(look, roster, keys)

    def twins(self, roster: str, ids: Collection[RowId]) -> list[RowId]:
        """Those of these rows, none of which waits for a decision, whose natural key another row has, too."""
        with self._look() as look:
            return rows.twins(look, roster, ids)

    def visible(self, state: RowState) -> dict[str, str]:
        """The stored texts of a state as this file shows them; what is noted about it in words."""
        roster = self.catalog.roster(state.roster)
        texts = shown_texts(roster, state, self.own_writers)
        return texts | {notes.key: told_notes(roster, notes, texts) for notes in NOTES if notes.key in texts}

    def learnt(self, roster: str, column: str, text: str, limit: int = 20) -> list[str]:
        """Earlier texts of the column that contain this one, those used most first."""
        return self._learnt.offered(self._look, roster, column, text, limit=limit)

    def has_learnt(self, roster: str, column: str) -> bool:
        """Whether `learnt` answers at once: it goes through a column when it is first asked for it, and after
        many rows were altered."""
        return self._learnt.are_at_hand(self._look, roster, column)

    def batches(self, limit: int = 50, before: int | None = None) -> list[Batch]:
        """Steps of the history, newest first."""
        with self._look() as look:
            return journal.read_batches(look, limit=limit, before=before)

    def last_step_seen(self, numbers: Mapping[str, int]) -> int:
        """The last step of this file that somebody knows who has seen these writes of its writers (writer →
        highest number); 0 where it knows none."""
        with self._look() as look:
            return journal.last_step_seen(look, numbers)

    def history(
        self, *, row: tuple[str, RowId] | None = None, batch: int | None = None, limit: int = 200
    ) -> list[HistoryEntry]:
        """Every column whose shown text changed, newest batch first; of one row, of one batch,
        or of everything."""
        with self._look() as look:
            ids: set[RowId] = set()
            if row:
                own = look.rows_behind([row[1]]).get(row[1], row[1])
                ids = {row[1], own, *look.aliases_of([own]).get(own, ())}
            return journal.read_history(look, rows=ids, batch=batch, limit=limit)

    def rows_named(self, text: str) -> dict[int, list[tuple[str, RowId]]]:
        """Number of a step of the history → the (roster, row) it altered whose name then held this text."""
        with self._look() as look:
            return journal.rows_named(look, text)

    def rows_between(self, first: int, last: int) -> list[RowBetween]:
        """Rows that batches after the one, up to the other, altered: as they stood before and after."""
        with self._look() as look:
            return rows_between(look, first, last)

    def row_before_joining(self, row: RowId) -> Kept | None:
        """What the history says of a row that became part of another one, as it last stood by itself;
        None where this file never held it by itself."""
        with self._look() as look:
            return journal.row_before_joining(look, row)

    def conflicts(self) -> list[OpenConflict]:
        """Everything that waits for a decision."""
        with self._look() as look:
            return conflicts.read_conflicts(look)

    def conflicts_of(self, rows: Sequence[RowId]) -> list[OpenConflict]:
        """What waits for a decision in these rows."""
        with self._look() as look:
            return conflicts.read_conflicts_of(look, rows)

    def conflict_places(self) -> list[tuple[str, str, RowId, str]]:
        """(id, roster, row, register) of everything that waits; quick, for thousands of questions."""
        with self._look() as look:
            return conflicts.conflict_places(look)

    def writer_record(self, writer: str) -> WriterRecord | None:
        """Who stood behind this writer id; None where it is not known."""
        return next((one for one in self.writer_records() if one.writer == writer), None)

    def writer_records(self) -> tuple[WriterRecord, ...]:
        """Everybody whose writes may stand in the rows, for a workbook to carry."""
        with self._look() as look:
            return identity.read_writers(look)

    def count_conflicts(self) -> int:
        """How many questions wait; quick, for a badge."""
        with self._look() as look:
            return conflicts.count_conflicts(look)

    def conflict(self, conflict_id: str) -> OpenConflict:
        """The open question with this id, or with the one id that begins like this."""
        asked = conflict_id.strip()
        with self._look() as look:
            found = conflicts.read_conflicts(look, asked) if asked else []
        exact = [one for one in found if one.id == asked]
        if not found:
            raise Refusal(storing.CONFLICT_UNKNOWN.about(text=conflict_id))
        if len(found) > 1 and not exact:
            raise Refusal(storing.CONFLICT_AMBIGUOUS.about(text=conflict_id))
        return (exact or found)[0]

    def rows_asked(self) -> dict[str, list[RowId]]:
        """Roster → rows about which one unit asks another something."""
        with self._look() as look:
            return asked.rows_asked(look)

    def count_asked(self, *, but_by: str) -> int:
        """How many questions wait, those of this unit left out; quick, for a badge."""
        with self._look() as look:
            return asked.count_asked(look, but_by=but_by)

    def rows_to_review(self) -> dict[str, list[RowId]]:
        """Roster → rows in which different people wrote into a strict group at the same time."""
        cares = self.strict_cares
        with self._look() as look:
            return asked.rows_to_review(look, cares)

    def count_reviews(self) -> int:
        """How many such groups wait to be looked at; quick, for a badge."""
        cares = self.strict_cares
        with self._look() as look:
            return asked.count_reviews(look, cares)

    @property
    def strict_cares(self) -> frozenset[Care]:
        """The groups of columns in which the file is strict."""
        with self._look() as look:
            told = identity.read_setting(look, identity.STRICTNESS)
        if told is None:
            return STRICT_AT_FIRST
        return frozenset(care for care in Care if care.value in told.split())

    def doctor(self) -> Diagnosis:
        """Whether pages, rows, history and questions agree; alters nothing."""
        try:
            with self._look() as look:
                return diagnose(look)
        except Refusal as refusal:
            # So sick that it cannot even be looked at.
            return Diagnosis(False, (str(refusal),), {}, 0)
