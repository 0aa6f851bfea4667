"""What endangers the file from outside, as things to do: it is read up in the manual, nothing is held up."""

from __future__ import annotations

from collections.abc import Iterator

from roster_desktop.tasks.surroundings import risks
from roster_desktop.tasks.todo_facts import Facts, Place, Todo, Urgency

MANUAL, CHAPTER = "manual", "文件放在哪里"
"""The page and its chapter that say more."""


def endangered(facts: Facts) -> Iterator[Todo]:
    """Of the whole file; a stick, which people mean to carry, is said at the foot of the window instead."""
    if facts.area.name:
        return
    for risk in risks(facts.workspace):
        if not risk.is_meant:
            urgency = Urgency.NOW if risk.is_pressing else Urgency.LATER
            place = Place(MANUAL, chip=CHAPTER)
            yield Todo(urgency, str(risk.matter), str(risk.remedy), "看怎么办", place)
