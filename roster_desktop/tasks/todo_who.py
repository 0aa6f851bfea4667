"""Things to do about who is who: people who may be listed twice, and people whom two villages list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from roster_desktop.records import RowId
from roster_desktop.schema import Role
from roster_desktop.tasks.suspects import InTwoVillages, suspects_lately
from roster_desktop.tasks.todo_facts import Facts, Place, Todo, Urgency, named
from roster_desktop.wording import N_, _

WHO = "same"
"""Key of the page on which people tell who is who."""
_MOST_ASKED = 500
"""Of so many it is looked up in which village they are."""


def may_be_one(facts: Facts) -> Iterator[Todo]:
    """Pairs that look like one person."""
    pairs = suspects_lately(facts.workspace, facts.progress).pairs
    names = list(_names(facts, (one.one for one in pairs)))
    if names:
        about = _("{names}：看一眼是不是同一个人，不是的点一下就不再问").format(names=named(names, N_("对")))
        title = _("{count:,} 对可能是同一人").format(count=len(names))
        yield Todo(Urgency.SOON, title, about, _("去看看"), Place(WHO))


def in_two_villages(facts: Facts) -> Iterator[Todo]:
    """People whom several villages list."""
    shared = suspects_lately(facts.workspace, facts.progress).in_two_villages
    names = list(_names(facts, (_here(facts, one) for one in shared)))
    if names:
        about = _("{names}：请两村商定归属，另一村记迁出").format(names=named(names))
        place = Place(WHO, chip="villages")
        title = _("{count:,} 人在两个村都在册").format(count=len(names))
        yield Todo(Urgency.NOW, title, about, _("定归属"), place)


def _here(facts: Facts, one: InTwoVillages) -> RowId:
    """The person's row in the village that is looked at; the first one where all are."""
    here = (row for row, area in zip(one.rows, one.areas, strict=True) if facts.area.contains(area))
    return next(here, one.rows[0])


def _names(facts: Facts, rows: Iterable[RowId]) -> Iterator[str]:
    """Names of those who are of the area, a name for every pair."""
    people = facts.workspace.catalog.person_roster
    asked = list(rows)[:_MOST_ASKED]
    found = {row.id: row.stored for row in facts.workspace.rows(people.key, asked)}
    for row in asked:
        village = people.text_of(Role.VILLAGE, found.get(row, {}))
        if row in found and facts.area.village in ("", village):
            yield people.text_of(Role.NAME, found[row]) or _("（未填姓名）")
