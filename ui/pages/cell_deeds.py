"""What is asked about one cell: what stood there before, from the table's menu, the card or by key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QTableView, QWidget

from roster_desktop.records import RowId
from roster_desktop.tasks.earlier import earlier_texts, put_back
from roster_desktop.wording import Refusal, _
from roster_desktop.workspace import Workspace
from ui.models import DRAFT
from ui.pages.ask_deeds import AskDeeds
from ui.pages.earlier_popup import EarlierPopup
from ui.pages.roster_list import RosterList
from ui.panels import RecordPanel

MENU_OF_CELLS = (
    ("verify-row", "doubt-row", "verify-menu"),
    ("cell-history", "row-history", "ask-cell", "reveal"),
    ("copy-cells", "paste-cells", "fill-down", "fill-right", "clear-cells"),
    ("remove-row", "restore-row"),
)
"""Ids in the menu of the table's cells, in groups."""


class CellDeeds(QObject):
    """Shows the earlier texts of a cell, and puts one back."""

    said = Signal(str)
    refused = Signal(str)

    def __init__(self, workspace: Workspace, rows: RosterList, card: RecordPanel, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._rows = rows
        self._card = card
        self._actions: Mapping[str, QAction] = {}
        self.asking = AskDeeds(workspace, rows)
        self.asking.said.connect(self.said)
        self.asking.refused.connect(self.refused)
        self.popup: EarlierPopup | None = None
        """The window with the earlier texts, while it is open."""

    def offer(self, actions: Mapping[str, QAction]) -> None:
        """Open a menu with what can be done with the cells of the table."""
        self._actions = actions
        for view in self._views():
            view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            view.customContextMenuRequested.connect(lambda at, view=view: self._open_menu(view, at))

    def show_earlier(self) -> None:
        """What stood before in the cell at hand: of the card while the keyboard is there, else of the
        table."""
        key = self._card.form.key_at_hand
        if key:
            self.show_earlier_of_field(key)
            return
        view, table = self._rows.view, self._rows.table
        index = view.currentIndex()
        if self._rows.row is None or not index.isValid():
            return
        corner = view.visualRect(index).bottomLeft()
        self._show(table.keys[index.column()], view.viewport(), corner)

    def show_earlier_of_field(self, key: str) -> None:
        """What stood before in this field of the card."""
        line = self._card.form.box(key).line
        self._show(key, line, QPoint(0, line.height()))

    def ask(self) -> None:
        """Ask or answer about the cell at hand: of the card while the keyboard is there, else the table's."""
        row, table, view = self._rows.row, self._rows.table, self._rows.view
        key, index = self._card.form.key_at_hand, view.currentIndex()
        if row == DRAFT:
            self.refused.emit(_("这一行还没有存进册里，存了再问。"))
        elif row is not None and key:
            line = self._card.form.box(key).line
            self.asking.open(table.roster, row, key, line, QPoint(0, line.height()))
        elif row is not None and index.isValid():
            corner = view.visualRect(index).bottomLeft()
            self.asking.open(table.roster, row, table.keys[index.column()], view.viewport(), corner)

    def menu(self) -> QMenu:
        """What can be done with the chosen cells now."""
        menu = QMenu(self._rows)
        for group in MENU_OF_CELLS:
            for name in group:
                if name in self._actions and self._actions[name].isVisible():
                    menu.addAction(self._actions[name])
            menu.addSeparator()
        return menu

    def _show(self, key: str, widget: QWidget, below: QPoint) -> None:
        row, table = self._rows.row, self._rows.table
        if row is None:
            return
        if row == DRAFT:
            self.refused.emit(_("这一行还没有存进册里，没有以前的内容。"))
            return
        column = table.roster.column_by_key[key]
        popup = EarlierPopup(
            column,
            self._rows.name,
            earlier_texts(self._workspace, table.roster.key, row, key),
            is_revealed=row in (table.revealed, table.fresh),
            is_locked=table.query.removed or self._workspace.is_read_only,
            parent=self._rows,
        )
        popup.put_back_wanted.connect(lambda text: self._put_back(row, key, text))
        popup.destroyed.connect(self._forget)
        self.popup = popup
        popup.show_beside(widget, below)

    def _forget(self) -> None:
        self.popup = None

    def _put_back(self, row: RowId, key: str, text: str) -> None:
        roster = self._rows.roster
        try:
            put_back(self._workspace, roster.key, row, key, text)
        except Refusal as refusal:
            self.refused.emit(str(refusal))
            return
        self.said.emit(
            _("{column_by_key}已恢复成以前的内容。按 Ctrl+Z 撤销。").format(
                column_by_key=roster.column_by_key[key].header
            )
        )

    def _open_menu(self, view: QTableView, at: QPoint) -> None:
        index = view.indexAt(at)
        if index.isValid() and not self._rows.view.selectionModel().isSelected(index):
            self._rows.view.go_to(index.row(), index.column())
        self._rows.view.setFocus()
        menu = self.menu()
        menu.exec(view.viewport().mapToGlobal(at))
        menu.deleteLater()

    def _views(self) -> Sequence[QTableView]:
        return (self._rows.view, *self._rows.view.findChildren(QTableView))
