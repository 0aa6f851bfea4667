"""Tells every page, on the main thread, what was saved in the open file."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QThread, Signal

from roster_desktop.workspace import Applied, Workspace
from ui.bridge.jobs import Job


class Relay(QObject):
    """Stands between the workspace, which may be written from a job, and the pages,
    which may not be touched there."""

    changed = Signal(object)
    """`Applied`: which rows changed. Told at once where the window itself wrote."""
    _heard = Signal(object)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._awaited: set[Job] = set()
        self._gathered: list[Applied] = []
        # A bound method of an object of this thread: what a job writes waits until this thread is free.
        self._heard.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)
        self._leave = workspace.subscribe(self._hear)

    def leave(self) -> None:
        """Hear nothing more, and tell nothing of what was gathered: a job may end when we are gone."""
        self._leave()
        self._awaited.clear()
        self._gathered.clear()

    def gather_until_end_of(self, job: Job) -> None:
        """Tell what this job saves as one piece of news when it ends. A job of hundreds of steps would else
        have every page ask the file anew after each, and each time wait for the job to let it."""
        self._awaited.add(job)
        job.ended.connect(lambda: self._end(job))

    def _hear(self, applied: Applied) -> None:
        """In the thread that saved."""
        if QThread.currentThread() is self.thread():
            self.changed.emit(applied)
        else:
            self._heard.emit(applied)

    def _pass_on(self, applied: Applied) -> None:
        if self._awaited:
            self._gathered.append(applied)
        else:
            self.changed.emit(applied)

    def _end(self, job: Job) -> None:
        self._awaited.discard(job)
        if self._gathered and not self._awaited:
            told, self._gathered = _as_one(self._gathered), []
            self.changed.emit(told)


def _as_one(gathered: list[Applied]) -> Applied:
    rows = dict.fromkeys(row for applied in gathered for row in applied.rows)
    return Applied(gathered[-1].batch, tuple(rows), sum(applied.cells for applied in gathered))
