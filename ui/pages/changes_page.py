"""更新: who joined, who left and why, and what was changed, since the last submission or between two days."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct
from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from roster_desktop.progress import Progress
from roster_desktop.records import Area, RowId
from roster_desktop.tasks.changes_sheet import changes_sheet, write_changes
from roster_desktop.tasks.comparing import Became, Comparison, compare
from roster_desktop.tasks.periods import period_findings
from roster_desktop.tasks.todo_facts import Place
from roster_desktop.wording import _, joined
from roster_desktop.workspace import Workspace
from ui.bridge.desk import Desk
from ui.bridge.latest import Latest
from ui.dialogs.choosing import choose_folder
from ui.look import pixels, set_role
from ui.pages.changes.persons import (
    COLUMNS,
    WORDS,
    Line,
    PersonChange,
    Wanted,
    card_of,
    lines,
    listed,
    persons,
)
from ui.pages.changes.since import Points, SinceLine
from ui.pages.page import Page
from ui.pages.pieces import Card, SentenceStrip, WorkStrip, chip, link, muted, plain
from ui.pages.pieces.card_list import CardFact, CardList
from ui.panels.area_chip import AreaChip
from ui.panels.choice_line import ChoiceLine
from ui.panels.wrapping import Wrapping
from ui.tables import PlainTable

_LEFT = 380
_PAGE = 200
_MOST_NOTICES = 6
_GONE = "T01"
"""The rule about persons who are there no more without anybody having said why."""
_NOTHING = _("这段时间里，没有人新增、离开，也没有改动。")
_NOT_FOUND = _("没有找到相符的变化，换个条件再找。")
_NO_DAYS = _("日期写成 2026-11-01，开始的那天不要晚于结束的那天。")


class _Told(Struct, frozen=True):
    points: Points
    comparison: Comparison
    persons: list[PersonChange]


class ChangesPage(Page):
    """Persons at the left; what became of the chosen one at the right."""

    key = "changes"
    title = _("更新")
    purpose = _("两个日子之间谁来了、谁走了、哪一格改了。")

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._told: _Told | None = None
        self._shown: list[PersonChange] = []
        self._latest = Latest(desk.jobs, self)
        self._reminding = Latest(desk.jobs, self)
        self.strip = SentenceStrip(self)
        self.work = WorkStrip(self)
        self.since = SinceLine(desk.workspace, self)
        self.wanted = QLineEdit(self)
        self.rosters = ChoiceLine(self)
        self.chips = {became: chip(_word(became), self._list) for became in (None, *Became)}
        self.list = CardList(_("有变化的人"), self)
        self.cells = PlainTable(COLUMNS, _("这个人的变化"))
        self.notices = Card(_("本期提醒"), self)
        self.export_button = plain(_("写出名单"), self.export)
        self.go_button = link(_("转到这一行"), self._go_to_chosen)
        self._said = muted("", self)
        self._empty = muted("", self)
        self._right = Card(parent=self)
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        self.since.offer()
        self._ask()
        self._remind()

    def show_place(self, place: Place) -> None:
        """Who is gone is looked for among those who left."""
        if place.days:
            self.since.choose_days(*place.days)
            self._ask()
        self.chips[Became.LEFT if _GONE in place.rules else None].setChecked(True)
        self._list()

    @property
    def shown(self) -> list[PersonChange]:
        """Whom the list shows."""
        return self._shown

    def export(self) -> None:
        """Write what is listed as a workbook to print."""
        told = self._told
        folder = choose_folder(self, _("名单写到哪个文件夹"), "changes") if told and self._shown else None
        if told is None or folder is None or self.work.is_busy:
            return
        rows = [row for person in self._shown for row in person.rows]
        workspace, told_of = self.desk.workspace, told.points.told
        sheet = changes_sheet(workspace, rows, told_of)
        job = self.desk.jobs.start(lambda progress: write_changes(workspace, folder, sheet, progress))
        self.work.watch(job, _("正在写出名单"))
        job.done.connect(
            lambda path: self.strip.say(
                _("已写出 {file}，在 {folder}。").format(file=path.name, folder=path.parent)
            )
        )
        job.refused.connect(self.strip.complain)

    def _ask(self) -> None:
        points = self.since.points()
        if points is None:
            self.strip.complain(_NO_DAYS)
            return
        self.strip.hide()
        if self._told is None:
            self.head.say(_("正在对照……"))
        self._latest.ask(_reading(self.desk.workspace, points))

    def _take(self, told: object) -> None:
        assert isinstance(told, _Told)
        self._told = told
        self._list()

    def _remind(self) -> None:
        """What is to be said of this period, of the village at hand where there is one."""
        self._reminding.ask(_reminders(self.desk.workspace, self.desk.area))

    def _take_reminders(self, told: object) -> None:
        assert isinstance(told, list)
        self._said.setText("\n".join(told[:_MOST_NOTICES]))
        rest = len(told) - _MOST_NOTICES
        self.notices.call(_("本期提醒"), _("还有 {rest} 条").format(rest=rest) if rest > 0 else "")
        self.notices.setVisible(bool(told))

    def _follow_area(self) -> None:
        self._list()
        self._remind()

    def _list(self) -> None:
        """Show what chip, roster, village and words ask for; the person at hand stays so."""
        if self._told is None:
            return
        kept = self.list.chosen.name if self.list.chosen else ""
        became = next(became for became, button in self.chips.items() if button.isChecked())
        wanted = Wanted(None, self.rosters.currentData(), self.wanted.text(), self.desk.area)
        everybody = listed(self._told.persons, wanted)
        self._count(everybody)
        wanted = Wanted(became, wanted.roster, wanted.words, wanted.area)
        self._shown = listed(self._told.persons, wanted)
        self.list.cards.show(self._cards(0), lambda: self._cards(len(self.list.cards.facts)))
        self._empty.setVisible(not self._shown)
        self._empty.setText(_NOT_FOUND if self._told.persons else _NOTHING)
        self._right.setVisible(bool(self._shown))
        self.export_button.setEnabled(bool(self._shown))
        if self._shown:
            names = [fact.name for fact in self.list.cards.facts]
            self.list.choose(names.index(kept) if kept in names else 0)

    def _count(self, everybody: list[PersonChange]) -> None:
        """Numbers on the chips count persons; the head tells the rows of each roster."""
        for became, button in self.chips.items():
            count = sum(any(became in (None, row.became) for row in one.rows) for one in everybody)
            button.setText(f"{_word(became)} {count:,}")
            # No wider than its text, also where the line has room.
            button.setMaximumWidth(button.sizeHint().width())
        assert self._told is not None
        catalog, rows = self.desk.workspace.catalog, [row for one in everybody for row in one.rows]
        totals = [
            _("{roster} {count:,} 行").format(roster=roster.short_title, count=count)
            for roster in catalog.rosters
            if (count := sum(row.roster == roster.key for row in rows))
        ]
        self.head.say(" · ".join((self._told.points.told, *totals)))

    def _cards(self, first: int) -> list[CardFact]:
        """The next cards: an import changes too many rows to measure them all at once."""
        catalog = self.desk.workspace.catalog
        return [card_of(catalog, person) for person in self._shown[first : first + _PAGE]]

    def _show_person(self, fact: CardFact | None) -> None:
        if fact is None:
            self.cells.rows.show([])
            return
        person: PersonChange = fact.thing
        self._right.call(person.name, person.area.full_name)
        self.cells.rows.show(lines(self.desk.workspace.catalog, person))
        self.cells.selectRow(0)

    def _go_to_chosen(self) -> None:
        self._go_to(self.cells.currentIndex())

    def _go_to(self, index: QModelIndex) -> None:
        line = self.cells.rows.rows[index.row()] if index.isValid() else None
        if isinstance(line, Line):
            self.desk.show_row(line.roster, RowId(line.row), line.column)

    def _lay_out(self) -> None:
        self.head.add(AreaChip(self.desk, self))
        self.head.add(self.export_button)
        self.wanted.setPlaceholderText(_("姓名、村"))
        self.wanted.setAccessibleName(_("在变化里找人"))
        self.wanted.setClearButtonEnabled(True)
        set_role(self.wanted, "field")
        self.rosters.setAccessibleName(_("哪一册"))
        self.rosters.addItem(_("全部花名册"), "")
        for roster in self.desk.workspace.catalog.rosters:
            self.rosters.addItem(roster.short_title, roster.key)
        for widget in (self.strip, self.work):
            self.body.addWidget(widget)
        left = Card(parent=self)
        left.setFixedWidth(pixels(self.font(), _LEFT))
        left.inside.addWidget(self.since)
        narrowing = QHBoxLayout()
        narrowing.setSpacing(pixels(self.font(), 6))
        narrowing.addWidget(self.wanted, 1)
        narrowing.addWidget(self.rosters)
        left.inside.addLayout(narrowing)
        chips = Wrapping(pixels(self.font(), 5), self)
        for button in self.chips.values():
            chips.add(button)
        left.inside.addWidget(chips)
        left.inside.addWidget(self._empty)
        left.inside.addWidget(self.list, 1)
        self._right.add_beside(self.go_button)
        self._right.inside.addWidget(self.cells, 1)
        self.notices.inside.addWidget(self._said)
        self.notices.hide()
        self._right.hide()
        right = QVBoxLayout()
        right.setSpacing(pixels(self.font(), 12))
        right.addWidget(self.notices)
        right.addWidget(self._right, 1)
        right.addStretch(0)
        below = QHBoxLayout()
        below.setSpacing(pixels(self.font(), 12))
        below.addWidget(left)
        below.addLayout(right, 1)
        self.body.addLayout(below, 1)

    def _connect(self) -> None:
        group = QButtonGroup(self)
        for button in self.chips.values():
            group.addButton(button)
        self.chips[None].setChecked(True)
        for place in (len(COLUMNS) - 2, len(COLUMNS) - 1):
            # Before and after share what is left of the width.
            self.cells.horizontalHeader().setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
        self.list.on_chosen(self._show_person)
        self.since.changed.connect(self._ask)
        self.rosters.activated.connect(lambda _place: self._list())
        self.wanted.textChanged.connect(lambda _text: self._list())
        self.cells.activated.connect(self._go_to)
        self._latest.came.connect(self._take)
        self._latest.refused.connect(self.strip.complain)
        self._reminding.came.connect(self._take_reminders)
        self._reminding.refused.connect(self.strip.complain)
        self.desk.area_changed.connect(self._follow_area)


def _word(became: Became | None) -> str:
    return WORDS[became] if became else _("全部")


def _reading(workspace: Workspace, points: Points) -> Callable[[Progress], _Told]:
    """Work that compares beside the window."""

    def read(_progress: Progress) -> _Told:
        comparison = compare(workspace, points.since, points.until)
        return _Told(points, comparison, persons(workspace, comparison))

    return read


def _reminders(workspace: Workspace, area: Area) -> Callable[[Progress], list[str]]:
    """Work that gathers what is to be said of the period."""
    return lambda _progress: [joined(one.message, one.remedy) for one in period_findings(workspace, area)]
