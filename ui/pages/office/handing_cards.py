"""移交、接收、两台电脑合用: clerks come and go, and computers with them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from roster_desktop.progress import Progress
from roster_desktop.records import Level
from roster_desktop.tasks.export import Exported, export_submission
from roster_desktop.tasks.handover import (
    Handed,
    copy_for_second_computer,
    go_on_here,
    hand_over,
    handed_over,
    suggested_package_name,
)
from roster_desktop.tasks.merging import MergeReport, merge_workbooks, total
from roster_desktop.wording import _, joined
from roster_desktop.workspace import EXCHANGE, Workspace
from ui.bridge.desk import Desk
from ui.dialogs.choosing import choose_books, choose_folder
from ui.pages.office.guided import GuidedCard
from ui.pages.pieces import plain, primary
from ui.pages.pieces.consent import with_password

_HAND = _(
    "换人或换电脑时用。移交包里有花名册（连同全部变更记录和设置）、还没送出的工作簿，和一张可以打印、签字的移交单。"
    "接手的人在自己的电脑上“接收移交包”就能接着干。"
)
_SECOND = _(
    "两个人、两台电脑管同一个村：先给第二台做一份，在那台上“接收移交包”。以后各录各的，隔几天互相送一次工作簿，"
    "收进来就合到一起：不同的人、不同的格自动合好，只有两边在同一格写了不同内容才问。"
)
_PURPOSE = "handover"


class HandingCard(GuidedCard):
    """The package for whoever takes the office over."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(_("移交给接手的人"), _HAND, desk, parent)
        self.to = self.field(_("接手人"), _("写接手人的姓名"))
        self.make_button = primary(_("做移交包…"), self._choose)
        self.back_button = plain(_("收回，还在这台用"), self._go_on)
        self.add_buttons(self.make_button, self.back_button)
        self.inside.addStretch(1)
        self.to.textChanged.connect(lambda _text: self.settle())
        self.to.returnPressed.connect(self._choose)

    def refresh(self) -> None:
        handed = handed_over(self.desk.workspace)
        if handed is not None and not self.work.is_busy:
            self._tell(handed)
        self.settle()

    def make(self, folder: Path) -> None:
        """Write the package into this folder."""
        workspace, to = self.desk.workspace, self.to.text().strip()
        target = folder / suggested_package_name(workspace)
        self.do(_("正在做移交包"), lambda progress: hand_over(workspace, target, to, progress), self._tell)

    def settle(self) -> None:
        self.make_button.setEnabled(bool(self.to.text().strip()) and not self.work.is_busy)
        self.back_button.setVisible(handed_over(self.desk.workspace) is not None)

    def _choose(self) -> None:
        if not self.make_button.isEnabled():
            return
        if folder := choose_folder(self, _("移交包放到哪个文件夹"), _PURPOSE):
            with_password(self.desk, _("移交包"), lambda: self.make(folder), self)

    def _tell(self, handed: Handed) -> None:
        self.strip.ask(
            _(
                "{at} 已移交给 {to}（{package}）。这台电脑请不要再录入；万一又录了，送一次工作簿过去合并，不会丢。"
            ).format(at=handed.at[:16], to=handed.to, package=handed.package)
        )
        self.settle()

    def _go_on(self) -> None:
        go_on_here(self.desk.workspace)
        self.strip.say(_("已收回：这本花名册还在这台电脑上用。"))
        self.settle()


class SecondComputerCard(GuidedCard):
    """Two computers of one office take in each other's books."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(_("两台电脑合用"), _SECOND, desk, parent)
        self.copy_button = plain(_("① 给第二台电脑做一份…"), self._choose_copy)
        self.write_button = plain(_("② 写出给另一台的工作簿…"), self._choose_target)
        self.take_button = primary(_("③ 收另一台的工作簿…"), self._choose_books)
        self.decide_button = plain(_("去决定"), lambda: self.desk.page_wanted.emit("conflicts"))
        self.strip.add(self.decide_button)
        self.decide_button.hide()
        self.add_buttons(self.copy_button, self.write_button, self.take_button)
        self.inside.addStretch(1)

    def copy(self, folder: Path) -> None:
        """The package for the second computer, into this folder."""
        workspace = self.desk.workspace
        target = folder / f"第二台电脑_{suggested_package_name(workspace)}"
        self.do(
            _("正在做"),
            lambda progress: copy_for_second_computer(workspace, target, progress),
            lambda _done: self.strip.say(
                _("做好了：{target}。在第二台电脑上“接收移交包”，选它。").format(target=target)
            ),
        )

    def write(self, folder: Path) -> None:
        """The workbook for the other computer, into this folder."""
        workspace = self.desk.workspace
        self.do(_("正在写出"), lambda progress: _written(workspace, folder, progress), self._show_written)

    def take(self, paths: list[Path]) -> None:
        """Take in what the other computer wrote."""
        workspace = self.desk.workspace
        if paths:
            self.do(
                _("正在合并"), lambda progress: merge_workbooks(workspace, paths, progress), self._show_taken
            )

    def settle(self) -> None:
        for button in (self.copy_button, self.write_button, self.take_button):
            button.setEnabled(not self.work.is_busy)

    def _choose_copy(self) -> None:
        if folder := choose_folder(self, _("放到哪个文件夹"), _PURPOSE):
            with_password(self.desk, _("给第二台电脑的一份"), lambda: self.copy(folder), self)

    def _choose_target(self) -> None:
        if folder := choose_folder(self, _("写到哪个文件夹"), _PURPOSE):
            with_password(self.desk, _("给另一台的工作簿"), lambda: self.write(folder), self)

    def _choose_books(self) -> None:
        self.take(choose_books(self, _("选择另一台电脑写出的工作簿"), _PURPOSE))

    def _show_written(self, exported: Exported) -> None:
        self.decide_button.hide()
        self.strip.say(_("写好了：{path}。拿到另一台电脑上，点 ③ 收进去。").format(path=exported.path))

    def _show_taken(self, report: MergeReport) -> None:
        self.decide_button.setVisible(bool(report.open_conflicts))
        aside = [book for book in report.workbooks if book.status in ("refused", "waiting")]
        if aside:
            why = aside[0].problems[0] if aside[0].problems else None
            self.strip.complain(
                joined(why.message, why.remedy) if why else _("{file} 没有收。").format(file=aside[0].file)
            )
            return
        counts = total(one for book in report.workbooks for one in book.counts.values())
        told = _("合好了：新增 {added:,} 行，更改 {changed:,} 行，不变 {unchanged:,} 行。").format(
            added=counts.added, changed=counts.changed, unchanged=counts.unchanged
        )
        if report.open_conflicts:
            self.strip.ask(
                _("{told}有 {open_conflicts} 处两边写得不同，要您决定。").format(
                    told=told, open_conflicts=report.open_conflicts
                )
            )
        else:
            self.strip.say(_("{told}没有要问的。再写出一本给另一台（②），两边就一样了。").format(told=told))
        self.desk.counts_changed.emit()


def is_for(desk: Desk) -> bool:
    """Whether two computers of one office may share this file: above a village the merging page does it."""
    return desk.workspace.unit.level is Level.VILLAGE


def _written(workspace: Workspace, folder: Path, progress: Progress) -> Exported:
    day = workspace.today().isoformat()
    name = f"{workspace.unit.name}_给另一台电脑_{day}_{workspace.next_sequence()}.xlsx"
    return export_submission(workspace, folder / name, progress, purpose=EXCHANGE)
