"""情况说明: why a finding stands, in one line; reasons that were given before are a click away."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from roster_desktop.wording import _
from roster_desktop.workspace import Said
from ui.look import pixels, set_role
from ui.pages.pieces import Card, plain

_MOST_OFFERED = 3
_LONGEST = 14
"""Characters of an offered reason that its button shows."""


class ExplainCard(Card):
    """An explained finding shows who said what and when, and can be asked again."""

    explained = Signal(str)
    """The reason."""
    withdrawn = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("情况说明"), parent)
        self.line = _Line(self)
        self.button = plain(_("写说明"), self._tell)
        self.withdraw_button = plain(_("撤回说明"), self.withdrawn.emit)
        self._said = QLabel(self)
        self._writing = QWidget(self)
        self._offers = QWidget(self)
        self._reasons: tuple[str, ...] = ()
        self.offered = [plain("", partial(self._take, place)) for place in range(_MOST_OFFERED)]
        self._offer(())
        self._lay_out()
        self.line.returnPressed.connect(self._tell)

    def show_said(self, said: Said | None, reasons: Sequence[str], *, is_locked: bool) -> None:
        """Show what was said of the finding, or where to say it; `reasons`: said of others before."""
        is_open = said is None
        if said is not None:
            self._said.setText(
                _("{reason}　—　{who}，{on}").format(reason=said.reason, who=said.who, on=said.on)
            )
        self.setVisible(not (is_open and is_locked))
        self._said.setVisible(not is_open)
        self.withdraw_button.setVisible(not is_open and not is_locked)
        self._writing.setVisible(is_open)
        self.call(
            _("情况说明"), _("事情属实、不用改的，写一句原因就不再提醒；事情变了会再问") if is_open else ""
        )
        self._offer(reasons[:_MOST_OFFERED] if is_open else ())

    def forget(self) -> None:
        """Another finding is at hand: what was begun for the one before is not said of this one."""
        self.line.clear()

    def take_focus(self) -> None:
        """Put the keyboard where the reason is written."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _offer(self, reasons: Sequence[str]) -> None:
        self._reasons = tuple(reasons)
        for place, button in enumerate(self.offered):
            reason = reasons[place] if place < len(reasons) else ""
            button.setVisible(bool(reason))
            button.setText(reason if len(reason) <= _LONGEST else f"{reason[:_LONGEST]}…")
            button.setToolTip(_("填上“{reason}”，还可以改").format(reason=reason))
            button.setAccessibleName(_("填上以前写过的{reason}").format(reason=reason))
        self._offers.setVisible(bool(reasons))

    def _take(self, place: int) -> None:
        self.line.setText(self._reasons[place])
        self.line.setFocus()

    def _tell(self) -> None:
        self.explained.emit(self.line.text())

    def _lay_out(self) -> None:
        set_role(self.line, "field")
        self.line.setAccessibleName(_("情况说明"))
        self.line.setPlaceholderText(_("例如：本人已核实，双休日在村里保洁，平日不外出"))
        self.line.setClearButtonEnabled(True)
        row = QHBoxLayout(self._writing)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(pixels(self.font(), 8))
        row.addWidget(self.line, 1)
        row.addWidget(self.button)
        offers = QHBoxLayout(self._offers)
        offers.setContentsMargins(0, 0, 0, 0)
        offers.setSpacing(pixels(self.font(), 4))
        for button in self.offered:
            set_role(button, "quiet")
            offers.addWidget(button)
        offers.addStretch(1)
        self._said.setWordWrap(True)
        self._said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._said.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.add_beside(self.withdraw_button)
        for widget in (self._said, self._writing, self._offers):
            self.inside.addWidget(widget)


class _Line(QLineEdit):
    """Esc gives up what was begun."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)
