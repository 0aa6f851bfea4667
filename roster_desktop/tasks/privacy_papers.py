"""The papers of an office that keeps people's data: the assessment of it, and what to do when something goes
wrong. They hold nobody's data."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from roster_desktop.places import chinese_fonts
from roster_desktop.reports.pages import Paper
from roster_desktop.reports.pdf import write_pdf
from roster_desktop.reports.privacy_papers import PaperFacts, assessment_pages, incident_pages
from roster_desktop.tasks.duty_notice import TITLE, duty_notice_pages, write_duty_notice
from roster_desktop.tasks.notices import telephone
from roster_desktop.tasks.reporting import free_name
from roster_desktop.tasks.retention import YEARS
from roster_desktop.wording import Refusal, working
from roster_desktop.workspace import Workspace


class PrivacyPaper(Struct, frozen=True):
    """One of them: its key for the command line, its title, how its pages are made."""

    key: str
    title: str
    pages: Callable[[Workspace], tuple[Paper, ...]]


def _assessment(workspace: Workspace) -> tuple[Paper, ...]:
    return assessment_pages(_facts(workspace, ASSESSMENT.title))


def _incident(workspace: Workspace) -> tuple[Paper, ...]:
    return incident_pages(_facts(workspace, INCIDENT.title))


NOTICE = PrivacyPaper("notice", TITLE, duty_notice_pages)
ASSESSMENT = PrivacyPaper("assessment", "个人信息保护影响评估", _assessment)
INCIDENT = PrivacyPaper("incident", "个人信息安全事件应急预案", _incident)
PAPERS = (NOTICE, ASSESSMENT, INCIDENT)


def paper_target(workspace: Workspace, paper: PrivacyPaper, folder: Path) -> Path:
    """A free name in the folder."""
    return free_name(workspace, paper.title, folder, ".pdf")


def write_paper(workspace: Workspace, paper: PrivacyPaper, out: Path) -> None:
    """Write it as a PDF. Refuses an existing target."""
    if paper is NOTICE:
        write_duty_notice(workspace, out)
        return
    if out.exists():
        raise Refusal(working.TARGET_EXISTS.about(path=out.name))
    write_pdf(out, paper.title, paper.pages(workspace), chinese_fonts())


def _facts(workspace: Workspace, title: str) -> PaperFacts:
    unit, catalog = workspace.unit, workspace.catalog
    columns = [column for roster in catalog.rosters for column in roster.columns]
    purposes = catalog.purposes
    groups = {column.group: purposes.of("", column.group) for column in columns}
    own = {
        column.header: purposes.of(column.key, column.group)
        for column in columns
        if column.sensitive or column.key in purposes.of_column
    }
    return PaperFacts(
        title=title,
        unit=unit.name if unit.township in ("", unit.name) else f"{unit.township}{unit.name}",
        on=workspace.today().isoformat(),
        people=workspace.counts().get(catalog.people, 0),
        rosters=tuple(roster.title for roster in catalog.rosters),
        sensitive=tuple(own.items()),
        purposes=tuple(groups.items()),
        years=workspace.policies.number(YEARS, workspace.today()),
        telephone=telephone(workspace),
        is_protected=workspace.protection is not None,
        backups=len(workspace.backups()),
        left=len(workspace.disclosures()),
    )
