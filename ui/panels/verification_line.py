"""The foot of the card: how the row is verified, and the button that verifies it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from roster_desktop.tasks.verifying import Verification
from roster_desktop.wording import _
from ui.look import pixels, set_role, small
from ui.panels.verification_words import role_of, told


class VerificationLine(QWidget):
    """Quiet while all is well; amber where the last verification is too old or was doubtful."""

    wanted = Signal()
    """核实无误."""
    choosing_wanted = Signal()
    """Another way or result is wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = QLabel(self)
        self.way = QPushButton(self)
        self.button = QPushButton(_("核实无误 F9"), self)
        self._lay_out()
        self.way.clicked.connect(self.choosing_wanted)
        self.button.clicked.connect(self.wanted)

    def show_verification(self, last: Verification, *, is_locked: bool) -> None:
        """Say how the row is verified; a row that cannot be written cannot be verified."""
        text = told(last)
        parts = text.split(" ")
        self.state.setText("\n".join(" ".join(line) for line in (parts[:2], parts[2:]) if line))
        self.state.setToolTip(text)
        self.state.setAccessibleName(text)
        role = role_of(last)
        if self.state.property("role") != role:
            set_role(self.state, role)
            self.state.style().unpolish(self.state)
            self.state.style().polish(self.state)
        for button in (self.way, self.button):
            button.setEnabled(not is_locked)

    def show_way(self, way: str) -> None:
        """Which way F9 notes down."""
        self.way.setText(f"{way} ▾")
        self.way.setAccessibleName(_("核实方式：{way}，点一下换").format(way=way))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(pixels(self.font(), 6))
        self.state.setFont(small(self.font()))
        # A long name is cut at the edge rather than pushing the buttons out; the tip says it whole.
        self.state.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.state.setFixedHeight(self.state.fontMetrics().lineSpacing() * 2)
        self.way.setToolTip(_("核实方式、存疑，或只核实一项（Ctrl+F9）"))
        self.button.setToolTip(_("记下今天核实过这一行；选中几行就是这几行（F9）"))
        set_role(self.button, "primary")
        for button in (self.way, self.button):
            button.setFont(small(self.font()))
            # F9 and Ctrl+F9 do the same from every field.
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row.addWidget(self.state, 1)
        row.addWidget(self.way)
        row.addWidget(self.button)
