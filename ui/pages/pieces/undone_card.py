"""What an undo took back, and what it left alone because it was changed since."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from roster_desktop.schema import Catalog
from roster_desktop.wording import _
from roster_desktop.workspace import Kept, Undone
from ui.look import pixels
from ui.pages.pieces.card import Card
from ui.tables import PlainTable, Shown

_MOST_HIGH = 6


class UndoneCard(Card):
    """Lists every row that stayed, each with its reason."""

    def __init__(self, catalog: Catalog, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.kept = PlainTable(
            (
                Shown(_("花名册"), 110, lambda kept: catalog.roster(kept.roster).short_title),
                Shown(_("姓名"), 110, lambda kept: kept.name),
                Shown(_("为什么保留"), 400, lambda kept: kept.reason),
            ),
            _("撤销时保留的行"),
        )
        self.inside.addWidget(self.kept)
        self.hide()

    def show_staying(self, undone: Sequence[Undone]) -> None:
        """Before it is done: which rows would stay as they are, and why."""
        kept = [row for one in undone for row in one.kept]
        restored = sum(one.restored for one in undone)
        self.call(
            _("撤销以前请看一下"),
            _("会恢复 {restored} 行；下面 {kept} 行后来又改过或已报送出去，会保留").format(
                restored=restored, kept=len(kept)
            ),
        )
        self._list(kept)

    def show_undone(self, undone: Sequence[Undone]) -> None:
        """Tell of one undo, or of several made as one."""
        kept = [row for one in undone for row in one.kept]
        restored = sum(one.restored for one in undone)
        labels = _("、").join(_("“{one}”").format(one=one.label) for one in undone[:3]) + (
            _("等") if len(undone) > 3 else ""
        )
        is_done = any(one.batch is not None for one in undone)
        about = _("恢复了 {restored} 行").format(restored=restored) if is_done else _("什么都没有改动")
        if kept:
            about += _("；有 {kept} 行后来又改过或已报送出去，保留现在的内容").format(kept=len(kept))
        self.call(
            _("已撤销{labels}").format(labels=labels)
            if is_done
            else _("没能撤销{labels}").format(labels=labels),
            about,
        )
        self._list(kept)

    def _list(self, kept: Sequence[Kept]) -> None:
        self.kept.rows.show(kept)
        self.kept.setVisible(bool(kept))
        rows = min(len(kept), _MOST_HIGH)
        header = self.kept.horizontalHeader().height()
        self.kept.setFixedHeight(
            header + rows * self.kept.verticalHeader().defaultSectionSize() + pixels(self.font(), 4)
        )
        self.show()
