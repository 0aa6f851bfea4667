"""Where a policy's value is typed: a number, yes or no, one of a few words, or a small table."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from roster_desktop.policies import Parameter, PolicyValue, Shape
from roster_desktop.schema import Catalog
from roster_desktop.tasks.policies import value_in
from ui.editors import Surroundings
from ui.look import pixels, set_role
from ui.pages.policies.table_editor import TableEditor

_YES_NO = ("是", "否")
_NUMBER_WIDTH = 110


class ValueEditor(QWidget):
    """Shows the value that holds; what is typed is only read when somebody asks for it."""

    entered = Signal()

    def __init__(self, catalog: Catalog, surroundings: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._catalog = catalog
        self._parameter: Parameter | None = None
        self.number = QLineEdit(self)
        self._unit = QLabel(self)
        self.choices: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._chosen = QHBoxLayout()
        self.table = TableEditor(catalog, surroundings, self)
        self._lay_out()

    def show_value(self, parameter: Parameter, value: PolicyValue) -> None:
        """Show this value of this parameter."""
        self._parameter = parameter
        is_number, is_table = parameter.shape is Shape.NUMBER, parameter.shape is Shape.TABLE
        self.number.setVisible(is_number)
        self._unit.setVisible(is_number)
        self.table.setVisible(is_table)
        self._unit.setText(parameter.unit)
        self.number.setAccessibleName(parameter.title)
        options = {Shape.YES_NO: _YES_NO, Shape.CHOICE: parameter.options}.get(parameter.shape, ())
        self._offer(options, ("是" if value else "否") if isinstance(value, bool) else str(value))
        if isinstance(value, tuple):
            self.table.show_table(parameter, value)
        elif is_number:
            self.number.setText(str(value))

    @property
    def value(self) -> object:
        """What stands there; a Refusal where it cannot be a value."""
        parameter = self._parameter
        assert parameter is not None
        if parameter.shape is Shape.TABLE:
            return self.table.value()
        chosen = next((text for text, button in self.choices.items() if button.isChecked()), "")
        text = self.number.text() if parameter.shape is Shape.NUMBER else chosen
        return value_in(self._catalog, parameter, text)

    def _offer(self, options: Sequence[str], chosen: str) -> None:
        for button in self.choices.values():
            self._group.removeButton(button)
            button.hide()
            button.deleteLater()
        self.choices = {text: _choice(text) for text in options}
        for text, button in self.choices.items():
            self._group.addButton(button)
            self._chosen.insertWidget(self._chosen.count() - 1, button)
            button.setChecked(text == chosen)

    def _lay_out(self) -> None:
        set_role(self.number, "field")
        self.number.setFixedWidth(pixels(self.font(), _NUMBER_WIDTH))
        self.number.returnPressed.connect(self.entered)
        self._chosen.addWidget(self.number)
        self._chosen.addWidget(self._unit)
        self._chosen.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._chosen)
        layout.addWidget(self.table)


def _choice(text: str) -> QPushButton:
    """Nothing is saved by it: the day is still to be told."""
    button = QPushButton(text)
    button.setCheckable(True)
    set_role(button, "chip")
    return button
