"""Households: who lives together, what is said once for all of them, and what becomes of them.

A household follows from the rows of its members (`checks.household_key`); nothing of it is stored twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping

from msgspec import Struct

from roster_desktop.checks import household_key
from roster_desktop.records import EVERYTHING, Area, CellsWritten, ChangeSet, Occasion, RowId
from roster_desktop.schema import Role, Roster, Values
from roster_desktop.schema.kinds.id_number import holder_of
from roster_desktop.schema.kinship import HEAD
from roster_desktop.wording import Refusal, working
from roster_desktop.wording import households as sentences
from roster_desktop.workspace import Applied, Query, Row, Workspace


class HouseholdLine(Struct, frozen=True):
    """A household in a list of them."""

    key: str
    number: str
    head: str
    area: Area
    group: str
    members: tuple[RowId, ...]
    names: tuple[str, ...]


class Member(Struct, frozen=True):
    """Somebody of a household, with the rows of the other rosters."""

    row: Row
    others: Mapping[str, tuple[Row, ...]]


class Household(Struct, frozen=True):
    """A household as its card shows it."""

    key: str
    members: tuple[Member, ...]
    facts: Mapping[str, str]
    """Column that speaks of the whole household → the text all members have."""
    differing: Mapping[str, tuple[str, ...]]
    """Such columns in which members differ → their texts, the most frequent first."""

    head_at: int = 0
    """Place of the head among the members; the first one where nobody is."""

    @property
    def head(self) -> Member:
        """The head, or else the first member."""
        return self.members[self.head_at]


def household_columns(people: Roster) -> tuple[str, ...]:
    """Keys of the columns that speak of the whole household."""
    return tuple(column.key for column in people.columns if column.of_household)


def shared_texts(people: Roster, values: Values) -> dict[str, str]:
    """What another member of this person's household says as well: where they live, who the head is, and
    what is said once for all of them."""
    roles = (
        Role.TOWNSHIP, Role.VILLAGE, Role.GROUP, Role.HOUSEHOLD, Role.HEAD, Role.HEAD_ID_NUMBER,
    )  # fmt: skip
    keys = [people.key_of(role) for role in roles if people.has(role)]
    return {key: values[key] for key in (*keys, *household_columns(people)) if values.get(key)}


def households(workspace: Workspace, area: Area = EVERYTHING) -> list[HouseholdLine]:
    """Every household in the order of its first member.
    Persons who belong to none by their row are left out."""
    people = workspace.catalog.person_roster
    roles = (
        Role.TOWNSHIP,
        Role.VILLAGE,
        Role.GROUP,
        Role.HOUSEHOLD,
        Role.HEAD,
        Role.HEAD_ID_NUMBER,
        Role.NAME,
    )
    keys = [people.key_of(role) for role in roles if people.has(role)]
    found: dict[str, list[tuple[RowId, Values]]] = {}
    query = Query(people.key, township=area.township, village=area.village)
    for row, *texts in workspace.listed_texts(query, keys):
        values = dict(zip(keys, texts, strict=True))
        if key := household_key(people, values):
            found.setdefault(key.text, []).append((RowId(row), values))
    return [_line(people, key, members) for key, members in found.items()]


def household(workspace: Workspace, members: Collection[RowId]) -> Household:
    """The household of these persons, with all their rows."""
    people = workspace.catalog.person_roster
    rows = workspace.rows(people.key, list(members))
    if not rows:
        raise Refusal(sentences.GONE.about())
    told = {key: Counter(row.stored.get(key, "") for row in rows) for key in household_columns(people)}
    key = household_key(people, rows[0].stored)
    relation = [people.text_of(Role.RELATION, row.stored) for row in rows]
    return Household(
        key.text if key else "",
        tuple(Member(row, _others(workspace, people, row)) for row in rows),
        {key: next(iter(texts)) for key, texts in told.items() if len(texts) == 1},
        {
            key: tuple(text for text, _ in texts.most_common())
            for key, texts in told.items()
            if len(texts) > 1
        },
        relation.index(HEAD) if HEAD in relation else 0,
    )


def members_of(workspace: Workspace, row: RowId) -> tuple[RowId, ...]:
    """The persons who live with this one, in the order of their rows;
    the one alone where the row tells nothing."""
    people = workspace.catalog.person_roster
    own = workspace.row(people.key, row)
    key = household_key(people, own.stored) if own else None
    if own is None or key is None:
        return (row,)
    village = people.text_of(Role.VILLAGE, own.stored)
    area = Area(people.text_of(Role.TOWNSHIP, own.stored), village)
    return next((line.members for line in households(workspace, area) if line.key == key.text), (row,))


def write_facts(workspace: Workspace, members: Collection[RowId], values: Values) -> Applied:
    """Write what is said of the whole household into the row of every member, as one step."""
    people = workspace.catalog.person_roster
    known = set(household_columns(people))
    if unknown := [key for key in values if key not in known]:
        raise Refusal(working.UNKNOWN_COLUMN.about(roster=people.title, key=unknown[0]))
    canonical = people.canonical(values)
    rows = workspace.rows(people.key, list(members))
    headers = "、".join(people.column_by_key[key].header for key in values)
    changes = [CellsWritten(people.key, row.id, canonical) for row in rows]
    return _apply(workspace, f"修改 {_called(people, rows)} 户的{headers}", changes)


def change_head(
    workspace: Workspace, members: Collection[RowId], head: RowId, relations: Mapping[RowId, str]
) -> Applied:
    """户主变更: another member is the head; `relations`: member → what they are to the new head."""
    people = workspace.catalog.person_roster
    rows = workspace.rows(people.key, list(members))
    new = _row_in(rows, head)
    changes = list(_under(workspace, people, rows, new, relations))
    return _apply(workspace, f"户主变更：{_called(people, rows)} 户户主改为 {_name(people, new)}", changes)


def split_household(
    workspace: Workspace,
    members: Collection[RowId],
    leaving: Collection[RowId],
    head: RowId,
    number: str,
    relations: Mapping[RowId, str],
) -> Applied:
    """分户: these members are a household of their own from now on,
    under this head and number ("": none yet)."""
    people = workspace.catalog.person_roster
    staying = [row for row in members if row not in set(leaving)]
    rows = workspace.rows(people.key, list(members))
    gone = [row for row in rows if row.id in set(leaving)]
    new = _row_in(gone, head)
    if not staying:
        raise Refusal(sentences.WOULD_BE_EMPTY.about())
    for row in gone:
        if people.text_of(Role.RELATION, row.stored) == HEAD:
            raise Refusal(sentences.HEAD_STAYS.about(name=_name(people, row)))
    changes = list(_under(workspace, people, gone, new, relations, number=number.strip()))
    label = f"分户：{'、'.join(_name(people, row) for row in gone)} 从 {_called(people, rows)} 户分出"
    return _apply(workspace, label, changes)


def join_households(
    workspace: Workspace, into: Collection[RowId], joining: Collection[RowId], relations: Mapping[RowId, str]
) -> Applied:
    """合户: the members of one household join another one; its head stays, its facts hold for all."""
    people = workspace.catalog.person_roster
    there, coming = workspace.rows(people.key, list(into)), workspace.rows(people.key, list(joining))
    home = household(workspace, into)
    head = home.head.row
    number = people.text_of(Role.HOUSEHOLD, head.stored)
    # What the members already disagree about is left to them: only what all say is said of the newcomers too.
    facts = {key: text for key, text in home.facts.items() if text}
    changes = list(_under(workspace, people, coming, head, relations, number=number, facts=facts))
    return _apply(workspace, f"合户：{_called(people, coming)} 户并入 {_called(people, there)} 户", changes)


def _under(
    workspace: Workspace,
    people: Roster,
    rows: Iterable[Row],
    head: Row,
    relations: Mapping[RowId, str],
    *,
    number: str | None = None,
    facts: Values | None = None,
) -> Iterator[CellsWritten]:
    """The rows of these persons, in all rosters, with this head."""
    name = _name(people, head)
    for row in rows:
        values = dict(facts or {})
        _put(values, people, Role.HEAD, name)
        _put(values, people, Role.HEAD_ID_NUMBER, people.text_of(Role.ID_NUMBER, head.stored))
        if number is not None:
            _put(values, people, Role.HOUSEHOLD, number)
        _put(values, people, Role.RELATION, HEAD if row.id == head.id else _relation(relations, row, people))
        yield CellsWritten(people.key, row.id, values)
        for key, others in _others(workspace, people, row).items():
            roster = workspace.catalog.roster(key)
            if roster.has(Role.HEAD):
                yield from (CellsWritten(key, other.id, {roster.key_of(Role.HEAD): name}) for other in others)


def _relation(relations: Mapping[RowId, str], row: Row, people: Roster) -> str:
    told = relations.get(row.id, "").strip()
    if not told or told == HEAD:
        raise Refusal(sentences.RELATION_MISSING.about(name=_name(people, row)))
    return people.column_by_role[Role.RELATION].kind.canonical(told)


def _put(values: dict[str, str], roster: Roster, role: Role, text: str) -> None:
    if roster.has(role):
        values[roster.key_of(role)] = text


def _others(workspace: Workspace, people: Roster, row: Row) -> dict[str, tuple[Row, ...]]:
    """The person's rows in the other rosters."""
    number = people.text_of(Role.ID_NUMBER, row.stored)
    found = workspace.rows_of_person(number) if holder_of(number) else {}
    return {key: tuple(workspace.rows(key, ids)) for key, ids in found.items() if key != people.key}


