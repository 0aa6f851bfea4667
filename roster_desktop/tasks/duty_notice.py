"""告知书: what a village tells its people of what it keeps of them (`domain.md` §6)."""

from __future__ import annotations

from pathlib import Path

from roster_desktop.places import chinese_fonts
from roster_desktop.records import Level
from roster_desktop.reports.duty_notice import NoticeFacts, notice_pages
from roster_desktop.reports.pages import Paper
from roster_desktop.reports.pdf import write_pdf
from roster_desktop.tasks.notices import telephone
from roster_desktop.tasks.retention import YEARS
from roster_desktop.wording import Refusal, working
from roster_desktop.workspace import Workspace

TITLE = "个人信息收集告知书"
_OTHERS = {Level.VILLAGE: "和所属镇（办）", Level.TOWNSHIP: "和各村", Level.COUNTY: "和各镇（办）、各村"}
_PRINTED_ON = "duty_notice_on"


def duty_notice_pages(workspace: Workspace) -> tuple[Paper, ...]:
    """With the unit, the columns that this file keeps and the retention of its policy filled in."""
    unit = workspace.unit
    name = unit.name if unit.township in ("", unit.name) else f"{unit.township}{unit.name}"
    sensitive = {
        column.header: None
        for roster in workspace.catalog.rosters
        for column in roster.columns
        if column.sensitive
    }
    return notice_pages(
        NoticeFacts(
            TITLE,
            name,
            _OTHERS[unit.level],
            unit.county if unit.county != unit.name else "",
            tuple(roster.title for roster in workspace.catalog.rosters),
            tuple(sensitive),
            workspace.policies.number(YEARS, workspace.today()),
            telephone(workspace),
        )
    )


def printed_on(workspace: Workspace) -> str:
    """The day on which the notice was last made for printing; "" where it never was."""
    return workspace.setting(_PRINTED_ON) or ""


def write_duty_notice(workspace: Workspace, out: Path) -> None:
    """Write it as a PDF. It holds nobody's data. Refuses an existing target."""
    if out.exists():
        raise Refusal(working.TARGET_EXISTS.about(path=out.name))
    write_pdf(out, TITLE, duty_notice_pages(workspace), chinese_fonts())
    if not workspace.is_read_only:
        workspace.set_setting(_PRINTED_ON, workspace.today().isoformat())
