"""A question beside its field: what stands here, what others wrote, and a button for each."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from roster_desktop.records import REMOVAL_KEY
from roster_desktop.schema import Roster
from roster_desktop.tasks.deciding import Choice, Claim, ConflictView, Ours, Theirs
from roster_desktop.wording import _
from ui.look import bold, pixels, set_role, small
from ui.models import hidden

_BLANK = _("（空）")
_HERE = _("本机")


class AskingBox(QFrame):
    """One click decides; the other values stay in the history."""

    decided = Signal(str, object)
    """(conflict id, `Choice`)"""

    def __init__(
        self, roster: Roster, question: ConflictView, *, is_revealed: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._roster = roster
        self._is_revealed = is_revealed
        set_role(self, "asking")
        layout = QVBoxLayout(self)
        gap = pixels(self.font(), 8)
        layout.setContentsMargins(gap, gap, gap, gap)
        layout.setSpacing(pixels(self.font(), 5))
        asked = QLabel(_asked(question), self)
        set_role(asked, "asking")
        asked.setFont(small(self.font()))
        asked.setWordWrap(True)
        layout.addWidget(asked)
        layout.addWidget(self._button(question, question.ours, Ours()))
        for number, claim in enumerate(question.theirs, start=1):
            layout.addWidget(self._button(question, claim, Theirs(number)))

    def _button(self, question: ConflictView, claim: Claim, choice: Choice) -> _ClaimButton:
        text = claim.text if self._is_revealed else _masked(self._roster, question, claim)
        button = _ClaimButton(text or _BLANK, _source(claim, choice), self)
        button.setAccessibleName(
            _("{question}取“{text}”，{source}").format(
                question=question.header, text=text or _BLANK, source=_source(claim, choice)
            )
        )
        button.clicked.connect(lambda: self.decided.emit(question.id, choice))
        return button


class _ClaimButton(QPushButton):
    """A button of two lines that wrap: the value, and who wrote it when."""

    def __init__(self, text: str, source: str, parent: QWidget) -> None:
        super().__init__(parent)
        set_role(self, "choice")
        layout = QVBoxLayout(self)
        side = pixels(self.font(), 10)
        layout.setContentsMargins(side, pixels(self.font(), 5), side, pixels(self.font(), 6))
        layout.setSpacing(0)
        for words, font, role in ((text, bold(self.font()), ""), (source, small(self.font()), "muted")):
            label = QLabel(words, self)
            label.setFont(font)
            label.setWordWrap(True)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            set_role(label, role)
            layout.addWidget(label)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return self.layout().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self.layout().minimumSize()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self.layout().heightForWidth(width)


def _masked(roster: Roster, question: ConflictView, claim: Claim) -> str:
    """The claim with its numbers masked, as everywhere until somebody reveals the row."""
    columns = [roster.column_by_key[key] for key in question.columns if key in roster.column_by_key]
    if not any(column.sensitive for column in columns):
        return claim.text
    shown = {column.key: hidden(column, text) for column, text in zip(columns, claim.value, strict=True)}
    if question.column in shown:
        return shown[question.column]
    return _("；").join(f"{column.header}={shown[column.key]}" for column in columns if shown[column.key])


def _asked(question: ConflictView) -> str:
    if question.register == REMOVAL_KEY:
        return _("这一行别处移除了，这里还在册，请选一个：")
    return _("{question}：两处写得不同，请选一个：").format(question=question.header)


def _source(claim: Claim, choice: Choice) -> str:
    who = _HERE if isinstance(choice, Ours) else claim.from_
    return " · ".join(part for part in (who, claim.at[:10]) if part)
