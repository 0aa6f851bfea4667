"""What the headers narrow, said above the table: one button each, gone by one click, kept under a name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QInputDialog, QMenu, QPushButton, QWidget

from roster_desktop.schema import Roster
from roster_desktop.wording import _
from ui.look import icon, pixels, set_role, tones_of

_MOST_TEXTS = 3
_BLANK = _("（空）")
_LONGEST_NAME = 20


class FilterBar(QWidget):
    """Hidden while nothing is narrowed and no filter was ever kept."""

    dropped = Signal(str)
    """Key of a column that shall be narrowed no more."""
    cleared = Signal()
    kept = Signal(str)
    """Keep what is narrowed under this name."""
    chosen = Signal(str)
    """Name of a kept filter that shall be shown."""
    discarded = Signal(str)
    """Name of a kept filter that is not needed any more."""

    def __init__(self, roster: Roster, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._roster = roster
        self._chips = QHBoxLayout()
        self._keep = self._quiet(_("存为…"), _("给现在的筛选起个名字，以后一点就用"))
        self._clear = self._quiet(_("清除筛选"), _("看全部行"))
        self._saved = QPushButton(_("已存的筛选"), self)
        self._menu = QMenu(self)
        self._lay_out()
        self.show_state({}, ())

    def show_state(self, where: Mapping[str, tuple[str, ...]], names: Sequence[str]) -> None:
        """Say what is narrowed, and which filters were kept."""
        while item := self._chips.takeAt(0):
            item.widget().hide()
            item.widget().deleteLater()
        for key, texts in where.items():
            self._chips.addWidget(self._chip(key, texts))
        self._keep.setVisible(bool(where))
        self._clear.setVisible(bool(where))
        self._saved.setVisible(bool(names))
        self._fill_menu(names)
        self.setVisible(bool(where) or bool(names))

    def _chip(self, key: str, texts: tuple[str, ...]) -> QPushButton:
        header = self._roster.column_by_key[key].header
        said = _("、").join(text or _BLANK for text in texts[:_MOST_TEXTS])
        more = _("等 {texts} 种").format(texts=len(texts)) if len(texts) > _MOST_TEXTS else ""
        chip = QPushButton(_("{header}：{said}{more}　✕").format(header=header, said=said, more=more), self)
        chip.setToolTip(_("不再按“{header}”筛选").format(header=header))
        chip.setAccessibleName(
            _("去掉筛选 {header}：{said}{more}").format(header=header, said=said, more=more)
        )
        chip.setCheckable(True)
        chip.setChecked(True)
        set_role(chip, "chip")
        chip.clicked.connect(lambda: self.dropped.emit(key))
        return chip

    def _fill_menu(self, names: Sequence[str]) -> None:
        self._menu.clear()
        for name in names:
            self._entry(self._menu, name).triggered.connect(
                lambda _on=False, name=name: self.chosen.emit(name)
            )
        if not names:
            return
        self._menu.addSeparator()
        gone = self._menu.addMenu(_("删除…"))
        for name in names:
            self._entry(gone, name).triggered.connect(lambda _on=False, name=name: self.discarded.emit(name))

    def _entry(self, menu: QMenu, name: str) -> QAction:
        # A lone & would underline the letter after it.
        action = QAction(name.replace("&", "&&"), menu)
        menu.addAction(action)
        return action

    def _ask_name(self) -> None:
        name, is_given = QInputDialog.getText(self, _("存为筛选"), _("名字（例如：河湾村未就业）"))
        if is_given and name.strip():
            self.kept.emit(name.strip()[:_LONGEST_NAME])

    def _quiet(self, text: str, told: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setToolTip(told)
        button.setAccessibleName(told)
        set_role(button, "link")
        return button

    def _lay_out(self) -> None:
        self._saved.setMenu(self._menu)
        self._saved.setIcon(icon("choose", tones_of(self.palette()).muted))
        set_role(self._saved, "link")
        self._saved.setAccessibleName(_("已存的筛选"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(pixels(self.font(), 8))
        self._chips.setSpacing(pixels(self.font(), 8))
        layout.addLayout(self._chips)
        layout.addWidget(self._clear)
        layout.addWidget(self._keep)
        layout.addWidget(self._saved)
        layout.addStretch(1)
        self._clear.clicked.connect(self.cleared)
        self._keep.clicked.connect(self._ask_name)
