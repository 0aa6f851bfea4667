"""The files to measure with, each made once into a folder of the system's cache and kept there.

A village of 300 people, a township of 5,000, a county of 22,198 (36,000 rows in 200 villages), ten such
counties, and three million people of whom only name, number and telephone are known. Every village counts its
households by itself, behind its own code, so that no two villages have a household's number in common. Ten
counties and the province are made out of the county line by line, with other row ids, numbers and places;
nobody in them exists.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from time import perf_counter

import platformdirs
from msgspec.structs import replace

from roster_desktop.records import ChangeSet, Level, Occasion, RowAdded, Unit, derived_row_id
from roster_desktop.rosters import CATALOG
from roster_desktop.sample import make_township
from roster_desktop.sample.township import SAMPLE_DAY, SampleVillage
from roster_desktop.store.driver import Connection, dbapi
from roster_desktop.store.roster_tables import RosterTable, tables_of
from roster_desktop.tasks.findings import bring_up_to_date
from roster_desktop.tasks.policies import set_cutoff
from roster_desktop.tasks.search_words import index_words
from roster_desktop.workspace import Workspace

PLACE = "ROSTER_BENCH"
"""Names another folder for what is made."""
PEOPLE = {"village": 300, "township": 5_000, "county": 22_198}
_VILLAGES = {"village": 1, "township": 20, "county": 200}
_LEVELS = {"village": Level.VILLAGE, "township": Level.TOWNSHIP, "county": Level.COUNTY, "ten": Level.COUNTY}
BOOKS = "merging"
"""The workbooks of a county's villages, in a folder (`merging.build`)."""
_MAKING = {"village": 2, "township": 2, "county": 2, "ten": 2, "names": 1, BOOKS: 3}
"""In the name of what is made: files that were made in another way are left where they lie and made anew."""
COUNTIES = 10
NAMES = 3_000_000
_IN_ONE_TOWNSHIP = 10
_SIGNS = "甲乙丙丁戊己庚辛壬癸"
_HOME = "610723"
"""How the numbers of the sample begin, and the codes of its villages."""
_TOWNSHIP_CODE, _VILLAGE_CODE = 100, 200
"""Codes of townships and of the villages in each count from here on."""
_COUNTED = ("household_number", "person_number")
_KEPT = (
    "row_id", "row_place", "row_pinyin", "row_search", "name", "id_number", "phone", "township", "village",
    "row_standing", "row_memory",
)  # fmt: skip


def folder() -> Path:
    """Where everything that is made lies."""
    place = Path(
        os.environ.get(PLACE) or platformdirs.user_cache_path("roster-desktop-bench", appauthor=False)
    )
    place.mkdir(parents=True, exist_ok=True)
    return place


def roster_file(size: str) -> Path:
    """The file of this size ("village", "township", "county", "ten" or "names"), made where it is missing."""
    path = place_of(size)
    if not path.exists():
        print(f"making {path.name} …", file=sys.stderr, flush=True)
        with _until_whole(path) as unfinished:
            _MAKERS[size](unfinished)
    if size in PEOPLE:
        _bring_up_to_date(path)
    else:
        _index(path)
    if size == "ten":
        _take_over_findings(path)
    return path


def place_of(what: str) -> Path:
    """Where the file of this size lies, or the folder of the workbooks."""
    name = f"{what}-{_MAKING[what]}"
    return folder() / (name if what == BOOKS else f"{name}.roster")


@cache
def _bring_up_to_date(path: Path) -> None:
    """A later program than the one that made it takes it over here, not while the window is measured."""
    with Workspace.open(path, CATALOG) as workspace:
        bring_up_to_date(workspace)


@cache
def _index(path: Path) -> None:
    """As the window does it beside everything else, once after a long roster was filled."""
    with Workspace.open(path, CATALOG) as workspace:
        began = perf_counter()
        if rows := index_words(workspace):
            print(f"{path.name}: {rows:,} rows indexed in {perf_counter() - began:.0f} s", file=sys.stderr)


