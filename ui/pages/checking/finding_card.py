"""The finding at hand in words: whose, what is wrong, what to do, by which rule; and the certain fix."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from roster_desktop.checks import Fix
from roster_desktop.policies import PARAMETERS
from roster_desktop.schema import Catalog, Roster, Values
from roster_desktop.wording import _
from roster_desktop.workspace import StoredFinding
from ui.look import bold, pixels, set_role, title
from ui.models import hidden
from ui.pages.checking.words import LEVEL_WORDS, veiled
from ui.pages.pieces import Card, muted, primary
from ui.pages.pieces.words import BLANK

_ROLES = {_("错误"): "error", _("预警"): "warning", _("提示"): "notice"}


class FindingCard(Card):
    """Says everything that is known of it; writes nothing itself."""

    policy_wanted = Signal(str)
    """Key of a policy that the finding rests on."""

    def __init__(self, catalog: Catalog, fix: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(_("　"), parent)
        self._catalog = catalog
        self._level = QLabel(self)
        self.message = QLabel(self)
        self.remedy = muted("", self)
        self.policies = muted("", self)
        self.fix_button = primary(_("按建议改　Ctrl+Enter"), fix)
        self.fix_button.setAccessibleName(_("按建议改"))
        self._becomes = QLabel(self)
        self._fix = QWidget(self)
        self._lay_out()

    def show_finding(
        self, finding: StoredFinding, before: Values, *, is_revealed: bool, is_locked: bool
    ) -> None:
        """Show this finding; `before`: the texts of the row that its fix would write."""
        roster = self._catalog.roster(finding.roster)
        where = " · ".join(
            part
            for part in (finding.village, roster.title, _("规则 {rule}").format(rule=finding.rule))
            if part
        )
        self.call(finding.name or _("（未填姓名）"), where)
        word = LEVEL_WORDS[finding.level]
        self._level.setText(word)
        set_role(self._level, _ROLES[word])
        self._level.style().unpolish(self._level)
        self._level.style().polish(self._level)
        said = finding.message if is_revealed else veiled(finding.message)
        self.message.setText(said)
        self.remedy.setText(finding.remedy)
        self.remedy.setVisible(bool(finding.remedy))
        self.policies.setText(_("；").join(map(_linked, finding.policies)))
        self.policies.setVisible(bool(finding.policies))
        self._show_fix(None if is_locked else finding.fix, before, is_revealed=is_revealed)

    def _show_fix(self, fix: Fix | None, before: Values, *, is_revealed: bool) -> None:
        self._fix.setVisible(fix is not None)
        if fix is None:
            return
        roster = self._catalog.roster(fix.roster)
        label = fix.label if is_revealed else veiled(fix.label)
        self.fix_button.setAccessibleName(_("按建议改：{label}").format(label=label))
        told = [
            _("{column_by_key}：{before} → {after}").format(
                column_by_key=roster.column_by_key[key].header,
                before=_seen(roster, key, before.get(key, ""), is_revealed),
                after=_seen(roster, key, text, is_revealed),
            )
            for key, text in fix.values.items()
            if key in roster.column_by_key
        ]
        self._becomes.setText("\n".join(told))

    @property
    def becomes(self) -> str:
        """What the fix would write, as it is read; "" without one."""
        return "" if self._fix.isHidden() else self._becomes.text()

    def _lay_out(self) -> None:
        self._heading.setFont(title(self.font()))
        self._level.setFont(bold(self.font()))
        self.add_beside(self._level)
        for label in (self.message, self._becomes):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.remedy.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Tab comes to what can be opened, and Enter opens it.
        self.policies.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.policies.linkActivated.connect(self.policy_wanted)
        row = QHBoxLayout(self._fix)
        row.setContentsMargins(0, pixels(self.font(), 4), 0, 0)
        row.setSpacing(pixels(self.font(), 12))
        row.addWidget(self.fix_button)
        row.addWidget(self._becomes, 1)
        for widget in (self.message, self.remedy, self.policies, self._fix):
            self.inside.addWidget(widget)


def _linked(said: str) -> str:
    """岗位最长期限 36个月（默认）: the name leads to the page of policies."""
    parameter = next((one for one in PARAMETERS if said.startswith(f"{one.title} ")), None)
    if parameter is None:
        return escape(said)
    return f'<a href="{parameter.key}">{escape(parameter.title)}</a>{escape(said[len(parameter.title) :])}'


def _seen(roster: Roster, key: str, text: str, is_revealed: bool) -> str:
    return (text if is_revealed else hidden(roster.column_by_key[key], text)) or BLANK
