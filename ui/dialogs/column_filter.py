"""Which texts of a column are shown: all that stand in it, with how often, to be ticked."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from roster_desktop.wording import _
from ui.look import dialog_size, dress_list, pixels, set_role

BLANK = _("（空）")
_MOST = 400
_TEXT = Qt.ItemDataRole.UserRole


class ColumnFilter(QDialog):
    """Gives the ticked texts; nothing ticked shows every row."""

    def __init__(
        self,
        header: str,
        texts: Sequence[tuple[str, int]],
        chosen: Collection[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("筛选：{header}").format(header=header))
        self._texts = tuple(texts)
        self._chosen = set(chosen)
        self._find = QLineEdit(self)
        self._list = QListWidget(self)
        self._more = QLabel(self)
        self._lay_out()
        self._find.textChanged.connect(lambda _text: self._fill())
        self._list.itemChanged.connect(self._tick)
        self._list.itemActivated.connect(self._turn)
        self._fill()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ticked texts, "" for blank cells, those used most first."""
        known = [text for text, _count in self._texts]
        return (*(text for text in known if text in self._chosen), *sorted(self._chosen - set(known)))

    def accept(self) -> None:
        """Looked for and nothing ticked: all that was found is meant."""
        if self._find.text().strip() and not self._chosen:
            self._chosen.update(text for text, _count in self._found())
        super().accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self._find.hasFocus():
            self._list.setFocus()
            return
        super().keyPressEvent(event)

    def _found(self) -> list[tuple[str, int]]:
        wanted = self._find.text().strip().casefold()
        return [one for one in self._texts if wanted in (one[0] or BLANK).casefold()]

    def _fill(self) -> None:
        found = self._found()
        self._list.blockSignals(True)
        self._list.clear()
        for text, count in found[:_MOST]:
            item = QListWidgetItem(_("{text}　{count:,}").format(text=text or BLANK, count=count))
            item.setData(_TEXT, text)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            is_chosen = text in self._chosen
            item.setCheckState(Qt.CheckState.Checked if is_chosen else Qt.CheckState.Unchecked)
            self._list.addItem(item)
        self._list.blockSignals(False)
        self._list.setCurrentRow(0)
        left = len(found) - _MOST
        self._more.setText(
            _("还有 {left:,} 种没有列出，请在上面打几个字缩小。").format(left=left) if left > 0 else ""
        )
        self._more.setVisible(left > 0)

    def _tick(self, item: QListWidgetItem) -> None:
        text = str(item.data(_TEXT))
        if item.checkState() == Qt.CheckState.Checked:
            self._chosen.add(text)
        else:
            self._chosen.discard(text)

    def _turn(self, item: QListWidgetItem) -> None:
        is_on = item.checkState() == Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked)

    def _show_all(self) -> None:
        self._find.clear()
        self._chosen.clear()
        self.accept()

    def _lay_out(self) -> None:
        set_role(self._find, "field")
        set_role(self._more, "muted")
        self._find.setPlaceholderText(_("在这些内容里找"))
        self._find.setAccessibleName(_("在这些内容里找"))
        self._list.setAccessibleName(_("这一列里的内容，勾选要看的"))
        dress_list(self._list)
        done, every = QPushButton(_("只看勾选的"), self), QPushButton(_("看全部"), self)
        set_role(done, "primary")
        done.setDefault(True)
        every.setAutoDefault(False)
        done.clicked.connect(self.accept)
        every.clicked.connect(self._show_all)
        buttons = QHBoxLayout()
        buttons.addWidget(every)
        buttons.addStretch(1)
        buttons.addWidget(done)
        layout = QVBoxLayout(self)
        margin = pixels(self.font(), 16)
        layout.setContentsMargins(margin, margin, margin, margin)
        layout.setSpacing(pixels(self.font(), 10))
        layout.addWidget(self._find)
        layout.addWidget(self._list, 1)
        layout.addWidget(self._more)
        layout.addLayout(buttons)
        self.resize(dialog_size(self, 360, 460))
