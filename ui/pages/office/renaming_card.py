"""村名与区划: a village is renamed, joined with others, moved or given another code."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from roster_desktop.records import Level, Place
from roster_desktop.tasks.renaming import Renaming, known_places, plan_renaming, rename
from roster_desktop.wording import _
from roster_desktop.workspace import Applied
from ui.bridge.desk import Desk
from ui.look import dress_list, pixels
from ui.pages.office.guided import GuidedCard
from ui.pages.pieces import muted, plain, primary

_HOW = _(
    "一步改好五本册里的村名，可以整体撤销；改名前自动备份。以后旧名报来的工作簿、手工表照样认得，"
    "不会多出重复的人，也不会因为村名不同来问您。先看会怎样，再确定。"
)
_MOST_NAMED = 5
_LIST = 150
_BETWEEN = re.compile(r"[、,，;；\s]+")


class RenamingCard(GuidedCard):
    """In a village's file it is about the village itself; above, about those that are chosen."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(_("村名与区划"), _HOW, desk, parent)
        self._planned: Renaming | None = None
        self.is_own = desk.workspace.unit.level is Level.VILLAGE
        self.places = QListWidget(self)
        self.places.setAccessibleName(_("原来的村"))
        self.places.setFixedHeight(pixels(self.font(), _LIST))
        dress_list(self.places)
        self.places.setVisible(not self.is_own)
        if not self.is_own:
            self.place(_("原来的村"), self.places)
        self.name = self.field(_("新的村名"), _("例如：新河村"))
        self.township = self.field(_("所属镇"), _("划到别的镇时改"))
        self.code = self.field(_("区划代码"), _("12位，不知道可以不写"))
        self.joined = self.field(_("并进来的村"), _("几个村并成一个时写，例如：东村、西村"))
        self._told = muted("", self)
        self.look_button = plain(_("看看会怎样"), self.look)
        self.do_button = primary(_("确定"), self.rename)
        self.inside.addWidget(self._told)
        self.add_buttons(self.look_button, self.do_button)
        self.inside.addStretch(1)
        self._connect()
        self.settle()

    @property
    def told(self) -> str:
        """What would happen, in words."""
        return self._told.text()

    def refresh(self) -> None:
        unit = self.desk.workspace.unit
        if self.is_own:
            for line, text in (
                (self.name, unit.name),
                (self.township, unit.township),
                (self.code, unit.code),
            ):
                if not line.isModified():
                    line.setText(text)
            return
        self.show_field(self.township, is_shown=unit.level is Level.COUNTY)
        self.show_field(self.joined, is_shown=False)
        self._list()

    def look(self) -> None:
        """Say what it would do; nothing is written."""
        workspace, olds, new = self.desk.workspace, self._olds(), self._new()
        self.do(_("正在看"), lambda _: plan_renaming(workspace, olds, new), self._show_plan)

    def rename(self) -> None:
        """Do what was shown."""
        workspace, planned = self.desk.workspace, self._planned
        if planned is not None:
            self.do(_("正在改名"), lambda _: rename(workspace, planned), self._show_done)

    def settle(self) -> None:
        busy = self.work.is_busy
        self.look_button.setEnabled(not busy)
        self.do_button.setEnabled(not busy and self._planned is not None)

    def _connect(self) -> None:
        for line in (self.name, self.township, self.code, self.joined):
            line.textEdited.connect(self._forget)
            line.returnPressed.connect(self.look)
        self.places.itemChanged.connect(self._forget)

    def _forget(self) -> None:
        """What was shown is about something else."""
        self._planned = None
        self._told.clear()
        self.strip.hide()
        self.settle()

    def _list(self) -> None:
        chosen = {(place.township, place.village) for place in self._chosen()}
        self.places.blockSignals(True)
        self.places.clear()
        for place in known_places(self.desk.workspace):
            item = QListWidgetItem(f"{place.township} {place.village}".strip(), self.places)
            item.setData(Qt.ItemDataRole.UserRole, place)
            is_chosen = (place.township, place.village) in chosen
            item.setCheckState(Qt.CheckState.Checked if is_chosen else Qt.CheckState.Unchecked)
        self.places.blockSignals(False)

    def _chosen(self) -> list[Place]:
        items = [self.places.item(row) for row in range(self.places.count())]
        return [
            item.data(Qt.ItemDataRole.UserRole)
            for item in items
            if item.checkState() is Qt.CheckState.Checked
        ]

    def _olds(self) -> list[Place]:
        if not self.is_own:
            return self._chosen()
        township = self.desk.workspace.unit.township
        names = [name for name in _BETWEEN.split(self.joined.text().strip()) if name]
        return [Place(township, name) for name in names]

    def _new(self) -> Place:
        township = self.township.text().strip()
        return Place(township, self.name.text().strip(), self.code.text().strip())

    def _show_plan(self, planned: Renaming) -> None:
        self._planned = planned
        catalog = self.desk.workspace.catalog
        rows = _("，").join(
            _("{roster} {count:,} 行").format(roster=catalog.roster(key).short_title, count=count)
            for key, count in planned.rows.items()
            if count
        )
        lines = [
            _("{change_set}：{rows}。").format(
                change_set=planned.change_set.label, rows=rows or _("没有行要改")
            )
        ]
        if planned.already_there:
            lines.append(
                _("新村名下已经有 {already_there:,} 人，合到一起。").format(
                    already_there=planned.already_there
                )
            )
        if planned.twice:
            names = _("、").join(planned.twice[:_MOST_NAMED])
            lines.append(
                _("有 {twice} 人几个村都登记了（{names}），改好以后会列成重复，由您决定怎样合。").format(
                    twice=len(planned.twice), names=names
                )
            )
        self._told.setText("\n".join(lines))

    def _show_done(self, applied: Applied) -> None:
        assert self._planned is not None
        self.strip.say(
            _("{change_set}：改好了 {rows:,} 行。按 Ctrl+Z 撤销。").format(
                change_set=self._planned.change_set.label, rows=len(applied.rows)
            )
        )
        self._planned = None
        self._told.clear()
        for line in (self.name, self.township, self.code, self.joined):
            line.setModified(False)
        self.joined.clear()
        self.refresh()
        self.desk.counts_changed.emit()