@cache
def _take_over_findings(path: Path) -> None:
    """What the present program found in the county is what it would find in the lines that were made of it:
    else the window checks ten counties while it is measured."""
    county = roster_file("county")
    with Workspace.open(path, CATALOG) as ten, Workspace.open(county, CATALOG) as source:
        if ten.checked_by == source.checked_by:
            return
    with closing(_plain_connection(path)) as file:
        file.execute("ATTACH ? AS county", (str(county),))
        file.execute("BEGIN")
        for table in ("finding", "finding_beside", "row_group"):
            file.execute(f"DELETE FROM {table}")
            file.execute(f"INSERT INTO {table} SELECT * FROM county.{table}")
        file.execute("DELETE FROM setting WHERE key LIKE 'findings#_%' ESCAPE '#'")
        said = "SELECT * FROM county.setting WHERE key LIKE 'findings#_%' ESCAPE '#'"
        file.execute(f"INSERT INTO setting {said}")
        file.execute("COMMIT")


@contextmanager
def copied(size: str) -> Iterator[Path]:
    """A copy of it that may be altered."""
    source = roster_file(size)
    place = folder() / f"used-{os.getpid()}"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    try:
        yield Path(shutil.copy(source, place / source.name))
    finally:
        shutil.rmtree(place, ignore_errors=True)


def villages(size: str) -> Iterator[SampleVillage]:
    """The villages of this size with their rows, all named apart."""
    count, people = _VILLAGES[size], PEOPLE[size]
    for number in range(count):
        inside = people // count + (number < people % count)
        [village] = make_township(villages=1, people=inside, seed=20_000 + number).villages
        there = {"township": f"试验{number // _IN_ONE_TOWNSHIP + 1}镇", "village": f"测{number + 1}村"}
        unit = replace(village.unit, name=there["village"], code="", township=there["township"])
        code = village_code(number, _IN_ONE_TOWNSHIP)
        rows = {
            key: [counted_apart(cells | _named(key, there), village.unit.code, code) for cells in lines]
            for key, lines in village.rows.items()
        }
        yield SampleVillage(unit, rows)


def village_code(number: int, in_one_township: int) -> str:
    """Twelve digits, as a true village has them."""
    township, village = divmod(number, in_one_township)
    return f"{_HOME}{_TOWNSHIP_CODE + township:03}{_VILLAGE_CODE + village:03}"


def counted_apart(cells: Mapping[str, str], sample: str, code: str) -> dict[str, str]:
    """The cells of a row of the sample's village as they stand in the village of this code: the household's
    number is the village's code and which household it is, the person's goes on from there."""
    begins = sample[len(_HOME) :]
    numbers = {key: text for key in _COUNTED if (text := cells.get(key, "")).startswith(begins)}
    return {**cells, **{key: f"{code}{text[len(begins) :]}" for key, text in numbers.items()}}


def _named(roster: str, there: Mapping[str, str]) -> dict[str, str]:
    known = CATALOG.roster(roster).column_by_key
    return {key: name for key, name in there.items() if key in known}


@contextmanager
def _until_whole(path: Path) -> Iterator[Path]:
    """The name under which a file is made: it gets its own when it is whole."""
    place = path.with_name(f"unfinished-{path.stem}")
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    yield place / path.name
    (place / path.name).rename(path)
    shutil.rmtree(place, ignore_errors=True)


def _filled(size: str) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        unit: Unit | None = None
        for number, village in enumerate(villages(size)):
            unit = unit or _unit_above(size, village.unit)
            rows = tuple(
                RowAdded(key, derived_row_id(village.unit.name, key, str(place)), cells)
                for key, lines in village.rows.items()
                for place, cells in enumerate(lines)
            )
            opened = (
                Workspace.open(path, CATALOG) if number else Workspace.create(path, CATALOG, unit, "测试")
            )
            with opened as workspace:
                workspace.apply(ChangeSet(village.unit.name, Occasion.TYPED, rows))
        with Workspace.open(path, CATALOG) as workspace:
            # Of one day, so that what was found stays true tomorrow.
            set_cutoff(workspace, SAMPLE_DAY)
            bring_up_to_date(workspace)

    return make


