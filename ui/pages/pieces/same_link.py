"""The way from what was merged to who may be one person: both are looked at after a workbook came in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from roster_desktop.progress import Progress
from roster_desktop.tasks.suspects import suspects_lately
from ui.bridge.desk import Desk
from ui.bridge.latest import Latest
from ui.look import set_role

_KEY = "same"


class SameLink(QPushButton):
    """A line that says how many wait there; hidden while none does."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._latest = Latest(desk.jobs, self)
        self._latest.came.connect(self._tell)
        set_role(self, "link")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(True)
        self.clicked.connect(lambda: desk.page_wanted.emit(_KEY))
        self.hide()

    def look(self) -> None:
        """Count them beside the window; quick where nothing came in since somebody last looked."""
        if _KEY not in self._desk.pages:
            return
        workspace = self._desk.workspace

        def count(_progress: Progress) -> int:
            return suspects_lately(workspace).count

        self._latest.ask(count)

    def _tell(self, count: object) -> None:
        self.setText(f"另有 {count} 处像是同一个人，或者几个村都在册：去“疑似同一人”看看")
        self.setVisible(bool(count))
