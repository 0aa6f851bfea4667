"""Every row of the table of speed and scale, or those that are named: run by hand, while nothing else runs.

    python3 packaging/dev.py bench [ROW …] [--list] [--no-write] [--to FOLDER]

Each row is measured in a process of its own; one that breaks or hangs is named and the others go on. The
first run makes its files in the system's cache (or the folder that ROSTER_BENCH names), in a time beside that
of the rows; later ones find them there. A run of all rows writes the table into roster_desktop/speed.md and
the plot of growth beside it, and keeps its ratios for the next runs to stand beside (or all into FOLDER);
named rows are only printed.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from time import perf_counter

from tests.bench import files
from tests.bench.paper import on_paper
from tests.bench.plot import PLOT
from tests.bench.reasons import REASONS
from tests.bench.rows import ROWS, Row, made
from tests.bench.runs import keep, kept_runs, run_of, to_be_seen_beside
from tests.bench.table import LOST, Measured, marked_table, table

_ROOT = Path(__file__).resolve().parents[2]
_BEGIN, _END = "<!-- measured -->", "<!-- /measured -->"
_MINUTES_OF_MAKING = 60
_WORTH_A_WORD = 20
"""Seconds: less is looking whether they are there."""
_TOLD = "measured: "
"""Begins the line in which a row's own process tells what it found."""


def main(words: Sequence[str]) -> int:
    """Measure, print, and after a whole run write it down; 1 where a row could not be measured."""
    asked = _asked(words)
    if asked.child:
        return _tell(asked.child)
    if asked.make:
        made(_row(asked.make))
        return 0
    if asked.list:
        print("\n".join(row.key for row in ROWS))
        return 0
    rows = [row for row in ROWS if row.key in asked.rows] if asked.rows else list(ROWS)
    print(f"files to measure with: {files.folder()}", flush=True)
    # The picture of an earlier run is none of this one.
    _drawn().unlink(missing_ok=True)
    began = perf_counter()
    lines: list[Measured] = []
    broken: dict[str, str] = {}
    for number, row in enumerate(rows, 1):
        print(f"[{number}/{len(rows)}] {row.key} …", flush=True)
        found, trouble = _measured(row)
        lines += found
        if trouble:
            broken[row.key] = trouble
            print(f"    not measured: {trouble}", flush=True)
        for line in table(found).splitlines()[1:]:
            print(f"    {line}", flush=True)
        print(f"    {perf_counter() - began:.0f} s so far", flush=True)
    print("\n" + table(lines))
    for key, trouble in broken.items():
        print(f"not measured: {key}: {trouble}")
    if not asked.rows and not asked.no_write:
        minutes = (perf_counter() - began) / 60
        _write_down(Path(asked.to) if asked.to else _ROOT / "roster_desktop", lines, broken, minutes)
    return 1 if broken else 0


def _asked(words: Sequence[str]) -> argparse.Namespace:
    reader = argparse.ArgumentParser(
        prog="dev.py bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    keys = [row.key for row in ROWS]
    reader.add_argument("rows", nargs="*", metavar="ROW", help=", ".join(keys))
    reader.add_argument("--list", action="store_true", help="name the rows and end")
    reader.add_argument("--no-write", action="store_true", help="only print")
    reader.add_argument("--to", help="the folder for table and plot")
    reader.add_argument("--child", help=argparse.SUPPRESS)
    reader.add_argument("--make", help=argparse.SUPPRESS)
    asked = reader.parse_args(words)
    if unknown := [key for key in asked.rows if key not in keys]:
        reader.error(f"there is no row {', '.join(unknown)}; there are {', '.join(keys)}")
    return asked


def _tell(key: str) -> int:
    """In the row's own process: measure it and tell the one that started us."""
    for line in _row(key).measure():
        print(f"{_TOLD}{json.dumps(asdict(line), ensure_ascii=False)}", flush=True)
    return 0


def _row(key: str) -> Row:
    [row] = [row for row in ROWS if row.key == key]
    return row


def _measured(row: Row) -> tuple[list[Measured], str]:
    """What the row's own process told, and why it did not tell everything."""
    if trouble := _unmade(row):
        return [], trouble
    with tempfile.TemporaryFile("w+", encoding="utf-8") as told:
        child = subprocess.Popen(
            [sys.executable, "-m", "tests.bench", "--child", row.key],
            cwd=_ROOT, env=_surroundings(), stdout=told, text=True, encoding="utf-8", start_new_session=True,
        )  # fmt: skip
        try:
            status = child.wait(row.minutes * 60)
            trouble = f"its process ended with {status}" if status else ""
        except subprocess.TimeoutExpired:
            _end(child)
            trouble = f"it took more than {row.minutes:g} minutes"
        told.seek(0)
        lines = told.read().splitlines()
    found = [Measured(**json.loads(line[len(_TOLD) :])) for line in lines if line.startswith(_TOLD)]
    lost = [line[len(LOST) :] for line in lines if line.startswith(LOST)]
    trouble = "; ".join([*lost, *([trouble] if trouble else [])])
    for line in lines:
        if not line.startswith(_TOLD):
            print(f"    {line}", flush=True)
    return found, trouble


def _unmade(row: Row) -> str:
    """Why its files could not be made; "" where they lie there. Ten counties take longer than any row."""
    if not row.files:
        return ""
    began = perf_counter()
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.bench", "--make", row.key],
        cwd=_ROOT, env=_surroundings(), start_new_session=True,
    )  # fmt: skip
    try:
        status = child.wait(_MINUTES_OF_MAKING * 60)
    except subprocess.TimeoutExpired:
        _end(child)
        return f"making its files took more than {_MINUTES_OF_MAKING} minutes"
    if (seconds := perf_counter() - began) > _WORTH_A_WORD:
        print(f"    its files were made in {seconds:.0f} s", flush=True)
    return f"making its files ended with {status}" if status else ""


