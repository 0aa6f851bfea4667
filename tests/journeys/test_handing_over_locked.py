"""A file with a password is handed over as it is: whoever takes it over needs the password, not the giver."""

from __future__ import annotations

from pathlib import Path

import pytest

from roster_desktop.rosters import CATALOG
from roster_desktop.tasks.handover import hand_over, take_over
from roster_desktop.workspace import Access, Workspace, guarding
from tests.journeys.an_office import ANN, PERSON, Office, person, told, village_unit, world

__all__ = ["world"]

pytestmark = pytest.mark.skipif(not guarding.can_protect, reason="no SQLCipher for this machine")


@pytest.mark.parametrize("knows_password", [True, False])
def test_a_locked_file_is_taken_over_and_stays_locked(world: Office, tmp_path: Path, knows_password: bool):
    protection = guarding.new_protection("山高水长2026", guarding.new_code())
    path = tmp_path / "四合村.roster"
    with Workspace.create(path, CATALOG, village_unit("四合村"), "张会计", protection) as village:
        person(village, "张安", ANN, phone="13800000001")
        hand_over(village, tmp_path / "包.zip", "王会计")
    key = protection.key if knows_password else None

    made = take_over(tmp_path / "包.zip", tmp_path / "新", "王会计", CATALOG, key_of=lambda _file: key)

    assert guarding.is_protected(made)
    with Workspace.open(made, CATALOG, Access.READ, protection.key) as taken:
        assert told(taken, PERSON, "phone") == [("张安", "四合村", "13800000001")]
        assert taken.operator == ("王会计" if knows_password else "张会计")
