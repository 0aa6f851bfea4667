"""Files that a person drops on a page."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLineEdit, QWidget

ROSTER = ".roster"


class Dropping(QObject):
    """Lets a whole page take files; folders come as they are."""

    dropped = Signal(list)
    """`Path` of each file or folder."""

    def __init__(self, page: QWidget, leaves: Collection[str] = (ROSTER,)) -> None:
        super().__init__(page)
        self.is_open = True
        self._leaves = frozenset(leaves)
        """Endings of files that the widget around this one may take."""
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            paths = _local_paths(event.mimeData())
            event.acceptProposedAction()
            self.dropped.emit(paths)
            return True
        if isinstance(event, QDragEnterEvent):
            if self.is_open and self._takes(_local_paths(event.mimeData())):
                event.acceptProposedAction()
            return True
        return False

    def _takes(self, paths: list[Path]) -> bool:
        return bool(paths) and not any(path.suffix.lower() in self._leaves for path in paths)


def leave_to_page(widget: QWidget) -> None:
    """Files that fall on a line of this widget go on to the page; a line would write down their addresses."""
    for line in widget.findChildren(QLineEdit):
        line.setAcceptDrops(False)


def _local_paths(content: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in content.urls() if url.isLocalFile()]
