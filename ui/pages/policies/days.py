"""The line in which a day is typed, as freely as in the rosters."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from roster_desktop.schema import Column
from roster_desktop.schema.kinds import DateOrMonth
from roster_desktop.tasks.policies import day_in
from roster_desktop.wording import _
from ui.editors.cell_line import CellLine
from ui.look import pixels, set_role

_WIDTH = 124


class DayLine(CellLine):
    """Ctrl+; writes today."""

    def __init__(self, name: str, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(
            Column("since", name, DateOrMonth(), _("政策"), _("{name}，写成 2026-01-01。").format(name=name)),
            today,
            parent,
        )
        set_role(self, "field")
        self.setFixedWidth(pixels(self.font(), _WIDTH))
        self.setToolTip(_("{name}，写成 2026-01-01（Ctrl+; 填今天）").format(name=name))

    @property
    def day(self) -> date:
        """The day that stands there; a Refusal where it is none."""
        return day_in(self.column.kind.canonical(self.text().strip()))

    def show_day(self, day: date) -> None:
        """Put this day there."""
        self.setText(day.isoformat())
