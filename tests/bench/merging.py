"""What merging 300 workbooks of a county takes, beside the bare reader on the same files: run by hand.

    python -m tests.bench.merging [FOLDER [HOW_MANY …]]

Writes 300 submissions (22,198 people, five rosters, sealed as the program does it) once into the folder,
then, each in a process of its own: reads 30, 100 and 300 of them with the bare reader; merges as many
into an empty file, the same files again, and all of them packed anew, so that their bytes are others;
merges all 300 in another order. Prints seconds, the ratio to the bare reader (by the clock, and of
processor time, altogether and of the main process), the greatest memory of the program and of its reading
process, and whether both orders hold the same rows and the repetitions changed nothing.
"""

from __future__ import annotations

import hashlib
import json
import random
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from msgspec.structs import replace
from python_calamine import CalamineWorkbook

from roster_desktop.records import Level, Manifest, RowState, Unit, WriterRecord, added, derived_row_id
from roster_desktop.rosters import CATALOG
from roster_desktop.sample import make_township
from roster_desktop.tasks.merging import MergeReport, merge_workbooks
from roster_desktop.tasks.sealing import sealing
from roster_desktop.workbook import FORMAT, SubmissionBook, SubmittedRow, write_submission
from roster_desktop.workbook.archive_check import SEALED
from roster_desktop.workbook.reading import stop_reading
from roster_desktop.workspace import Workspace
from tests.bench.files import counted_apart, village_code
from tests.bench.table import Measured, table

FOLDER = "roster-bench-merging-3"
BOOKS, PEOPLE = 300, 22_198
_SIZES = (30, 100, BOOKS)
_COUNTY = Unit(Level.COUNTY, "洋县", "610723", county="洋县")
_IN_ONE_TOWNSHIP = 20
_MEGABYTE = 1024
Told = dict[str, Any]
"""What a process of its own says of its run."""
_FIRST, _AGAIN = 2.0, 1.2
"""How many times the bare reader merging may take, the first and the second time."""
_FLAT = 1.25
"""How many times the memory of few books that of ten times as many may take and still be called flat."""
_RUNS = 5


