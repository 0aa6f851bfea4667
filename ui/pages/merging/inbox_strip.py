"""The folder that is watched for new workbooks, and what lies in it that nobody has taken in yet."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from roster_desktop.tasks.inbox import Arrived, InboxLook
from roster_desktop.wording import _
from ui.look import pixels, set_role
from ui.pages.pieces import muted, plain

_MOST_NAMED = 3


class InboxStrip(QFrame):
    """Offers what arrived; nothing is merged before somebody says so."""

    merge_wanted = Signal(object)
    """The arrived files (`tuple[Arrived, ...]`) to be taken in."""
    aside_wanted = Signal(object)
    """The arrived files not to be offered again."""
    folder_wanted = Signal()
    """Somebody wants to choose the folder."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._arrived: tuple[Arrived, ...] = ()
        self._told = QLabel(self)
        self._told.setWordWrap(True)
        self._quiet = muted("", self)
        """What is no news; a line of its own, for Qt gives one and the same its letters back."""
        self.merge_button = plain(_("合并这些"), lambda: self.merge_wanted.emit(self._arrived))
        self.aside_button = plain(_("先不收"), lambda: self.aside_wanted.emit(self._arrived))
        self.folder_button = plain(_("收件文件夹…"), self.folder_wanted.emit)
        self.aside_button.setToolTip(_("这几本不再提示；以后要收，用“添加工作簿…”选它"))
        self.folder_button.setToolTip(
            _("选一个文件夹（U盘、共享文件夹、网盘的同步文件夹）：里面来了新的工作簿就提示")
        )
        row = self._row = QHBoxLayout(self)
        row.setSpacing(pixels(self.font(), 8))
        row.addWidget(self._told, 1)
        row.addWidget(self._quiet, 1)
        for button in (self.merge_button, self.aside_button, self.folder_button):
            row.addWidget(button)
        self.show_look(InboxLook(None))

    @property
    def text(self) -> str:
        """What stands there."""
        return self._told.text()

    def show_look(self, look: InboxLook) -> None:
        """What the last look into the folder found."""
        self._arrived = look.arrived
        has_news = bool(look.arrived)
        self._stand_out(has_news)
        for label in (self._told, self._quiet):
            label.setText(_in_words(look))
        self.setAccessibleName(self._told.text())
        self.merge_button.setVisible(has_news)
        self.aside_button.setVisible(has_news)

    def _stand_out(self, has_news: bool) -> None:
        """A frame of its own for what waits; else one quiet line."""
        side, above = (pixels(self.font(), 12), pixels(self.font(), 6)) if has_news else (0, 0)
        self._row.setContentsMargins(side, above, side, above)
        self._told.setVisible(has_news)
        self._quiet.setVisible(not has_news)
        roles = (self, "said", ""), (self.folder_button, "", "link")
        for widget, loud, quiet in roles:
            set_role(widget, loud if has_news else quiet)
            widget.style().unpolish(widget)
            widget.style().polish(widget)
            widget.updateGeometry()

    def lock(self, is_locked: bool) -> None:
        """While workbooks are being merged nothing else is started."""
        for button in (self.merge_button, self.aside_button, self.folder_button):
            button.setEnabled(not is_locked)


def _in_words(look: InboxLook) -> str:
    if look.folder is None:
        return _("还没有设收件文件夹。设了以后，里面来了新的工作簿会在这里提示，您点了才合并。")
    if not look.is_there:
        return _("收件文件夹 {folder} 现在不在（U盘没插或共享没连），接上以后自己会看到。").format(
            folder=look.folder
        )
    if look.arrived:
        names = _("、").join(one.path.name for one in look.arrived[:_MOST_NAMED])
        more = _(" 等") if len(look.arrived) > _MOST_NAMED else ""
        return _("收件文件夹里新到 {arrived} 本：{names}{more}。").format(
            arrived=len(look.arrived), names=names, more=more
        )
    waiting = _("，有 {unsettled} 个还在拷贝").format(unsettled=look.unsettled) if look.unsettled else ""
    return _("收件文件夹 {folder}：没有新的{waiting}。").format(folder=look.folder, waiting=waiting)
