"""打印花名册: which roster, which columns, in which order, and then the pages."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QDialog, QWidget

from roster_desktop.schema import Roster
from roster_desktop.tasks.people_books import Numbers
from roster_desktop.tasks.reporting import free_name
from roster_desktop.tasks.roster_prints import (
    Order,
    Printed,
    WantedPrint,
    note_printed,
    roster_print,
    write_print,
)
from roster_desktop.wording import Refusal, _, so_many
from ui.bridge.desk import Desk
from ui.dialogs.choosing import choose_folder
from ui.dialogs.column_chooser import ColumnChooser
from ui.look import dress_list
from ui.models.column_layout import first_layout, kept_layout
from ui.pages.office.guided import GuidedCard
from ui.pages.pieces import muted, plain, primary
from ui.pages.printing.choosing import Choosing
from ui.paper import Preview

_HOW = _(
    "A4 横向，每页有表头、页码和核对码，最后有签字栏。列多了分成左右几页，序号和姓名重复。左边选了村，就只印这个村的。"
)


class RosterCard(GuidedCard):
    """Nothing is written before somebody has seen the pages or named a folder."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(_("打印花名册"), _HOW, desk, parent)
        self._columns: dict[str, tuple[str, ...]] = {}
        self.rosters: Choosing[str] = Choosing(_("哪一册"), self)
        self.columns_button = plain(_("选择列…"), self.choose_columns)
        self.told = muted("", self)
        self.by_household = QCheckBox(_("按户排在一起，户主在前"), self)
        self.whole = QCheckBox(_("号码写全（记入导出记录；平时遮住中间）"), self)
        for tick in (self.by_household, self.whole):
            dress_list(tick)
        self.preview_button = primary(_("打印预览"), self.preview)
        self.pdf_button = plain(_("存成 PDF"), lambda: self.write(".pdf"))
        self.book_button = plain(_("写成工作簿"), lambda: self.write(".xlsx"))
        self.place(_("花名册"), self.rosters.line, self.columns_button)
        self.place(_("列"), self.told)
        self.place(_("次序"), self.by_household)
        self.place(_("号码"), self.whole)
        self.add_buttons(self.preview_button, self.pdf_button, self.book_button)
        self.inside.addStretch(1)
        self.rosters.line.currentIndexChanged.connect(self._tell)

    def refresh(self) -> None:
        rosters = self.desk.workspace.catalog.rosters
        self.rosters.offer([(roster.title, roster.key) for roster in rosters])
        self._tell()

    def show_roster(self, key: str) -> None:
        """The roster that somebody came from."""
        self.rosters.choose(key)

    def settle(self) -> None:
        for button in (self.preview_button, self.pdf_button, self.book_button):
            button.setEnabled(not self.work.is_busy)

    def choose_columns(self) -> None:
        """Ask which columns are printed; the table keeps its own."""
        roster, workspace = self._roster, self.desk.workspace
        first = first_layout(workspace, roster)
        asked = ColumnChooser(roster, self._keys, first.keys, first.is_compact, self)
        if asked.exec() == QDialog.DialogCode.Accepted:
            self._columns[roster.key] = first.keys if asked.is_first_wanted else asked.keys
            self._tell()

    def preview(self) -> None:
        """Show the very pages."""
        workspace, wanted = self.desk.workspace, self._wanted
        self.do(
            _("正在排版"), lambda progress: _laid_out(roster_print(workspace, wanted, progress)), self._show
        )

    def write(self, ending: str) -> None:
        """Write it into a folder."""
        folder = choose_folder(self, _("写到哪个文件夹"), "prints")
        if folder is None:
            return
        workspace, wanted = self.desk.workspace, self._wanted
        out = free_name(workspace, wanted.area.village + wanted.roster.title, folder, ending)

        def said(_done: object) -> None:
            self.strip.say(_("已写出 {file}，在 {folder}。").format(file=out.name, folder=out.parent))

        self.do(
            _("正在写花名册"),
            lambda progress: write_print(workspace, roster_print(workspace, wanted, progress), out, progress),
            said,
        )

    def _show(self, printed: Printed) -> None:
        workspace = self.desk.workspace

        def save() -> Path | None:
            folder = choose_folder(self, _("PDF 存到哪个文件夹"), "prints")
            if folder is None:
                return None
            out = free_name(workspace, printed.table.title, folder, ".pdf")
            try:
                write_print(workspace, printed, out)
            except Refusal as refusal:
                self.strip.complain(str(refusal))
                return None
            return out

        is_whole = printed.wanted.numbers is Numbers.WHOLE
        if is_whole:
            note_printed(workspace, printed)
        self.shown_preview = Preview(printed.table.title, printed.pages, save, self)
        if not is_whole:
            self.shown_preview.printed.connect(lambda: self._note(printed))
        self.shown_preview.open()
        self.strip.say(_("核对码 {code}，印在每页右下角。").format(code=printed.code.told))

    def _note(self, printed: Printed) -> None:
        """Masked numbers are written down once they are on paper; whole ones were before they were seen."""
        try:
            note_printed(self.desk.workspace, printed)
        except Refusal as refusal:
            self.strip.complain(str(refusal))

    @property
    def _roster(self) -> Roster:
        catalog = self.desk.workspace.catalog
        return catalog.roster(self.rosters.chosen or catalog.people)

    @property
    def _keys(self) -> tuple[str, ...]:
        roster = self._roster
        return self._columns.get(roster.key) or kept_layout(self.desk.workspace, roster).keys

    @property
    def _wanted(self) -> WantedPrint:
        order = Order.HOUSEHOLDS if self.by_household.isChecked() else Order.ROWS
        numbers = Numbers.WHOLE if self.whole.isChecked() else Numbers.MASKED
        return WantedPrint(self._roster, self._keys, order, numbers, self.desk.area)

    def _tell(self) -> None:
        headers = [self._roster.column_by_key[key].header for key in self._keys]
        self.told.setText(so_many("{headers} 列：", headers=len(headers)) + _("、").join(headers))


def _laid_out(printed: Printed) -> Printed:
    """Its pages are laid out beside the window, not when it shows them."""
    assert printed.pages
    return printed
