"""Everybody of a file, kept as narrowly as comparing them takes, and who of them is worth comparing.

Of ten counties each person is a name, a number and a line of bytes here, which is read for the few who may be
one; what they share is a number of eight bytes.
"""

from __future__ import annotations

import marshal
from array import array
from collections.abc import Hashable, Iterator, Sequence
from heapq import merge
from itertools import combinations, groupby
from operator import attrgetter

from msgspec import Struct

from roster_desktop.merge.alike_names import folded_likeness, sound_of_folded
from roster_desktop.merge.alike_numbers import Number, is_near
from roster_desktop.progress import Progress, on_the_way
from roster_desktop.records import Area, RowId
from roster_desktop.schema.pairing import name_folded_once, text_folded_once

_MOST_SHARING = 30
"""Who shares something with more others than that shares it with a school or an office, not with himself."""

_FEW_NAMESAKES = 200
"""So many whose names sound alike are compared with one another, one by one."""
_WHOLE_DATE = len("1980-03-05")
_BEHIND = 1 << 32
"""Where the first of a pair stands in the number that is kept of it, times this; below it the second."""
_NUMBER, _BIRTH, _PHONE, _HOUSEHOLD, _SOUND = "number", "birth", "phone", "household", "sound"


class Somebody(Struct, frozen=True):
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


class Told(Struct, frozen=True):
    """The same as it is compared, read once."""

    row: RowId
    name: str
    number: Number
    birth: str
    sex: str
    phone: str
    household: str
    head: str
    place: tuple[str, str]
    area: Area
    """The place as it is written."""
    is_there: bool
    """Whether the row says that the person is there."""


class Crowd:
    """Everybody of a file, in the order in which they came."""

    def __init__(self) -> None:
        self._rows: list[RowId] = []
        self._names: list[str] = []
        self._digits: list[str] = []
        """Whose number it is, else what stands in its place."""
        self._homes = array("L")
        """Which of the areas."""
        self._others: list[bytes] = []
        """What else is known, packed: few are ever looked at so closely."""
        self._areas: dict[Area, int] = {}
        self._folded_areas: list[tuple[Area, tuple[str, str]]] = []
        self._sharing = {kind: _Sharing() for kind in (_NUMBER, _BIRTH, _PHONE, _HOUSEHOLD, _SOUND)}

    def add(self, one: Somebody, *, is_there: bool = True) -> None:
        """One more. `is_there`: whether the row says that the person is there."""
        number = Number.of(one.id_number)
        name = name_folded_once(one.name)
        birth, sex = one.birth or number.birth, one.sex or number.sex
        phone = "".join(filter(str.isdigit, one.phone)) if one.phone else ""
        household, head = text_folded_once(one.household), name_folded_once(one.head) if one.head else ""
        home = self._number_of(Area(one.township, one.village))
        place = len(self._names)
        self._rows.append(one.row)
        self._names.append(name)
        self._digits.append(number.holder or number.text)
        self._homes.append(home)
        kept = (number.text, bool(number.holder), birth, sex, phone, household, head, is_there)
        self._others.append(marshal.dumps(kept))
        # What one person would share with himself, whatever the name sounds like; then how it sounds.
        if number.holder:
            self._sharing[_NUMBER].add(number.holder, place)
        if len(birth) == _WHOLE_DATE:
            self._sharing[_BIRTH].add((birth, sex), place)
        if phone:
            self._sharing[_PHONE].add(phone, place)
        if household:
            self._sharing[_HOUSEHOLD].add((self._folded_areas[home][1], household), place)
        if sound := sound_of_folded(name):
            self._sharing[_SOUND].add(sound, place)

    def told(self, place: int) -> Told:
        """Who came at this place."""
        text, has_holder, birth, sex, phone, household, head, is_there = marshal.loads(self._others[place])
        area, folded = self._folded_areas[self._homes[place]]
        number = Number(text, self._digits[place] if has_holder else "")
        row, name = self._rows[place], self._names[place]
        return Told(row, name, number, birth, sex, phone, household, head, folded, area, is_there)

    def may_be_one(self, one: int, other: int) -> bool:
        """Whether name or number alone lets these two be one person; quick, for many pairs."""
        if folded_likeness(self._names[one], self._names[other]) is not None:
            return True
        return self._digits[one] == self._digits[other] != ""

    def meeting(self, progress: Progress) -> Iterator[tuple[int, int]]:
        """Places of those that are worth comparing, each pair once, in their order.

        Who shares a number of eight bytes by chance is compared as well, to no harm.
        """
        met = [self._met(kind, progress) for kind in self._sharing]
        for pair, _ in groupby(merge(*met)):
            yield divmod(pair, _BEHIND)

    def of_one_number(self) -> Iterator[list[Told]]:
        """Those who have one number, in whatever form it is written, as the first of them came."""
        for group in sorted(self._sharing[_NUMBER].groups()):
            told = sorted((self.told(place) for place in group), key=_holder)
            yield from (list(its) for _, its in groupby(told, key=_holder))

    def _number_of(self, area: Area) -> int:
        known = self._areas.get(area)
        if known is None:
            known = self._areas[area] = len(self._areas)
            folded = text_folded_once(area.township), text_folded_once(area.village)
            self._folded_areas.append((area, folded))
        return known

    def _met(self, kind: str, progress: Progress) -> array[int]:
        found: set[int] = set()
        for group in on_the_way(self._sharing[kind].groups(), progress, 1, 3):
            if kind == _SOUND:
                found.update(one * _BEHIND + other for one, other in self._namesakes(group))
            elif len(group) <= _MOST_SHARING:
                found.update(one * _BEHIND + other for one, other in combinations(group, 2))
        return array("Q", sorted(found))

    def _namesakes(self, group: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Of those whose names sound alike, who lives in one village or has nearly one number."""
        homes, digits = self._homes, self._digits
        if len(group) <= _FEW_NAMESAKES:
            for one, other in combinations(group, 2):
                is_one_home = homes[one] == homes[other] or self._home_of(one) == self._home_of(other)
                if is_one_home or is_near(digits[one], digits[other]):
                    yield one, other
            return
        parts: dict[object, list[int]] = {}
        for place in group:
            parts.setdefault(("place", self._home_of(place)), []).append(place)
            number = digits[place]
            # Two slips leave at least two of four parts as they were.
            four = (number[:6], number[6:10], number[10:14], number[14:17])
            for two in combinations(enumerate(four), 2):
                parts.setdefault(two, []).append(place)
        for part in parts.values():
            if 1 < len(part) <= _FEW_NAMESAKES:
                yield from combinations(part, 2)

    def _home_of(self, place: int) -> tuple[str, str]:
        return self._folded_areas[self._homes[place]][1]


class _Sharing:
    """Who has the same of one thing: eight bytes for what it is, eight for who."""

    def __init__(self) -> None:
        self._keys = array("q")
        self._places = array("q")

    def add(self, key: Hashable, place: int) -> None:
        self._keys.append(hash(key))
        self._places.append(place)

    def groups(self) -> Iterator[list[int]]:
        """Places of those who share it with somebody, in their order."""
        keys, places = self._keys, self._places
        in_order = sorted(range(len(keys)), key=keys.__getitem__)
        for _, group in groupby(in_order, key=keys.__getitem__):
            found = [places[number] for number in group]
            if len(found) > 1:
                yield found


_holder = attrgetter("number.holder")
