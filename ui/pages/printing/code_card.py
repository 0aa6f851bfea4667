"""核对码: which lists have which code, and whether one typed from stamped paper is among them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QHeaderView, QWidget

from roster_desktop.progress import Progress
from roster_desktop.tasks.content_codes import (
    Coded,
    asked_code,
    codes_of_book,
    codes_of_reports,
    codes_of_rosters,
    matching,
)
from roster_desktop.wording import Refusal, _, printing
from ui.bridge.desk import Desk
from ui.dialogs.choosing import choose_books
from ui.look import pixels
from ui.pages.office.guided import GuidedCard
from ui.pages.pieces import plain, primary
from ui.tables import PlainTable, Shown

_HOW = _(
    "打印出来的花名册和报表，每页右下角有核对码。收到盖章的纸和工作簿时，打开工作簿，输入纸上的码：对得上，两边就一个字都不差；"
    "也可以和本册现在的内容对。"
)
_HIGH = 200


class CodeCard(GuidedCard):
    """The codes of a workbook or of this file, and a field for the one on paper."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(_("核对码"), _HOW, desk, parent)
        self._coded: tuple[Coded, ...] = ()
        self._whose = ""
        self._is_own = False
        self.code = self.field(_("纸上的核对码"), _("例如 K7QFT-2M9XA"), primary(_("核对"), self.check))
        self.book_button = plain(_("打开收到的工作簿…"), self.choose_book)
        self.own_button = plain(_("和本册核对"), self.read_own)
        self.add_buttons(self.book_button, self.own_button)
        self.table = PlainTable(_COLUMNS, _("各份的核对码"), self)
        self.table.setMinimumHeight(pixels(self.font(), _HIGH))
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.inside.addWidget(self.table, 1)
        self.code.returnPressed.connect(self.check)

    @property
    def coded(self) -> tuple[Coded, ...]:
        """The lists at hand."""
        return self._coded

    def settle(self) -> None:
        for button in (self.book_button, self.own_button):
            button.setEnabled(not self.work.is_busy)

    def choose_book(self) -> None:
        """Pick the workbook that came with the paper."""
        books = choose_books(self, _("收到的工作簿"), "codes")
        if books:
            self.read_book(books[0])

    def read_book(self, path: Path) -> None:
        """Compute the codes of this workbook."""
        catalog = self.desk.workspace.catalog
        self.do(
            _("正在算核对码"),
            lambda progress: codes_of_book(catalog, path, progress),
            lambda coded: self._take(coded, path.name, is_own=False),
        )

    def read_own(self) -> None:
        """Compute those of this file."""
        workspace = self.desk.workspace
        self.do(
            _("正在算核对码"),
            lambda progress: codes_of_rosters(workspace, progress),
            lambda coded: self._take(coded, workspace.path.name, is_own=True),
        )

    def check(self) -> None:
        """Say whether the typed code is among those at hand."""
        try:
            asked = asked_code(self.code.text())
        except Refusal as refusal:
            self.strip.complain(str(refusal))
            return
        if not self._coded:
            self.strip.complain(_("请先打开收到的工作簿，或点“和本册核对”。"))
            return
        found = matching(self._coded, asked)
        if found is None and self._is_own:
            self._look_among_reports(asked)
            return
        self._say(found, asked)

    def _look_among_reports(self, asked: str) -> None:
        """Reports take the longest to compute: only where no roster has the code."""
        workspace = self.desk.workspace

        def look(progress: Progress) -> tuple[Coded, ...]:
            return tuple(codes_of_reports(workspace, progress))

        def take(reports: tuple[Coded, ...]) -> None:
            self._take((*self._coded, *reports), self._whose, is_own=False)
            self._say(matching(self._coded, asked), asked)

        self.do(_("正在算各份报表的核对码"), look, take)

    def _take(self, coded: tuple[Coded, ...], whose: str, *, is_own: bool) -> None:
        self._coded, self._whose, self._is_own = coded, whose, is_own
        self.table.rows.show(coded)
        self.call(_("核对码"), whose)
        changed = next((one for one in coded if one.printed), None)
        if changed is not None:
            said = printing.CODE_CHANGED.about(
                title=changed.title, printed=changed.printed, code=changed.code.told
            )
            self.strip.complain(str(said))
        elif self.code.text().strip():
            self.check()

    def _say(self, found: Coded | None, asked: str) -> None:
        if found is None:
            told = f"{asked[:5]}-{asked[5:]}"
            self.strip.complain(str(printing.CODE_UNKNOWN.about(code=told, file=self._whose)))
            return
        said = printing.CODE_MATCHES.about(
            code=found.code.told, file=self._whose, title=found.title, lines=found.lines
        )
        self.strip.say(str(said))
        self.table.selectRow(self._coded.index(found))


_COLUMNS = (
    Shown(_("核对码"), 150, lambda one: one.code.told),
    Shown(_("行数"), 80, lambda one: f"{one.lines:,}"),
    Shown(_("哪一份"), 320, lambda one: one.title),
)
