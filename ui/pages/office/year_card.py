"""年初结转: the lists go over into a new year."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from roster_desktop.tasks.new_year import NewYear, Part, begin_year, plan_new_year
from roster_desktop.wording import _, so_many
from roster_desktop.workspace import Applied
from ui.bridge.desk import Desk
from ui.look import dress_list, pixels
from ui.pages.office.guided import GuidedCard
from ui.pages.pieces import muted, plain, primary
from ui.pages.pieces.words import shown

_HOW = _(
    "只管一年的内容（务工月数、年收入、交通补贴、本期应发等）清空，从新的一年重新填；其余的一概照旧。"
    "去年已经结束的务工、岗位要不要移出名册，由您勾选。一步做完，可以整体撤销；旧数都在变更记录里。"
)
_LAST_MONTHS = 11
_LIST = 210


class YearCard(GuidedCard):
    """Every part is shown with how many rows it touches, and may be left out."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(_("年初结转"), _HOW, desk, parent)
        self._planned: NewYear | None = None
        self.year = self.field(_("结转到哪年"), _("例如：2027"))
        self.parts = QListWidget(self)
        self.parts.setAccessibleName(_("要清空和移出的"))
        self.parts.setMinimumHeight(pixels(self.font(), _LIST))
        self.parts.setWordWrap(True)
        dress_list(self.parts)
        self._told = muted("", self)
        self.look_button = plain(_("看看会怎样"), self.look)
        self.do_button = primary(_("确定结转"), self.begin)
        self.inside.addWidget(self._told)
        self.inside.addWidget(self.parts, 1)
        self.add_buttons(self.look_button, self.do_button)
        self.inside.addStretch(0)
        self.year.textEdited.connect(self._forget)
        self.year.returnPressed.connect(self.look)
        self.parts.hide()
        self.settle()

    @property
    def told(self) -> str:
        """What would happen, in words."""
        return self._told.text()

    def refresh(self) -> None:
        today = self.desk.workspace.today()
        if not self.year.isModified():
            self.year.setText(str(today.year + 1 if today.month >= _LAST_MONTHS else today.year))
        if self._planned is not None and self._planned.journal != self.desk.workspace.journal:
            self._forget()

    def look(self) -> None:
        """Say what it would do; nothing is written."""
        text = self.year.text().strip()
        workspace, year = self.desk.workspace, int(text) if text.isdecimal() else 0
        self.do(_("正在看"), lambda _: plan_new_year(workspace, year), self._show_plan)

    def begin(self) -> None:
        """Do the parts that are ticked."""
        workspace, planned = self.desk.workspace, self._planned
        if planned is not None:
            chosen = self._chosen()
            self.do(_("正在结转"), lambda _: begin_year(workspace, planned, chosen), self._show_done)

    def settle(self) -> None:
        busy = self.work.is_busy
        self.look_button.setEnabled(not busy)
        self.do_button.setEnabled(not busy and self._planned is not None and bool(self._planned.parts))

    def _forget(self) -> None:
        self._planned = None
        self._told.clear()
        self.parts.clear()
        self.parts.hide()
        self.settle()

    def _chosen(self) -> set[str]:
        items = [self.parts.item(row) for row in range(self.parts.count())]
        return {
            item.data(Qt.ItemDataRole.UserRole)
            for item in items
            if item.checkState() is Qt.CheckState.Checked
        }

    def _show_plan(self, planned: NewYear) -> None:
        self._planned = planned
        self.parts.clear()
        for part in planned.parts:
            item = QListWidgetItem(self._in_words(part), self.parts)
            item.setData(Qt.ItemDataRole.UserRole, part.key)
            # What leaves the list is only done where somebody says so.
            item.setCheckState(Qt.CheckState.Checked if part.is_cleared else Qt.CheckState.Unchecked)
        self.parts.setVisible(bool(planned.parts))
        self._told.setText(
            _("在册共 {carried:,} 行照旧；下面打勾的照做，不要的去掉勾。").format(carried=planned.carried)
            if planned.parts
            else _("没有 {year} 年以前的内容要清空，可能已经结转过了。").format(year=planned.year)
        )

    def _in_words(self, part: Part) -> str:
        roster = self.desk.workspace.catalog.roster(part.roster)
        name, text = part.example
        key = part.key.partition(".")[2]
        seen = shown(roster, key, text) if key in roster.column_by_key else text
        example = _("，例如 {name}：{seen}").format(name=name, seen=seen) if name else ""
        verb = _("清空") if part.is_cleared else _("移出名册：")
        waiting = (
            _("；{in_question} 行有待决冲突，先不动").format(in_question=part.in_question)
            if part.in_question
            else ""
        )
        return so_many(
            "{roster}　{verb}{part}　{rows:,} 行{example}{waiting}",
            rows=len(part.rows),
            roster=roster.short_title,
            verb=verb,
            part=part.header,
            example=example,
            waiting=waiting,
        )

    def _show_done(self, applied: Applied) -> None:
        assert self._planned is not None
        year = self._planned.year
        self._forget()
        self.strip.say(
            _("已结转到 {year} 年：改了 {rows:,} 行。按 Ctrl+Z 撤销。").format(
                year=year, rows=len(applied.rows)
            )
        )
        self.year.setModified(False)
        self.desk.counts_changed.emit()
