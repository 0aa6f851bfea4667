"""Village, township, county and back down: what a township settled is never asked again."""

from __future__ import annotations

from roster_desktop.records import Level, Unit
from roster_desktop.tasks.deciding import Own, Theirs, decide, open_conflicts
from roster_desktop.tasks.typing import remove_row, write_cells
from tests.journeys.an_office import (
    ANN,
    BOB,
    EVE,
    JOBS,
    PERSON,
    TOWNSHIP,
    Office,
    job,
    person,
    told,
    village_unit,
    world,
)
from tests.journeys.shell import Shell, id_number

__all__ = ["world"]

COUNTY = Unit(Level.COUNTY, "洋县", county="洋县")
OTHER = Unit(Level.TOWNSHIP, "龙亭镇", township="龙亭镇", county="洋县")
DAN = id_number("19900909", 407)


def test_a_county_takes_townships_in_and_asks_nothing_that_they_settled(world: Office):
    village, township, county = world.new(village_unit("四合村")), world.new(TOWNSHIP), world.new(COUNTY)
    row = person(village, "张安", ANN, phone="13800000001")
    kept = person(village, "王波", BOB, phone="13800000005")
    world.take(township, world.book(village))
    world.take(county, world.book(township))
    write_cells(village, PERSON, row, {"phone": "13800000002"})
    write_cells(township, PERSON, row, {"phone": "13800000003"})
    write_cells(village, PERSON, kept, {"group": "二组"})
    write_cells(township, PERSON, kept, {"group": "三组"})
    of_village = world.book(village)
    world.take(township, of_village)
    asked = {conflict.column: conflict.id for conflict in open_conflicts(township)}
    decide(township, asked["phone"], Theirs())
    decide(township, asked["group"], Own("四组"))

    # The county hears the village's own words too, before and after the township's decisions.
    [direct] = world.take(county, of_village)
    [settled] = world.take(county, world.book(township))
    [again] = world.take(county, world.book(village))

    assert direct.conflicts == settled.conflicts == again.conflicts == 0
    assert county.count_conflicts() == 0
    expected = [("张安", "四合村", "13800000002", ""), ("王波", "四合村", "13800000005", "四组")]
    assert told(county, PERSON, "phone", "group") == expected


def test_what_the_county_decides_comes_down_to_township_and_village_without_a_question(world: Office):
    village, township, county = world.new(village_unit("四合村")), world.new(TOWNSHIP), world.new(COUNTY)
    row = person(village, "张安", ANN, phone="13800000001")
    job(village, "张安", ANN, monthly_wage="4000")
    world.take(township, world.book(village))
    world.take(county, world.book(township))
    write_cells(township, PERSON, row, {"phone": "13800000002"})
    write_cells(county, PERSON, row, {"phone": "13800000003"})
    [up] = world.take(county, world.book(township))
    [asked] = open_conflicts(county)
    decide(county, asked.id, Own("13800000004"))

    [down] = world.take(township, world.book(county))
    [further] = world.take(village, world.book(township))
    [back] = world.take(township, world.book(village))
    [up_again] = world.take(county, world.book(township))

    assert up.conflicts == 1
    assert [book.conflicts for book in (down, further, back, up_again)] == [0, 0, 0, 0]
    for file in (village, township, county):
        assert told(file, PERSON, "phone") == [("张安", "四合村", "13800000004")]
        assert told(file, JOBS, "monthly_wage") == [("张安", "四合村", "4000")]
    assert village.count_conflicts() == township.count_conflicts() == county.count_conflicts() == 0


def test_an_open_question_of_a_township_travels_up_and_the_countys_answer_settles_it(world: Office):
    village, township, county = world.new(village_unit("四合村")), world.new(TOWNSHIP), world.new(COUNTY)
    row = person(village, "张安", ANN, phone="13800000001")
    world.take(township, world.book(village))
    world.take(county, world.book(township))
    write_cells(village, PERSON, row, {"phone": "13800000002"})
    write_cells(township, PERSON, row, {"phone": "13800000003"})
    world.take(township, world.book(village))

    [up] = world.take(county, world.book(township))
    [asked] = open_conflicts(county)
    decide(county, asked.id, Theirs(1))
    answer = asked.theirs[0].text
    [down] = world.take(township, world.book(county))

    assert (up.conflicts, down.conflicts, township.count_conflicts()) == (1, 0, 0)
    assert told(township, PERSON, "phone") == told(county, PERSON, "phone") == [("张安", "四合村", answer)]


def test_two_townships_with_villages_of_one_name_stay_apart_and_removals_travel(world: Office):
    first, second = world.new(TOWNSHIP), world.new(OTHER)
    county = world.new(COUNTY)
    here, there = (
        world.new(village_unit("三合村")),
        world.new(Unit(Level.VILLAGE, "三合村", township="龙亭镇", county="洋县"), "龙亭三合村"),
    )
    person(here, "张安", ANN)
    gone = person(here, "李芸", EVE)
    person(there, "王波", BOB)
    person(there, "赵丹", DAN)
    world.take(first, world.book(here))
    world.take(second, world.book(there))
    world.take(county, world.book(first), world.book(second))
    remove_row(here, PERSON, gone, "迁出")
    world.take(first, world.book(here))

    [up] = world.take(county, world.book(first))
    [stranger] = world.take(second, world.book(here))

    assert told(county, PERSON, "township") == [
        ("张安", "三合村", "铁河镇"), ("王波", "三合村", "龙亭镇"), ("赵丹", "三合村", "龙亭镇"),
    ]  # fmt: skip
    assert (up.conflicts, stranger.status) == (0, "refused")
    assert county.doctor().problems == ()


def test_a_county_works_by_command_as_a_township_does(world: Office, shell: Shell):
    village, township = world.new(village_unit("四合村")), world.new(TOWNSHIP)
    row = person(village, "张安", ANN, phone="13800000001")
    world.take(township, world.book(village))
    first = world.book(township)
    write_cells(township, PERSON, row, {"phone": "13800000002"})
    second = world.book(township)
    county = world.folder / "county.roster"

    made = shell("new", county, "--level", "county", "--unit", "洋县", "--operator", "县经办")
    merged = shell("merge", county, first, "--json")
    shell("set", county, f"person:{ANN}", "phone=13800000003")
    asked = shell("merge", county, second, "--json")
    [conflict] = shell("conflicts", county, "--json").json
    resolved = shell("resolve", county, conflict["id"], "--take", "theirs")
    down = shell("export", county, world.folder / "下行.xlsx")
    received = world.take(township, world.folder / "下行.xlsx")
    checked = shell("check", county, "--json")

    assert (made.status, merged.status, asked.status) == (0, 0, 1)
    assert shell("conflicts", county, "--json").json == [], resolved.err
    assert merged.json["workbooks"][0]["unit"] == "铁河镇"
    assert conflict["ours"] != conflict["theirs"][0]["value"]
    assert down.status in (0, 1)
    assert (received[0].conflicts, received[0].counts[PERSON].added) == (0, 0)
    assert checked.json["rows_checked"] == 1
    [shown] = shell("rows", county, "person", "--json", "--unmask").json
    assert (shown["township"], shown["village"], shown["phone"]) == ("铁河镇", "四合村", "13800000002")