def build(folder: Path) -> list[Path]:
    """The submissions; those that lie there already are kept, where this very program sealed them: those of
    another are read cell by cell, which is not what merging them takes in the month they are made for."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{number:03}.xlsx" for number in range(BOOKS)]
    sealed = sealing(CATALOG)
    assert sealed is not None
    for number, path in enumerate(paths):
        if not path.exists() or not _is_sealed_by(path, sealed.made_by):
            write_submission(path, _book(number), sealing=sealed)
            print(f"\r{number + 1} of {BOOKS} workbooks written", end="", flush=True, file=sys.stderr)
    return paths


def _is_sealed_by(path: Path, made_by: str) -> bool:
    with ZipFile(path) as book:
        return SEALED in book.namelist() and made_by.encode() in book.read(SEALED)


def _book(number: int) -> SubmissionBook:
    people = PEOPLE // BOOKS + (number < PEOPLE % BOOKS)
    [village] = make_township(villages=1, people=people, seed=10_000 + number).villages
    township, code = f"试验{number // _IN_ONE_TOWNSHIP + 1}镇", village_code(number, _IN_ONE_TOWNSHIP)
    unit = replace(village.unit, name=f"测{number + 1}村", code="", township=township, county="洋县")
    writer = hashlib.blake2b(f"{number}".encode(), digest_size=10).hexdigest()
    rows = {
        roster: [_row(roster, counted_apart(values | {"township": township, "village": unit.name},
                                            village.unit.code, code), writer, place)
                 for place, values in enumerate(lines)]
        for roster, lines in village.rows.items()
    }  # fmt: skip
    manifest = Manifest(
        FORMAT, writer[::-1], writer, unit, "测试", "2026-11", "bench", 1, "2026-11-20 09:00:00",
        CATALOG.fingerprint, writer[:16],
    )  # fmt: skip
    return SubmissionBook(manifest, CATALOG, unit, rows, (), (WriterRecord(writer, unit.name, "测试", ""),))


def _row(key: str, values: dict[str, str], writer: str, place: int) -> SubmittedRow:
    roster = CATALOG.roster(key)
    row = derived_row_id(writer, key, str(place))
    state = added(roster, row, values, writer=writer, number=1)
    return SubmittedRow(state, {column: text for column, text in values.items() if text})


def read_bare(paths: list[Path]) -> None:
    """All cells by the bare reader, in the way the program asks for them."""
    for path in paths:
        book = CalamineWorkbook.from_path(str(path))
        for name in book.sheet_names:
            for _ in book.get_sheet_by_name(name).iter_rows():
                pass


def merge(paths: list[Path], file: Path) -> Told:
    """Merge into a new file, and once more."""
    with Workspace.create(file, CATALOG, _COUNTY, "测试") as county:
        first, seconds, used, own = _timed(county, paths)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // _MEGABYTE
        statuses = {book.status for book in first.workbooks}
        journal = county.journal
        second, again_seconds, again_used, _ = _timed(county, paths)
        anew = [_packed_anew(path, file.parent) for path in paths]
        third, anew_seconds, anew_used, _ = _timed(county, anew)
        again = {book.status for book in (*second.workbooks, *third.workbooks)}
        digest = hashlib.sha256()
        rows = 0
        for roster in CATALOG.rosters:
            for state in sorted(_states(county, roster.key), key=lambda one: one.id):
                digest.update(
                    repr((state.id, sorted((k, sorted(c.pairs)) for k, c in state.cells.items()))).encode()
                )
                rows += 1
        return {
            "seconds": seconds,
            "cpu_first": used,
            "cpu_own": own,
            "again_seconds": again_seconds,
            "cpu_again": again_used,
            "anew_seconds": anew_seconds,
            "cpu_anew": anew_used,
            "peak": peak,
            "statuses": sorted(statuses),
            "again": sorted(again),
            "changed_again": county.journal - journal,
            "rows": rows,
            "digest": digest.hexdigest()[:16],
        }


def _timed(county: Workspace, paths: list[Path]) -> tuple[MergeReport, float, float, float]:
    """What merging came to, its seconds, and its processor time: altogether, and of this process alone. The
    reading process starts anew, and its start counts."""
    stop_reading()
    started, before, own = perf_counter(), _processor(), _own_processor()
    report = merge_workbooks(county, paths)
    seconds, own = perf_counter() - started, _own_processor() - own
    stop_reading()
    return report, seconds, _processor() - before, own


def _packed_anew(path: Path, folder: Path) -> Path:
    """The same workbook with the same parts, as another program would have packed it."""
    copy = folder / f"anew-{path.name}"
    with ZipFile(path) as source, ZipFile(copy, "w", ZIP_DEFLATED, compresslevel=1) as target:
        for part in source.infolist():
            target.writestr(part.filename, source.read(part))
    return copy


def _states(county: Workspace, roster: str) -> Iterator[RowState]:
    done = 0
    while page := county.states(roster, after=done, limit=2000):
        yield from page
        done += len(page)


def _processor() -> float:
    """Seconds of processor time so far, of this process and of those that it started and that ended."""
    reader = resource.getrusage(resource.RUSAGE_CHILDREN)
    return _own_processor() + reader.ru_utime + reader.ru_stime


def _own_processor() -> float:
    """The same of this process alone."""
    own = resource.getrusage(resource.RUSAGE_SELF)
    return own.ru_utime + own.ru_stime


def _child(what: str, count: int, seed: int, folder: Path) -> Told:
    words = [sys.executable, "-m", "tests.bench.merging", "--child", what, str(count), str(seed), str(folder)]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    found: Told = json.loads(done.stdout.splitlines()[-1])
    return found


def child(what: str, count: int, seed: int, folder: Path) -> None:
    paths = build(folder)[:count]
    random.Random(seed).shuffle(paths)
    started, before = perf_counter(), _processor()
    told: Told = {}
    if what == "read":
        read_bare(paths)
        told["seconds"] = perf_counter() - started
        told["cpu"] = _processor() - before
    else:
        with tempfile.TemporaryDirectory(dir=folder) as place:
            told = merge(paths, Path(place) / "county.roster")
    stop_reading()
    told["reader_peak"] = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // _MEGABYTE
    print(json.dumps(told))


def measure(folder: Path, sizes: Sequence[int] = _SIZES) -> Iterator[Measured]:
    """The lines of the table, with what is no ratio printed on the way."""
    folder.mkdir(exist_ok=True)
    build(folder)
    digests, peaks = set(), list[float]()
    for count in sizes:
        pairs = [(_child("read", count, 1, folder), _child("merge", count, 1, folder)) for _ in range(_RUNS)]
        merged = pairs[-1][1]
        yield from _lines(count, pairs)
        peaks.append(float(merged["peak"]))
        print(
            f"{count} books, {merged['rows']} rows: {merged['peak']} MB, reading process "
            f"{merged['reader_peak']} MB, {merged['statuses']}, again {merged['again']}, "
            f"{merged['changed_again']} steps"
        )
        if count == BOOKS:
            digests.add(merged["digest"])
    if BOOKS in sizes:
        other = _child("merge", BOOKS, 2, folder)
        digests.add(other["digest"])
        same = "the same" if len(digests) == 1 else "NOT the same"
        print(f"another order: {other['seconds']:.1f} s, {other['rows']} rows, {same}")
        fewest, beside = peaks[0], f"merging {sizes[0]} books"
        yield Measured(f"memory of merging {BOOKS} books", peaks[-1], fewest, _FLAT, beside, 1, "MB")


def _lines(count: int, pairs: Sequence[tuple[Told, Told]]) -> list[Measured]:
    """`pairs`: what the bare reader and the merge said, run by run."""

    def compared(what: str, ours: str, peer: str, target: float) -> Measured:
        taken = median(float(merged[ours]) for _, merged in pairs)
        read = median(float(bare[peer]) for bare, _ in pairs)
        return Measured(f"{count} books, {what}", taken, read, target, "the bare reader", len(pairs))

    return [
        compared("first time", "seconds", "seconds", _FIRST),
        compared("first time, processor", "cpu_first", "cpu", _FIRST),
        compared("first time, main process", "cpu_own", "cpu", _FIRST),
        compared("again", "again_seconds", "seconds", _AGAIN),
        compared("again, processor", "cpu_again", "cpu", _AGAIN),
        compared("packed anew", "anew_seconds", "seconds", _AGAIN),
        compared("packed anew, processor", "cpu_anew", "cpu", _AGAIN),
    ]


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        child(sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), Path(sys.argv[5]))
    else:
        place = Path(sys.argv[1]) if sys.argv[1:] else Path(tempfile.gettempdir()) / FOLDER
        print(table(measure(place, tuple(map(int, sys.argv[2:])) or _SIZES)))
