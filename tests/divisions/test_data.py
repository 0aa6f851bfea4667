"""The files of the list are whole, small, sorted and ours to give away."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from roster_desktop.places import resource

FILES = sorted(resource("divisions").glob("*.tsv"))


def rows(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]


def test_the_list_is_small():
    assert FILES
    assert sum(path.stat().st_size for path in FILES) < 1_000_000


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_line_has_all_columns_and_a_code_of_its_own(path: Path):
    header, *lines = rows(path)
    codes = [code for code, *_ in lines]

    assert header[0] == "code"
    assert {len(line) for line in lines} == {len(header)}
    assert codes == sorted(set(codes))
    assert all(re.fullmatch(r"\d{6}|\d{12}", code) for code in codes)


@pytest.mark.parametrize(
    "path", [path for path in FILES if "short" in rows(path)[0]], ids=lambda path: path.name
)
def test_every_name_has_an_initial_for_each_character_and_begins_with_its_short_form(path: Path):
    for _, _, name, short, initials in rows(path)[1:]:
        assert len(initials) == len(name)
        assert re.fullmatch(r"[a-z0-9]+", initials)
        assert name.startswith(short)
        assert short != name


def test_a_code_in_force_is_not_listed_as_former():
    former = {code for code, *_ in rows(resource("divisions", "former-counties.tsv"))[1:]}
    in_force = {line[0] for line in rows(resource("divisions", "areas.tsv"))[1:] if line[1] == "county"}

    assert not former & in_force


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_file_tells_its_source(path: Path):
    assert path.name in resource("divisions", "SOURCES.md").read_text(encoding="utf-8")
