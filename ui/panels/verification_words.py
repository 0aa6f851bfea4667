"""How it is said that a row or a field was verified, and with which colour."""

from __future__ import annotations

from roster_desktop.tasks.verifying import Freshness, Verification
from roster_desktop.wording import _

LAPSED = _("核实后改过，要再核一次")


def told(last: Verification) -> str:
    """已核实 2026-08-01 电话 刘会计; 核实过期 …; 未核实."""
    if last.freshness is Freshness.NONE:
        return _("未核实")
    word = _("核实过期") if last.freshness is Freshness.OLD else last.result
    return " ".join(part for part in (word, last.on, last.how, last.who) if part)


def role_of(last: Verification) -> str:
    """The role of the label that says it: amber where somebody has to ask again."""
    is_settled = last.freshness is Freshness.FRESH and last.result == "已核实"
    return "muted" if is_settled or last.freshness is Freshness.NONE else "warning"


def sign_of(last: Verification | None, *, is_lapsed: bool) -> str:
    """The small mark beside a field: ✓ verified, ! to be asked again, ○ never."""
    if is_lapsed or (last is not None and role_of(last) == "warning"):
        return "!"
    return "✓" if last is not None and last.freshness is Freshness.FRESH else "○"
