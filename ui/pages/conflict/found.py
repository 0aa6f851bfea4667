"""What is asked about the person at hand, read out of the file once: the page knows when nothing changed."""

from __future__ import annotations

from msgspec import Struct

from roster_desktop.schema import Role
from roster_desktop.tasks.asking import answers_to, open_question
from roster_desktop.tasks.deciding import ConflictView
from roster_desktop.tasks.settling import PersonInQuestion, Review, questions_about, reviews_of
from roster_desktop.wording import _
from roster_desktop.workspace import Workspace
from ui.pages.conflict.question import Sides


class Found(Struct, frozen=True):
    """What is asked about the person at hand."""

    person: str
    views: tuple[ConflictView, ...]
    said: tuple[str, ...]
    reviews: tuple[Review, ...]


def found_about(workspace: Workspace, person: PersonInQuestion, sides: Sides) -> Found:
    """Every open cell, what was said about each, and what was changed at the same time."""
    views = questions_about(workspace, person)
    said = tuple(_said_about(workspace, view, sides) for view in views)
    return Found(person.key, views, said, reviews_of(workspace, person))


def whose(workspace: Workspace, person: PersonInQuestion) -> str:
    """Village, group and household of the person, and in which rosters something is asked."""
    roster = workspace.catalog.roster(person.rows[0][0])
    row = workspace.row(*person.rows[0])
    values = row.values if row else {}
    where = [roster.text_of(role, values) for role in (Role.VILLAGE, Role.GROUP, Role.HOUSEHOLD)]
    titles = dict.fromkeys(workspace.catalog.roster(key).short_title for key, _ in person.rows)
    return " · ".join(part for part in (*where, _("、").join(titles)) if part)


def _said_about(workspace: Workspace, view: ConflictView, sides: Sides) -> str:
    """What was asked about the cell, and what came back in words."""
    told = [
        _("答复：{answer}（{answered}）").format(answer=one.answer, answered=one.answered)
        for one in answers_to(workspace, view.roster, view.row, view.register)
        if one.answer
    ]
    waiting = open_question(workspace, view.roster, view.row, view.register)
    if waiting:
        whom = sides.below if waiting.unit == workspace.unit.name else _("我们")
        told.append(
            _("{unit} {on} 已问{whom}：{waiting}").format(
                unit=waiting.unit, on=waiting.on, whom=whom, waiting=waiting.text
            )
        )
    return "\n".join(told)
