"""What merging 300 workbooks of a county takes, beside the bare reader on the same files: run by hand.

    python -m tests.bench.merging [FOLDER]

Writes 300 submissions (22,198 people, five rosters) once into the folder, then, each in a process of its own:
reads 30, 100 and 300 of them with the bare reader; merges as many into an empty file; merges all 300 in
another order and again. Prints seconds, the ratio to the bare reader, the greatest memory of the program and
of its reading process, and whether both orders hold the same rows and the repetition changed nothing.
"""

from __future__ import annotations

import hashlib
import json
import random
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from time import perf_counter

from python_calamine import CalamineWorkbook

from roster_desktop.records import Level, Manifest, RowState, Unit, WriterRecord, added, derived_row_id
from roster_desktop.rosters import CATALOG
from roster_desktop.sample import make_township
from roster_desktop.tasks.merging import merge_workbooks
from roster_desktop.workbook import FORMAT, SubmissionBook, SubmittedRow, write_submission
from roster_desktop.workbook.reading import stop_reading
from roster_desktop.workspace import Workspace

FOLDER = "roster-bench-merging"
BOOKS, PEOPLE = 300, 22_198
_SIZES = (30, 100, BOOKS)
_COUNTY = Unit(Level.COUNTY, "洋县", "610723", county="洋县")
_MEGABYTE = 1024


def build(folder: Path) -> list[Path]:
    """The submissions; those that lie there already are kept."""
    paths = [folder / f"{number:03}.xlsx" for number in range(BOOKS)]
    for number, path in enumerate(paths):
        if not path.exists():
            write_submission(path, _book(number))
            print(f"\r{number + 1} of {BOOKS} workbooks written", end="", flush=True, file=sys.stderr)
    return paths


def _book(number: int) -> SubmissionBook:
    people = PEOPLE // BOOKS + (number < PEOPLE % BOOKS)
    [village] = make_township(villages=1, people=people, seed=10_000 + number).villages
    township = f"试验{number // 20 + 1}镇"
    unit = replace(village.unit, name=f"测{number + 1}村", code="", township=township, county="洋县")
    writer = hashlib.blake2b(f"{number}".encode(), digest_size=10).hexdigest()
    rows = {
        roster: [_row(roster, values | {"township": township, "village": unit.name}, writer, place)
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


def merge(paths: list[Path], file: Path) -> dict[str, object]:
    """Merge into a new file, and once more."""
    with Workspace.create(file, CATALOG, _COUNTY, "测试") as county:
        started = perf_counter()
        first = merge_workbooks(county, paths)
        seconds = perf_counter() - started
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // _MEGABYTE
        statuses = {book.status for book in first.workbooks}
        journal = county.journal
        again = {book.status for book in merge_workbooks(county, paths[:20]).workbooks}
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
            "peak": peak,
            "statuses": sorted(statuses),
            "again": sorted(again),
            "changed_again": county.journal - journal,
            "rows": rows,
            "digest": digest.hexdigest()[:16],
        }


def _states(county: Workspace, roster: str) -> Iterator[RowState]:
    done = 0
    while page := county.states(roster, after=done, limit=2000):
        yield from page
        done += len(page)


def _child(what: str, count: int, seed: int, folder: Path) -> dict[str, object]:
    words = [sys.executable, "-m", "tests.bench.merging", "--child", what, str(count), str(seed), str(folder)]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    found: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return found


def child(what: str, count: int, seed: int, folder: Path) -> None:
    paths = build(folder)[:count]
    random.Random(seed).shuffle(paths)
    started = perf_counter()
    told: dict[str, object] = {}
    if what == "read":
        read_bare(paths)
        told["seconds"] = perf_counter() - started
    else:
        with tempfile.TemporaryDirectory(dir=folder) as place:
            told = merge(paths, Path(place) / "county.roster")
    stop_reading()
    own, reader = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    told["cpu"] = own.ru_utime + own.ru_stime + reader.ru_utime + reader.ru_stime
    told["reader_peak"] = reader.ru_maxrss // _MEGABYTE
    print(json.dumps(told))


def main(folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    build(folder)
    print(f"{'books':>5} {'bare reader':>12} {'merged':>9} {'ratio':>6} {'memory':>8} {'reader':>8}")
    digests = set()
    for count in _SIZES:
        bare, merged = _child("read", count, 1, folder), _child("merge", count, 1, folder)
        ratio = float(str(merged["seconds"])) / float(str(bare["seconds"]))
        print(
            f"{count:>5} {bare['seconds']:>10.1f} s {merged['seconds']:>7.1f} s {ratio:>6.1f} "
            f"(processor {bare['cpu']:.1f} s and {merged['cpu']:.1f} s) "
            f"{merged['peak']:>5} MB {merged['reader_peak']:>5} MB   {merged['statuses']} again "
            f"{merged['again']}, {merged['changed_again']} steps"
        )
        if count == BOOKS:
            digests.add(merged["digest"])
    other = _child("merge", BOOKS, 2, folder)
    digests.add(other["digest"])
    same = "the same" if len(digests) == 1 else "NOT the same"
    print(f"another order: {other['seconds']:.1f} s, {other['rows']} rows, {same}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        child(sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), Path(sys.argv[5]))
    else:
        main(Path(sys.argv[1]) if sys.argv[1:] else Path(tempfile.gettempdir()) / FOLDER)
