"""The buttons of pages by the names under which people look for them: 找功能 knows them before a page is
built."""

from __future__ import annotations

from msgspec import Struct

from roster_desktop.records import Level
from roster_desktop.wording import _
from ui.pages.page import EVERY_LEVEL

_VILLAGE = frozenset({Level.VILLAGE})


class PageButton(Struct, frozen=True):
    """A button, and where the built page holds it."""

    text: str
    """As it stands on the button."""
    at: str
    """As "returning.button"; several, a word each, of which the first that can be used now is meant: another
    button in its place, or the field that must be filled before."""
    levels: frozenset[Level] = EVERY_LEVEL
    """Levels of files in which the page has it."""
    also: tuple[str, ...] = ()
    """Other words by which people look for it."""

    @property
    def name(self) -> str:
        """The text without the signs that something more is asked or offered."""
        return self.text.lstrip("① ").rstrip("…▾ ")


BUTTONS_BY_PAGE: dict[str, tuple[PageButton, ...]] = {
    "households": (
        PageButton(_("户主变更"), "head_button"),
        PageButton(_("分户"), "split_button"),
        PageButton(_("合户"), "join_button"),
    ),
    "verifying": (
        PageButton(_("抽出名单"), "wish.draw"),
        PageButton(_("以前的名单 ▾"), "wish.earlier"),
        PageButton(_("打印名单"), "print_button"),
    ),
    "changes": (PageButton(_("写出名单"), "export_button"),),
    "bring-in": (
        PageButton(_("选择工作簿…"), "invitation.button choose_button"),
        PageButton(_("整个文件夹…"), "folder_button"),
        PageButton(_("撤销这次导入"), "undo_button"),
    ),
    "send": (
        PageButton(_("报送"), "send_button"),
        PageButton(_("公示版…"), "notice_button"),
        PageButton(_("空白表"), "blank_button"),
        PageButton(_("收退回件…"), "returned.take_button"),
    ),
    "merging": (
        PageButton(_("添加工作簿…"), "invitation.button add_button"),
        PageButton(_("添加文件夹…"), "folder_button"),
        PageButton(_("生成退回件…"), "returning.button"),
        PageButton(_("撤销本次合并"), "back.button"),
        PageButton(_("收件文件夹…"), "inbox.folder_button"),
    ),
    "same": (PageButton(_("合并有把握的…"), "sure_button"),),
    "reports": (
        PageButton(_("打印预览"), "print_button"),
        PageButton(_("写成工作簿"), "write_button"),
        PageButton(_("存成 PDF"), "pdf_button"),
        PageButton(_("存成图片"), "picture_button"),
        PageButton(_("建账"), "periods.open_button"),
        PageButton(_("算账"), "periods.compute_button"),
        PageButton(_("结账"), "periods.close_button"),
    ),
    "history": (PageButton(_("撤销这一批"), "undo_button"),),
    "printing": (
        PageButton(_("打印花名册"), "roster.preview_button"),
        PageButton(_("空白采集表"), "collection.preview_button"),
        PageButton(_("教一张新表…"), "form.teach_button"),
        PageButton(_("打开收到的工作簿…"), "code.book_button", also=(_("核对码"),)),
    ),
    "office": (
        PageButton(_("村名与区划"), "renaming.look_button", also=(_("改名"), _("并村"))),
        PageButton(_("年初结转"), "year.look_button"),
        PageButton(_("做移交包…"), "handing.make_button handing.to"),
        PageButton(_("选移交包…"), "taking.choose_button"),
        PageButton(_("① 给第二台电脑做一份…"), "second.copy_button", levels=_VILLAGE),
    ),
    "privacy": (
        PageButton(_("个人信息副本…"), "copy_button search"),
        PageButton(_("清除这个人…"), "erase_one search"),
    ),
    "recovery": (
        PageButton(_("另存一份到U盘…"), "second_button"),
        PageButton(_("恢复到这一份"), "restore_button", also=(_("还原"),)),
    ),
    "manual": (
        PageButton(_("打印这一页"), "print_button"),
        PageButton(_("整本存成PDF…"), "save_button"),
    ),
}
