"""What is wrong with the file that is about to be sent, and the choice to send it all the same."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from roster_desktop.checks import Level
from roster_desktop.schema import Catalog
from roster_desktop.wording import _, joined, so_many
from ui.look import pixels, set_role
from ui.models import Mark
from ui.pages.checking.words import about_rule, veiled
from ui.pages.pieces import Card, WorkStrip, chip, muted, plain
from ui.pages.send.look_over import GroupBy, Line, LookedOver, grouped
from ui.tables import PlainTable, Shown

_MARKS = {Level.ERROR: Mark.ERROR, Level.WARNING: Mark.WARNING}
_WORDS = {Level.ERROR: _("错误"), Level.WARNING: _("预警")}


class ComplaintsCard(Card):
    """Errors first; a click on a line leads to its cell."""

    chosen = Signal(object)
    """The `Finding` to go to."""
    sending_wanted = Signal(str)
    """Send although there are errors, for this reason."""

    def __init__(self, catalog: Catalog, parent: QWidget | None = None) -> None:
        super().__init__(_("核对"), parent)
        self.work = WorkStrip(self)
        self.table = PlainTable(_columns(catalog), _("核对出的问题"))
        self.by_chips = {by: chip(by.value, self._list) for by in GroupBy}
        self._result: LookedOver | None = None
        self._counts = muted("", self)
        self._empty = muted("", self)
        self._reason = QLineEdit(self)
        self._anyway = plain(_("仍要报送"), self._tell)
        self._asking = QWidget(self)
        self._lay_out()
        self.table.clicked.connect(self._go)
        self.table.activated.connect(self._go)
        self._reason.textChanged.connect(self._follow_reason)
        self._reason.returnPressed.connect(self._tell)

    @property
    def counts(self) -> str:
        """How many errors and warnings there are, in words."""
        return self._counts.text()

    @property
    def reason(self) -> QLineEdit:
        """Where the reason for sending all the same is typed."""
        return self._reason

    def wait(self) -> None:
        """The rows are being looked over; what was known is no longer so."""
        self.call(_("核对"), _("正在逐格核对…"))
        self._counts.hide()
        self._asking.hide()
        self._empty.hide()

    def give_up(self) -> None:
        """The look was stopped."""
        self.call(_("核对"), _("没有核对完"))
        self._tell_empty(_("核对已停止，回到本页时会重新核对。"))

    def show_result(self, result: LookedOver) -> None:
        """Show what was found."""
        errors = result.count(Level.ERROR)
        self._result = result
        self.call(_("核对"))
        self._counts.setText(_in_short(result))
        self._counts.setVisible(bool(result.rows))
        self._list()
        self.table.setVisible(bool(result.complaints))
        self._empty.setVisible(not result.complaints)
        self._asking.setVisible(bool(errors))
        if not result.complaints:
            self._tell_empty(
                _("每一格都核对过，没有错误和预警。")
                if result.rows
                else _("还没有任何人员，先录入或导入，再来报送。")
            )

    def lock(self, is_locked: bool) -> None:
        """While the workbook is being written nothing else is started."""
        self._reason.setEnabled(not is_locked)
        self._anyway.setEnabled(not is_locked and bool(self._reason.text().strip()))

    def _list(self) -> None:
        """Show what is wrong, by kind or by person."""
        by = next(by for by, button in self.by_chips.items() if button.isChecked())
        self.table.rows.show(grouped(self._result, by, about_rule) if self._result else [])
        for button in self.by_chips.values():
            button.setVisible(self._result is not None and bool(self._result.complaints))

    def _lay_out(self) -> None:
        set_role(self._reason, "field")
        self._reason.setPlaceholderText(_("例如：等户主从外地回来再核对身份证"))
        self._reason.setAccessibleName(_("仍要报送的理由"))
        self._anyway.setEnabled(False)
        asking = QVBoxLayout(self._asking)
        asking.setContentsMargins(0, 0, 0, 0)
        asking.setSpacing(pixels(self.font(), 6))
        asking.addWidget(QLabel(_("还有错误。现在就要报送，请写理由："), self._asking))
        row = QHBoxLayout()
        row.setSpacing(pixels(self.font(), 10))
        row.addWidget(self._reason, 1)
        row.addWidget(self._anyway)
        asking.addLayout(row)
        self.inside.addWidget(self._counts)
        self.inside.addWidget(self.work)
        self.inside.addWidget(self._empty)
        self.inside.addWidget(self.table, 1)
        self.inside.addWidget(self._asking)
        # Keeps the heading at the top while there is no table.
        self.inside.addStretch(0)
        self.table.hide()
        self._asking.hide()
        group = QButtonGroup(self)
        for button in self.by_chips.values():
            group.addButton(button)
            self.add_beside(button)
            button.hide()
        self.by_chips[GroupBy.RULE].setChecked(True)

    def _tell_empty(self, sentence: str) -> None:
        self.table.hide()
        self._asking.hide()
        self._empty.setText(sentence)
        self._empty.show()

    def _follow_reason(self, text: str) -> None:
        self._anyway.setEnabled(bool(text.strip()))

    def _tell(self) -> None:
        if self._anyway.isEnabled():
            self.sending_wanted.emit(self._reason.text().strip())

    def _go(self, index: QModelIndex) -> None:
        line = self.table.rows.rows[index.row()]
        if isinstance(line, Line):
            self.chosen.emit(line.complaint.finding)


def _columns(catalog: Catalog) -> tuple[Shown, ...]:
    return (
        Shown(_("归类"), 132, _group, _mark),
        Shown(_("姓名"), 98, lambda line: f"{line.complaint.name}\n{_short_title(catalog, line)}"),
        Shown(_("问题"), 280, _told),
    )


def _group(line: Line) -> str:
    return f"{_WORDS[_level(line)]} · {line.group}" if line.is_first else ""


def _short_title(catalog: Catalog, line: Line) -> str:
    return catalog.roster(line.complaint.finding.roster).short_title


def _level(line: Line) -> Level:
    return line.complaint.finding.level


def _mark(line: Line) -> Mark:
    return _MARKS[_level(line)]


def _in_short(result: LookedOver) -> str:
    """How many there are, and what is still to be done about them."""
    errors, warnings = result.count(Level.ERROR), result.count(Level.WARNING)
    told = [so_many("{rows:,} 行", rows=result.rows)]
    if errors:
        told.append(_("错误 {errors} 处").format(errors=errors))
    if warnings:
        told.append(_("预警 {warnings} 处要更正或写情况说明").format(warnings=warnings))
    if result.explained:
        told.append(_("已说明 {explained} 处").format(explained=result.explained))
    return " · ".join(told)


def _told(line: Line) -> str:
    """The sentence without the name, which stands beside it; what to do is said once a group."""
    complaint, finding = line.complaint, line.complaint.finding
    message = veiled(finding.message)
    for beginning in (f"{complaint.name} 的", f"{complaint.name} "):
        message = message.removeprefix(beginning) if complaint.name else message
    return joined(message, finding.remedy) if line.is_first else message
