"""Targets out of a workbook: chosen, asked about, shown line by line, and only then written."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QInputDialog, QLabel, QLineEdit, QVBoxLayout, QWidget

from roster_desktop.progress import Progress
from roster_desktop.records import PASSWORD, Question, Unanswered
from roster_desktop.tasks.target_books import Fate, TargetLine, TargetPreview, apply_targets, preview_targets
from roster_desktop.wording import _
from roster_desktop.workspace import Workspace
from ui.bridge.desk import Desk
from ui.dialogs.choosing import choose_books
from ui.look import dialog_size, pixels
from ui.pages.pieces import SentenceStrip, WorkStrip
from ui.tables import PlainTable, Shown

_TITLE = _("从工作簿导入目标")
_NOTHING_DONE = _("没有导入，目标没有变。")


class TargetTaking(QObject):
    """One workbook at a time; nothing is written before its lines were shown."""

    def __init__(self, desk: Desk, said: SentenceStrip, work: WorkStrip, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._said, self._work, self._parent = desk, said, work, parent
        self.shown: TargetLines | None = None
        """The lines at hand, while they wait for a yes."""

    def begin(self) -> None:
        """Choose a workbook and read it."""
        if self._work.is_busy:
            return
        books = choose_books(self._parent, _TITLE, "targets")
        if books:
            self.read(books[0], {})

    def read(self, book: Path, answers: dict[str, str]) -> None:
        """Read it beside the window with what was answered so far."""
        workspace = self._desk.workspace
        job = self._desk.jobs.start(lambda progress: _looked(workspace, book, answers, progress))
        self._work.watch(job, _("正在读 {file}").format(file=book.name))
        job.refused.connect(self._said.complain)
        found: list[object] = []
        job.done.connect(found.append)
        # Only when the strip of work is free again may the next one begin.
        job.ended.connect(lambda: self._go_on(book, answers, found[0]) if found else None)

    def _go_on(self, book: Path, answers: dict[str, str], found: object) -> None:
        if isinstance(found, Question):
            self._ask(book, answers, found)
            return
        assert isinstance(found, TargetPreview)
        waiting = next((one for one in found.questions if one.key not in answers), None)
        if waiting is not None:
            self._ask(book, answers, waiting)
        else:
            self._show(found)

    def _ask(self, book: Path, answers: dict[str, str], question: Question) -> None:
        answer = self._answer(question)
        if answer is None:
            self._said.say(_NOTHING_DONE)
        else:
            self.read(book, {**answers, question.key: answer})

    def _answer(self, question: Question) -> str | None:
        """What a person says; None where the question was closed."""
        where = _("　").join((question.sheet, _("、").join(question.cells[:1]))).strip()
        asked = f"{where}\n{question.sentence}" if where else question.sentence
        if not question.choices:
            mode = QLineEdit.EchoMode.Password if question.key == PASSWORD else QLineEdit.EchoMode.Normal
            typed, is_given = QInputDialog.getText(self._parent, _TITLE, asked, mode)
            return typed if is_given and typed else None
        texts = [choice.text for choice in question.choices]
        text, is_given = QInputDialog.getItem(self._parent, _TITLE, asked, texts, 0, False)
        return question.choices[texts.index(text)].value if is_given else None

    def _show(self, preview: TargetPreview) -> None:
        self.shown = TargetLines(preview, self._parent)
        self.shown.accepted.connect(partial(self._write, preview))
        self.shown.rejected.connect(lambda: self._said.say(_NOTHING_DONE))
        self.shown.open()

    def _write(self, preview: TargetPreview) -> None:
        workspace = self._desk.workspace

        def write(_progress: Progress) -> None:
            workspace.backup("导入前")
            apply_targets(workspace, preview)

        job = self._desk.jobs.start(write)
        self._work.watch(job, _("正在写进目标责任台账"))
        job.refused.connect(self._said.complain)
        job.done.connect(
            lambda _none: self._said.say(_("{counted}按 Ctrl+Z 可以撤销。").format(counted=preview.counted))
        )


class TargetLines(QDialog):
    """What the workbook would do, line by line."""

    def __init__(self, preview: TargetPreview, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_TITLE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(dialog_size(self, 1120, 560))
        self.count = QLabel(str(preview.counted), self)
        self.count.setWordWrap(True)
        self.table = PlainTable(_COLUMNS, _("目标"), self)
        self.table.rows.show(preview.lines)
        self.buttons = QDialogButtonBox(self)
        self.yes = self.buttons.addButton(_("写进台账"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.no = self.buttons.addButton(_("不导入"), QDialogButtonBox.ButtonRole.RejectRole)
        self.yes.setEnabled(bool(preview.changes))
        (self.yes if preview.changes else self.no).setDefault(True)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(pixels(self.font(), 8))
        for widget in (self.count, self.table, self.buttons):
            layout.addWidget(widget)


def _looked(
    workspace: Workspace, book: Path, answers: dict[str, str], progress: Progress
) -> TargetPreview | Question:
    """What the book would do, or what must be answered before it can be read."""
    try:
        return preview_targets(workspace, book, progress, answers=answers)
    except Unanswered as refusal:
        return refusal.question


def _value(key: str, width: int, header: str) -> Shown:
    return Shown(header, width, lambda line: line.values.get(key, ""))


def _became(line: TargetLine) -> str:
    return (
        _("{fate}（原来 {before}）").format(fate=line.fate.value, before=line.before or _("空"))
        if line.fate is Fate.CHANGED
        else line.fate.value
    )


_COLUMNS = (
    Shown(_("行"), 56, lambda line: str(line.number)),
    _value("year", 70, _("年度")),
    _value("township", 100, _("镇(办)")),
    _value("village", 120, _("村")),
    _value("indicator", 150, _("指标")),
    _value("target", 90, _("目标数")),
    Shown(_("怎么收"), 140, _became),
    Shown(_("说明"), 280, lambda line: _("；").join(line.said)),
)
