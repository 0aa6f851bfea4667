"""核实 in a roster: the chosen rows, or one key field of the row at hand, by one key."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction, QActionGroup, QCursor
from PySide6.QtWidgets import QMenu, QWidget

from roster_desktop.records import RowId
from roster_desktop.tasks.verifying import RESULTS, WAYS, verify
from roster_desktop.wording import Refusal, _, so_many
from roster_desktop.workspace import Workspace
from ui.models import DRAFT
from ui.pages.roster_list import RosterList
from ui.panels import RecordPanel

_WAY = "verify.way"
"""Setting of the file: how people verified last."""
_SURE, _DOUBTFUL, _UNDONE = RESULTS
_RESULT_WORDS = {_SURE: _("核实无误"), _DOUBTFUL: _("存疑"), _UNDONE: _("改回未核实")}
_RESULT_KEYS = {_SURE: "F9", _DOUBTFUL: "Shift+F9"}


class VerifyDeeds(QObject):
    """The way that was chosen last is noted down again until somebody chooses another one."""

    said = Signal(str)
    refused = Signal(str)

    def __init__(self, workspace: Workspace, rows: RosterList, card: RecordPanel, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._rows = rows
        self._card = card
        self._window = parent

    @property
    def way(self) -> str:
        """How people verified last."""
        kept = self._workspace.setting(_WAY) or ""
        return kept if kept in WAYS else WAYS[0]

    def take_way(self, way: str) -> None:
        """From now on it is done this way."""
        self._workspace.set_setting(_WAY, way)
        self.show_way()

    def show_way(self) -> None:
        """Another roster's page may have changed it."""
        self._card.verification.show_way(self.way)

    def verify(self) -> None:
        """The chosen rows were found right."""
        self._note(self._chosen_rows(), _SURE)

    def doubt(self) -> None:
        """The chosen rows are doubtful."""
        self._note(self._chosen_rows(), _DOUBTFUL)

    def open_menu(self) -> None:
        """Ways and results, for the chosen rows or for one field."""
        if not self._may_write():
            return
        foot = self._card.verification
        menu = self.menu()
        at = foot.mapToGlobal(QPoint(0, 0)) if foot.isVisible() else QCursor.pos()
        menu.exec(at - QPoint(0, menu.sizeHint().height()) if foot.isVisible() else at)
        menu.deleteLater()

    def open_field_menu(self, key: str) -> None:
        """The same for just this field."""
        if not self._may_write():
            return
        mark = self._card.form.box(key).mark
        assert mark is not None, "only a key field asks for its menu"
        menu = self.field_menu(key)
        menu.exec(mark.mapToGlobal(QPoint(0, mark.height())))
        menu.deleteLater()

    def menu(self) -> QMenu:
        """What can be noted down now."""
        menu = QMenu(self._window)
        self._add_ways(menu)
        rows = self._chosen_rows()
        menu.addSection(_("选中的 {rows} 行").format(rows=len(rows)) if len(rows) > 1 else _("这一行"))
        for result in RESULTS:
            self._add_result(menu, result, rows, ())
        fields = self._rows.roster.key_fields
        if len(rows) == 1 and fields:
            menu.addSeparator()
            for column in fields:
                menu.addMenu(self._only(menu, column.key, rows))
        return menu

    def field_menu(self, key: str) -> QMenu:
        """What can be noted down about this field alone."""
        menu = QMenu(self._window)
        self._add_ways(menu)
        menu.addSection(_("只核实{header}").format(header=self._header(key)))
        for result in RESULTS:
            self._add_result(menu, result, self._row_at_hand(), (key,))
        return menu

    def _only(self, menu: QMenu, key: str, rows: Sequence[RowId]) -> QMenu:
        only = QMenu(_("只核实{header}").format(header=self._header(key)), menu)
        for result in RESULTS:
            self._add_result(only, result, rows, (key,))
        return only

    def _header(self, key: str) -> str:
        return self._rows.roster.column_by_key[key].header

    def _add_ways(self, menu: QMenu) -> None:
        menu.addSection(_("核实方式"))
        group = QActionGroup(menu)
        for way in WAYS:
            action = QAction(way, menu)
            action.setCheckable(True)
            action.setChecked(way == self.way)
            action.triggered.connect(lambda _on=False, way=way: self.take_way(way))
            group.addAction(action)
            menu.addAction(action)

    def _add_result(self, menu: QMenu, result: str, rows: Sequence[RowId], columns: tuple[str, ...]) -> None:
        key = "" if columns else _RESULT_KEYS.get(result, "")
        action = menu.addAction(_RESULT_WORDS[result] + (f"\t{key}" if key else ""))
        action.triggered.connect(lambda _on=False: self._note(rows, result, columns))

    def _chosen_rows(self) -> list[RowId]:
        """Rows chosen in the table while the keyboard is there; in the card, the one at hand."""
        view, table = self._rows.view, self._rows.table
        if not view.hasFocus() and self._card.isAncestorOf(self._window.window().focusWidget() or view):
            return self._row_at_hand()
        places, _columns = view.block
        rows = [table.row_id(place) for place in places]
        return [row for row in rows if row != DRAFT]

    def _row_at_hand(self) -> list[RowId]:
        row = self._rows.row
        return [row] if row is not None and row != DRAFT else []

    def _may_write(self) -> bool:
        if self._workspace.is_read_only:
            self.refused.emit(_("这个文件是只读打开的，不能记核实。"))
        elif self._rows.table.query.removed:
            self.refused.emit(_("已移除的行不能核实，请先恢复。"))
        elif not self._chosen_rows():
            self.refused.emit(_("先选中要核实的行；刚开的新行填了姓名或身份证号、存进册里以后才能核实。"))
        else:
            return True
        return False

    def _note(self, rows: Sequence[RowId], result: str, columns: Sequence[str] = ()) -> None:
        if not self._may_write() or not rows:
            return
        roster, way = self._rows.roster, self.way
        try:
            verify(self._workspace, roster.key, rows, way, result, columns=columns)
        except Refusal as refusal:
            self.refused.emit(str(refusal))
            return
        whose = self._rows.name if len(rows) == 1 else so_many("{rows:,} 行", rows=len(rows))
        which = _("的") + _("、").join(map(self._header, columns)) if columns else ""
        self.said.emit(
            _("已记下 {whose}{which}：{result}（{way}）。按 Ctrl+Z 撤销。").format(
                whose=whose, which=which, result=result, way=way
            )
        )
