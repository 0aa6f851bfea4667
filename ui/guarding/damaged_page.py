"""What stands in the window when a roster file cannot be used: it is left as it is, and its newest good copy
is offered, with what is in it and what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from roster_desktop.schema import Catalog
from roster_desktop.tasks.recovering import Copy, Health, newest_good
from roster_desktop.wording import _
from ui.look import bold, pixels, set_role, title
from ui.pages.pieces import Card, plain, primary
from ui.pages.recovery_page import copy_columns, counted
from ui.tables import PlainTable

_WIDTH = 900


class DamagedPage(QWidget):
    """One click takes the copy that is offered; another one can be chosen."""

    restore_wanted = Signal(object)
    """Path of the copy."""
    other_wanted = Signal()

    def __init__(self, path: Path, trouble: str, catalog: Catalog, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._catalog = catalog
        self._trouble, self._offer = QLabel(trouble, self), QLabel(_("正在看备份……"), self)
        self.copies = PlainTable(copy_columns(catalog), _("备份"), self)
        self.restore_button = primary(_("恢复这一份"), self._restore)
        self.other = plain(_("打开别的花名册…"), self.other_wanted.emit)
        self.restore_button.setEnabled(False)
        self._lay_out(path)
        self.copies.selectionModel().selectionChanged.connect(lambda *_: self._choose())

    @property
    def offer(self) -> str:
        """What is said of the chosen copy."""
        return self._offer.text()

    def complain(self, sentence: str) -> None:
        """Say why it cannot be."""
        self._trouble.setText(sentence)

    def show_copies(self, copies: Sequence[Copy]) -> None:
        """Offer the newest good one."""
        self.copies.rows.show(copies)
        good = newest_good(copies)
        if good is None:
            self._offer.setText(_("备份里没有一份能用的。请把这个文件夹整个留好，找维护人员。"))
            return
        self.copies.selectRow(list(copies).index(good))
        self._choose()
        self.restore_button.setFocus()

    def _chosen(self) -> Copy | None:
        rows = self.copies.selectionModel().selectedRows()
        found = self.copies.rows.rows[rows[0].row()] if rows else None
        return found if isinstance(found, Copy) else None

    def _choose(self) -> None:
        copy = self._chosen()
        is_good = copy is not None and copy.health is Health.GOOD
        self.restore_button.setEnabled(is_good)
        if copy is None or not is_good:
            self._offer.setText(_("这一份不能用，请选别的一份。"))
            return
        self._offer.setText(
            _(
                "{made_at} 的备份是好的：{counted}。里面最后一次保存在 {saved_at}，那以后写的不在里面。现在这个文件不会删，留在“备份”文件夹里。"
            ).format(
                made_at=copy.made_at,
                counted=counted(self._catalog, copy.rows) or _("还没有行"),
                saved_at=copy.saved_at or _("（没有改动）"),
            )
        )

    def _restore(self) -> None:
        if copy := self._chosen():
            self.restore_button.setEnabled(False)
            self._offer.setText(_("正在恢复……"))
            self.restore_wanted.emit(copy.path)

    def _lay_out(self, path: Path) -> None:
        card = Card("", self)
        card.setMaximumWidth(pixels(self.font(), _WIDTH))
        heading = QLabel(path.stem, self)
        heading.setFont(bold(title(self.font())))
        set_role(self._trouble, "error")
        for label in (self._trouble, self._offer):
            label.setWordWrap(True)
        for widget in (heading, self._trouble, self._offer):
            card.inside.addWidget(widget)
        card.inside.addWidget(self.copies, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.other)
        buttons.addStretch(1)
        buttons.addWidget(self.restore_button)
        card.inside.addLayout(buttons)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(card, 8)
        across.addStretch(1)
        outer = QVBoxLayout(self)
        outer.addStretch(1)
        outer.addLayout(across, 6)
        outer.addStretch(1)
