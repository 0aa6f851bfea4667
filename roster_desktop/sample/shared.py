"""One person in the lists of two villages: married away from the one, and never taken off its list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product

from roster_desktop.sample.person import Cells
from roster_desktop.schema.kinds.id_number import sex_of
from roster_desktop.schema.kinship import HEAD

_OF_THE_PERSON = (
    "name", "id_number", "id_type", "ethnicity", "political_status", "education", "health",
    "labour_capacity", "phone",
    "population_status",
)  # fmt: skip
_OF_THE_HOUSEHOLD = (
    "township", "village", "group", "household_number", "head_name", "head_id_number", "household_type",
    "monitored_type", "poverty_status", "poverty_cause", "recognised_year", "lifted_year", "relocated",
    "resettlement_site", "minimum_living", "income_per_head", "registered_address", "current_address",
    "helper_name",
    "helper_phone", "collector", "collected_on",
)  # fmt: skip
# Years by which a head is older than whoever is that relation to him.
_RELATIONS = (("之女", range(20, 45)), ("之兄弟姐妹", range(-12, 13)))


def list_twice(first: list[Cells], second: list[Cells], elsewhere: Mapping[str, Sequence[Cells]]) -> None:
    """Adds a wife of the second village to the first's persons, as daughter or sister where ages allow.

    `elsewhere` are the other rosters of the second village: who has a row there is left alone.
    """
    busy = {row["id_number"] for rows in elsewhere.values() for row in rows}
    brides = [
        row
        for row in second
        if row["relation"] in ("配偶", "之儿媳") and row["id_number"] not in busy and _is_woman(row)
    ]
    heads = [row for row in first if row["relation"] == HEAD]
    for relation, years in _RELATIONS:
        for bride, head in product(brides, heads):
            if not _is_woman(head) and _years_between(head, bride) in years:
                bride["name"] = head["name"][0] + bride["name"][1:]
                _add(first, bride, head, relation)
                return
    _add(first, second[-1], heads[0], "其他")


def _is_woman(row: Cells) -> bool:
    return sex_of(row["id_number"]) == "女"


def _years_between(older: Cells, younger: Cells) -> int:
    """Years by which the one is older than the other; negative where it is the younger."""
    return int(younger["id_number"][6:10]) - int(older["id_number"][6:10])


def _add(persons: list[Cells], person: Cells, head: Cells, relation: str) -> None:
    """The person's row as this village has it, behind the rest of the household."""
    household = [
        nth for nth, row in enumerate(persons) if row["household_number"] == head["household_number"]
    ]
    row = {key: head[key] for key in _OF_THE_HOUSEHOLD if key in head}
    row |= {
        key: person[key] for key in (*_OF_THE_PERSON, "student_status", "disability_number") if key in person
    }
    row |= {"relation": relation, "person_number": f"{head['household_number']}{len(household) + 1:02}"}
    persons.insert(household[-1] + 1, row)
