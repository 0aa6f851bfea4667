"""The open file: the sidebar at the left, the page one has turned to at the right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from roster_desktop.records import Level, RowId, Unit
from roster_desktop.sample import is_sample
from roster_desktop.tasks.areas import findings_by_area
from roster_desktop.tasks.current_period import current_period
from roster_desktop.tasks.todo_facts import Place
from roster_desktop.wording import _
from roster_desktop.workspace import Applied
from ui.area_choice import AreaChoice
from ui.bridge.desk import Desk
from ui.bridge.steps_back import StepsBack
from ui.first_page_keys import lead_by_number, lead_into_rosters
from ui.look import pixels, set_tight
from ui.pages.declared import BRING_IN, CHECKING, HOME, MANUAL, MERGING, PAGES
from ui.pages.page import Page, PageDeclaration
from ui.pages.pieces import SentenceStrip, plain
from ui.pages.pieces.dropping import leave_to_page
from ui.pages.roster_page import RosterPage
from ui.pages.unfinished import is_left_over
from ui.panels import NoticeBar
from ui.sidebar import Entry, Sidebar

_LEVELS = {Level.VILLAGE: _("村级"), Level.TOWNSHIP: _("镇级"), Level.COUNTY: _("县级")}
_NOTICE_WIDTH = 540
_NOTICE_LEAST = 260
_GAP = 12
"""Between a sentence and the buttons of a page's head, which it does not cover."""
_ROSTERS_HEADING = _("五类花名册")
_SAMPLE = _("这是示例：人都是虚构的，随便改、随便试，不会和您自己的花名册混在一起。")
_PAGES_HEADING = _("采集 · 比对 · 核实 · 更新")


