"""个人信息保护: what one person may ask for, who is kept too long, and the notice to everybody."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QWidget

from roster_desktop.places import settings_file
from roster_desktop.progress import Progress
from roster_desktop.schema import Catalog, Role
from roster_desktop.tasks.duty_notice import printed_on
from roster_desktop.tasks.person_copy import copy_target, write_person_copy
from roster_desktop.tasks.privacy_papers import (
    ASSESSMENT,
    INCIDENT,
    NOTICE,
    PAPERS,
    PrivacyPaper,
    paper_target,
    write_paper,
)
from roster_desktop.tasks.purging import Cause, confirmation, finish, hindrance, people_like, purge, somebody
from roster_desktop.tasks.retention import Kept, Retention, past_retention
from roster_desktop.tasks.todo_facts import Place
from roster_desktop.wording import Message, _, joined, purging
from ui.bridge.desk import Desk
from ui.bridge.latest import Latest
from ui.dialogs.choosing import choose_folder
from ui.look import set_role
from ui.memory import Memory
from ui.models import hidden
from ui.pages.page import Page
from ui.pages.pieces import Card, SentenceStrip, WorkStrip, muted, plain
from ui.pages.pieces.consent import Consent, with_password
from ui.tables import PlainTable, Shown

_PAUSE = 250
"""Milliseconds without a key after which what was typed is looked for."""
_DISCLOSURES = "disclosures"
_PURPOSE = "privacy"
_FEWEST = 2
_ASKED = _("写姓名或身份证号")
_ABOUT_ONE = _("本人可以要求看、要副本、改、删除。查不到的，可能只在别的册里登记过：写身份证号。")
_ABOUT_PAST = _(
    "去世、迁走、移除满 {years} 年的人（年数在“政策标准”里改）。清除以后，变更记录和从前的备份里也没有，不能撤销。"
)
_MEANING = _(
    "从五本册子、变更记录、比对结果、问题、清单记忆和结账里的姓名中清除，从前的备份也一并删掉（另留一份清除后的）。"
    "不能撤销；清除以前的步骤也不能再撤销。以后的工作簿再带来他们，不会收进来。"
)
_BUTTONS = {NOTICE.key: _("告知书…"), ASSESSMENT.key: _("影响评估…"), INCIDENT.key: _("应急预案…")}
_THEN = {
    NOTICE.key: _("打印后盖章张贴，或念给村民听。"),
    ASSESSMENT.key: _("打印后逐条填写、签字盖章，保存三年；以后每年再做一次。"),
    INCIDENT.key: _("打印后填上负责人和电话，贴在放电脑的地方。"),
}
"""What a person does with the paper."""
_OUT_THERE = _("从前送出、导出的文件和收到的工作簿，程序够不着，请通知收的人也删掉。")


class PrivacyPage(Page):
    """Above one person, found by name or number; below everybody who is past retention."""

    key = "privacy"
    title = _("个人信息保护")
    purpose = _("给本人一份副本、告知村民、清除该删的人。")

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        columns = _columns(desk.workspace.catalog)
        self.search = QLineEdit(self)
        self.found = PlainTable(columns, _("查到的人"), self)
        self.past = PlainTable((*columns, _WHY), _("超过保存期限的人"), self)
        self.copy_button = plain(_("个人信息副本…"), self.write_copy)
        self.erase_one = plain(
            _("清除这个人…"), lambda: self._ask(self._chosen(self.found)[:1], Cause.REQUEST)
        )
        self.erase_past = plain(
            _("清除选中的人…"), lambda: self._ask(self._chosen(self.past), Cause.RETENTION)
        )
        self.strip = SentenceStrip(self)
        self.work = WorkStrip(self)
        self.consent: Consent | None = None
        self._about_past = muted("", self)
        self._pause = QTimer(self)
        self._looking = Latest(desk.jobs, self)
        self._counting = Latest(desk.jobs, self)
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        workspace = self.desk.workspace
        self._counting.ask(lambda progress: past_retention(workspace, progress))
        self._look()
        on = printed_on(workspace)
        self.head.say(_("告知书 {on} 打印过").format(on=on) if on else _("告知书还没有打印过"))

    def take_focus(self) -> None:
        self.search.setFocus()

    def show_place(self, place: Place) -> None:
        """Somebody asks for the person of this row."""
        if place.row:
            self._show_found((somebody(self.desk.workspace, place.row),))

    def write_copy(self) -> None:
        """Everything about the person, as pages."""
        chosen = self._chosen(self.found)
        if not chosen or self.work.is_busy:
            return
        folder = choose_folder(self, _("个人信息副本存到哪个文件夹"), _PURPOSE)
        if folder is not None:
            write = partial(self.copy_into, chosen[0], folder)
            self.consent = with_password(self.desk, _("个人信息副本"), write, self)

    def copy_into(self, person: Kept, folder: Path) -> None:
        """Write the copy under a free name there."""
        workspace, target = self.desk.workspace, copy_target(self.desk.workspace, person, folder)
        job = self.desk.jobs.start(lambda progress: write_person_copy(workspace, person, target, progress))
        self.work.await_end(job, _("正在写出副本"))
        told = purging.COPY_WRITTEN.about(name=person.name, file=target.name)
        job.done.connect(lambda _: self.strip.say(str(told)))
        job.refused.connect(self.strip.complain)

    def write_paper(self, paper: PrivacyPaper) -> None:
        """One of the papers as a PDF, to be printed."""
        folder = choose_folder(self, _("{paper}存到哪个文件夹").format(paper=paper.title), _PURPOSE)
        if folder is None or self.work.is_busy:
            return
        workspace, target = self.desk.workspace, paper_target(self.desk.workspace, paper, folder)
        job = self.desk.jobs.start(lambda _progress: write_paper(workspace, paper, target))
        self.work.await_end(job, _("正在写出{paper}").format(paper=paper.title))
        job.done.connect(lambda _: self._say_paper(paper, target))
        job.refused.connect(self.strip.complain)

    def _say_paper(self, paper: PrivacyPaper, target: Path) -> None:
        told = purging.PAPER_WRITTEN.about(title=paper.title, file=target)
        self.strip.say(_("{told}。{then}").format(told=told, then=_THEN[paper.key]))
        self.refresh()

    def _ask(self, people: Sequence[Kept], cause: Cause) -> None:
        if not people or self.work.is_busy:
            return
        workspace = self.desk.workspace
        if hindered := hindrance(workspace, people):
            self.strip.complain(str(hindered))
            return
        names = _("、").join(one.name for one in people[:6]) + ("……" if len(people) > 6 else "")
        rows = sum(len(one.rows) for one in people)
        self.consent = Consent(
            workspace.path, _("清除 {people} 人").format(people=len(people)),
            joined(_("{names}，共 {rows} 行。").format(names=names, rows=rows), _MEANING, _OUT_THERE), _("清除"),
            words=confirmation(len(people)), needs_password=workspace.protection is not None,
            jobs=self.desk.jobs, parent=self,
        )  # fmt: skip
        self.consent.accepted.connect(lambda: self._purge(tuple(people), cause))
        self.consent.open()

    def _purge(self, people: tuple[Kept, ...], cause: Cause) -> None:
        workspace = self.desk.workspace

        def erase(progress: Progress) -> tuple[Message, ...]:
            done = purge(workspace, people, cause, progress)
            return (*done.told, *finish(workspace, Memory(settings_file()).second_place))

        job = self.desk.jobs.start(erase)
        self.work.await_end(job, _("正在清除"))
        job.done.connect(self._say_purged)
        job.refused.connect(self.strip.complain)

    def _say_purged(self, told: tuple[Message, ...]) -> None:
        self.strip.say(joined(*told))
        self.refresh()

    def _look(self) -> None:
        workspace, text = self.desk.workspace, self.search.text().strip()
        if len(text) < _FEWEST:
            self.found.rows.show([])
            self._settle()
            return
        self._looking.ask(lambda _progress: people_like(workspace, text))

    def _show_found(self, people: object) -> None:
        assert isinstance(people, tuple)
        self.found.rows.show(people)
        if people:
            self.found.selectRow(0)
        self._settle()

    def _show_past(self, found: object) -> None:
        assert isinstance(found, Retention)
        self.past.rows.show(found.past)
        nobody = "" if found.past else purging.NOBODY_PAST.about(years=found.years)
        undated = purging.UNDATED.about(count=found.undated) if found.undated else ""
        self._about_past.setText(joined(nobody, _ABOUT_PAST.format(years=found.years), undated))
        self.past.selectAll()
        self._settle()

    def _chosen(self, table: PlainTable) -> list[Kept]:
        rows = sorted(index.row() for index in table.selectionModel().selectedRows())
        found = (table.rows.rows[row] for row in rows)
        return [one for one in found if isinstance(one, Kept)]

    def _settle(self) -> None:
        is_writable = not self.desk.workspace.is_read_only
        self.copy_button.setEnabled(bool(self._chosen(self.found)) and is_writable)
        self.erase_one.setEnabled(bool(self._chosen(self.found)) and is_writable)
        count = len(self._chosen(self.past))
        self.erase_past.setText(
            _("清除选中的 {count} 人…").format(count=count) if count else _("清除选中的人…")
        )
        self.erase_past.setEnabled(count > 0 and is_writable)

    def _connect(self) -> None:
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._look)
        self.search.textChanged.connect(lambda _text: self._pause.start())
        self.search.returnPressed.connect(self._look)
        self._looking.came.connect(self._show_found)
        self._counting.came.connect(self._show_past)
        for table in (self.found, self.past):
            table.selectionModel().selectionChanged.connect(lambda *_: self._settle())

    def _lay_out(self) -> None:
        set_role(self.search, "field")
        self.search.setPlaceholderText(_ASKED)
        self.search.setAccessibleName(_ASKED)
        self.past.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        to_log = plain(_("导出与查看记录…"), lambda: self.desk.page_wanted.emit(_DISCLOSURES))
        to_log.setEnabled(_DISCLOSURES in self.desk.pages)
        self.head.add(to_log)
        for paper in PAPERS:
            button = plain(_BUTTONS[paper.key], partial(self.write_paper, paper))
            button.setEnabled(not self.desk.workspace.is_read_only)
            button.setToolTip(paper.title)
            self.head.add(button)
        one = Card(_("一个人的信息"), self)
        for button in (self.copy_button, self.erase_one):
            one.add_beside(button)
        one.inside.addWidget(muted(_ABOUT_ONE, self))
        one.inside.addWidget(self.search)
        one.inside.addWidget(self.found, 1)
        past = Card(_("超过保存期限的人"), self)
        past.add_beside(self.erase_past)
        past.inside.addWidget(self._about_past)
        past.inside.addWidget(self.past, 1)
        for widget, share in ((self.strip, 0), (self.work, 0), (one, 1), (past, 1)):
            self.body.addWidget(widget, share)


def _columns(catalog: Catalog) -> tuple[Shown, ...]:
    number = catalog.person_roster.column_by_role[Role.ID_NUMBER]
    titles = {roster.key: roster.short_title for roster in catalog.rosters}
    return (
        Shown(_("姓名"), 110, lambda one: _("、").join(one.names) or one.name),
        Shown(_("行政村"), 130, lambda one: one.village),
        Shown(_("身份证号"), 170, lambda one: hidden(number, one.number)),
        Shown(_("哪几册"), 300, _where(titles)),
    )


def _where(titles: dict[str, str]) -> Callable[[Kept], str]:
    def told(one: Kept) -> str:
        counts = {key: sum(roster == key for roster, _ in one.rows) for key in titles}
        return _("，").join(
            _("{titles} {count} 行").format(titles=titles[key], count=count)
            for key, count in counts.items()
            if count
        )

    return told


_WHY = Shown(_("为什么"), 240, lambda one: one.why)
