"""A township's villages, or a county's townships with theirs: how many people, and when each last sent a
workbook."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from roster_desktop import divisions
from roster_desktop.checks import Level as Severity
from roster_desktop.records import EVERYTHING, Area, Level, Unit
from roster_desktop.workspace import DeliveryRecord, FindingQuery, Workspace


class AreaFacts(Struct, frozen=True):
    """What there is to know of a part of the unit."""

    area: Area
    name: str
    people: int
    submitted_at: str = ""
    """When its last workbook came in, `2026-11-22 09:30:00`; "" where none did."""
    inside: tuple[AreaFacts, ...] = ()

    @property
    def submitted(self) -> int:
        """How many of the areas right inside sent something."""
        return sum(bool(one.submitted_at) for one in self.inside)


def area_facts(workspace: Workspace) -> AreaFacts:
    """The whole unit with everything inside it: villages that the unit is known to have, also before they
    sent anything, and those that rows name."""
    unit = workspace.unit
    people = workspace.people_by_area()
    if unit.level is not Level.COUNTY:
        people = _without_townships(people)
    known = _known(unit, people)
    sent = _sent(workspace, known)
    villages: dict[str, list[AreaFacts]] = defaultdict(list)
    for area in known:
        if area.village:
            villages[area.township].append(_village(area, people.get(area, 0), sent))
    inside = (*_townships(known, people, sent, villages), *villages[""])
    return AreaFacts(EVERYTHING, unit.name, sum(people.values()), inside=inside)


def findings_by_area(workspace: Workspace) -> dict[Area, int] | None:
    """Village, within its township → errors and warnings that wait there, as of the last comparison;
    None while nothing was ever compared, which is not the same as none."""
    if not workspace.checked_by:
        return None
    summed: dict[Area, int] = defaultdict(int)
    for level in (Severity.ERROR, Severity.WARNING):
        for area, count in workspace.findings_by_area(FindingQuery(level=level)).items():
            summed[area] += count
    return dict(summed)


def senders(workspace: Workspace) -> dict[Area, tuple[DeliveryRecord, ...]]:
    """The villages of a township, or the townships of a county → their workbooks, the newest first;
    also those that sent nothing."""
    is_county = workspace.unit.level is Level.COUNTY
    people = workspace.people_by_area()
    known = _known(workspace.unit, people if is_county else _without_townships(people))
    sent = _deliveries(workspace, known)
    if is_county:
        asked = [Area(name) for name in dict.fromkeys(area.township for area in known if area.township)]
    else:
        asked = [area for area in known if area.village]
    return {area: tuple(sent.get(area, ())) for area in asked}


def reports_of(workspace: Workspace) -> dict[Area, tuple[DeliveryRecord, ...]]:
    """The same, without our own return workbooks that came home answered: they answer what was asked, and
    report no period."""
    returned = {one.book for one in workspace.returns()}
    return {
        area: tuple(one for one in records if not one.book or one.book not in returned)
        for area, records in senders(workspace).items()
    }


def _village(area: Area, people: int, sent: Mapping[Area, str]) -> AreaFacts:
    """A village whose people came in with the workbook of its township was sent by it."""
    by_township = sent.get(Area(area.township), "") if people and area.township else ""
    return AreaFacts(area, area.village, people, max(sent.get(area, ""), by_township))


def _townships(
    known: Sequence[Area],
    people: Mapping[Area, int],
    sent: Mapping[Area, str],
    villages: Mapping[str, Sequence[AreaFacts]],
) -> Iterator[AreaFacts]:
    for name in dict.fromkeys(area.township for area in known if area.township):
        count = sum(number for area, number in people.items() if area.township == name)
        yield AreaFacts(Area(name), name, count, sent.get(Area(name), ""), tuple(villages[name]))


def _listed(unit: Unit) -> Iterator[Area]:
    """The places that the unit is known to have, in the order of their codes."""
    for place in divisions.children(unit.code) if unit.code else ():
        if unit.level is Level.TOWNSHIP:
            yield Area(village=place.name)
        elif unit.level is Level.COUNTY:
            yield Area(place.name)
            yield from (Area(place.name, village.name) for village in divisions.children(place.code))


def _without_townships(people: Mapping[Area, int]) -> dict[Area, int]:
    """In a township's own file nothing hangs on whether a row names the township."""
    summed: dict[Area, int] = defaultdict(int)
    for area, count in people.items():
        summed[Area(village=area.village)] += count
    return dict(summed)


def _known(unit: Unit, people: Mapping[Area, int]) -> tuple[Area, ...]:
    return tuple(dict.fromkeys([*_listed(unit), *(area for area in people if area.name)]))


def _sent(workspace: Workspace, known: Sequence[Area]) -> dict[Area, str]:
    """Area → when its last workbook came in."""
    return {area: max(one.at for one in told) for area, told in _deliveries(workspace, known).items()}


def _deliveries(workspace: Workspace, known: Sequence[Area]) -> dict[Area, list[DeliveryRecord]]:
    """Area → the workbooks that it sent, the newest first."""
    by_name: dict[str, list[Area]] = defaultdict(list)
    for area in dict.fromkeys([*known, *(Area(area.township) for area in known if area.township)]):
        by_name[area.name].append(area)
    sent: dict[Area, list[DeliveryRecord]] = defaultdict(list)
    for record in workspace.deliveries():
        for area in _senders(workspace, record, by_name):
            sent[area].append(record)
    return dict(sent)


def _senders(
    workspace: Workspace, record: DeliveryRecord, by_name: Mapping[str, Sequence[Area]]
) -> Iterable[Area]:
    """Whose workbook it was: one area, or none where nobody can say."""
    named = _called(record.unit, by_name, workspace.unit.name)
    if len(named) < 2:
        return named
    # Villages of one name: the rows that came with the workbook tell of which township it was.
    return workspace.areas_of_batch(record.batch).intersection(named) if record.batch else ()


def _called(name: str, by_name: Mapping[str, Sequence[Area]], own: str) -> Sequence[Area]:
    """The areas of this name; lists made by hand write 龙亭镇三合村 for 三合村."""
    if name in by_name:
        return by_name[name]
    rest = name.removeprefix(own)
    if rest in by_name:
        return by_name[rest]
    return [
        area
        for areas in by_name.values()
        for area in areas
        if area.township and rest == area.township + area.village
    ]
