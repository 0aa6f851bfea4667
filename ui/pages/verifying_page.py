"""核实走访: draw a list of people to call or to visit, take it along on paper, type the results back."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from roster_desktop.records import Level, RowId
from roster_desktop.schema import UNVERIFIED
from roster_desktop.tasks.todo_facts import Place
from roster_desktop.tasks.verifying import WAYS
from roster_desktop.tasks.visit_answers import answer_one, answers, is_sample
from roster_desktop.tasks.visit_lists import KeptList, kept_lists
from roster_desktop.wording import Refusal, _
from roster_desktop.workspace import Applied
from ui.actions import bind_button, made_actions
from ui.bridge.desk import Desk
from ui.bridge.latest import Latest
from ui.dialogs.choosing import choose_folder
from ui.models.chips import STALE
from ui.pages.page import Page
from ui.pages.pieces import SentenceStrip, WorkStrip, chip, muted, plain
from ui.pages.pieces.consent import with_password
from ui.pages.pieces.words import is_undone
from ui.pages.verifying.answer_card import RESULT_BY_KEY, AnswerCard
from ui.pages.verifying.handing_out import PURPOSE, HandingOut
from ui.pages.verifying.lines import Drawn, Line, columns, drawing, recalling
from ui.pages.verifying.wish_card import NEVER, OLD, WishCard
from ui.panels.area_chip import AreaChip
from ui.tables import PlainTable

_INVITED = _(
    "选好要问谁，按“抽出名单”。名单可以打印、带着去问，回来按序号录结果；"
    "名单的编号记在本册里，隔天再录也对得上。"
)
_REASON_BY_CHIP = {STALE.key: OLD, UNVERIFIED.text: NEVER}
"""Part of the roster that somebody was led here for → whom to call."""
_BY_VISIT, _BY_CALL = WAYS[0], WAYS[1]


class VerifyingPage(Page):
    """The list at hand stays on the table while one types results into the file, undoes them, or prints."""

    key = "verifying"
    title = _("核实走访")
    purpose = _("抽一份名单打电话、上门，回来把结果一个一个录进来。")

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.drawn: Drawn | None = None
        self._done = 0
        """Batch of which the sentence above speaks; 0 where it speaks of none."""
        self._touched: set[RowId] = set()
        """Rows that changed while a list was being drawn: what it says of them is old."""
        self._latest = Latest(desk.jobs, self)
        self.strip = SentenceStrip(self)
        self.work = WorkStrip(self)
        self.handing_out = HandingOut(desk, self.strip, self.work, self)
        self.wish = WishCard(self)
        with_village = desk.workspace.unit.level is not Level.VILLAGE
        self.table = PlainTable(columns(with_village=with_village), _("名单"), self)
        self.answer = AnswerCard(self)
        self.whole = chip(_("显示完整电话"), self._turn_whole)
        self._invited = muted(_INVITED, self)
        actions = {"print-list": self.print_list}
        self._actions = made_actions(self, actions)
        self.print_button = plain(_("打印 Ctrl+P"), lambda: None)
        self.save_button = plain(_("另存 ▾"), self._offer_endings)
        self._lay_out()
        self._connect()
        self._show_list()

    def refresh(self) -> None:
        workspace = self.desk.workspace
        percent = workspace.policies.number("P_SAMPLE_PERCENT", workspace.cutoff)
        self.wish.suggest(percent, workspace.today().strftime("%Y%m%d"))
        self.wish.show_kept(kept_lists(workspace))
        for button in (self.wish.draw, self.answer):
            button.setEnabled(not workspace.is_read_only)

    def take_focus(self) -> None:
        if self.drawn is None:
            self.wish.draw.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.answer.take_focus()

    def show_place(self, place: Place) -> None:
        self.wish.choose_calls(_REASON_BY_CHIP.get(place.chip, ""))
        self.wish.draw.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def lines(self) -> list[Line]:
        """What stands on the table."""
        return [line for line in self.table.rows.rows if isinstance(line, Line)]

    def draw(self) -> None:
        """Draw the list that is wished for, beside the window."""
        typed = self.wish.percent.text().strip().removesuffix("%")
        percent = int(typed) if typed.isascii() and typed.isdecimal() else 0
        if self.wish.visits.isChecked() and not 1 <= percent <= 100:
            self.strip.complain(_("抽查比例请写 1 到 100 的整数，现在是“{typed}”。").format(typed=typed))
            return
        if self.wish.visits.isChecked() and not self.wish.seed.text().strip():
            self.strip.complain(
                _("种子不能空着，写今天的日期或任意几个字；以后写同样的种子，抽出的人就一样。")
            )
            return
        self.strip.hide()
        self._invited.setText(_("正在抽名单…"))
        self._latest.ask(drawing(self.desk.workspace, self.wish.wish(self.desk.area, percent)))

    def recall(self, kept: KeptList) -> None:
        """Put a list of another day on the table."""
        self._invited.setText(_("正在找出名单…"))
        self._latest.ask(recalling(self.desk.workspace, kept))

    def save(self, ending: str) -> None:
        """Write the list beside others, under a name that is free."""
        folder = choose_folder(self, _("名单存到哪个文件夹"), PURPOSE)
        if folder is not None:
            self.save_into(folder, ending)

    def save_into(self, folder: Path, ending: str) -> None:
        """Write the list into this folder: .xlsx or .pdf."""
        if self.drawn is not None:
            self.handing_out.write(self.drawn, folder, ending, is_whole=self.whole.isChecked())

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks at the list any more: its phones are masked again."""
        super().hideEvent(event)
        if self.whole.isChecked():
            self.whole.setChecked(False)
            self._show_lines()

    def _turn_whole(self) -> None:
        """Whole phone numbers come on the screen, or on paper, only after it was written down."""
        if not self.whole.isChecked():
            self._show_lines()
            return
        self.whole.setChecked(False)
        with_password(self.desk, _("名单"), self._show_whole, self)

    def _show_whole(self) -> None:
        if self.drawn is not None:
            self.whole.setChecked(self.handing_out.note_shown(len(self.drawn.people)))
        self._show_lines()

    def _offer_endings(self) -> None:
        menu = QMenu(self)
        for text, ending in ((_("存为 PDF…"), ".pdf"), (_("写出工作簿…"), ".xlsx")):
            menu.addAction(text).triggered.connect(lambda _on=False, ending=ending: self.save(ending))
        menu.exec(self.save_button.mapToGlobal(self.save_button.rect().bottomLeft()))
        menu.deleteLater()

    def print_list(self) -> None:
        """Show the pages and print them."""
        if self.drawn is None:
            self.strip.complain(_("先抽出名单，再打印。"))
            return
        self.handing_out.preview(self.drawn, is_whole=self.whole.isChecked())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """1, 2 and 3 on a chosen line note its result; Enter goes where one is typed.

        Never away from the list: whoever types on would write over somebody's row.
        """
        if watched is self.table and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            line = self._line_at_hand()
            if line is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.answer.show_line(line)
                self.answer.go_to_result()
                return True
            if line is not None and event.text() in RESULT_BY_KEY:
                self._note(line, RESULT_BY_KEY[event.text()], "")
                return True
        return super().eventFilter(watched, event)

    def _take(self, drawn: object) -> None:
        assert isinstance(drawn, Drawn)
        self.drawn = self._with_news(drawn, self._touched)
        self._touched = set()
        self.answer.choose_way(_BY_VISIT if is_sample(drawn.kept) else _BY_CALL)
        self._show_list()
        self.wish.show_kept(kept_lists(self.desk.workspace))
        self._go_on(0)
        if self.isVisible():
            self.answer.take_focus()

    def _refuse(self, sentence: str) -> None:
        self._invited.setText(_INVITED)
        self.strip.complain(sentence)

    def _show_list(self) -> None:
        is_there = self.drawn is not None
        for widget in (self.table, self.answer, self.whole, self.save_button):
            widget.setVisible(is_there)
        self._actions["print-list"].setEnabled(is_there)
        self._invited.setVisible(not is_there)
        self._show_lines()

    def _show_lines(self) -> None:
        if self.drawn is None:
            return
        place = self.table.currentIndex().row()
        people = self.desk.workspace.catalog.person_roster
        self.table.rows.show(self.drawn.lines(people, is_whole=self.whole.isChecked()))
        if place >= 0:
            self.table.selectRow(place)
        self._say_counts()

    def _say_counts(self) -> None:
        if self.drawn is None:
            return
        kept, asked = self.drawn.kept, len(self.drawn.answers)
        by_lot = (
            _("{percent}% 种子 {seed} · ").format(percent=kept.percent, seed=kept.seed)
            if is_sample(kept)
            else ""
        )
        self.head.say(
            _("名单 {id} · {by_lot}{rows:,} 人 · 已录 {asked:,}").format(
                id=kept.id, by_lot=by_lot, rows=len(kept.rows), asked=asked
            )
        )

    def _follow(self, applied: Applied) -> None:
        """Results came or were taken back, here or on another page."""
        if self._done and is_undone(self.desk.workspace, self._done):
            self.strip.hide()
            self._done = 0
        changed = {row for _roster, row in applied.rows}
        if self._latest.is_waiting:
            self._touched |= changed
        if self.drawn is None or not changed & set(self.drawn.kept.rows):
            return
        self.drawn = self._with_news(self.drawn, changed)
        for place, line in enumerate(self.lines):
            if line.person.row in changed:
                self.table.rows.put(place, replace(line, answer=self.drawn.answers.get(line.person.row)))
        self._say_counts()

    def _with_news(self, drawn: Drawn, changed: Collection[RowId]) -> Drawn:
        """The list with what is answered now in these of its rows."""
        rows = set(changed) & set(drawn.kept.rows)
        found = answers(self.desk.workspace, drawn.kept, rows) if rows else {}
        kept = {row: answer for row, answer in drawn.answers.items() if row not in rows}
        return replace(drawn, answers={**kept, **found})

    def _find_number(self, text: str) -> None:
        typed = text.strip()
        number = int(typed) if typed.isascii() and typed.isdecimal() else 0
        if not 1 <= number <= len(self.lines):
            self.strip.complain(
                _("名单上没有第“{typed}”号，请写 1 到 {lines} 的序号。").format(
                    typed=typed, lines=len(self.lines)
                )
            )
            self.answer.take_focus()
            return
        self._show_number(number)
        self.answer.go_to_result()

    def _save_typed(self, result: str, remark: str) -> None:
        typed = self.answer.number.text().strip()
        number = int(typed) if typed.isascii() and typed.isdecimal() else 0
        if not 1 <= number <= len(self.lines):
            self._find_number(typed)
        elif self._note(self.lines[number - 1], result, remark):
            self.answer.take_focus()

    def _note(self, line: Line, result: str, remark: str) -> bool:
        """Save one result and bring the next line; False where it could not be saved."""
        if self.drawn is None or self.desk.workspace.is_read_only:
            return False
        try:
            answer_one(self.desk.workspace, self.drawn.kept, line.number, result, self.answer.way, remark)
        except Refusal as refusal:
            self.strip.complain(str(refusal))
            return False
        self._done = self.desk.workspace.journal
        self.strip.say(
            _("已记下 {number} 号 {person}：{result}。按 Ctrl+Z 撤销。").format(
                number=line.number, person=line.person.name, result=result
            )
        )
        self._go_on(line.number)
        return True

    def _go_on(self, number: int) -> None:
        """Bring the next line without a result; after the last one, the first that was passed over."""
        open_lines = [line.number for line in self.lines if line.answer is None]
        following = [one for one in open_lines if one > number] or open_lines
        if following:
            self._show_number(following[0])
        else:
            self.answer.show_line(None)

    def _show_number(self, number: int) -> None:
        self.table.selectRow(number - 1)
        self.table.scrollTo(self.table.rows.index(number - 1, 0))
        self.answer.show_line(self.lines[number - 1])

    def _line_at_hand(self) -> Line | None:
        place = self.table.currentIndex().row()
        return self.lines[place] if 0 <= place < len(self.lines) else None

    def _show_chosen(self) -> None:
        """A line was chosen in the table: its number stands in the card."""
        line = self._line_at_hand()
        if line is not None and self.table.hasFocus():
            self.answer.show_line(line)

    def _go_to_row(self) -> None:
        line = self._line_at_hand()
        if line is not None:
            self.desk.show_row(self.desk.workspace.catalog.people, line.person.row)

    def _lay_out(self) -> None:
        self.head.add_beside(AreaChip(self.desk, self))
        for button in (self.whole, self.print_button, self.save_button):
            self.head.add(button)
        # Now that it belongs to the page: shown without one it would be a window of its own.
        bind_button(self.print_button, self._actions["print-list"])
        for widget in (self.strip, self.work, self.wish, self._invited):
            self.body.addWidget(widget)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.answer)
        self.body.addStretch(0)
        self._invited.setAlignment(Qt.AlignmentFlag.AlignTop)

    def _connect(self) -> None:
        self.wish.wanted.connect(self.draw)
        self.wish.recalled.connect(self.recall)
        self._latest.came.connect(self._take)
        self._latest.refused.connect(self._refuse)
        self.answer.number_given.connect(self._find_number)
        self.answer.answered.connect(self._save_typed)
        self.answer.refused.connect(self.strip.complain)
        self.table.installEventFilter(self)
        self.table.selectionModel().selectionChanged.connect(lambda _now, _before: self._show_chosen())
        self.table.doubleClicked.connect(lambda _index: self._go_to_row())
        self.desk.relay.changed.connect(self._follow)
