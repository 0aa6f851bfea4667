"""Everything a person can do by key or button, said once: menus,
buttons and the list of keys are read from here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum

from msgspec import Struct
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QPushButton, QWidget

from roster_desktop.wording import _


class Scope(Enum):
    """Where an action works; the list of keys is grouped by it."""

    WINDOW = _("随时")
    ROSTER = _("花名册")
    TABLE = _("表格里")
    FORM = _("卡片里")
    CHECKING = _("比对核实")
    DECIDING = _("待决冲突")
    PAIRING = _("疑似同一人")
    BRINGING_IN = _("导入")
    PREVIEW = _("打印预览")
    MANUAL = _("使用手册")


class Deed(Struct, frozen=True):
    """An action as declared. `keys` as Qt writes them; several where more than one key does it."""

    id: str
    text: str
    scope: Scope
    keys: tuple[str, ...] = ()
    told: str = ""
    """What the list of keys says where the text alone is too short."""

    @property
    def shown_keys(self) -> str:
        """The keys as people write them: Ctrl+↑."""
        return _("、").join(_spelled(key) for key in self.keys)


DEEDS = (
    Deed("open-file", _("打开花名册文件…"), Scope.WINDOW, ("Ctrl+O",)),
    Deed("new-file", _("新建花名册文件…"), Scope.WINDOW),
    Deed("palette", _("找功能…"), Scope.WINDOW, ("Ctrl+K",), _("找功能：打几个字或拼音首字母")),
    Deed("one-village", _("只看一个村…"), Scope.WINDOW, ("Ctrl+G",), _("镇、县：选一个村，各册只看这个村")),
    Deed("all-villages", _("看全部村"), Scope.WINDOW, ("Ctrl+Shift+G",), _("镇、县：各册又看全部村")),
    Deed("change-operator", _("换录入人…"), Scope.WINDOW),
    Deed("backup", _("立即备份"), Scope.WINDOW, (), _("在旁边的“备份”文件夹里留一份现在的花名册")),
    Deed(
        "move-here",
        _("移到本机"),
        Scope.WINDOW,
        (),
        _("花名册在U盘、网络共享或同步文件夹里：移到这台电脑自己的磁盘"),
    ),
    Deed("lock", _("锁上"), Scope.WINDOW, ("Ctrl+L",), _("锁上花名册：离开一会儿时按，回来输入密码")),
    Deed("set-password", _("设密码、换密码…"), Scope.WINDOW, (), _("给花名册设密码，或换一个")),
    Deed("remove-password", _("去掉密码…"), Scope.WINDOW, (), _("以后不用密码也能打开")),
    Deed("new-code", _("换恢复码…"), Scope.WINDOW, (), _("换一张恢复码：旧的作废，打印新的")),
    Deed("show-privacy", _("个人信息保护…"), Scope.WINDOW, (), _("个人信息副本、清除、告知书")),
    Deed("show-settings", _("设置"), Scope.WINDOW, ("Ctrl+,",)),
    Deed("look-system", _("颜色随系统"), Scope.WINDOW),
    Deed("look-light", _("浅色"), Scope.WINDOW),
    Deed("look-dark", _("深色"), Scope.WINDOW),
    Deed("look-contrast", _("高对比"), Scope.WINDOW, (), _("黑底白字，框线分明：眼睛不好、太阳晒着屏幕时用")),
    Deed("size-standard", _("标准字号"), Scope.WINDOW),
    Deed("size-large", _("大字号"), Scope.WINDOW),
    Deed("size-largest", _("特大字号"), Scope.WINDOW),
    Deed("show-manual", _("这一页怎么用"), Scope.WINDOW, ("F1",), _("打开使用手册里讲这一页的地方")),
    Deed("show-keys", _("快捷键"), Scope.WINDOW, ("Ctrl+F1",)),
    Deed(
        "copy-diagnosis",
        _("复制诊断信息"),
        Scope.WINDOW,
        (),
        _("版本、系统、各册行数、最近的差错，没有人员信息，粘贴发给维护人员"),
    ),
    Deed(
        "save-bundle",
        _("保存求助包…"),
        Scope.WINDOW,
        (),
        _("把诊断信息、记录和文件结构存成一个压缩包，没有人员信息"),
    ),
    Deed("start-again", _("重新打开程序"), Scope.WINDOW, (), _("保存、关上，再打开程序和这本花名册")),
    Deed("quit", _("退出"), Scope.WINDOW, ("Ctrl+Q",)),
    Deed("undo", _("撤销"), Scope.WINDOW, ("Ctrl+Z",), _("撤销上一步，重新打开文件后也可以")),
    Deed("redo", _("重做"), Scope.WINDOW, ("Ctrl+Y", "Ctrl+Shift+Z")),
    Deed("new-row", _("新增"), Scope.ROSTER, ("Ctrl+N",), _("新增一行")),
    Deed(
        "new-in-household",
        _("同户新增"),
        Scope.ROSTER,
        ("Ctrl+Shift+N",),
        _("给这一户再添一个人，户上的内容照这一行"),
    ),
    Deed("find", _("查找"), Scope.ROSTER, ("Ctrl+F",), _("按姓名、拼音首字母、身份证号或电话查找")),
    Deed("remove-row", _("移除"), Scope.ROSTER, ("Ctrl+Del",), _("移除这一行，写明原因")),
    Deed("restore-row", _("恢复"), Scope.ROSTER, (), _("把移除的这一行放回册里")),
    Deed("reveal", _("显示或遮住号码"), Scope.ROSTER, ("Ctrl+E",), _("显示或遮住这一行的证件号、电话和卡号")),
    Deed("print-roster", _("打印…"), Scope.ROSTER, ("Ctrl+P",), _("打印这一册：选列、按户排、预览")),
    Deed("columns", _("选择列…"), Scope.ROSTER, ("Ctrl+Shift+L",), _("选择显示哪些列、行距")),
    Deed(
        "column-menu", _("这一列…"), Scope.ROSTER, ("Alt+Down",), _("这一列：排序、筛选、固定、移动、不显示")
    ),
    Deed("panel", _("卡片"), Scope.ROSTER, ("F4",), _("展开或收起右边的卡片")),
    Deed("previous-row", _("上一条"), Scope.ROSTER, ("Ctrl+Up",)),
    Deed("next-row", _("下一条"), Scope.ROSTER, ("Ctrl+Down",)),
    Deed("verify-row", _("核实无误"), Scope.ROSTER, ("F9",), _("核实无误：选中的各行，一步撤销")),
    Deed("doubt-row", _("存疑"), Scope.ROSTER, ("Shift+F9",), _("核实存疑：选中的各行")),
    Deed("verify-menu", _("核实方式…"), Scope.ROSTER, ("Ctrl+F9",), _("换核实方式，或只核实一项")),
    Deed("row-privacy", _("副本、清除…"), Scope.ROSTER, (), _("这个人的个人信息副本，或本人要求清除")),
    Deed("row-history", _("变更记录"), Scope.ROSTER, ("Ctrl+H",), _("看这一行什么时候被谁改过")),
    Deed("cell-history", _("这一格以前是什么"), Scope.ROSTER, ("Ctrl+B",), _("看这一格以前的内容，可以恢复")),
    Deed(
        "ask-cell",
        _("问这一格"),
        Scope.ROSTER,
        ("F7",),
        _("镇上问村里、村里答复：写一句要核实什么，随退回件和报送来回"),
    ),
    Deed("to-panel", _("到卡片里"), Scope.ROSTER, ("F6",), _("在表格和卡片之间来回")),
    Deed("checking", _("去核对"), Scope.ROSTER, ("Ctrl+J",), _("到比对核实看这一行；在那里再按，回到花名册")),
    Deed("confirm-import", _("确定导入"), Scope.BRINGING_IN, ("Ctrl+Return",)),
    Deed("next-finding", _("下一处"), Scope.CHECKING, ("Alt+Right",)),
    Deed("previous-finding", _("上一处"), Scope.CHECKING, ("Alt+Left",)),
    Deed("fix-finding", _("按建议改"), Scope.CHECKING, ("Ctrl+Return",), _("照建议改好这一处")),
    Deed("explain-finding", _("写说明"), Scope.CHECKING, ("Ctrl+M",), _("写情况说明：属实、不用改的")),
    Deed("ask-finding", _("问村里"), Scope.CHECKING, ("F7",), _("把这一处写进退回件，问村里")),
    Deed(
        "make-problem",
        _("转为问题…"),
        Scope.CHECKING,
        ("F8",),
        _("转进问题整改台账：这一处、这条规则或这个村的全部"),
    ),
    Deed("skip-finding", _("先放着"), Scope.CHECKING, ("Ctrl+T",), _("先放着，看下一处")),
    Deed("group-findings", _("按人或按规则看"), Scope.CHECKING),
    Deed("print-list", _("打印名单"), Scope.CHECKING, ("Ctrl+P",), _("核实走访：打印名单")),
    Deed("copy-cells", _("复制"), Scope.TABLE, ("Ctrl+C",), _("复制选中的格子（号码按遮住的样子复制）")),
    Deed("copy-numbers", _("连号码复制"), Scope.TABLE, ("Ctrl+Shift+C",), _("复制选中的格子，号码不遮住")),
    Deed(
        "paste-cells", _("粘贴"), Scope.TABLE, ("Ctrl+V",), _("粘贴 Excel、WPS 里复制的内容，多出的成为新行")
    ),
    Deed("fill-down", _("向下填充"), Scope.TABLE, ("Ctrl+D",), _("把选中的第一行填到下面几行")),
    Deed("fill-right", _("向右填充"), Scope.TABLE, ("Ctrl+R",), _("把选中的第一列填到右边几列")),
    Deed("repeat-above", _("照上一行填"), Scope.TABLE, ("Ctrl+'",), _("填上一行同一列的内容")),
    Deed("today", _("填今天"), Scope.TABLE, ("Ctrl+;",), _("在日期里填今天")),
    Deed("clear-cells", _("清除内容"), Scope.TABLE, ("Del",), _("清除选中的格子，这一行还在")),
)

MENU = (
    ("open-file", "new-file"),
    (
        "palette", "change-operator", "backup", "lock", "show-privacy", "show-settings", "show-manual",
        "show-keys",
    ),
    ("copy-diagnosis", "save-bundle", "start-again"),
    ("quit",),
)  # fmt: skip
"""Ids in the menu of the open file, in groups."""

KEYS_OF_PLACES = (
    (Scope.TABLE, "F2", _("修改这一格；直接打字就是重写")),
    (Scope.TABLE, "Enter", _("保存这一格，往下走；最后一行之后是新的一行")),
    (Scope.TABLE, _("Tab、Shift+Tab"), _("保存这一格，往右、往左走")),
    (Scope.TABLE, "Esc", _("放弃正在打的字")),
    (Scope.TABLE, _("Shift+方向键"), _("选中一片格子")),
    (Scope.CHECKING, _("1、2、3"), _("核实走访：选中的人已核实、存疑、未联系上")),
    (Scope.WINDOW, _("Alt+1 到 Alt+5"), _("转到第几册（待决冲突里是选哪一边）")),
    (Scope.ROSTER, _("Alt+1 到 Alt+5"), _("转到这个人在第几册的记录；没有就在那里开一行")),
    (Scope.CHECKING, "Enter", _("到这一处的格子里；改好一格按 Enter 到下一格，这一处好了就到下一处")),
    (Scope.CHECKING, _("←、→"), _("收起、展开一个人或一条规则")),
    (Scope.DECIDING, _("0、1、2"), _("这一格照上次一致、照送来的、照现有的")),
    (Scope.DECIDING, "Enter", _("确定，到下一处")),
    (Scope.DECIDING, "Ctrl+Enter", _("别的行写法相同的，都这样定")),
    (Scope.DECIDING, _("Alt+1、Alt+2"), _("这个人全用送来的、全用现有的")),
    (Scope.DECIDING, "Alt+3", _("问下级，写进退回件")),
    (Scope.DECIDING, _("Alt+←、Alt+→"), _("上一个人、下一个人")),
    (Scope.DECIDING, "Ctrl+E", _("显示或遮住号码")),
    (Scope.PAIRING, "Alt+Y", _("是同一人")),
    (Scope.PAIRING, "Alt+N", _("不是同一人，以后不再问")),
    (Scope.PAIRING, _("Alt+←、Alt+→"), _("上一对、下一对")),
    (Scope.BRINGING_IN, _("1 到 9"), _("回答这一处：选第几个")),
    (Scope.BRINGING_IN, _("空格"), _("这个号码补上、不补")),
    (Scope.PREVIEW, _("Ctrl++、Ctrl+-"), _("放大、缩小")),
    (Scope.PREVIEW, "Ctrl+P", _("打印")),
    (Scope.PREVIEW, "Ctrl+S", _("存成 PDF")),
    (Scope.MANUAL, _("Alt+←、Alt+→"), _("上一页、下一页")),
    (Scope.MANUAL, "Ctrl+P", _("打印这一页")),
    (Scope.FORM, "Enter", _("保存这一项，到下一个必填、常填或上一行填了的项；最后一项之后是新的一行")),
    (Scope.FORM, _("Tab、Shift+Tab"), _("保存这一项，到下一项、上一项，一项不落")),
    (Scope.FORM, "Esc", _("收起选项；再按一下放弃正在打的字")),
    (Scope.FORM, "↓", _("展开选项；打首字、拼音首字母或序号也能选")),
    (Scope.FORM, _("Ctrl+;、Ctrl+'"), _("填今天；照上一行填")),
)
"""Keys that tables and lines answer themselves."""


def made_actions(owner: QWidget, wiring: Mapping[str, Callable[[], object]]) -> dict[str, QAction]:
    """An action for each id, put on its owner so that its keys work there."""
    deed_by_id = {deed.id: deed for deed in DEEDS}
    actions = {}
    for name, doing in wiring.items():
        deed = deed_by_id[name]
        action = QAction(deed.text, owner)
        action.setShortcuts([QKeySequence(key) for key in deed.keys])
        action.setObjectName(deed.id)
        action.setToolTip(deed.told or deed.text)
        action.triggered.connect(lambda _checked=False, doing=doing: doing())
        owner.addAction(action)
        actions[name] = action
    return actions


def offered(*owners: QWidget) -> list[QAction]:
    """The declared actions that can be done now, in their declared order."""
    there = {action.objectName(): action for owner in owners for action in owner.actions()}
    known = [there[deed.id] for deed in DEEDS if deed.id in there]
    return [action for action in known if action.isEnabled() and action.isVisible()]


def bind_button(button: QPushButton, action: QAction) -> None:
    """Let the button do what the action does, and be enabled, named and explained as it is."""
    following = _Following(button, action)
    action.changed.connect(following.follow)
    button.clicked.connect(action.trigger)
    following.follow()


def keys_shown(action: QAction) -> str:
    """The first keys of this action as people write them, and as the page of keys lists them."""
    return _spelled(action.shortcut().toString(QKeySequence.SequenceFormat.PortableText))


def key_of_button(button: QPushButton, owner: QWidget, name: str) -> None:
    """Let the keys of this deed press the button wherever the keyboard is in the owner, while it can be."""
    action = made_actions(owner, {name: button.click})[name]
    deed = next(deed for deed in DEEDS if deed.id == name)
    button.setToolTip(_("{said}（{keys}）").format(said=deed.told or deed.text, keys=deed.shown_keys))
    _Pressing(button, action)


class _Pressing(QObject):
    """An action that is there while its button is: what cannot be done now is not offered either."""

    def __init__(self, button: QPushButton, action: QAction) -> None:
        super().__init__(button)
        self._button, self._action = button, action
        button.installEventFilter(self)
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _STANDS_OTHERWISE:
            self._follow()
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        self._action.setEnabled(self._button.isEnabled() and not self._button.isHidden())


_STANDS_OTHERWISE = (
    QEvent.Type.EnabledChange, QEvent.Type.ShowToParent, QEvent.Type.HideToParent,
)  # fmt: skip


class _Following(QObject):
    """Goes with its button: the window's own actions outlive the buttons of a file that was closed."""

    def __init__(self, button: QPushButton, action: QAction) -> None:
        super().__init__(button)
        self._button, self._action = button, action

    def follow(self) -> None:
        button, action = self._button, self._action
        keys = keys_shown(action)
        said = action.toolTip() or action.text()
        button.setEnabled(action.isEnabled())
        button.setVisible(action.isVisible())
        button.setToolTip(_("{said}（{keys}）").format(said=said, keys=keys) if keys else said)
        button.setAccessibleName(said)


def _spelled(key: str) -> str:
    for name, spelled in _SPELLED:
        key = key.replace(name, spelled)
    return key


_SPELLED = (
    ("Up", "↑"),
    ("Down", "↓"),
    ("Left", "←"),
    ("Right", "→"),
    ("Del", "Delete"),
    ("Return", "Enter"),
)
