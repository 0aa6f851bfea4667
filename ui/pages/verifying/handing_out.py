"""A drawn list on paper and in files; that it went out is written down."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct
from PySide6.QtWidgets import QWidget

from roster_desktop.progress import Progress
from roster_desktop.reports.pages import Paper
from roster_desktop.tasks.disclosing import note_list_shown, note_visit_list
from roster_desktop.tasks.visit_lists import PlainList
from roster_desktop.tasks.visit_prints import visit_pages, write_visits
from roster_desktop.wording import Refusal, _
from ui.bridge.desk import Desk
from ui.dialogs.choosing import choose_folder
from ui.pages.pieces import SentenceStrip, WorkStrip
from ui.pages.verifying.lines import Drawn
from ui.paper import Preview

PURPOSE = "visits"


class _Outgoing(Struct, frozen=True):
    """The list as it goes out."""

    sheet: PlainList
    list_id: str
    is_masked: bool


class HandingOut:
    """Says in the strips of its page what it does and what came of it."""

    def __init__(self, desk: Desk, strip: SentenceStrip, work: WorkStrip, page: QWidget) -> None:
        self._desk = desk
        self._strip = strip
        self._work = work
        self._page = page
        self.shown_preview: Preview | None = None

    def write(self, drawn: Drawn, folder: Path, ending: str, *, is_whole: bool) -> None:
        """Write the list into this folder: .xlsx or .pdf."""
        if self._work.is_busy:
            return
        outgoing = self._outgoing(drawn, is_whole=is_whole)
        target = self._free(outgoing, folder, ending)

        def work(progress: Progress) -> int:
            return self._written(outgoing, target, progress)

        def said(pages: int) -> None:
            on_paper = _("，共 {pages} 页").format(pages=pages) if pages else ""
            self._strip.say(
                _("已写出 {file}：{count} 人{on_paper}。").format(
                    file=target.name, count=outgoing.sheet.count, on_paper=on_paper
                )
            )

        job = self._desk.jobs.start(work)
        self._work.watch(job, _("正在写出名单"))
        job.done.connect(said)
        job.refused.connect(self._strip.complain)

    def preview(self, drawn: Drawn, *, is_whole: bool) -> None:
        """Show the very pages."""
        if self._work.is_busy:
            return
        outgoing = self._outgoing(drawn, is_whole=is_whole)
        job = self._desk.jobs.start(lambda progress: visit_pages(outgoing.sheet, progress))
        self._work.watch(job, _("正在排版"))
        job.done.connect(lambda pages: self._show(outgoing, pages))
        job.refused.connect(self._strip.complain)

    def note_shown(self, rows: int) -> bool:
        """Write down that whole phones are about to be seen; False where that could not be."""
        return self._noted(lambda: note_list_shown(self._desk.workspace, rows))

    def _outgoing(self, drawn: Drawn, *, is_whole: bool) -> _Outgoing:
        sheet = drawn.sheet(self._desk.workspace, is_whole=is_whole)
        return _Outgoing(sheet, drawn.kept.id, is_masked=not is_whole)

    def _show(self, outgoing: _Outgoing, pages: tuple[Paper, ...]) -> None:
        """The preview. Whole phones are written down before anybody could print them."""

        def on_paper() -> bool:
            return self._noted(lambda: self._note(outgoing, None))

        if not outgoing.is_masked and not on_paper():
            return
        self.shown_preview = Preview(outgoing.sheet.title, pages, lambda: self._save(outgoing), self._page)
        if outgoing.is_masked:
            self.shown_preview.printed.connect(on_paper)
        self.shown_preview.open()

    def _save(self, outgoing: _Outgoing) -> Path | None:
        folder = choose_folder(self._page, _("名单存到哪个文件夹"), PURPOSE)
        if folder is None:
            return None
        target = self._free(outgoing, folder, ".pdf")
        return target if self._noted(lambda: self._written(outgoing, target)) else None

    def _written(self, outgoing: _Outgoing, target: Path, progress: Progress | None = None) -> int:
        pages = write_visits(target, outgoing.sheet, progress)
        self._note(outgoing, target)
        return pages

    def _note(self, outgoing: _Outgoing, target: Path | None) -> None:
        rows = outgoing.sheet.count
        note_visit_list(self._desk.workspace, target, rows, is_masked=outgoing.is_masked)

    def _noted(self, note: Callable[[], object]) -> bool:
        try:
            note()
        except Refusal as refusal:
            self._strip.complain(str(refusal))
            return False
        return True

    def _free(self, outgoing: _Outgoing, folder: Path, ending: str) -> Path:
        """A file of this name, or of the next name that is free."""
        name = f"{self._desk.workspace.unit.name}_{outgoing.sheet.title}_{outgoing.list_id}"
        path, number = folder / f"{name}{ending}", 1
        while path.exists():
            number += 1
            path = folder / f"{name}({number}){ending}"
        return path
