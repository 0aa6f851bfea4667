"""Examples of other counties: what each would change is shown before anybody takes it over."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QWidget

from roster_desktop.policies import Pack, packs
from roster_desktop.tasks.policies import differences
from roster_desktop.wording import Refusal, _
from roster_desktop.workspace import Workspace
from ui.look import pixels
from ui.pages.pieces import Card, muted, plain
from ui.pages.policies.days import DayLine
from ui.tables import PlainTable, Shown

_SAME = _("从这一天起和本册现在的标准一样，套用不会改变什么。")


class PacksCard(Card):
    """Nothing changes before 套用 is pressed."""

    wanted = Signal(str, object)
    """(key of the pack, date)"""
    refused = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(_("照样例设定"), parent)
        self.call(_("照样例设定"), _("各地公开的标准，先看会改什么，再套用"))
        self._workspace = workspace
        self.pack: Pack | None = None
        self.choose = plain(_("选一份样例 ▾"), self._offer)
        self.since = DayLine(_("从哪天起"), workspace.today, self)
        self.apply = plain(_("套用"), self._hand_over)
        self._note = muted("", self)
        self.preview = PlainTable(_COLUMNS, _("套用后会改变的标准"), self)
        self._lay_out()
        self.show_pack(None)

    def show_pack(self, pack: Pack | None) -> None:
        """Show what this pack would change from the day in the line on."""
        self.pack = pack
        is_writable = not self._workspace.is_read_only
        for widget in (self._note, self.preview, self.apply, self.since):
            widget.setVisible(pack is not None)
        self._labels(pack is not None)
        if pack is None:
            return
        self.choose.setText(f"{pack.title} ▾")
        try:
            found = differences(self._workspace, pack.key, self.since.day)
        except Refusal as refusal:
            self.apply.setEnabled(False)
            self.refused.emit(str(refusal))
            return
        self.preview.rows.show(found)
        self.preview.setVisible(bool(found))
        self._fit_preview()
        self.apply.setEnabled(bool(found) and is_writable)
        self._note.setText(
            _("{note}来源：{source}。{same}").format(
                note=pack.note, source=pack.source, same="" if found else _SAME
            )
        )

    def _fit_preview(self) -> None:
        self.preview.setFixedHeight(self.preview.whole_height + pixels(self.font(), 4))

    def menu(self) -> QMenu:
        """Every example but the program's own values."""
        menu = QMenu(self)
        for pack in packs()[1:]:
            action = menu.addAction(pack.title)
            action.setToolTip(pack.note)
            action.triggered.connect(lambda _on=False, pack=pack: self._take(pack))
        return menu

    def _take(self, pack: Pack) -> None:
        if not self.since.text():
            self.since.show_day(self._workspace.cutoff)
        self.show_pack(pack)

    def _offer(self) -> None:
        menu = self.menu()
        menu.exec(self.choose.mapToGlobal(self.choose.rect().bottomLeft()))
        menu.deleteLater()

    def _hand_over(self) -> None:
        if self.pack is None:
            return
        try:
            day = self.since.day
        except Refusal as refusal:
            self.refused.emit(str(refusal))
            return
        self.wanted.emit(self.pack.key, day)

    def _labels(self, is_shown: bool) -> None:
        for label in self._words:
            label.setVisible(is_shown)

    def _lay_out(self) -> None:
        self._words = [QLabel(_("从"), self), QLabel(_("起"), self)]
        row = QHBoxLayout()
        row.setSpacing(pixels(self.font(), 8))
        for widget in (self.choose, self._words[0], self.since, self._words[1], self.apply):
            row.addWidget(widget)
        row.addStretch(1)
        self.inside.addLayout(row)
        self.inside.addWidget(self._note)
        self.inside.addWidget(self.preview)
        self.preview.verticalHeader().sectionResized.connect(lambda *_sizes: self._fit_preview())
        self.since.editingFinished.connect(lambda: self.show_pack(self.pack))


_COLUMNS = (
    Shown(_("标准"), 130, lambda one: one.parameter.title),
    Shown(_("从"), 100, lambda one: one.since.isoformat()),
    Shown(_("现在"), 130, lambda one: one.before),
    Shown(_("套用后"), 200, lambda one: one.after),
)
