"""How a practised clerk types the rows into the window, with the fewest keys and the card open."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from roster_desktop.checks import Level, check_row
from roster_desktop.readings import initials
from roster_desktop.rosters import CATALOG
from roster_desktop.schema import Column, Roster, Values
from roster_desktop.tasks.households import shared_texts
from tests.bench.keyboard import Screen, Stroke, key, letters, pressed, text
from tests.bench.typing_rows import TypedRow
from ui.editors.fitting import fitting
from ui.opening_word import TITLE
from ui.panels.enter_walk import stops_at
from ui.panels.field_column import form_order

_MOST_KNOWN_BY_NUMBER = 9
"""So many options of a list people know by their number."""
_MOST_STEPS = 3
_UNIT = {"township": "龙亭镇", "village": "四合村"}


class WindowTypist:
    """Knows where the keyboard is, what stands above and what the file has learnt."""

    def __init__(self) -> None:
        self._here = ""
        self._above: dict[str, Mapping[str, str]] = defaultdict(dict)
        self._learnt: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        self._people: dict[str, Mapping[str, str]] = {}

    def row(self, row: TypedRow, following: TypedRow | None) -> list[Stroke]:
        """Every key of this row, from where the row before left the keyboard to where the next one begins."""
        roster = CATALOG.roster(row.roster)
        strokes, there = self._begin(roster, row)
        # A row of a person is begun by a key of its own, which also ends the one before.
        is_same = following is not None and following.roster == row.roster
        is_followed = is_same and row.roster != CATALOG.people
        strokes += self._fields(roster, row.cells, there, is_followed=is_followed)
        self._here = row.roster
        self._above[row.roster] = row.cells
        for name, wanted in row.cells.items():
            self._learnt[row.roster, name][wanted] += 1
        if row.roster == CATALOG.people:
            self._people[row.cells["id_number"]] = row.cells
        return strokes

    def _begin(self, roster: Roster, row: TypedRow) -> tuple[list[Stroke], dict[str, str]]:
        """The keys that open the row, and what stands in it then."""
        there = {column.key: column.initial for column in roster.columns if column.initial} | _UNIT
        number = 1 + [one.key for one in CATALOG.rosters].index(roster.key)
        if roster.key == CATALOG.people:
            above = self._above[roster.key]
            back = [key(f"alt+{number}")] * (self._here not in ("", roster.key))
            if above.get("head_name") == row.cells["head_name"]:
                return [*back, key("ctrl+shift+n")], {**there, **shared_texts(roster, above)}
            return [*back, key("ctrl+n")], there
        if self._here == roster.key:
            return [], there
        person = self._people[row.cells["id_number"]]
        filled = {c.key: person[c.from_person] for c in roster.columns if person.get(c.from_person or "")}
        return [key(f"alt+{number}")], {**there, "id_number": row.cells["id_number"], **filled}

    def _fields(
        self, roster: Roster, cells: Mapping[str, str], there: Mapping[str, str], *, is_followed: bool
    ) -> list[Stroke]:
        order = [column for column in form_order(roster) if column.derived is None]
        left = {name for name, wanted in cells.items() if there.get(name) != wanted}
        texts = dict(there)
        at = next(place for place, column in enumerate(order) if not there.get(column.key))
        strokes: list[Stroke] = []
        while True:
            column = order[at]
            if column.key in left:
                left.discard(column.key)
                texts[column.key] = cells[column.key]
                strokes += self._cell(column, roster.key, cells[column.key])
            if not left and not is_followed:
                return strokes
            following = self._stops_after(roster, order, at, texts, there)
            if not left:
                return strokes + min([key("Return")] * (len(following) + 1), [key("ctrl+n")], key=pressed)
            goal = min(place for place, one in enumerate(order) if one.key in left)
            if following and following[0] <= goal:
                strokes.append(key("Return"))
                at = following[0]
            else:
                strokes += [key("Tab")] * (goal - at)
                at = goal

    def _stops_after(
        self, roster: Roster, order: Sequence[Column], at: int, texts: Values, given: Values
    ) -> list[int]:
        """Where Enter stops from there on."""
        asked_for = {name for found in check_row(roster, texts, on=date.today()) for name in found.columns
                     if found.level is not Level.NOTICE}  # fmt: skip
        above = self._above[roster.key]
        return [
            place for place, column in enumerate(order) if place > at and stops_at(
                column, texts.get(column.key, ""), above.get(column.key, ""), asked_for, given
            )
        ]  # fmt: skip

    def _cell(self, column: Column, roster: str, wanted: str) -> list[Stroke]:
        ways = [[text(_short(column, wanted))]]
        if self._above[roster].get(column.key) == wanted:
            ways.append([key("ctrl+apostrophe")])
        if column.options and not column.kind.takes_own_words:
            ways += _choices(column.options, wanted)
        elif column.options or column.learns or column.kind.name == "place":
            ways += self._hints(column, roster, wanted)
        return min(ways, key=pressed)

    def _hints(self, column: Column, roster: str, wanted: str) -> Iterator[list[Stroke]]:
        """Something of it, and down to it in the list."""
        counted = sorted(self._learnt[roster, column.key].items(), key=lambda known: (-known[1], known[0]))
        learnt = [known for known, _ in counted]
        for stroke, typed in _beginnings(wanted):
            by_letters = fitting(learnt, typed) if typed.isascii() else []
            holding = [known for known in learnt if typed in known]
            offers = list(dict.fromkeys([*fitting(column.options, typed), *holding, *by_letters]))
            if wanted in offers[:_MOST_STEPS]:
                yield [stroke, *[key("Down")] * (offers.index(wanted) + 1)]


def _choices(options: Sequence[str], wanted: str) -> Iterator[list[Stroke]]:
    """Ways to choose one of a list: its number, its initials, its first characters."""
    number = str(options.index(wanted) + 1)
    if int(number) <= _MOST_KNOWN_BY_NUMBER and fitting(options, number)[:1] == [wanted]:
        yield [text(number)]
    for stroke, typed in _beginnings(wanted):
        if fitting(options, typed)[:1] == [wanted]:
            yield [stroke]


def _beginnings(wanted: str) -> Iterator[tuple[Stroke, str]]:
    """Its first characters and its initials, the shortest first."""
    for end in range(1, len(wanted) + 1):
        yield text(wanted[:end]), wanted[:end]
        for reading in initials(wanted):
            if reading[:end].isalnum():
                yield letters(reading[:end]), reading[:end]


def _short(column: Column, wanted: str) -> str:
    """The shortest beginning that is read as the whole; a date without its zeros."""
    if column.kind.name == "date":
        return "-".join(part.lstrip("0") for part in wanted.split("-"))
    if column.kind.name != "place":
        return wanted
    begun = (wanted[:end] for end in range(1, len(wanted)))
    return next((one for one in begun if column.kind.canonical(one) == wanted), wanted)


def new_file(path: Path) -> None:
    """An empty file of a village."""
    unit = ("--level", "village", "--unit", _UNIT["village"], "--township", _UNIT["township"])
    _command("new", str(path), *unit, "--county", "洋县", "--operator", "王会计")


def blank_book(file: Path, book: Path) -> None:
    """The blank template of this file."""
    _command("export", str(file), str(book), "--for", "blank")


@contextmanager
def window(screen: Screen, file: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The program with this file open."""
    program = subprocess.Popen([sys.executable, "-m", "roster_desktop", str(file)], env=screen.environment)
    try:
        screen.await_window(TITLE)
        yield program
        screen.send([key("ctrl+q")])
        program.wait(60)
    finally:
        program.terminate()


def missed(file: Path, rows: Sequence[TypedRow]) -> list[str]:
    """Every row that did not arrive exactly, and every row that nobody typed; what follows by itself may
    stand beside."""
    found = []
    for roster in CATALOG.rosters:
        kept = json.loads(_command("rows", str(file), roster.key, "--unmask", "--json"))
        typed = [row.cells for row in rows if row.roster == roster.key]
        derived = {column.key for column in roster.columns if column.derived}
        arrived = [
            {name: one for name, one in row.items() if name in roster.column_by_key and name not in derived}
            for row in kept
        ]
        wanted = [_UNIT | dict(cells) for cells in typed]
        found += [f"{roster.short_title}: no {row}" for row in wanted if row not in arrived]
        found += [f"{roster.short_title}: {row}" for row in arrived if row not in wanted]
    return found


def _command(*words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "roster_desktop", *words],
        capture_output=True, text=True, check=True, env={**os.environ, "PYTHONUTF8": "1"},
    )  # fmt: skip
    return done.stdout
