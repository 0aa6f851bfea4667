"""What opening the program on a county takes, beside a bare window with a table of 600 rows.

Both are started as processes of their own and take turns. First paint: anything of the program that a
person sees. Rows to type into: the people's table painted with its first rows, the file open, the page
turned to. Seconds are those of the clock from the start of the process; seconds of the processor beside
them.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import median
from typing import Any

from tests.bench import files
from tests.bench.started import BEGAN
from tests.bench.table import Measured

RUNS = 5
_FIRST, _USABLE = 1.3, 3.0
_MORE = 150.0
_BARE = "a bare window with a table of 600 rows"
Figures = Mapping[str, Any]


def measure() -> Iterator[Measured]:
    """First paint, rows to type into, and the memory of the window some seconds after it was opened."""
    with files.copied("county") as path:
        pairs = [(started("bare", path), started("ours", path)) for _ in range(RUNS + 1)][1:]
    bare, card = (median(pair[side][key][1] for pair in pairs) for side, key in ((0, "first"), (1, "card")))
    filled = f"; the card beside them, {card / bare:.2f} ×"
    for what, key, target, more in (
        ("open the program on a county file: first paint, the word that it is coming", "first", _FIRST, ""),
        ("open the program on a county file: rows to type into", "usable", _USABLE, filled),
    ):
        clock, used = ([[one[key][which] for one in pair] for pair in pairs] for which in (0, 1))
        ours, bare = (median(pair[side] for pair in used) for side in (1, 0))
        yield Measured(
            what, median(pair[1] for pair in clock), median(pair[0] for pair in clock), target, _BARE, RUNS,
            note=f"of the processor {ours / bare:.2f} ×{more}",
        )  # fmt: skip
    bare, ours = (median(pair[side]["memory"] for pair in pairs) for side in (0, 1))
    unrest = "" if all(pair[1]["at_rest"] for pair in pairs) else "; not all at rest"
    yield Measured(
        "memory of the window on a county file", ours, bare, (bare + _MORE) / bare, _BARE, len(pairs), "MB",
        note=f"{ours - bare:+.0f} MB, allowed +{_MORE:.0f}{unrest}",
    )  # fmt: skip


def started(kind: str, file: Path) -> Figures:
    """What a window of this kind told about itself."""
    place = file.parent / "settings"
    # Where the program keeps its memory on each system: nobody's own settings are touched.
    own = {name: str(place) for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "APPDATA", "LOCALAPPDATA")}
    # Compiled beforehand, as whoever installs the program has it and the libraries are here.
    compiled = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(files.folder() / "compiled")}
    surroundings = {**os.environ, **own, **compiled, BEGAN: str(time.time())}
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.started", kind, str(file)],
        env=surroundings, capture_output=True, text=True, check=False, timeout=600,
    )  # fmt: skip
    if done.returncode != 0:
        raise RuntimeError(done.stderr[-2000:])
    figures: Figures = json.loads(done.stdout.splitlines()[-1])
    return figures
