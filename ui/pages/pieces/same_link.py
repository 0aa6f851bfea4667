"""The way from what was merged to who may be one person: both are looked at after a workbook came in."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QPushButton

from roster_desktop.progress import Progress
from roster_desktop.tasks.suspects import suspects_lately
from roster_desktop.wording import _
from ui.bridge.desk import Desk
from ui.bridge.latest import Latest
from ui.look import set_role
from ui.pages.page import Page

_KEY = "same"


class SameLink(QPushButton):
    """A line at the top of a page that says how many wait there; hidden while none does."""

    def __init__(self, desk: Desk, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._desk = desk
        # A reminder: nobody waits for it, and whoever scrolls meanwhile would wait at every cell.
        self._latest = Latest(desk.jobs, self, is_awaited=lambda: False)
        self._latest.came.connect(self._tell)
        set_role(self, "link")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(True)
        self.clicked.connect(lambda: desk.page_wanted.emit(_KEY))
        self.hide()
        page.body.addWidget(self, 0, Qt.AlignmentFlag.AlignLeft)
        page.installEventFilter(self)
        desk.relay.changed.connect(self._look_again)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self.look()
        return super().eventFilter(watched, event)

    def look(self) -> None:
        """Count them beside the window; quick where nothing came in since somebody last looked."""
        if _KEY not in self._desk.pages:
            return
        workspace = self._desk.workspace

        def count(progress: Progress) -> int:
            return suspects_lately(workspace, progress).count

        self._latest.ask(count)

    def _look_again(self, _applied: object) -> None:
        if self._page.isVisible():
            self.look()

    def _tell(self, count: object) -> None:
        self.setText(
            _("另有 {count} 处像是同一个人，或者几个村都在册：去“疑似同一人”看看").format(count=count)
        )
        self.setVisible(bool(count))
