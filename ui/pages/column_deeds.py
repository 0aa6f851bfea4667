"""What is done with whole columns: shown, moved, frozen, ordered by, narrowed; remembered in the file."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from roster_desktop.wording import _
from roster_desktop.workspace import Workspace
from ui.dialogs.column_chooser import ColumnChooser
from ui.dialogs.column_filter import ColumnFilter
from ui.look import bold
from ui.models.chips import Where
from ui.models.column_layout import (
    ColumnLayout,
    first_layout,
    keep_filters,
    keep_layout,
    kept_filters,
    kept_layout,
)
from ui.pages.roster_list import RosterList
from ui.panels.filter_bar import FilterBar
from ui.tables.column_heads import ColumnHeads


class ColumnDeeds(QObject):
    """Wires the headers, the bar of filters and the chooser to the list of rows."""

    def __init__(self, workspace: Workspace, rows: RosterList, bar: FilterBar, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._workspace = workspace
        self._rows = rows
        self._bar = bar
        self._heads = ColumnHeads(rows.view)
        self._filters = kept_filters(workspace, rows.roster)
        self.layout = kept_layout(workspace, rows.roster)
        self._lay_out()
        self._connect()
        self._show_filters()

    def choose(self) -> None:
        """Ask which columns are shown."""
        first = first_layout(self._workspace, self._rows.roster)
        asked = ColumnChooser(
            self._rows.roster, self.layout.keys, first.keys, self.layout.is_compact, self._window
        )
        if asked.exec() != QDialog.DialogCode.Accepted:
            return
        self.keep(first if asked.is_first_wanted else self._with_keys(asked.keys, asked.is_compact))

    def keep(self, layout: ColumnLayout) -> None:
        """Lay the columns out like this, now and when the file is opened again."""
        self.layout = layout
        keep_layout(self._workspace, self._rows.roster, layout)
        self._lay_out()

    def freeze(self, column: int) -> None:
        """Keep the columns up to this one in sight; none where it is the last of them already."""
        frozen = 0 if self.layout.frozen == column + 1 else column + 1
        self.keep(replace(self.layout, frozen=min(frozen, len(self.layout.keys) - 1)))

    def hide(self, column: int) -> None:
        """Show this column no more; the last one stays."""
        key = self.layout.keys[column]
        keys = tuple(one for one in self.layout.keys if one != key)
        if keys:
            frozen = self.layout.frozen - (column < self.layout.frozen)
            self.keep(replace(self.layout, keys=keys, frozen=min(frozen, len(keys) - 1)))

    def move(self, before: int, now: int) -> None:
        """Put a column elsewhere."""
        keys = list(self.layout.keys)
        keys.insert(now, keys.pop(before))
        self.keep(replace(self.layout, keys=tuple(keys)))

    def narrow(self, where: Where) -> None:
        """Show only rows whose cells hold one of these texts, column by column."""
        self._rows.where = {key: texts for key, texts in where.items() if texts}
        self._show_filters()
        self._rows.find()

    def ask_filter(self, column: int) -> None:
        """Ask which texts of the column are shown."""
        key = self.layout.keys[column]
        spec = self._rows.roster.column_by_key[key]
        rest = {other: texts for other, texts in self._rows.where.items() if other != key}
        found = self._workspace.texts(replace(self._rows.table.query, where=rest), key)
        asked = ColumnFilter(spec.header, found, self._rows.where.get(key, ()), self._window)
        if asked.exec() == QDialog.DialogCode.Accepted:
            self.narrow(rest | {key: asked.chosen})

    def show_menu(self) -> None:
        """The menu of the column at hand, for the keyboard."""
        view = self._rows.view
        column = max(0, view.currentIndex().column())
        header = view.horizontalHeader()
        at = QPoint(max(0, header.sectionViewportPosition(column)), header.height())
        self._open_menu(column, header.mapToGlobal(at))

    def menu_of(self, column: int) -> QMenu:
        """What can be done with this column."""
        key = self.layout.keys[column]
        spec = self._rows.roster.column_by_key[key]
        menu = QMenu(self._window)
        heading = menu.addAction(spec.header)
        heading.setEnabled(False)
        heading.setFont(bold(menu.font()))
        menu.addSeparator()
        self._entry(menu, _("从小到大排"), lambda: self._rows.order_by(((key, False),)))
        self._entry(menu, _("从大到小排"), lambda: self._rows.order_by(((key, True),)))
        self._entry(menu, _("前面相同的再按这列排"), lambda: self._rows.order_further(key))
        menu.addSeparator()
        # Numbers that may not be shown are found by the search, not listed for everybody to read.
        narrowing = self._entry(menu, _("筛选这一列…"), lambda: self.ask_filter(column))
        narrowing.setEnabled(not spec.sensitive)
        menu.addSeparator()
        is_edge = self.layout.frozen == column + 1
        self._entry(menu, _("不再固定") if is_edge else _("固定到这一列"), lambda: self.freeze(column))
        last = len(self.layout.keys) - 1
        self._entry(menu, _("左移一列"), lambda: self.move(column, column - 1)).setEnabled(column > 0)
        self._entry(menu, _("右移一列"), lambda: self.move(column, column + 1)).setEnabled(column < last)
        self._entry(menu, _("不显示这一列"), lambda: self.hide(column)).setEnabled(last > 0)
        self._entry(menu, _("选择列…"), self.choose)
        return menu

    def _open_menu(self, column: int, at: QPoint) -> None:
        if 0 <= column < len(self.layout.keys):
            menu = self.menu_of(column)
            menu.exec(at)
            menu.deleteLater()

    def _entry(self, menu: QMenu, text: str, doing: Callable[[], None]):  # type: ignore[no-untyped-def]
        action = menu.addAction(text)
        action.triggered.connect(lambda _on=False: doing())
        return action

    def _with_keys(self, keys: tuple[str, ...], is_compact: bool) -> ColumnLayout:
        """Frozen stay those of the frozen columns that are still shown."""
        frozen = sum(key in keys for key in self.layout.keys[: self.layout.frozen])
        return replace(self.layout, keys=keys, frozen=min(frozen, len(keys) - 1), is_compact=is_compact)

    def _lay_out(self) -> None:
        self._rows.show_columns(self.layout)
        self._heads.rest()

    def _keep_widths(self) -> None:
        view, layout = self._rows.view, self.layout
        widths = {key: view.columnWidth(place) for place, key in enumerate(layout.keys)}
        self.layout = replace(layout, widths=widths)
        keep_layout(self._workspace, self._rows.roster, self.layout)

    def _show_filters(self) -> None:
        self._bar.show_state(self._rows.where, sorted(self._filters))

    def _keep_filter(self, name: str) -> None:
        self._filters[name] = dict(self._rows.where)
        keep_filters(self._workspace, self._rows.roster, self._filters)
        self._show_filters()

    def _discard_filter(self, name: str) -> None:
        self._filters.pop(name, None)
        keep_filters(self._workspace, self._rows.roster, self._filters)
        self._show_filters()

    def _connect(self) -> None:
        self._heads.menu_wanted.connect(self._open_menu)
        self._heads.moved.connect(self.move)
        self._heads.resized.connect(self._keep_widths)
        self._bar.dropped.connect(
            lambda gone: self.narrow({key: texts for key, texts in self._rows.where.items() if key != gone})
        )
        self._bar.cleared.connect(lambda: self.narrow({}))
        self._bar.kept.connect(self._keep_filter)
        self._bar.chosen.connect(lambda name: self.narrow(self._filters.get(name, {})))
        self._bar.discarded.connect(self._discard_filter)
        self._rows.all_shown.connect(self._show_filters)
