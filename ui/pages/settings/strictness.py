"""In which groups of columns merging is strict: a row of choices that work at once."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from roster_desktop.schema import Care
from roster_desktop.wording import _
from roster_desktop.workspace import Workspace
from ui.look import pixels, set_role
from ui.pages.pieces.words import care_word

TOLD = _("合并时，同一行里两边各改了不同的格，平时直接都采用；选中的这几组，还要列出来请人看一眼。")
_EXAMPLES = {
    Care.IDENTITY: _("村、户、姓名、身份证号"),
    Care.MONEY: _("金额、银行和卡号"),
    Care.STATUS: _("日期、选项、是否"),
    Care.TEXT: _("单位、地址、电话、备注"),
}


class StrictnessRow(QWidget):
    """A chip for each group."""

    changed = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.chips = {care: self._chip(care) for care in Care}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(pixels(self.font(), 8))
        for chip in self.chips.values():
            row.addWidget(chip)
        row.addStretch(1)

    def refresh(self) -> None:
        """Show what the file says."""
        strict = self._workspace.strict_cares
        for care, chip in self.chips.items():
            chip.setChecked(care in strict)
            chip.setEnabled(not self._workspace.is_read_only)

    def _chip(self, care: Care) -> QPushButton:
        chip = QPushButton(care_word(care), self)
        chip.setCheckable(True)
        chip.setToolTip(_EXAMPLES[care])
        chip.setAccessibleName(
            _("合并从严：{care}（{examples}）").format(care=care_word(care), examples=_EXAMPLES[care])
        )
        set_role(chip, "chip")
        chip.clicked.connect(self._write)
        return chip

    def _write(self) -> None:
        self._workspace.set_strict(care for care, chip in self.chips.items() if chip.isChecked())
        self.changed.emit()
