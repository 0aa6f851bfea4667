"""The rows on which a finding rests, side by side; their cells are mended right here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from roster_desktop.checks import Finding
from roster_desktop.schema import Roster, Values
from roster_desktop.wording import _
from roster_desktop.workspace import StoredFinding
from ui.editors import Surroundings
from ui.look import pixels
from ui.models import Mark, marks_of
from ui.models.cell_marks import mark_of
from ui.pages.checking.facts import FactRow
from ui.pages.checking.spans import spans_of
from ui.pages.checking.time_line import TimeLine
from ui.pages.pieces import Card, link, muted
from ui.panels.field_box import FieldBox

_ACROSS = 2
_ROOM = 620
"""Width from which two rows stand side by side."""
_MOST_ROWS = 6
_REST = 300
"""Milliseconds without a key after which a complaint is renewed."""

Check = Callable[[Roster, Values, str], Sequence[Finding]]
"""(roster, texts, row id) → what is wrong with the row's own cells."""


class FactsCard(Card):
    """A line that is left is handed over; what is typed and not yet left stays through every refresh."""

    written = Signal(str, str, str, str)
    """(roster, row id, column, text)."""
    given_up = Signal()
    """What was being typed is put back as the file has it."""
    reveal_wanted = Signal()
    entered = Signal(object)
    """`FieldBox` in which the keyboard is now."""
    earlier_wanted = Signal(str, str)
    """(row id, column): what stood there before is asked for."""
    row_wanted = Signal(str, str, str)
    """(roster, row id, column) to be seen in its roster."""
    end_passed = Signal()
    """Enter in the last line."""

    def __init__(
        self, surroundings_of: Callable[[str], Surroundings], check: Check, parent: QWidget | None = None
    ) -> None:
        super().__init__(_("有关的格子"), parent)
        self._surroundings_of = surroundings_of
        self._check = check
        self._rows: list[FactRow] = []
        self.boxes: dict[tuple[str, str], FieldBox] = {}
        """(row id, column) → its line."""
        self.line = TimeLine(self)
        self._grid = QGridLayout()
        self._blocks: list[QWidget] = []
        self._more = muted("", self)
        self._meant = ("", "")
        self._typed_in = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_REST)
        self._pause.timeout.connect(self._complain)
        self._lay_out()

    def show_facts(
        self,
        finding: StoredFinding,
        rows: Sequence[FactRow],
        cutoff: date,
        *,
        is_locked: bool,
        is_revealed: bool,
    ) -> None:
        """Show these rows; lines that are there already stay, with the keyboard in them."""
        shown = rows[:_MOST_ROWS]
        keys = [(row.row, key) for row in shown for key in row.keys]
        if keys != list(self.boxes):
            self._build(finding, shown)
        self._rows = list(shown)
        self._meant = (finding.row, next(iter(finding.columns), ""))
        self.line.show_spans(spans_of(shown, cutoff))
        self.call(_("有关的格子"), self.line.at_once)
        left_out = len(rows) - len(shown)
        self._more.setText(
            _("还有 {left_out} 行，改好前面的再来看。").format(left_out=left_out) if left_out else ""
        )
        self._more.setVisible(bool(left_out))
        for row in shown:
            for key in row.keys:
                box = self.boxes[row.row, key]
                if not box.is_being_typed:
                    _show_box(box, row, is_locked=is_locked, is_revealed=is_revealed)
                is_meant = row.row == finding.row and key in finding.columns
                box.complain(mark_of(finding) if is_meant else Mark.NONE, ())

    def settle(self) -> bool:
        """Hand over what is being typed; whether anything was."""
        typed = [(place, box) for place, box in self.boxes.items() if box.is_being_typed]
        for (row, key), box in typed:
            box.line.settle()
            text = box.line.text()
            box.line.setModified(False)
            self._hand_over(row, key, text)
        return bool(typed)

    @property
    def is_being_typed(self) -> bool:
        """Whether a line holds something that is not saved yet."""
        return any(box.is_being_typed for box in self.boxes.values())

    @property
    def has_focus(self) -> bool:
        """Whether the keyboard is in one of the lines."""
        return any(box.line.hasFocus() for box in self.boxes.values())

    @property
    def cell_at_hand(self) -> tuple[str, str] | None:
        """(row id, column) where the keyboard is."""
        return next((place for place, box in self.boxes.items() if box.line.hasFocus()), None)

    def row(self, row: str) -> FactRow | None:
        """The row that is shown with this id."""
        return next((one for one in self._rows if one.row == row), None)

    @property
    def hides_something(self) -> bool:
        """Whether a number is masked until it is revealed."""
        return any(box.column.sensitive and box.text for box in self.boxes.values())

    def take_focus(self) -> None:
        """Put the keyboard into the cell that is meant, else into the first one that can be written."""
        meant = self.boxes.get(self._meant)
        boxes = [box for box in (meant, *self.boxes.values()) if box is not None and not box.is_derived]
        if boxes:
            boxes[0].take_focus()

    def keep_typed(self, row: str, key: str, text: str) -> None:
        """It could not be saved: it stays as typed, and is handed over again next time."""
        line = self.boxes[row, key].line
        line.setText(text)
        line.setModified(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_blocks()

    def _build(self, finding: StoredFinding, rows: Sequence[FactRow]) -> None:
        self._pause.stop()
        for block in self._blocks:
            self._grid.removeWidget(block)
            block.hide()
            block.deleteLater()
        self.boxes, self._blocks = {}, []
        self._blocks = [self._block(finding, row) for row in rows]
        self._place_blocks()

    def _place_blocks(self) -> None:
        """Side by side where there is room for two lines to type in, else below each other."""
        has_room = self.width() >= pixels(self.font(), _ROOM)
        self._across = _ACROSS if has_room and len(self._blocks) > 1 else 1
        for place, block in enumerate(self._blocks):
            row, column = divmod(place, self._across)
            self._grid.addWidget(block, row, column, Qt.AlignmentFlag.AlignTop)
        self._grid.setColumnStretch(1, self._across - 1)

    def _block(self, finding: StoredFinding, row: FactRow) -> QWidget:
        block = QWidget(self)
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(pixels(self.font(), 6))
        whose = row.name if row.name != finding.name else ""
        where = row.village if row.village != finding.village else ""
        title = _("　").join(part for part in (whose, where, row.label) if part)
        first = row.keys[0] if row.keys else ""
        go = link(title, lambda: self.row_wanted.emit(row.roster.key, row.row, first))
        go.setToolTip(_("{title}：到花名册看这一行").format(title=title))
        # A long name of an employer is cut off rather than that the page grows wider than its window.
        go.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        column.addWidget(go)
        surroundings = self._surroundings_of(row.roster.key)
        for key in row.keys:
            box = FieldBox(row.roster.column_by_key[key], surroundings, block)
            self.boxes[row.row, key] = box
            self._connect(box, row.row)
            column.addWidget(box)
        return block

    def _connect(self, box: FieldBox, row: str) -> None:
        box.left.connect(lambda key, text: self._hand_over(row, key, text))
        box.typed.connect(lambda _key: self._hear(row))
        box.reveal_wanted.connect(self.reveal_wanted)
        box.entered.connect(lambda _key: self.entered.emit(box))
        box.earlier_wanted.connect(lambda key: self.earlier_wanted.emit(row, key))
        box.line.next_wanted.connect(lambda: self._go_on(box))

    def _hand_over(self, row: str, key: str, text: str) -> None:
        known = self.row(row)
        if known is not None:
            self.written.emit(known.roster.key, row, key, text)

    def _hear(self, row: str) -> None:
        # A complaint that flickers while one types helps nobody; it comes when the fingers rest.
        self._typed_in = row
        self._pause.start()
        if not self.is_being_typed:
            self.given_up.emit()

    def _complain(self) -> None:
        for row in self._rows:
            if row.row != self._typed_in:
                continue
            own = {key: self.boxes[row.row, key].current for key in row.keys}
            complaints = self._check(row.roster, {**row.stored, **own}, row.row)
            found = marks_of(row.roster, complaints, name=row.name)
            for key in row.keys:
                mark = found.get(key)
                box = self.boxes[row.row, key]
                if not box.line.is_offering:
                    box.complain(mark.mark if mark else Mark.NONE, mark.sentences if mark else ())

    def _go_on(self, box: FieldBox) -> None:
        rest = list(self._following(box))
        if rest:
            rest[0].take_focus()
            return
        self.settle()
        self.end_passed.emit()

    def _following(self, box: FieldBox) -> Iterator[FieldBox]:
        boxes = list(self.boxes.values())
        return (other for other in boxes[boxes.index(box) + 1 :] if not other.is_derived)

    def _lay_out(self) -> None:
        self.inside.addWidget(self.line)
        self._grid.setHorizontalSpacing(pixels(self.font(), 20))
        self._grid.setVerticalSpacing(pixels(self.font(), 10))
        self._grid.setColumnStretch(0, 1)
        self.inside.addLayout(self._grid)
        self.inside.addWidget(self._more)
        self.line.hide()
        self._more.hide()


def _show_box(box: FieldBox, row: FactRow, *, is_locked: bool, is_revealed: bool) -> None:
    stored, shown = row.stored.get(box.key, ""), row.values.get(box.key, "")
    if box.column.derived and not stored and shown:
        box.show_derived(shown)
    else:
        box.show_text(stored, is_locked=is_locked, is_masked=not is_revealed)
