"""Which findings the page lists, by person or by rule, and how many there are of each level."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from typing import Literal

from msgspec import Struct

from roster_desktop.checks import Level
from roster_desktop.progress import Progress
from roster_desktop.records import EVERYTHING, Area
from roster_desktop.records import Level as UnitLevel
from roster_desktop.wording import _
from roster_desktop.workspace import FindingHead, FindingQuery, Query, StoredFinding, Workspace
from ui.models.cell_marks import without_name
from ui.pages.checking.words import about_rule, veiled

_GRAVE = {level: place for place, level in enumerate(Level)}


class GroupBy(Enum):
    """The value is the word for it."""

    PERSON = _("按人")
    RULE = _("按规则")


class Wish(Struct, frozen=True):
    """What the person wants to see."""

    by: GroupBy = GroupBy.PERSON
    level: Level | None = None
    roster: str = ""
    area: Area = EVERYTHING
    state: Literal["open", "explained"] = "open"
    words: str = ""


class FindingLine(Struct, frozen=True):
    """One finding in the list."""

    head: FindingHead
    text: str
    about: str = ""


class Group(Struct, frozen=True):
    """Findings about one person, or by one rule."""

    key: str
    title: str
    about: str
    level: Level
    lines: tuple[FindingLine, ...]


class Listing(Struct, frozen=True):
    """What was found."""

    groups: tuple[Group, ...]
    by_level: Mapping[Level, int]
    """How many there are of each level, whichever level is wished."""
    by_state: Mapping[str, int]
    """How many of all the file's findings are open, and how many explained."""
    was_checked: bool
    reasons: tuple[tuple[str, str], ...] = ()
    """(rule, what was said of such a finding), the latest first."""

    @property
    def heads(self) -> list[FindingHead]:
        """Every finding listed, in its order."""
        return [line.head for group in self.groups for line in group.lines]


def reading(workspace: Workspace, wish: Wish) -> Callable[[Progress], Listing]:
    """Work that lists what is wished, beside the window."""

    def read(_progress: Progress) -> Listing:
        return listing(workspace, wish)

    return read


def listing(workspace: Workspace, wish: Wish) -> Listing:
    """The findings as the file keeps them, the gravest first."""
    asked = FindingQuery(state="", roster=wish.roster, village=wish.area.village, township=wish.area.township)
    heads = workspace.finding_heads(asked)
    by_state = Counter("explained" if head.is_explained else "open" for head in heads)
    heads = [head for head in heads if head.is_explained == (wish.state == "explained")]
    if wish.words.strip():
        there = _rows_found(workspace, wish.words)
        heads = [head for head in heads if head.row in there or wish.words.strip() in head.message]
    shown = [head for head in heads if wish.level in (None, head.level)]
    where = _WHERE[workspace.unit.level]
    titles = {
        roster.key: roster.short_title
        for roster in workspace.catalog.rosters
        if roster.key != workspace.catalog.people
    }
    by_person = wish.by is GroupBy.PERSON
    return Listing(
        tuple(_by_person(shown, titles, where) if by_person else _by_rule(shown, where)),
        Counter(head.level for head in heads),
        by_state,
        bool(workspace.checked_by),
        _reasons(workspace) if by_state["explained"] else (),
    )


def reasons_for(rule: str, reasons: Sequence[tuple[str, str]]) -> list[str]:
    """What was said before, of findings by this rule first."""
    told = [said for of, said in reasons if of == rule] + [said for of, said in reasons if of != rule]
    return list(dict.fromkeys(told))


def same_finding(
    before: Sequence[FindingHead], wanted: FindingHead, now: Sequence[FindingHead]
) -> FindingHead | None:
    """The finding where it is listed now; after a fact changed, what its rule newly says of the row."""
    if wanted in now:
        return wanted
    known = set(before)
    of_row = (head for head in now if (head.row, head.rule) == (wanted.row, wanted.rule))
    return next((head for head in of_row if head not in known), None)


def nearest(
    told: Sequence[StoredFinding], row: str, column: str, now: Sequence[FindingHead]
) -> FindingHead | None:
    """Of these findings the one that is listed: in this row before others, in this column where one is
    meant."""
    wanted = sorted(told, key=lambda one: one.row != row or (bool(column) and column not in one.columns))
    listed = {(head.row, head.rule, head.message): head for head in now}
    keys = ((one.row, one.rule, one.message) for one in wanted)
    return next((listed[key] for key in keys if key in listed), None)


def following(
    before: Sequence[FindingHead], gone: FindingHead, now: Sequence[FindingHead]
) -> FindingHead | None:
    """Where to go on after a finding went away: to the nearest one behind it, else in front of it."""
    if gone not in before:
        return now[0] if now else None
    place, there = before.index(gone), set(now)
    order = (*before[place + 1 :], *reversed(before[:place]))
    return next((head for head in order if head in there), now[0] if now else None)


def _rows_found(workspace: Workspace, words: str) -> frozenset[str]:
    """Rows that the search of the rosters finds: by name, pinyin, ID number, phone, employer."""
    asked = (Query(roster.key, find=words) for roster in workspace.catalog.rosters)
    return frozenset(row for query in asked for row in workspace.row_ids(query))


def _reasons(workspace: Workspace) -> tuple[tuple[str, str], ...]:
    said = sorted(workspace.explained().items(), key=lambda one: one[1].on, reverse=True)
    return tuple(dict.fromkeys((rule, one.reason) for (_row, rule, _basis), one in said))


def _by_person(heads: Sequence[FindingHead], titles: Mapping[str, str], where: _Where) -> list[Group]:
    """`titles`: what the rosters are called of which it is to be said."""
    by_key: dict[str, list[FindingHead]] = {}
    for head in heads:
        by_key.setdefault(head.holder or head.row, []).append(head)
    groups = [
        Group(
            key,
            found[0].name or _("（未填姓名）"),
            where(found[0]),
            _gravest(found),
            tuple(
                FindingLine(one, veiled(without_name(one.message, one.name)), titles.get(one.roster, ""))
                for one in _sorted(found)
            ),
        )
        for key, found in by_key.items()
    ]
    return sorted(groups, key=lambda group: _GRAVE[group.level])


def _by_rule(heads: Sequence[FindingHead], where: _Where) -> list[Group]:
    by_key: dict[str, list[FindingHead]] = {}
    for head in heads:
        by_key.setdefault(head.rule, []).append(head)
    groups = [
        Group(
            rule,
            about_rule(rule),
            rule,
            _gravest(found),
            tuple(FindingLine(one, one.name or _("（未填姓名）"), where(one)) for one in _sorted(found)),
        )
        for rule, found in by_key.items()
    ]
    return sorted(groups, key=lambda group: (_GRAVE[group.level], group.key))


def _gravest(heads: Sequence[FindingHead]) -> Level:
    return min((head.level for head in heads), key=_GRAVE.__getitem__)


def _sorted(heads: Sequence[FindingHead]) -> list[FindingHead]:
    return sorted(heads, key=lambda head: _GRAVE[head.level])


_Where = Callable[[FindingHead], str]
_WHERE: Mapping[UnitLevel, _Where] = {
    UnitLevel.VILLAGE: lambda head: "",
    UnitLevel.TOWNSHIP: lambda head: head.village,
    # Two villages of a county may have one name.
    UnitLevel.COUNTY: lambda head: f"{head.township}{head.village}",
}
"""How much of the place is said in a list of a file of this level."""