class FileView(QWidget):
    """Pages are built when somebody first turns to them."""

    saved = Signal()
    """Something was saved, undone or redone."""
    unreported = Signal(int)
    """How many villages, or townships, have not reported this period."""
    throw_away_wanted = Signal()
    """The sample that is open is to be taken away."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.sidebar = Sidebar(self)
        self.notice = NoticeBar(self)
        self.sample = SentenceStrip(self)
        self._stack = QStackedWidget(self)
        self._steps = StepsBack(desk.workspace, desk.jobs, self)
        self._left: QWidget | None = None
        """Where the keyboard was before the window waited."""
        self._page_by_key: dict[str, Page] = {}
        self._declared = {page.key: page for page in pages_of(desk.workspace.unit.level)}
        self._lay_out()
        self._connect()
        if desk.workspace.unit.level is not Level.VILLAGE:
            areas = AreaChoice(desk, self.sidebar, count_findings=findings_by_area)
            areas.left.connect(self.take_focus)
            areas.unreported.connect(self.unreported)
        leave_to_page(self.sidebar)
        self._show_entries()
        self.turn_to(self._first())

    @property
    def page(self) -> Page:
        """The page one has turned to."""
        shown = self._stack.currentWidget()
        assert isinstance(shown, Page)
        return shown

    @property
    def declared(self) -> tuple[PageDeclaration, ...]:
        """The pages beside the rosters."""
        return tuple(self._declared.values())

    @property
    def titles(self) -> dict[str, str]:
        """Key → title of every page that one can turn to."""
        catalog = self.desk.workspace.catalog
        rosters = {roster.key: roster.short_title for roster in (*catalog.rosters, *catalog.ledgers)}
        return {**rosters, **{page.key: page.title for page in self._declared.values()}}

    def take_focus(self) -> None:
        """Put the keyboard into the page, not beside it."""
        self.page.take_focus()

    def turn_to(self, key: str) -> Page:
        """Show this page; what was being typed on the one before is saved."""
        if self._stack.count():
            self.page.settle_typing()
        page = self._page_by_key.get(key) or self._built(key)
        self._stack.setCurrentWidget(page)
        self.sidebar.choose(key)
        page.refresh()
        if self.notice.isVisible():
            self._place_notice()
        return page

    def show_manual(self) -> None:
        """Turn to what the manual says of this page; one goes back from there."""
        from ui.pages.manual_page import ManualPage

        left = self.page
        page = self.turn_to(MANUAL)
        assert isinstance(page, ManualPage)
        page.explain(left.key, left.title)
        page.take_focus()

    def show_row(self, roster: str, row: str, column: str) -> None:
        """Turn to the roster of this row, with the row at hand."""
        self.turn_to(roster)
        page = self.page
        if isinstance(page, RosterPage):
            page.show_row(RowId(row), column)

    def show_finding(self, row: str, column: str) -> None:
        """Turn to what was found in this row."""
        from ui.pages.checking_page import CheckingPage

        page = self.turn_to(CHECKING)
        if isinstance(page, CheckingPage):
            page.show_row(row, column)

    def lead_to(self, place: Place) -> None:
        """Turn to where something is to be done, or do it at once where the window itself does it."""
        if place.deed:
            self.desk.actions[place.deed].trigger()
        elif place.page in self.titles:
            self.turn_to(place.page)
            self.page.show_place(place)
        elif place.row:
            self.show_row(place.roster, place.row, place.column)
        elif place.roster in self.titles:
            self.turn_to(place.roster)
            self.page.show_place(place)

    def begin_row_about(self, roster: str, id_number: str) -> None:
        """Turn to the roster and begin a row about the person with this number."""
        self.turn_to(roster)
        page = self.page
        if isinstance(page, RosterPage):
            page.begin_row_about(id_number)

    def look_for(self, roster: str, text: str) -> None:
        """Turn to the roster and look for this there."""
        self.turn_to(roster)
        page = self.page
        if isinstance(page, RosterPage):
            page.elsewhere.look_for(text)

    def take_in(self, paths: Sequence[Path]) -> None:
        """Workbooks were dropped: those who receive merge them, a village looks at the one."""
        from ui.pages.bring_in_page import BringInPage
        from ui.pages.merging_page import MergingPage

        page = self.turn_to(MERGING if MERGING in self._declared else BRING_IN)
        assert isinstance(page, MergingPage | BringInPage)
        if page.work.is_busy:
            self.notice.complain(_("上一批工作簿还没有做完；请等它做完，再拖进来。"))
        elif isinstance(page, MergingPage):
            page.merge(paths)
        else:
            page.take(paths)

    def choose_area(self) -> None:
        """Put the keyboard where a village is chosen."""
        self.page.settle_typing()
        self.sidebar.show_areas()

    def undo(self) -> None:
        """Take the last step back."""
        self.page.settle_typing()
        self._steps.undo()

    def redo(self) -> None:
        """Do again what was taken back."""
        self.page.settle_typing()
        self._steps.redo()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._stack and event.type() == QEvent.Type.Resize:
            self._place_notice()
        return super().eventFilter(watched, event)

    def _wait(self, what: str) -> None:
        """A large step is being taken back: nobody types into rows that are about to change."""
        self._left = self.window().focusWidget()
        self._stack.setEnabled(False)
        self.notice.stay(what)

    def _go_on(self) -> None:
        self._stack.setEnabled(True)
        if self._left is not None and self._left.isVisible():
            self._left.setFocus()
        else:
            self.take_focus()

    def _follow_file(self, _applied: Applied) -> None:
        self._show_entries()
        self.saved.emit()
        if not isinstance(self.page, RosterPage):
            self.page.refresh()

    def _show_entries(self) -> None:
        workspace = self.desk.workspace
        self.sidebar.show_unit(*described(workspace.unit, current_period(workspace).in_words))
        self.sidebar.show_entries(list(self._entries()))

    def _entries(self) -> Iterator[Entry]:
        workspace = self.desk.workspace
        counts = workspace.counts()
        first = [page for page in self._declared.values() if page.is_first]
        for page in first:
            yield Entry(page.key, page.title)
        yield Entry("", _ROSTERS_HEADING)
        for roster in workspace.catalog.rosters:
            yield Entry(roster.key, roster.short_title, counts.get(roster.key, 0))
        others = [page for page in self._declared.values() if page.is_listed and not page.is_first]
        if others:
            yield Entry("", _PAGES_HEADING)
        for page in others:
            yield Entry(page.key, page.title, waiting=page.waiting(workspace) if page.waiting else 0)

    def _first(self) -> str:
        """At what was left unfinished, else at today's work; an empty file where its office begins: a village
        types people, those above take in what villages send."""
        workspace = self.desk.workspace
        for roster in workspace.catalog.rosters:
            if is_left_over(workspace, roster.key):
                return roster.key
        if any(workspace.counts().values()):
            return HOME
        return MERGING if MERGING in self._declared else workspace.catalog.people

    def _built(self, key: str) -> Page:
        if key in self._declared:
            page = self._declared[key].build(self.desk)
            if self._declared[key].is_first:
                lead_into_rosters(page, self.desk.workspace.catalog, self.turn_to)
            if not page.numbers_choose:
                lead_by_number(page, self.desk.workspace.catalog, self.turn_to)
        else:
            page = RosterPage(self.desk, self.desk.workspace.catalog.roster(key))
        if key == MANUAL:
            from ui.pages.manual_page import ManualPage

            assert isinstance(page, ManualPage)
            page.back_wanted.connect(lambda key: self.turn_to(key).take_focus())
        leave_to_page(page)
        self._page_by_key[key] = page
        self._stack.addWidget(page)
        return page

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addWidget(self._stack, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.sample)
        layout.addLayout(row, 1)
        self._stack.installEventFilter(self)
        if is_sample(self.desk.workspace.path):
            self.sample.say(_SAMPLE)
            button = plain(_("扔掉示例…"), self.throw_away_wanted.emit)
            set_tight(button, True)
            self.sample.add(button)

    def _connect(self) -> None:
        self.sidebar.chosen.connect(self.turn_to)
        self.sidebar.left.connect(self.take_focus)
        self.desk.row_wanted.connect(self.show_row)
        self.desk.row_about_wanted.connect(self.begin_row_about)
        self.desk.search_wanted.connect(self.look_for)
        self.desk.finding_wanted.connect(self.show_finding)
        self.desk.page_wanted.connect(self.turn_to)
        self.desk.manual_wanted.connect(self.show_manual)
        self.desk.place_wanted.connect(self.lead_to)
        self.desk.said.connect(self.notice.say)
        self.desk.complained.connect(self.notice.complain)
        self.desk.counts_changed.connect(self._show_entries)
        self.desk.relay.changed.connect(self._follow_file)
        self.notice.shown.connect(self._place_notice)
        self._steps.said.connect(self.notice.say)
        self._steps.refused.connect(self.notice.complain)
        self._steps.begun.connect(self._wait)
        self._steps.done.connect(self.notice.stay)
        self._steps.ended.connect(self._go_on)

    def _place_notice(self) -> None:
        """Over the head of the page, so that nothing jumps and no row is hidden when it comes and goes."""
        head, gap = self.page.head, pixels(self.font(), _GAP)
        right, top = head.buttons_left - gap, pixels(self.font(), 8)
        room, over_title = right - head.title_right - gap, right - head.geometry().left()
        most, least = pixels(self.font(), _NOTICE_WIDTH), pixels(self.font(), _NOTICE_LEAST)
        is_high = top + self.notice.size_within(min(room, most)).height() > self.page.above.bottom() + 1
        if (room < least or is_high) and over_title >= least:
            # Rather over the title, which everybody has read, than over the line in which one searches.
            room = over_title
        if room < least:
            # Beside so many buttons it would be a column of single words: below them, then.
            right, top = head.geometry().right(), head.geometry().bottom() + 1
            room = head.geometry().width()
        size = self.notice.size_within(min(room, most))
        if top + size.height() > head.geometry().bottom():
            # A line that is covered in part only would show its feet.
            size.setHeight(max(size.height(), self.page.above.bottom() + 1 - top))
        left = self._stack.x() + right - size.width()
        top += self._stack.y()
        self.notice.setGeometry(left, top, size.width(), size.height())
        self.notice.raise_()


def pages_of(level: Level) -> tuple[PageDeclaration, ...]:
    """The pages that have something to do in a file of this level."""
    return tuple(page for page in PAGES if level in page.levels)


def described(unit: Unit, month: str) -> tuple[str, str]:
    """Name of the unit, and what stands in small letters below it."""
    if unit.level is Level.VILLAGE:
        name = f"{unit.township} · {unit.name}" if unit.township else unit.name
        above = unit.county
    else:
        name = unit.name
        above = unit.county if unit.county != unit.name else ""
    return name, " · ".join(part for part in (above, _LEVELS[unit.level], month) if part)
