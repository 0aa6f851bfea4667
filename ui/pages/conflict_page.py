"""待决冲突: where two people wrote different things without knowing of each other, one question at a time."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from roster_desktop.schema import Role
from roster_desktop.tasks import typing
from roster_desktop.tasks.deciding import Choice, Own, decide, view_of
from roster_desktop.wording import Refusal
from roster_desktop.workspace import OpenConflict
from ui.bridge.desk import Desk
from ui.bridge.tab_order import order_tabs
from ui.editors import Surroundings
from ui.look import bold, pixels, set_role
from ui.pages.conflict.question_card import QuestionCard
from ui.pages.page import Page
from ui.pages.pieces import Invitation, SentenceStrip, plain, primary

_NOTHING = (
    "两个人互不知道、在同一处写了不同内容时，才会在这里问您。\n"
    "收件合并以后如有要决定的，左边“待决冲突”旁会写着几处。"
)


class ConflictPage(Page):
    """Nothing must be decided now: both values are kept until somebody does."""

    key = "conflicts"
    title = "待决冲突"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._open: list[OpenConflict] = []
        self._at = 0
        self._shown = ""
        self.strip = SentenceStrip(self)
        self.question = QuestionCard(self)
        self.place = QLabel(self)
        self.nothing = Invitation("没有要决定的", _NOTHING, "去收件合并", self._go_merging, self)
        self._stack = QStackedWidget(self)
        self.reveal_button = plain("显示号码", self._reveal)
        self.row_button = plain("看这一行", self._show_row)
        self.before_button = plain("上一处", lambda: self._step(-1))
        self.later_button = plain("以后再说", lambda: self._step(1))
        self.decide_button = primary("确定，下一处  Enter", self.decide)
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Questions come and go with every change; the one at hand stays at hand while it is open."""
        before, self._open = len(self._open), self.desk.workspace.conflicts()
        if len(self._open) > before:
            # A decision was taken back: what was said of it is true no longer.
            self.strip.hide()
        ids = [conflict.id for conflict in self._open]
        if self._shown in ids:
            self._at = ids.index(self._shown)
            self._tell_place()
            return
        self._at = min(self._at, max(len(ids) - 1, 0))
        self._show()

    def decide(self) -> None:
        """Settle the question at hand by what is chosen or typed, and go on to the next."""
        if not self._open:
            return
        choice = self._choice()
        if choice is None:
            self.strip.complain("请先选一个，或在“都不对，另写”里写上正确的内容。")
            return
        conflict = self._open[self._at]
        try:
            decide(self.desk.workspace, conflict.id, choice)
        except Refusal as refusal:
            self.strip.complain(str(refusal))
            return
        self.strip.say(f"{conflict.name} 的{self.question.header}已定。按 Ctrl+Z 可以撤销，会重新问。")
        self._shown = ""
        self.refresh()
        self.desk.counts_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        # Lines answer Enter themselves; a button under the keyboard does what it says.
        button = self.focusWidget()
        if isinstance(button, QPushButton) and button.hasFocus():
            button.click()
            return
        self.decide()

    def _lay_out(self) -> None:
        self.body.addWidget(self.strip)
        asking = QWidget(self)
        layout = QVBoxLayout(asking)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(pixels(self.font(), 10))
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(self.question)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.place.setFont(bold(self.font()))
        set_role(self.place, "asking")
        side = pixels(self.font(), 10)
        self.place.setContentsMargins(side, side // 3, side, side // 3)
        self.question.add_beside(self.place)
        layout.addWidget(area, 1)
        layout.addLayout(self._foot())
        self._stack.addWidget(self.nothing)
        self._stack.addWidget(asking)
        self.body.addWidget(self._stack, 1)

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(pixels(self.font(), 10))
        for button in (self.reveal_button, self.row_button):
            foot.addWidget(button)
        foot.addStretch(1)
        for button in (self.before_button, self.later_button, self.decide_button):
            foot.addWidget(button)
        self.reveal_button.setCheckable(True)
        self.before_button.setToolTip("上一处（Alt+←）")
        self.later_button.setToolTip("先放着，看下一处（Alt+→）；什么时候回来决定都可以")
        return foot

    def _connect(self) -> None:
        self.question.answered.connect(self.decide)
        for keys, act in (
            ("Alt+Left", lambda: self._step(-1)),
            ("Alt+Right", lambda: self._step(1)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _choice(self) -> Choice | None:
        typed = self.question.typed
        if not typed:
            return self.question.choice
        if len(typed) == 1:
            return Own(next(iter(typed.values())))
        return Own("；".join(f"{key}={text}" for key, text in typed.items()))

    def _show(self) -> None:
        self.nothing.button.setVisible("merging" in self.desk.pages)
        self._tell_place()
        if not self._open:
            self._shown = ""
            self._stack.setCurrentIndex(0)
            return
        conflict = self._open[self._at]
        self._shown = conflict.id
        workspace = self.desk.workspace
        view = view_of(workspace, conflict)
        roster = workspace.catalog.roster(view.roster)
        self.question.ask(roster, view, self._whose(conflict), self._surroundings(view.roster))
        self.reveal_button.setChecked(False)
        is_sensitive = any(card.offer.text != card.offer.masked for card in self.question.cards)
        self.reveal_button.setVisible(is_sensitive)
        self._stack.setCurrentIndex(1)
        order_tabs(self)
        self.question.take_focus()

    def _tell_place(self) -> None:
        count = len(self._open)
        self.head.say(f"还有 {count} 处，不急，两边的内容都留着" if count else "")
        self.place.setText(f"{self._at + 1} / {count}" if count else "")
        self.before_button.setEnabled(count > 1)
        self.later_button.setEnabled(count > 1)

    def _whose(self, conflict: OpenConflict) -> str:
        """Village, group and roster of the row."""
        workspace = self.desk.workspace
        roster = workspace.catalog.roster(conflict.roster)
        row = workspace.row(conflict.roster, conflict.row)
        values = row.values if row else {}
        where = [roster.text_of(role, values) for role in (Role.VILLAGE, Role.GROUP, Role.HOUSEHOLD)]
        return " · ".join(part for part in (*where, roster.title) if part)

    def _surroundings(self, roster: str) -> Surroundings:
        workspace = self.desk.workspace
        return Surroundings(
            workspace.today, lambda key, text: typing.suggestions(workspace, roster, key, text)
        )

    def _step(self, by: int) -> None:
        """Go on without deciding; after the last question comes the first."""
        if self._open:
            self.strip.hide()
            self._at = (self._at + by) % len(self._open)
            self._show()

    def _reveal(self) -> None:
        self.question.reveal(self.reveal_button.isChecked())

    def _show_row(self) -> None:
        if self._open:
            conflict = self._open[self._at]
            self.desk.show_row(conflict.roster, conflict.row)

    def _go_merging(self) -> None:
        self.desk.page_wanted.emit("merging")
