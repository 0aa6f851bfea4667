"""A question beside its field: what stands here, what others wrote, and a button for each."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from roster_desktop.tasks.deciding import Choice, Claim, ConflictView, Ours, Theirs
from ui.look import pixels, set_role, small

_BLANK = "（空）"


class AskingBox(QFrame):
    """One click decides; the other values stay in the history."""

    decided = Signal(str, object)
    """(conflict id, `Choice`)"""

    def __init__(self, question: ConflictView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "asking")
        layout = QVBoxLayout(self)
        gap = pixels(self.font(), 6)
        layout.setContentsMargins(gap, gap, gap, gap)
        layout.setSpacing(pixels(self.font(), 4))
        title = QLabel(f"{question.header}：两处写得不同，请选一个")
        set_role(title, "asking")
        title.setFont(small(self.font()))
        title.setWordWrap(True)
        layout.addWidget(title)
        layout.addWidget(self._button(question, question.ours, "本机", Ours()))
        for number, claim in enumerate(question.theirs, start=1):
            layout.addWidget(self._button(question, claim, claim.from_, Theirs(number)))

    def _button(self, question: ConflictView, claim: Claim, who: str, choice: Choice) -> QPushButton:
        text = claim.text or _BLANK
        button = QPushButton(f"{text}    {who} {claim.at[:10]}".rstrip())
        set_role(button, "choice")
        button.setAccessibleName(f"{question.header}取 {text}，来自{who}")
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(lambda: self.decided.emit(question.id, choice))
        return button
