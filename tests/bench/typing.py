"""How many keys fifty rows take in the window and in LibreOffice Calc: run by hand, not by the tests.

    python -m tests.bench.typing

Types the same fifty invented rows of three rosters three times, without one mouse event: into the window,
into the blank template in Calc, and into the template whose unused columns somebody has hidden. All keys are
really sent, by xdotool to a screen of their own; afterwards every row must have arrived exactly.

Counted is what a person presses. Chinese counts as full pinyin and one space for up to four characters, the
same in both programs; the characters are sent as such, not through an input method. Ctrl+D counts as two. In
either program each cell is filled by whatever takes the fewest keys: repeating what stands above, completing
what the column has already, choosing from the list, or typing. Township and village count in neither: the
window knows them, in Calc somebody fills them down at the end.

Wants Xvfb, openbox, xdotool, xmodmap and soffice.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from time import perf_counter

from roster_desktop.rosters import CATALOG
from tests.bench import typing_calc, typing_window
from tests.bench.keyboard import Screen, pressed, screen
from tests.bench.typing_rows import ROSTERS, rows

_NEEDED = ("Xvfb", "openbox", "xdotool", "xmodmap", "soffice")

Taken = dict[str, list[tuple[int, float]]]
"""Roster → keys and seconds of each row."""


def main() -> int:
    """Type, look whether everything arrived, and print the table; 1 where something did not."""
    if missing := [name for name in _NEEDED if shutil.which(name) is None]:
        print(f"not installed here: {', '.join(missing)}", file=sys.stderr)
        return 3
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        file = home / "typed.roster"
        typing_window.new_file(file)
        with screen(home) as on:
            on.learn({sign for row in rows() for text in row.cells.values() for sign in text})
            ours = _into_window(on, file)
            full = _into_calc(on, home, file, is_lean=False)
            lean = _into_calc(on, home, file, is_lean=True)
    _print(ours, full, lean)
    return 0


def _into_window(on: Screen, file: Path) -> Taken:
    taken: Taken = defaultdict(list)
    typist, all_rows = typing_window.WindowTypist(), rows()
    with typing_window.window(on, file) as program:
        on.await_rest(program)
        for row, following in zip(all_rows, [*all_rows[1:], None], strict=True):
            strokes = typist.row(row, following)
            begun = perf_counter()
            on.send(strokes)
            taken[row.roster].append((pressed(strokes), on.seconds_until_calm(program, begun)))
    _insist(typing_window.missed(file, all_rows))
    return taken


def _into_calc(on: Screen, home: Path, file: Path, *, is_lean: bool) -> Taken:
    taken: Taken = defaultdict(list)
    book = home / ("lean.xlsx" if is_lean else "blank.xlsx")
    typing_window.blank_book(file, book)
    hidden = typing_calc.unused(rows()) if is_lean else {}
    typing_calc.hide(book, hidden)
    typist = typing_calc.CalcTypist(book, hidden)
    with typing_calc.calc(on, book, home / book.stem) as program:
        on.await_rest(program)
        at = -1
        for roster in ROSTERS:
            place = [one.key for one in CATALOG.rosters].index(roster)
            typing_calc.turn_to(on, program, roster, place - at, is_lean=is_lean)
            at = place
            for row in rows():
                if row.roster == roster:
                    strokes = typist.row(row)
                    begun = perf_counter()
                    on.send(strokes)
                    taken[roster].append((pressed(strokes), on.seconds_until_calm(program, begun)))
    _insist(typing_calc.missed(book, rows()))
    return taken


def _insist(missed: list[str]) -> None:
    if missed:
        raise SystemExit("\n".join(["did not arrive:", *missed[:5]]))


def _print(ours: Taken, full: Taken, lean: Taken) -> None:
    print(f"{'':10}{'rows':>6}{'window':>16}{'Calc':>16}{'ratio':>12}{'Calc, lean':>16}{'ratio':>12}")
    for roster in (*ROSTERS, ""):
        cells = [_row_of(taken, roster) for taken in (ours, full, lean)]
        line = f"{roster or 'all':10}{cells[0][0]:6}"
        for place, (_count, keys, seconds) in enumerate(cells):
            line += f"{keys:9.1f}{seconds:6.2f}s"
            if place:
                line += f"{cells[0][1] / keys:7.2f}{cells[0][2] / seconds:5.2f}"
        print(line)
    print("keys and seconds a row; ratio: window by Calc, of keys and of seconds")


def _row_of(taken: Mapping[str, list[tuple[int, float]]], roster: str) -> tuple[int, float, float]:
    """(rows, keys a row, seconds a row) of one roster, or of all."""
    some = [one for key, all_ in taken.items() for one in all_ if roster in ("", key)]
    return len(some), sum(keys for keys, _ in some) / len(some), sum(each for _, each in some) / len(some)


if __name__ == "__main__":
    sys.exit(main())
