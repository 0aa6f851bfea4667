"""Keeps card and table together: the card shows the row at hand, what is typed in either stands in both."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from roster_desktop.checks import Finding
from roster_desktop.records import RowId
from roster_desktop.schema import Role, Values
from roster_desktop.wording import _
from ui.models import DRAFT, marks_of
from ui.pages.roster_list import RosterList
from ui.pages.roster_records import findings_while_typing, record_at
from ui.panels import RecordPanel


class CardKeeping(QObject):
    """Knows which row the card shows, and writes there what the card hands over."""

    said = Signal(str)

    def __init__(self, rows: RosterList, card: RecordPanel) -> None:
        super().__init__(card)
        self._rows = rows
        self._card = card
        self._shown: RowId | None = None
        self._refused: dict[tuple[RowId, str], tuple[str, str]] = {}
        """(row, column) → what was typed there and could not be saved, and what stood there before."""
        rows.at_hand.connect(self.show)
        rows.view.typed.connect(self._hear_cell)
        rows.table.draft_saved.connect(self._take_saved)
        card.written.connect(self._write)

    @property
    def shown(self) -> RowId | None:
        """The row that the card shows; None where it shows none."""
        return self._shown

    def show(self) -> None:
        """Put the row at hand into the card."""
        row = self._rows.row
        if row is None:
            self._shown = None
            self._card.show_nobody()
            return
        has_moved = row != self._shown
        if has_moved:
            self._move_on(row)
        place, last = self._rows.place, self._rows.table.rowCount() - 1
        record = record_at(self._rows.table, place, is_fresh=row in (DRAFT, self._rows.table.fresh))
        self._card.show_record(record, has_previous=place > 0, has_next=place < last)
        if has_moved:
            for (of, key), (text, _) in self._refused.items():
                if of == row:
                    self._card.form.keep_typed(key, text)

    def look_again(self) -> None:
        """What the rules say is kept anew: the fields say it too."""
        self._card.form.look_again()

    def _move_on(self, row: RowId) -> None:
        """Another row is at hand: what was shown is masked again, what was left blank is given up."""
        table = self._rows.table
        was_draft = self._shown == DRAFT
        self._shown = row
        if table.fresh not in (None, row):
            table.end_fresh()
        if table.revealed not in (None, row):
            table.reveal(None)
        if was_draft:
            # Later: a model must not lose rows while its selection is just moving.
            QTimer.singleShot(0, self, self._give_up_blank)

    def _give_up_blank(self) -> None:
        table = self._rows.table
        if self._shown != DRAFT and table.draft is not None and table.is_draft_blank:
            table.drop_draft()

    def _take_saved(self, row: str) -> None:
        self._shown = RowId(row)
        self.show()

    def _write(self, key: str, text: str) -> None:
        """A field was left: save it in the row that the card shows, also where another is at hand by now."""
        table = self._rows.table
        place = table.place_of(self._shown) if self._shown is not None else None
        if place is None:
            return
        known = {held for held, shown in table.values_at(place).items() if shown}
        if not table.write(place, key, text):
            self._card.form.keep_typed(key, text)
            if self._shown is not None and self._shown != DRAFT:
                self._refused[self._shown, key] = (text, table.values_at(place).get(key, ""))
            return
        self._refused.pop((self._shown or DRAFT, key), None)
        # What was refused before stands in its line still; now the file may take it.
        self._card.form.save_typed()
        self._save_refused()
        if self._rows.roster.column_by_key[key].role is Role.ID_NUMBER:
            self._tell_filled(known)

    def _save_refused(self) -> None:
        """The file takes writes again: so it takes what it refused in rows that were left meanwhile."""
        table = self._rows.table
        for (row, key), (text, before) in list(self._refused.items()):
            place = table.place_of(row)
            if place is None:
                continue
            stands = table.values_at(place).get(key, "")
            # Somebody who wrote there since knew better.
            if stands != before or table.write(place, key, text):
                self._refused.pop((row, key), None)

    def _tell_filled(self, known: set[str]) -> None:
        """Say what came from the person roster, so that nobody wonders where it is from."""
        place = self._rows.table.place_of(self._shown) if self._shown is not None else None
        if place is None:
            return
        values = self._rows.table.values_at(place)
        taken = [
            column.header
            for column in self._rows.roster.columns
            if column.from_person
            and not column.derived
            and column.key not in known
            and values.get(column.key)
        ]
        if taken:
            self.said.emit(_("已从人员信息带出：{taken}。").format(taken=_("、").join(taken)))

    def _hear_cell(self, key: str, text: str) -> None:
        """A cell is being typed in the table: the card shows it, the line says what is wrong."""
        self._card.form.show_row_of(key, text)
        roster = self._rows.roster
        texts = {**self._rows.stored, key: roster.column_by_key[key].kind.canonical(text)}
        name = roster.name_in(texts)
        self._rows.view.complain(marks_of(roster, self._check(texts), name=name).get(key))

    def _check(self, texts: Values) -> Sequence[Finding]:
        return findings_while_typing(
            self._rows.table.workspace, self._rows.roster, texts, self._rows.row or DRAFT
        )
