"""A finding becomes a problem of 问题整改, alone or with all of its rule or village; never twice."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, SignalInstance
from PySide6.QtWidgets import QMenu, QWidget

from roster_desktop.tasks.problems import findings_of, make_problems, problems_by_source, source_of
from roster_desktop.wording import Refusal, _
from roster_desktop.workspace import StoredFinding, Workspace
from ui.pages.pieces import muted


class ProblemDeeds:
    """Says of which finding a problem was made, and makes some."""

    def __init__(
        self, workspace: Workspace, said: SignalInstance, refused: SignalInstance, parent: QWidget
    ) -> None:
        self._workspace = workspace
        self._said, self._refused = said, refused
        self.word = muted("", parent)
        """Under the finding: number, state and date of its problem."""
        self.menu = QMenu(parent)
        self._shown: StoredFinding | None = None

    def show_state(self, finding: StoredFinding) -> None:
        """Say whether the finding is a problem, and how far that is."""
        self._shown = finding
        row = problems_by_source(self._workspace).get(source_of(finding))
        self.word.setVisible(row is not None)
        if row is not None:
            told = row.values
            state, due = told.get("state", ""), told.get("due_on", "")
            self.word.setText(
                _("已转为问题 {number}：{state}，整改时限 {due}。").format(
                    number=told.get("number", ""), state=state, due=due
                )
            )

    def offer(self, finding: StoredFinding, beside: QWidget) -> None:
        """Which ones, each with how many: one key and Enter makes the one at hand."""
        if self._workspace.is_read_only:
            self._refused.emit(_("这个文件只能看，不能转问题。"))
            return
        rule = findings_of(self._workspace, finding.rule)
        village = findings_of(self._workspace, "", finding.village, finding.township)
        self.menu.clear()
        place = finding.village or _("没填村名")
        for text, found in (
            (_("只转这一处"), [finding]),
            (_("规则 {rule} 的全部 {count} 处").format(rule=finding.rule, count=len(rule)), rule),
            (
                _("{place}的全部 {count} 处").format(place=place, count=len(village)),
                village if finding.village else [],
            ),
        ):
            if found:
                self.menu.addAction(text).triggered.connect(partial(self.make, found))
        self.menu.setActiveAction(self.menu.actions()[0])
        self.menu.popup(beside.mapToGlobal(QPoint(0, beside.height())))

    def make(self, findings: Sequence[StoredFinding], _checked: bool = False) -> None:
        """Make problems of those that are none yet."""
        try:
            made = make_problems(self._workspace, findings)
        except Refusal as refusal:
            self._refused.emit(str(refusal))
            return
        many = len(made.rows)
        told = (
            _("已转 {many} 个问题，在“问题整改”里（Ctrl+K）。").format(many=many)
            if many
            else _("这些已经转过问题了，没有重复。")
        )
        self._said.emit(told)
        if self._shown is not None:
            self.show_state(self._shown)
