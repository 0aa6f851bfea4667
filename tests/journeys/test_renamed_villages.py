"""Villages are renamed, joined and moved; books of before and after cross, and nothing is lost, doubled
or asked."""

from __future__ import annotations

from pathlib import Path

from roster_desktop.records import Level, Place, Unit
from roster_desktop.tasks.renaming import known_places, plan_renaming
from roster_desktop.tasks.typing import write_cells
from roster_desktop.wording import office
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
    renamed,
    told,
    village_unit,
    world,
)
from tests.workspace.toy import refused

__all__ = ["world"]


def test_old_books_of_a_renamed_village_find_its_people_under_the_new_name(world: Office):
    village, township = world.new(village_unit("四合村")), world.new(TOWNSHIP)
    row = person(village, "张安", ANN, phone="13800000001")
    job(village, "张安", ANN)
    world.take(township, world.book(village))
    late = world.book(village)
    write_cells(village, PERSON, row, {"phone": "13800000002"})
    newest = world.book(village)

    renamed(township, Place("", "新河村"), Place("", "四合村"))
    results = world.take(township, late, newest)

    assert [book.status for book in results] == ["unchanged", "merged"]
    assert told(township, PERSON, "phone") == [("张安", "新河村", "13800000002")]
    assert told(township, JOBS) == [("张安", "新河村")]
    assert township.count_conflicts() == 0


def test_people_typed_under_the_old_name_come_in_under_the_new_one_and_are_no_second_rows(world: Office):
    village, township = world.new(village_unit("四合村")), world.new(TOWNSHIP)
    person(village, "张安", ANN)
    world.take(township, world.book(village))
    renamed(township, Place("", "新河村"), Place("", "四合村"))
    # Both type Bob without knowing of each other, the village under its old name; Eve only the village.
    person(township, "王波", BOB, village="新河村", phone="13800000009")
    person(village, "王波", BOB, phone="13800000009")
    person(village, "李芸", EVE)

    [result] = world.take(township, world.book(village))

    assert told(township) == [("张安", "新河村"), ("李芸", "新河村"), ("王波", "新河村")]
    assert (township.count_conflicts(), result.conflicts) == (0, 0)
    assert township.doctor().problems == ()


def test_a_handmade_list_under_the_old_name_makes_no_duplicates(world: Office):
    village, township = world.new(village_unit("四合村")), world.new(TOWNSHIP)
    person(village, "张安", ANN)
    world.take(township, world.book(village))
    renamed(township, Place("", "新河村"), Place("", "四合村"))
    book = world.folder / "手工.csv"
    lines = ["行政村,姓名,身份证号,户主姓名", f"四合村,张安,{ANN},张安", f"四合村,王波,{BOB},王波"]
    book.write_text("\n".join(lines), encoding="utf-8")

    [result] = world.take(township, book)

    assert told(township) == [("张安", "新河村"), ("王波", "新河村")]
    assert township.count_conflicts() == 0
    assert result.counts[PERSON].added == 1


def test_monthly_lists_go_on_quietly_under_the_new_name_and_under_the_old_one(world: Office):
    township = world.new(TOWNSHIP)

    def listed(month: int, village: str, phone: str) -> Path:
        book = world.folder / f"{month}月.csv"
        lines = ["行政村,姓名,身份证号,户主姓名,联系电话", f"{village},张安,{ANN},张安,{phone}"]
        book.write_text("\n".join(lines), encoding="utf-8")
        return book

    world.take(township, listed(1, "四合村", "13800000001"))
    renamed(township, Place("", "新河村"), Place("", "四合村"))

    results = world.take(township, listed(2, "四合村", "13800000002"), listed(3, "新河村", "13800000003"))

    assert [book.conflicts for book in results] == [0, 0]
    assert told(township, PERSON, "phone") == [("张安", "新河村", "13800000003")]


def test_village_and_township_rename_apart_and_nothing_is_asked(world: Office):
    village, township = world.new(village_unit("四合村")), world.new(TOWNSHIP)
    person(village, "张安", ANN)
    world.take(township, world.book(village))
    renamed(township, Place("", "新河村"), Place("", "四合村"))
    renamed(village, Place("铁河镇", "新河村"))
    person(village, "王波", BOB)

    [up] = world.take(township, world.book(village))
    [down] = world.take(village, world.book(township))

    assert village.unit.name == "新河村"
    assert (up.unit, up.status, up.conflicts) == ("新河村", "merged", 0)
    assert (down.counts[PERSON].changed, down.counts[PERSON].added, down.conflicts) == (0, 0, 0)
    assert told(township) == told(village) == [("张安", "新河村"), ("王波", "新河村")]


