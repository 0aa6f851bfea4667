"""What somebody was typing when the power went: kept in the file while it is typed, offered again at the next
start."""

from __future__ import annotations

import json

from msgspec import Struct, field, to_builtins
from PySide6.QtCore import QObject, QTimer, Signal

from roster_desktop.records import RowId
from roster_desktop.wording import Refusal, _
from roster_desktop.workspace import Workspace
from ui.models import DRAFT, hidden
from ui.pages.roster_list import RosterList
from ui.panels import RecordPanel
from ui.tables.block_bar import BlockBar

_SETTING = "unfinished."
_REST = 700
"""Milliseconds without a key after which the text is put away."""


class Unfinished(Struct, frozen=True):
    """Text of an open line, and the row that was not in the file yet."""

    row: str = ""
    """Row id; "" for a row that was being begun."""
    key: str = ""
    text: str = ""
    begun: dict[str, str] = field(default_factory=dict)

    @property
    def is_nothing(self) -> bool:
        """Whether there is nothing to lose."""
        return not self.key and not self.begun


def is_left_over(workspace: Workspace, roster: str) -> bool:
    """Whether something of this roster was being typed when the program last ended."""
    return not workspace.is_read_only and not _read(workspace.setting(_SETTING + roster)).is_nothing


class UnfinishedTyping(QObject):
    """Watches a roster's table and card, and keeps what stands in an open line."""

    refused = Signal(str)

    def __init__(self, rows: RosterList, card: RecordPanel, bar: BlockBar, parent: QObject) -> None:
        super().__init__(parent)
        self._rows, self._card, self._bar = rows, card, bar
        self._workspace = rows.table.workspace
        self._setting = _SETTING + rows.roster.key
        self._kept = Unfinished()
        self._offered: Unfinished | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_REST)
        self._pause.timeout.connect(self.keep)
        for signal in (rows.view.typed, rows.view.typing_ended, card.form.typed, card.written):
            signal.connect(lambda *_said: self._pause.start())
        bar.confirmed.connect(self._write_in)
        bar.given_up.connect(self._forget)

    def offer(self) -> None:
        """Say what was left over from the last time, if anything was."""
        found = _read(self._workspace.setting(self._setting))
        if self._workspace.is_read_only or found.is_nothing or not self._still_fits(found):
            return
        self._offered = found
        self._bar.ask(_("上次没来得及保存：{told}。要写进去吗？").format(told=self._told(found)))

    def keep(self) -> None:
        """Put away what stands in the open line now; where nothing does, forget what was put away."""
        self._pause.stop()
        now = self._now()
        if self._offered is not None or now == self._kept or self._workspace.is_read_only:
            return
        self._put_away(now)

    def _put_away(self, what: Unfinished) -> None:
        text = "" if what.is_nothing else json.dumps(to_builtins(what), ensure_ascii=False)
        try:
            self._workspace.set_setting(self._setting, text)
        except Refusal as refusal:
            self.refused.emit(str(refusal))
            return
        self._kept = what

    def _now(self) -> Unfinished:
        table = self._rows.table
        begun = {} if table.draft is None or table.is_draft_blank else dict(table.draft)
        open_line = self._rows.view.typed_now or self._card.form.typed_now
        if open_line is None:
            return Unfinished(begun=begun)
        return Unfinished(self._rows.row or DRAFT, *open_line, begun)

    def _still_fits(self, found: Unfinished) -> bool:
        columns = self._rows.roster.column_by_key
        return {*found.begun, *([found.key] if found.key else [])} <= set(columns)

    def _told(self, found: Unfinished) -> str:
        roster = self._rows.roster
        row = self._workspace.row(roster.key, RowId(found.row)) if found.row else None
        name = roster.name_in(row.values if row else found.begun)
        whose = _("{name}的").format(name=name) if name else (_("新的一行的") if not found.row else "")
        cells = {**found.begun, **({found.key: found.text} if found.key else {})}
        filled = [
            _("{column}“{hidden}”").format(column=column.header, hidden=hidden(column, cells[column.key]))
            for column in roster.columns
            if cells.get(column.key) and (column.key == found.key or not column.initial)
        ]
        return whose + _("、").join(filled[-3:])

    def _write_in(self) -> None:
        found, self._offered = self._offered, None
        if found is None:
            return
        table = self._rows.table
        if found.row:
            is_there = self._rows.go_to_row(RowId(found.row), found.key)
        else:
            self._rows.begin_row()
            table.draft = {**(table.draft or {}), **found.begun}
            is_there = True
        self._put_away(Unfinished())
        place = self._rows.place
        if not is_there:
            self.refused.emit(_("那一行已经不在册里，没有写入的是：{told}。").format(told=self._told(found)))
        elif found.key:
            table.write(place, found.key, found.text)
        self._rows.view.setFocus()
        self._rows.at_hand.emit()

    def _forget(self) -> None:
        self._offered = None
        self._put_away(Unfinished())
        self._rows.view.setFocus()


def _read(text: str | None) -> Unfinished:
    """What was put away; nothing where another version of the program wrote it differently."""
    try:
        return Unfinished(**json.loads(text)) if text else Unfinished()
    except (ValueError, TypeError):
        return Unfinished()
