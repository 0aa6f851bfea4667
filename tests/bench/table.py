"""What measurements came to, as one table: what, ours, the peer in the same run, the ratio, the target."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

LOST = "not measured: "
"""Begins a line in which a row's own process tells what of it could not be measured, and why."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One line: seconds of ours and of the peer, and how many times the peer ours may take at most."""

    what: str
    ours: float
    peer: float
    target: float
    beside: str = ""
    """What the peer is."""
    runs: int = 0
    """Of how many runs these are the medians; 0 where the lines around it say."""
    unit: str = "s"
    note: str = ""

    @property
    def ratio(self) -> float:
        return self.ours / self.peer

    @property
    def is_met(self) -> bool:
        return self.ratio <= self.target


def table(lines: Iterable[Measured]) -> str:
    """The lines, one below the other."""
    head = f"{'what':60} {'ours':>10} {'peer':>10} {'ratio':>8} {'target':>8}"
    return "\n".join((head, *map(_line, lines)))


def marked_table(
    lines: Iterable[Measured], reasons: Mapping[str, str], before: tuple[str, Mapping[str, float]] = ("", {})
) -> str:
    """The same in Markdown; below it why a target was missed (what the line begins with → the reason).

    `before`: an earlier run and its ratios, for a column beside those of this one."""
    kept = list(lines)
    earlier, ratios = before
    column = f" run before ({earlier}) |" if earlier else ""
    head = (
        f"| what | ours | beside | ratio |{column} target | runs |",
        f"|---|---|---|---|{'---|' if earlier else ''}---|---|",
    )
    missed: dict[str, list[str]] = {}
    for one in kept:
        if not one.is_met and (reason := _reason(one.what, reasons)):
            missed.setdefault(reason, []).append(f"**{one.what}**")
    said = [f"- {'; '.join(those)}: {reason}" for reason, those in missed.items()]
    return "\n".join(
        (
            *head,
            *(_marked_line(one, ratios if earlier else None) for one in kept),
            *(["", "Missed, and why:", "", *said] if said else []),
        )
    )


def _reason(what: str, reasons: Mapping[str, str]) -> str:
    return next((reason for beginning, reason in reasons.items() if what.startswith(beginning)), "")


def _marked_line(one: Measured, before: Mapping[str, float] | None) -> str:
    words = f"{one.what}{f' ({one.note})' if one.note else ''}"
    beside = f"{amount(one.peer, one.unit)}{f', {one.beside}' if one.beside else ''}"
    kept = f"{_figure(one.ratio)} × {'held' if one.is_met else '**missed**'}"
    runs = f"{one.runs}" if one.runs else ""
    cells = [words, amount(one.ours, one.unit), beside, kept]
    if before is not None:
        cells.append(f"{_figure(before[one.what])} ×" if one.what in before else "not measured")
    return f"| {' | '.join((*cells, f'≤ {_figure(one.target)} ×', runs))} |"


def amount(value: float, unit: str) -> str:
    """A figure as it is read best: 0.0042 s is 4.2 ms."""
    if unit == "s" and value < 1:
        return f"{value * 1000:.3g} ms"
    return f"{value:.3g} {unit}" if value < 1000 else f"{value:.0f} {unit}"


def _figure(value: float) -> str:
    return f"{value:.2f}" if value < 100 else f"{value:.0f}"


def _line(one: Measured) -> str:
    missed = "" if one.is_met else "  missed"
    return (
        f"{one.what:60} {one.ours:>8.4f} {one.unit:2}{one.peer:>8.4f} {one.unit:2}"
        f"{one.ratio:>8.3f} {one.target:>8.3f}{missed}"
    )