def test_a_renaming_is_one_step_that_is_taken_back_whole(world: Office):
    village = world.new(village_unit("四合村"))
    person(village, "张安", ANN)
    job(village, "张安", ANN)
    before = village.journal

    renamed(village, Place("铁河镇", "新河村"))
    after = (village.unit.name, told(village, JOBS), village.journal)
    undone = village.undo()

    assert after == ("新河村", [("张安", "新河村")], before + 1)
    assert undone.label == "四合村 改名为 新河村"
    assert (village.unit.name, told(village), told(village, JOBS)) == (
        "四合村", [("张安", "四合村")], [("张安", "四合村")],
    )  # fmt: skip
    village.redo()
    assert (village.unit.name, told(village)) == ("新河村", [("张安", "新河村")])


def test_two_villages_become_one_and_books_of_both_still_find_it(world: Office):
    east, west, township = (
        world.new(unit) for unit in (village_unit("东村"), village_unit("西村"), TOWNSHIP)
    )
    person(east, "张安", ANN)
    row = person(west, "王波", BOB, phone="13800000001")
    world.take(township, world.book(east), world.book(west))
    renamed(township, Place("", "合村", "610723102207"), Place("", "东村"), Place("", "西村"))
    write_cells(west, PERSON, row, {"phone": "13800000002"})
    old_west = world.book(west)
    # The east's clerk goes on with the joined village, and takes the west's people over.
    renamed(east, Place("铁河镇", "合村"), Place("铁河镇", "西村"))
    [joined] = world.take(east, old_west)

    results = world.take(township, old_west, world.book(east))

    assert joined.status == "merged"
    assert told(east, PERSON, "phone") == [("张安", "合村", ""), ("王波", "合村", "13800000002")]
    assert told(township, PERSON, "phone") == told(east, PERSON, "phone")
    assert township.count_conflicts() == east.count_conflicts() == 0
    assert all(book.conflicts == 0 for book in results)
    assert known_places(township) == (Place("", "合村"),)


def test_before_villages_are_joined_whoever_stands_in_both_is_named(world: Office):
    township = world.new(TOWNSHIP)
    person(township, "张安", ANN, village="东村")
    person(township, "张安", ANN, village="西村")

    planned = plan_renaming(township, [Place("", "东村"), Place("", "西村")], Place("", "合村"))

    assert planned.twice == ("张安",)
    assert planned.rows[PERSON] == 2


def test_a_village_that_moves_to_another_township_is_taken_in_there_and_its_county_asks_nothing(
    world: Office,
):
    village = world.new(village_unit("四合村"))
    old, new = (
        world.new(TOWNSHIP),
        world.new(Unit(Level.TOWNSHIP, "龙亭镇", township="龙亭镇", county="洋县")),
    )
    county = world.new(Unit(Level.COUNTY, "洋县", county="洋县"))
    row = person(village, "张安", ANN, phone="13800000001")
    world.take(old, world.book(village))
    world.take(county, world.book(old))

    renamed(county, Place("龙亭镇", "四合村"), Place("铁河镇", "四合村"))
    renamed(village, Place("龙亭镇", "四合村", "610723104200"))
    write_cells(village, PERSON, row, {"phone": "13800000002"})
    [moved] = world.take(new, world.book(village))
    [late] = world.take(county, world.book(old))
    [up] = world.take(county, world.book(new))

    assert (moved.status, late.status, up.status) == ("merged", "unchanged", "merged")
    assert village.unit.township == "龙亭镇"
    [(name, place, township, phone)] = told(county, PERSON, "township", "phone")
    assert (name, place, township, phone) == ("张安", "四合村", "龙亭镇", "13800000002")
    assert county.count_conflicts() == 0


def test_a_township_cannot_give_a_village_away(world: Office):
    township = world.new(TOWNSHIP)
    person(township, "张安", ANN, village="东村")

    with refused(office.OTHER_TOWNSHIP):
        plan_renaming(township, [Place("", "东村")], Place("龙亭镇", "东村"))
