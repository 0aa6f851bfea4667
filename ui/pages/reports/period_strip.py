"""建账, 算账, 结账 above the reports: the period at hand, whose figures are shown, and with what they are
compared."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QInputDialog,
    QMenu,
    QMessageBox,
    QSizePolicy,
    QWidget,
)

from roster_desktop.progress import Progress
from roster_desktop.records import Period, Span
from roster_desktop.reports import TARGET, Report, ReportTable
from roster_desktop.reports.comparison import compared
from roster_desktop.tasks.accounts import (
    Standing,
    close_period,
    compute_period,
    correct_period,
    figures_in_words,
    kept_tables,
    open_period,
    period_at_hand,
    standings,
    tables_now,
)
from roster_desktop.tasks.closing import account, is_of_period
from roster_desktop.tasks.five_ledgers import FIVE_TITLE, write_five
from roster_desktop.tasks.period_comparing import shown_of
from roster_desktop.tasks.reporting import Made, free_name
from roster_desktop.tasks.targets import copy_targets, targets_to_copy
from roster_desktop.wording import Refusal, _
from roster_desktop.workspace import FiguresRecord, StoredFinding, Workspace
from ui.bridge.desk import Desk
from ui.dialogs.choosing import choose_folder
from ui.look import pixels
from ui.pages.pieces import SentenceStrip, WorkStrip, plain
from ui.pages.reports.target_taking import TargetTaking
from ui.panels.choice_line import ChoiceLine

_NOW, _NOTHING = _("现在的数字"), _("不对照")
_SHOWN, _BESIDE = _("看："), _("对照：")
_NONE_OPEN = _("还没有建账")
_SPANS = {Span.YEAR: _("年度"), Span.QUARTER: _("季度"), Span.MONTH: _("月"), Span.WEEK: _("周")}


class PeriodStrip(QWidget):
    """One calm line: what can be done with the period at hand stands there in words."""

    changed = Signal()
    """Other figures are to be shown, or compared with others."""

    def __init__(self, desk: Desk, said: SentenceStrip, work: WorkStrip, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._said, self._work = desk, said, work
        self.targets = TargetTaking(desk, said, work, self)
        self._standings: tuple[Standing, ...] = ()
        self.period = self._chooser(_("账期"))
        self.shown = self._chooser(_("看哪一次的数字"))
        self.beside = self._chooser(_("和哪一次对照"))
        self.open_button = plain(_("建账"), lambda: None)
        self.compute_button = plain(_("算账"), self.compute)
        self.close_button = plain(_("结账"), self.close_accounts)
        self._lay_out()
        self.look_again()
        self.period.currentIndexChanged.connect(lambda _place: self._enable())
        for chooser in (self.shown, self.beside):
            chooser.currentIndexChanged.connect(lambda _place: self.changed.emit())

    @property
    def is_now(self) -> bool:
        """Whether the figures of this moment are shown by themselves."""
        return self.shown.currentData() is None and self.beside.currentIndex() <= 0

    @property
    def standing(self) -> Standing | None:
        """The period at hand; None while none was opened."""
        place = self.period.currentIndex()
        return self._standings[place] if 0 <= place < len(self._standings) else None

    def reading(self, workspace: Workspace, report: Report) -> Callable[[Progress], Made]:
        """Work that reads the report as it was kept, or compares it."""
        shown, is_compared = self.shown.currentData(), self.beside.currentIndex() > 0
        other = self.beside.currentData() if is_compared else None

        def read(progress: Progress) -> Made:
            after, title = _told(workspace, report, shown, progress)
            if not is_compared:
                return Made(report, after)
            before, before_title = _told(workspace, report, other, progress)
            told = compared(before, after, (before_title, title))
            return Made(report, tuple(shown_of(one) for one in told))

        return read

    def compute(self) -> None:
        """算账: keep every report as of now."""
        self._run(
            _("正在算账"), lambda workspace, period, progress: compute_period(workspace, period, progress)
        )

    def close_accounts(self) -> None:
        """结账, or a correction where it is closed; asked first, because it cannot be taken back."""
        standing = self.standing
        if standing is None:
            return
        if standing.closing is not None:
            reason, is_given = QInputDialog.getText(
                self, _("追加更正"), _("结账时的数字留着不动，另存一份更正。为什么要更正？")
            )
            if is_given and reason.strip():
                self._account(lambda workspace, period, progress, why: correct_period(
                    workspace, period, reason, progress, said=why
                ))  # fmt: skip
            return
        title = standing.period.in_words
        asked = _("{title}：结账以后数字锁定，不能重新打开，只能追加更正。现在结账吗？").format(title=title)
        if QMessageBox.question(self, _("结账"), asked) == QMessageBox.StandardButton.Yes:
            self._account(lambda workspace, period, progress, why: close_period(
                workspace, period, progress, said=why
            ))  # fmt: skip

    def look_again(self) -> None:
        """The periods and figures that there are now; what was chosen stays chosen."""
        workspace = self._desk.workspace
        self._standings = standings(workspace)
        kept = self.period.currentText().partition(" · ")[0]
        _fill(self.period, [(f"{one.period.in_words} · {_(one.word)}", None) for one in self._standings]
              or [(_NONE_OPEN, None)])  # fmt: skip
        titles = [one.period.in_words for one in self._standings]
        self.period.setCurrentIndex(titles.index(kept) if kept in titles else 0)
        figures = [(figures_in_words(one), one) for standing in self._standings for one in standing.figures]
        told = [(_NOW, None), *figures]
        _fill(self.shown, [(_SHOWN + text, one) for text, one in told])
        _fill(self.beside, [(_NOTHING, None), *((_BESIDE + text, one) for text, one in told)])
        for chooser in (self.shown, self.beside):
            chooser.setEnabled(bool(figures))
        self._fill_menu()
        self._enable()

    def _account(self, deed: Callable[[Workspace, Period, Progress, dict[str, str]], FiguresRecord]) -> None:
        """What is open about the period itself is explained here, everything else at its row."""
        workspace = self._desk.workspace
        job = self._desk.jobs.start(lambda progress: account(workspace, progress).open)
        self._work.watch(job, _("正在看有没有没处理的问题"))
        job.refused.connect(self._said.complain)
        found: list[tuple[StoredFinding, ...]] = []
        job.done.connect(found.append)
        # Only when the strip of work is free again may the next one begin.
        job.ended.connect(lambda: self._explain(found[0], deed) if found else None)

    def _explain(
        self,
        found: tuple[StoredFinding, ...],
        deed: Callable[[Workspace, Period, Progress, dict[str, str]], FiguresRecord],
    ) -> None:
        why: dict[str, str] = {}
        others = [one for one in found if not is_of_period(one)]
        for one in () if others else found:
            text, is_given = QInputDialog.getText(
                self, _("结账前说明"), _("{one}\n为什么可以这样？").format(one=one.message)
            )
            if not is_given or not text.strip():
                self._said.complain(_("没有写完说明，还没有结账。"))
                return
            why[one.basis] = text
        # With others open the deed itself says in one sentence what hinders.
        self._run(_("正在结账"), lambda workspace, period, progress: deed(workspace, period, progress, why))

    def _run(self, what: str, deed: Callable[[Workspace, Period, Progress], FiguresRecord]) -> None:
        standing, workspace = self.standing, self._desk.workspace
        if standing is None or self._work.is_busy:
            return
        job = self._desk.jobs.start(lambda progress: deed(workspace, standing.period, progress))
        self._work.watch(job, what)
        job.refused.connect(self._said.complain)
        job.done.connect(self._tell)

    def _tell(self, kept: object) -> None:
        assert isinstance(kept, FiguresRecord)
        locked = (
            ""
            if kept.kind.value == "computed"
            else _("，已锁定，校验码 {content}").format(content=kept.content[:12])
        )
        self._said.say(
            _("已存下 {figures_title} 的数字，统计截至 {on_day}{locked}。").format(
                figures_title=figures_in_words(kept), on_day=kept.on_day, locked=locked
            )
        )
        self.look_again()

    def _open(self, period: Period) -> None:
        try:
            open_period(self._desk.workspace, period)
        except Refusal as refusal:
            self._said.complain(str(refusal))
            return
        self._said.say(
            _("已建账：{period}。随时可以算账；年终、期末改好了再结账。").format(period=period.in_words)
        )
        self.look_again()
        titles = [one.period.in_words for one in self._standings]
        self.period.setCurrentIndex(titles.index(period.in_words))
        if period.span is Span.YEAR:
            self._offer_targets(period.year)

    def _offer_targets(self, year: int) -> None:
        """Last year's targets need not be typed again."""
        workspace = self._desk.workspace
        many = len(targets_to_copy(workspace, year))
        asked = _("{last_year}年有 {many} 条目标。先抄到{year}年，再改目标数？完成时限要重新填。").format(
            last_year=year - 1, many=many, year=year
        )
        if many and QMessageBox.question(self, _("抄上一年的目标"), asked) == QMessageBox.StandardButton.Yes:
            copy_targets(workspace, year)
            self._desk.page_wanted.emit(TARGET)

    def _write_five(self) -> None:
        folder = choose_folder(self, _("五本台账写到哪个文件夹"), "reports")
        if folder is None or self._work.is_busy:
            return
        workspace, figures = self._desk.workspace, self.shown.currentData()
        out = free_name(workspace, FIVE_TITLE, folder, ".xlsx")
        job = self._desk.jobs.start(lambda progress: write_five(workspace, out, figures, progress))
        self._work.watch(job, _("正在写五本台账"))
        job.refused.connect(self._said.complain)
        job.done.connect(
            lambda _lines: self._said.say(
                _("已写出 {file}，在 {folder}。").format(file=out.name, folder=out.parent)
            )
        )

    def _enable(self) -> None:
        standing, is_writable = self.standing, not self._desk.workspace.is_read_only
        is_closed = standing is not None and standing.closing is not None
        self.open_button.setEnabled(is_writable)
        self.take_targets.setEnabled(is_writable)
        self.compute_button.setEnabled(is_writable and standing is not None and not is_closed)
        self.close_button.setEnabled(is_writable and standing is not None)
        self.close_button.setText(_("追加更正") if is_closed else _("结账"))
        told = (
            _("{first} 到 {last}").format(first=standing.first, last=standing.last)
            if standing
            else _("按年、季度、月、周建账")
        )
        self.period.setToolTip(told)

    def _fill_menu(self) -> None:
        menu = self.open_button.menu() or QMenu(self)
        menu.clear()
        known = {one.period for one in self._standings}
        for span in Span:
            period = period_at_hand(self._desk.workspace, span)
            action = QAction(
                _("{period}（{span}账）").format(period=period.in_words, span=_SPANS[span]), menu
            )
            action.setEnabled(period not in known)
            action.triggered.connect(partial(self._open, period))
            menu.addAction(action)
        self.open_button.setMenu(menu)

    def _chooser(self, name: str) -> ChoiceLine:
        chooser = ChoiceLine(self)
        chooser.setAccessibleName(name)
        chooser.setToolTip(name)
        # However long the names of periods are, all of them share one line.
        chooser.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return chooser

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(pixels(self.font(), 6))
        for button in (self.period, self.open_button, self.compute_button, self.close_button):
            line.addWidget(button)
        line.addSpacing(pixels(self.font(), 10))
        line.addWidget(self.shown)
        line.addWidget(self.beside)
        more = plain(_("填台账"), lambda: None)
        menu = QMenu(more)
        for ledger in self._desk.workspace.catalog.ledgers:
            turn = partial(self._desk.page_wanted.emit, ledger.key)
            menu.addAction(_("填{ledger}").format(ledger=ledger.short_title)).triggered.connect(
                turn_without(turn)
            )
        self.take_targets = menu.addAction(_("从工作簿导入目标…"))
        self.take_targets.triggered.connect(turn_without(self.targets.begin))
        menu.addAction(_("写出{five_title}").format(five_title=FIVE_TITLE)).triggered.connect(
            turn_without(self._write_five)
        )
        more.setMenu(menu)
        line.addWidget(more)


def turn_without(deed: Callable[[], object]) -> Callable[[bool], None]:
    """The deed as an action calls it, which tells whether it is checked."""

    def do(_checked: bool = False) -> None:
        deed()

    return do


def _fill(chooser: QComboBox, lines: list[tuple[str, FiguresRecord | None]]) -> None:
    kept = chooser.currentText()
    chooser.blockSignals(True)
    chooser.clear()
    for text, figures in lines:
        chooser.addItem(text, figures)
    chooser.setCurrentIndex(max(0, chooser.findText(kept)))
    chooser.blockSignals(False)


def _told(
    workspace: Workspace, report: Report, figures: FiguresRecord | None, progress: Progress
) -> tuple[tuple[ReportTable, ...], str]:
    if figures is not None:
        return kept_tables(workspace, figures, report), figures_in_words(figures)
    day = workspace.cutoff
    tables = tables_now(workspace, day, progress, reports=[report])[report.key]
    return tables, _("现在（截至 {day}）").format(day=day.isoformat())
