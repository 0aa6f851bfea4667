"""The files of the bench are like true ones in what decides its figures: households count by village."""

from __future__ import annotations

from roster_desktop.rosters import CATALOG
from roster_desktop.sample import make_township
from tests.bench import files
from tests.bench.rows import ROWS


def test_villages_of_the_bench_have_no_household_number_in_common():
    [village] = make_township(villages=1, people=9, seed=1).villages
    people = village.rows[CATALOG.people]
    numbers = []
    for place in (0, 1, 20):
        code = files.village_code(place, 20)
        moved = [files.counted_apart(cells, village.unit.code, code) for cells in people]
        assert all(one["household_number"].startswith(code) for one in moved)
        assert all(one["person_number"].startswith(one["household_number"]) for one in moved)
        numbers.append({one["household_number"] for one in moved})

    assert not numbers[0] & numbers[1]
    assert not (numbers[0] | numbers[1]) & numbers[2]
    assert len(numbers[0]) == len({one["household_number"] for one in people})
    assert len(files.village_code(0, 20)) == len(village.unit.code)


def test_files_of_another_making_are_not_taken_for_the_present_ones(tmp_path, monkeypatch):
    monkeypatch.setenv(files.PLACE, str(tmp_path))
    (tmp_path / "county.roster").write_bytes(b"of the first making")

    assert not files.place_of("county").exists()
    assert files.place_of("county") != files.place_of("ten")


def test_every_row_names_files_that_can_be_made():
    asked = {what for row in ROWS for what in row.files}

    assert asked <= {"village", "township", "county", "ten", "names", files.BOOKS}
    assert "names" in next(row for row in ROWS if row.key == "searching").files
