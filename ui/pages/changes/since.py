"""From when to when: since the last submission, since the period began, or between two days."""

from __future__ import annotations

from datetime import date
from enum import Enum

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from roster_desktop.schema.kinds import DateOrMonth, PartialDate
from roster_desktop.tasks.comparing import last_submission, point_after, point_before
from roster_desktop.tasks.todo_facts import Facts
from roster_desktop.wording import _
from roster_desktop.workspace import Workspace
from ui.look import pixels, set_role, set_state
from ui.panels.choice_line import ChoiceLine

_DATES = DateOrMonth()


class Beginning(Enum):
    """From when on; the value is the word for it."""

    SUBMISSION = _("上次报送以后")
    PERIOD = _("本期开始以后")
    DAYS = _("任选两天")


class Points(Struct, frozen=True):
    """Two steps of the history between which everything is compared, and what people call the first."""

    since: int
    until: int | None
    told: str


class SinceLine(QWidget):
    """Two days are only asked for where somebody wants to name them."""

    changed = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.beginning = ChoiceLine(self)
        self.first = self._day(_("从哪天起"))
        self.last = self._day(_("到哪天止"))
        self._days = QWidget(self)
        self._lay_out()
        self.beginning.activated.connect(lambda _place: self._choose())

    @property
    def chosen(self) -> Beginning:
        """From when on one compares."""
        chosen = self.beginning.currentData()
        assert isinstance(chosen, Beginning)
        return chosen

    def offer(self) -> None:
        """Offer what there is: without a submission nothing happened since."""
        kept = self.chosen if self.beginning.count() else None
        offered = [one for one in Beginning if one is not Beginning.SUBMISSION or self._workspace.exports()]
        self.beginning.clear()
        for one in offered:
            self.beginning.addItem(one.value, one)
        self.choose(kept if kept in offered else offered[0])

    def choose(self, beginning: Beginning) -> None:
        """Take this one."""
        self.beginning.setCurrentIndex(self.beginning.findData(beginning))
        self._show_days()

    def choose_days(self, first: str, last: str) -> None:
        """Compare these two days."""
        self.first.setText(first)
        self.last.setText(last)
        self.choose(Beginning.DAYS)

    def points(self) -> Points | None:
        """Between which steps; None where a day that was typed is none."""
        workspace = self._workspace
        match self.chosen:
            case Beginning.SUBMISSION:
                at = workspace.exports()[0].at[:10]
                return Points(last_submission(workspace), None, _("{at} 报送以后").format(at=at))
            case Beginning.PERIOD:
                facts = Facts(workspace)
                begun = facts.period.begins(workspace.policies)
                return Points(
                    point_before(workspace, begun),
                    None,
                    _("{period}（{begun} 起）").format(period=facts.period.in_words, begun=begun),
                )
        first, last = (self._read(line) for line in (self.first, self.last))
        if first is None or last is None or first > last:
            return None
        return Points(
            point_before(workspace, first),
            point_after(workspace, last),
            _("{first} 到 {last}").format(first=first, last=last),
        )

    def _read(self, line: QLineEdit) -> date | None:
        value = _DATES.parse(line.text())
        day = value.first if isinstance(value, PartialDate) else None
        set_state(line, "" if day else "error")
        return day

    def _choose(self) -> None:
        self._show_days()
        self.changed.emit()

    def _show_days(self) -> None:
        is_free = self.chosen is Beginning.DAYS
        self._days.setVisible(is_free)
        if is_free and not self.first.text():
            today = self._workspace.today()
            self.first.setText(today.replace(day=1).isoformat())
            self.last.setText(today.isoformat())

    def _day(self, name: str) -> QLineEdit:
        line = QLineEdit(self)
        line.setAccessibleName(name)
        line.setPlaceholderText("2026-11-01")
        set_role(line, "field")
        line.editingFinished.connect(self.changed)
        return line

    def _lay_out(self) -> None:
        self.beginning.setAccessibleName(_("和什么时候对照"))
        days = QHBoxLayout(self._days)
        days.setContentsMargins(0, 0, 0, 0)
        days.setSpacing(pixels(self.font(), 6))
        days.addWidget(self.first, 1)
        days.addWidget(QLabel(_("到"), self._days))
        days.addWidget(self.last, 1)
        self._days.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(pixels(self.font(), 8))
        layout.addWidget(self.beginning)
        layout.addWidget(self._days)
