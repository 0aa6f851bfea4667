"""What people call the columns of a row that are none of its sheet: removal, verification, what was noted."""

from __future__ import annotations

from roster_desktop.schema.roster import NOTES

BOOKKEEPING_HEADERS = {
    "removed_reason": "移除原因",
    "removed_on": "移除日期",
    "verified_on": "核实日期",
    "verified_by": "核实人",
    "verified_how": "核实方式",
    "verified_result": "核实结果",
    **{notes.key: notes.header for notes in NOTES},
}
"""Key → header."""
