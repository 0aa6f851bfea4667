"""The line at the foot of the window: saved when, kept where, typed by whom."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QStatusBar, QWidget

from roster_desktop.workspace import Workspace
from ui.look import pixels, set_role, small


class StateLine(QStatusBar):
    """Says 已保存 only after the file said so."""

    operator_wanted = Signal()
    """Somebody else sits down to type."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._saved = self._label("保存情况")
        self._place = self._label("文件位置")
        self._operator = QPushButton(self)
        self._operator.setFont(small(self.font()))
        self._operator.setToolTip("换一个人录入")
        self._operator.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        set_role(self._operator, "quiet")
        self._operator.clicked.connect(self.operator_wanted)
        self.setSizeGripEnabled(False)
        self.setContentsMargins(pixels(self.font(), 6), 0, 0, 0)
        for widget in (self._saved, self._rule(), self._place, self._rule(), self._operator):
            self.addWidget(widget)

    def show_file(self, workspace: Workspace) -> None:
        """Say what is true of this file now."""
        at = workspace.last_saved_at.partition(" ")[2] or workspace.last_saved_at
        state = "只读" if workspace.is_read_only else "已保存"
        self._saved.setText(f"{state} {at}".rstrip())
        self._place.setText(f"{workspace.path.name}　保存在 {workspace.path.parent}")
        self._operator.setText(f"{workspace.operator} 在录入" if workspace.operator else "写上录入人")
        self._operator.setAccessibleName(self._operator.text())

    @property
    def text(self) -> str:
        """What stands there."""
        return "　".join(part.text() for part in (self._saved, self._place, self._operator))

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setFont(small(self.font()))
        label.setAccessibleName(name)
        set_role(label, "muted")
        return label

    def _rule(self) -> QLabel:
        rule = QLabel("|", self)
        rule.setFont(small(self.font()))
        set_role(rule, "muted")
        return rule
