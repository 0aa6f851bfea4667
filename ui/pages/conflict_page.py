"""待决冲突: where two people wrote different things without knowing of each other, one person at a time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from roster_desktop.tasks.asking import ask_about_conflicts
from roster_desktop.tasks.deciding import Choice, ConflictView, Ours, Theirs, decide
from roster_desktop.tasks.settling import (
    Alike,
    MergedRow,
    PersonInQuestion,
    alike_questions,
    confirm_reviews,
    decide_alike,
    decide_together,
    merged_by_itself,
    people_in_question,
)
from roster_desktop.wording import Refusal, _
from ui.bridge.desk import Desk
from ui.bridge.tab_order import order_tabs
from ui.editors import Surroundings
from ui.look import pixels, set_role
from ui.pages.conflict.cell_question import CellQuestion, is_hiding
from ui.pages.conflict.found import Found, found_about, whose
from ui.pages.conflict.person_card import Asking, PersonCard
from ui.pages.conflict.question import SIDES, question_in_words
from ui.pages.conflict.review_block import ReviewBlock
from ui.pages.page import Page
from ui.pages.pieces import Invitation, SameLink, SentenceStrip, plain, primary
from ui.pages.pieces.surroundings import surroundings_in
from ui.pages.pieces.words import care_word

_NOTHING = _(
    "两个人互不知道、在同一处写了不同内容时，才会在这里问您。\n"
    "收件合并以后如有要决定的，左边“待决冲突”旁会写着几处。"
)
_ASK_HINT = _("要问什么？不写就问“哪个对”。Enter 写进退回件，Esc 不问")


class ConflictPage(Page):
    """Nothing must be decided now: all values are kept until somebody does."""

    key = "conflicts"
    title = _("待决冲突")
    purpose = _("两边写得不一样的格子，在这里选哪一个对。")
    numbers_choose = True

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.sides = SIDES[desk.workspace.unit.level]
        self._people: tuple[PersonInQuestion, ...] = ()
        self._at = 0
        self._shown = ""
        self._found: Found | None = None
        self._asked_alike: Alike | None = None
        self.strip, self.same = SentenceStrip(self), SameLink(desk, self)
        self.card = PersonCard(self.sides, self)
        self.nothing = Invitation(_("没有要决定的"), _NOTHING, _("去收件合并"), self._go_merging, self)
        self._stack = QStackedWidget(self)
        self.reveal_button = plain(_("显示号码"), self._reveal)
        self.row_button = plain(_("看这一行"), self._show_row)
        self.before_button = plain(_("上一人"), lambda: self._step(-1))
        self.later_button = plain(_("以后再说"), lambda: self._step(1))
        self.theirs_button = plain(
            _("全用{theirs}的  Alt+1").format(theirs=self.sides.theirs), lambda: self._take_all(Theirs(1))
        )
        self.ours_button = plain(
            _("全用{ours}的  Alt+2").format(ours=self.sides.ours), lambda: self._take_all(Ours())
        )
        self.ask_button = plain(
            _("问{below}（写入退回件）  Alt+3").format(below=self.sides.below), self._begin_asking
        )
        self.decide_button = primary(_("确定，下一处  Enter"), self.decide)
        self.ask_line = QLineEdit(self)
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Questions come and go with every change; the person at hand stays while something is open there."""
        before, self._people = len(self._people), people_in_question(self.desk.workspace)
        if len(self._people) > before:
            # A decision was taken back: what was said of it is true no longer.
            self.strip.hide()
        keys = [person.key for person in self._people]
        if self._shown in keys:
            self._at = keys.index(self._shown)
        self._at = min(self._at, max(len(keys) - 1, 0))
        self._show()

    def take_focus(self) -> None:
        self.card.take_focus()

    def decide(self) -> None:
        """Settle whatever is chosen or typed for this person, and go on to the next place."""
        if isinstance(self.card.at_hand, ReviewBlock):
            self._confirm(self.card.at_hand)
            return
        answers = [(one.view, one.choice) for one in self.card.questions if one.choice is not None]
        if not answers:
            has_own_words = any(one.lines and not one.view.is_missed for one in self.card.questions)
            plainly = _("请先按 1 或 2 选一个，再按 Enter。")
            written = _("请先选一个，或在“都不对，另写”里写上正确的内容。")
            self.strip.complain(written if has_own_words else plainly)
            return
        self._settle(answers, self._label(answers))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, is_enter = event.key(), event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._take_alike()
        elif is_enter and not self.ask_line.isHidden():
            self._ask()
        elif is_enter:
            self._enter()
        elif key == Qt.Key.Key_Escape and not self.ask_line.isHidden():
            self._end_asking()
        elif key == Qt.Key.Key_Escape and self._asked_alike:
            self._asked_alike = None
            self.strip.hide()
        else:
            super().keyPressEvent(event)

    def _enter(self) -> None:
        """Lines answer Enter themselves; a button under the keyboard does what it says."""
        button = self.focusWidget()
        if isinstance(button, QPushButton) and button.hasFocus():
            button.click()
            return
        self.decide()

    def _lay_out(self) -> None:
        for button in (self.reveal_button, self.row_button, self.before_button, self.later_button):
            self.head.add(button)
        self.reveal_button.setCheckable(True)
        self.before_button.setToolTip(_("上一个人（Alt+←）"))
        self.later_button.setToolTip(_("先放着，看下一个人（Alt+→）；什么时候回来决定都可以"))
        self.body.addWidget(self.strip)
        asking = QWidget(self)
        layout = QVBoxLayout(asking)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(pixels(self.font(), 10))
        layout.addWidget(self.card, 1)
        layout.addWidget(self.ask_line)
        layout.addLayout(self._foot())
        self._stack.addWidget(self.nothing)
        self._stack.addWidget(asking)
        self.body.addWidget(self._stack, 1)
        set_role(self.ask_line, "field")
        self.ask_line.setPlaceholderText(_ASK_HINT)
        self.ask_line.setAccessibleName(_("问{below}").format(below=self.sides.below))
        self.ask_line.hide()

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(pixels(self.font(), 10))
        for button in (self.theirs_button, self.ours_button, self.ask_button):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.decide_button)
        if not self.sides.below:
            # Never shown before it stands in the page: it would be a window of its own.
            self.ask_button.hide()
        return foot

    def _connect(self) -> None:
        self.card.at_hand_changed.connect(self._show_surroundings)
        keys: tuple[tuple[str, Callable[[], object]], ...] = (
            ("Alt+Left", lambda: self._step(-1)),
            ("Alt+Right", lambda: self._step(1)),
            ("Alt+1", self.theirs_button.click),
            ("Alt+2", self.ours_button.click),
            ("Alt+3", self.ask_button.click),
            ("Ctrl+E", self.reveal_button.click),
        )
        for text, act in keys:
            shortcut = QShortcut(QKeySequence(text), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _show(self) -> None:
        self.nothing.button.setVisible("merging" in self.desk.pages)
        self._tell_place()
        is_open = bool(self._people)
        for button in (self.row_button, self.before_button, self.later_button):
            button.setVisible(is_open)
        if not is_open:
            self.reveal_button.hide()
            self._shown, self._found = "", None
            self._stack.setCurrentIndex(0)
            return
        person = self._people[self._at]
        self._shown = person.key
        found = found_about(self.desk.workspace, person, self.sides)
        if found == self._found and self.card.asked:
            # Nothing changed here: what is chosen or half typed stays.
            return
        self._found = found
        self._asked_alike = None
        self._end_asking()
        asked = self._asked_about(found)
        views = [one.view for one in asked if isinstance(one, CellQuestion)]
        explained = question_in_words(views[0]) if views else ""
        self.card.ask(person.name or _("（未填姓名）"), whose(self.desk.workspace, person), explained, asked)
        self._show_foot(views)
        self._show_surroundings()
        self._stack.setCurrentIndex(1)
        order_tabs(self)
        self.card.take_focus()

    def _show_foot(self, views: list[ConflictView]) -> None:
        self.reveal_button.setChecked(False)
        hidden = any(is_hiding(tuple(card.offer for card in one.cards)) for one in self.card.questions)
        self.reveal_button.setVisible(hidden)
        for button in (self.theirs_button, self.ours_button, self.ask_button):
            button.setEnabled(bool(views))

    def _asked_about(self, found: Found) -> list[Asking]:
        workspace = self.desk.workspace
        asked: list[Asking] = []
        for view, said in zip(found.views, found.said, strict=True):
            roster = workspace.catalog.roster(view.roster)
            surroundings = self._surroundings(view.roster)
            one = CellQuestion(roster, view, self.sides, surroundings, said, self.card)
            one.answered.connect(self.decide)
            one.chosen.connect(lambda one=one: self._offer_alike(one))
            one.alike_wanted.connect(self._take_alike)
            asked.append(one)
        for review in found.reviews:
            block = ReviewBlock(workspace.catalog.roster(review.roster), review, self.sides, self.card)
            block.button.clicked.connect(lambda _on=False, block=block: self._confirm(block))
            asked.append(block)
        return asked

    def _tell_place(self) -> None:
        count = len(self._people)
        cells = sum(person.conflicts for person in self._people)
        looks = sum(person.reviews for person in self._people)
        told = [_("{cells} 处冲突").format(cells=cells)] if cells else []
        told += [_("{looks} 行同时改动请看一眼").format(looks=looks)] if looks else []
        self.head.say(
            _("{count} 人，{told}；不急，两边的内容都留着").format(count=count, told=_("，").join(told))
            if count
            else ""
        )
        self.card.place.setText(_("{at} / {count} 人").format(at=self._at + 1, count=count) if count else "")
        self.before_button.setEnabled(count > 1)
        self.later_button.setEnabled(count > 1)

    def _show_surroundings(self) -> None:
        """What was merged by itself in the row of the cell at hand."""
        one = self.card.at_hand
        if one is None:
            return
        of = one.view if isinstance(one, CellQuestion) else one.review
        roster = self.desk.workspace.catalog.roster(of.roster)
        merged = merged_by_itself(self.desk.workspace, of.roster, of.row)
        if isinstance(one, ReviewBlock):
            # What is to be looked at stands above already.
            above = {touch.column for touch in one.review.touches}
            rest = tuple(cell for cell in merged.cells if cell.column not in above)
            merged = MergedRow(merged.others - len(above), rest)
        self.card.merged.show_row(roster, merged)

    def _surroundings(self, roster: str) -> Surroundings:
        return surroundings_in(self.desk, roster)

    def _label(self, answers: list[tuple[ConflictView, Choice]]) -> str:
        headers = "、".join(dict.fromkeys(view.header for view, _ in answers))
        return f"核定 {answers[0][0].name} 的{headers}"

    def _settle(self, answers: list[tuple[ConflictView, Choice]], label: str) -> None:
        workspace = self.desk.workspace
        try:
            if len(answers) == 1:
                decide(workspace, answers[0][0].id, answers[0][1])
            else:
                decide_together(workspace, answers, label)
        except Refusal as refusal:
            self.strip.complain(str(refusal))
            return
        headers = _("、").join(dict.fromkeys(view.header for view, _ in answers))
        self._done(
            _("{answers} 的{headers}已定。按 Ctrl+Z 可以撤销，会重新问。").format(
                answers=answers[0][0].name, headers=headers
            )
        )

    def _take_all(self, choice: Choice) -> None:
        """One side's values in every open cell of this person, in one step."""
        answers = [(one.view, choice) for one in self.card.questions]
        if answers:
            whose = self.sides.ours if isinstance(choice, Ours) else self.sides.theirs
            self._settle(answers, f"{self._label(answers)}，全用{whose}的")

    def _offer_alike(self, one: CellQuestion) -> None:
        self._asked_alike = None
        alike = alike_questions(self.desk.workspace, one.view) if one.choice is not None else None
        one.offer_alike(len(alike.rows) if alike else 0)

    def _take_alike(self) -> None:
        """The first time say how many and who, the second time do it."""
        one = self.card.at_hand
        if not isinstance(one, CellQuestion) or one.choice is None:
            self.strip.complain(_("请先给这一处选一个，再用到写法相同的别处。"))
            return
        alike = alike_questions(self.desk.workspace, one.view)
        if not alike.rows:
            self.strip.complain(_("没有别的行是同样的写法。"))
            return
        if self._asked_alike != alike:
            self._asked_alike = alike
            names = _("、").join(alike.names) + (_("等") if len(alike.rows) > len(alike.names) else "")
            self.strip.ask(
                _(
                    "{view}另有 {rows} 行（{names}）是同样两种写法。再按一次 Ctrl+Enter，连这一行一起都这样定；Esc 不要。一步可以撤销。"
                ).format(view=one.view.header, rows=len(alike.rows), names=names)
            )
            return
        try:
            decide_alike(self.desk.workspace, one.view, one.choice, alike)
        except Refusal as refusal:
            self.strip.complain(str(refusal))
            return
        self._done(
            _("{rows} 行的{view}已一起定。按 Ctrl+Z 可以一次撤销。").format(
                rows=len(alike.rows) + 1, view=one.view.header
            )
        )

    def _confirm(self, block: ReviewBlock) -> None:
        confirm_reviews(self.desk.workspace, [block.review])
        self._done(
            _("{care}的同时改动已看过，以后不再问。按 Ctrl+Z 可以撤销。").format(
                care=care_word(block.review.care)
            )
        )

    def _begin_asking(self) -> None:
        if isinstance(self.card.at_hand, CellQuestion) and self.sides.below:
            self.ask_line.show()
            self.ask_line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _ask(self) -> None:
        one, workspace = self.card.at_hand, self.desk.workspace
        if not isinstance(one, CellQuestion):
            return
        text = self.ask_line.text()
        ask_about_conflicts(workspace, [workspace.conflict(one.view.id)], text)
        header, name = one.view.header, one.view.name
        self._end_asking()
        self.refresh()
        self.strip.say(
            _("{name} 的{header}已记入退回件，随下一份退回件问{below}；两边的内容都留着。").format(
                name=name, header=header, below=self.sides.below
            )
        )

    def _end_asking(self) -> None:
        self.ask_line.clear()
        if not self.ask_line.isHidden():
            self.ask_line.hide()
            self.card.take_focus()

    def _done(self, sentence: str) -> None:
        self.strip.say(sentence)
        self.refresh()
        self.desk.counts_changed.emit()

    def _step(self, by: int) -> None:
        """Go on without deciding; after the last person comes the first."""
        if self._people:
            self.strip.hide()
            self._at = (self._at + by) % len(self._people)
            self._shown = ""
            self._show()

    def _reveal(self) -> None:
        asked = [(one.view.roster, one.view.row) for one in self.card.questions]
        self.reveal_button.setChecked(self.reveal_button.isChecked() and self.desk.may_show(asked))
        for one in self.card.questions:
            one.reveal(self.reveal_button.isChecked())

    def _show_row(self) -> None:
        one = self.card.at_hand
        if one is not None:
            of = one.view if isinstance(one, CellQuestion) else one.review
            self.desk.show_row(of.roster, of.row)

    def _go_merging(self) -> None:
        self.desk.page_wanted.emit("merging")
