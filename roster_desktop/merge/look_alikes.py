"""People of a file who may be one and the same, each pair with what speaks for it and what against.

Nobody is compared with everybody: only those meet who share something that one person would share with
himself
(a number, a birth date, a phone, a household, most digits of a number). So the work grows with the people.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from roster_desktop.merge.alike_names import folded_likeness, sound_of
from roster_desktop.merge.alike_numbers import Number, NumberLikeness, is_near, number_likeness
from roster_desktop.records import RowId
from roster_desktop.schema.pairing import folded_name, folded_text
from roster_desktop.wording import Sentence, sameness

ENOUGH = 5.5
"""From so much evidence on a pair is shown."""

_MOST_SHARING = 30
"""Who shares something with more others than that shares it with a school or an office, not with himself."""

_FEW_NAMESAKES = 200
"""So many whose names sound alike are compared with one another, one by one."""
_WHOLE_DATE = len("1980-03-05")

_Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Somebody:
    """What of a person's row tells who it is; blank where it does not say."""

    row: RowId
    name: str = ""
    id_number: str = ""
    birth: str = ""
    """`1980-03-05`, as far as it is known."""
    sex: str = ""
    phone: str = ""
    household: str = ""
    head: str = ""
    township: str = ""
    village: str = ""


@dataclass(frozen=True, slots=True)
class _Told:
    """The same as it is compared, read once."""

    row: RowId
    name: str
    sound: str
    number: Number
    birth: str
    sex: str
    phone: str
    household: str
    head: str
    place: tuple[str, str]


@dataclass(frozen=True, slots=True)
class LookAlike:
    """Two rows that may be one person."""

    one: RowId
    other: RowId
    weight: float
    reasons: tuple[Sentence, ...]
    doubts: tuple[Sentence, ...]
    is_certain: bool
    """Whether nothing speaks against it and one slip of the hand explains everything."""


def look_alikes(people: Sequence[Somebody]) -> tuple[LookAlike, ...]:
    """Every pair that has enough in common, the surest first; of people in two villages under one number
    another
    question is asked (`is_of_two_villages`)."""
    told = [_told(one) for one in people]
    found = [
        alike
        for one, other in sorted(_meeting(told))
        if not _of_two_villages(told[one], told[other]) and (alike := _compared(told[one], told[other]))
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


def _of_two_villages(one: _Told, other: _Told) -> bool:
    holder, here, there = one.number.holder, one.place, other.place
    differ = bool(here[1] and there[1]) and (
        here[1] != there[1] or (here[0] and there[0] and here[0] != there[0])
    )
    return bool(holder) and holder == other.number.holder and bool(differ)


def compared(one: Somebody, other: Somebody) -> LookAlike | None:
    """What speaks for both being one person; None where that is too little."""
    return _compared(_told(one), _told(other))


def _compared(one: _Told, other: _Told) -> LookAlike | None:
    number = number_likeness(one.number, other.number)
    name = folded_likeness(one.name, other.name)
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
    one: _Told, other: _Told, number: NumberLikeness | None
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


def _is_one_place(one: _Told, other: _Told) -> bool:
    here, there = one.place, other.place
    return here[1] == there[1] and (here[0] == there[0] or not (here[0] and there[0]))


def _told(one: Somebody) -> _Told:
    number = Number.of(one.id_number)
    return _Told(
        one.row, folded_name(one.name), sound_of(one.name), number,
        one.birth or number.birth, one.sex or number.sex,
        "".join(filter(str.isdigit, one.phone)), folded_text(one.household),
        folded_name(one.head) if one.head else "", (folded_text(one.township), folded_text(one.village)),
    )  # fmt: skip


def _meeting(people: Sequence[_Told]) -> set[tuple[int, int]]:
    """Places of those that are worth comparing."""
    blocks: dict[_Key, list[int]] = {}
    sounds: dict[str, list[int]] = {}
    for place, one in enumerate(people):
        for key in _keys(one):
            blocks.setdefault(key, []).append(place)
        if one.sound:
            sounds.setdefault(one.sound, []).append(place)
    met = {
        pair
        for block in blocks.values()
        if 1 < len(block) <= _MOST_SHARING
        for pair in combinations(block, 2)
    }
    for block in sounds.values():
        met.update(_namesakes(people, block))
    return met


def _keys(one: _Told) -> Iterator[_Key]:
    """What one person would share with himself, whatever the name sounds like."""
    if one.number.holder:
        yield "number", one.number.holder
    if len(one.birth) == _WHOLE_DATE:
        yield "birth", one.birth, one.sex
    if one.phone:
        yield "phone", one.phone
    if one.household:
        yield "household", one.place, one.household


def _namesakes(people: Sequence[_Told], block: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Of those whose names sound alike, who lives in one village or has nearly one number."""
    if len(block) <= _FEW_NAMESAKES:
        for pair in combinations(block, 2):
            one, other = people[pair[0]], people[pair[1]]
            if one.place == other.place or is_near(one.number, other.number):
                yield pair
        return
    parts: dict[_Key, list[int]] = {}
    for place in block:
        one = people[place]
        parts.setdefault(("place", one.place), []).append(place)
        digits = one.number.holder or one.number.text
        # Two slips leave at least two of four parts as they were.
        four = (digits[:6], digits[6:10], digits[10:14], digits[14:17])
        for two in combinations(enumerate(four), 2):
            parts.setdefault(two, []).append(place)
    for part in parts.values():
        if 1 < len(part) <= _FEW_NAMESAKES:
            yield from combinations(part, 2)


def _sure_only_alone(alike: LookAlike, count: dict[RowId, int]) -> LookAlike:
    """Whoever looks like a third one too is for a person to tell."""
    if not alike.is_certain or (count[alike.one] == 1 and count[alike.other] == 1):
        return alike
    return LookAlike(alike.one, alike.other, alike.weight, alike.reasons, alike.doubts, False)
