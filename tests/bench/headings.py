"""How well the columns of invented sheets are recognised:
run by hand with the number of sheets and a seed."""

from __future__ import annotations

import sys
import time
from collections import Counter

from tests.workbook.layouts import Layout, layouts
from tests.workbook.recognised import Found, recognised

_SHOWN = 40


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
    known: Counter[Found] = Counter()
    misspelt: Counter[Found] = Counter()
    bad: list[tuple[Layout, int, Found]] = []
    began = time.perf_counter()
    for layout in layouts(first, count):
        for place, found in recognised(layout).items():
            (misspelt if place in layout.misspelt else known)[found] += 1
            if found in (Found.WRONG, Found.MISSED):
                bad.append((layout, place, found))
    print(f"{count} sheets, {(time.perf_counter() - began) / count * 1000:.1f} ms each, made and read")
    tell(
        "headers as declared, by other names, in other dress, misspelt by ear, doubled or swapped letters",
        known,
    )
    tell("headers with a letter that is wrong or missing", misspelt)
    for layout, place, found in bad[:_SHOWN]:
        head = [row[place] for row in layout.sheet.rows[:9] if place < len(row)]
        print(layout.seed, layout.roster.key, found.name, layout.truth.get(place), head)


def tell(what: str, counted: Counter[Found]) -> None:
    print(what)
    columns = sum(number for found, number in counted.items() if found.is_of_roster)
    for found in Found:
        share = f"{counted[found] / max(columns, 1):9.3%}" if found.is_of_roster else ""
        print(f"  {found.value:40} {counted[found]:8} {share}")


if __name__ == "__main__":
    main()
