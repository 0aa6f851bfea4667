"""What happened to one row: when, by whom, which column, what it was before and what it became."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from roster_desktop.schema import Roster
from roster_desktop.schema.bookkeeping import BOOKKEEPING_HEADERS
from roster_desktop.wording import _
from roster_desktop.workspace import HistoryEntry
from ui.look import bold, dialog_size, pixels, set_role, title
from ui.models import hidden
from ui.tables import PlainTable, Shown

_BLANK = _("（空）")


class RowHistory(QDialog):
    """Newest first; numbers stay masked here."""

    def __init__(
        self, roster: Roster, name: str, entries: Sequence[HistoryEntry], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("{name} 的变更记录").format(name=name))
        self.resize(dialog_size(self, 1120, 560))
        heading = QLabel(name, self)
        heading.setFont(bold(title(self.font())))
        count = QLabel(
            _("{roster} · 最近 {entries} 处变更，最新的在最上面").format(
                roster=roster.title, entries=len(entries)
            ),
            self,
        )
        set_role(count, "muted")
        self.table = PlainTable(history_columns(roster), _("变更记录"), self)
        self.table.rows.show(entries)
        close = QPushButton(_("关闭"), self)
        close.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(pixels(self.font(), 8))
        for widget in (heading, count, self.table):
            layout.addWidget(widget)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)


def history_columns(roster: Roster) -> tuple[Shown, ...]:
    """The columns of a list of changes of one roster."""
    return (
        Shown(_("时间"), 164, lambda entry: entry.at),
        Shown(_("谁"), 130, lambda entry: entry.who),
        Shown(_("哪一列"), 130, lambda entry: header_of(roster, entry.column)),
        Shown(_("原来"), 170, lambda entry: _shown(roster, entry.column, entry.before)),
        Shown(_("改为"), 170, lambda entry: _shown(roster, entry.column, entry.after)),
        Shown(
            _("怎么改的"),
            120,
            lambda entry: (
                _("{what}（{workbook}）").format(what=entry.what, workbook=entry.workbook)
                if entry.workbook
                else entry.what
            ),
        ),
    )


def header_of(roster: Roster, key: str) -> str:
    """The header of a column or of a bookkeeping text."""
    column = roster.column_by_key.get(key)
    return column.header if column else BOOKKEEPING_HEADERS.get(key, key)


def _shown(roster: Roster, key: str, text: str) -> str:
    column = roster.column_by_key.get(key)
    return (hidden(column, text) if column else text) or _BLANK
