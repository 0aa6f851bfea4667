"""What a run of the bench leaves: a table and a plot that can be read, no word of the machine's owner."""

from __future__ import annotations

import platform
from pathlib import Path
from xml.etree import ElementTree

from tests.bench.__main__ import _write_down, machine
from tests.bench.plot import Line, drawn
from tests.bench.rows import ROWS
from tests.bench.table import Measured, marked_table

HELD = Measured("save an edit", 0.006, 0.003, 3.0, "raw SQLite", 40)
MISSED = Measured("open the program: first paint", 2.6, 1.0, 1.3, "a bare window", 5)


def test_the_table_says_what_was_held_and_why_something_was_missed():
    told = marked_table((HELD, MISSED), {"open the program": "importing takes so long"})

    assert "| save an edit | 6 ms | 3 ms, raw SQLite | 2.00 × held | ≤ 3.00 × | 40 |" in told
    assert "| 2.60 × **missed** |" in told
    assert "- **open the program: first paint**: importing takes so long" in told


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
