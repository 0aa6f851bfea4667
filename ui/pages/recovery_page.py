"""备份与恢复: which backups there are and what is in them; putting one back, after seeing what it would change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QWidget

from roster_desktop.places import settings_file
from roster_desktop.schema import Catalog
from roster_desktop.tasks.comparing import Became, Comparison, RowDifference
from roster_desktop.tasks.recovering import Copy, Health, copies_of, what_would_change
from roster_desktop.wording import _
from ui.bridge.desk import Desk
from ui.dialogs.choosing import choose_folder
from ui.look import set_role
from ui.memory import Memory
from ui.models import Mark, hidden
from ui.pages.page import Page
from ui.pages.pieces import Card, WorkStrip, muted, plain, primary
from ui.tables import PlainTable, Shown

_MOST = 500
_MEGABYTE = 1_000_000
_HEALTH = {
    Health.GOOD: "",
    Health.DAMAGED: _("已损坏，不能用"),
    Health.OTHER_PASSWORD: _("用的是另一个密码"),
}
_WORD = {Became.JOINED: _("会回来"), Became.LEFT: _("会没有"), Became.CHANGED: _("会变回")}
_NO_SECOND = _("还没有另存的地方：这台电脑丢了、坏了，备份也就没了。点“另存一份到U盘…”。")
_ABOUT = _("选一份备份，先看恢复后会变什么，再决定。恢复前的花名册自动留成一份备份，恢复错了还能恢复回来。")


class Line(Struct, frozen=True):
    """One thing that restoring would change."""

    what: str
    roster: str
    name: str
    cells: str


class RecoveryPage(Page):
    """Three clicks: a backup, what would change, restore."""

    key = "recovery"
    title = _("备份与恢复")
    purpose = _("看每一份备份里有什么，需要时恢复到那一份。")

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._shown: tuple[int, list[Path]] = (-1, [])
        self._compared: Copy | None = None
        self.work = WorkStrip(self)
        self.copies = PlainTable(copy_columns(desk.workspace.catalog), _("备份"), self)
        self.lines = PlainTable(_LINES, _("恢复后会变什么"), self)
        self.look = plain(_("看恢复后会变什么"), self.compare)
        self.second_button = plain(_("另存一份到U盘…"), self._choose_second)
        self.restore_button = primary(_("恢复到这一份"), self._restore)
        self._told = QLabel(self)
        self._second = muted("", self)
        self._lay_out()
        self.copies.selectionModel().selectionChanged.connect(lambda *_: self._choose())

    @property
    def chosen(self) -> Copy | None:
        """The backup that is chosen."""
        rows = self.copies.selectionModel().selectedRows()
        found = self.copies.rows.rows[rows[0].row()] if rows else None
        return found if isinstance(found, Copy) else None

    def refresh(self) -> None:
        workspace = self.desk.workspace
        paths = workspace.backups()
        self._show_second()
        if self._shown == (len(paths), paths) or self.work.is_busy:
            return
        self._shown = (len(paths), paths)
        path, catalog = workspace.path, workspace.catalog
        key = workspace.protection.key if workspace.protection else None
        job = self.desk.jobs.start(lambda progress: copies_of(path, catalog, key, progress))
        self.work.await_end(job, _("正在看备份"))
        job.done.connect(self._show_copies)
        job.refused.connect(self.desk.complained)

    def take_focus(self) -> None:
        self.copies.setFocus()

    def compare(self) -> None:
        """Say what would change if the chosen one were restored."""
        copy, workspace = self.chosen, self.desk.workspace
        if copy is None or copy.health is not Health.GOOD:
            return
        key = workspace.protection.key if workspace.protection and copy.is_protected else None
        job = self.desk.jobs.start(lambda progress: what_would_change(workspace, copy.path, key, progress))
        self.work.watch(job, _("正在比较"))
        job.done.connect(lambda found: self._show_changes(copy, found))
        job.refused.connect(self.desk.complained)

    def _show_copies(self, copies: Sequence[Copy]) -> None:
        self.copies.rows.show(copies)
        self.head.say(
            _("{copies} 份").format(copies=len(copies)) if copies else _("还没有备份，按“立即备份”留一份")
        )
        if copies:
            self.copies.selectRow(0)
        self._choose()

    def _choose(self) -> None:
        copy = self.chosen
        self.look.setEnabled(copy is not None and copy.health is Health.GOOD)
        self._compared = None
        self.restore_button.setEnabled(False)
        self.lines.rows.show([])
        self._told.setText(_HEALTH[copy.health] if copy else "")

    def _show_changes(self, copy: Copy, found: Comparison) -> None:
        if copy is not self.chosen:
            return
        catalog = self.desk.workspace.catalog
        self.lines.rows.show([_line(catalog, row) for row in found.rows[:_MOST]])
        self._told.setText(_summary(copy, found))
        self._compared = copy
        self.restore_button.setEnabled(not self.desk.workspace.is_read_only)
        self.restore_button.setFocus()

    def _restore(self) -> None:
        if self._compared is not None:
            path = self._compared.path
            # After this click has come to its end: the page goes with the file.
            QTimer.singleShot(0, self.desk, lambda: self.desk.restore_wanted.emit(path))

    def _choose_second(self) -> None:
        folder = choose_folder(self, _("备份另存到哪里（U盘、移动硬盘）"), "second-place")
        if folder is not None:
            Memory(settings_file()).remember_second_place(folder)
            self.desk.actions["backup"].trigger()
            self._show_second()

    def _show_second(self) -> None:
        second = Memory(settings_file()).second_place
        self._second.setText(_("每次备份还另存到 {second}").format(second=second) if second else _NO_SECOND)

    def _lay_out(self) -> None:
        backup = plain(_("立即备份"), lambda: self.desk.actions["backup"].trigger())
        backup.setEnabled("backup" in self.desk.actions)
        self.head.add(self.second_button)
        self.head.add(backup)
        self._told.setWordWrap(True)
        self._told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        set_role(self._told, "muted")
        there = Card(_("备份"), self)
        there.inside.addWidget(muted(_ABOUT, self))
        there.inside.addWidget(self._second)
        there.inside.addWidget(self.copies, 1)
        change = Card(_("恢复后会变什么"), self)
        change.add_beside(self.look)
        change.add_beside(self.restore_button)
        change.inside.addWidget(self._told)
        change.inside.addWidget(self.lines, 1)
        for widget, share in ((self.work, 0), (there, 1), (change, 1)):
            self.body.addWidget(widget, share)


def counted(catalog: Catalog, rows: Mapping[str, int]) -> str:
    """人员信息 60，转移就业 12."""
    return _("，").join(
        f"{roster.short_title} {rows[roster.key]:,}" for roster in catalog.rosters if rows.get(roster.key)
    )


def _summary(copy: Copy, found: Comparison) -> str:
    if not found.rows:
        return _("和现在的内容一样，恢复后什么也不变。")
    parts = [
        _("{count:,} 行{word}").format(count=count, word=_WORD[became])
        for became in (Became.LEFT, Became.CHANGED, Became.JOINED)
        if (count := found.count(became))
    ]
    more = _("只列出前 {most} 行。").format(most=_MOST) if len(found.rows) > _MOST else ""
    return _("这一份存到 {saved_at}；恢复后{parts}。{more}").format(
        saved_at=copy.saved_at or copy.made_at, parts=_("，").join(parts), more=more
    )


def _line(catalog: Catalog, row: RowDifference) -> Line:
    roster = catalog.roster(row.roster)
    return Line(_WORD[row.became], roster.short_title, row.name, _("；").join(_cells(catalog, row)))


def _cells(catalog: Catalog, row: RowDifference) -> Iterator[str]:
    columns = catalog.roster(row.roster).column_by_key
    for cell in row.cells:
        now, then = (hidden(columns[cell.column], text) or _("（空）") for text in (cell.before, cell.after))
        yield _("{cell}：{now} → {then}").format(cell=cell.header, now=now, then=then)


def copy_columns(catalog: Catalog) -> tuple[Shown, ...]:
    """How a backup is told in a list."""
    return (
        Shown(_("时间"), 140, lambda copy: copy.made_at),
        Shown(_("为什么"), 80, lambda copy: copy.reason),
        Shown(_("大小"), 70, lambda copy: f"{max(copy.size / _MEGABYTE, 0.1):.1f} MB"),
        Shown(_("密码"), 60, lambda copy: _("有") if copy.is_protected else _("无")),
        Shown(
            _("各册行数"),
            420,
            lambda copy: _HEALTH[copy.health] or counted(catalog, copy.rows) or _("没有行"),
            lambda copy: Mark.NONE if copy.health is Health.GOOD else Mark.ERROR,
        ),
    )


_LINES = (
    Shown(_("变化"), 70, lambda line: line.what),
    Shown(_("花名册"), 100, lambda line: line.roster),
    Shown(_("姓名"), 90, lambda line: line.name),
    Shown(_("现在 → 恢复后"), 500, lambda line: line.cells),
)
