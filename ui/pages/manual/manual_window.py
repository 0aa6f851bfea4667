"""The manual in a window of its own, for where no roster file is open."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from roster_desktop.schema import Catalog
from roster_desktop.wording import _
from ui.look import dialog_size, pixels
from ui.pages.manual.manual_view import ManualView

_WIDTH, _HEIGHT = 1180, 680


class ManualWindow(QDialog):
    """Nobody knows yet for which level one reads: it shows all pages."""

    def __init__(self, catalog: Catalog, shown: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("使用手册"))
        self.resize(dialog_size(self, _WIDTH, _HEIGHT))
        self.view = ManualView(catalog, None, self)
        self.view.open_about(shown)
        self.view.left.connect(self.reject)
        close = QPushButton(_("关闭"), self)
        close.clicked.connect(self.reject)
        close.setAutoDefault(False)
        layout = QVBoxLayout(self)
        margin = pixels(self.font(), 12)
        layout.setContentsMargins(margin, margin, margin, margin)
        layout.addWidget(self.view, 1)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.view.take_focus()
