"""The rows of the table of speed and scale: what each is called and where it is measured."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from tests.bench import files
from tests.bench.files import BOOKS
from tests.bench.table import Measured


@dataclass(frozen=True, slots=True)
class Row:
    """One row, or a few that are measured together, in a process of their own."""

    key: str
    where: str
    """Module and function."""
    minutes: float
    """After so long something hangs."""
    files: tuple[str, ...] = ()
    """What it measures with (`files`): made before, in a time of its own."""

    def measure(self) -> Iterator[Measured]:
        """The lines that it gives, each as soon as it is known: what breaks later takes none of them back."""
        module, _, function = self.where.partition(":")
        lines: Iterable[Measured] = getattr(import_module(module), function)()
        yield from lines


ROWS = (
    Row("reading", "tests.bench.reading:measure", 3),
    Row("merging", "tests.bench.rows:merging", 12, (BOOKS,)),
    Row("planning", "tests.bench.rows:planning", 6),
    Row("exporting", "tests.bench.rows:exporting", 6),
    Row("checking", "tests.bench.checking:measure", 5, ("county",)),
    Row("starting", "tests.bench.starting:measure", 4, ("county",)),
    Row("frames", "tests.bench.frames:measure", 8, ("village", "county", "ten", BOOKS)),
    Row("searching", "tests.bench.searching:measure", 10, ("county", "ten", "names")),
    Row("saving", "tests.bench.saving:measure", 4),
    Row("province", "tests.bench.province:measure", 6, ("county", "names")),
    Row("growth", "tests.bench.growth:measure", 15, ("village", "township", "county", "ten", BOOKS)),
)
_SIZES = (30, 300)
_COUNTY_EXPORTS = 5


def made(row: Row) -> None:
    """Everything that it measures with lies there."""
    for what in row.files:
        if what != BOOKS:
            files.roster_file(what)
            continue
        # Late, as below: a row loads what it measures and nothing else.
        from tests.bench.merging import build

        build(files.place_of(BOOKS))


def merging() -> Iterator[Measured]:
    """Few books and all of them, and these once more in another order; every merge in a process of its
    own."""
    # Late, as below: a row loads what it measures and nothing else.
    from tests.bench.merging import measure

    return measure(files.place_of(BOOKS), _SIZES)


def planning() -> list[Measured]:
    from tests.bench.planning import measure

    return measure(str(python_with_daff()))


def exporting() -> Iterator[Measured]:
    from roster_desktop.workbook import stop_reading
    from tests.bench.writing import measure

    yield from measure(county_runs=_COUNTY_EXPORTS)
    stop_reading()


def python_with_daff() -> Path:
    """An interpreter with the peer of planning, in an environment of its own: the program does not use it."""
    place = files.folder() / "daff"
    python = place / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not python.exists() or subprocess.run([str(python), "-c", "import daff"], check=False).returncode:
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(place)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", "daff"], check=True)
    return python