def _unit_above(size: str, village: Unit) -> Unit:
    level = _LEVELS[size]
    if level is Level.VILLAGE:
        return village
    if level is Level.TOWNSHIP:
        return Unit(level, "试验镇", township="试验镇", county=village.county)
    return Unit(level, village.county, _HOME, county=village.county)


def _many_counties(path: Path) -> None:
    shutil.copy(roster_file("county"), path)
    with closing(_plain_connection(path)) as file:
        file.execute("BEGIN")
        for table in tables_of(CATALOG).tables:
            if table.roster in CATALOG.rosters:
                _multiply(file, table)
        file.execute("COMMIT")
        file.execute("ANALYZE")


def _multiply(file: Connection, table: RosterTable) -> None:
    at = {name: place for place, name in enumerate(table.columns)}
    names = ", ".join(f'"{name}"' for name in table.columns)
    lines = file.execute(f"SELECT {names} FROM {table.name}").fetchall()
    for number in range(1, COUNTIES):
        file.executemany(table.insert, (_in_county(line, number, at, len(lines)) for line in lines))


def _in_county(line: tuple[object, ...], number: int, at: Mapping[str, int], rows: int) -> tuple[object, ...]:
    """The line as another county has it: another row id, other numbers and townships of another name."""
    county = f"{int(_HOME) + number}"
    told = [
        cell.replace(_HOME, county).replace("试验", f"{_SIGNS[number]}试验")
        if isinstance(cell, str)
        else cell
        for cell in line
    ]
    told[at["row_id"]] = derived_row_id(county, "row", str(line[at["row_id"]]))
    told[at["row_place"]] = int(str(line[at["row_place"]])) + number * rows
    told[at["row_pairing"]] = hashlib.blake2b(f"{county}{line[at['row_pairing']]}".encode()).hexdigest()[:32]
    return tuple(told)


def _province(path: Path) -> None:
    """Three million names, each with number and telephone."""
    with Workspace.create(path, CATALOG, Unit(Level.COUNTY, "洋县", _HOME, county="洋县"), "测试"):
        pass
    table = tables_of(CATALOG).by_roster[CATALOG.people]
    names = ", ".join(f'"{name}"' for name in _KEPT)
    with closing(_plain_connection(roster_file("county"))) as county:
        lines = county.execute(f"SELECT {names} FROM {table.name}").fetchall()
    with closing(_plain_connection(path)) as file:
        file.execute("BEGIN")
        gaps = ", ".join("?" * len(_KEPT))
        for number in range(-(-NAMES // len(lines))):
            file.executemany(
                f"INSERT INTO {table.name} ({names}) VALUES ({gaps})",
                (_somewhere(line, number, len(lines)) for line in lines),
            )
        file.execute("COMMIT")


def _somewhere(line: tuple[object, ...], number: int, rows: int) -> tuple[object, ...]:
    row, place, pinyin, search, name, id_number, phone, township, village, *rest = map(str, line)
    home = f"{int(_HOME) + number}"
    return (
        f"{number:03}{row}", int(place) + number * rows, pinyin, search.replace(_HOME, home), name,
        id_number.replace(_HOME, home), phone, f"{number}{township}", village, *rest,
    )  # fmt: skip


def _plain_connection(path: Path) -> Connection:
    file: Connection = dbapi.connect(path, isolation_level=None)
    # Made once and thrown away where it breaks off: nothing is promised while it is made.
    for pragma in ("synchronous=OFF", "journal_mode=OFF", "cache_size=-400000"):
        file.execute(f"PRAGMA {pragma}")
    return file


_MAKERS: Mapping[str, Callable[[Path], None]] = {
    **{size: _filled(size) for size in PEOPLE},
    "ten": _many_counties,
    "names": _province,
}
