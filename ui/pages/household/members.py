"""The members of a household as a table: who they are, where they work, posts and trainings,
what is wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from roster_desktop.checks import Level
from roster_desktop.records import RowId
from roster_desktop.schema import Catalog, Role
from roster_desktop.schema.kinds.id_number import holder_of
from roster_desktop.tasks.households import Household, Member
from roster_desktop.wording import _
from roster_desktop.workspace import Row, StoredFinding
from ui.models import Mark
from ui.models.cell_marks import without_name
from ui.tables import Shown

_MOST_TOLD = 4
_MARKS = {Level.ERROR: Mark.ERROR, Level.WARNING: Mark.WARNING, Level.NOTICE: Mark.NONE}


class MemberLine(Struct, frozen=True):
    """One member in words."""

    row: RowId
    name: str
    relation: str
    age: str
    capacity: str
    doing: str
    """Status, and where they work, what post they hold, what they were taught."""
    complaint: str
    mark: Mark


def _beside(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _years(age: str) -> str:
    """In one piece: 岁 alone in a line of its own says nothing."""
    return _("{age} 岁").format(age=age).replace(" ", "\N{NO-BREAK SPACE}") if age else ""


def _lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)


COLUMNS = (
    Shown(
        _("家里人"),
        132,
        lambda line: _lines(line.name, _beside(line.relation, _years(line.age))),
    ),
    Shown(_("劳动能力、就业"), 200, lambda line: _lines(line.capacity, line.doing)),
    Shown(_("要核对的"), 120, lambda line: line.complaint, lambda line: line.mark),
)


def member_lines(catalog: Catalog, home: Household, findings: Sequence[StoredFinding]) -> list[MemberLine]:
    """The members in the order of their rows, the head first."""
    said: dict[str, list[StoredFinding]] = {}
    for finding in findings:
        said.setdefault(finding.holder, []).append(finding)
    members = sorted(home.members, key=lambda member: member is not home.head)
    return [_line(catalog, member, said) for member in members]


def _line(catalog: Catalog, member: Member, said: Mapping[str, list[StoredFinding]]) -> MemberLine:
    people, values = catalog.person_roster, member.row.values
    number = people.text_of(Role.ID_NUMBER, values)
    own = said.get(holder_of(number), []) if number else []
    worst = min((list(Level).index(one.level) for one in own), default=len(Level))
    return MemberLine(
        member.row.id,
        people.text_of(Role.NAME, values),
        people.text_of(Role.RELATION, values),
        people.text_of(Role.AGE, values),
        values.get("labour_capacity", ""),
        "\n".join(_doings(catalog, member)),
        _told(own),
        _MARKS[list(Level)[worst]] if own else Mark.NONE,
    )


def _told(findings: Sequence[StoredFinding]) -> str:
    """The first few of them, the gravest first; how many more there are."""
    graver = sorted(findings, key=lambda one: list(Level).index(one.level))
    said = list(dict.fromkeys(without_name(one.message, one.name) for one in graver))
    more = len(said) - _MOST_TOLD
    return "\n".join((*said[:_MOST_TOLD], *((_("还有 {more} 处。").format(more=more),) if more > 0 else ())))


def _doings(catalog: Catalog, member: Member) -> list[str]:
    """The status, then a line for every row of the other rosters;
    a row that says the status again says it alone."""
    status = member.row.values.get("employment_status", "")
    told = {
        _("{roster}：{text}").format(roster=catalog.roster(key).short_title, text=text): catalog.roster(
            key
        ).short_title
        for key, rows in member.others.items()
        for row in rows
        if (text := _in_words(row))
    }
    return [text for text in ((status if status not in told.values() else ""), *told) if text]


def _in_words(row: Row) -> str:
    """Where and since when; what ended says so."""
    values = row.values
    what = next((values[key] for key in _WHAT if values.get(key)), "")
    where = next((values[key] for key in _WHERE if values.get(key)), "")
    since = values.get("started_on", "")
    until = f"—{values['ended_on']}" if values.get("ended_on") else _(" 起") if since else ""
    return " · ".join(part for part in (what, where, f"{since}{until}") if part)


_WHAT = ("employer", "business_name", "course", "project")
_WHERE = ("post", "county", "city", "province", "provider", "address")
