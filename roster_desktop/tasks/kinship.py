"""What members of a household are to a new head, as far as it follows from what they were to the old one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from roster_desktop.schema.kinship import HEAD

SPOUSE = "配偶"
_MAN = "男"
_CHILDREN = ("之子", "之女")
_CHILD_IN_LAW = {"之子": "之儿媳", "之女": "之女婿"}

_SEEN_BACK: Mapping[str, tuple[str, str]] = {
    # What the old head is to the new one, as a man and as a woman.
    SPOUSE: (SPOUSE, SPOUSE),
    "之子": ("之父", "之母"),
    "之女": ("之父", "之母"),
    "之儿媳": ("之公公", "之婆婆"),
    "之女婿": ("之岳父", "之岳母"),
    "之父": ("之子", "之女"),
    "之母": ("之子", "之女"),
    "之孙子": ("之祖父", "之祖母"),
    "之孙女": ("之祖父", "之祖母"),
    "之外孙子": ("之外祖父", "之外祖母"),
    "之外孙女": ("之外祖父", "之外祖母"),
    "之公公": ("", "之儿媳"),
    "之婆婆": ("", "之儿媳"),
    "之岳父": ("之女婿", ""),
    "之岳母": ("之女婿", ""),
    "之祖父": ("之孙子", "之孙女"),
    "之祖母": ("之孙子", "之孙女"),
    "之外祖父": ("之外孙子", "之外孙女"),
    "之外祖母": ("之外孙子", "之外孙女"),
    "之兄弟姐妹": ("之兄弟姐妹", "之兄弟姐妹"),
}

_THROUGH_SPOUSE: Mapping[str, tuple[str, str]] = {
    # What relatives of the old head are to a husband and to a wife who becomes the head.
    "之父": ("之岳父", "之公公"),
    "之母": ("之岳母", "之婆婆"),
    "之公公": ("之父", ""),
    "之婆婆": ("之母", ""),
    "之岳父": ("", "之父"),
    "之岳母": ("", "之母"),
}
_THE_SAME_TO_BOTH = frozenset(
    (*_CHILDREN, "之儿媳", "之女婿", "之孙子", "之孙女", "之外孙子", "之外孙女", "之曾孙子", "之曾孙女")
)

_THROUGH_PARENT: Mapping[str, tuple[str, str]] = {
    # What relatives of a father and of a mother are to the child who becomes the head.
    "之父": ("之祖父", "之外祖父"),
    "之母": ("之祖母", "之外祖母"),
    "之公公": ("", "之祖父"),
    "之婆婆": ("", "之祖母"),
    "之岳父": ("之外祖父", ""),
    "之岳母": ("之外祖母", ""),
    "之子": ("之兄弟姐妹", "之兄弟姐妹"),
    "之女": ("之兄弟姐妹", "之兄弟姐妹"),
}


class Kin(Struct, frozen=True):
    """A member: what they are to the old head, and their sex (男, 女 or "" where nobody knows)."""

    relation: str
    sex: str


def relations_to(new: int, members: Sequence[Kin]) -> tuple[str, ...]:
    """What each member is to the one at this place; "" where it does not follow, and somebody must say.

    Options are those of the column 与户主关系 (GB/T 4761 in the words of the rosters).
    """
    head = members[new]
    old = next((kin for kin in members if kin.relation == HEAD), None)
    found = [_relation(head, old, kin, members) for kin in members]
    found[new] = HEAD
    return tuple(found)


def _relation(head: Kin, old: Kin | None, kin: Kin, members: Sequence[Kin]) -> str:
    if head.relation == HEAD:
        return kin.relation
    if kin.relation == HEAD:
        return _by_sex(_SEEN_BACK, head.relation, kin.sex)
    if head.relation == SPOUSE:
        return (
            kin.relation
            if kin.relation in _THE_SAME_TO_BOTH
            else _by_sex(_THROUGH_SPOUSE, kin.relation, head.sex)
        )
    if head.relation in _CHILDREN:
        return _to_child(head, old, kin, members)
    return ""


def _to_child(head: Kin, old: Kin | None, kin: Kin, members: Sequence[Kin]) -> str:
    """What the member is to a son or daughter of the old head."""
    if kin.relation == SPOUSE:
        return "之父" if kin.sex == _MAN else "之母" if kin.sex else ""
    is_only_child = sum(one.relation in _CHILDREN for one in members) == 1
    if is_only_child and kin.relation == _CHILD_IN_LAW[head.relation]:
        return SPOUSE
    if is_only_child and head.relation == "之子" and kin.relation in ("之孙子", "之孙女"):
        return "之子" if kin.relation == "之孙子" else "之女"
    if is_only_child and head.relation == "之女" and kin.relation in ("之外孙子", "之外孙女"):
        return "之子" if kin.relation == "之外孙子" else "之女"
    return _by_sex(_THROUGH_PARENT, kin.relation, old.sex if old else "")


def _by_sex(table: Mapping[str, tuple[str, str]], relation: str, sex: str) -> str:
    """The word for a man or for a woman; where both are the same the sex need not be known."""
    man, woman = table.get(relation, ("", ""))
    if man == woman:
        return man
    return (man if sex == _MAN else woman) if sex else ""
