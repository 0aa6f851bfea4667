"""Which columns the table shows: ticked by group, with how high the rows are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from roster_desktop.schema import Roster
from roster_desktop.wording import _
from ui.look import dialog_size, dress_list, pixels, set_role
from ui.tables.folding import FoldingTree

_KEY = Qt.ItemDataRole.UserRole
_ON, _OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class ColumnChooser(QDialog):
    """Gives the ticked columns in the order they had; new ones stand where the declaration has them."""

    def __init__(
        self,
        roster: Roster,
        shown: Sequence[str],
        first: Sequence[str],
        is_compact: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("选择列"))
        self._roster = roster
        self._shown = tuple(shown)
        self._first = tuple(first)
        self._tree = FoldingTree(self)
        self._compact = QCheckBox(_("行距紧凑，一屏多看几行"), self)
        self._compact.setChecked(is_compact)
        self.is_first_wanted = False
        """Whether everything shall be as before anybody chose."""
        self._item_by_key: dict[str, QTreeWidgetItem] = {}
        self._fill()
        self._lay_out()

    @property
    def keys(self) -> tuple[str, ...]:
        """The ticked columns; what was shown before where nothing is ticked."""
        ticked = {key for key, item in self._item_by_key.items() if item.checkState(0) == _ON}
        return with_columns(self._roster, self._shown, ticked) or self._shown

    @property
    def is_compact(self) -> bool:
        """Whether the rows stand close together."""
        return self._compact.isChecked()

    def _fill(self) -> None:
        for group in self._roster.groups:
            top = QTreeWidgetItem(self._tree, [group])
            top.setFlags(top.flags() | Qt.ItemFlag.ItemIsAutoTristate | Qt.ItemFlag.ItemIsUserCheckable)
            for column in self._roster.columns:
                if column.group == group:
                    item = QTreeWidgetItem(top, [column.header])
                    item.setToolTip(0, column.help)
                    item.setCheckState(0, _ON if column.key in self._shown else _OFF)
                    self._item_by_key[column.key] = item
        self._tree.expandAll()
        first = self._tree.topLevelItem(0)
        if first is not None:
            self._tree.setCurrentItem(first)

    def _ask_first(self) -> None:
        self.is_first_wanted = True
        self.accept()

    def _lay_out(self) -> None:
        self._tree.setHeaderHidden(True)
        self._tree.setAccessibleName(_("要显示的列，按组勾选"))
        for widget in (self._tree, self._compact):
            dress_list(widget)
        done, first = QPushButton(_("确定"), self), QPushButton(_("恢复原样"), self)
        set_role(done, "primary")
        done.setDefault(True)
        first.setAutoDefault(False)
        first.setToolTip(_("列、次序、宽度、固定都和刚开始一样"))
        done.clicked.connect(self.accept)
        first.clicked.connect(self._ask_first)
        buttons = QHBoxLayout()
        buttons.addWidget(first)
        buttons.addStretch(1)
        buttons.addWidget(done)
        layout = QVBoxLayout(self)
        margin = pixels(self.font(), 16)
        layout.setContentsMargins(margin, margin, margin, margin)
        layout.setSpacing(pixels(self.font(), 10))
        layout.addWidget(self._tree, 1)
        layout.addWidget(self._compact)
        layout.addLayout(buttons)
        self.resize(dialog_size(self, 400, 600))


def with_columns(roster: Roster, shown: Sequence[str], wanted: set[str]) -> tuple[str, ...]:
    """The wanted columns: those shown before in their order, others behind the one declared before them."""
    keys = [key for key in shown if key in wanted]
    declared = [column.key for column in roster.columns]
    for place, key in enumerate(declared):
        if key in wanted and key not in keys:
            before = next((one for one in reversed(declared[:place]) if one in keys), None)
            keys.insert(keys.index(before) + 1 if before else 0, key)
    return tuple(keys)
