"""采集表: a blank sheet to fill in at the door."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from roster_desktop.schema import Roster
from roster_desktop.tasks.collection_sheets import collection_paper, collection_title, write_collection
from roster_desktop.tasks.reporting import free_name
from roster_desktop.wording import Refusal, _
from ui.bridge.desk import Desk
from ui.dialogs.choosing import choose_folder
from ui.pages.office.guided import GuidedCard
from ui.pages.pieces import plain, primary
from ui.pages.printing.choosing import Choosing
from ui.paper import Preview

_HOW = _("一人一张，格子够笔写；选项印成方框，长的代码附在后面按序号填，录入时打同一个序号就能选。")


class CollectionCard(GuidedCard):
    """The blank sheet of one roster."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(_("空白采集表"), _HOW, desk, parent)
        self.rosters: Choosing[str] = Choosing(_("哪一册的采集表"), self)
        self.place(_("花名册"), self.rosters.line)
        self.preview_button = primary(_("打印预览"), self.preview)
        self.pdf_button = plain(_("存成 PDF"), lambda: self.write(".pdf"))
        self.book_button = plain(_("写成工作簿"), lambda: self.write(".xlsx"))
        self.add_buttons(self.preview_button, self.pdf_button, self.book_button)
        self.inside.addStretch(1)

    def refresh(self) -> None:
        rosters = self.desk.workspace.catalog.rosters
        self.rosters.offer([(roster.title, roster.key) for roster in rosters])

    def settle(self) -> None:
        for button in (self.preview_button, self.pdf_button, self.book_button):
            button.setEnabled(not self.work.is_busy)

    def preview(self) -> None:
        """Show the pages."""
        roster = self._roster
        pages = collection_paper(self.desk.workspace, roster)
        self.shown_preview = Preview(collection_title(roster), pages, lambda: self._saved(".pdf"), self)
        self.shown_preview.open()

    def write(self, ending: str) -> None:
        """Write it into a folder, and say where."""
        if out := self._saved(ending):
            self.strip.say(_("已写出 {file}，在 {folder}。").format(file=out.name, folder=out.parent))

    def _saved(self, ending: str) -> Path | None:
        folder = choose_folder(self, _("采集表写到哪个文件夹"), "prints")
        if folder is None:
            return None
        out = free_name(self.desk.workspace, collection_title(self._roster), folder, ending)
        try:
            write_collection(self.desk.workspace, self._roster, out)
        except Refusal as refusal:
            self.strip.complain(str(refusal))
            return None
        return out

    @property
    def _roster(self) -> Roster:
        catalog = self.desk.workspace.catalog
        return catalog.roster(self.rosters.chosen or catalog.people)
