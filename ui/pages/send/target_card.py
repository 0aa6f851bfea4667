"""What goes into the workbook, and where it is written."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QWidget

from roster_desktop.wording import _, month_in_words
from roster_desktop.workspace import Workspace
from ui.dialogs.choosing import choose_folder, last_folder
from ui.look import pixels, set_role, small
from ui.pages.pieces import Card, link, muted, plain
from ui.pages.pieces.words import counted_rows

_PURPOSE = "send"


class ContentCard(Card):
    """Whose rosters these are, and how many rows each has."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("将要报送"), parent)
        self._whose = muted("", self)
        self.changed = link("", lambda: None)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(pixels(self.font(), 12))
        self._grid.setVerticalSpacing(pixels(self.font(), 4))
        self._grid.setColumnStretch(0, 1)
        self._count_by_key: dict[str, QLabel] = {}
        self.inside.addWidget(self._whose)
        self.inside.addLayout(self._grid)
        self.inside.addWidget(self.changed)
        self.changed.hide()

    def show_file(self, workspace: Workspace, period: str) -> None:
        """Count the rows anew."""
        unit = workspace.unit
        place = unit.name if unit.township in ("", unit.name) else f"{unit.township} {unit.name}"
        year, month = map(int, period.split("-"))
        self._whose.setText(
            _("{place} · {period} · 填报人 {operator}").format(
                place=place, period=month_in_words(year, month), operator=workspace.operator
            )
        )
        counts = workspace.counts()
        for roster in workspace.catalog.rosters:
            count = counted_rows(roster, counts.get(roster.key, 0))
            self._label_of(roster.key, roster.short_title).setText(count)

    def show_changed(self, rows: int | None) -> None:
        """How many rows differ from what was sent last; None where nothing ever was."""
        self.changed.setVisible(rows is not None)
        self.changed.setText(
            _("上次报送以后变了 {rows:,} 行，看看变化").format(rows=rows) if rows else _("和上次报送的一样")
        )
        self.changed.setEnabled(bool(rows))

    def _label_of(self, key: str, name: str) -> QLabel:
        if key not in self._count_by_key:
            place = self._grid.rowCount()
            self._count_by_key[key] = QLabel(self)
            self._grid.addWidget(QLabel(name, self), place, 0)
            self._grid.addWidget(self._count_by_key[key], place, 1, Qt.AlignmentFlag.AlignRight)
        return self._count_by_key[key]


class TargetCard(Card):
    """The folder, and the name of the file in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("送到哪里"), parent)
        self.folder = QLineEdit(str(last_folder(_PURPOSE)), self)
        self.name = QLineEdit(self)
        self.password = QLineEdit(self)
        self._choose = plain(_("选择…"), self._choose_folder)
        self._lay_out()

    @property
    def book_password(self) -> str:
        """With which alone the workbook opens; "" where none was wished for."""
        return self.password.text().strip()

    @property
    def target(self) -> Path:
        """The file as the lines say it; without its ending it gets one."""
        name = self.name.text().strip()
        return self._folder / (name if name.lower().endswith(".xlsx") else f"{name}.xlsx")

    def show_folder(self, folder: Path | None) -> None:
        """Where this file's workbooks are delivered to, once somebody has said so."""
        if folder is not None and not self.folder.isModified():
            self.folder.setText(str(folder))
            self.folder.setCursorPosition(0)

    @property
    def chosen_folder(self) -> Path:
        """The folder as its line says it; it need not be there now."""
        return self._folder

    def free_path(self, name: str) -> Path:
        """A file of this name in the folder, or of the next name that is free."""
        path, number = self._folder / f"{name}.xlsx", 1
        while path.exists():
            number += 1
            path = self._folder / f"{name}({number}).xlsx"
        return path

    @property
    def _folder(self) -> Path:
        return Path(self.folder.text().strip()).expanduser()

    def suggest(self, name: str) -> None:
        """Put this name into its line."""
        self.name.setText(name)
        self.name.setCursorPosition(0)

    def _lay_out(self) -> None:
        self.folder.setToolTip(_("U盘、共享文件夹、网盘的同步文件夹都行；现在不在也行，来了自己送过去"))
        # Read, not hidden: it is told to the receiver, and one slip would lock the workbook for everybody.
        self.password.setPlaceholderText(_("打开密码（可以不设）"))
        lines = (
            (self.folder, _("文件夹")),
            (self.name, _("文件名")),
            (self.password, _("工作簿的打开密码，可以不设")),
        )
        for line, name in lines:
            set_role(line, "field")
            line.setAccessibleName(name)
            line.setFont(small(self.font()))
            line.setCursorPosition(0)
            if line is not self.password:
                line.textChanged.connect(line.setToolTip)
        self.password.setToolTip(
            _(
                "设了密码，收的人要输密码才打得开，U盘丢了也看不到里面的号码。\n密码另外告诉收的人，本程序不留；至少 8 个字"
            )
        )
        self._choose.setAccessibleName(_("选择文件夹"))
        row = QHBoxLayout()
        row.setSpacing(pixels(self.font(), 8))
        row.addWidget(self.folder, 1)
        row.addWidget(self._choose)
        self.inside.addLayout(row)
        self.inside.addWidget(self.name)
        self.inside.addWidget(self.password)

    def _choose_folder(self) -> None:
        folder = choose_folder(self, _("报送工作簿写到哪个文件夹"), _PURPOSE)
        if folder:
            self.folder.setText(str(folder))
            self.folder.setModified(True)
