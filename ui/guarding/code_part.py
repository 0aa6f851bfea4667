"""The recovery code, once in sight: to be printed or copied, and proven to be on paper before it counts."""

from __future__ import annotations

from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from roster_desktop.reports.recovery_sheet import recovery_pages
from roster_desktop.wording import _
from ui.look import bold, set_role, title
from ui.pages.pieces import muted, plain, primary

NOT_COPIED = _("请照抄好的恢复码写最后一组（5个字），确认纸上有它。")
_NOT_PRINTED = _("打印机没有应答，请看看是否开着，再试一次；也可以照着抄在纸上。")


class CodePart(QWidget):
    """Code, button to print it, and the line that proves that it was copied."""

    def __init__(self, file: str, code: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._pages = recovery_pages(file, code)
        self._code = code
        self.last_group = QLineEdit(self)
        self.told = muted(_("只显示这一次。请打印或抄下来，和电脑分开放。"), self)
        inside = QVBoxLayout(self)
        heading = QLabel(_("恢复码：忘了密码只有它能打开"), self)
        heading.setFont(bold(title(self.font())))
        groups = code.split("-")
        half = (len(groups) + 1) // 2
        # In two lines of its own: a label that breaks its text by itself does not know how high it is.
        shown = QLabel("\n".join("  ".join(part) for part in (groups[:half], groups[half:])), self)
        shown.setFont(bold(title(self.font())))
        shown.setMinimumSize(shown.sizeHint())
        shown.setAccessibleName(_("恢复码"))
        set_role(self.last_group, "field")
        self.last_group.setPlaceholderText(_("照纸上写最后一组，5个字"))
        self.last_group.setAccessibleName(_("恢复码的最后一组"))
        inside.setContentsMargins(0, 0, 0, 0)
        for widget in (heading, shown, self.told):
            inside.addWidget(widget)
        row = QHBoxLayout()
        row.addWidget(plain(_("打印…"), self.print))
        row.addWidget(self.last_group, 1)
        inside.addLayout(row)

    @property
    def is_copied(self) -> bool:
        """Whether somebody wrote the last group from the paper."""
        return self.last_group.text().strip().upper() == self._code[-5:]

    def print(self) -> None:
        """Ask for the printer, and put the page on paper. The program writes the code into no file."""
        # Late: printing is loaded when something is printed.
        from ui.paper.preview import print_pages, printer_for

        printer = printer_for(self._pages)
        if QPrintDialog(printer, self).exec() == QDialog.DialogCode.Accepted:
            is_printed = print_pages(printer, self._pages)
            self.told.setText(_("已送去打印；和电脑分开，锁好。") if is_printed else _NOT_PRINTED)


class CodeDialog(QDialog):
    """A new code in the place of the old one; the old one counts until the new one is on paper."""

    def __init__(self, file: str, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.code = code
        self.setWindowTitle(_("换恢复码"))
        self.part = CodePart(file, code, self)
        self._trouble = muted("", self)
        self._trouble.hide()
        layout = QVBoxLayout(self)
        side = layout.contentsMargins().left() * 2
        layout.setContentsMargins(side, side, side, side)
        layout.addWidget(self.part)
        layout.addWidget(self._trouble)
        buttons = QHBoxLayout()
        buttons.addWidget(plain(_("不换了"), self.reject))
        buttons.addStretch(1)
        buttons.addWidget(primary(_("换成这一张"), self.accept))
        layout.addLayout(buttons)

    def accept(self) -> None:
        """Only once the last group was written from the paper."""
        if self.part.is_copied:
            super().accept()
            return
        self._trouble.setText(NOT_COPIED)
        self._trouble.show()
        self.adjustSize()
        self.part.last_group.setFocus()
