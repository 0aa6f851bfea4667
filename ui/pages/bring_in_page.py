"""导入: a workbook is shown row by row before a single cell of it is written."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QStackedWidget, QWidget

from roster_desktop.tasks.bring_in import ImportPreview, Outcome, apply_import
from roster_desktop.workspace import Applied, Undone
from ui.bridge.desk import Desk
from ui.bridge.jobs import Job
from ui.dialogs.choosing import choose_book
from ui.pages.bring_in.asking import Asking
from ui.pages.bring_in.preview_pane import PreviewPane
from ui.pages.bring_in.questions_pane import QuestionsPane
from ui.pages.bring_in.read_or_asked import AskedFirst, Looked, looked_at
from ui.pages.bring_in.words import counted, done_in_words
from ui.pages.page import Page
from ui.pages.pieces import (
    Dropping,
    Invitation,
    SentenceStrip,
    UndoneCard,
    WorkStrip,
    plain,
    primary,
)
from ui.pages.pieces.words import is_undone, moment

_EXPLAINED = (
    "可以读 xlsx、xls、ods、csv：本程序写出的工作簿、填好的空白表，或任何一行写着“姓名”“身份证号”等表头的表。\n"
    "先列出新增、更改、不变和没有收的行；点“确定导入”之前，什么都不会写入。"
)


class BringInPage(Page):
    """Choose, look, confirm; and take back, if it was the wrong one."""

    key = "bring-in"
    title = "导入"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._path = Path()
        self._village = ""
        self._looked: Looked | None = None
        self._batch = 0
        self.asking = Asking()
        self._has_warned = False
        self.strip = SentenceStrip(self)
        self.work = WorkStrip(self)
        self.undone = UndoneCard(desk.workspace.catalog, self)
        self.pane = PreviewPane(desk.workspace.catalog, self)
        self.first = QuestionsPane(self)
        self.invitation = Invitation("把工作簿拖到这里", _EXPLAINED, "选择工作簿…", self._choose, self)
        self._stack = QStackedWidget(self)
        self.choose_button = plain("换一个工作簿…", self._choose)
        self.confirm_button = primary("确定导入", self.confirm)
        self.undo_button = plain("撤销这次导入", self.take_back)
        self._dropping = Dropping(self)
        self._lay_out()
        self._dropping.dropped.connect(self.take)
        self.pane.village_named.connect(self._look_for_village)
        for pane in (self.first, self.pane.questions):
            pane.read_wanted.connect(self._look)
        self.pane.sheet.meant.connect(self._read_column_as)

    def refresh(self) -> None:
        """What somebody took back by Ctrl+Z is told as done no longer."""
        if self._batch and not self.work.is_busy and is_undone(self.desk.workspace, self._batch):
            self._clear()
            self.strip.say("这次导入已撤销。要再导入，请重新选择工作簿。")

    @property
    def preview(self) -> ImportPreview | None:
        """What is shown; None before a workbook was chosen."""
        return self._looked.preview if self._looked else None

    def look_at(self, path: Path) -> None:
        """Read this workbook and show what it would do."""
        if self.work.is_busy:
            return
        self._path, self._village, self.asking = path, "", Asking()
        self._clear()
        self._look()

    def take(self, paths: Sequence[Path]) -> None:
        """Look at what a person dropped: one workbook at a time."""
        if len(paths) == 1 and paths[0].is_file():
            self.look_at(paths[0])
            return
        self.strip.complain("一次导入一本工作簿，请一本一本地放；镇、县收多本或整个文件夹，请用“收件合并”。")
        self._settle()

    def confirm(self) -> None:
        """Write what the preview shows, unless the file has changed since: then it is looked at again."""
        if self._looked is None or self.work.is_busy:
            return
        workspace, looked = self.desk.workspace, self._looked
        if self.asking.is_ahead:
            self._look()
            self.strip.ask("已按您的回答重新比对；请看过后再点“确定导入”。")
            return
        if self.asking.open and not self._has_warned:
            self._warn_of_open()
            return
        if workspace.journal != looked.journal:
            self._look()
            self.strip.ask("预览之后花名册又有改动，已按现在的内容重新比对；请看过后再点“确定导入”。")
            return
        job = self.desk.jobs.start(lambda _: apply_import(workspace, looked.preview))
        self.work.await_end(job, "正在写入")
        job.done.connect(self._show_applied)
        self._follow(job)

    def take_back(self) -> None:
        """Undo the import that was just made."""
        workspace, batch = self.desk.workspace, self._batch
        if not batch or self.work.is_busy:
            return
        job = self.desk.jobs.start(lambda _: workspace.undo(batch))
        self.work.await_end(job, "正在撤销")
        job.done.connect(self._show_undone)
        self._follow(job)

    def _lay_out(self) -> None:
        self.head.add(self.choose_button)
        self.head.add(self.confirm_button)
        self.strip.add(self.undo_button)
        for widget in (self.strip, self.work, self.undone):
            self.body.addWidget(widget)
        self._stack.addWidget(self.invitation)
        self._stack.addWidget(self.pane)
        self._stack.addWidget(self.first)
        self.body.addWidget(self._stack, 1)
        self._clear()

    def _clear(self) -> None:
        self._looked, self._batch, self._has_warned = None, 0, False
        self.strip.hide()
        self.undone.hide()
        self.head.say("")
        self._stack.setCurrentWidget(self.invitation)
        self._settle()

    def _choose(self) -> None:
        path = choose_book(self, "选择要导入的工作簿", "bring-in")
        if path:
            self.look_at(path)

    def _look_for_village(self, village: str) -> None:
        if not self.work.is_busy:
            self._village = village
            self._look()

    def _look(self) -> None:
        if self.work.is_busy:
            return
        workspace, path, village = self.desk.workspace, self._path, self._village
        self.strip.hide()
        answers = dict(self.asking.answers)
        job = self.desk.jobs.start(lambda progress: looked_at(workspace, path, village, answers, progress))
        self.work.watch(job, f"正在读 {path.name}")
        job.done.connect(self._show_read)
        job.cancelled.connect(lambda: self.strip.say("已停止，什么都没有写入。"))
        self._follow(job)

    def _read_column_as(self, column: str, key: str) -> None:
        if not self.work.is_busy:
            self.asking.answers[column] = key
            self._look()

    def _warn_of_open(self) -> None:
        self._has_warned = True
        self.pane.ask()
        self.strip.ask(
            f"还有 {self.asking.open} 处没有定：没有定的按右边写着“没有定时”的办法处理。"
            "就这样导入，请再点一次“确定导入”。"
        )

    def _follow(self, job: Job) -> None:
        job.refused.connect(self.strip.complain)
        job.ended.connect(self._settle)
        self._settle()

    def _show_read(self, read: Looked | AskedFirst) -> None:
        self._has_warned = False
        if isinstance(read, AskedFirst):
            self._ask_first(read)
            return
        self._looked, self._batch = read, 0
        preview = read.preview
        self.asking.hear(read.questions, read.answers)
        self._stack.setCurrentWidget(self.pane)
        self.pane.show_preview(preview, self.desk.workspace.unit.level, self.asking)
        self.head.say("预览：还没有写入任何内容")
        self._warn(preview)

    def _ask_first(self, read: AskedFirst) -> None:
        """Nothing can be read before somebody answers."""
        self._looked = None
        self.asking.hear_first(read.question, read.answers)
        self.head.say(read.file)
        self.first.show_asking(self.asking)
        self._stack.setCurrentWidget(self.first)
        self.first.take_focus()

    def _warn(self, preview: ImportPreview) -> None:
        reading = preview.reading
        if self.asking.open:
            self.strip.ask(f"有 {self.asking.open} 处要您定，在下面“要您定的”里；定好以后自动重新比对。")
        elif reading.seen:
            self.strip.ask(f"内容完全一样的工作簿在 {moment(reading.seen.at)} 收过（{reading.seen.file}）。")
        elif not preview.change_set.changes:
            self.strip.say("花名册里已经是这些内容，没有要写入的。")

    def _show_applied(self, applied: Applied) -> None:
        if self._looked is None:
            return
        preview = self._looked.preview
        self._batch = applied.batch
        self._looked = None
        self.head.say("已导入")
        done = done_in_words(self.desk.workspace.catalog, preview)
        again = "没有收的行改好后可以再导入一次。" if counted(preview, Outcome.REFUSED) else ""
        self.strip.say(f"已导入 {preview.file}：{done}。{again}")
        self.desk.counts_changed.emit()

    def _show_undone(self, undone: Undone) -> None:
        self._clear()
        self.undone.show_undone([undone])
        self.desk.counts_changed.emit()

    def _settle(self) -> None:
        """Say by the buttons what may be done now."""
        preview, is_busy = self.preview, self.work.is_busy
        is_new = preview is not None and bool(preview.change_set.changes)
        self.confirm_button.setEnabled(is_new and not is_busy)
        self.confirm_button.setVisible(preview is not None)
        self.choose_button.setText("再导入一本…" if self._batch else "换一个工作簿…")
        self.choose_button.setVisible(self._stack.currentWidget() is not self.invitation)
        self.choose_button.setEnabled(not is_busy)
        self.invitation.button.setEnabled(not is_busy)
        self.undo_button.setVisible(bool(self._batch))
        self.undo_button.setEnabled(not is_busy)
        self._dropping.is_open = not is_busy
