"""Tells every page, on the main thread, what was saved in the open file."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal

from roster_desktop.workspace import Applied, Workspace


class Relay(QObject):
    """Stands between the workspace, which may be written from a job, and the pages,
    which may not be touched there."""

    changed = Signal(object)
    """`Applied`: which rows changed. Told at once where the window itself wrote."""
    _heard = Signal(object)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # A bound method of an object of this thread: what a job writes waits until this thread is free.
        self._heard.connect(self._pass_on, Qt.ConnectionType.AutoConnection)
        self._leave = workspace.subscribe(self._heard.emit)

    def leave(self) -> None:
        """Hear nothing more."""
        self._leave()

    def _pass_on(self, applied: Applied) -> None:
        self.changed.emit(applied)
