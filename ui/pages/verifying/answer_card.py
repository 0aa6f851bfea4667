"""Results typed back from paper: number, Enter, 1 2 or 3, a remark, Enter; then the next one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QLineEdit, QWidget

from roster_desktop.tasks.verifying import RESULTS, WAYS
from roster_desktop.wording import _
from ui.look import bold, pixels, set_role
from ui.pages.pieces import Card, chip, muted, plain
from ui.pages.verifying.lines import Line, result_text

RESULT_BY_KEY = dict(zip("123", RESULTS, strict=True))
"""1 已核实, 2 存疑, 3 未联系上: who was not reached stays 未核实."""
_KEYS_TOLD = _("1 已核实　2 存疑　3 未联系上")


class AnswerCard(Card):
    """Holds one line at a time; the page saves it and brings the next."""

    number_given = Signal(str)
    answered = Signal(str, str)
    """(result, remark)"""
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.number = self._field(_("名单上的序号"), 64)
        self.result = self._field(_("结果：{keys_told}").format(keys_told=_KEYS_TOLD), 76)
        self.remark = self._field(_("备注，可以空着"), 0)
        self._name = QLabel(self)
        self.ways = {way: chip(way, lambda: None) for way in WAYS}
        self._save = plain(_("记下 Enter"), self.save)
        self._lay_out()
        self._connect()

    @property
    def way(self) -> str:
        """How people were asked."""
        return next(way for way, button in self.ways.items() if button.isChecked())

    def choose_way(self, way: str) -> None:
        """From now on they were asked this way."""
        self.ways[way].setChecked(True)

    def show_line(self, line: Line | None) -> None:
        """Ask for this line's result; None: every line has one."""
        self.result.clear()
        self.remark.clear()
        if line is None:
            self.number.clear()
            self._name.setText(_("都录完了"))
            return
        self.number.setText(str(line.number))
        said = result_text(line)
        self._name.setText(line.person.name + (_("　{said}").format(said=said) if said else ""))

    def take_focus(self) -> None:
        """Put the keyboard where the next number is given."""
        self.number.setFocus(Qt.FocusReason.OtherFocusReason)
        self.number.selectAll()

    def go_to_result(self) -> None:
        """The number is right: now the result."""
        self.result.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Hand over what stands there."""
        typed = self.result.text().strip()
        result = RESULT_BY_KEY.get(typed, typed if typed in RESULTS else "")
        if not result:
            self.refused.emit(_("结果请按 {keys_told}。").format(keys_told=_KEYS_TOLD))
            self.go_to_result()
            return
        self.answered.emit(result, self.remark.text())

    def _hear_result(self, text: str) -> None:
        if text in RESULT_BY_KEY:
            self.remark.setFocus(Qt.FocusReason.OtherFocusReason)

    def _field(self, name: str, width: int) -> QLineEdit:
        field = QLineEdit(self)
        set_role(field, "field")
        field.setAccessibleName(name)
        field.setToolTip(name)
        if width:
            field.setFixedWidth(pixels(self.font(), width))
        return field

    def _lay_out(self) -> None:
        self.result.setPlaceholderText("1 2 3")
        self.remark.setPlaceholderText(_("备注"))
        self._name.setFont(bold(self.font()))
        row = QHBoxLayout()
        row.setSpacing(pixels(self.font(), 8))
        for widget in (QLabel(_("录结果：序号"), self), self.number, self._name, self.result):
            row.addWidget(widget)
        row.addWidget(self.remark, 1)
        row.addWidget(self._save)
        below = QHBoxLayout()
        below.setSpacing(pixels(self.font(), 6))
        below.addWidget(QLabel(_("方式"), self))
        group = QButtonGroup(self)
        for button in self.ways.values():
            group.addButton(button)
            below.addWidget(button)
        self.ways[WAYS[0]].setChecked(True)
        below.addWidget(
            muted(_("　结果按 {keys_told}；在表里选中一行直接按也行").format(keys_told=_KEYS_TOLD), self), 1
        )
        self.inside.addLayout(row)
        self.inside.addLayout(below)

    def _connect(self) -> None:
        self.number.returnPressed.connect(lambda: self.number_given.emit(self.number.text()))
        self.result.textEdited.connect(self._hear_result)
        self.result.returnPressed.connect(self.save)
        self.remark.returnPressed.connect(self.save)
