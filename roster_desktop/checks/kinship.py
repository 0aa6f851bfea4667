"""Does a household hang together: one head, one spouse, and relations that sex and age allow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from roster_desktop.checks.household_in_question import HouseholdInQuestion
from roster_desktop.checks.own_rows import POPULATION_STATUS
from roster_desktop.checks.roster_keys import GONE, PERSON
from roster_desktop.checks.row_in_question import RowInQuestion
from roster_desktop.checks.rule import Seen
from roster_desktop.checks.saying import counted
from roster_desktop.checks.told_once import told_once
from roster_desktop.schema.derivation import full_years
from roster_desktop.schema.kinship import HEAD
from roster_desktop.schema.pairing import folded_name
from roster_desktop.schema.roster import Role

SPOUSE = "配偶"
FEWEST_YEARS = 14
"""Between a parent and a child."""

_MALE = frozenset(
    "之子 之女婿 之孙子 之外孙子 之父 之岳父 之公公 之祖父 之外祖父 之曾孙子 之侄儿 之叔伯".split()
)
_FEMALE = frozenset(
    "之女 之儿媳 之孙女 之外孙女 之母 之岳母 之婆婆 之祖母 之外祖母 之曾孙女 之侄女 之兄弟媳妇".split()
)
# Of blood relations only: in-laws may be of any age.
_YOUNGER = frozenset("之子 之女 之孙子 之孙女 之外孙子 之外孙女 之曾孙子 之曾孙女".split())
_OLDER = frozenset("之父 之母 之祖父 之祖母 之外祖父 之外祖母".split())
OF_ONE_SEX = _MALE | _FEMALE
OF_BLOOD = _YOUNGER | _OLDER

_TOO_MANY = "{household} 户有{count}个{relation}：{names}。"
_OLDER_THAN_HEAD = "{who} 比户主年龄还大，关系“{relation}”请核对。"
_YOUNGER_THAN_HEAD = "{who} 比户主年龄还小，关系“{relation}”请核对。"


def head_and_spouses(household: HouseholdInQuestion) -> Iterator[Seen]:
    """Exactly one head and at most one spouse, of those who are still there."""
    rows = _own_rows(household)
    present = [row for row in rows if row.text(POPULATION_STATUS) not in GONE]
    if not present:
        return
    if not _of_relation(rows, HEAD):
        # Whose relation nobody can read may be the head.
        if all((cell := row.with_role(Role.RELATION)) and not cell.is_unreadable for row in rows):
            yield _told(household, present)
        return
    heads = _of_relation(present, HEAD)
    if len(heads) > 1 and _are_heads_of_one(household, heads):
        yield _told(household, heads, _TOO_MANY, HEAD)
    spouses = _of_relation(present, SPOUSE)
    if len(spouses) > 1 and not (household.is_by_name and len(heads) > 1):
        yield _told(household, spouses, _TOO_MANY, SPOUSE)


def spouses_of_one_sex(household: HouseholdInQuestion) -> Iterator[Seen]:
    head = _only_head(household)
    if not head or not head.person or not head.person.sex:
        return
    for row in _of_relation(_present(household), SPOUSE):
        if row.person and row.person.sex == head.person.sex:
            gaps = {"head": head.who, "spouse": row.who}
            yield Seen(_columns(row), gaps, row=row, beside=((head, _columns(head)),))


def relation_and_sex(row: RowInQuestion) -> Iterator[Seen]:
    if row.roster.key != PERSON or not row.person or not row.person.sex:
        return
    relation = row.text_of(Role.RELATION)
    expected = "男" if relation in _MALE else "女" if relation in _FEMALE else ""
    if expected and row.person.sex != expected:
        yield Seen(_columns(row), {"relation": relation, "sex": row.person.sex})


def relation_and_age(household: HouseholdInQuestion) -> Iterator[Seen]:
    head = _only_head(household)
    if not head or not head.person or not (head_born := head.person.birth):
        return
    for row in _own_rows(household):
        relation = row.text_of(Role.RELATION)
        if row is head or relation not in OF_BLOOD or not row.person or not (born := row.person.birth):
            continue
        older, younger = (head_born, born) if relation in _YOUNGER else (born, head_born)
        years = full_years(older, younger)
        if years < FEWEST_YEARS:
            reversed_ages = _OLDER_THAN_HEAD if relation in _YOUNGER else _YOUNGER_THAN_HEAD
            gaps = {"years": str(years), "relation": relation}
            instead = reversed_ages if younger < older else ""
            yield Seen(_columns(row), gaps, instead, row, ((head, _columns(head)),))


@told_once
def _own_rows(household: HouseholdInQuestion) -> list[RowInQuestion]:
    """One row of each member; of another row of the same person other rules speak."""
    return [row for one in household.members if (row := next(iter(one.of(PERSON)), None))]


@told_once
def _present(household: HouseholdInQuestion) -> list[RowInQuestion]:
    return [row for row in _own_rows(household) if row.text(POPULATION_STATUS) not in GONE]


def _of_relation(rows: Sequence[RowInQuestion], relation: str) -> list[RowInQuestion]:
    return [row for row in rows if row.text_of(Role.RELATION) == relation]


def _only_head(household: HouseholdInQuestion) -> RowInQuestion | None:
    """The head, where it is clear who it is."""
    present, all_heads = _of_relation(_present(household), HEAD), _of_relation(_own_rows(household), HEAD)
    heads = present or all_heads
    return heads[0] if len(heads) == 1 else None


def _are_heads_of_one(household: HouseholdInQuestion, heads: Sequence[RowInQuestion]) -> bool:
    """Two heads of one name, held together by that name only, are two households."""
    return not household.is_by_name or len({folded_name(row.name) for row in heads}) > 1


def _told(
    household: HouseholdInQuestion, rows: Sequence[RowInQuestion], instead: str = "", relation: str = ""
) -> Seen:
    first, *others = rows
    gaps = {
        "household": first.text_of(Role.HOUSEHOLD) or household.head_name,
        "count": counted(len(rows)),
        "relation": relation,
        "names": "、".join(row.who for row in rows),
    }
    return Seen(_columns(first), gaps, instead, first, tuple((row, _columns(row)) for row in others))


def _columns(row: RowInQuestion) -> tuple[str, ...]:
    return (row.roster.key_of(Role.RELATION), row.roster.key_of(Role.ID_NUMBER))
