"""情况说明: why a finding stands. What was said holds as long as the facts are the same; when they change it is
asked again."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from roster_desktop.checks import Finding
from roster_desktop.records import (
    Change,
    ChangeSet,
    NotesWritten,
    Occasion,
    RowId,
    Value,
    last_said,
    note_register,
    note_value,
    notes_in,
    withdrawn,
)
from roster_desktop.schema import EXPLANATIONS, Role, Values
from roster_desktop.wording import Refusal, verifying
from roster_desktop.workspace import Applied, Workspace

_FEW = 3


class Explanation(Struct, frozen=True):
    """Why a finding stands, who said so and on which day."""

    reason: str
    who: str
    on: str


def explain(workspace: Workspace, findings: Sequence[Finding], reason: str) -> Applied:
    """Say of these findings why they stand; one step of the history, whatever rows they are about."""
    said = " ".join(reason.split())
    if not said:
        raise Refusal(verifying.EXPLANATION_MISSING.about())
    who = workspace.operator or workspace.unit.name
    value = note_value(EXPLANATIONS, workspace.today().isoformat(), who, said)
    return _noted(workspace, findings, value, "说明")


def withdraw(workspace: Workspace, findings: Sequence[Finding]) -> Applied:
    """Take back what was said of these findings; they are open again."""
    return _noted(workspace, findings, withdrawn(EXPLANATIONS), "撤回说明")


def explanation_of(stored: Values, rule: str, basis: str) -> Explanation | None:
    """What was said of this finding, by the texts of its row; None where nothing was, or the facts changed
    since."""
    about = (line for line in notes_in(EXPLANATIONS, stored) if line.subject == (rule, basis))
    line = last_said(about)
    if line is None:
        return None
    on, who, reason = line.facts
    return Explanation(reason, who, on)


def _noted(workspace: Workspace, findings: Sequence[Finding], value: Value, verb: str) -> Applied:
    lines_by_row: dict[tuple[str, RowId], dict[str, Value]] = {}
    for finding in findings:
        lines = lines_by_row.setdefault((finding.roster, RowId(finding.row)), {})
        lines[note_register(EXPLANATIONS, finding.rule, finding.basis)] = value
    if not lines_by_row:
        return Applied(0)
    changes: tuple[Change, ...] = tuple(NotesWritten(*row, lines) for row, lines in lines_by_row.items())
    label = f"{verb} {_whose(workspace, list(lines_by_row))} 的 {_rules(findings)}"
    return workspace.apply(ChangeSet(label, Occasion.TYPED, changes))


def _whose(workspace: Workspace, rows: Sequence[tuple[str, RowId]]) -> str:
    roster = workspace.catalog.roster(rows[0][0])
    found = workspace.row(*rows[0])
    name = roster.text_of(Role.NAME, found.values if found else {}) or "（未填姓名）"
    return name if len(rows) == 1 else f"{name} 等{len(rows)}行"


def _rules(findings: Sequence[Finding]) -> str:
    rules = list(dict.fromkeys(finding.rule for finding in findings))
    return "、".join(rules[:_FEW]) + ("等" if len(rules) > _FEW else "")
