"""Whom to call or to visit, and what to ask there: what was found about a person, what was verified too long
ago, which work nobody has touched since."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from enum import Enum

from msgspec import Struct

from roster_desktop.checks.own_rows import POPULATION_STATUS
from roster_desktop.checks.periods import BOTH, is_open
from roster_desktop.checks.roster_keys import AWAY, GONE
from roster_desktop.checks.row_in_question import Known, row_in_question
from roster_desktop.progress import Progress, Silence
from roster_desktop.records import EVERYTHING, Area, RowId, short_hash
from roster_desktop.schema import Role, Roster
from roster_desktop.schema.kinds.chinese_numerals import with_digits
from roster_desktop.schema.kinds.id_number import holder_of
from roster_desktop.tasks.findings import all_findings
from roster_desktop.tasks.verifying import Freshness, stale_before, verification_of
from roster_desktop.wording import Refusal, verifying
from roster_desktop.workspace import Query, Row, StoredFinding, Workspace

_PAGE = 500
_LEVELS = ("error", "warning", "notice")
_NOT_A_NUMBER = 10**6


class Why(Enum):
    """For which reason somebody is to be asked."""

    FINDING = "finding"
    OLD = "old"
    """Verified, but too long ago."""
    NEVER = "never"
    UNTOUCHED = "untouched"
    """Work that goes on as it seems, but nobody has written or verified anything about it for too long."""


CALLED_FOR = frozenset({Why.FINDING, Why.OLD, Why.UNTOUCHED})
"""Reasons for a call where nobody chose; who was never verified is asked so when there is another reason."""


class Question(Struct, frozen=True):
    """Something to ask."""

    why: Why
    text: str


class Visited(Struct, frozen=True):
    """A person to call or to visit."""

    row: RowId
    area: Area
    group: str
    head: str
    name: str
    identity: str
    """The first 18 characters of the ID number; what stands there where it is none."""
    phone: str
    questions: tuple[Question, ...]


class Sample(Struct, frozen=True):
    """Persons drawn for visits. The same seed draws the same of the same persons, on any computer."""

    seed: str
    percent: int
    of: int
    """From how many persons it was drawn."""
    drawn: tuple[Visited, ...]


def call_list(
    workspace: Workspace,
    area: Area = EVERYTHING,
    whys: Collection[Why] = CALLED_FOR,
    progress: Progress | None = None,
) -> tuple[Visited, ...]:
    """Persons about whom there is something to ask for one of these reasons, village by village, group by
    group."""
    people = _people(workspace, area, progress or Silence())
    return tuple(one for one in people if any(question.why in whys for question in one.questions))


def sample(
    workspace: Workspace,
    seed: str,
    percent: int | None = None,
    area: Area = EVERYTHING,
    progress: Progress | None = None,
) -> Sample:
    """Of every group of every village so many percent (policy P_SAMPLE_PERCENT), a part of a person counting
    as one."""
    share = workspace.policies.number("P_SAMPLE_PERCENT", workspace.cutoff) if percent is None else percent
    if not 1 <= share <= 100:
        raise Refusal(verifying.NOT_A_PERCENTAGE.about(text=share))
    people = list(_people(workspace, area, progress or Silence()))
    groups: dict[tuple[Area, str], list[Visited]] = {}
    for one in people:
        groups.setdefault((one.area, one.group), []).append(one)
    drawn: set[RowId] = set()
    for members in groups.values():
        by_lot = sorted(members, key=lambda one: _lot(seed, one))
        drawn |= {one.row for one in by_lot[: -(-len(members) * share // 100)]}
    return Sample(seed, share, len(people), tuple(one for one in people if one.row in drawn))


def _lot(seed: str, one: Visited) -> tuple[str, str]:
    """What decides who is drawn. It hangs on the person, not on the row's id or place: a file made from the
    same sheet elsewhere draws the same persons."""
    return short_hash("lot", seed, one.identity, one.name), one.row


def _people(workspace: Workspace, area: Area, progress: Progress) -> tuple[Visited, ...]:
    """Everybody who lives there, with all that there is to ask."""
    roster = workspace.catalog.person_roster
    stale = stale_before(workspace)
    findings = _findings(workspace, progress)
    progress.report(0, 2, "读取久未更新的记录")
    untouched = _untouched(workspace, area, stale)
    progress.report(1, 2, "读取人员")
    found: list[Visited] = []
    ids = workspace.row_ids(Query(roster.key, village=area.village, township=area.township))
    for row in _pages(workspace, roster, ids):
        if row.stored.get(POPULATION_STATUS) in GONE | AWAY:
            continue
        holder = holder_of(roster.text_of(Role.ID_NUMBER, row.stored))
        told = findings.get(holder or row.id, []) + untouched.get(holder, [])
        found.append(_visited(roster, row, holder, (*told, *_verified(row, stale))))
    progress.report(2, 2, "读取人员")
    return tuple(sorted(found, key=_place))


def _findings(workspace: Workspace, progress: Progress) -> dict[str, list[Question]]:
    """Person (failing that, row) → what was found and not yet explained, the worst first."""
    told: dict[str, list[StoredFinding]] = {}
    for finding in all_findings(workspace, progress):
        if finding.state == "open":
            told.setdefault(finding.holder or finding.row, []).append(finding)
    return {
        whose: [
            Question(Why.FINDING, text)
            for text in dict.fromkeys(
                finding.message
                for finding in sorted(found, key=lambda finding: _LEVELS.index(finding.level.value))
            )
        ]
        for whose, found in told.items()
    }


def _untouched(workspace: Workspace, area: Area, stale: str) -> dict[str, list[Question]]:
    """Person → work, posts and courses that go on, as it seems, without anybody having looked for long."""
    asked: dict[str, list[Question]] = {}
    known = Known()
    for roster in workspace.catalog.rosters:
        if roster is workspace.catalog.person_roster or not roster.column_by_key.keys() >= set(BOTH):
            continue
        ids = workspace.row_ids(Query(roster.key, village=area.village, township=area.township))
        for row in _pages(workspace, roster, ids):
            holder = holder_of(roster.text_of(Role.ID_NUMBER, row.stored))
            if not holder or row.changed_at[:10] >= stale:
                continue
            looked_at = row_in_question(roster, row.stored, row=row.id, on=workspace.cutoff, known=known)
            if is_open(looked_at) and verification_of(row, stale).freshness is not Freshness.FRESH:
                asked.setdefault(holder, []).append(Question(Why.UNTOUCHED, _still_so(roster, row)))
    return asked


def _still_so(roster: Roster, row: Row) -> str:
    facts = [row.stored.get(key, "") for key in roster.told_apart_by]
    which = " ".join(fact for fact in facts if fact)
    return f"{roster.short_title}（{which}）从 {row.changed_at[:10]} 起没有更新，现在还是这样吗？"


def _verified(row: Row, stale: str) -> Iterator[Question]:
    last = verification_of(row, stale)
    match last.freshness:
        case Freshness.NONE:
            yield Question(Why.NEVER, "还没有核实过，请核对姓名、身份证号、电话和就业情况。")
        case Freshness.OLD:
            how = f"（{last.how}）" if last.how else ""
            yield Question(Why.OLD, f"上次核实是 {last.on or '日期不详'}{how}，已经过期，请再核一次。")
        case Freshness.FRESH:
            return


def _visited(roster: Roster, row: Row, holder: str, questions: tuple[Question, ...]) -> Visited:
    def text(role: Role) -> str:
        return roster.text_of(role, row.values)

    area = Area(text(Role.TOWNSHIP), text(Role.VILLAGE))
    identity = holder or text(Role.ID_NUMBER)
    return Visited(
        row.id,
        area,
        text(Role.GROUP),
        text(Role.HEAD),
        text(Role.NAME),
        identity,
        text(Role.PHONE),
        questions,
    )


def _place(one: Visited) -> tuple[object, ...]:
    """By village and group, 二组 before 十组, so that one way leads past all of a group."""
    number = re.search(r"\d+", with_digits(re.sub("组$", "号", one.group)))
    order = int(number[0]) if number else _NOT_A_NUMBER
    return one.area.township, one.area.village, order, one.group, one.head, one.name, one.row


def _pages(workspace: Workspace, roster: Roster, ids: Sequence[RowId]) -> Iterator[Row]:
    for start in range(0, len(ids), _PAGE):
        yield from workspace.rows(roster.key, ids[start : start + _PAGE])
