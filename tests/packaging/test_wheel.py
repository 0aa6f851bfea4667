"""What `pip install .` carries: the program, its window and everything they read."""

from __future__ import annotations

import configparser
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).parents[2]
PACKED = {
    "roster_desktop": "roster_desktop",
    "ui": "ui",
    "resources": "roster_desktop/resources",
}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Iterator[zipfile.ZipFile]:
    """A wheel built from this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    [built] = WheelBuilder(str(ROOT)).build(directory=str(folder))
    with zipfile.ZipFile(built) as opened:
        yield opened


@pytest.mark.parametrize(("folder", "place"), PACKED.items())
def test_everything_in_the_folder_travels(wheel, folder, place):
    files = {
        f"{place}/{path.relative_to(ROOT / folder).as_posix()}"
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }

    assert files != set()
    assert files - set(wheel.namelist()) == set()


def test_nothing_else_travels(wheel):
    first = {name.partition("/")[0] for name in wheel.namelist()}

    assert {part for part in first if not part.endswith(".dist-info")} == {"roster_desktop", "ui"}


def test_both_ways_to_start_are_installed(wheel):
    [name] = [name for name in wheel.namelist() if name.endswith("/entry_points.txt")]
    written = configparser.ConfigParser()
    written.read_string(wheel.read(name).decode("utf-8"))

    assert dict(written["console_scripts"]) == {"roster-desktop": "roster_desktop.__main__:main"}
    assert dict(written["gui_scripts"]) == {"roster-desktop-window": "roster_desktop.__main__:main"}
