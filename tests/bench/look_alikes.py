"""How long looking for people listed twice takes among 22,198, a tenth of them planted: run by hand.

    python -m tests.bench.look_alikes

Says the seconds, how many of the planted pairs were found by kind, and how many others were shown.
"""

from __future__ import annotations

import resource
import sys
from random import Random
from time import perf_counter, process_time

from msgspec.structs import replace

from roster_desktop.merge.look_alikes import Somebody, look_alikes
from roster_desktop.records import RowId
from roster_desktop.sample import make_township

PEOPLE, VILLAGES, PLANTED = 22_198, 12, 2_220


def main() -> int:
    """Measure and print."""
    draw = Random(7)
    people, kinds = planted(draw)
    draw.shuffle(people)
    start, began = process_time(), perf_counter()
    found = look_alikes(people)
    print(f"{len(people)} rows: {process_time() - start:.2f} s ({perf_counter() - began:.2f} s by the clock)")
    print(f"memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    pairs = {(alike.one, alike.other): alike for alike in found}
    for kind in _KINDS:
        own = [pair for pair, its in kinds.items() if its == kind]
        hit = [pairs[pair] for pair in own if pair in pairs]
        print(f"{kind:14} {len(hit):4} of {len(own):4} found, {sum(a.is_certain for a in hit):4} certain")
    others = [alike for pair, alike in pairs.items() if pair not in kinds]
    print(f"others shown: {len(others)}, {sum(alike.is_certain for alike in others)} of them as certain")
    return 0


def planted(draw: Random) -> tuple[list[Somebody], dict[tuple[RowId, RowId], str]]:
    """People of a county of nobody, and again a tenth of them with a slip of each kind."""
    people = [
        Somebody(
            RowId(f"{number:08}"), cells.get("name", ""), cells.get("id_number", ""), "", "",
            cells.get("phone", ""), cells.get("household_number", ""), cells.get("head_name", ""),
            village.unit.township, village.unit.name,
        )
        for number, (village, cells) in enumerate(
            (village, cells)
            for village in make_township(VILLAGES, -(-PEOPLE // VILLAGES)).villages
            for cells in village.rows["person"]
        )
    ][:PEOPLE]  # fmt: skip
    kinds: dict[tuple[RowId, RowId], str] = {}
    for number, one in enumerate(draw.sample(people, PLANTED)):
        kind = list(_KINDS)[number % len(_KINDS)]
        twin = replace(_KINDS[kind](draw, one), row=RowId(f"x{number:07}"))
        kinds[one.row, twin.row] = kind
        people.append(twin)
    return people, kinds


def _digits(draw: Random, one: Somebody, count: int) -> Somebody:
    number = list(one.id_number)
    for place in draw.sample(range(17), count):
        number[place] = str((int(number[place]) + draw.randint(1, 9)) % 10)
    return replace(one, id_number="".join(number))


def _swapped(draw: Random, one: Somebody) -> Somebody:
    number = list(one.id_number)
    places = [place for place in range(6, 16) if number[place] != number[place + 1]]
    place = draw.choice(places)
    number[place], number[place + 1] = number[place + 1], number[place]
    return replace(one, id_number="".join(number))


def _homophone(draw: Random, one: Somebody) -> Somebody:
    return replace(_digits(draw, one, 1), name=one.name[:-1] + _SOUNDS.get(one.name[-1], one.name[-1]))


_SOUNDS = dict(
    zip(
        "国明福成军伟海强平浩磊涛波杰英兰芳珍丽敏静娜",
        "果名富诚君玮嗨墙萍皓垒滔玻洁瑛岚方真莉民净那",
        strict=True,
    )
)

_KINDS = {
    "one digit": lambda draw, one: _digits(draw, one, 1),
    "two digits": lambda draw, one: _digits(draw, one, 2),
    "swapped": _swapped,
    "old number": lambda draw, one: replace(one, id_number=one.id_number[:6] + one.id_number[8:17]),
    "no number": lambda draw, one: replace(one, id_number=""),
    "stand-in": lambda draw, one: replace(_digits(draw, one, 1), name=one.name[:-1] + "?"),
    "homophone": _homophone,
}


if __name__ == "__main__":
    sys.exit(main())