def _line(people: Roster, key: str, members: list[tuple[RowId, Values]]) -> HouseholdLine:
    first = members[0][1]
    return HouseholdLine(
        key,
        people.text_of(Role.HOUSEHOLD, first),
        people.text_of(Role.HEAD, first) or people.text_of(Role.NAME, first),
        Area(people.text_of(Role.TOWNSHIP, first), people.text_of(Role.VILLAGE, first)),
        people.text_of(Role.GROUP, first),
        tuple(row for row, _ in members),
        tuple(people.text_of(Role.NAME, values) for _, values in members),
    )


def _row_in(rows: Iterable[Row], wanted: RowId) -> Row:
    found = next((row for row in rows if row.id == wanted), None)
    if found is None:
        raise Refusal(sentences.HEAD_NOT_AMONG_THEM.about())
    return found


def _called(people: Roster, rows: Iterable[Row]) -> str:
    """How the household is called: by its head."""
    first = next(iter(rows), None)
    return (people.text_of(Role.HEAD, first.stored) or _name(people, first)) if first else ""


def _name(people: Roster, row: Row) -> str:
    return people.text_of(Role.NAME, row.stored)


def _apply(workspace: Workspace, label: str, changes: Iterable[CellsWritten]) -> Applied:
    return workspace.apply(ChangeSet(label, Occasion.TYPED, tuple(changes)))
