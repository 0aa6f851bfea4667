"""All fields of a roster in their declared groups; Enter goes from one to the next."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from roster_desktop.checks import Finding
from roster_desktop.schema import Roster, Values
from roster_desktop.tasks.deciding import ConflictView
from roster_desktop.wording import Refusal, _
from roster_desktop.workspace import StoredFinding
from ui.editors import Surroundings
from ui.look import pixels
from ui.models import Mark, marks_of
from ui.panels.asking_box import AskingBox
from ui.panels.enter_walk import stops_at
from ui.panels.field_box import FieldBox
from ui.panels.field_column import FieldColumn
from ui.panels.record import Record

_REST = 300
"""Milliseconds without a key after which complaints are renewed."""

Check = Callable[[Values, str], Sequence[Finding]]
"""(texts, row id) → what is wrong with the row's own cells."""
Follow = Callable[[Values], Values]
"""Texts → the same with everything that follows from them."""


class RecordForm(QScrollArea):
    """Shows a record, says while one types what is wrong and what follows,
    and hands over each field that was left.

    Fifty fields take as long as the table beside them: they are made turn by turn once the rows are painted,
    or before that when somebody wants one.
    """

    made = Signal()
    """The fields are there."""
    written = Signal(str, str)
    """(key, text) to be saved."""
    typed = Signal(str, str)
    """(key, text so far) while a field is being typed."""
    helped = Signal(str)
    """Help of the field that has the keyboard; "" when it was left."""
    check_wanted = Signal(str)
    """Key: what is wrong with this field is to be gone through."""
    reveal_wanted = Signal()
    decided = Signal(str, object)
    verify_wanted = Signal(str)
    """Key: this field alone is to be verified."""
    earlier_wanted = Signal(str)
    """Key: what stood in this field before is asked for."""
    end_passed = Signal()
    """Enter in the last field."""

    def __init__(
        self,
        roster: Roster,
        surroundings: Surroundings,
        check: Check,
        follow: Follow,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._roster = roster
        self._surroundings = surroundings
        self._check = check
        self._follow = follow
        self._above = surroundings.above
        self._record: Record | None = None
        self._reached: set[str] = set()
        self._at = ""
        """Field of the shown record in which the keyboard is; none before it was put there."""
        self._elsewhere: dict[str, str] = {}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_REST)
        self._pause.timeout.connect(self._complain)
        self._made: dict[str, FieldBox] = {}
        self._is_as_filled = False
        """Whether every field stands as the shown record filled it: nobody typed since."""
        self._making = QTimer(self)
        self._making.setSingleShot(True)
        self._making.timeout.connect(self._grow)
        self._column = FieldColumn(roster, surroundings)
        self._lay_out()

    @property
    def _boxes(self) -> dict[str, FieldBox]:
        """Column key → its field, made by now, with what there is to show."""
        if not self._made:
            while not self._column.is_whole:
                self._grow()
            self._column.settle()
        return self._made

    @property
    def first_key(self) -> str:
        """The field where typing a new row begins."""
        return next(key for key in self._boxes if not self._boxes[key].is_derived)

    @property
    def key_at_hand(self) -> str:
        """The field in which the keyboard is; "" while it is elsewhere."""
        return next((key for key, box in self._made.items() if box.line.hasFocus()), "")

    @property
    def help_at_hand(self) -> str:
        """How the field in which the keyboard is wants to be filled in; "" while it is elsewhere."""
        key = self.key_at_hand
        return self._boxes[key].column.help if key else ""

    @property
    def first_open_key(self) -> str:
        """The first field of the shown row that is still to be filled in."""
        asked_for = self._asked_for()
        blank = (key for key, box in self._boxes.items() if not box.text and self._is_stop(key, asked_for))
        return next(blank, self.first_key)

    def box(self, key: str) -> FieldBox:
        """The field of this column."""
        return self._boxes[key]

    def show_record(self, record: Record) -> None:
        """Show this record; a field that is being typed keeps what is typed."""
        is_other = self._record is None or self._record.row != record.row
        if is_other and not (self._record and self._record.row == "" and record.is_fresh):
            self._reached.clear()
            self._at = ""
            self.verticalScrollBar().setValue(0)
        is_as_shown = self._is_as_filled and record == self._record
        self._record = record
        self._elsewhere = {}
        if is_as_shown:
            # The rows around it are others, as after sorting: what is wrong with it may be, not its texts.
            self._complain()
        elif self._made:
            self._fill(record, is_other)
        else:
            for box in self._column.boxes.values():
                self._show_text(box, record)
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        # Its place is painted with the table beside it, in one go; a window that just opened, or is hidden,
        # is not painted however long it counts as visible.
        if self._record is not None and not self._made:
            self._making.start()

    def _fill(self, record: Record, is_other: bool) -> None:
        for key, box in self._made.items():
            box.is_checked = bool(record.row) and not record.is_fresh
            if is_other or not box.is_being_typed:
                self._show_text(box, record)
            if box.is_key_field:
                box.show_verified(record.verified_fields.get(key), is_lapsed=key in record.lapsed_fields)
            box.ask([self._asking(question) for question in record.questions if _place_of(question) == key])
        self._is_as_filled = not any(box.is_being_typed for box in self._made.values())
        self._complain()

    def show_row_of(self, key: str, text: str) -> None:
        """Show what is being typed into this column elsewhere, with all that it means."""
        if key in self._boxes:
            self._boxes[key].preview(text)
            self._elsewhere = {key: text}
            self._typed(key, text)

    def take_focus(self, key: str) -> None:
        """Put the keyboard into this field and bring it into sight."""
        box = self._boxes[key]
        self.ensureWidgetVisible(box)
        box.take_focus()
        self._at = key

    def save_typed(self) -> None:
        """Hand over what is being typed, as though the field had been left: what is lit is taken."""
        for key, box in self._made.items():
            if box.is_being_typed:
                box.line.settle()
                text = box.line.text()
                box.line.setModified(False)
                self.written.emit(key, text)

    def keep_typed(self, key: str, text: str) -> None:
        """It could not be saved: it stays in its field as typed, and is handed over again next time."""
        self._is_as_filled = False
        line = self._boxes[key].line
        line.setText(text)
        line.setModified(True)

    @property
    def typed_now(self) -> tuple[str, str] | None:
        """(key, text) of the field that is being typed and not handed over yet."""
        typed = ((key, box.line.text()) for key, box in self._made.items() if box.is_being_typed)
        return next(typed, None)

    def set_close(self, is_close: bool) -> None:
        """Put the fields closer to each other where there is little room."""
        self._column.set_close(is_close)

    def _asking(self, question: ConflictView) -> AskingBox:
        is_revealed = self._record is not None and self._record.is_revealed
        box = AskingBox(self._roster, question, is_revealed=is_revealed, parent=self)
        box.decided.connect(self.decided)
        return box

    def _show_text(self, box: FieldBox, record: Record) -> None:
        stored, shown = record.stored.get(box.key, ""), record.values.get(box.key, "")
        if box.column.derived and not stored and shown:
            box.show_derived(shown)
        else:
            is_typed = record.is_fresh and stored != record.given.get(box.column.key)
            is_masked = not (record.is_revealed or is_typed)
            box.show_text(stored, is_locked=record.is_locked, is_masked=is_masked)

    def _texts(self) -> dict[str, str]:
        return {key: text for key, box in self._boxes.items() if (text := box.current)}

    def _heard(self, key: str) -> None:
        self._typed(key, self._boxes[key].line.text())
        self.typed.emit(key, self._boxes[key].line.text())

    def _typed(self, key: str, text: str) -> None:
        """Somebody is typing: say what follows and what is wrong, before anything is saved."""
        if self._record is None:
            return
        self._is_as_filled = False
        texts = {**self._texts(), key: self._roster.column_by_key[key].kind.canonical(text)}
        followed = self._follow(texts)
        for other, box in self._boxes.items():
            if other != key and not box.is_being_typed and (box.is_derived or not box.text):
                self._show_followed(box, texts.get(other, ""), followed.get(other, ""))
        # A complaint that flickers while one types helps nobody; it comes when the fingers rest.
        self._pause.start()

    def _show_followed(self, box: FieldBox, typed: str, followed: str) -> None:
        if box.column.derived and not typed and followed:
            box.show_derived(followed)
        elif self._record is not None:
            box.show_text("", is_locked=self._record.is_locked, is_masked=False)
            box.line.hint(followed)

    def look_again(self) -> None:
        """Say anew what is wrong in each field."""
        self._complain()

    def _complain(self) -> None:
        self._pause.stop()
        if self._record is None or not self._made:
            return
        current = {**self._texts(), **self._elsewhere}
        name = self._roster.name_in(current)
        try:
            found = self._check(current, self._record.row)
        except Refusal:
            # The file is gone for the moment: what was said stands, and whoever saves is told.
            return
        marks = marks_of(self._roster, found, asked=self._record.asked, name=name)
        with self._column.told_together():
            for key, box in self._boxes.items():
                mark = marks.get(key)
                is_early = self._record.is_fresh and not current.get(key) and key not in self._reached
                if mark is None or is_early or box.line.is_offering:
                    box.complain(Mark.NONE, ())
                else:
                    box.complain(mark.mark, mark.sentences)

    def _enter(self, key: str) -> None:
        self._at = key
        self.helped.emit(self._boxes[key].column.help)
        self.ensureWidgetVisible(self._boxes[key], 0, pixels(self.font(), 40))

    def _leave(self, key: str, text: str) -> None:
        self._reached.add(key)
        self.helped.emit("")
        self.written.emit(key, text)
        self._complain()

    def _pass(self, key: str) -> None:
        """Gone past without a word: what must be filled says so now."""
        self.helped.emit("")
        # The field in which the keyboard stood when another row came was not reached in that row.
        if self._is_fresh and key == self._at and key not in self._reached:
            self._reached.add(key)
            self._complain()

    def _next(self, key: str) -> None:
        keys = list(self._boxes)
        asked_for = self._asked_for()
        for following in keys[keys.index(key) + 1 :]:
            if self._is_stop(following, asked_for):
                self.take_focus(following)
                return
        self.save_typed()
        self.end_passed.emit()

    def _is_stop(self, key: str, asked_for: Container[str]) -> bool:
        box = self._boxes[key]
        if box.is_derived:
            return False
        given = self._record.given if self._record is not None and self._record.is_fresh else None
        return stops_at(box.column, box.current, self._above(key), asked_for, given)

    def _asked_for(self) -> set[str]:
        """What the row's own rules complain of, with the field that is just being left."""
        row = self._record.row if self._record is not None else ""
        # What a comparison beside the window keeps comes at its own time: Enter must not walk by it.
        found = [one for one in self._check(self._texts(), row) if not isinstance(one, StoredFinding)]
        return {key for key, mark in marks_of(self._roster, found).items() if mark.mark >= Mark.WARNING}

    @property
    def _is_fresh(self) -> bool:
        return self._record is not None and self._record.is_fresh

    def _grow(self) -> None:
        """Make a few fields, filled at once; the others in the next turns."""
        for box in self._column.grow():
            self._connect(box)
            if self._record is not None:
                self._show_text(box, self._record)
        if not self._column.is_whole:
            self._making.start()
            return
        self._making.stop()
        self._made = self._column.boxes
        if self._record is not None:
            self._fill(self._record, is_other=False)
        self.made.emit()

    def _lay_out(self) -> None:
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self.setAccessibleName(_("本行各项"))
        self.setWidget(self._column)
        # Afterwards: a scroll area makes what it is given paint its own ground.
        self._column.setAutoFillBackground(False)

    def _connect(self, box: FieldBox) -> None:
        box.typed.connect(self._heard)
        box.left.connect(self._leave)
        box.passed.connect(self._pass)
        box.entered.connect(self._enter)
        box.reveal_wanted.connect(self.reveal_wanted)
        box.check_wanted.connect(self.check_wanted)
        box.earlier_wanted.connect(self.earlier_wanted)
        box.verify_wanted.connect(self.verify_wanted)
        box.line.next_wanted.connect(lambda: self._next(box.key))


def _place_of(question: ConflictView) -> str:
    """The field under which a question stands: the differing column, else the first of its register."""
    return question.column if question.column in question.columns else question.columns[0]
