"""Where files live: resources in a checkout and in an installed program, folders of the account."""

from __future__ import annotations

from pathlib import Path

import pytest

from roster_desktop import places


def test_resources_of_a_checkout_lie_beside_the_package():
    checkout = Path(places.__file__).resolve().parent.parent

    assert places.resource("divisions", "areas.tsv") == checkout / "resources" / "divisions" / "areas.tsv"
    assert places.resource("divisions", "areas.tsv").is_file()


def test_resources_carried_inside_the_package_come_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    carried = tmp_path / "roster_desktop" / "resources"
    carried.mkdir(parents=True)
    (tmp_path / "resources").mkdir()
    monkeypatch.setattr(places, "_ROOM", tmp_path / "roster_desktop")

    assert places.resource("manual") == carried / "manual"


def test_asking_for_folders_creates_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(places.platformdirs, "user_data_path", lambda *_, **__: tmp_path / "data")
    monkeypatch.setattr(places.platformdirs, "user_config_path", lambda *_, **__: tmp_path / "config")

    assert places.data_folder() == tmp_path / "data"
    assert places.default_roster_folder().is_relative_to(places.data_folder())
    assert places.settings_file() == tmp_path / "config" / "settings.ini"
    assert list(tmp_path.iterdir()) == []


def test_the_programs_folders_bear_its_name():
    assert places.data_folder().name == "roster-desktop"
    assert places.settings_file().parent.name == "roster-desktop"


@pytest.mark.parametrize("marker", ["便携", "便携.txt"])
def test_a_program_marked_as_portable_keeps_everything_beside_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, marker: str
):
    (tmp_path / marker).touch()
    monkeypatch.setattr(places.sys, "executable", str(tmp_path / "roster-desktop"))

    assert places.data_folder() == tmp_path / "数据"
    assert places.settings_file() == tmp_path / "数据" / "settings.ini"
    assert places.default_roster_folder() == tmp_path / "数据" / "rosters"
