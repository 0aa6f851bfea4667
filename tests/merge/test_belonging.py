"""Whose workbook it is: a village's file takes no other village's people."""

from __future__ import annotations

import pytest

from roster_desktop.merge import belongs
from roster_desktop.records import DeliveredRow, Delivery, Level, Manifest, Unit
from tests.builders import TOY, toy_person

COUNTY = Unit(Level.COUNTY, "洋县", "610723", county="洋县")
TOWNSHIP = Unit(Level.TOWNSHIP, "清水镇", "610723100000", township="清水镇", county="洋县")
OTHER_TOWNSHIP = Unit(Level.TOWNSHIP, "黑水镇", "610723200000", township="黑水镇", county="洋县")
VILLAGE = Unit(Level.VILLAGE, "河湾村", "610723100001", township="清水镇", county="洋县")
OTHER_VILLAGE = Unit(Level.VILLAGE, "东坡村", "610723100002", township="清水镇", county="洋县")
NAMESAKE = Unit(Level.VILLAGE, "河湾村", "610723200001", township="黑水镇", county="洋县")
OTHER_COUNTY = Unit(Level.COUNTY, "石县", "610999", county="石县")


def _book(unit: Unit | None, *people: dict[str, str], heading: str = "") -> Delivery:
    manifest = Manifest(1, "book", "w", unit, "", "", "", 1, "", "", "") if unit else None
    rows = tuple(
        DeliveredRow("folk", "花名册", number, values, {}, None)
        for number, values in enumerate(people, start=4)
    )
    return Delivery("表.xlsx", "", manifest, rows, unit_text=heading)


HERE, THERE = toy_person(), toy_person("李四", 2) | {"village": "东坡村"}


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (VILLAGE, VILLAGE),
        (TOWNSHIP, TOWNSHIP),
        (TOWNSHIP, VILLAGE),
        (COUNTY, VILLAGE),
        (COUNTY, OTHER_TOWNSHIP),
        (COUNTY, COUNTY),
        (VILLAGE, TOWNSHIP),
        (VILLAGE, COUNTY),
        (TOWNSHIP, COUNTY),
    ],
)
def test_books_of_the_unit_within_it_and_from_above_about_it_are_taken(ours: Unit, theirs: Unit) -> None:
    assert belongs(TOY, ours, _book(theirs, HERE)) is None


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (VILLAGE, OTHER_VILLAGE),
        (VILLAGE, NAMESAKE),
        (VILLAGE, OTHER_TOWNSHIP),
        (TOWNSHIP, NAMESAKE),
        (TOWNSHIP, OTHER_TOWNSHIP),
        (COUNTY, OTHER_COUNTY),
        (VILLAGE, OTHER_COUNTY),
    ],
)
def test_books_of_another_unit_are_turned_away_in_words(ours: Unit, theirs: Unit) -> None:
    problem = belongs(TOY, ours, _book(theirs, HERE))

    assert problem is not None
    assert problem.code == "T04"
    assert f"“{theirs.name}”的，不是“{ours.name}”的" in problem.message
    assert problem.remedy


def test_a_townships_whole_book_is_not_a_villages() -> None:
    problem = belongs(TOY, VILLAGE, _book(TOWNSHIP, HERE, THERE))

    assert problem is not None
    assert (problem.code, problem.sheet, problem.cell) == ("T04", "花名册", "A5")


@pytest.mark.parametrize("village", ["河湾村", "河湾", "河湾村村民委员会", "清水镇河湾村"])
def test_a_handmade_list_may_write_the_villages_name_its_own_way(village: str) -> None:
    assert belongs(TOY, VILLAGE, _book(None, HERE | {"village": village})) is None


def test_a_handmade_list_of_another_village_is_turned_away() -> None:
    problem = belongs(TOY, VILLAGE, _book(None, THERE))

    assert problem is not None
    assert problem.code == "T04"


@pytest.mark.parametrize("heading", ["", "河湾村", "清水镇河湾村民委员会", "清水镇", "洋县人社局"])
def test_a_heading_that_names_the_village_or_what_it_lies_in_is_enough(heading: str) -> None:
    assert belongs(TOY, VILLAGE, _book(None, HERE | {"village": ""}, heading=heading)) is None


def test_a_heading_of_another_village_is_turned_away() -> None:
    problem = belongs(TOY, VILLAGE, _book(None, HERE | {"village": ""}, heading="东坡村"))

    assert problem is not None
    assert "东坡村" in problem.message


def test_a_handmade_list_of_another_township_is_turned_away() -> None:
    assert belongs(TOY, TOWNSHIP, _book(None, HERE)) is None
    assert belongs(TOY, OTHER_TOWNSHIP, _book(None, HERE)) is not None
