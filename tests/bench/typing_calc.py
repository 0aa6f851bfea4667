"""How a practised clerk types the rows into the blank template in LibreOffice Calc, with the fewest keys."""

from __future__ import annotations

import subprocess
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from roster_desktop.rosters import CATALOG
from tests.bench.keyboard import Screen, Stroke, key, pressed, text
from tests.bench.typing_rows import ROSTERS, TypedRow, in_order

_HEADERS = 3
_FIRST_ROW = 6
"""Below the template's headers and its two example rows."""
_WIDTH = 14
Hidden = Mapping[str, set[str]]
"""Roster → keys of the columns that Tab does not meet."""
_SETTINGS = (
    ("Common/Misc", "FirstRun", "false"),
    ("Common/Misc", "ShowTipOfTheDay", "false"),
    ("Common/Save/Document", "WarnAlienFormat", "false"),
)
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">{}</oor:items>
"""
_ITEM = '<item oor:path="/org.openoffice.Office.{}"><prop oor:name="{}"><value>{}</value></prop></item>'


class CalcTypist:
    """Knows what stands above and what Calc would complete."""

    def __init__(self, book: Path, hidden: Hidden) -> None:
        self._above: dict[str, dict[str, str]] = defaultdict(dict)
        self._known: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._hidden = hidden
        self._look_at(book)

    def row(self, row: TypedRow) -> list[Stroke]:
        """Every key of this row, from its first cell to the first cell of the next one."""
        cells = in_order(row.roster, row.cells)
        order = [name for name in _columns(row.roster) if name not in self._hidden.get(row.roster, ())]
        strokes: list[Stroke] = []
        at = order.index(cells[0][0])
        for name, wanted in cells:
            strokes += [key("Tab")] * (order.index(name) - at)
            at = order.index(name)
            strokes += self._cell(row.roster, name, wanted)
            self._known[row.roster, name].add(wanted)
            self._above[row.roster][name] = wanted
        return [*strokes, key("Return")]

    def _cell(self, roster: str, name: str, wanted: str) -> list[Stroke]:
        column = CATALOG.roster(roster).column_by_key[name]
        ways = [[text(_short(column.kind.name, wanted))]]
        if self._above[roster].get(name) == wanted:
            ways.append([key("ctrl+d")])
        if column.options and wanted in column.options:
            # The list opens on its first option, but Enter takes it only after a step away and back.
            steps = [key("Down")] * column.options.index(wanted) or [key("Down"), key("Up")]
            ways.append([key("alt+Down"), *steps, key("Return")])
        for end in range(1, len(wanted)):
            begun = wanted[:end]
            fits = [known for known in self._known[roster, name] if known.startswith(begun)]
            if fits == [wanted] and not wanted.isascii():
                ways.append([text(begun)])
        return min(ways, key=pressed)

    def _look_at(self, book: Path) -> None:
        """What the template's example rows would let Calc complete."""
        sheets = load_workbook(book)
        for name in ROSTERS:
            sheet = sheets[CATALOG.roster(name).short_title]
            for place in range(_HEADERS + 1, _FIRST_ROW):
                for column, cell in zip(_columns(name), sheet[place], strict=False):
                    self._known[name, column].add(str(cell.value))


def unused(rows: Sequence[TypedRow]) -> Hidden:
    """The columns in which none of these rows has anything."""
    used = {name: {key for row in rows if row.roster == name for key in row.cells} for name in ROSTERS}
    return {name: set(_columns(name)) - used[name] for name in ROSTERS}


def hide(book: Path, columns: Hidden) -> None:
    """Hide these columns, as a clerk with many rows would."""
    sheets = load_workbook(book)
    for name, hidden in columns.items():
        sheet = sheets[CATALOG.roster(name).short_title]
        for place, column in enumerate(_columns(name), start=1):
            # Neighbours of one width are kept as one; each must be on its own to be hidden alone.
            dimension = sheet.column_dimensions[get_column_letter(place)]
            dimension.min = dimension.max = place
            dimension.width, dimension.hidden = _WIDTH, column in hidden
    sheets.save(book)


def _short(kind: str, wanted: str) -> str:
    """A date without its zeros, as people type it."""
    return "-".join(part.lstrip("0") for part in wanted.split("-")) if kind == "date" else wanted


def _columns(roster: str) -> list[str]:
    return list(CATALOG.roster(roster).column_by_key)


@contextmanager
def calc(screen: Screen, book: Path, home: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Calc with this workbook, as it is after its first day."""
    (home / "user").mkdir(parents=True)
    profile = _PROFILE.format("".join(_ITEM.format(*setting) for setting in _SETTINGS))
    (home / "user" / "registrymodifications.xcu").write_text(profile, encoding="utf-8")
    program = subprocess.Popen(
        ["soffice", f"-env:UserInstallation={home.as_uri()}", "--norestore", "--nologo", "--calc", str(book)],
        env=screen.environment,
    )
    try:
        screen.await_window(book.name)
        yield program
        screen.send([key("ctrl+s")])
        screen.await_rest(program)
        screen.send([key("ctrl+q")])
        program.wait(60)
    finally:
        program.terminate()


def turn_to(
    screen: Screen, program: subprocess.Popen[bytes], roster: str, sheets: int, *, is_lean: bool
) -> None:
    """Go so many sheets on, and into the first cell that is typed; not counted."""
    steps = [key("ctrl+Next")] * sheets + [key("Home")] + [key("ctrl+Up")] * _FIRST_ROW
    # From the hidden first column one step leads to the first that is seen.
    first = 1 if is_lean else _columns(roster).index("group")
    screen.send([*steps, *[key("Down")] * (_FIRST_ROW - 1), *[key("Right")] * first])
    screen.await_rest(program)


def missed(book: Path, rows: Sequence[TypedRow]) -> list[str]:
    """Every row that did not arrive exactly; dates and numbers are compared as the program reads them."""
    sheets = load_workbook(book)
    found = []
    places: dict[str, int] = defaultdict(lambda: _FIRST_ROW)
    for row in rows:
        roster = CATALOG.roster(row.roster)
        sheet = sheets[roster.short_title]
        line = [cell.value for cell in sheet[places[row.roster]]]
        places[row.roster] += 1
        texts = {
            key: column.kind.canonical(_text(value))
            for (key, column), value in zip(roster.column_by_key.items(), line, strict=False)
            if value is not None
        }
        if texts != dict(row.cells):
            found.append(f"{roster.short_title}: {dict(row.cells)} became {texts}")
    return found


def _text(value: object) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    return f"{value:.0f}" if isinstance(value, float) and value.is_integer() else str(value)
