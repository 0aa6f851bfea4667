"""The manual from the command line: as a PDF, and its reference line by line."""

from __future__ import annotations

from pathlib import Path

import pytest

from roster_desktop.records import Level
from roster_desktop.rosters import CATALOG
from roster_desktop.tasks.manual import manual_of
from tests.journeys.shell import Shell


def test_the_reference_lists_every_column_and_rule_with_its_source(shell: Shell):
    told = shell("reference", "--json").json

    columns = {(one["roster"], one["key"]) for one in told["columns"]}
    assert columns == {(roster.key, column.key) for roster in CATALOG.rosters for column in roster.columns}
    assert {"A26", "C05", "H01", "T07"} <= {one["rule"] for one in told["rules"]}
    assert all(one["source"] for one in (*told["columns"], *told["rules"]))


def test_words_narrow_the_reference(shell: Shell):
    said = shell("reference", "c05")

    assert said.status == 0
    assert [line.split("\t")[0] for line in said.out.splitlines()] == ["C05"]


def test_the_manual_of_a_level_is_written(shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    asked = []
    monkeypatch.setattr("roster_desktop.cli.manual.write_manual", lambda pages, out: asked.append(pages))

    assert shell("manual", tmp_path / "手册.pdf", "--level", "village").status == 0
    assert asked == [manual_of(CATALOG).of_level(Level.VILLAGE)]


def test_another_ending_or_level_is_a_wrong_call(shell: Shell, tmp_path: Path):
    assert shell("manual", tmp_path / "手册.docx").status == 2
    assert shell("manual", tmp_path / "手册.pdf", "--level", "province").status == 2
    assert list(tmp_path.iterdir()) == []
