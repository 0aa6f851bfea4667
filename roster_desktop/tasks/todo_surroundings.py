"""What endangers the file from outside, as things to do: it is read up in the manual, nothing is held up."""

from __future__ import annotations

from collections.abc import Iterator

from roster_desktop.tasks.surroundings import Risk, is_put_off, risks, safe_folder
from roster_desktop.tasks.todo_facts import Facts, Place, Todo, Urgency
from roster_desktop.wording import _
from roster_desktop.wording import surroundings as say

MANUAL, CHAPTER = "manual", "where-files"
"""The page and its chapter that say more."""


MOVE_HERE = "move-here"
"""Id of the window's own deed."""


def endangered(facts: Facts) -> Iterator[Todo]:
    """Of the whole file. What somebody read and put off is told no more: a stick is said at the foot of the
    window as well, for people mean to carry it."""
    if facts.area.name:
        return
    for risk in risks(facts.workspace):
        if is_put_off(facts.workspace, risk):
            continue
        urgency = Urgency.NOW if risk.is_pressing else Urgency.LATER
        if moving := _moved(risk):
            yield Todo(urgency, str(risk.matter), moving, _("移到本机"), Place(deed=MOVE_HERE), risk.about)
        elif not risk.is_meant:
            place = Place(MANUAL, chip=CHAPTER)
            yield Todo(urgency, str(risk.matter), str(risk.remedy), _("看怎么办"), place, risk.about)


def _moved(risk: Risk) -> str:
    """What moving would do for it; "" where it does not help or there is nowhere to."""
    if risk.why_move is None or safe_folder() is None:
        return ""
    return str(say.MOVE_IT.about(risk=str(risk.why_move)))
