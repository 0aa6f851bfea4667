"""台账与汇总: ledgers, lists and statistics computed from the rosters, each with how it was counted."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtWidgets import QButtonGroup, QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from roster_desktop.progress import Progress
from roster_desktop.records import Area, RowId
from roster_desktop.reports import Facts, Family, Report, ReportTable
from roster_desktop.reports.charts import Bar
from roster_desktop.reports.chosen_columns import chosen
from roster_desktop.reports.dispatch import Dispatch
from roster_desktop.tasks.dispatching import dispatch
from roster_desktop.tasks.entitling import with_entitlements
from roster_desktop.tasks.report_facts import gather_facts
from roster_desktop.tasks.reporting import Made, file_name, hand_out, made_of, note_on_paper, reports_for
from roster_desktop.tasks.todo_facts import Place
from roster_desktop.tasks.zero_looks import PastLooks, with_history
from roster_desktop.wording import Refusal, _
from roster_desktop.workspace import Workspace
from ui.bridge.desk import Desk
from ui.bridge.latest import Latest
from ui.dialogs.choosing import choose_folder
from ui.dialogs.head_chooser import HeadChooser
from ui.look import pixels
from ui.pages.page import Page
from ui.pages.pieces import Card, SentenceStrip, WorkStrip, chip, plain
from ui.pages.pieces.card_list import CardFact, CardList
from ui.pages.reports.dispatch_view import DispatchView
from ui.pages.reports.period_strip import PeriodStrip
from ui.pages.reports.problem_strip import ProblemStrip
from ui.pages.reports.report_view import ReportView
from ui.panels.area_chip import AreaChip
from ui.panels.wrapping import Wrapping
from ui.paper import Preview

_LEFT = 300
_COLUMNS = _("选择列…")
_EVERY = _("全部")
_PRINTING = "printing"
"""The page on which rosters are printed and forms are filled."""
_CHANGES = "changes"
"""The page on which stands who joined, left or changed between two days."""
_PROBLEMS = "problems"
"""The report beside which problems are closed out and told to the villages."""


class _Gathered(Struct, frozen=True):
    """What was read of one state of the file: facts, of which most reports are computed, and the pages that
    compare several moments."""

    state: tuple[int, Area]
    facts: Facts
    dispatches: dict[str, Dispatch]

    def holds(self, report: Report) -> bool:
        """Whether nothing more has to be read to show it."""
        is_looked_up = not report.looks_back or self.facts.zero is not None
        is_looked_up &= not report.tells_dues or self.facts.entitlements is not None
        return is_looked_up and (report.cadence is None or report.key in self.dispatches)


class ReportsPage(Page):
    """The reports at the left, the chosen one at the right."""

    key = "reports"
    title = _("台账与汇总")
    purpose = _("台账、汇总都从花名册算出来：看、印、存，按期结账。")

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._gathered: _Gathered | None = None
        self._made: Made | None = None
        self._columns: dict[str, tuple[str, ...]] = {}
        """Table → the names of the columns that go on paper, where somebody chose some."""
        self._past = PastLooks()
        self._latest = Latest(desk.jobs, self)
        self.strip = SentenceStrip(self)
        self.work = WorkStrip(self)
        self.periods = PeriodStrip(desk, self.strip, self.work, self)
        self.problems = ProblemStrip(desk, self.strip, self.work, self)
        self.families = {
            family: chip(family.value if family else _EVERY, self._list) for family in (None, *Family)
        }
        self.list = CardList(_("台账与汇总"), self)
        self.sheets = Wrapping(pixels(self.font(), 5), self)
        self.view = ReportView(self)
        self.dispatch_view = DispatchView(self)
        self._shown = QStackedWidget(self)
        self.picture_button = plain(_("存成图片"), lambda: self.write(".png"))
        self.pdf_button = plain(_("存成 PDF"), lambda: self.write(".pdf"))
        self.columns_button = plain(_COLUMNS, self.choose_columns)
        self.print_button = plain(_("打印预览"), self.preview)
        self.write_button = plain(_("写成工作簿"), self.write)
        self.printing_button = plain(_("打印与表格…"), lambda: desk.page_wanted.emit(_PRINTING))
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        if not self.list.cards.facts:
            self._list()
        self._ask()

    def take_focus(self) -> None:
        self.list.setFocus()

    @property
    def tables(self) -> tuple[ReportTable, ...]:
        """The tables of the report at hand."""
        return self._made.tables if self._made else ()

    def write(self, ending: str = ".xlsx") -> None:
        """Write the report at hand as a workbook, a PDF or a picture."""
        made = self._made
        if made is None or self.work.is_busy:
            return
        folder = choose_folder(self, _("写到哪个文件夹"), "reports")
        if folder is None:
            return
        out = file_name(self.desk.workspace, made.report, folder, ending)
        workspace = self.desk.workspace
        job = self.desk.jobs.start(lambda progress: hand_out(workspace, made, out, progress))
        self.work.watch(job, _("正在写出{report}").format(report=made.report.title))
        job.done.connect(
            lambda _none: self.strip.say(
                _("已写出 {file}，在 {folder}。").format(file=out.name, folder=out.parent)
            )
        )
        job.refused.connect(self.strip.complain)

    def choose_columns(self) -> None:
        """Ask which columns of the table at hand go on paper; the table on the screen keeps its own."""
        table = self.view.rows.table
        if self._made is None or table is None:
            return
        asked = HeadChooser(table, self._columns.get(table.key, ()), self)
        if asked.exec() == QDialog.DialogCode.Accepted:
            self._columns = {**self._columns, table.key: asked.names}
            self._made = replace(self._made, columns=self._columns)
            self._tell_columns()

    def _tell_columns(self) -> None:
        """On the button, where fewer columns go on paper than the table has."""
        table = self.view.rows.table
        names = self._columns.get(table.key, ()) if table else ()
        told = (
            _("选择列（{chosen}/{all}）…").format(
                chosen=len(chosen(table, names).heads), all=len(table.heads)
            )
            if table and names
            else _COLUMNS
        )
        self.columns_button.setText(told)

    def preview(self) -> None:
        """Show the report at hand as it will be printed."""
        made = self._made
        if made is not None and made.pages:
            self.shown_preview = Preview(made.report.title, made.pages, self._save_pages, self)
            self.shown_preview.printed.connect(lambda: self._note(made))
            self.shown_preview.open()

    def _save_pages(self) -> Path | None:
        made, folder = self._made, choose_folder(self, _("PDF 存到哪个文件夹"), "reports")
        if made is None or folder is None:
            return None
        out = file_name(self.desk.workspace, made.report, folder, ".pdf")
        try:
            hand_out(self.desk.workspace, made, out)
        except Refusal as refusal:
            self.strip.complain(str(refusal))
            return None
        return out

    def _note(self, made: Made) -> None:
        """It is on paper now: the log of the file says so."""
        try:
            note_on_paper(self.desk.workspace, made)
        except Refusal as refusal:
            self.strip.complain(str(refusal))

    def _go_to_bar(self, bar: object) -> None:
        """The rows behind a bar: those of a village, with such cells, or that changed in such a time."""
        if not isinstance(bar, Bar) or not bar.leads:
            return
        if bar.days:
            self.desk.place_wanted.emit(Place(_CHANGES, days=bar.days))
            return
        if bar.village:
            whose = (bar.township, bar.village)
            area = next((one for one in self._areas() if (one.township, one.village) == whose), None)
            if area is not None:
                self.desk.narrow(area)
        self.desk.place_wanted.emit(Place(roster=bar.roster, where=bar.where))

    def _areas(self) -> tuple[Area, ...]:
        return self._gathered.facts.areas if self._gathered else ()

    @property
    def _report(self) -> Report | None:
        chosen = self.list.chosen
        return chosen.thing if chosen else None

    def _list(self) -> None:
        kept = self._report
        family = next((one for one, button in self.families.items() if button.isChecked()), None)
        told = [one for one in reports_for(self.desk.workspace) if family in (None, one.family)]
        self.list.cards.show([CardFact(one.title, one.about, thing=one) for one in told])
        if told:
            self.list.choose(told.index(kept) if kept in told else 0)

    def _ask(self) -> None:
        """Show the report at hand, read anew only where file, village or report is another one."""
        report, known = self._report, self._gathered
        if report is None:
            return
        self.problems.setVisible(report.key == _PROBLEMS)
        if report.key == _PROBLEMS:
            self.problems.look_again()
        workspace, area = self.desk.workspace, self.desk.area
        if not self.periods.is_now:
            self.head.say(_("正在取存下的数字……"))
            self._latest.ask(self.periods.reading(workspace, report))
            return
        fresh = known if known and known.state == (workspace.journal, area) else None
        if fresh and fresh.holds(report):
            self._show(report, fresh)
            return
        self.head.say(_("正在统计……"))
        self._latest.ask(_reading(workspace, area, report, fresh, self._past))

    def _take(self, gathered: object) -> None:
        if isinstance(gathered, Made):
            self.head.say(_("存下的数字是全部村的"))
            self._show_made(gathered)
            return
        assert isinstance(gathered, _Gathered)
        self._gathered = gathered
        self._ask()

    def _show(self, report: Report, gathered: _Gathered) -> None:
        facts = gathered.facts
        told = gathered.dispatches[report.key] if report.cadence else facts
        made = made_of(self.desk.workspace, report, told)
        self.head.say(
            _("截至 {on} · {people:,} 人 {households:,} 户").format(
                on=facts.on.isoformat(), people=len(facts.people), households=len(facts.households)
            )
        )
        if not isinstance(told, Dispatch):
            self._show_made(made)
        else:
            self._made = made
            self._offer_faces(made)
            self.sheets.clear()
            self.sheets.hide()
            self.dispatch_view.show_dispatch(told)
            self._shown.setCurrentWidget(self.dispatch_view)

    def _show_made(self, made: Made) -> None:
        """Its tables, one of them at a time."""
        self._made = replace(made, columns=self._columns)
        self._offer_faces(made)
        self._offer_sheets(made.tables)
        self._show_table(made.tables[0])
        self._shown.setCurrentWidget(self.view)

    def _offer_faces(self, made: Made) -> None:
        """A page of its own can be a picture, and has no columns to choose from."""
        self.picture_button.setVisible(bool(made.page))
        self.columns_button.setVisible(not made.page)

    def _show_table(self, table: ReportTable) -> None:
        self.view.show_table(table)
        self._tell_columns()

    def _offer_sheets(self, tables: tuple[ReportTable, ...]) -> None:
        self.sheets.clear()
        group = QButtonGroup(self.sheets)
        for table in tables if len(tables) > 1 else ():
            button = chip(table.title, partial(self._show_table, table))
            group.addButton(button)
            self.sheets.add(button)
            button.setChecked(table is tables[0])
        self.sheets.setVisible(len(tables) > 1)

    def _lay_out(self) -> None:
        self.head.add(AreaChip(self.desk, self))
        for button in (
            self.printing_button, self.picture_button, self.columns_button, self.print_button,
            self.pdf_button, self.write_button,
        ):  # fmt: skip
            self.head.add(button)
        self.picture_button.hide()
        for widget in (self.periods, self.problems, self.strip, self.work):
            self.body.addWidget(widget)
        left = Card(parent=self)
        left.setFixedWidth(pixels(self.font(), _LEFT))
        chips = Wrapping(pixels(self.font(), 5), self)
        group = QButtonGroup(self)
        for button in self.families.values():
            group.addButton(button)
            chips.add(button)
        self.families[None].setChecked(True)
        left.inside.addWidget(chips)
        left.inside.addWidget(self.list, 1)
        right = QVBoxLayout()
        right.setSpacing(pixels(self.font(), 8))
        right.addWidget(self.sheets)
        self._shown.addWidget(self.view)
        self._shown.addWidget(self.dispatch_view)
        right.addWidget(self._shown, 1)
        below = QHBoxLayout()
        below.setSpacing(pixels(self.font(), 12))
        below.addWidget(left)
        below.addLayout(right, 1)
        self.body.addLayout(below, 1)

    def _connect(self) -> None:
        self.list.on_chosen(lambda fact: self._ask() if fact else None)
        self.periods.changed.connect(self._ask)
        self.dispatch_view.bar_wanted.connect(self._go_to_bar)
        self.view.row_wanted.connect(lambda roster, row: self.desk.show_row(roster, RowId(row)))
        self._latest.came.connect(self._take)
        self._latest.refused.connect(self.strip.complain)
        self.desk.area_changed.connect(self._follow)

    def _follow(self) -> None:
        if self.isVisible():
            self.refresh()


def _reading(
    workspace: Workspace, area: Area, report: Report, known: _Gathered | None, past: PastLooks
) -> Callable[[Progress], _Gathered]:
    """Work that reads beside the window what the report needs and nobody read yet."""

    def read(progress: Progress) -> _Gathered:
        state = (workspace.journal, area)
        facts = known.facts if known else gather_facts(workspace, area, progress)
        if report.looks_back:
            facts = with_history(workspace, facts, past, area, progress)
        if report.tells_dues:
            facts = with_entitlements(workspace.catalog, facts, progress)
        dispatches = dict(known.dispatches) if known else {}
        if report.cadence is not None:
            dispatches[report.key] = dispatch(workspace, report.cadence, area, progress)
        return _Gathered(state, facts, dispatches)

    return read