def _end(child: subprocess.Popen[str]) -> None:
    """With everything that it started: a merge left behind would be measured along with the next row."""
    if sys.platform == "win32":
        child.kill()
    else:
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()


def _surroundings() -> dict[str, str]:
    """Compiled files are kept, as an installed program has them; no window is shown on a screen."""
    surroundings = {key: text for key, text in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    folder = files.folder()
    return {
        **surroundings, "PYTHONPYCACHEPREFIX": str(folder / "compiled"), "QT_QPA_PLATFORM": "offscreen",
        "PYTHONUTF8": "1", "PYTHONPATH": str(_ROOT), PLOT: str(_drawn()),
    }  # fmt: skip


def _write_down(place: Path, lines: Sequence[Measured], broken: dict[str, str], minutes: float) -> None:
    place.mkdir(parents=True, exist_ok=True)
    page, plot = place / "speed.md", place / "speed.svg"
    if _drawn().exists():
        plot.write_text(_drawn().read_text("utf-8"), "utf-8")
    lost = [f"- {key}: not measured in this run: {trouble}" for key, trouble in broken.items()]
    today, here, earlier = f"{date.today()}", machine(), kept_runs(place)
    this, other = run_of(today, here, lines, earlier), to_be_seen_beside(today, earlier)
    head = f"{this.name}, {here}; {minutes:.0f} minutes."
    # A line of its own between, or they would be lines of the table.
    below = (*(["", *lost] if lost else []), *on_paper(lines))
    measured = marked_table(lines, REASONS, (other.name, other.ratios) if other else ("", {}))
    told = "\n".join((head, "", measured, *below))
    before = page.read_text("utf-8") if page.exists() else f"# Speed and scale\n\n{_BEGIN}\n{_END}\n"
    block = f"{_BEGIN}\n{told}\n\n![growth](speed.svg)\n{_END}"
    page.write_text(re.sub(f"{_BEGIN}.*{_END}", lambda _: block, before, flags=re.DOTALL), "utf-8")
    keep(place, [*earlier, this])
    print(f"written: {page}")


def _drawn() -> Path:
    return files.folder() / "growth.svg"


def machine() -> str:
    """This machine in words: no name, no path."""
    cores = f"{os.cpu_count() or 1} cores"
    clock = _first_figure("/proc/cpuinfo", r"cpu MHz\s*:\s*([\d.]+)")
    memory = _first_figure("/proc/meminfo", r"MemTotal:\s*(\d+)")
    spelled = f" of {clock / 1000:.1f} GHz" if clock else ""
    held = f", {memory / 1024**2:.0f} GB of memory" if memory else ""
    return f"{cores}{spelled}{held}, {sys.platform}, Python {sys.version_info.major}.{sys.version_info.minor}"


def _first_figure(path: str, pattern: str) -> float:
    place = Path(path)
    found = re.search(pattern, place.read_text("utf-8")) if place.exists() else None
    return float(found.group(1)) if found else 0.0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
