"""A plot of how cost grows: both scales in powers of ten, each thing a line with its name at the end."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree

PLOT = "ROSTER_BENCH_PLOT"
"""Names the file that is drawn."""
_WIDTH, _HEIGHT = 860, 520
_LEFT, _RIGHT, _TOP, _BOTTOM = 70, 210, 40, 60
_INKS = (
    "#1b6ca8", "#c8553d", "#588157", "#7b4f9d", "#b8860b", "#2a9d8f", "#9d174d", "#4b5563", "#0f766e",
    "#d97706",
)  # fmt: skip
_DASHES = ("", "6 3", "2 3")
_LETTERS = "font-family:sans-serif;font-size:12px"
_BETWEEN = 15
_NAMESPACE = "http://www.w3.org/2000/svg"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing: (rows, seconds) from few rows to many."""

    what: str
    points: tuple[tuple[int, float], ...]


def drawn(lines: Sequence[Line]) -> str:
    """The picture as SVG. A dotted slope shows what grows just as the rows do."""
    everywhere = [point for line in lines for point in line.points]
    low_x, high_x = _powers(rows for rows, _ in everywhere)
    low_y, high_y = _powers(seconds for _, seconds in everywhere)
    wide, high = _WIDTH - _LEFT - _RIGHT, _HEIGHT - _TOP - _BOTTOM

    def place(rows: float, seconds: float) -> tuple[float, float]:
        x = _LEFT + (math.log10(rows) - low_x) / (high_x - low_x) * wide
        y = _TOP + (high_y - math.log10(seconds)) / (high_y - low_y) * high
        return round(x, 1), round(y, 1)

    picture = ElementTree.Element(
        "svg", xmlns=_NAMESPACE, viewBox=f"0 0 {_WIDTH} {_HEIGHT}", width=str(_WIDTH), height=str(_HEIGHT)
    )
    _rect(picture, 0, 0, _WIDTH, _HEIGHT, "#ffffff")
    for power in range(low_x, high_x + 1):
        x, _ = place(10**power, 10**low_y)
        _line(picture, [(x, _TOP), (x, _TOP + high)], "#e5e7eb")
        _text(picture, x, _TOP + high + 20, f"{10**power:,}", "middle")
    for power in range(low_y, high_y + 1):
        _, y = place(10**low_x, 10**power)
        _line(picture, [(_LEFT, y), (_LEFT + wide, y)], "#e5e7eb")
        _text(picture, _LEFT - 8, y + 4, _seconds(power), "end")
    steps = min(high_x - low_x, high_y - low_y)
    slope = [place(10**low_x, 10**low_y), place(10 ** (low_x + steps), 10 ** (low_y + steps))]
    _line(picture, slope, "#9ca3af", "1 4")
    _text(picture, _LEFT, _TOP - 16, "seconds; the dotted slope is what grows just as the rows do", "start")
    _text(picture, _LEFT + wide / 2, _HEIGHT - 18, "rows: village, township, county, ten counties", "middle")
    labels = _apart([(place(*line.points[-1])[1], number) for number, line in enumerate(lines)])
    for number, line in enumerate(lines):
        ink, dash = _INKS[number % len(_INKS)], _DASHES[number // len(_INKS) % len(_DASHES)]
        path = [place(rows, seconds) for rows, seconds in line.points]
        _line(picture, path, ink, dash, width=2)
        _line(picture, [path[-1], (_LEFT + wide + 14, labels[number])], ink, "1 2")
        _text(picture, _LEFT + wide + 18, labels[number] + 4, line.what, "start", ink)
    return ElementTree.tostring(picture, encoding="unicode") + "\n"


def _powers(figures: object) -> tuple[int, int]:
    kept = [math.log10(one) for one in figures]  # type: ignore[attr-defined]
    return math.floor(min(kept)), math.ceil(max(kept))


def _seconds(power: int) -> str:
    return f"{10**power} s" if power >= 0 else f"{10 ** (power + 3):g} ms"


def _apart(places: list[tuple[float, int]]) -> dict[int, float]:
    """Number of the line → how high its name stands, so that no two names lie upon each other."""
    found: dict[int, float] = {}
    lowest = 0.0
    for y, number in sorted(places):
        lowest = max(y, lowest + _BETWEEN)
        found[number] = lowest
    over = lowest - (_HEIGHT - _BOTTOM)
    return {number: y - max(0.0, over) for number, y in found.items()}


def _rect(picture: ElementTree.Element, x: float, y: float, wide: float, high: float, ink: str) -> None:
    facts = {"x": x, "y": y, "width": wide, "height": high}
    ElementTree.SubElement(picture, "rect", {key: str(one) for key, one in facts.items()}, fill=ink)


def _line(
    picture: ElementTree.Element,
    path: Sequence[tuple[float, float]],
    ink: str,
    dash: str = "",
    width: int = 1,
) -> None:
    line = ElementTree.SubElement(
        picture, "polyline", points=" ".join(f"{x:g},{y:g}" for x, y in path), fill="none", stroke=ink
    )
    line.set("stroke-width", str(width))
    if dash:
        line.set("stroke-dasharray", dash)


def _text(
    picture: ElementTree.Element, x: float, y: float, words: str, anchor: str, ink: str = "#374151"
) -> None:
    one = ElementTree.SubElement(picture, "text", x=f"{x:g}", y=f"{y:g}", fill=ink, style=_LETTERS)
    one.set("text-anchor", anchor)
    one.text = words
