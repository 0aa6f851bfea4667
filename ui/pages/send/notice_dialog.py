"""Which rosters are put up for everybody to read, with which telephone, and where the workbook is written."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from roster_desktop.schema import Roster
from roster_desktop.tasks.notices import NAME_POLICY, rosters_for_notice, telephone, usual_rosters
from roster_desktop.wording import _
from roster_desktop.workspace import Workspace
from ui.dialogs.choosing import choose_folder, last_folder, remember_folder
from ui.look import dialog_size, dress_list, pixels, set_role
from ui.pages.pieces import muted, plain, primary
from ui.pages.pieces.words import counted_rows

_PURPOSE = "notice"


class WantedNotice(Struct, frozen=True):
    """What a person chose."""

    rosters: tuple[Roster, ...]
    telephone: str
    folder: Path


class NoticeDialog(QDialog):
    """A tick a roster; those that list nobody cannot be ticked."""

    wanted = Signal(object)
    """`WantedNotice`: write it."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("公示版"))
        self._rosters = rosters_for_notice(workspace)
        self.ticks = [QCheckBox(self) for _ in self._rosters]
        self.telephone = QLineEdit(telephone(workspace), self)
        self.folder = QLineEdit(str(last_folder(_PURPOSE)), self)
        self.write_button = primary(_("写出公示版"), self.accept)
        self.write_button.setDefault(True)
        self._choose = plain(_("选择…"), self._choose_folder)
        style = workspace.policies.word(NAME_POLICY, workspace.cutoff)
        self._told = muted(
            _("不写身份证号、电话、卡号和住址；姓名写成“{style}”，在政策里改。").format(style=style), self
        )
        self._fill(workspace)
        self._lay_out()
        self._settle()

    def accept(self) -> None:
        """Hand on what was chosen."""
        folder = Path(self.folder.text().strip()).expanduser()
        remember_folder(_PURPOSE, folder)
        self.wanted.emit(WantedNotice(self._chosen, self.telephone.text().strip(), folder))
        super().accept()

    @property
    def _chosen(self) -> tuple[Roster, ...]:
        pairs = zip(self._rosters, self.ticks, strict=True)
        return tuple(roster for roster, tick in pairs if tick.isChecked())

    def _fill(self, workspace: Workspace) -> None:
        counts, usual = workspace.counts(), usual_rosters(workspace)
        for roster, tick in zip(self._rosters, self.ticks, strict=True):
            count = counts.get(roster.key, 0)
            headers = _("、").join(column.header for column in roster.notice)
            tick.setText(
                _("{roster}（{counted}）").format(
                    roster=roster.short_title, counted=counted_rows(roster, count)
                )
            )
            tick.setToolTip(_("公示的列：{headers}").format(headers=headers))
            tick.setEnabled(count > 0)
            tick.setChecked(roster in usual)
            tick.toggled.connect(self._settle)
            dress_list(tick)
        self.folder.textChanged.connect(self._settle)

    def _settle(self) -> None:
        self.write_button.setEnabled(bool(self._chosen and self.folder.text().strip()))

    def _lay_out(self) -> None:
        self._told.setWordWrap(True)
        self.telephone.setPlaceholderText(_("例如 0916-8212345；空着就留一条横线手写"))
        layout = QVBoxLayout(self)
        margin = pixels(self.font(), 16)
        layout.setContentsMargins(margin, margin, margin, margin)
        layout.setSpacing(pixels(self.font(), 10))
        layout.addWidget(QLabel(_("公示哪几本花名册"), self))
        for tick in self.ticks:
            layout.addWidget(tick)
        layout.addWidget(self._told)
        row = QHBoxLayout()
        row.addWidget(self.folder, 1)
        row.addWidget(self._choose)
        for text, line in ((_("监督电话"), self.telephone), (_("写到哪个文件夹"), self.folder)):
            label = QLabel(text, self)
            label.setBuddy(line)
            line.setAccessibleName(text)
            set_role(line, "field")
            layout.addWidget(label)
            if line is self.telephone:
                layout.addWidget(line)
        layout.addLayout(row)
        layout.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(plain(_("取消"), self.reject))
        buttons.addWidget(self.write_button)
        layout.addLayout(buttons)
        self.resize(dialog_size(self, 520, 420))

    def _choose_folder(self) -> None:
        folder = choose_folder(self, _("公示版写到哪个文件夹"), _PURPOSE)
        if folder is not None:
            self.folder.setText(str(folder))
