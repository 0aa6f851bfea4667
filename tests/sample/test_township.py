"""The sample township is sound, believable, repeatable, and nobody in it exists twice by accident."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roster_desktop.checks.cells import check_row
from roster_desktop.checks.finding import Level
from roster_desktop.divisions import division
from roster_desktop.records import Level as UnitLevel
from roster_desktop.rosters import CATALOG
from roster_desktop.sample import SAMPLE_DAY, SampleTownship, SampleVillage, make_township, most_villages
from roster_desktop.schema.derivation import full_years
from roster_desktop.schema.kinds.id_number import birth_of, sex_of

TOWNSHIP = make_township()
SHARED = make_township(villages=3, people=40, shared_person=True)
STATUS_BY_ROSTER = {"transfer": {"转移就业", "灵活就业"}, "business": {"自主创业"}, "post": {"公益性岗位"}}


def all_rows(township: SampleTownship) -> Iterator[tuple[str, dict[str, str]]]:
    return (
        (roster, row)
        for village in township.villages
        for roster, rows in village.rows.items()
        for row in rows
    )


def people_of(village: SampleVillage) -> list[dict[str, str]]:
    return village.rows["person"]


def households_of(village: SampleVillage) -> list[list[dict[str, str]]]:
    households: dict[str, list[dict[str, str]]] = {}
    for row in people_of(village):
        households.setdefault(row["household_number"], []).append(row)
    return list(households.values())


def born(row: dict[str, str]) -> date:
    found = birth_of(row["id_number"])
    assert found
    return found


def test_there_are_as_many_villages_and_people_as_asked_for():
    assert len(TOWNSHIP.villages) == 6
    assert [len(people_of(village)) for village in TOWNSHIP.villages] == [60] * 6


def test_the_villages_are_real_ones_of_the_township():
    codes = [village.unit.code for village in TOWNSHIP.villages]

    assert {code[:9] for code in codes} == {TOWNSHIP.unit.code[:9]}
    assert {code[:6] for code in codes} == {"610723"}
    assert [division(code).name for code in codes] == [village.unit.name for village in TOWNSHIP.villages]
    assert all(TOWNSHIP.unit.contains(village.unit) for village in TOWNSHIP.villages)
    assert TOWNSHIP.unit.level is UnitLevel.TOWNSHIP


def test_every_roster_of_every_village_has_its_list():
    assert {tuple(village.rows) for village in TOWNSHIP.villages} == {
        tuple(roster.key for roster in CATALOG.rosters)
    }
    assert {roster for roster, _ in all_rows(TOWNSHIP)} == {roster.key for roster in CATALOG.rosters}


@pytest.mark.parametrize("township", [TOWNSHIP, SHARED], ids=["plain", "shared"])
def test_every_text_is_canonical_and_derived_cells_are_left_to_follow(township: SampleTownship):
    for roster, row in all_rows(township):
        spec = CATALOG.roster(roster)

        assert spec.canonical(row) == row
        assert "" not in row.values()
        assert not {column.key for column in spec.columns if column.derived} & set(row)


@given(seed=st.integers(0, 10**6), people=st.integers(1, 40), shared=st.booleans())
def test_the_checks_find_no_error_and_only_missing_phones_to_warn_of(seed: int, people: int, shared: bool):
    township = make_township(villages=2, people=max(2, people), seed=seed, shared_person=shared)

    found = {
        (finding.rule, finding.level)
        for roster, row in all_rows(township)
        for finding in check_row(CATALOG.roster(roster), row, on=SAMPLE_DAY)
    }

    assert found <= {("A13", Level.WARNING)}


@given(on=st.dates(date(2023, 1, 1), date(2031, 12, 31)), seed=st.integers(0, 10**6))
def test_it_is_as_sound_on_any_other_day(on: date, seed: int):
    township = make_township(villages=1, people=40, seed=seed, on=on)

    found = {
        finding.rule
        for roster, row in all_rows(township)
        for finding in check_row(CATALOG.roster(roster), row, on=on)
    }

    assert found <= {"A13"}


def test_a_few_everyday_gaps_are_left():
    without_phone = [row for village in TOWNSHIP.villages for row in people_of(village) if "phone" not in row]

    assert 3 <= len(without_phone) <= 40


def test_the_same_arguments_make_the_same_township():
    assert make_township() == TOWNSHIP
    assert make_township(seed=1) != make_township(seed=2)


def test_an_identity_number_belongs_to_one_person():
    numbers = Counter(row["id_number"] for village in TOWNSHIP.villages for row in people_of(village))

    assert max(numbers.values()) == 1


def test_every_household_has_one_head_and_at_most_one_spouse_of_the_other_sex():
    for village in TOWNSHIP.villages:
        for household in households_of(village):
            [head] = [row for row in household if row["relation"] == "户主"]
            spouses = [row for row in household if row["relation"] == "配偶"]

            assert {(row["head_name"], row["head_id_number"]) for row in household} == {
                (head["name"], head["id_number"])
            }
            assert len(household) <= 7
            assert [{sex_of(head["id_number"]), sex_of(row["id_number"])} for row in spouses] == [
                {"男", "女"} for _ in spouses
            ]


@given(seed=st.integers(0, 10**6))
def test_relations_agree_with_sex_and_age(seed: int):
    [village] = make_township(villages=1, people=60, seed=seed).villages
    men, women = (
        {"之子", "之父", "之女婿", "之孙子", "之外孙子"},
        {"之女", "之母", "之儿媳", "之孙女", "之外孙女"},
    )
    for household in households_of(village):
        head = next(row for row in household if row["relation"] == "户主")
        for row in household:
            years = full_years(born(head), born(row))

            assert row["relation"] not in (men if sex_of(row["id_number"]) == "女" else women)
            assert row["relation"] not in ("之子", "之女") or years >= 18
            assert row["relation"] not in ("之父", "之母") or years <= -18
            assert born(row) <= SAMPLE_DAY


def test_some_heads_are_women_some_elders_live_alone_and_some_families_are_large():
    households = [household for village in TOWNSHIP.villages for household in households_of(village)]
    heads = [household[0] for household in households]

    assert {sex_of(head["id_number"]) for head in heads} == {"男", "女"}
    assert any(
        len(household) == 1 and full_years(born(household[0]), SAMPLE_DAY) >= 65 for household in households
    )
    assert max(len(household) for household in households) >= 5


def test_identity_numbers_tell_of_old_county_codes_of_other_provinces_and_end_in_x():
    numbers = [row["id_number"] for village in TOWNSHIP.villages for row in people_of(village)]

    assert {"610723", "612323"} <= {number[:6] for number in numbers}
    assert {number[:2] for number in numbers} > {"61"}
    assert any(number.endswith("X") for number in numbers)


@pytest.mark.parametrize("roster", STATUS_BY_ROSTER)
def test_who_has_work_that_goes_on_has_the_status_of_it_and_the_other_way_round(roster: str):
    for village in TOWNSHIP.villages:
        working = {row["id_number"] for row in village.rows[roster] if "ended_on" not in row}
        said = {
            row["id_number"]
            for row in people_of(village)
            if row.get("employment_status") in STATUS_BY_ROSTER[roster]
        }

        assert working == said


def test_rows_of_the_other_rosters_say_of_the_person_what_the_person_roster_says():
    for village in TOWNSHIP.villages:
        person_by_number = {row["id_number"]: row for row in people_of(village)}
        for roster in CATALOG.rosters[1:]:
            taken = {column.key: column.from_person for column in roster.columns if column.from_person}
            for row in village.rows[roster.key]:
                person = person_by_number[row["id_number"]]

                assert {key: row.get(key) for key in taken} == {
                    key: person.get(source) for key, source in taken.items() if source
                }


def test_the_distance_of_a_job_agrees_with_its_place():
    for roster, row in all_rows(TOWNSHIP):
        if roster == "transfer":
            is_home_province = row["province"] == "陕西省"
            is_home_county = row["county"] == "洋县"

            assert (row["area"] == "省外") is not is_home_province
            assert (row["area"] in ("乡（镇）内", "乡（镇）外县内")) is is_home_county


def test_nothing_of_work_or_courses_happens_before_the_age_of_sixteen_or_after_the_day():
    for roster, row in all_rows(TOWNSHIP):
        if roster != "person":
            first = date.fromisoformat(f"{row['started_on']}-01"[:10])

            assert full_years(born(row), first.replace(day=28)) >= 16
            assert first <= SAMPLE_DAY


def test_two_villages_may_list_one_woman_who_married_from_one_into_the_other():
    first, second, third = SHARED.villages
    rows_by_number = {row["id_number"]: row for row in people_of(second)}
    [(here, there)] = [
        (row, rows_by_number[row["id_number"]])
        for row in people_of(first)
        if row["id_number"] in rows_by_number
    ]

    assert here["relation"] in ("之女", "之兄弟姐妹")
    assert here["name"][0] == here["head_name"][0]
    assert here["name"] == there["name"]
    assert (here["village"], there["village"]) == (first.unit.name, second.unit.name)
    assert {len(people_of(village)) for village in (first, second, third)} == {40}


def test_more_villages_than_any_township_has_are_refused():
    assert len(make_township(villages=most_villages(), people=1).villages) == most_villages()
    with pytest.raises(ValueError, match="villages"):
        make_township(villages=most_villages() + 1, people=1)


def test_a_person_cannot_be_shared_by_one_village():
    with pytest.raises(ValueError, match="two villages"):
        make_township(villages=1, people=10, shared_person=True)


def test_a_whole_county_of_people_is_made_with_nobody_twice():
    township = make_township(villages=10, people=2220)

    numbers = [row["id_number"] for village in township.villages for row in people_of(village)]

    assert len(set(numbers)) == len(numbers) == 22_200
