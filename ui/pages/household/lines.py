"""The list of households: whom each has, how it stands, and which come first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from msgspec import Struct

from roster_desktop.checks import Level
from roster_desktop.progress import Progress
from roster_desktop.records import Area
from roster_desktop.tasks.households import HouseholdLine, households
from roster_desktop.wording import _
from roster_desktop.workspace import FindingQuery, Workspace
from ui.pages.pieces.card_list import CardFact, Tone

NOBODY_EMPLOYED = "H01"
NOBODY_WILLING = "H02"
_WORDS = {NOBODY_EMPLOYED: (_("零就业"), Tone.ERROR), NOBODY_WILLING: (_("无人就业"), Tone.WARNING)}
_MOST_NAMES = 4


class HomeState(Struct, frozen=True):
    """A household and what is to be said of it."""

    line: HouseholdLine
    rule: str
    """Rule by which nobody in it is employed; "" where somebody is."""
    complaints: int
    """Errors and warnings about its members."""


def home_states(workspace: Workspace, area: Area) -> list[HomeState]:
    """Every household of the area, those without anyone employed first, then those with complaints."""
    rules: dict[str, str] = {}
    complaints: Counter[str] = Counter()
    for finding in workspace.findings(FindingQuery(village=area.village, township=area.township)):
        if finding.rule in _WORDS:
            rules.setdefault(finding.household, finding.rule)
        if finding.level is not Level.NOTICE:
            complaints[finding.household] += 1
    states = [
        HomeState(line, rules.get(line.key, ""), complaints[line.key]) for line in households(workspace, area)
    ]
    return sorted(states, key=lambda one: (_rank(one.rule), -min(one.complaints, 1)))


def found(states: list[HomeState], words: str) -> list[HomeState]:
    """Those in which every word occurs: in the head's or a member's name, the number or the group."""
    wanted = words.split()
    return [one for one in states if all(word in _searched(one.line) for word in wanted)]


def reading(workspace: Workspace, area: Area) -> Callable[[Progress], list[HomeState]]:
    """Work that reads the list beside the window."""

    def read(_progress: Progress) -> list[HomeState]:
        return home_states(workspace, area)

    return read


def card_of(state: HomeState, *, with_village: bool) -> CardFact:
    """The household in one card."""
    line = state.line
    names = _("、").join(line.names[:_MOST_NAMES]) + (_(" 等") if len(line.names) > _MOST_NAMES else "")
    where = (
        line.area.village if with_village else "",
        line.group,
        _("{count}人：{names}").format(count=len(line.names), names=names),
    )
    word, tone = _WORDS.get(
        state.rule,
        (_("{complaints} 处").format(complaints=state.complaints) if state.complaints else "", Tone.WARNING),
    )
    return CardFact(
        _("{head} 户").format(head=line.head), " · ".join(part for part in where if part), word, tone, state
    )


def _rank(rule: str) -> int:
    return list(_WORDS).index(rule) if rule in _WORDS else len(_WORDS)


def _searched(line: HouseholdLine) -> str:
    return " ".join((line.head, line.number, line.group, line.area.village, *line.names))
