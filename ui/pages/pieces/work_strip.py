"""The strip that shows how far long work is, and stops it."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from roster_desktop.tasks.steps_told import step_told
from roster_desktop.wording import _
from ui.bridge.jobs import Job
from ui.look import pixels, set_role, tones_of


class WorkStrip(QFrame):
    """Not there while nothing is under way."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self._said = ""
        """What is under way, as the window calls it."""
        self._what = QLabel(self)
        self._bar = ThinBar(self)
        self._stop = QPushButton(_("停止"), self)
        set_role(self, "strip")
        self._lay_out()
        self._stop.clicked.connect(self.stop)
        self.hide()

    @property
    def is_busy(self) -> bool:
        """Whether something is under way."""
        return self._job is not None

    def watch(self, job: Job, what: str) -> None:
        """Show how far this work is, until it ends; a person may stop it."""
        self._follow(job, what)
        self._stop.show()

    def await_end(self, job: Job, what: str) -> None:
        """Show that this short work is under way; it is one step and cannot be stopped."""
        self._follow(job, what)
        self._stop.hide()

    def stop(self) -> None:
        """Ask the work to end at its next step."""
        if self._job is None:
            return
        self._job.cancel()
        self._stop.setEnabled(False)
        self._what.setText(_("正在停下…"))

    def _follow(self, job: Job, what: str) -> None:
        self._job, self._said = job, what
        self._what.setText(f"{what}…")
        self._bar.show_share(0.0)
        self._stop.setEnabled(True)
        # Bound methods of a widget: what the work tells from its own thread waits until this one is free.
        job.progressed.connect(self._show)
        job.ended.connect(self._end)
        self.show()

    def _lay_out(self) -> None:
        side, above = pixels(self.font(), 12), pixels(self.font(), 8)
        row = QHBoxLayout(self)
        row.setContentsMargins(side, above, side, above)
        row.setSpacing(side)
        told = QVBoxLayout()
        told.setSpacing(pixels(self.font(), 6))
        told.addWidget(self._what)
        told.addWidget(self._bar)
        row.addLayout(told, 1)
        row.addWidget(self._stop)

    def _show(self, done: int, total: int, what: str) -> None:
        self._bar.show_share(done / total if total else 0.0)
        what = step_told(what, self._said)
        if self._stop.isEnabled():
            self._what.setText(
                _("{what}　{done}/{total}").format(what=what, done=done, total=total) if total else what
            )

    def _end(self) -> None:
        if self.sender() is self._job:
            self._job = None
            self.hide()


class ThinBar(QWidget):
    """A line that fills from the left."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        self.setFixedHeight(pixels(self.font(), 6))
        self.setAccessibleName(_("进度"))

    @property
    def share(self) -> float:
        """How much of it is filled, 0 to 1."""
        return self._share

    def show_share(self, share: float) -> None:
        """Fill this much of it."""
        self._share = min(max(share, 0.0), 1.0)
        self.setAccessibleDescription(f"{round(self._share * 100)}%")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tones = tones_of(self.palette())
        whole = QRectF(self.rect())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        round_ = whole.height() / 2
        for width, colour in ((whole.width(), tones.line), (whole.width() * self._share, tones.accent)):
            painter.setPen(QColor(colour))
            painter.setBrush(QColor(colour))
            if width >= whole.height():
                painter.drawRoundedRect(QRectF(0, 0, width, whole.height()), round_, round_)
        painter.end()
