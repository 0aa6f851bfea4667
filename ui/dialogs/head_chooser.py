"""Which columns of a report go on paper: ticked by the words of their heads."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from roster_desktop.reports import ReportTable
from roster_desktop.reports.chosen_columns import name_of, naming_columns
from roster_desktop.wording import _
from ui.look import dialog_size, dress_list, pixels, set_role

_ON, _OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked
_HOW = _("前几列写的是谁、哪个村，总要印。没有勾的列不印，核对码不变；工作簿总是写全部列。")


class HeadChooser(QDialog):
    """Gives the names of the ticked columns in the order of the table."""

    def __init__(self, table: ReportTable, shown: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("选择要印的列"))
        self.list = QListWidget(self)
        self.list.setAccessibleName(_("《{table}》要印的列，空格勾选").format(table=table.title))
        stay = naming_columns(table.heads)
        for place, head in enumerate(table.heads):
            item = QListWidgetItem(name_of(head), self.list)
            is_on = place < stay or not shown or name_of(head) in shown
            item.setCheckState(_ON if is_on else _OFF)
            if place < stay:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.list.setCurrentRow(min(stay, self.list.count() - 1))
        self._lay_out()

    @property
    def names(self) -> tuple[str, ...]:
        """The ticked columns; () for all of them."""
        items = [self.list.item(place) for place in range(self.list.count())]
        ticked = tuple(item.text() for item in items if item.checkState() == _ON)
        return ticked if len(ticked) < len(items) else ()

    def _tick_all(self) -> None:
        for place in range(self.list.count()):
            self.list.item(place).setCheckState(_ON)

    def _lay_out(self) -> None:
        dress_list(self.list)
        how = QLabel(_HOW, self)
        how.setWordWrap(True)
        self.every, done = QPushButton(_("全部列"), self), QPushButton(_("确定"), self)
        set_role(done, "primary")
        done.setDefault(True)
        self.every.setAutoDefault(False)
        self.every.clicked.connect(self._tick_all)
        done.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addWidget(self.every)
        buttons.addStretch(1)
        buttons.addWidget(done)
        layout = QVBoxLayout(self)
        margin = pixels(self.font(), 16)
        layout.setContentsMargins(margin, margin, margin, margin)
        layout.setSpacing(pixels(self.font(), 10))
        for widget in (how, self.list):
            layout.addWidget(widget)
        layout.addLayout(buttons)
        self.resize(dialog_size(self, 400, 560))
