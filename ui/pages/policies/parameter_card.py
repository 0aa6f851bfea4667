"""One policy: what it is, what holds now and since when, setting another value, and all its days."""

from __future__ import annotations

from datetime import date

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from roster_desktop.policies import Entry, OwnEntry, Parameter, Ruling
from roster_desktop.wording import Refusal, _
from roster_desktop.workspace import Workspace
from ui.editors import Surroundings
from ui.look import pixels
from ui.pages.pieces import Card, link, muted, primary
from ui.pages.policies.days import DayLine
from ui.pages.policies.value_editor import ValueEditor
from ui.tables import PlainTable, Shown


class EntryLine(Struct, frozen=True):
    """A value with its first day."""

    entry: Entry
    text: str
    state: str
    """以前, 现在 or 以后."""
    own: OwnEntry | None

    @property
    def since(self) -> str:
        return self.entry.since.isoformat() if self.entry.since else _("一直")

    @property
    def source(self) -> str:
        """Where it comes from and, of what was set here, who set it when."""
        own = (self.own.who, self.own.at[:10]) if self.own else ()
        return " ".join(part for part in (self.entry.source, *own) if part)


class ParameterCard(Card):
    """Hands over what is wanted; the page saves it."""

    wanted = Signal(object, object)
    """(value, date): let this value hold from this day on."""
    withdrawn = Signal(object)
    """`date`: take the value back that was set from this day on."""
    refused = Signal(str)

    def __init__(
        self, workspace: Workspace, surroundings: Surroundings, parent: QWidget | None = None
    ) -> None:
        super().__init__(" ", parent)
        self._workspace = workspace
        self.parameter: Parameter | None = None
        self._help = muted("", self)
        self._now = QLabel(self)
        self._now.setWordWrap(True)
        self.editor = ValueEditor(workspace.catalog, surroundings, self)
        self.since = DayLine(_("从哪天起"), workspace.today, self)
        self.save = primary(_("设定"), self._hand_over)
        self.entries = PlainTable(_COLUMNS, _("这一项各时期的标准"), self)
        self.withdraw = link(_("撤回选中的一条"), self._take_back)
        self._lay_out()

    def show_parameter(self, parameter: Parameter) -> None:
        """Show this policy as the file has it now."""
        on, policies = self._workspace.cutoff, self._workspace.policies
        ruling = policies.ruling(parameter.key, on)
        is_other = self.parameter is not parameter
        self.parameter = parameter
        self.call(parameter.title, parameter.group)
        self._help.setText(parameter.help)
        # A table stands below with all its lines; said in a sentence too it would only be long.
        text = _("下面这张表") if isinstance(ruling.value, tuple) else ruling.text
        self._now.setText(
            _("现在：{text}（{since_words}，{source}）").format(
                text=text, since_words=since_words(ruling), source=ruling.entry.source
            )
        )
        self.editor.show_value(parameter, ruling.value)
        if is_other or not self.since.text():
            self.since.show_day(on)
        self.entries.rows.show(self._lines(parameter, ruling, on))
        self._fit_entries()
        self._offer_withdrawal()
        for widget in (self.editor, self.since, self.save):
            widget.setEnabled(not self._workspace.is_read_only)

    def _fit_entries(self) -> None:
        """As high as its rows: the page scrolls, not the table inside it."""
        self.entries.setFixedHeight(self.entries.whole_height + pixels(self.font(), 4))

    def _lines(self, parameter: Parameter, now: Ruling, on: date) -> list[EntryLine]:
        own = {one.since: one for one in self._workspace.own_policies if one.parameter == parameter.key}
        lines = []
        for entry in self._workspace.policies.entries(parameter.key):
            is_later = entry.since is not None and entry.since > on
            state = _("现在") if entry == now.entry else _("以后") if is_later else _("以前")
            mine = own.get(entry.since) if entry.since else None
            is_mine = mine is not None and mine.entry == entry
            lines.append(EntryLine(entry, Ruling(parameter, entry).text, state, mine if is_mine else None))
        return lines

    def _hand_over(self) -> None:
        try:
            value, day = self.editor.value, self.since.day
        except Refusal as refusal:
            self.refused.emit(str(refusal))
            return
        self.wanted.emit(value, day)

    @property
    def _chosen(self) -> EntryLine | None:
        index = self.entries.currentIndex()
        line = self.entries.rows.rows[index.row()] if index.isValid() else None
        return line if isinstance(line, EntryLine) else None

    def _take_back(self) -> None:
        if self._chosen is not None and self._chosen.own is not None:
            self.withdrawn.emit(self._chosen.own.since)

    def _offer_withdrawal(self) -> None:
        may = self._chosen is not None and self._chosen.own is not None
        self.withdraw.setEnabled(may and not self._workspace.is_read_only)
        self.withdraw.setToolTip("" if may else _("先在上面选中一条本册设定的；程序自带的不用撤回"))

    def _lay_out(self) -> None:
        for widget in (self._help, self._now, self.editor):
            self.inside.addWidget(widget)
        setting = QHBoxLayout()
        setting.setSpacing(pixels(self.font(), 8))
        setting.addWidget(QLabel(_("从"), self))
        setting.addWidget(self.since)
        setting.addWidget(QLabel(_("起"), self))
        setting.addWidget(self.save)
        setting.addStretch(1)
        self.inside.addLayout(setting)
        self.inside.addWidget(self.entries)
        below = QHBoxLayout()
        below.addWidget(self.withdraw)
        below.addStretch(1)
        self.inside.addLayout(below)
        self.editor.entered.connect(self._hand_over)
        self.entries.verticalHeader().sectionResized.connect(lambda *_sizes: self._fit_entries())
        self.since.next_wanted.connect(self._hand_over)
        self.entries.selectionModel().selectionChanged.connect(lambda _now, _before: self._offer_withdrawal())


def since_words(ruling: Ruling) -> str:
    """2019-06-11 起, or 一直."""
    return _("{since} 起").format(since=ruling.entry.since.isoformat()) if ruling.entry.since else _("一直")


_COLUMNS = (
    Shown(_("从"), 104, lambda line: line.since),
    Shown(_("时期"), 58, lambda line: line.state),
    Shown(_("来源"), 150, lambda line: line.source),
    Shown(_("标准"), 190, lambda line: line.text),
)
