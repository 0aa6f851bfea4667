"""People of a file who may be one and the same, each pair with what speaks for it and what against.

Nobody is compared with everybody: only those meet who share something that one person would share with
himself
(a number, a birth date, a phone, a household, most digits of a number). So the work grows with the people.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from roster_desktop.merge.alike_names import folded_likeness
from roster_desktop.merge.alike_numbers import NumberLikeness, number_likeness
from roster_desktop.merge.crowd import Crowd, Somebody, Told
from roster_desktop.progress import Progress, Silence, on_the_way
from roster_desktop.records import RowId
from roster_desktop.wording import Sentence, sameness

__all__ = [
    "Crowd",
    "LookAlike",
    "Somebody",
    "compared",
    "is_of_two_villages",
    "look_alikes",
    "look_alikes_in",
]

ENOUGH = 5.5
"""From so much evidence on a pair is shown."""


class LookAlike(Struct, frozen=True):
    """Two rows that may be one person."""

    one: RowId
    other: RowId
    weight: float
    reasons: tuple[Sentence, ...]
    doubts: tuple[Sentence, ...]
    is_certain: bool
    """Whether nothing speaks against it and one slip of the hand explains everything."""


def look_alikes(people: Iterable[Somebody]) -> tuple[LookAlike, ...]:
    """The same of these people."""
    crowd = Crowd()
    for one in people:
        crowd.add(one)
    return look_alikes_in(crowd)


def look_alikes_in(crowd: Crowd, progress: Progress | None = None) -> tuple[LookAlike, ...]:
    """Every pair that has enough in common, the surest first; of people in two villages under one number
    another question is asked (`is_of_two_villages`)."""
    watch = progress or Silence()
    meeting = on_the_way(crowd.meeting(watch), watch, 2, 3)
    met = ((crowd.told(one), crowd.told(other)) for one, other in meeting if crowd.may_be_one(one, other))
    found = [
        alike for one, other in met if not _of_two_villages(one, other) and (alike := _compared(one, other))
    ]
    count: dict[RowId, int] = {}
    for alike in found:
        for row in (alike.one, alike.other):
            count[row] = count.get(row, 0) + 1
    lone = [_sure_only_alone(alike, count) for alike in found]
    return tuple(
        sorted(lone, key=lambda alike: (not alike.is_certain, -alike.weight, alike.one, alike.other))
    )


def is_of_two_villages(one: Somebody, other: Somebody) -> bool:
    """Whether one number stands in two places: whose the person is, is for the villages to settle."""
    return _of_two_villages(_told(one), _told(other))


def _of_two_villages(one: Told, other: Told) -> bool:
    holder, here, there = one.number.holder, one.place, other.place
    differ = bool(here[1] and there[1]) and (
        here[1] != there[1] or (here[0] and there[0] and here[0] != there[0])
    )
    return bool(holder) and holder == other.number.holder and bool(differ)


def compared(one: Somebody, other: Somebody) -> LookAlike | None:
    """What speaks for both being one person; None where that is too little."""
    return _compared(_told(one), _told(other))


def _compared(one: Told, other: Told) -> LookAlike | None:
    name = folded_likeness(one.name, other.name)
    number = number_likeness(one.number, other.number)
    if name is None and not (number and number.is_one):
        return None
    reasons: list[Sentence] = list(number.reasons if number else ())
    doubts: list[Sentence] = [] if number else [sameness.OTHER_NUMBER]
    weight = number.weight if number else 0.0
    reasons += [name.reason] if name else []
    doubts += [] if name else [sameness.OTHER_NAME]
    weight += name.weight if name else 0.0
    for share, reason, doubt, against in _shares(one, other, number):
        weight += share
        reasons += [reason] if reason and share > 0 else []
        doubts += [doubt] if doubt and (share < 0 or against) else []
    if weight < ENOUGH:
        return None
    is_certain = (
        bool(not doubts and name and name.is_one_name and number and (number.is_one or number.is_slip))
        and len(reasons) > len(number.reasons if number else ()) + 1
    )
    first, second = sorted((one.row, other.row))
    return LookAlike(first, second, weight, tuple(reasons), tuple(doubts), is_certain)


def _shares(
    one: Told, other: Told, number: NumberLikeness | None
) -> Iterator[tuple[float, Sentence | None, Sentence | None, bool]]:
    """(weight, reason, doubt, whether the doubt is told at weight 0) of everything beside name and number."""
    is_slip = bool(number and number.weight > 0)
    if one.birth and other.birth:
        if one.birth == other.birth:
            yield 2.0, sameness.SAME_BIRTH, None, False
        elif not is_slip:
            yield -3.0, None, sameness.OTHER_BIRTH, False
    if one.sex and other.sex and one.sex != other.sex:
        yield (0.0 if is_slip else -2.0), None, sameness.OTHER_SEX, True
    if one.phone and one.phone == other.phone:
        yield 2.0, sameness.SAME_PHONE, None, False
    is_near = _is_one_place(one, other)
    if is_near and one.household and one.household == other.household:
        yield 1.5, sameness.SAME_HOUSEHOLD, None, False
    elif is_near and one.head and one.head == other.head:
        yield 1.0, sameness.SAME_HEAD, None, False
    yield (0.5, None, None, False) if is_near else (-0.5, None, sameness.OTHER_VILLAGE, False)


def _is_one_place(one: Told, other: Told) -> bool:
    here, there = one.place, other.place
    return here[1] == there[1] and (here[0] == there[0] or not (here[0] and there[0]))


def _told(one: Somebody) -> Told:
    crowd = Crowd()
    crowd.add(one)
    return crowd.told(0)


def _sure_only_alone(alike: LookAlike, count: dict[RowId, int]) -> LookAlike:
    """Whoever looks like a third one too is for a person to tell."""
    if not alike.is_certain or (count[alike.one] == 1 and count[alike.other] == 1):
        return alike
    return LookAlike(alike.one, alike.other, alike.weight, alike.reasons, alike.doubts, False)
