"""Who lives together: households of one to seven, whose ages, sexes and relations go together."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from msgspec import Struct
from msgspec.structs import replace

from roster_desktop.sample.names import full_name, given_name, surname
from roster_desktop.schema.kinship import HEAD

_YEAR = 365.25
LARGEST = 7


class Member(Struct, frozen=True):
    """Somebody of a household, before numbers and occupations."""

    relation: str
    name: str
    sex: str
    born: date
    married_in: bool = False
    """Came from another household, perhaps from far away."""

    def age(self, on: date) -> int:
        """Full years."""
        return on.year - self.born.year - ((on.month, on.day) < (self.born.month, self.born.day))


def household(draw: Random, on: date, room: int) -> tuple[Member, ...]:
    """A household of at most `room` people, the head first."""
    shape = draw.choices(_SHAPES, _WEIGHTS)[0]
    return tuple(shape(draw, on)[: min(room, LARGEST)])


def _alone_and_old(draw: Random, on: date) -> list[Member]:
    return [_head(draw, on, range(62, 89), draw.choice("男女"))]


def _alone(draw: Random, on: date) -> list[Member]:
    return [_head(draw, on, range(27, 60), "男")]


def _old_couple(draw: Random, on: date) -> list[Member]:
    return _couple(draw, _head(draw, on, range(58, 82), "男"))


def _parents_and_children(draw: Random, on: date) -> list[Member]:
    head, wife = _couple(draw, _head(draw, on, range(26, 56), _head_sex(draw)))
    return [head, wife, *_children(draw, on, head, wife)]


def _three_generations(draw: Random, on: date) -> list[Member]:
    head, wife = _couple(draw, _head(draw, on, range(30, 54), "男"))
    father = _elder(draw, head, "之父", "男", head.name[0])
    mother = _elder(draw, head, "之母", "女", surname(draw))
    elders = [elder for elder in (father, mother) if elder.age(on) < 92 and draw.random() < 0.75]
    return [head, wife, *_children(draw, on, head, wife), *elders]


def _with_married_son(draw: Random, on: date) -> list[Member]:
    head, wife = _couple(draw, _head(draw, on, range(52, 72), "男"))
    son = _born_to(draw, head, wife, "之子", "男")
    bride = replace(_near(draw, son, "女", surname(draw)), relation="之儿媳", married_in=True)
    return [head, wife, son, bride, *_grandchildren(draw, on, (son, bride), ("之孙子", "之孙女"))]


def _with_married_daughter(draw: Random, on: date) -> list[Member]:
    head, wife = _couple(draw, _head(draw, on, range(52, 72), "男"))
    daughter = _born_to(draw, head, wife, "之女", "女")
    groom = replace(_near(draw, daughter, "男", surname(draw)), relation="之女婿", married_in=True)
    children = _grandchildren(draw, on, (groom, daughter), ("之外孙子", "之外孙女"))
    return [head, wife, daughter, groom, *children]


def _widow_and_children(draw: Random, on: date) -> list[Member]:
    head = _head(draw, on, range(34, 62), "女")
    late_husband = replace(head, sex="男", name=full_name(draw, "男", head.born.year))
    return [head, *_children(draw, on, late_husband, head)]


_SHAPE_BY_WEIGHT: tuple[tuple[Callable[[Random, date], list[Member]], int], ...] = (
    (_alone_and_old, 10),
    (_alone, 8),
    (_old_couple, 14),
    (_parents_and_children, 26),
    (_three_generations, 18),
    (_with_married_son, 12),
    (_with_married_daughter, 5),
    (_widow_and_children, 7),
)
_SHAPES = [shape for shape, _ in _SHAPE_BY_WEIGHT]
_WEIGHTS = [weight for _, weight in _SHAPE_BY_WEIGHT]


def _head_sex(draw: Random) -> str:
    return "女" if draw.random() < 0.12 else "男"


def _head(draw: Random, on: date, ages: range, sex: str) -> Member:
    born = on - timedelta(days=int((draw.choice(ages) + draw.random()) * _YEAR))
    return Member(HEAD, full_name(draw, sex, born.year), sex, born)


def _couple(draw: Random, head: Member) -> list[Member]:
    """Head and spouse; whoever is not the head came here by marriage."""
    other_sex = "男" if head.sex == "女" else "女"
    return [head, replace(_near(draw, head, other_sex, surname(draw)), relation="配偶", married_in=True)]


def _near(draw: Random, person: Member, sex: str, family: str) -> Member:
    """Somebody of about the same age."""
    born = person.born + timedelta(days=draw.randint(-3 * 365, 4 * 365))
    return Member("", family + given_name(draw, sex, born.year), sex, born)


def _elder(draw: Random, head: Member, relation: str, sex: str, family: str) -> Member:
    born = head.born - timedelta(days=int(draw.uniform(20, 30) * _YEAR))
    return Member(relation, family + given_name(draw, sex, born.year), sex, born, married_in=sex == "女")


def _children(draw: Random, on: date, head: Member, wife: Member) -> list[Member]:
    count = draw.choices((0, 1, 2, 3), (5, 45, 42, 8))[0]
    kinds = [("之子", "男") if draw.random() < 0.53 else ("之女", "女") for _ in range(count)]
    return _spaced([_born_to(draw, head, wife, *kind) for kind in kinds], on)


def _grandchildren(
    draw: Random, on: date, parents: tuple[Member, Member], relations: tuple[str, str]
) -> list[Member]:
    count = draw.choices((0, 1, 2), (25, 50, 25))[0]
    kinds = [(relations[0], "男") if draw.random() < 0.52 else (relations[1], "女") for _ in range(count)]
    return _spaced([_born_to(draw, *parents, *kind) for kind in kinds], on)


def _born_to(draw: Random, one: Member, other: Member, relation: str, sex: str) -> Member:
    """A child, at least eighteen years younger than either parent, with the name of the man among them."""
    father = one if one.sex == "男" else other
    born = max(one.born, other.born) + timedelta(days=int(draw.uniform(19, 31) * _YEAR))
    return Member(relation, father.name[0] + given_name(draw, sex, born.year), sex, born)


def _spaced(children: list[Member], on: date) -> list[Member]:
    """Those already born, eldest first, none sooner after the other than a year."""
    spaced: list[Member] = []
    for child in sorted(children, key=lambda child: child.born):
        if child.born < on and (not spaced or (child.born - spaced[-1].born).days > 365):
            spaced.append(child)
    return spaced
