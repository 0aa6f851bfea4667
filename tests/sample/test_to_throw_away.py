"""A sample village is made step by step, and nothing of it stays where somebody stops it."""

from __future__ import annotations

import pytest

from roster_desktop.places import sample_folder
from roster_desktop.progress import Cancelled
from roster_desktop.sample import is_sample, make_sample_village


class StopsAt:
    """Somebody who presses 停止 at this step."""

    def __init__(self, step: int) -> None:
        self.step = step
        self.told: list[tuple[int, int]] = []

    def report(self, done: int, total: int, what: str) -> None:
        self.told.append((done, total))
        if done == self.step:
            raise Cancelled


def test_it_tells_its_steps_up_to_the_last():
    nobody = StopsAt(-1)

    path = make_sample_village(nobody)

    assert is_sample(path)
    assert path.exists()
    assert nobody.told == [(0, 4), (1, 4), (2, 4), (3, 4), (4, 4)]


@pytest.mark.parametrize("step", range(5))
def test_stopped_at_any_step_it_leaves_nothing(step):
    before = {*sample_folder().glob("*")}
    with pytest.raises(Cancelled):
        make_sample_village(StopsAt(step))

    assert {*sample_folder().glob("*")} == before
