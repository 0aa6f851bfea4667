"""What a province comes to on paper, out of the figures of a county."""

from __future__ import annotations

from collections.abc import Sequence

from tests.bench import files
from tests.bench.table import Measured, amount


def on_paper(lines: Sequence[Measured]) -> list[str]:
    """What a province comes to, out of what was measured in this run."""
    times = files.NAMES / files.PEOPLE["county"]
    counted = {
        "reading and merging all submissions": _seconds(lines, "300 books, first time"),
        "checking everything": _seconds(lines, "all checks over a county"),
        "exporting everything": _seconds(lines, "export a county"),
    }
    told = [f"{what} {amount(one * times / 60, 'min')}" for what, one in counted.items() if one]
    county = files.place_of("county")
    size = county.stat().st_size / 1e9 * times if county.exists() else 0.0
    counties = f"{files.NAMES:,} people are {times:.0f} counties as measured here"
    whole = f"one file with all their rows would have {size:.0f} GB; {'; '.join(told)}"
    return ["", f"A province on paper: {counties}; {whole}. A county is the largest unit that keeps a file."]


def _seconds(lines: Sequence[Measured], beginning: str) -> float:
    return next((one.ours for one in lines if one.what.startswith(beginning)), 0.0)
