"""One sentence at the head of the page: what was done, or why it could not be.
The next one takes its place."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from roster_desktop.wording import _
from ui.look import icon, pixels, set_role, tones_of

_READ = 9000


class NoticeBar(QFrame):
    """A good word goes by itself; a complaint stays until it is read."""

    shown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = QLabel(self)
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._close = QPushButton(self)
        self._close.setIcon(icon("close", tones_of(self.palette()).muted))
        self._close.setAccessibleName(_("收起这句话"))
        self._close.setToolTip(_("收起"))
        set_role(self._close, "quiet")
        self._close.clicked.connect(self.hide)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        layout = QHBoxLayout(self)
        side, thin = pixels(self.font(), 12), pixels(self.font(), 4)
        layout.setContentsMargins(side, thin, thin, thin)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._close)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence that stands there; "" while none does."""
        return self._text.text() if self.isVisible() else ""

    def say(self, sentence: str) -> None:
        """Something went well."""
        self._show(sentence, "said")
        self._timer.start(_READ)

    def stay(self, sentence: str) -> None:
        """Long work is under way, or how it ended: it stays until the next sentence or until it is closed."""
        self._timer.stop()
        self._show(sentence, "said")

    def complain(self, sentence: str) -> None:
        """Something could not be done."""
        self._timer.stop()
        self._show(sentence, "complained")

    def size_within(self, width: int) -> QSize:
        """As wide as the sentence needs and as there is room, as high as it then is."""
        around = self._close.sizeHint().width() + pixels(self.font(), 30)
        line = self._text.fontMetrics().horizontalAdvance(self._text.text()) + 4
        fitting = min(width, line + around)
        height = self._text.heightForWidth(fitting - around)
        return QSize(fitting, max(height, self._close.sizeHint().height()) + pixels(self.font(), 12))

    def _show(self, sentence: str, role: str) -> None:
        set_role(self, role)
        self.style().unpolish(self)
        self.style().polish(self)
        self._text.setText(sentence)
        self.setAccessibleName(sentence)
        self.show()
        self.shown.emit()
