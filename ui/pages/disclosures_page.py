"""导出与查看记录: what left the file and who looked at whole numbers. A list that only grows."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from roster_desktop.schema import Catalog
from roster_desktop.tasks.disclosing import columns_told, deed, masking, occasion
from roster_desktop.wording import _, disclosing
from ui.bridge.desk import Desk
from ui.look import set_role
from ui.pages.page import Page
from ui.pages.pieces import Card, muted
from ui.tables import PlainTable, Shown

_ABOUT = _(
    "谁在什么时候导出过、看过完整号码，都记在花名册文件里，只能添，不能改、不能删；备份和移交时跟着走。"
)
_NOTHING = _("还没有导出过，也没有显示过完整号码。")
_HASH_SHOWN = 16
"""Of the 64 characters of a file's hash: enough to compare by eye."""


class DisclosuresPage(Page):
    """Newest first; below, what somebody may write down to prove later that nobody altered it."""

    key = "disclosures"
    title = _("导出与查看记录")
    purpose = _("谁在什么时候写出过、看过号码；只能添，不能改。")

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.lines = PlainTable(_columns(desk.workspace.catalog), _("导出与查看记录"), self)
        self.last = QLabel(self)
        self.last.setWordWrap(True)
        self.last.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        set_role(self.last, "muted")
        self.tampered = QLabel(self)
        self.tampered.setWordWrap(True)
        set_role(self.tampered, "error")
        card = Card(parent=self)
        card.inside.addWidget(muted(_ABOUT, self))
        card.inside.addWidget(self.tampered)
        card.inside.addWidget(self.lines, 1)
        card.inside.addWidget(self.last)
        self.body.addWidget(card, 1)

    def refresh(self) -> None:
        lines = self.desk.workspace.disclosures()
        self.lines.rows.show(list(reversed(lines)))
        sick = self.desk.workspace.sick_disclosures()
        self.tampered.setText("\n".join(str(disclosing.TAMPERED.about(what=what)) for what in sick))
        self.tampered.setVisible(bool(sick))
        last = disclosing.LAST_LINK.about(count=len(lines), link=lines[-1].link) if lines else _NOTHING
        self.last.setText(str(last))


def _columns(catalog: Catalog) -> tuple[Shown, ...]:
    return (
        Shown(_("时间"), 160, lambda line: line.at),
        Shown(_("谁"), 100, lambda line: line.who),
        Shown(_("做了什么"), 110, deed),
        Shown(_("为了什么"), 120, occasion),
        Shown(_("几行"), 60, lambda line: str(line.rows)),
        Shown(_("号码"), 80, masking),
        Shown(
            _("文件和校验码"),
            260,
            lambda line: (
                _("{file}　{content}").format(file=line.file, content=line.content[:_HASH_SHOWN]).strip()
            ),
        ),
        Shown(_("哪些列"), 240, lambda line: columns_told(catalog, line)),
    )
