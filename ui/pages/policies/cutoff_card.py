"""填报截止日: on which day ages and periods are told."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from roster_desktop.wording import Refusal, _
from roster_desktop.workspace import Workspace
from ui.look import pixels, set_role
from ui.pages.pieces import Card, plain
from ui.pages.policies.days import DayLine

OLD_DAYS = 31
"""A cut-off day that is so many days past is hardly that of the period one works on."""


class CutoffCard(Card):
    """Amber where the day is long past."""

    wanted = Signal(object)
    """`date`, or None: as of the day on which anybody looks."""
    refused = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(_("填报截止日"), parent)
        self._workspace = workspace
        self.day = DayLine(_("填报截止日"), workspace.today, self)
        self.save = plain(_("设定"), self._hand_over)
        self.follow = plain(_("按当天算"), lambda: self.wanted.emit(None))
        self.told = QLabel(self)
        self._lay_out()

    def show_cutoff(self, told: date | None) -> None:
        """`told`: the day that was set; None where nobody set one."""
        today = self._workspace.today()
        day = told or today
        self.day.show_day(day)
        past = (today - day).days
        is_old = told is not None and past > OLD_DAYS
        if told is None:
            text = _("按当天算：年龄和期限都算到打开这天。")
        elif is_old:
            text = _("截止日已过 {past} 天，年龄和期限还按那天算；换了新的一期请改过来。").format(past=past)
        else:
            text = _("年龄和期限都算到这一天。")
        self.told.setText(text)
        set_role(self.told, "warning" if is_old else "muted")
        self.told.style().unpolish(self.told)
        self.told.style().polish(self.told)
        is_writable = not self._workspace.is_read_only
        self.follow.setEnabled(told is not None and is_writable)
        for widget in (self.day, self.save):
            widget.setEnabled(is_writable)

    def _hand_over(self) -> None:
        try:
            day = self.day.day
        except Refusal as refusal:
            self.refused.emit(str(refusal))
            return
        self.wanted.emit(day)

    def _lay_out(self) -> None:
        self.told.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(pixels(self.font(), 8))
        for widget in (self.day, self.save, self.follow):
            row.addWidget(widget)
        row.addWidget(self.told, 1)
        self.inside.addLayout(row)
        self.day.next_wanted.connect(self._hand_over)
