"""Of which village the page shows rows, said beside its title; one click shows all of them again."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from roster_desktop.records import EVERYTHING
from roster_desktop.wording import _
from ui.bridge.desk import Desk
from ui.look import set_role, small


class AreaChip(QPushButton):
    """Not there while every village is shown."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setFont(small(self.font()))
        self.setCheckable(True)
        self.setToolTip(_("看全部村"))
        set_role(self, "chip")
        self.clicked.connect(lambda: desk.narrow(EVERYTHING))
        desk.area_changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        area = self._desk.area
        self.setText(_("{area}　✕").format(area=area.full_name))
        self.setAccessibleName(_("只看{area}，点一下看全部村").format(area=area.full_name))
        # Drawn as chosen for as long as it is there.
        self.setChecked(True)
        self.setVisible(not area.is_everything)
