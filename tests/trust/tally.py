"""What a test of a promise counted: told at the end of the run, so that the numbers are those of this run."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import pytest

IS_LONG = os.environ.get("ROSTER_TEST_PROFILE") == "long"
IS_CI = bool(os.environ.get("CI"))
"""Set by `.ci/run`: there nothing may be missing that a test needs."""

_TRIED, _LOST, _CONTROL = "promise-tried", "promise-lost", "promise-control"
_LAW = "promise-examples"
_EXAMPLES = re.compile(r"(\d+) passing\b")


def so_many(*, quick: int, long: int) -> int:
    """How often something is tried: in every run, or once before a release."""
    return long if IS_LONG else quick


def absent(what: str) -> None:
    """Something that this machine lacks: a test may be left out by a person, never by the CI."""
    if IS_CI:
        pytest.fail(f"{what}: missing, and the CI has to have it")
    pytest.skip(f"{what}: missing here")


def examples_of(statistics: str) -> list[tuple[str, object]]:
    """A note of how many examples Hypothesis says that it tried; none where it says nothing."""
    tried = sum(map(int, _EXAMPLES.findall(statistics)))
    return [(_LAW, tried)] if tried else []


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of one test; they travel with its report, also out of another process."""

    notes: list[tuple[str, object]]

    def count(self, promise: str, tried: int, lost: Iterable[object] = ()) -> None:
        """So often it was tried, and this went wrong: which fails the test."""
        wrong = list(lost)
        self.notes.append((_TRIED, [promise, tried]))
        self.notes.append((_LOST, [promise, len(wrong)]))
        assert not wrong, f"{promise}: {len(wrong)} of {tried} lost: {wrong[:5]}"

    def control(self, promise: str, unsafe: str, caught: int, tried: int) -> None:
        """An unsafe variant was caught so often; a check that cannot see it proves nothing."""
        self.notes.append((_CONTROL, [promise, unsafe, caught, tried]))
        assert caught, f"{promise}: {unsafe} was not caught in {tried} tries"


@pytest.fixture
def tally(request: pytest.FixtureRequest) -> Tally:
    return Tally(request.node.user_properties)


@dataclass(slots=True)
class Sum:
    """What all tests of one promise counted."""

    outcomes: dict[str, int] = field(
        default_factory=lambda: dict.fromkeys(("passed", "failed", "skipped"), 0)
    )
    tried: int = 0
    examples: int = 0
    lost: int = 0
    controls: list[str] = field(default_factory=list)

    def add(self, promise: str, notes: Sequence[tuple[str, object]]) -> None:
        for name, told in notes:
            match name, told:
                case "promise-examples", int(number):
                    self.examples += number
                case "promise-tried", [about, int(number)] if about == promise:
                    self.tried += number
                case "promise-lost", [about, int(number)] if about == promise:
                    self.lost += number
                case "promise-control", [about, unsafe, caught, tried] if about == promise:
                    self.controls.append(f"{unsafe}: {caught} of {tried}")

    def told(self) -> str:
        """One line of the summary."""
        tests = ", ".join(f"{number} {outcome}" for outcome, number in self.outcomes.items() if number)
        words = [f"tests {tests or 'not run'}"]
        if self.tried or self.examples:
            words.append(f"tried {self.tried + self.examples}, lost {self.lost}")
        if self.controls:
            words.append("unsafe variants caught: " + "; ".join(self.controls))
        return " | ".join(words)
