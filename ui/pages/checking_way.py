"""From a roster to what was found in the row at hand, to be mended or explained there."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPushButton

from roster_desktop.wording import _
from ui.actions import bind_button, made_actions
from ui.look import set_role
from ui.models import DRAFT
from ui.models.chips import TROUBLED
from ui.pages.page import Page
from ui.pages.roster_list import RosterList
from ui.panels import RecordPanel, SearchRow


class CheckingWay(QObject):
    """By key anywhere in the roster, from a complaint in the card, or by the button while 有问题 is shown."""

    def __init__(self, page: Page, rows: RosterList, card: RecordPanel, search: SearchRow) -> None:
        super().__init__(page)
        self._page = page
        self._rows = rows
        self._search = search
        self.action = made_actions(page, {"checking": self._go})["checking"]
        self.button = QPushButton(_("逐处核对"), page)
        set_role(self.button, "link")
        bind_button(self.button, self.action)
        search.right.insertWidget(0, self.button)
        card.form.check_wanted.connect(self._go)
        search.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        self.button.setVisible(self._search.chip is TROUBLED)

    def _go(self, column: str = "") -> None:
        row = self._rows.row
        if row in (None, DRAFT):
            self._page.desk.complained.emit(_("先选中一行，再到比对核实看它。"))
        else:
            self._page.desk.finding_wanted.emit(row, column)
