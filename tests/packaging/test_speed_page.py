"""What a run of the bench leaves: a table and a plot that can be read, no word of the machine's owner."""

from __future__ import annotations

import platform
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import roster_desktop
from tests.bench.__main__ import _write_down, machine
from tests.bench.plot import Line, drawn
from tests.bench.rows import ROWS
from tests.bench.runs import keep, kept_runs, run_of
from tests.bench.table import Measured, marked_table

HELD = Measured("save an edit", 0.006, 0.003, 3.0, "raw SQLite", 40)
MISSED = Measured("open the program: first paint", 2.6, 1.0, 1.3, "a bare window", 5)


def test_the_table_says_what_was_held_and_why_something_was_missed():
    told = marked_table((HELD, MISSED), {"open the program": "importing takes so long"})

    assert "| save an edit | 6 ms | 3 ms, raw SQLite | 2.00 × held | ≤ 3.00 × | 40 |" in told
    assert "| 2.60 × **missed** |" in told
    assert "- **open the program: first paint**: importing takes so long" in told


def test_a_reason_is_told_once_for_all_lines_that_missed_by_it():
    late = Measured("open the program: rows", 9.0, 1.0, 3.0, "a bare window", 5)
    told = marked_table((HELD, MISSED, late), {"open the program": "importing takes so long"})

    assert "- **open the program: first paint**; **open the program: rows**: importing takes so long" in told
    assert told.count("importing") == 1


def test_a_run_replaces_what_the_last_one_wrote_and_nothing_around_it(tmp_path):
    page = tmp_path / "speed.md"
    page.write_text("before\n<!-- measured -->\nold\n<!-- /measured -->\nafter\n", "utf-8")

    _write_down(tmp_path, [HELD], {"growth": "it took more than 8 minutes"}, 12.5)

    told = page.read_text("utf-8")
    assert told.startswith("before\n")
    assert told.endswith("\nafter\n")
    assert "old" not in told
    assert "save an edit" in told
    assert "growth: not measured in this run: it took more than 8 minutes" in told


def test_a_run_shows_that_of_an_earlier_day_beside_it(tmp_path):
    _keep_run(tmp_path, "2020-01-02", save=2.5)
    _keep_run(tmp_path, f"{date.today()}", save=2.2)

    _write_down(tmp_path, [HELD, MISSED], {}, 12.5)

    told = (tmp_path / "speed.md").read_text("utf-8")
    assert f"{date.today()} b, " in told
    assert "| ratio | run before (2020-01-02 a) | target |" in told
    assert "| 2.00 × held | 2.50 × | ≤ 3.00 × |" in told
    assert "| 2.60 × **missed** | not measured | ≤ 1.30 × |" in told


def test_the_first_run_stands_alone_and_the_second_of_the_day_has_it_beside_it(tmp_path):
    _write_down(tmp_path, [HELD], {}, 12.5)
    first = (tmp_path / "speed.md").read_text("utf-8")
    _write_down(tmp_path, [HELD], {}, 12.5)
    second = (tmp_path / "speed.md").read_text("utf-8")

    assert "run before" not in first
    assert f"run before ({date.today()} a)" in second
    assert [run.name for run in kept_runs(tmp_path)] == [f"{date.today()} a", f"{date.today()} b"]
    assert kept_runs(tmp_path)[0].ratios == {"save an edit": 2.0}


def test_the_run_of_the_first_page_is_kept_beside_it():
    [first, *_] = kept_runs(Path(roster_desktop.__file__).parent)

    assert first.name == "2026-11-30 a"
    assert first.ratios["all checks over a county"] == 37.72


def _keep_run(place: Path, day: str, **ratios: float) -> None:
    before = kept_runs(place)
    lines = [Measured("save an edit", ratio, 1.0, 3.0) for ratio in ratios.values()]
    keep(place, [*before, run_of(day, "a machine", lines, before)])


def test_the_machine_is_told_without_its_name_or_its_places():
    told = machine()

    assert "cores" in told
    assert platform.node() not in told
    assert str(Path.home()) not in told


def test_the_plot_draws_every_line_with_its_name():
    picture = ElementTree.fromstring(
        drawn([Line("search", ((480, 0.001), (36_000, 0.01))), Line("export", ((480, 0.2), (36_000, 9.0)))])
    )
    words = [one.text for one in picture.iter() if one.tag.endswith("text")]

    assert {"search", "export"} <= set(words)


def test_every_row_can_be_named_alone():
    assert len({row.key for row in ROWS}) == len(ROWS)
