"""The row above the table: one box that finds everybody, and what part of the roster is shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from roster_desktop.records import EVERYTHING, Area
from roster_desktop.wording import _
from ui.look import icon, pixels, set_role, small, text_width, tones_of
from ui.models.chips import ALL, Chip
from ui.panels.wrapping import Wrapping

_PAUSE = 150
"""Milliseconds without a key after which the search begins."""
_BESIDE = 62
"""What the icons and the frame take of the box."""


class SearchRow(QWidget):
    """Tells what to show; searching itself is the table's."""

    changed = Signal()
    """The text, the township or village, or the chip is another one."""
    area_changed = Signal()
    """The township or village is another one, so the chips count anew."""
    left = Signal()
    """Enter or the down key: the person goes on in the table."""

    def __init__(self, placeholder: str, chips: Sequence[Chip], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = QLineEdit(self)
        self._box.setPlaceholderText(placeholder)
        self._chips = tuple(chips)
        self._button_by_chip = {chip.key: self._button(chip) for chip in chips}
        self._found = QLabel(self)
        self._area = EVERYTHING
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self.right = QHBoxLayout()
        self._lay_out()
        self._connect()

    @property
    def text(self) -> str:
        """What is looked for."""
        return self._box.text().strip()

    @property
    def area(self) -> Area:
        """The township or village whose rows are shown."""
        return self._area

    @property
    def chip(self) -> Chip:
        """The part of the roster that is shown."""
        return next((chip for chip in self._chips if self._button_by_chip[chip.key].isChecked()), ALL)

    @property
    def shows_removed(self) -> bool:
        """Whether the removed rows are shown instead of the listed ones."""
        return self.chip.is_removed

    def choose(self, chip: Chip) -> None:
        """Show this part of the roster."""
        self._button_by_chip[chip.key].setChecked(True)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Numbers on the chips; a part without rows is no choice."""
        for chip in self._chips:
            button = self._button_by_chip[chip.key]
            count = counts.get(chip.key, 0)
            button.setText(f"{chip.text} {count:,}" if chip.key in counts else chip.text)
            button.setVisible(chip is ALL or count > 0 or button.isChecked())

    def show_found(self, found: int | None) -> None:
        """How many rows were found; None where nothing was looked for."""
        self._found.setVisible(found is not None)
        self._found.setText("" if found is None else _("找到 {found:,}").format(found=found))

    def narrow(self, area: Area) -> None:
        """Show only rows of this township or village."""
        if area != self._area:
            self._area = area
            self.changed.emit()
            self.area_changed.emit()

    def clear(self) -> None:
        """Show all listed rows again, of the township or village one is in."""
        self._box.clear()
        self._button_by_chip[ALL.key].setChecked(True)

    def look_for(self, text: str) -> None:
        """Look for this at once, as though it had been typed."""
        self._box.setText(text)
        self._search_now()

    def take_focus(self) -> None:
        """Put the keyboard into the box."""
        self._box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._box.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._search_now()
            self.left.emit()
            return
        if event.key() == Qt.Key.Key_Escape and self._box.text():
            self._box.clear()
            return
        super().keyPressEvent(event)

    def _search_now(self) -> None:
        if self._timer.isActive():
            self._timer.stop()
            self.changed.emit()

    def _button(self, chip: Chip) -> QPushButton:
        button = QPushButton(chip.text, self)
        button.setCheckable(True)
        button.setToolTip(chip.told)
        button.setAccessibleName(chip.told)
        set_role(button, "chip")
        button.setVisible(chip is ALL)
        return button

    def _lay_out(self) -> None:
        set_role(self._box, "field")
        self._box.setAccessibleName(_("查找"))
        self._box.setToolTip(_("姓名的一部分、拼音首字母、身份证号、电话、单位、工种、课程（Ctrl+F）"))
        self._box.setClearButtonEnabled(True)
        self._box.addAction(
            icon("search", tones_of(self.palette()).faint), QLineEdit.ActionPosition.LeadingPosition
        )
        placeholder = text_width(self.font(), self._box.placeholderText())
        self._box.setMinimumWidth(placeholder + pixels(self.font(), _BESIDE))
        self._box.setMaximumWidth(pixels(self.font(), 330))
        self._button_by_chip[ALL.key].setChecked(True)
        self._found.setFont(small(self.font()))
        set_role(self._found, "muted")
        self._found.hide()
        line = Wrapping(pixels(self.font(), 8), self)
        for widget in (self._box, *self._button_by_chip.values(), self._found):
            line.add(widget)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(pixels(self.font(), 8))
        layout.addWidget(line, 1)
        self.right.setSpacing(pixels(self.font(), 4))
        layout.addLayout(self.right)
        layout.setAlignment(self.right, Qt.AlignmentFlag.AlignTop)

    def _connect(self) -> None:
        group = QButtonGroup(self)
        for button in self._button_by_chip.values():
            group.addButton(button)
        # Whichever chip is left another one is taken, and only that one tells.
        group.buttonToggled.connect(lambda _button, is_on: self.changed.emit() if is_on else None)
        self._box.textChanged.connect(lambda _text: self._timer.start())
        self._timer.timeout.connect(self.changed)
        # Before the keyboard is anywhere else: the row at hand must not change under what is typed there.
        self._box.editingFinished.connect(self._search_now)
