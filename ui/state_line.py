"""The line at the foot of the window: whose file, saved when, copied when, what waits, typed by whom."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QStatusBar, QWidget

from roster_desktop.records import Level
from roster_desktop.wording import _
from roster_desktop.workspace import Medium, Workspace
from ui.look import pixels, set_role, small
from ui.pages.settings.copies import last_copy_at

_LEVELS = {Level.VILLAGE: _("村级"), Level.TOWNSHIP: _("镇级"), Level.COUNTY: _("县级")}
_LIES = {Medium.DISK: "", Medium.STICK: _("，在U盘上"), Medium.SHARE: _("，在网络共享里")}
_CARE = _("\n怎样才安全：看使用手册“文件放在哪里”")
_PARTS = {Level.TOWNSHIP: _("村"), Level.COUNTY: _("镇")}


class StateLine(QStatusBar):
    """Says 已保存 only after the file said so."""

    operator_wanted = Signal()
    """Somebody else sits down to type."""
    conflicts_wanted = Signal()
    """Somebody wants to see what waits for a decision."""
    merging_wanted = Signal()
    """Somebody wants to see who has reported and who has not."""
    sending_wanted = Signal()
    """Somebody wants to see what waits to be handed over."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_unsaved = False
        self._unit = self._label(_("单位和级别"))
        self._saved = self._label(_("保存情况"))
        self._copied = self._label(_("最近备份"))
        self._place = self._label(_("文件位置"))
        self._deliveries = self._label(_("收到的工作簿"))
        self._unreported = self._button(_("去收件合并"))
        self._arrived = self._button(_("去收件合并，新到的工作簿等您点合并"))
        self._parcels = self._button(_("去报送与退回，看待送出的"))
        self._part = ""
        """What reports to this unit: 村 to a township, 镇 to a county."""
        self._compared = self._label(_("比对情况"))
        self._waiting = self._button(_("去决定"))
        self._operator = self._button(_("换一个人录入"))
        self._waiting.clicked.connect(self.conflicts_wanted)
        self._unreported.clicked.connect(self.merging_wanted)
        self._arrived.clicked.connect(self.merging_wanted)
        self._parcels.clicked.connect(self.sending_wanted)
        self._operator.clicked.connect(self.operator_wanted)
        self._rule_of: dict[QLabel | QPushButton, QLabel] = {}
        self.setSizeGripEnabled(False)
        self.setContentsMargins(pixels(self.font(), 6), 0, 0, 0)
        self._line_up()

    def show_file(self, workspace: Workspace) -> None:
        """Say what is true of this file now."""
        unit = workspace.unit
        self._say(self._unit, f"{unit.name} {_LEVELS[unit.level]}")
        if not self._is_unsaved:
            at = workspace.last_saved_at.partition(" ")[2] or workspace.last_saved_at
            state = _("只读") if workspace.is_read_only else _("已保存")
            self._say_saved(f"{state} {at}".rstrip(), "muted")
        copied = last_copy_at(workspace)
        self._say(self._copied, _("备份 {copied}").format(copied=copied) if copied else _("还没有备份"))
        lies = _LIES[workspace.medium]
        self._place.setToolTip(f"{workspace.path}{lies and _CARE}")
        mark = _("有密码") if workspace.protection else _("未设密码")
        self._say(
            self._place,
            _("文件 {file}（{mark}{lies}）").format(file=workspace.path.name, mark=mark, lies=lies),
        )
        received = len(workspace.deliveries())
        self._say(self._deliveries, _("收到 {received} 份").format(received=received) if received else "")
        self._part = _PARTS.get(unit.level, "")
        parcels = workspace.count_waiting_parcels()
        self._say(self._parcels, _("报送件 {parcels} 份待送出").format(parcels=parcels) if parcels else "")
        waiting = workspace.count_conflicts()
        self._say(self._waiting, _("待决 {waiting} 处").format(waiting=waiting) if waiting else "")
        self._say(
            self._operator,
            _("{operator} 在录入").format(operator=workspace.operator)
            if workspace.operator
            else _("写上录入人"),
        )

    def show_unsaved(self) -> None:
        """The file refused what was typed; this stands until it takes something again."""
        self._is_unsaved = True
        self._say_saved(_("未保存"), "error")

    def show_saved(self, workspace: Workspace) -> None:
        """The file took what was written, or is another one."""
        self._is_unsaved = False
        self.show_file(workspace)

    def show_comparing(self, done: int, total: int) -> None:
        """How far the rows are compared; nothing once they are."""
        self._say(
            self._compared, _("正在比对 {done:,}/{total:,}").format(done=done, total=total) if total else ""
        )

    def show_arrived(self, count: int) -> None:
        """How many workbooks lie new in the inbox; nothing while there are none."""
        self._say(self._arrived, _("新到 {count} 本").format(count=count) if count else "")

    def show_unreported(self, count: int) -> None:
        """How many parts of the unit have not reported this period; nothing once all have."""
        self._say(
            self._unreported,
            _("{count} {part}未报").format(count=count, part=self._part) if count and self._part else "",
        )

    @property
    def text(self) -> str:
        """What stands there."""
        return _("　").join(part.text() for part in self._rule_of if part.text())

    def _say(self, part: QLabel | QPushButton, text: str) -> None:
        """A part that has nothing to say takes its rule along."""
        part.setText(text)
        if isinstance(part, QPushButton):
            part.setAccessibleName(text or part.toolTip())
        for widget in (part, self._rule_of[part]):
            widget.setVisible(bool(text))

    def _say_saved(self, text: str, role: str) -> None:
        set_role(self._saved, role)
        # A role that comes later than the style is only drawn when the style is put on again.
        self._saved.style().unpolish(self._saved)
        self._saved.style().polish(self._saved)
        self._say(self._saved, text)

    def _line_up(self) -> None:
        parts = (
            self._unit, self._saved, self._copied, self._place,
            self._deliveries, self._arrived, self._unreported, self._parcels, self._compared, self._waiting,
            self._operator,
        )  # fmt: skip
        for part in parts:
            rule = self._rule()
            self._rule_of[part] = rule
            if part is self._unit:
                rule.setText("")
            self.addWidget(rule)
            self.addWidget(part)

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setFont(small(self.font()))
        label.setAccessibleName(name)
        set_role(label, "muted")
        return label

    def _button(self, told: str) -> QPushButton:
        button = QPushButton(self)
        button.setFont(small(self.font()))
        button.setToolTip(told)
        button.setAccessibleName(told)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        set_role(button, "foot")
        return button

    def _rule(self) -> QLabel:
        rule = QLabel("|", self)
        rule.setFont(small(self.font()))
        set_role(rule, "muted")
        return rule
