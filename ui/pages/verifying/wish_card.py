"""What list is wanted: calls for a reason, or a sample of people to visit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QLabel, QLineEdit, QMenu, QWidget

from roster_desktop.records import Area
from roster_desktop.tasks.visit_answers import is_sample
from roster_desktop.tasks.visit_lists import KeptList
from roster_desktop.tasks.visiting import Why
from roster_desktop.wording import _
from ui.look import pixels, set_role
from ui.pages.pieces import Card, chip, plain, primary
from ui.pages.verifying.lines import Wish
from ui.panels.wrapping import Wrapping

OLD, NEVER = _("过期"), _("未核实")
_REASONS = (
    (OLD, _("上次核实太久了，或者工作久没更新"), frozenset({Why.OLD, Why.UNTOUCHED})),
    (NEVER, _("从来没有核实过"), frozenset({Why.NEVER})),
    (_("有问题"), _("比对有问题、还没有说明"), frozenset({Why.FINDING})),
    (_("全部"), _("有任何一样要问的人"), frozenset(Why)),
)
_NARROW, _WIDE = 64, 120


class WishCard(Card):
    """One line of choices; Enter in any field draws the list."""

    wanted = Signal()
    recalled = Signal(object)
    """`KeptList` that is wanted on the table again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.calls = chip(_("电话单"), self._show_fields)
        self.visits = chip(_("入户抽查"), self._show_fields)
        self.reasons = {text: chip(text, self._show_fields) for text, _told, _whys in _REASONS}
        self.percent = self._field(_("抽查比例，百分之几"), _NARROW)
        self.seed = self._field(_("种子：同一个种子抽出同样的人"), _WIDE)
        self.group = self._field(_("组，空着就是全部组"), _NARROW + 20)
        self.draw = primary(_("抽出名单"), self.wanted.emit)
        self.earlier = plain(_("以前的名单 ▾"), self._offer_earlier)
        self._kept: Sequence[KeptList] = ()
        self._sample_words = [QLabel(text, self) for text in (_("抽"), "%", _("种子"))]
        self._lay_out()
        self._show_fields()

    def suggest(self, percent: int, seed: str) -> None:
        """What stands there before anybody typed."""
        self.percent.setText(self.percent.text() or str(percent))
        self.seed.setText(self.seed.text() or seed)

    def choose_calls(self, reason: str) -> None:
        """A list of calls is wanted, for this reason where one is named."""
        self.calls.setChecked(True)
        if reason:
            self.reasons[reason].setChecked(True)
        self._show_fields()

    def show_kept(self, kept: Sequence[KeptList]) -> None:
        """The lists that can be put on the table again."""
        self._kept = kept
        self.earlier.setVisible(bool(kept))

    def wish(self, area: Area, percent: int) -> Wish:
        """What stands in the fields; `percent`: what was typed, read as a number."""
        group = self.group.text().strip()
        if self.visits.isChecked():
            return Wish(area, group, percent=percent, seed=self.seed.text().strip())
        chosen = next(whys for text, _told, whys in _REASONS if self.reasons[text].isChecked())
        return Wish(area, group, chosen)

    def earlier_menu(self) -> QMenu:
        """The kept lists, the newest first."""
        menu = QMenu(self)
        for kept in self._kept:
            kind = _("入户抽查，种子 {seed}").format(seed=kept.seed) if is_sample(kept) else _("电话单")
            at = datetime.fromisoformat(kept.at).strftime("%m-%d %H:%M")
            action = menu.addAction(
                _("{id}　{kind}　{rows} 人　{at} {by}").format(
                    id=kept.id, kind=kind, rows=len(kept.rows), at=at, by=kept.by
                )
            )
            action.triggered.connect(lambda _on=False, kept=kept: self.recalled.emit(kept))
        return menu

    def _offer_earlier(self) -> None:
        menu = self.earlier_menu()
        menu.exec(self.earlier.mapToGlobal(self.earlier.rect().bottomLeft()))
        menu.deleteLater()

    def _show_fields(self) -> None:
        by_lot = self.visits.isChecked()
        for widget in (*self._sample_words, self.percent, self.seed):
            widget.setVisible(by_lot)
        for button in self.reasons.values():
            button.setVisible(not by_lot)

    def _field(self, name: str, width: int) -> QLineEdit:
        field = QLineEdit(self)
        set_role(field, "field")
        field.setAccessibleName(name)
        field.setToolTip(name)
        field.setFixedWidth(pixels(self.font(), width))
        field.returnPressed.connect(self.wanted)
        return field

    def _lay_out(self) -> None:
        self._line = Wrapping(pixels(self.font(), 8), self)
        of, percent_sign, seed = self._sample_words
        self.group.setPlaceholderText(_("全部组"))
        kinds = (self.calls, self.visits)
        first = QLabel(_("名单"), self)
        first.setFixedWidth(first.sizeHint().width())
        for widget in (
            first, *kinds, *self.reasons.values(), of, self.percent, percent_sign, seed, self.seed,
            self.group, self.draw, self.earlier,
        ):  # fmt: skip
            # Made without a parent it would count as hidden, and stay so.
            widget.setParent(self._line)
            widget.show()
            self._line.add(widget)
        for text, told, _whys in _REASONS:
            self.reasons[text].setToolTip(told)
        for buttons in (kinds, tuple(self.reasons.values())):
            group = QButtonGroup(self)
            for button in buttons:
                group.addButton(button)
            buttons[0].setChecked(True)
        for label in self._sample_words:
            label.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.inside.addWidget(self._line)
