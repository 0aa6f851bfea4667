"""Before a period is closed every error and warning is corrected, or somebody said why it stands.

Closing itself, the locked snapshot, asks here first and keeps with it what was said.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from roster_desktop.checks import Level
from roster_desktop.checks.period_rules import PERIOD_RULES
from roster_desktop.progress import Progress
from roster_desktop.tasks.check import check_file
from roster_desktop.tasks.explaining import Explanation
from roster_desktop.wording import Refusal, verifying
from roster_desktop.workspace import StoredFinding, Workspace

_OF_PERIOD = frozenset(rule.id for rule in PERIOD_RULES)
_GRAVE = (Level.ERROR, Level.WARNING)


class Explained(Struct, frozen=True):
    """An error or warning that stands, and why."""

    finding: StoredFinding
    why: Explanation


class Account(Struct, frozen=True):
    """How the errors and warnings of the file stand; notices hinder nothing."""

    open: tuple[StoredFinding, ...]
    """To be corrected or explained before the period is closed; errors first."""
    explained: tuple[Explained, ...]

    @property
    def is_settled(self) -> bool:
        """Whether the period may be closed."""
        return not self.open

    def require_settled(self) -> None:
        """Refuse while anything is neither corrected nor explained."""
        if self.is_settled:
            return
        errors = sum(one.level is Level.ERROR for one in self.open)
        warnings, first = len(self.open) - errors, self.open[0].message
        raise Refusal(verifying.NOT_TO_BE_CLOSED.about(errors=errors, warnings=warnings, first=first))


def account(
    workspace: Workspace, progress: Progress | None = None, *, said: Mapping[str, str] | None = None
) -> Account:
    """How the file stands now; what changed since the last check is checked first.

    `said`: basis of a finding about the period itself (`is_of_period`) → why it stands. No row keeps that:
    it is said in closing, holds for this period, and a blank reason says nothing.
    """
    told = said or {}
    found = [one for one in check_file(workspace, progress).findings if one.level in _GRAVE]
    why = [_why(workspace, one, told) for one in found]
    waiting = (one for one, reason in zip(found, why, strict=True) if reason is None)
    return Account(
        tuple(sorted(waiting, key=lambda one: _GRAVE.index(one.level))),
        tuple(Explained(one, reason) for one, reason in zip(found, why, strict=True) if reason),
    )


def is_of_period(finding: StoredFinding) -> bool:
    """Whether it is about a reporting period: explained in closing; any other one is at its row."""
    return finding.rule in _OF_PERIOD


def _why(workspace: Workspace, finding: StoredFinding, told: Mapping[str, str]) -> Explanation | None:
    if finding.explanation is not None:
        kept = finding.explanation
        return Explanation(kept.reason, kept.who, kept.on)
    reason = " ".join(told.get(finding.basis, "").split()) if is_of_period(finding) else ""
    if not reason:
        return None
    return Explanation(reason, workspace.operator or workspace.unit.name, workspace.today().isoformat())
