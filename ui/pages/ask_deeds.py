"""Asking the units below about a cell or a finding, and answering what is asked from above."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from roster_desktop.checks import Finding
from roster_desktop.records import Level, RowId
from roster_desktop.schema import Role, Roster
from roster_desktop.tasks.asking import (
    answer,
    ask_about_cell,
    ask_about_finding,
    open_question,
    withdraw_question,
)
from roster_desktop.wording import Refusal, _
from roster_desktop.workspace import Workspace
from ui.pages.ask_popup import AskPopup

_BELOW = {Level.TOWNSHIP: _("村里"), Level.COUNTY: _("镇里")}


class AskDeeds(QObject):
    """One popup for both: it answers where something is asked here, and asks where nothing is."""

    said = Signal(str)
    refused = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._window = parent
        self.popup: AskPopup | None = None
        """The window in which one writes, while it is open."""

    def open(self, roster: Roster, row: RowId, key: str, widget: QWidget, below: QPoint) -> None:
        """Ask or answer about this cell, beside this place."""
        if self._is_locked():
            return
        register = roster.register_of[key].key
        waiting = open_question(self._workspace, roster.key, row, register)
        is_ours = waiting is None or waiting.unit == self._workspace.unit.name
        whom = _BELOW.get(self._workspace.unit.level, "")
        if is_ours and not whom:
            self.refused.emit(_("这一格现在没有等着答复的询问。镇上问的格子会有标记，停在上面看得到问什么。"))
            return
        header = roster.column_by_key[key].header
        popup = AskPopup(
            _("{name}的{header}").format(name=self._name(roster, row), header=header),
            whom,
            waiting,
            is_ours=is_ours,
            parent=self._window,
        )
        popup.asked.connect(
            lambda text: (
                self._ask(roster, row, key, text) if is_ours else self._answer(roster, row, register, text)
            )
        )
        popup.withdrawn.connect(lambda: self._withdraw(roster, row, register))
        self._show(popup, widget, below)

    def open_about(self, finding: Finding, name: str, widget: QWidget, below: QPoint) -> None:
        """Ask about what a rule found."""
        whom = _BELOW.get(self._workspace.unit.level, "")
        if self._is_locked():
            return
        if not whom:
            self.refused.emit(_("本村的问题请在这里更正，或写情况说明。"))
            return
        popup = AskPopup(
            _("{name}：{finding}").format(name=name, finding=finding.message),
            whom,
            None,
            is_ours=True,
            parent=self._window,
        )
        popup.line.setText(finding.remedy.rstrip("。"))
        popup.line.selectAll()
        popup.asked.connect(lambda text: self._ask_about(finding, text))
        self._show(popup, widget, below)

    def _show(self, popup: AskPopup, widget: QWidget, below: QPoint) -> None:
        popup.destroyed.connect(self._forget)
        self.popup = popup
        popup.show_beside(widget, below)

    def _forget(self) -> None:
        self.popup = None

    def _is_locked(self) -> bool:
        if self._workspace.is_read_only:
            self.refused.emit(_("这个文件是只读打开的，不能提问或答复。"))
        return self._workspace.is_read_only

    def _ask(self, roster: Roster, row: RowId, key: str, text: str) -> None:
        try:
            ask_about_cell(self._workspace, roster.key, row, key, text)
        except Refusal as refusal:
            self.refused.emit(str(refusal))
            return
        self._tell_asked(
            _("{name}的{column_by_key}").format(
                name=self._name(roster, row), column_by_key=roster.column_by_key[key].header
            )
        )

    def _ask_about(self, finding: Finding, text: str) -> None:
        try:
            ask_about_finding(self._workspace, finding, text)
        except Refusal as refusal:
            self.refused.emit(str(refusal))
            return
        self._tell_asked(_("这一处"))

    def _tell_asked(self, what: str) -> None:
        whom = _BELOW[self._workspace.unit.level]
        self.said.emit(
            _("{what}已记入退回件，随下一份退回件问{whom}。按 Ctrl+Z 撤销。").format(what=what, whom=whom)
        )

    def _answer(self, roster: Roster, row: RowId, register: str, text: str) -> None:
        try:
            answer(self._workspace, roster.key, row, register, text)
        except Refusal as refusal:
            self.refused.emit(str(refusal))
            return
        self.said.emit(_("已答复，随下一次报送带回去。按 Ctrl+Z 撤销。"))

    def _withdraw(self, roster: Roster, row: RowId, register: str) -> None:
        withdraw_question(self._workspace, roster.key, row, register)
        self.said.emit(_("询问已撤回。按 Ctrl+Z 可以恢复。"))

    def _name(self, roster: Roster, row: RowId) -> str:
        found = self._workspace.row(roster.key, row)
        return roster.text_of(Role.NAME, found.values if found else {}) or _("（未填姓名）")
