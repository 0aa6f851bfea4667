"""R1: killed at random while typing, the program leaves whole steps and all that it acknowledged."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.trust.folders import quick_folder as quick_folder
from tests.trust.processes import Inside, killed_at_random, needs_fork
from tests.trust.tally import Tally, so_many
from tests.trust.typist import begun, complaint, every_statement_for_itself, typing

pytestmark = needs_fork
_KILLS = so_many(quick=50, long=1000)
_LONGEST = 0.012
"""Seconds from an acknowledged step to the kill: more than a step takes."""


def killed(
    folder: Path, kills: int, work: Callable[[Path], Callable[[Inside], None]] = typing
) -> Iterator[tuple[int, str]]:
    """For each kill the acknowledged steps, and what is wrong with the file."""
    dice = random.Random("killed while typing")
    for number in range(kills):
        path = begun(folder / str(number % 2))
        acknowledged = killed_at_random(work(path), dice, _LONGEST)
        last = max(map(int, acknowledged), default=1)
        yield last, complaint(path, last)


def caught_of(found: Iterator[tuple[int, str]]) -> tuple[int, int]:
    """How often an unsafe variant was caught, of how many tries; two are enough."""
    caught = tried = 0
    for _, wrong in found:
        tried += 1
        caught += bool(wrong)
        if caught == 2:
            break
    return caught, tried


def test_nothing_acknowledged_is_lost_and_no_step_is_half(quick_folder: Path, tally: Tally):
    found = list(killed(quick_folder, _KILLS))

    tally.count("R1", _KILLS, [wrong for _, wrong in found if wrong])
    assert len({last for last, _ in found}) > 3


def test_steps_without_a_transaction_are_caught(quick_folder: Path, tally: Tally):
    def unsafe(path: Path) -> Callable[[Inside], None]:
        def work(inside: Inside) -> None:
            with every_statement_for_itself():
                typing(path)(inside)

        return work

    caught, tried = caught_of(killed(quick_folder, 80, unsafe))

    tally.control("R1", "no transaction", caught, tried)


def test_acknowledging_before_saving_is_caught(quick_folder: Path, tally: Tally):
    def unsafe(path: Path) -> Callable[[Inside], None]:
        def work(inside: Inside) -> None:
            typed = typing(path)
            typed(Hasty(inside._out, inside._gate))

        return work

    caught, tried = caught_of(killed(quick_folder, 80, unsafe))

    tally.control("R1", "acknowledged too early", caught, tried)


class Hasty(Inside):
    """Says of each step that the next one is saved as well."""

    def say(self, text: str) -> None:
        super().say(text if text == "ready" else f"{int(text) + 1}")
