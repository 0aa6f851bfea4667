"""设置: how the window looks, who types, where the file is, and its copies."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from roster_desktop.places import settings_file
from roster_desktop.wording import _, joined
from roster_desktop.workspace import guarding
from ui.actions import bind_button
from ui.bridge.desk import Desk
from ui.look import pixels, set_role
from ui.memory import Memory
from ui.pages.page import Page
from ui.pages.pieces import Card, muted, plain
from ui.pages.settings.copies import copies_of
from ui.pages.settings.language import LanguageRow
from ui.pages.settings.strictness import TOLD, StrictnessRow
from ui.panels.choice_line import ChoiceLine
from ui.panels.scrolled import Scrolled
from ui.tables import PlainTable, Shown

_LIGHTS = (
    ("look-system", _("随系统")),
    ("look-light", _("浅色")),
    ("look-dark", _("深色")),
    ("look-contrast", _("高对比")),
)
_SIZES = (("size-standard", _("标准")), ("size-large", _("大")), ("size-largest", _("特大")))
_LABEL_WIDTH = 76
_POLICIES, _OFFICE = "policies", "office"
_RECOVERY, _DISCLOSURES, _PRIVACY = "recovery", "disclosures", "privacy"
_IDLE_MINUTES = (5, 10, 20, 30, 0)
_PROTECTED = _("有密码，文件和备份别人读不出来（Ctrl+L 锁上）")
_PLAIN = _("没有密码：谁拿到文件都能看到里面的每一个人")
_CANNOT = _("没有密码：这台电脑上的程序没有加密组件，设不了")
_HELP = _("程序出了毛病，请人帮忙时用；里面没有人员信息")
_KEPT = _("关闭时、每半小时、合并前、导入前自动备份，最新的十份总留着。要用哪一份，到“备份与恢复”。")
_NO_COPIES = _("还没有备份。按“立即备份”留一份。")


class SettingsPage(Page):
    """Choices work at once; nothing needs to be confirmed."""

    key = "settings"
    title = _("设置")
    purpose = _("颜色、字号、录入人、备份和密码。")

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._operator = QLabel(self)
        self._place = QLabel(str(desk.workspace.path), self)
        self._password, self._idle = QLabel(self), ChoiceLine(self)
        self._copies = muted("", self)
        self.strictness = StrictnessRow(desk.workspace, self)
        self.strictness.changed.connect(desk.counts_changed)
        self.copies = PlainTable(_COLUMNS, _("备份"), self)
        content = QWidget(self)
        cards = QVBoxLayout(content)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(self.body.spacing())
        cards.addWidget(self._look_card())
        cards.addWidget(self._file_card())
        cards.addWidget(self._copies_card(), 1)
        self.body.addWidget(Scrolled(content, self), 1)

    def refresh(self) -> None:
        workspace = self.desk.workspace
        self._operator.setText(workspace.operator or _("（还没有写）"))
        self.strictness.refresh()
        has_password = workspace.protection is not None
        self._password.setText(_PROTECTED if has_password else _PLAIN if guarding.can_protect else _CANNOT)
        for widget in (self._idle, self._new_code, self._remove):
            widget.setVisible(has_password)
        found = copies_of(workspace)
        self.copies.rows.show(found)
        self.copies.setVisible(bool(found))
        self._copies.setText(joined("" if found else _NO_COPIES, _KEPT))

    def _look_card(self) -> Card:
        card = Card(_("外观"), self)
        grid = self._grid(card)
        for row, (name, choices) in enumerate(((_("颜色"), _LIGHTS), (_("字号"), _SIZES))):
            grid.addWidget(QLabel(name, self), row, 0)
            grid.addLayout(self._choices(choices), row, 1)
        grid.addWidget(QLabel(_("语言"), self), 2, 0)
        grid.addWidget(LanguageRow(self), 2, 1)
        return card

    def _choices(self, choices: tuple[tuple[str, str], ...]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(pixels(self.font(), 8))
        for name, text in choices:
            row.addWidget(self._choice(name, text))
        row.addStretch(1)
        return row

    def _choice(self, name: str, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setCheckable(True)
        set_role(button, "chip")
        self._bind(button, name)
        action = self.desk.actions.get(name)
        button.setChecked(action is not None and action.isChecked())
        return button

    def _file_card(self) -> Card:
        card = Card(_("花名册"), self)
        grid = self._grid(card)
        self._place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._place.setAccessibleName(_("文件位置"))
        self._operator.setAccessibleName(_("录入人"))
        change = QPushButton(_("换录入人…"), self)
        self._bind(change, "change-operator")
        lines = (
            (_("录入人"), self._operator, change),
            (_("密码"), self._password, self._passwords()),
            (_("文件"), self._place, plain(_("打开所在文件夹"), self._open_folder)),
            (
                _("政策"),
                QLabel(_("年龄、金额、期限按哪些标准核对，填报截止日"), self),
                self._to(_("政策标准…"), _POLICIES),
            ),
            (
                _("去向"),
                QLabel(_("导出过什么、谁看过完整号码"), self),
                self._to(_("导出与查看记录…"), _DISCLOSURES),
            ),
            (
                _("本人"),
                QLabel(_("个人信息副本、清除满期限的人、告知书"), self),
                self._to(_("个人信息保护…"), _PRIVACY),
            ),
            (
                _("变更"),
                QLabel(_("村改名、并村，年初结转，移交、接手，两台电脑合用"), self),
                self._to(_("交接与变更…"), _OFFICE),
            ),
            (_("求助"), QLabel(_HELP, self), self._helps()),
        )
        for row, (name, label, button) in enumerate(lines):
            # The largest letters leave no room for it in one line beside the buttons.
            label.setWordWrap(True)
            grid.addWidget(QLabel(name, self), row, 0)
            grid.addWidget(label, row, 1)
            grid.addWidget(button, row, 2)
        grid.addWidget(QLabel(_("合并从严"), self), len(lines), 0)
        grid.addWidget(self.strictness, len(lines), 1, 1, 2)
        grid.addWidget(muted(TOLD, self), len(lines) + 1, 1, 1, 2)
        return card

    def _passwords(self) -> QWidget:
        """Set or change it, take it away, and when the file is locked by itself."""
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(pixels(self.font(), 8))
        self._idle.setAccessibleName(_("多久不动就自动锁上"))
        for minutes in _IDLE_MINUTES:
            self._idle.addItem(
                _("{minutes} 分钟不动就锁").format(minutes=minutes) if minutes else _("不自动锁"), minutes
            )
        memory = Memory(settings_file())
        self._idle.setCurrentIndex(max(self._idle.findData(memory.idle_minutes), 0))
        self._idle.activated.connect(self._choose_idle)
        self._remove = QPushButton(_("去掉密码…"), self)
        self._new_code = QPushButton(_("换恢复码…"), self)
        change = QPushButton(_("设、换密码…"), self)
        self._bind(self._remove, "remove-password")
        self._bind(self._new_code, "new-code")
        self._bind(change, "set-password")
        for widget in (self._idle, self._new_code, self._remove, change):
            row.addWidget(widget)
        whole = QWidget(self)
        whole.setLayout(row)
        return whole

    def _helps(self) -> QWidget:
        """What is sent to whoever mends the program."""
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(pixels(self.font(), 8))
        for name, text in (("copy-diagnosis", _("复制诊断信息")), ("save-bundle", _("保存求助包…"))):
            button = QPushButton(text, self)
            button.setObjectName(name)
            self._bind(button, name)
            row.addWidget(button)
        whole = QWidget(self)
        whole.setLayout(row)
        return whole

    def _choose_idle(self) -> None:
        Memory(settings_file()).remember_idle_minutes(int(self._idle.currentData()))
        self.desk.idle_chosen.emit()

    def _to(self, text: str, page: str) -> QPushButton:
        button = plain(text, lambda: self.desk.page_wanted.emit(page))
        button.setEnabled(page in self.desk.pages)
        return button

    def _copies_card(self) -> Card:
        card = Card(_("备份"), self)
        backup = QPushButton(_("立即备份"), self)
        self._bind(backup, "backup")
        card.add_beside(self._to(_("备份与恢复…"), _RECOVERY))
        card.add_beside(backup)
        card.inside.addWidget(self._copies)
        card.inside.addWidget(self.copies, 1)
        card.inside.addStretch(0)
        return card

    def _grid(self, card: Card) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(pixels(self.font(), 12))
        grid.setVerticalSpacing(pixels(self.font(), 8))
        grid.setColumnMinimumWidth(0, pixels(self.font(), _LABEL_WIDTH))
        grid.setColumnStretch(1, 1)
        card.inside.addLayout(grid)
        return grid

    def _bind(self, button: QPushButton, name: str) -> None:
        """The window does it; a desk without a window offers nothing."""
        action = self.desk.actions.get(name)
        if action is None:
            button.setEnabled(False)
            button.setAccessibleName(button.text())
        else:
            bind_button(button, action)

    def _open_folder(self) -> None:
        folder = self.desk.workspace.path.parent
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self.desk.complained.emit(
                _("这台电脑打不开文件夹窗口，请自己找到 {folder}。").format(folder=folder)
            )


_COLUMNS = (
    Shown(_("时间"), 150, lambda copy: copy.at),
    Shown(_("为什么"), 110, lambda copy: copy.reason),
    Shown(_("大小"), 90, lambda copy: copy.size),
    Shown(_("文件"), 400, lambda copy: copy.path.name),
)
